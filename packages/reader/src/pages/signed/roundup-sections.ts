import type { Span } from "@rapporteur/core/model";
import type { AuthorMark, MarkedPerson } from "../people/author-mark.ts";
import { readClosingBio } from "../people/closing-bio.ts";
import { isPlaceOrState } from "../people/organization-names.ts";
import { announcesSeveral, type PageParts } from "../page-parts.ts";
import { isSmallLine, type PageUnit } from "../page-unit.ts";
import { surnameOf } from "../people/person-names.ts";
import { isPostLine, readPostWords } from "../people/read-bio.ts";
import { addBody, addPeople, hasBody, isSamePerson, openSection, personKey, type Section } from "../section.ts";

type Side = "leading" | "trailing";

/** What the walk over a page's units knows from looking ahead. */
interface Plan {
  readonly units: readonly PageUnit[];
  readonly marks: ReadonlyMap<number, AuthorMark>;
  readonly from: number;
  readonly to: number;
  /** Headings of this level and above open contributions; deeper ones stand inside. */
  readonly level: number;
  readonly nameSide: Side;
  readonly bioSide: Side;
  readonly signatureSide: Side;
  /** True where paragraphs of names and colons open contributions, so that headings stand over groups of them. */
  readonly hasLeads: boolean;
}

/** Sections, and the spans of what stands before the first of them. */
export interface RoundupReading {
  readonly sections: Section[];
  readonly intro: readonly Span[];
}

/**
 * Cuts a page by several hands into its contributions.
 *
 * Whether a name or bio belongs to the text before or after it is decided once for the page, from where the first one stands;
 * a section that no mark is bound to stays without author, and no mark is moved to it from its neighbours. Cost: linear but for the
 * choice of the heading level (levels × units).
 */
export function readRoundup(parts: PageParts, marks: ReadonlyMap<number, AuthorMark>, listed: ReadonlySet<number>): RoundupReading {
  const plan = makePlan(parts, marks);
  const first = firstOpening(plan, listed);
  const intro = plan.units.slice(plan.from, first).filter((unit, offset) => unit.kind !== "other" && !marks.has(plan.from + offset));
  const sections = walk({ ...plan, from: first }, listed);
  const opening = sections[0];
  if (!opening || !isIntroduction(plan, opening, sections.slice(1))) return { sections, intro };
  const moved = plan.units.filter((unit) => unit.start >= opening.bodyStart && unit.end <= opening.bodyEnd && unit.kind !== "other");
  return { sections: sections.slice(1), intro: [...intro, ...moved] };
}

/** Words under a byline at the top, or under no heading, that hand over to the others: an editor's, and no contribution. */
function isIntroduction(plan: Plan, opening: Section, others: readonly Section[]): boolean {
  if (opening.heading !== null || others.length < 2) return false;
  const names = new Set(others.flatMap((section) => section.people.map((person) => personKey(person.name))));
  if (names.size < 2 || opening.people.some((person) => names.has(personKey(person.name)))) return false;
  const units = plan.units.filter((unit) => unit.start >= opening.bodyStart && unit.end <= opening.bodyEnd);
  const isHeaded = others.every((section) => section.heading !== null);
  return units.some((unit) => announcesSeveral(unit.plain)) || (isHeaded && units.length <= 3 && units.some((unit) => unit.plain.includes("?")));
}

function makePlan(parts: PageParts, marks: ReadonlyMap<number, AuthorMark>): Plan {
  const base = { units: parts.units, marks, from: parts.top, to: parts.roster };
  const leads = [...marks.values()].filter((mark) => mark.kind === "lead");
  const names = indicesOf(marks, base, (mark) => mark.kind === "name" || mark.kind === "byline");
  const bios = indicesOf(marks, base, (mark) => mark.kind === "bio" && mark.people.length === 1);
  const nameSide = sideOf(base, names, "leading");
  const bioSide = sideOf(base, bios, "trailing");
  const signatures = indicesOf(marks, base, (mark) => mark.kind === "signature");
  const signatureSide = sideOf(base, signatures, "trailing");
  const hasLeads = leads.length >= 2 || asksOverGroups(base);
  return { ...base, nameSide, bioSide, signatureSide, hasLeads, level: openingLevel(base, nameSide) };
}

