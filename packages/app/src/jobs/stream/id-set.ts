import { hash } from "node:crypto";

const wordsAnId = 4;

/**
 * A set of ids that keeps 128 bits of each: 32 bytes an id at most, however long the ids are. Two of 10¹⁰ ids share their bits with a probability
 * below 10⁻¹⁸, which is taken for never.
 *
 * Cost: O(1) an id.
 */
export class IdSet {
  #slots = new Uint32Array(1024 * wordsAnId);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds an id; nothing changes where it is in the set. */
  add(id: string): void {
    if (2 * this.#size * wordsAnId >= this.#slots.length) this.#grow();
    this.#put(bitsOf(id));
  }

  has(id: string): boolean {
    const bits = bitsOf(id);
    return this.#isAt(this.#find(bits), bits);
  }

  #put(bits: Uint32Array): void {
    const at = this.#find(bits);
    if (this.#isAt(at, bits)) return;
    this.#slots.set(bits, at);
    this.#size += 1;
  }

  /** The place of an id, or the free place where it belongs. */
  #find(bits: Uint32Array): number {
    const count = this.#slots.length / wordsAnId;
    let slot = (bits[0] as number) % count;
    while (this.#isTaken(slot * wordsAnId) && !this.#isAt(slot * wordsAnId, bits)) slot = (slot + 1) % count;
    return slot * wordsAnId;
  }

  #isTaken(at: number): boolean {
    return this.#slots[at + 3] !== 0;
  }

  #isAt(at: number, bits: Uint32Array): boolean {
    const slots = this.#slots;
    return slots[at] === bits[0] && slots[at + 1] === bits[1] && slots[at + 2] === bits[2] && slots[at + 3] === bits[3];
  }

  #grow(): void {
    const old = this.#slots;
    this.#slots = new Uint32Array(old.length * 2);
    this.#size = 0;
    for (let at = 0; at < old.length; at += wordsAnId) if (old[at + 3] !== 0) this.#put(old.subarray(at, at + wordsAnId));
  }
}

/** 128 bits of the id's SHA-256; the last word is never 0, which marks a free place. */
function bitsOf(id: string): Uint32Array {
  const digest = hash("sha256", id, "buffer");
  const bits = Uint32Array.from({ length: wordsAnId }, (_, index) => digest.readUInt32LE(index * 4));
  bits[3] = (bits[3] as number) | 1;
  return bits;
}
