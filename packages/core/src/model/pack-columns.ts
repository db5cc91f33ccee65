import { fromBase64, toBase64 } from "./base64.ts";

/** What JSON cannot hold: where it stands, of what kind it is, and what is in it. */
export type PackedColumn = readonly [path: readonly (string | number)[], kind: string, content: string];

/** An answer that JSON can hold. `plain` has null where a column stands. */
export interface Packed {
  readonly plain: unknown;
  readonly columns: readonly PackedColumn[];
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

const arrays = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f64: Float64Array } as const;
type Kind = keyof typeof arrays;
const kinds = Object.keys(arrays) as Kind[];

/** Numbers that JSON writes as null or as another one, by their names. */
const oddNumbers: Readonly<Record<string, number>> = { NaN: Number.NaN, Infinity, "-Infinity": -Infinity, "-0": -0 };

/**
 * Takes the columns of numbers out of an answer, and the numbers that JSON has no word for, so that what is left can be written as JSON and comes back
 * as it was. They stand beside it by their paths: nothing that a user names can be mistaken for one. What has no column inside is not copied.
 *
 * Cost: O(size of the answer).
 */
export function packColumns(value: unknown): Packed {
  const columns: PackedColumn[] = [];
  return { plain: takeOut(value, [], columns), columns };
}

type Path = (string | number)[];

function takeOut(value: unknown, path: Path, columns: PackedColumn[]): unknown {
  if (typeof value === "number") return takeNumber(value, path, columns);
  if (typeof value !== "object" || value === null) return value;
  if (ArrayBuffer.isView(value)) {
    const kind = kinds.find((name) => value instanceof arrays[name]);
    if (kind === undefined) throw new TypeError("no column of this kind can be packed");
    columns.push([[...path], kind, toBase64(littleEndian(value as Numbers))]);
    return null;
  }
  return Array.isArray(value) ? takeEntries(value, path, columns) : takeFields(value, path, columns);
}

function takeNumber(value: number, path: Path, columns: PackedColumn[]): number | null {
  if (Number.isFinite(value) && !Object.is(value, -0)) return value;
  columns.push([[...path], "number", Object.is(value, -0) ? "-0" : String(value)]);
  return null;
}

function takeEntries(entries: readonly unknown[], path: Path, columns: PackedColumn[]): unknown {
  let copy: unknown[] | null = null;
  for (const [index, entry] of entries.entries()) {
    path.push(index);
    const plain = takeOut(entry, path, columns);
    path.pop();
    if (plain !== entry) (copy ??= [...entries])[index] = plain;
  }
  return copy ?? entries;
}

function takeFields(fields: object, path: Path, columns: PackedColumn[]): unknown {
  let copy: [string, unknown][] | null = null;
  const entries = Object.entries(fields);
  for (const [index, [name, field]] of entries.entries()) {
    path.push(name);
    const plain = takeOut(field, path, columns);
    path.pop();
    if (plain !== field) (copy ??= [...entries])[index] = [name, plain];
  }
  return copy === null ? fields : Object.fromEntries(copy);
}

/** Puts the columns back where they stood, into `plain` itself, which is nobody else's: it was just read. Throws where a column fits nowhere. */
export function unpackColumns({ plain, columns }: Packed): unknown {
  const whole = { root: plain };
  for (const [path, kind, content] of columns) {
    const steps = ["root", ...path];
    const name = steps.pop() ?? "root";
    const parent = steps.reduce<unknown>((inside, step) => ownField(inside, step), whole);
    ownField(parent, name);
    (parent as Record<string | number, unknown>)[name] = contentOf(kind, content);
  }
  return whole.root;
}

function ownField(value: unknown, name: string | number): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) throw new TypeError("a packed column stands nowhere");
  return (value as Record<string | number, unknown>)[name];
}

function contentOf(kind: string, content: string): Numbers | number {
  if (kind === "number" && Object.hasOwn(oddNumbers, content)) return oddNumbers[content] ?? 0;
  const known = kinds.find((name) => name === kind);
  const bytes = known === undefined ? null : fromBase64(content);
  if (known === undefined || bytes === null || bytes.length % arrays[known].BYTES_PER_ELEMENT !== 0)
    throw new TypeError("a packed column cannot be read");
  return new arrays[known](turned(bytes, arrays[known].BYTES_PER_ELEMENT).buffer);
}

const isBigEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 0;

function littleEndian(numbers: Numbers): Uint8Array {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return isBigEndian ? turned(bytes.slice(), numbers.BYTES_PER_ELEMENT) : bytes;
}

/** From little-endian to the machine's own order, or back, in place. */
function turned<B extends ArrayBufferLike>(bytes: Uint8Array<B>, size: number): Uint8Array<B> {
  if (isBigEndian) for (let at = 0; at < bytes.length; at += size) bytes.subarray(at, at + size).reverse();
  return bytes;
}
