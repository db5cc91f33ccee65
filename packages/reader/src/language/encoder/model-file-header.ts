import { ModelFileError } from "./model-file-error.ts";

/** Bytes of one element; u7 are bytes from 0 to 127 with zero point 64. */
export const unitSize = { u7: 1, i8: 1, utf8: 1, f32: 4, i32: 4 } as const;

export interface TensorEntry {
  readonly name: string;
  readonly dtype: keyof typeof unitSize;
  readonly shape: readonly number[];
  /** From the start of the blob. */
  readonly offset: number;
  readonly byteLength: number;
  /** Name of the f32 tensor with one scale a row. */
  readonly scales?: string;
}

const alignment = 64;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Holds the header's list of tensors against the blob. @throws ModelFileError */
export function checkTensors(tensors: readonly TensorEntry[], blobLength: number): void {
  const known = new Map<string, TensorEntry>();
  for (const entry of tensors) {
    checkEntry(entry);
    if (known.has(entry.name)) throw new ModelFileError(`the model file has two tensors ${entry.name}`);
    known.set(entry.name, entry);
  }
  checkPlaces(tensors, blobLength);
  for (const entry of tensors) if (entry.scales !== undefined) checkScales(entry, known.get(entry.scales));
}

function checkEntry(entry: TensorEntry): void {
  if (typeof entry !== "object" || entry === null || typeof entry.name !== "string" || entry.name === "")
    throw new ModelFileError("the model file has a tensor without a name");
  const { name, dtype, shape, offset, byteLength, scales } = entry;
  if (!Object.hasOwn(unitSize, dtype)) throw new ModelFileError(`${name} has the unknown type ${dtype}`);
  if (!Array.isArray(shape) || !shape.every(isCount)) throw new ModelFileError(`${name} has no valid shape`);
  if (!isCount(offset) || !isCount(byteLength)) throw new ModelFileError(`${name} has no valid place`);
  if (offset % alignment !== 0) throw new ModelFileError(`${name} starts at ${offset}, which is not a multiple of ${alignment}`);
  if (scales !== undefined && typeof scales !== "string") throw new ModelFileError(`${name} has scales without a name`);
  const length = shape.reduce((product, size) => product * size, unitSize[dtype]);
  if (length !== byteLength) throw new ModelFileError(`${name} has ${byteLength} bytes, but its shape needs ${length}`);
}

function checkPlaces(tensors: readonly TensorEntry[], blobLength: number): void {
  let free = 0;
  for (const { name, offset, byteLength } of [...tensors].sort((a, b) => a.offset - b.offset)) {
    if (offset < free) throw new ModelFileError(`${name} overlaps another tensor`);
    free = offset + byteLength;
    if (free > blobLength) throw new ModelFileError(`the model file is cut off in ${name}`);
  }
  if (blobLength - free >= alignment) throw new ModelFileError(`the model file has ${blobLength - free} bytes too many`);
}

function checkScales({ name, shape, scales }: TensorEntry, target: TensorEntry | undefined): void {
  if (target === undefined) throw new ModelFileError(`${name} names scales ${scales}, which are missing`);
  if (target.dtype !== "f32" || target.shape.length !== 1 || target.shape[0] !== shape[0])
    throw new ModelFileError(`${scales} does not hold one scale for each row of ${name}`);
}
