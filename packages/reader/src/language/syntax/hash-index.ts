import type { ByteReader, ByteWriter } from "./byte-stream.ts";

const emptyKey = 0;

/** Finds the number of a hash among sorted hashes: open addressing, at most two thirds full. */
export class HashIndex {
  readonly #cells: Int32Array;
  readonly #mask: number;

  /** @param hashes distinct; their order is their number */
  constructor(hashes: Int32Array) {
    let size = 16;
    while (size * 2 < hashes.length * 3) size *= 2;
    this.#mask = size - 1;
    this.#cells = new Int32Array(2 * size);
    for (let number = 0; number < hashes.length; number++) {
      const key = hashes[number] === emptyKey ? 1 : (hashes[number] as number);
      let slot = key & this.#mask;
      while (this.#cells[2 * slot] !== emptyKey) slot = (slot + 1) & this.#mask;
      this.#cells[2 * slot] = key;
      this.#cells[2 * slot + 1] = number;
    }
  }

  /** The number of a hash; −1 where it is unknown. */
  find(hash: number): number {
    const cells = this.#cells;
    const key = hash === emptyKey ? 1 : hash;
    let slot = key & this.#mask;
    for (;;) {
      const present = cells[2 * slot];
      if (present === key) return cells[2 * slot + 1] as number;
      if (present === emptyKey) return -1;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/** Hashes in the order the file keeps them: as unsigned numbers, rising. */
export function sortHashes(hashes: Iterable<number>): Int32Array {
  return Int32Array.from(Uint32Array.from(hashes, (hash) => hash >>> 0).sort());
}

/** Rising hashes as the gaps between them. */
export function writeHashes(writer: ByteWriter, sorted: Int32Array): void {
  writer.unsigned(sorted.length);
  let previous = 0;
  for (const hash of sorted) {
    writer.unsigned((hash >>> 0) - previous);
    previous = hash >>> 0;
  }
}

export function readHashes(reader: ByteReader): Int32Array {
  const hashes = new Int32Array(reader.unsigned());
  let previous = 0;
  for (let index = 0; index < hashes.length; index++) {
    previous += reader.unsigned();
    hashes[index] = previous;
  }
  return hashes;
}