/** Every heading is a question to all, and more people answer than there are questions. */
function asksOverGroups(range: Range): boolean {
  const headings = range.units.slice(range.from, range.to).filter((unit, offset) => unit.kind === "heading" && !range.marks.has(range.from + offset));
  const signing = indicesOf(range.marks, range, (mark) => mark.people.length === 1);
  return headings.length > 1 && signing.length > headings.length && headings.every((unit) => unit.plain.endsWith("?"));
}

type Range = Pick<Plan, "units" | "marks" | "from" | "to">;

function indicesOf(marks: ReadonlyMap<number, AuthorMark>, range: Pick<Plan, "from" | "to">, test: (mark: AuthorMark) => boolean): number[] {
  return [...marks].filter(([index, mark]) => index >= range.from && index < range.to && test(mark)).map(([index]) => index);
}

/** Whether marks at these places stand before or after the text they sign. */
function sideOf(range: Range, indices: readonly number[], usual: Side): Side {
  const first = indices[0];
  const last = indices[indices.length - 1];
  if (first === undefined || last === undefined) return usual;
  let textBefore = 0;
  for (let index = first - 1; index >= range.from; index--) {
    const unit = range.units[index];
    if (!unit || range.marks.has(index)) continue;
    if (unit.kind === "heading") return textBefore > 0 ? "trailing" : "leading";
    // Words that hand over to several people are the page's, and no contribution stands before them.
    if (announcesSeveral(unit.plain)) break;
    textBefore++;
  }
  if (textBefore === 0 || range.units[nextPlain(range, first)]?.kind === "heading") return "leading";
  const textAfter = range.units
    .slice(last + 1, range.to)
    .some((unit, offset) => unit.kind !== "heading" && !range.marks.has(last + 1 + offset) && !isPostLine(unit.plain));
  return textAfter ? usual : "trailing";
}

/** Index of the next unit that is no mark and no line of posts. */
function nextPlain(range: Range, from: number): number {
  let index = from + 1;
  while (index < range.to && (range.marks.has(index) || isPostLine(range.units[index]?.plain ?? "")) && range.units[index]?.kind !== "heading")
    index++;
  return index;
}

/** The outermost heading level at which no section holds marks of two people; the innermost where there is none. */
function openingLevel(range: Range, nameSide: Side): number {
  const levels = new Set<number>();
  for (let index = range.from; index < range.to; index++) {
    const unit = range.units[index];
    if (unit?.kind === "heading" && (nameSide === "leading" || !range.marks.has(index))) levels.add(unit.level);
  }
  const sorted = [...levels].sort((a, b) => a - b);
  return sorted.find((level) => sectionsAreSingle(range, level)) ?? sorted[sorted.length - 1] ?? 0;
}

function sectionsAreSingle(range: Range, level: number): boolean {
  let sectionCount = 0;
  let name: string | null = null;
  for (let index = range.from; index < range.to; index++) {
    const unit = range.units[index];
    if (unit?.kind === "heading" && unit.level <= level) {
      name = null;
      sectionCount++;
    }
    const mark = range.marks.get(index);
    const person = mark?.people.length === 1 ? mark.people[0] : undefined;
    if (!person || sectionCount === 0) continue;
    if (name !== null && !isSamePerson(name, person.name)) return false;
    name = person.name;
  }
  return sectionCount > 1;
}

function isOpeningHeading(plan: Plan, index: number): boolean {
  const unit = plan.units[index];
  return unit?.kind === "heading" && unit.level <= plan.level && !(plan.marks.has(index) && plan.nameSide === "trailing");
}

function sideOfMark(plan: Plan, mark: AuthorMark): Side {
  if (mark.kind === "lead") return "leading";
  if (mark.kind === "signature") return plan.signatureSide;
  return mark.kind === "bio" ? plan.bioSide : plan.nameSide;
}

