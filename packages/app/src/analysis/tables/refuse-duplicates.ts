import { RapporteurError } from "@rapporteur/core/base";
import { fingerprintOf } from "../../exchange/parquet/fingerprint.ts";

/** A map of the engine holds 2^24 keys; ids are kept in as many as it takes. */
const idsOfMap = 1 << 23;

/**
 * Refuses a second statement with an id that another one has.
 *
 * @param ids with the row that each is in
 * @throws RAP_EXCHANGE_DUPLICATE
 * Cost: O(ids), and as many places in memory.
 */
export function refuseDuplicates(ids: Iterable<readonly [row: number, id: string]>, file: string): void {
  const known: Map<string, number>[] = [];
  let count = 0;
  for (const [row, id] of ids) {
    const first = known.map((rows) => rows.get(id)).find((found) => found !== undefined);
    if (first !== undefined) throw new RapporteurError("RAP_EXCHANGE_DUPLICATE", { file, id, row: row + 1, first: first + 1 });
    if (count++ % idsOfMap === 0) known.push(new Map());
    known.at(-1)?.set(id, row);
  }
}

/** Fingerprints of ids, to find those that two statements may have: 8 to 16 bytes an id, where the ids themselves take a hundred. */
export class SeenFingerprints {
  /** Open addressing; a place with −1 is free. */
  readonly #slots: Float64Array;
  readonly #twice = new Set<number>();

  /** @param most how many there are at most */
  constructor(most: number) {
    this.#slots = new Float64Array(2 ** Math.ceil(Math.log2(Math.max(1024, most * 1.25)))).fill(-1);
  }

  /** Cost: O(fingerprints); those that are not a number are passed over. */
  add(fingerprints: Float64Array): void {
    const places = this.#slots.length;
    for (const fingerprint of fingerprints) {
      if (Number.isNaN(fingerprint)) continue;
      let place = fingerprint % places;
      while (this.#slots[place] !== -1 && this.#slots[place] !== fingerprint) place = (place + 1) % places;
      if (this.#slots[place] === fingerprint) this.#twice.add(fingerprint);
      this.#slots[place] = fingerprint;
    }
  }

  /** False where each id is a statement's own. */
  get hasSuspects(): boolean {
    return this.#twice.size > 0;
  }

  isSuspect(id: string): boolean {
    return this.#twice.has(fingerprintOf(id));
  }
}
