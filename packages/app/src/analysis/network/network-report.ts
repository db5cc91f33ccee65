import { dayMs } from "@rapporteur/core/base";
import type { Network, NetworkOptions, Period } from "@rapporteur/engines/network";
import type { NetworkBasis } from "./network-basis.ts";
import type { ReportSection } from "../report.ts";

/** What one view shows: tables for people, everything for programs. */
export interface NetworkViewReport {
  readonly sections: readonly ReportSection[];
  /** Made when asked for: the whole of a long series may be far larger than what is shown of it. */
  readonly result: () => unknown;
  readonly basis: NetworkBasis;
}

/** Words on one line, shortened. */
export function clip(text: string, limit = 70): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= limit ? line : `${line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** "2020-03-01", with the time where it is not midnight; "" for none. */
export function instantText(time: number | null): string {
  if (time === null || !Number.isFinite(time)) return "";
  const text = new Date(time).toISOString();
  return time % dayMs === 0 ? text.slice(0, 10) : text.slice(0, 16).replace("T", " ");
}

/** First and last instant of a period as two cells; a half-open end is shown as the last day inside. */
export function periodCells({ from, to, includesEnd }: Period): [string, string] {
  return [instantText(from), instantText(includesEnd || to % dayMs !== 0 ? to : to - dayMs)];
}

/** "organization × concept, agreement: subtract, normalized by activity". */
export function describeNetwork({ settings }: Pick<Network, "settings">): string {
  const { variable1, variable2, networkType, qualifier, aggregation, normalization } = settings;
  const what = networkType === "twomode" ? `${variable1} × ${variable2}` : `${variable1} tied through ${variable2}`;
  const how = aggregation === "ignore" || qualifier === null ? "statements counted" : `${qualifier}: ${aggregation}`;
  return `${what}, ${how}${normalization === "no" ? "" : `, normalized by ${normalization}`}`;
}

/** The same of options that were not settled yet. */
export function describeActors({ variable1, variable2 }: NetworkOptions): string {
  return `${variable1} tied through ${variable2}`;
}

/** "Org A, Org B and 3 more". */
export function nameList(names: readonly string[], limit = 12): string {
  if (names.length <= limit) return names.join(", ");
  return `${names.slice(0, limit - 1).join(", ")} and ${names.length - limit + 1} more`;
}

/** The members of every group, by number from 1. */
export function groupRows(actors: readonly string[], membership: ArrayLike<number>): [group: number, size: number, names: string][] {
  const groups = Map.groupBy(actors.keys(), (at) => membership[at] as number);
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([group, members]) => [
      group + 1,
      members.length,
      nameList(
        members.map((at) => actors[at] ?? ""),
        30,
      ),
    ]);
}