/** Where the first contribution begins: what stands before is the page's introduction. */
function firstOpening(plan: Plan, listed: ReadonlySet<number>): number {
  for (let index = plan.from; index < plan.to; index++) {
    const mark = plan.marks.get(index);
    if (listed.has(index)) continue;
    if (isOpeningHeading(plan, index) || (mark && sideOfMark(plan, mark) === "leading")) return index;
    if (mark) return introEnd(plan, listed);
  }
  return introEnd(plan, listed);
}

/** With marks after the text and no heading, only lists and words that announce several voices are introduction. */
function introEnd(plan: Plan, listed: ReadonlySet<number>): number {
  let index = plan.from;
  while (index < plan.to && (listed.has(index) || (!plan.marks.has(index) && announcesSeveral(plan.units[index]?.plain ?? "")))) index++;
  return index;
}

interface Walk {
  readonly plan: Plan;
  readonly sections: Section[];
  current: Section | null;
  /** Heading over a group of leads. */
  groupHeading: string | null;
  /** Index of the last mark or line of posts, which a further line of posts may follow. */
  lastMark: number;
}

function walk(plan: Plan, listed: ReadonlySet<number>): Section[] {
  const state: Walk = { plan, sections: [], current: null, groupHeading: null, lastMark: -2 };
  for (let index = plan.from; index < plan.to; index++) {
    if (!listed.has(index)) visit(state, index);
  }
  return state.sections.filter(hasBody);
}

function visit(state: Walk, index: number): void {
  const { plan } = state;
  const unit = plan.units[index];
  if (!unit) return;
  const mark = plan.marks.get(index);
  if (mark && !isMention(state, index, mark)) return visitMark(state, index, mark);
  // "Limassol" under the name of who signs a letter.
  if (state.lastMark === index - 1 && state.current?.isSealed && unit.plain.split(",").every((part) => isPlaceOrState(part.trim()))) return;
  if (isOpeningHeading(plan, index)) return visitHeading(state, unit);
  // A date or a remark between the heading and the first paragraph is nobody's text.
  if (unit.kind === "other" && state.current && !hasBody(state.current) && unit.plain.length < 300) return;
  const closing = readClosing(state, index, unit);
  if (closing && state.current) return addClosing(state.current, closing, unit);
  if (state.lastMark === index - 1 && state.current && unit.kind !== "heading" && isPostLine(unit.plain)) return visitPosts(state, index, unit);
  // A small line under the name of who is about to speak is no speech.
  const waits = state.lastMark === index - 1 && state.current && !hasBody(state.current) && plan.nameSide === "leading";
  if (waits && unit.kind === "paragraph" && isSmallLine(unit) && plan.units[index + 1]?.kind === "paragraph") return;
  // A line such as a place or date under a signature belongs to it, and is nobody's contribution.
  if (state.current?.isSealed && unit.kind !== "heading" && isSmallLine(unit)) return;
  if (!state.current || state.current.isSealed) open(state, unit.start);
  if (!state.current) return;
  // A heading under a heading ("GUEST ESSAY", then the title) heads what follows and is no text.
  if (unit.kind === "heading" && !hasBody(state.current)) state.current.heading = headingText(unit.plain);
  else addBody(state.current, unit);
}

/** A paragraph that reads like a bio but is about somebody whom the text before it speaks of. */
function isMention(state: Walk, index: number, mark: AuthorMark): boolean {
  const { units } = state.plan;
  const person = mark.people[0];
  const unit = units[index];
  const section = state.current;
  if (mark.kind !== "bio" || !person || !section || !hasBody(section) || !unit || unit.kind === "bio" || unit.isEmphasised) return false;
  const surname = surnameOf(person.name);
  for (let before = index - 1; before >= 0; before--) {
    const other = units[before];
    if (!other || other.start < section.bodyStart) return false;
    if (other.end <= section.bodyEnd && other.plain.includes(surname)) return true;
  }
  return false;
}

