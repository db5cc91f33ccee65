import type { MarkedPerson } from "../people/author-mark.ts";
import { personOf, type NameForms } from "../people/name-forms.ts";
import { wholeName } from "../people/person-names.ts";
import type { PageUnit } from "../page-unit.ts";
import { labelAt, labelLine } from "../transcript/labels.ts";
import type { Turn } from "../transcript/turns.ts";
import { asks } from "./needs-voice.ts";
import { shapeOf } from "./page-labels.ts";
import type { UnusedLabel } from "./unused-labels.ts";

const fewestAlike = 2;
const sureOfLabel = 0.8;

/**
 * Lines among the turns of a transcript that look like its labels and opened no turn: a name that speaks once, a surname that nobody introduced.
 *
 * @param forms everybody whom the page introduces
 * @param isVoice true for people who speak under another label
 * Cost: linear in the units; in the people for each such line.
 */
export function unusedTurns(
  units: readonly PageUnit[],
  turns: readonly Turn[],
  { forms, isVoice }: { forms: readonly NameForms[]; isVoice: (person: MarkedPerson) => boolean },
): UnusedLabel[] {
  const opening = new Map(turns.flatMap(({ units: [first], label }) => (first ? [[first, label] as const] : [])));
  const alike = Map.groupBy(opening, ([unit]) => formOf(unit));
  const used = new Set([...alike].filter(([, same]) => new Set(same.map(([, label]) => label)).size >= fewestAlike).map(([form]) => form));
  return units.flatMap((unit, index) => {
    const found = opening.has(unit) || !used.has(formOf(unit)) ? null : (labelAt(unit) ?? labelLine(unit));
    if (found === null || !isLikely(unit, found.label)) return [];
    // The person who asks contributes nothing.
    if (asks(found.after < unit.plain.length ? unit.plain : (units[index + 1]?.plain ?? ""))) return [];
    const person = personOf(found.label, forms) ?? named(unit, found.label);
    const end = unit.start + unit.plain.slice(0, found.after).trimEnd().length;
    return person && isVoice(person) ? [] : [{ start: unit.start, end, words: found.label, person }];
  });
}

function formOf(unit: PageUnit): string {
  const found = labelAt(unit);
  const label = (found?.label ?? unit.plain).replace(/[^\p{L}]+/gu, "");
  return `${shapeOf(unit)} ${found !== null} ${label === label.toUpperCase()}`;
}

/** In small letters "Result:" opens a paragraph as a name does: it has to be a whole name, or the line reader has to be sure. */
function isLikely({ line }: PageUnit, label: string): boolean {
  const isRead = line !== null && line.role === "label" && line.probability >= sureOfLabel;
  return isRead || wholeName(label) !== null || (label === label.toUpperCase() && label.length > 2);
}

function named(unit: PageUnit, label: string): MarkedPerson | null {
  const match = wholeName(label);
  const at = unit.plain.indexOf(label);
  if (match === null || at < 0) return null;
  const start = unit.start + at + match.start;
  return { name: match.name, nameSpan: { start, end: start + (match.end - match.start) }, roles: [], organizations: [] };
}
