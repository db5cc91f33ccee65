import type { Span } from "@rapporteur/core/model";
import { isSmallLine, type PageUnit } from "../page-unit.ts";
import type { Section } from "../section.ts";

/** The line reader has to be as sure as this that a line is text. */
const sureOfText = 0.6;

/**
 * Text between the parts of a page that is in none of them.
 *
 * @param others spans that need no author: an interviewer's turns, the introduction
 * Cost: linear in units, sections and spans, which are in text order.
 */
export function silentStretches(units: readonly PageUnit[], sections: readonly Section[], others: readonly Span[]): Span[] {
  const [from, to] = [sections[0]?.start ?? 0, sections.at(-1)?.end ?? 0];
  const taken = [...sections, ...others].toSorted((a, b) => a.start - b.start);
  const stretches: Span[] = [];
  let at = 0;
  let reached = 0;
  for (const unit of units) {
    while (at < taken.length && (taken[at]?.start ?? 0) < unit.end) reached = Math.max(reached, taken[at++]?.end ?? 0);
    if (unit.start < from || unit.end > to || reached > unit.start || !isText(unit)) continue;
    const last = stretches.at(-1);
    if (last && reached <= last.start) stretches[stretches.length - 1] = { start: last.start, end: unit.end };
    else stretches.push({ start: unit.start, end: unit.end });
  }
  return stretches;
}

function isText(unit: PageUnit): boolean {
  if (unit.kind !== "paragraph" && unit.kind !== "quote" && unit.kind !== "item") return false;
  const { line } = unit;
  const isRead =
    line === null ||
    ((line.role === "body" || line.role === "turn" || line.role === "quote" || line.role === "item") && line.probability >= sureOfText);
  return isRead && !isSmallLine(unit);
}
