import { RapporteurError } from "@rapporteur/core/base";

/** A set of the engine holds 2^24 values; ids are kept in as many as it takes. */
const idsOfSet = 1 << 23;

/**
 * Refuses a second statement with an id that another one has.
 *
 * @throws RAP_EXCHANGE_DUPLICATE
 * Cost: O(ids), and as many places in memory.
 */
export function refuseDuplicates(ids: readonly string[], file: string): void {
  const known: Map<string, number>[] = [];
  for (const [row, id] of ids.entries()) {
    const first = known.map((rows) => rows.get(id)).find((found) => found !== undefined);
    if (first !== undefined) throw new RapporteurError("RAP_EXCHANGE_DUPLICATE", { file, id, row: row + 1, first: first + 1 });
    if (row % idsOfSet === 0) known.push(new Map());
    known.at(-1)?.set(id, row);
  }
}
