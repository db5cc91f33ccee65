import type { StatementTable } from "@rapporteur/core/model";
import { stanceRows } from "./position-lines.ts";
import type { OthersView } from "./profile-types.ts";

/** Balance of each speaker's positions on each concept, by concept and speaker: positions for it less those against it. */
export type Balances = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Cost: O(rows). */
export function balancesOf(table: StatementTable, rows: readonly number[]): Balances {
  const balances = new Map<string, Map<string, number>>();
  for (const { speaker, concept, isFor } of stanceRows(table, rows)) {
    const own = balances.get(concept) ?? new Map<string, number>();
    balances.set(concept, own.set(speaker, (own.get(speaker) ?? 0) + (isFor ? 1 : -1)));
  }
  return balances;
}

/** Who has positions on the same concepts as a speaker, most concepts in common first. A balance of zero agrees with nobody. Cost: O(concepts × speakers). */
export function likeMinded(balances: Balances, speaker: string): OthersView[] {
  const others = new Map<string, { same: string[]; opposite: string[] }>();
  for (const [concept, bySpeaker] of balances) {
    const own = bySpeaker.get(speaker) ?? 0;
    if (own === 0) continue;
    for (const [other, balance] of bySpeaker) {
      if (other === speaker || balance === 0) continue;
      const view = others.get(other) ?? { same: [], opposite: [] };
      others.set(other, view);
      view[balance > 0 === own > 0 ? "same" : "opposite"].push(concept);
    }
  }
  const sharedCount = ({ same, opposite }: OthersView): number => same.length + opposite.length;
  return [...others]
    .map(([other, view]) => ({ speaker: other, ...view }))
    .sort((a, b) => sharedCount(b) - sharedCount(a) || b.same.length - a.same.length || (a.speaker < b.speaker ? -1 : 1));
}
