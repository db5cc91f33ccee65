/** The part of the JavaScript interface of WebAssembly that is used here; pure rooms compile without the DOM's types. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

interface WasmHost {
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
  Memory: new (size: { initial: number }) => WasmMemory;
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object, imports: { env: { memory: WasmMemory } }) => { exports: unknown };
}

export function webAssembly(): WasmHost {
  return (globalThis as unknown as { WebAssembly: WasmHost }).WebAssembly;
}

/** Bytes of a page, WebAssembly's unit of memory. */
export const pageBytes = 65536;