function open(state: Walk, start: number): Section {
  const section = openSection(start);
  section.heading = state.plan.hasLeads ? state.groupHeading : null;
  state.sections.push(section);
  state.current = section;
  return section;
}

function visitHeading(state: Walk, unit: PageUnit): void {
  const text = headingText(unit.plain);
  state.groupHeading = text;
  const waits = state.current && state.current.people.length > 0 && !hasBody(state.current);
  if (waits && state.current) state.current.heading = text;
  else if (state.plan.hasLeads) state.current = null;
  else open(state, unit.start).heading = text;
}

/** A heading without its number. */
function headingText(plain: string): string {
  return plain
    .replace(/^#?(?:\d{1,2}|[IVX]{1,4})[.):]\s+/, "")
    .replace(/\s+/g, " ")
    .trim();
}

function visitMark(state: Walk, index: number, mark: AuthorMark): void {
  const { plan } = state;
  const unit = plan.units[index];
  state.lastMark = index;
  const isAgain = state.current?.people.some((person) => mark.people.some((other) => isSamePerson(person.name, other.name))) ?? false;
  if (state.current && isAgain && mark.kind !== "lead") return addAgain(state.current, mark);
  if (sideOfMark(plan, mark) === "trailing") return closeWith(state, mark);
  // A heading that names its author opens a contribution of its own: another heading before it stands over several.
  const isFree =
    state.current &&
    state.current.people.length === 0 &&
    !hasBody(state.current) &&
    !(unit?.kind === "heading" && mark.kind !== "byline" && state.current.heading !== null);
  const section = isFree && state.current ? state.current : open(state, mark.start);
  addPeople(section, mark.people);
  section.end = Math.max(section.end, mark.end);
  if (mark.kind === "lead") addBody(section, { start: mark.bodyStart, end: mark.end });
  else if (mark.kind === "bio") section.bio = { start: mark.start, end: mark.end };
  if (unit?.kind === "heading" && mark.kind !== "byline")
    section.heading = mark.headingRest ? headingText(unit.plain.slice(mark.headingRest.start - unit.start)) : headingText(unit.plain);
}

/** The last paragraph of a contribution, where it introduces the author whom the page names above it. */
function readClosing({ plan, current }: Walk, index: number, unit: PageUnit): MarkedPerson | null {
  const person = current?.people[0];
  if (!current || !person || !hasBody(current) || current.isSealed) return null;
  const next = plan.marks.get(index + 1);
  const isLast = index + 1 >= plan.to || isOpeningHeading(plan, index + 1) || (next !== undefined && sideOfMark(plan, next) === "leading");
  return isLast ? readClosingBio(unit, person) : null;
}

function addClosing(section: Section, person: MarkedPerson, unit: PageUnit): void {
  addPeople(section, [person]);
  section.bio ??= { start: unit.start, end: unit.end };
  section.end = unit.end;
  section.isSealed = true;
}

/** A second mark for the same author: a bio after the text that a byline opened. */
function addAgain(section: Section, mark: AuthorMark): void {
  addPeople(section, mark.people);
  section.bio ??= { start: mark.start, end: mark.end };
  section.end = Math.max(section.end, mark.end);
  if (hasBody(section)) section.isSealed = true;
}

function closeWith(state: Walk, mark: AuthorMark): void {
  const section = state.current;
  if (!section || !hasBody(section) || section.isSealed || section.people.length > 0) return;
  addPeople(section, mark.people);
  section.bio = { start: mark.start, end: mark.end };
  section.end = mark.end;
  section.isSealed = true;
}

function visitPosts(state: Walk, index: number, unit: PageUnit): void {
  const section = state.current;
  const person = section?.people[section.people.length - 1];
  if (!section || !person) return;
  const posts = readPostWords(unit.plain.replace(/[\s.]+$/, ""), unit.start);
  if (posts) addPeople(section, [{ ...person, roles: posts.roles, organizations: posts.organizations }]);
  section.bio = { start: section.bio?.start ?? unit.start, end: unit.end };
  section.end = Math.max(section.end, unit.end);
  state.lastMark = index;
}
