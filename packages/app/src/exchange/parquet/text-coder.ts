const firstSlots = 1024;

/**
 * Numbers texts in the order met, by their bytes: only the first of equal ones is decoded.
 *
 * Cost: O(bytes) a text; memory of the distinct ones.
 */
export class TextCoder {
  readonly dictionary: string[] = [];
  readonly #bytes: Uint8Array[] = [];
  readonly #hashes: number[] = [];
  readonly #decoder = new TextDecoder();
  /** Code + 1 by hash, the next free place where two have one; 0 is free. */
  #slots = new Int32Array(firstSlots);

  /** @param bytes kept as they are: they must not change */
  codeOf(bytes: Uint8Array): number {
    const hash = hashOf(bytes);
    let slot = hash & (this.#slots.length - 1);
    for (let found = this.#slots[slot] as number; found !== 0; found = this.#slots[slot] as number) {
      const code = found - 1;
      if (this.#hashes[code] === hash && areEqual(this.#bytes[code] as Uint8Array, bytes)) return code;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    this.#slots[slot] = this.#bytes.push(bytes);
    this.#hashes.push(hash);
    this.dictionary.push(this.#decoder.decode(bytes));
    if (this.#bytes.length * 2 > this.#slots.length) this.#grow();
    return this.#bytes.length - 1;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    for (const [code, hash] of this.#hashes.entries()) {
      let slot = hash & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = code + 1;
    }
    this.#slots = slots;
  }
}

/** FNV-1a, whose low bits are mixed once more: they choose the slot. */
function hashOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
