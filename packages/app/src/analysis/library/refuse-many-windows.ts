import { RapporteurError } from "@rapporteur/core/base";
import { analysisMaxima, type StatementTable } from "@rapporteur/core/model";
import type { NetworkRequest } from "../network/network-request.ts";

/** Shortest length of a unit of time, in seconds. */
const unitSeconds: Readonly<Record<string, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
  weeks: 604_800,
  months: 28 * 86_400,
  years: 365 * 86_400,
};

/**
 * Refuses a series of more windows than a server has time for, before the first is made.
 *
 * @throws RAP_LIBRARY_OPTION
 * Cost: O(statements).
 */
export function refuseManyWindows({ windows, kernel, network, table }: NetworkRequest): void {
  const series = windows ?? kernel;
  if (series === null) return;
  const step = Math.max(1, series.step ?? 1);
  const count = series.unit === "events" ? table.length / step : secondsOf(table, network) / ((unitSeconds[series.unit] ?? 1) * step);
  if (count <= analysisMaxima.windows) return;
  throw new RapporteurError("RAP_LIBRARY_OPTION", {
    analysis: "network",
    problem: `windows of ${series.unit} would be about ${Math.ceil(count)}, more than ${analysisMaxima.windows}`,
    cure: "choose a larger unit, a larger step or a shorter range",
  });
}

function secondsOf(table: StatementTable, { from, to }: NetworkRequest["network"]): number {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const time of table.times) {
    if (time < first) first = time;
    if (time > last) last = time;
  }
  const length = ((to ?? last) - (from ?? first)) / 1000;
  return Number.isFinite(length) ? Math.max(0, length) : 0;
}
