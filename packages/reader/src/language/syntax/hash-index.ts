import type { ByteReader, ByteWriter } from "./byte-stream.ts";

/**
 * Finds the number of a hash among rising hashes. They are spread evenly, so that their first bits lead to the few that begin so: made in one pass over them, where a table of cells
 * would be filled here and there.
 */
export class HashIndex {
  readonly #hashes: Int32Array;
  /** Number of the first hash that begins with each pattern of bits; one more for the end. */
  readonly #starts: Int32Array;
  readonly #shift: number;

  /** @param hashes distinct and rising as unsigned numbers; their order is their number */
  constructor(hashes: Int32Array) {
    let bits = 1;
    while (2 ** bits < hashes.length) bits++;
    this.#hashes = hashes;
    this.#shift = 32 - bits;
    this.#starts = new Int32Array(2 ** bits + 1);
    let next = 0;
    for (let number = 0; number < hashes.length; number++) {
      const first = (hashes[number] as number) >>> this.#shift;
      while (next <= first) this.#starts[next++] = number;
    }
    this.#starts.fill(hashes.length, next);
  }

  /** The number of a hash; −1 where it is unknown. */
  find(hash: number): number {
    const first = hash >>> this.#shift;
    const end = this.#starts[first + 1] as number;
    for (let number = this.#starts[first] as number; number < end; number++) if (this.#hashes[number] === hash) return number;
    return -1;
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
