import type { Span } from "@rapporteur/core/model";
import type { BoundMarks } from "../signed/bind-marks.ts";
import type { PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import type { MarkedPerson } from "../people/author-mark.ts";
import { nameForms } from "../people/name-forms.ts";
import { wholeName } from "../people/person-names.ts";
import { readPostWords } from "../people/read-bio.ts";
import { peopleInText } from "../people/people-in-text.ts";
import { addBody, addPeople, isSamePerson, joinPerson, openSection, type Section } from "../section.ts";
import { passagesIn, type Passage } from "./passages.ts";

/** A report on what several people say: a contribution for each stretch that gives one of them. */
export interface ReportedReading {
  readonly sections: readonly Section[];
  /** Share of the paragraphs and items that report somebody. */
  readonly share: number;
  /** The page lists or introduces its experts apart from what they say. */
  readonly isListed: boolean;
  readonly intro: readonly Span[];
}

const fewestSpeakers = 2;
const fewestPassages = 3;

/**
 * Reads a page on which a writer reports several experts, by first name, surname or whole name: "…, Ada tells us". The experts are those whom lists, bios and
 * appositions introduce with a post. Cost: linear in the text times the experts.
 *
 * @param marks what signs, from which lists and bios are taken
 * @returns null where fewer than two experts are reported
 */
export function readReported(parts: PageParts, { byUnit, roster }: BoundMarks, text: string): ReportedReading | null {
  const units = parts.units.slice(parts.top, parts.roster);
  const experts = expertsOf([...parts.standfirstUnits, ...parts.units.slice(parts.top)]);
  for (const mark of [...roster, ...byUnit.values()])
    if (mark.people.length > 1 || mark.kind === "bio" || !mark.isBare) for (const person of mark.people) addExpert(experts, person);
  const posted = experts.filter((person) => person.roles.length + person.organizations.length > 0);
  if (posted.length < fewestSpeakers) return null;
  const forms = posted.map(nameForms);
  const leads = new Set([...byUnit].flatMap(([index, mark]) => (mark.kind === "lead" ? [parts.units[index]] : [])));
  const told = units.filter((unit) => isReport(unit) && !leads.has(unit)).map((unit) => passagesIn(text, unit, forms));
  const passages = told.flat();
  const speakers = new Set(passages.map(({ person }) => person));
  if (speakers.size < fewestSpeakers || passages.length < fewestPassages) return null;
  const first = passages[0]?.start ?? 0;
  const intro = units.filter((unit) => unit.end <= first && (unit.kind === "paragraph" || unit.kind === "heading") && !introduces(unit));
  return {
    sections: passages.map(toSection),
    intro,
    share: told.filter((own) => own.length > 0).length / told.length,
    isListed: parts.units.filter(introduces).length >= fewestSpeakers,
  };
}

function toSection(passage: Passage): Section {
  const section = openSection(passage.start);
  addPeople(section, [passage.person]);
  addBody(section, passage);
  return section;
}

/** Text of the report: not a bio, a list of the experts, a heading or a line under the title. */
function isReport(unit: PageUnit): boolean {
  if (unit.line?.role === "turn" || unit.line?.role === "host") return false;
  if (unit.kind === "heading" || unit.kind === "byline" || unit.kind === "bio" || unit.kind === "other" || unit.kind === "title") return false;
  return !introduces(unit);
}

function introduces(unit: PageUnit): boolean {
  return unit.line !== null && ["expert", "bio", "label", "role", "byline"].includes(unit.line.role) && unit.line.probability > 0.5;
}

function expertsOf(units: readonly PageUnit[]): MarkedPerson[] {
  const experts: MarkedPerson[] = [];
  for (const [index, unit] of units.entries()) {
    for (const person of peopleInText(unit.plain, unit.start)) addExpert(experts, person);
    const person = nameOverPost(unit, units[index + 1]);
    if (person) addExpert(experts, person);
  }
  return experts;
}

/** A line that is a name, and under it a line that is a post. */
function nameOverPost(unit: PageUnit, next: PageUnit | undefined): MarkedPerson | null {
  const match = unit.plain.length < 80 ? wholeName(unit.plain) : null;
  if (!match || !next || next.plain.length > 200 || next.line?.role !== "role") return null;
  const posts = readPostWords(next.plain, next.start);
  return posts && { name: match.name, nameSpan: { start: unit.start + match.start, end: unit.start + match.end }, ...posts };
}

function addExpert(experts: MarkedPerson[], person: MarkedPerson): void {
  const at = experts.findIndex((known) => isSamePerson(known.name, person.name));
  const known = experts[at];
  if (known) experts[at] = joinPerson(known, person);
  else experts.push(person);
}
