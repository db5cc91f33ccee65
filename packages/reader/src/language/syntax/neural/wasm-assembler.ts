/** A small assembler for WebAssembly: enough to write loops over vectors of four 32-bit floats or eight 16-bit integers. Source: WebAssembly core specification 2.0, chapter 5 (binary format). */

/** Bytes of instructions that leave a value, or none. */
export type Code = readonly number[];

function unsignedLeb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const byte = rest & 127;
    rest >>>= 7;
    bytes.push(rest === 0 ? byte : byte | 128);
  } while (rest !== 0);
  return bytes;
}

function signedLeb(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const byte = rest & 127;
    rest >>= 7;
    if ((rest === 0 && (byte & 64) === 0) || (rest === -1 && (byte & 64) !== 0)) return [...bytes, byte];
    bytes.push(byte | 128);
  }
}

/** Types of locals, as the format numbers them. */
export const valueType = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const;

/* Single instructions with what they take: locals by number, i32 arithmetic, then vectors and floats. */
export const get = (local: number): Code => [0x20, ...unsignedLeb(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsignedLeb(local)];
export const constant = (value: number): Code => [0x41, ...signedLeb(value)];
export const plus = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
export const minus = (a: Code, b: Code): Code => [...a, ...b, 0x6b];
export const times = (a: Code, b: Code): Code => [...a, ...b, 0x6c];
/** Signed comparison: 1 where a < b. */
export const isLess = (a: Code, b: Code): Code => [...a, ...b, 0x48];
export const step = (local: number, by: Code): Code => set(local, plus(get(local), by));

const simd = (operation: number): number[] => [0xfd, ...unsignedLeb(operation)];
/** Addresses are bytes; alignment is a hint. */
export const loadVector = (address: Code, offset = 0): Code => [...address, ...simd(0x00), 2, ...unsignedLeb(offset)];
export const storeVector = (address: Code, value: Code, offset = 0): Code => [...address, ...value, ...simd(0x0b), 2, ...unsignedLeb(offset)];
/** The same 32 bits in each lane. */
export const loadSplat = (address: Code, offset = 0): Code => [...address, ...simd(0x09), 2, ...unsignedLeb(offset)];
export const loadFloat = (address: Code, offset = 0): Code => [...address, 0x2a, 2, ...unsignedLeb(offset)];
export const storeFloat = (address: Code, value: Code, offset = 0): Code => [...address, ...value, 0x38, 2, ...unsignedLeb(offset)];
export const splat = (value: Code): Code => [...value, ...simd(0x13)];
export const addVectors = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xe4)];
export const multiplyVectors = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xe6)];
export const subtractVectors = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xe5)];
export const divideVectors = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xe7)];
export const absolute = (a: Code): Code => [...a, ...simd(0xe0)];
/** To the nearest whole number, halves to the even one. */
export const nearest = (a: Code): Code => [...a, ...simd(0x6a)];
/** Vectors of four 32-bit integers. */
export const addIntegers = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xae)];
export const integersOf = (floats: Code): Code => [...floats, ...simd(0xf8)];
export const floatsOf = (integers: Code): Code => [...integers, ...simd(0xfa)];
/** Products of eight 16-bit integers, added up in pairs: four 32-bit ones. */
export const dotShorts = (a: Code, b: Code): Code => [...a, ...b, ...simd(0xba)];
/** Eight 16-bit integers out of twice four 32-bit ones; what is too large becomes the largest. */
export const narrow = (a: Code, b: Code): Code => [...a, ...b, ...simd(0x85)];
/** A 32-bit float. */
export const floatConstant = (value: number): Code => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)];
export const addFloats = (a: Code, b: Code): Code => [...a, ...b, 0x92];
export const lane = (vector: Code, index: number): Code => [...vector, ...simd(0x1f), index];
export const zeroVector: Code = [...simd(0x0c), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

/** Runs the body as long as the condition holds. */
export function whileLoop(condition: Code, body: readonly Code[]): Code {
  return [0x02, 0x40, 0x03, 0x40, ...condition, 0x45, 0x0d, 1, ...body.flat(), 0x0c, 0, 0x0b, 0x0b];
}

/** A function without a result, whose parameters are all addresses, lengths and counts. */
export interface WasmFunction {
  readonly name: string;
  /** Number of i32 parameters: the first locals. */
  readonly parameters: number;
  /** Types of the further locals, in order. */
  readonly locals: readonly number[];
  readonly body: readonly Code[];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsignedLeb(content.length), ...content];
}

function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsignedLeb(items.length), ...items.flat()];
}

function text(value: string): number[] {
  return [...unsignedLeb(value.length), ...Array.from(value, (character) => character.charCodeAt(0))];
}

function functionCode({ locals, body }: WasmFunction): number[] {
  const code = [...vector(locals.map((type) => [1, type])), ...body.flat(), 0x0b];
  return [...unsignedLeb(code.length), ...code];
}

/** "\0asm" and version 1. */
const moduleHeader: Code = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** A module that exports the functions and a memory "memory" of so many pages of 64 KiB. */
export function assembleModule(functions: readonly WasmFunction[], pages: number): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [0x60, ...vector(Array.from({ length: parameters }, () => [valueType.i32])), 0]);
  const exported = functions.map(({ name }, index) => [...text(name), 0, ...unsignedLeb(index)]);
  return Uint8Array.from([
    ...moduleHeader,
    ...section(1, vector(types)),
    ...section(3, vector(functions.map((_, index) => unsignedLeb(index)))),
    ...section(5, [1, 0, ...unsignedLeb(pages)]),
    ...section(7, vector([...exported, [...text("memory"), 2, 0]])),
    ...section(10, vector(functions.map(functionCode))),
  ]);
}
