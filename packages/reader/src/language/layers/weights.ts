import { type ModelFile, ModelFileError } from "../encoder/index.ts";

/** A matrix in rows, and what is added to its product. Its numbers are of single precision, kept as they are multiplied. */
export interface Linear {
  readonly outputs: number;
  readonly inputs: number;
  readonly weight: Float64Array;
  readonly bias: Float32Array;
}

export interface Norm {
  readonly scale: Float32Array;
  readonly shift: Float32Array;
}

/** A table of which a page needs few rows: unit × scale of its row is a number of single precision. */
export interface PackedTable {
  readonly width: number;
  readonly units: Int8Array;
  readonly scales: Float32Array;
}

/** A layer of attention over rows with a learned bias for distances, and a feed-forward net. */
export interface Layer {
  readonly before: Norm;
  readonly attention: Linear;
  readonly attended: Linear;
  readonly within: Norm;
  readonly wide: Linear;
  readonly narrow: Linear;
  /** heads × distances. */
  readonly distances: Float32Array;
}

/** Layers that follow each other, and the norm behind the last. */
export interface Layers {
  readonly width: number;
  readonly heads: number;
  /** Distances between rows beyond which attention knows no difference. */
  readonly reach: number;
  readonly layers: readonly Layer[];
  readonly last: Norm;
}

/** A whole number of the file's configuration. @throws ModelFileError if it is not there */
export function numberOf({ config }: ModelFile, name: string): number {
  const value = config[name];
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) throw new ModelFileError(`the configuration has no ${name}`);
  return value;
}

/** The layers of a file. @throws ModelFileError if a tensor is missing or of another shape than the configuration says */
export function layersOf(file: ModelFile): Layers {
  const [width, heads, reach] = [numberOf(file, "width"), numberOf(file, "heads"), numberOf(file, "reach")];
  if (heads === 0 || width % heads !== 0) throw new ModelFileError(`the width ${width} cannot be shared by ${heads} heads`);
  const layers = Array.from({ length: numberOf(file, "layers") }, (_, index) => layerOf(file, `layer.${index}`, { width, heads, reach }));
  return { width, heads, reach, layers, last: norm(file, "last", width) };
}

function layerOf(file: ModelFile, name: string, { width, heads, reach }: Pick<Layers, "width" | "heads" | "reach">): Layer {
  return {
    before: norm(file, `${name}.before`, width),
    attention: linear(file, `${name}.attention`, 3 * width, width),
    attended: linear(file, `${name}.attended`, width, width),
    within: norm(file, `${name}.within`, width),
    wide: linear(file, `${name}.wide`, 2 * width, width),
    narrow: linear(file, `${name}.narrow`, width, 2 * width),
    distances: file.floats(`${name}.distances`, heads * (2 * reach + 1)),
  };
}

/** A table of eight bits as the file keeps it. @throws ModelFileError if it is missing or of another shape */
export function packedTable(file: ModelFile, name: string, rows: number, columns: number): PackedTable {
  const { units, scales, ...packed } = file.quantised(name, "i8");
  if (packed.rows !== rows || packed.columns !== columns)
    throw new ModelFileError(`${name} is ${packed.rows} × ${packed.columns}, not ${rows} × ${columns}`);
  return { width: columns, units: new Int8Array(units.buffer, units.byteOffset, units.length), scales };
}

/** A table of eight bits, as numbers. */
export function table(file: ModelFile, name: string, rows: number, columns: number): Float32Array {
  const { units, scales } = packedTable(file, name, rows, columns);
  const values = new Float32Array(units.length);
  for (let row = 0; row < rows; row++)
    for (let at = row * columns; at < (row + 1) * columns; at++) values[at] = (units[at] ?? 0) * (scales[row] ?? 0);
  return values;
}

export function linear(file: ModelFile, name: string, outputs: number, inputs: number): Linear {
  return { outputs, inputs, weight: new Float64Array(table(file, `${name}.weight`, outputs, inputs)), bias: file.floats(`${name}.bias`, outputs) };
}

export const norm = (file: ModelFile, name: string, width: number): Norm => ({
  scale: file.floats(`${name}.scale`, width),
  shift: file.floats(`${name}.shift`, width),
});
