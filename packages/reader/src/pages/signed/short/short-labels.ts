import type { AuthorMark, MarkedPerson } from "../../people/author-mark.ts";
import { nameForms, personOf } from "../../people/name-forms.ts";
import { matchName } from "../../people/person-names.ts";
import { peopleInText } from "../../people/people-in-text.ts";
import type { PageParts } from "../../page-parts.ts";
import type { PageUnit } from "../../page-unit.ts";
import { joinPerson, personKey } from "../../section.ts";
import { readInitials } from "./initial-signatures.ts";
import type { BoundMarks } from "../bind-marks.ts";
import { closingNames } from "./closing-names.ts";

const longestLabel = 40;
/** With whole names that stand over texts again. */
const fewestLabels = 3;
const fewestShort = 2;
const fewestPeople = 2;
/** Every label is looked up among so many. */
const mostPeople = 60;

interface ShortLabel {
  readonly index: number;
  readonly label: string;
  /** Index in the unit's text at which the words begin; its length where the label stands alone. */
  readonly after: number;
}

/**
 * Marks by surnames and initials where the page introduces people in full and signs their answers with these: "FY" over a text, "Lund." in bold before it. The
 * introduction gives name and posts. Cost: linear in the units, times the people introduced.
 */
export function withShortLabels(parts: PageParts, bound: BoundMarks): BoundMarks {
  const { marks, explaining } = readInitials(parts);
  if (marks.size === 0) return withClosingNames(parts, bound) ?? withSurnames(parts, bound);
  const byUnit = new Map([...bound.byUnit, ...marks].filter(([index]) => !explaining.has(index)).toSorted(([a], [b]) => a - b));
  return { ...bound, byUnit, listed: new Set([...bound.listed, ...explaining]) };
}

function withClosingNames(parts: PageParts, bound: BoundMarks): BoundMarks | null {
  const closing = closingNames(parts, (before) => introduced(parts, bound, before).slice(0, mostPeople));
  if (closing === null) return null;
  const byUnit = new Map([...bound.byUnit, ...closing.marks].toSorted(([a], [b]) => a - b));
  return { ...bound, byUnit, isClosed: closing.isThroughout };
}

function withSurnames(parts: PageParts, bound: BoundMarks): BoundMarks {
  const labels = parts.units.flatMap((unit, index) =>
    index < parts.top || isWhole(bound.byUnit.get(index)) || bound.listed.has(index) ? [] : (labelOf(unit, index) ?? []),
  );
  if (labels.length < fewestShort) return bound;
  // One or two lines at the top may only look like labels.
  const forms = introduced(parts, bound, labels[Math.min(labels.length, fewestLabels) - 1]?.index ?? 0)
    .slice(0, mostPeople)
    .map(nameForms);
  const found = labels.flatMap((label) => {
    const person = personOf(label.label, forms);
    return person === null ? [] : [{ ...label, person }];
  });
  if (
    found.length < fewestShort ||
    found.length + namedAgain(bound, found[0]?.index ?? 0) < fewestLabels ||
    new Set(found.map(({ person }) => person)).size < fewestPeople
  )
    return bound;
  const byUnit = new Map(bound.byUnit);
  for (const { index, person, after } of found) byUnit.set(index, toMark(parts.units[index] as PageUnit, person, after));
  return { ...bound, byUnit: new Map([...byUnit].toSorted(([a], [b]) => a - b)) };
}

/** A mark by more than one word of a name: "Brigadier Lund" alone may be short for somebody. */
const isWhole = (mark: AuthorMark | undefined): boolean =>
  mark !== undefined && !(mark.isBare && mark.people.length === 1 && mark.people.every(({ name }) => !name.includes(" ")));

