import type { ByteReader, ByteWriter } from "../byte-stream.ts";
import type { CompileModule } from "./kernels.ts";
import { type Block, matricesOf, type NetworkShape, restOf } from "./layout.ts";
import { Network } from "./network.ts";
import { type PackedRows, type RoundedRow, RoundedWeights } from "./network-weights.ts";

const shapeKeys = [
  "inputRows",
  "input",
  "vector",
  "hidden",
  "layers",
  "arc",
  "label",
  "labelCount",
  "tagCount",
] as const satisfies readonly (keyof NetworkShape)[];

/**
 * Weights are kept as whole multiples of a step, with 6 bits in the input table and 8 elsewhere; every row has a step of its own, a 32-bit float,
 * and nothing else where it is 0.
 */
const limits = { table: 31, rest: 127 } as const;

function rowsOf(blocks: readonly Block[]): { start: number; end: number }[] {
  return blocks.flatMap(({ at, rows, columns }) =>
    Array.from({ length: rows }, (_, row) => ({ start: at + row * columns, end: at + (row + 1) * columns })),
  );
}

/** Writes a network. */
export function writeNetwork(writer: ByteWriter, { layout, kernels }: Network): void {
  for (const key of shapeKeys) writer.unsigned(layout.shape[key]);
  const write = (blocks: readonly Block[], limit: number, writeUnits: (writer: ByteWriter, units: Int8Array) => void): void => {
    for (const { start, end } of rowsOf(blocks)) {
      const { step, units } = roundRow(kernels.memory.subarray(start, end), limit);
      writer.float(step);
      if (step > 0) writeUnits(writer, units);
    }
  };
  write([layout.inputs], limits.table, writeSixBits);
  write([...matricesOf(layout), ...restOf(layout)], limits.rest, (_, units) => {
    for (const unit of units) writer.byte(unit & 255);
  });
}

function roundRow(values: Float32Array, limit: number): RoundedRow {
  const most = values.reduce((sofar, value) => Math.max(sofar, Math.abs(value)), 0);
  const step = Math.fround(most / limit);
  return { step, units: Int8Array.from(values, (value) => (step > 0 ? Math.round(value / step) : 0)) };
}

/** Four numbers from −32 to 31 in three bytes. */
function writeSixBits(writer: ByteWriter, units: Int8Array): void {
  for (let place = 0; place < units.length; place += 4) {
    let bits = 0;
    for (let part = 3; part >= 0; part--) bits = bits * 64 + ((units[place + part] as number) & 63);
    for (const shift of [0, 8, 16]) writer.byte((bits >> shift) & 255);
  }
}

function readInputs(reader: ByteReader, { inputRows, input }: NetworkShape): PackedRows {
  const [starts, steps] = [new Int32Array(inputRows), new Float32Array(inputRows)];
  for (let row = 0; row < inputRows; row++) {
    steps[row] = reader.float();
    if (steps[row] !== 0) starts[row] = reader.pass((input * 3) / 4);
  }
  return { bytes: reader.source, starts, steps };
}

function readRow(reader: ByteReader, columns: number): RoundedRow {
  const step = reader.float();
  return { step, units: step > 0 ? new Int8Array(reader.bytes(columns)) : new Int8Array(columns) };
}

/** @param capacity longest sentence, in words */
export function readNetwork(reader: ByteReader, capacity: number, compile?: CompileModule): Network {
  const shape = Object.fromEntries(shapeKeys.map((key) => [key, reader.unsigned()])) as unknown as NetworkShape;
  let weights: RoundedWeights | undefined;
  const network = new Network(shape, capacity, { weightsOf: (...parts) => (weights = new RoundedWeights(...parts)), compile });
  weights?.setInputs(readInputs(reader, shape));
  for (const matrix of matricesOf(network.layout))
    for (let row = 0; row < matrix.rows; row++) weights?.setMatrixRow(matrix, row, readRow(reader, matrix.columns));
  const { memory } = network.kernels;
  for (const { start, end } of rowsOf(restOf(network.layout))) {
    const { units, step } = readRow(reader, end - start);
    for (const [place, unit] of units.entries()) memory[start + place] = step * unit;
  }
  return network;
}
