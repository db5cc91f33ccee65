import type { Span } from "@rapporteur/core/model";
import type { AuthorMark, MarkedPerson } from "../people/author-mark.ts";
import type { PageParts } from "../page-parts.ts";
import { isSamePerson, personKey, type Section } from "../section.ts";
import { readMark } from "../signed/read-marks.ts";
import { labelsOf, type PageLabel } from "./page-labels.ts";
import { idleLabels } from "./rival-authors.ts";

/** So many lines of a form have to name authors for a further one to be missed. */
const fewestAlike = 2;

/** A line that looks like a label, and the person it names where it names one. */
export interface UnusedLabel extends Span {
  readonly words: string;
  readonly person: MarkedPerson | null;
}

/**
 * Lines that look like those that name the authors of this page, and gave nobody a part.
 *
 * @param bound marks that the page as a whole supports; of other lines their own words are read
 * Cost: linear in the units.
 */
export function unusedLabels(
  sections: readonly Section[],
  parts: PageParts,
  { bound, listed, lowerCase }: { bound: ReadonlyMap<number, AuthorMark>; listed: ReadonlySet<number>; lowerCase: ReadonlySet<string> },
): UnusedLabel[] {
  const used = signingLabels(sections, labelsOf(parts, bound, listed));
  const counts = Map.groupBy(used, ({ shape }) => shape);
  const shapes = new Set(
    [...counts].filter(([, alike]) => new Set(alike.map(({ person }) => person.name)).size >= fewestAlike).map(([shape]) => shape),
  );
  if (shapes.size === 0) return [];
  const all = labelsOf(parts, withOwnWords(parts, bound), listed).filter(({ shape }) => shapes.has(shape));
  const [first] = used;
  const isName = (name: string): boolean =>
    name.split(/[\s-]+/).every((word) => word.length < 3 || /^\p{Ll}/u.test(word) || !lowerCase.has(word.toLowerCase()));
  // "A. Lund" under the text of Ada Lund is written in part, and used.
  const written = new Set(sections.flatMap(({ people }) => people.map(({ nameSpan }) => nameSpan.start)));
  const idle = [...idleLabels(sections, all)].filter(
    ({ index, kind, person }) => (kind === "lead" || index >= (first?.index ?? 0)) && !written.has(person.nameSpan.start) && isName(person.name),
  );
  return firstOfEach(idle, ({ person }) => personKey(person.name)).map(({ unit: { plain }, start, end, person }) => ({
    start,
    end,
    words: plain
      .slice(0, end - start)
      .replace(/\s+/g, " ")
      .trim(),
    person,
  }));
}

function firstOfEach<Value>(values: readonly Value[], keyOf: (value: Value) => string): Value[] {
  const first = new Map<string, Value>();
  for (const value of values) if (!first.has(keyOf(value))) first.set(keyOf(value), value);
  return [...first.values()];
}

/** Labels inside the section of the person whom they name; both lists are in text order. */
function signingLabels(sections: readonly Section[], labels: readonly PageLabel[]): PageLabel[] {
  let at = 0;
  return labels.filter(({ start, end, person }) => {
    while (at < sections.length && (sections[at]?.end ?? 0) < end) at++;
    const section = sections[at];
    return section !== undefined && section.start <= start && section.people.some(({ name }) => isSamePerson(name, person.name));
  });
}

function withOwnWords({ units, top, roster }: PageParts, bound: ReadonlyMap<number, AuthorMark>): Map<number, AuthorMark> {
  const marks = new Map(bound);
  for (let index = top; index < roster; index++) {
    const unit = units[index];
    const mark = unit === undefined || marks.has(index) ? null : readMark(unit);
    if (mark !== null) marks.set(index, mark);
  }
  return marks;
}
