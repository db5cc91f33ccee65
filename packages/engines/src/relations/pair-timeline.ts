import { type ReviewBasis, reviewBasis, signOf } from "@rapporteur/core/model";
import type { Act } from "./act.ts";

/** What two actors did to each other, in time. */
export interface PairTimeline {
  /** Dated acts of both directions, oldest first; ties keep the order given. */
  readonly dated: readonly Act[];
  readonly undated: readonly Act[];
  /** Counts by direction: `[from the first to the second, back]`. */
  readonly cooperation: readonly [number, number];
  readonly conflict: readonly [number, number];
  readonly basis: ReviewBasis;
}

/**
 * The acts between two actors in both directions. Undated acts are listed apart: they are not put anywhere in time.
 *
 * Cost: O(acts + k log k) for k acts of the pair.
 */
export function pairTimeline(acts: readonly Act[], first: string, second: string): PairTimeline {
  const own = acts.filter((act) => isBetween(act, first, second));
  const dated = own.filter((act) => act.time !== null).sort((a, b) => (a.time ?? 0) - (b.time ?? 0));
  const count = (source: string, sign: 1 | -1): number => own.filter((act) => act.source === source && signOf(act.action) === sign).length;
  return {
    dated,
    undated: own.filter((act) => act.time === null),
    cooperation: [count(first, 1), count(second, 1)],
    conflict: [count(first, -1), count(second, -1)],
    basis: reviewBasis(own),
  };
}

function isBetween(act: Act, first: string, second: string): boolean {
  return (act.source === first && act.target === second) || (act.source === second && act.target === first);
}
