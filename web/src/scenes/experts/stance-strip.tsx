import { Link } from "wouter";
import type { PositionLine, StanceDay } from "@rapporteur/app/analysis/figures";
import { formatDay } from "../../hooks/format.ts";
import { text } from "./strings.ts";

/** First and last time of an axis, ms since 1970. */
export interface Reach {
  readonly from: number;
  readonly to: number;
}

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The axis that the lines share, so that marks below one another are of one time; null where nothing is dated. */
export function reachOf(lines: readonly (PositionLine | null)[]): Reach | null {
  let [from, to] = [Infinity, -Infinity];
  for (const line of lines)
    for (const { day } of line?.days ?? []) {
      if (day === null) continue;
      from = Math.min(from, timeOf(day));
      to = Math.max(to, timeOf(day));
    }
  return from === Infinity ? null : { from, to };
}

/** What the axis is, from which month to which. */
export function axisTitle(reach: Reach | null): string {
  const month = (time: number): string => new Date(time).toLocaleDateString(undefined, { year: "numeric", month: "short", timeZone: "UTC" });
  return reach === null ? text.positionColumns.line("", "") : text.positionColumns.line(month(reach.from), month(reach.to));
}

/** Positions on one concept along a line of time: for above it and filled, against below it and hollow. Each mark opens its words. */
export function StanceStrip({ line, reach }: { readonly line: PositionLine; readonly reach: Reach | null }) {
  return (
    <span className="experts-strip">
      {line.days.map((day) => (
        <Mark key={day.day ?? ""} day={day} reach={reach} />
      ))}
    </span>
  );
}

/** Marks of days stand within these percents of the width; undated ones at its end. */
const datedWidth = 90;

function Mark({ day: { day, stance, documentId, ids }, reach }: { readonly day: StanceDay; readonly reach: Reach | null }) {
  const share = day === null || reach === null ? 1 : reach.to === reach.from ? 0.5 : (timeOf(day) - reach.from) / (reach.to - reach.from);
  const place = day === null ? 97 : 2 + share * (datedWidth - 4);
  const label = text.mark(text.stances[stance], day === null ? text.noDay : formatDay(day));
  return (
    <Link
      className="experts-mark"
      data-stance={stance}
      href={`/read/${documentId}?statement=${ids[0] ?? ""}`}
      style={{ insetInlineStart: `${place}%` }}
      aria-label={label}
      title={label}
    />
  );
}
