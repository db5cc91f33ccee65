import type { PageUnit } from "../page-unit.ts";
import { isTalkHeading } from "./heads/talk-sections.ts";
import type { FoundLabel } from "./labels.ts";

const word = "\\p{Lu}[\\p{L}\\p{M}.’'‑-]*";
/** "Ada – Good evening." and "A.L. – Good evening.": a dash in place of a colon. */
const dashed = new RegExp(`^(${word}(?: ${word}){0,3})\\s+[–—-]\\s+(?=[\\p{Lu}“"‘(\\[])`, "u");
/** "Lund\nGood evening.": the label has the first line of the paragraph. */
const lined = new RegExp(`^(${word}(?: ${word}){0,3})[ \\t]*\\n[ \\t]*(?=[\\p{Lu}“"‘(\\[])`, "u");
const longestLabel = 40;
const fewestLabelled = 5;
const fewestAgain = 2;

/**
 * Labels that no colon ends, on a page that has no others: two or more of them come again, and half of what stands from the first on is under one. One alone might
 * be the start of a sentence. Cost: linear.
 *
 * @returns none where the page shows no such rule
 */
export function repeatedLabels(units: readonly PageUnit[]): ReadonlyMap<PageUnit, FoundLabel> {
  return rowOf(units, dashed) ?? rowOf(units, lined) ?? new Map();
}

function rowOf(units: readonly PageUnit[], form: RegExp): Map<PageUnit, FoundLabel> | null {
  const found = new Map<PageUnit, FoundLabel>();
  const counts = new Map<string, number>();
  for (const unit of units) {
    const match = form.exec(unit.plain);
    const label = match?.[1];
    if (!match || label === undefined || label.length > longestLabel || isTalkHeading(label)) continue;
    found.set(unit, { label, bracket: null, after: match[0].length });
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const first = units.findIndex((unit) => found.has(unit));
  const again = [...counts.values()].filter((count) => count > 1).length;
  const isRow = found.size >= fewestLabelled && again >= fewestAgain && found.size * 2 >= units.length - first;
  return isRow ? found : null;
}