/** Whole names from the first short label on, of people who had been introduced before it. */
function namedAgain({ byUnit }: BoundMarks, first: number): number {
  const nameOf = (mark: AuthorMark): string => personKey(mark.people[0]?.name ?? "");
  const before = new Set([...byUnit].flatMap(([index, mark]) => (index < first ? [nameOf(mark)] : [])));
  return [...byUnit].filter(([index, mark]) => index > first && mark.kind === "name" && before.has(nameOf(mark))).length;
}

function labelOf(unit: PageUnit, index: number): ShortLabel | null {
  if (unit.kind === "heading" && unit.plain.length > longestLabel) return null;
  const isLed = unit.leadLength > 0 && unit.leadLength <= longestLabel && unit.leadLength < unit.plain.length - 1;
  const lead = (isLed ? boldLead : colonLead).exec(unit.plain);
  if (lead?.[1] !== undefined) return { index, label: lead[1], after: lead[0].length };
  const whole = wholeLine.exec(unit.plain)?.[1];
  return whole === undefined ? null : { index, label: whole, after: unit.plain.length };
}

const name = "\\p{Lu}[\\p{L}\\p{M}.’'‑-]*?(?: (?:(?:\\p{Ll}{2,3}-)?\\p{Lu}[\\p{L}\\p{M}.’'‑-]*?|\\p{Ll}{1,3})){0,3}?";
const boldLead = new RegExp(`^(${name})\\s*[.:—–-]\\s+(?=\\S)`, "u");
const colonLead = new RegExp(`^(${name}):\\s+(?=\\S)`, "u");
const wholeLine = new RegExp(`^(?:[—–-]\\s*|\\()?(${name})[:)]?$`, "u");

/** Who is named with a post before the first label, in a list of participants or in a bio. */
function introduced(parts: PageParts, bound: BoundMarks, first: number): MarkedPerson[] {
  const before = [...parts.standfirstUnits, ...parts.units.slice(parts.top, first), ...parts.units.slice(parts.roster)];
  const marked = [...bound.roster, ...bound.byUnit.values()].flatMap((mark) => mark.people);
  const people = new Map<string, MarkedPerson>();
  const listed = parts.units.slice(parts.roster).flatMap((unit) => {
    const match = matchName(unit.plain, 0);
    return match
      ? [{ name: match.name, nameSpan: { start: unit.start + match.start, end: unit.start + match.end }, roles: [], organizations: [] }]
      : [];
  });
  const named = before.flatMap(namesIn).slice(0, mostPeople);
  for (const person of [...before.flatMap((unit) => peopleInText(unit.plain, unit.start)), ...listed, ...marked, ...named]) {
    const known = people.get(personKey(person.name));
    people.set(personKey(person.name), known ? joinPerson(known, person) : person);
  }
  return [...people.values()];
}

/** Whole names in running text: three short labels that each take up another of them are no accident. */
function namesIn({ kind, plain, start }: PageUnit): MarkedPerson[] {
  if (kind !== "paragraph") return [];
  const people: MarkedPerson[] = [];
  let from = 0;
  for (const { index } of plain.matchAll(/(?<![\p{L}\p{N}.’'-])\p{Lu}/gu)) {
    const match = index < from ? null : matchName(plain, index);
    if (!match) continue;
    from = match.end;
    people.push({ name: match.name, nameSpan: { start: start + match.start, end: start + match.end }, roles: [], organizations: [] });
  }
  return people;
}

function toMark(unit: PageUnit, person: MarkedPerson, after: number): AuthorMark {
  const isAlone = after >= unit.plain.length;
  return {
    kind: isAlone ? "name" : "lead",
    start: unit.start,
    end: unit.end,
    people: [person],
    bodyStart: unit.start + after,
    headingRest: null,
    isBare: false,
  };
}

/** True for a mark whose line holds a shorter form than the name it stands for. */
export function isShortLabel(mark: AuthorMark): boolean {
  const [person] = mark.people;
  return person !== undefined && (person.nameSpan.start < mark.start || person.nameSpan.start >= mark.end);
}
