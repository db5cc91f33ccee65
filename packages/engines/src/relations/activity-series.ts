import { type ReviewBasis, reviewBasis, signOf } from "@rapporteur/core/model";
import type { Act } from "./act.ts";

/** One calendar month. */
export interface ActivityMonth {
  /** YYYY-MM. */
  readonly month: string;
  readonly cooperation: number;
  readonly conflict: number;
  /** Sum of the acts' weights. */
  readonly weight: number;
  readonly evidence: readonly string[];
}

/** Acts by month, from the first to the last that has any; months without acts are there with zeros. */
export interface ActivitySeries {
  readonly months: readonly ActivityMonth[];
  /** Acts without a date, which stand in no month. */
  readonly undated: number;
  readonly basis: ReviewBasis;
}

/**
 * Cooperation and conflict by calendar month (UTC). Pass the acts of a pair, of an actor or of all.
 *
 * Cost: O(acts + months).
 */
export function activitySeries(acts: readonly Act[]): ActivitySeries {
  const byMonth = new Map<number, Act[]>();
  let undated = 0;
  for (const act of acts) {
    if (act.time === null) undated++;
    else {
      const month = monthOf(act.time);
      const list = byMonth.get(month);
      if (list === undefined) byMonth.set(month, [act]);
      else list.push(act);
    }
  }
  const present = [...byMonth.keys()].sort((a, b) => a - b);
  const [first, last] = [present[0] ?? 0, present.at(-1) ?? -1];
  const months = Array.from({ length: last - first + 1 }, (_, offset) => summarise(first + offset, byMonth.get(first + offset) ?? []));
  return { months, undated, basis: reviewBasis(acts) };
}

/** Months since year 0. */
function monthOf(time: number): number {
  const date = new Date(time);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function summarise(month: number, acts: readonly Act[]): ActivityMonth {
  const cooperation = acts.filter((act) => signOf(act.action) === 1).length;
  return {
    month: `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`,
    cooperation,
    conflict: acts.length - cooperation,
    weight: acts.reduce((sum, act) => sum + act.weight, 0),
    evidence: acts.map((act) => act.id),
  };
}
