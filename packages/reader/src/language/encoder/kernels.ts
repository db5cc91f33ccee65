import { decodeBase64 } from "./base64.ts";
import { plainModule, relaxedModule } from "./kernel-modules.ts";
import { pageBytes, type WasmMemory, webAssembly } from "./web-assembly.ts";

/** Which of the two compiled modules runs; the results have the same bits. */
export type KernelPath = "relaxed" | "plain";

/** What `packages/reader/kernels` exports; addresses are byte offsets into the memory. The sources say what each does. */
export interface KernelFunctions {
  unitBytes(): number;
  embedRow(to: number, units: number, scale: number, width: number): void;
  geluRows(at: number, length: number): void;
  linear(to: number, rows: number, matrix: number, count: number): void;
  multiplyFloats(c: number, a: number, b: number, shape: number): void;
  normaliseRows(at: number, other: number, rows: number, width: number, parts: number): void;
  packWeights(to: number, from: number, outputs: number, inputs: number): number;
  quantiseRows(to: number, from: number, count: number, inputs: number): void;
  softmaxRows(at: number, rows: number, columns: number, width: number, scale: number): void;
  transposeRows(to: number, from: number, rows: number, columns: number, toColumns: number, fromStep: number): void;
  /** To be called where the module was compiled so that pairs of vectors become ones of 256 bits. */
  widen(): void;
  /** Six rows by eight outputs. `linear` takes the one that suits the processor; only tests ask for one of them. */
  relaxedTile(...numbers: readonly number[]): void;
  steppedTile(...numbers: readonly number[]): void;
}

/** Makes a module of its bytes; where none is given the engine does as it likes. */
export type CompileModule = (bytes: Uint8Array<ArrayBuffer>) => object;

/** Addresses are multiples of this, a cache line. */
const alignment = 64;

/** The kernels keep constants below this. */
const firstFree = 1024;

/**
 * Compiled kernels with a memory that only grows: weights and buffers are reserved once and live as long as the kernels. Views of the memory become invalid when
 * something is reserved, so they are taken again for every use.
 */
export class Kernels {
  readonly path: KernelPath;
  readonly functions: KernelFunctions;
  private readonly memory: WasmMemory;
  private top = firstFree;

  constructor(path: KernelPath = supportedPath(), compile: CompileModule = (bytes) => new (webAssembly().Module)(bytes)) {
    const host = webAssembly();
    this.path = path;
    this.memory = new host.Memory({ initial: 1 });
    const module = compile(decodeBase64(path === "relaxed" ? relaxedModule : plainModule));
    this.functions = new host.Instance(module, { env: { memory: this.memory } }).exports as KernelFunctions;
  }

  /** Reserves bytes, of any content, and returns their address. */
  reserve(length: number): number {
    const at = this.top;
    this.top = Math.ceil((at + length) / alignment) * alignment;
    const missing = this.top - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / pageBytes));
    return at;
  }

  /** Reserves as many bytes as there are, and copies them. */
  keep(values: Uint8Array | Float32Array | Uint32Array): number {
    const at = this.reserve(values.byteLength);
    this.bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    return at;
  }

  /** Room, of any content, where the next reservation will lie: for use before that is made. */
  lend(length: number): number {
    const at = this.reserve(length);
    this.top = at;
    return at;
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.memory.buffer);
  }

  floats(at: number, length: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.memory.buffer, at, length);
  }

  words(at: number, length: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.memory.buffer, at, length);
  }
}

/** `relaxed` where the engine accepts the instruction. */
export function supportedPath(): KernelPath {
  return webAssembly().validate(decodeBase64(relaxedModule)) ? "relaxed" : "plain";
}
