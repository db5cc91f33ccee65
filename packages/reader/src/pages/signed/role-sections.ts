import type { Span } from "@rapporteur/core/model";
import type { AuthorMark } from "../people/author-mark.ts";
import type { PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import { surnameOf } from "../people/person-names.ts";
import { isOffice } from "../people/role-person.ts";
import { isPostLine, readPostWords } from "../people/read-bio.ts";
import { addBody, addPeople, hasBody, isSamePerson, openSection, personKey, type Section } from "../section.ts";
import { isShortLabel } from "./short-labels.ts";
import { readRoleMarks, type RoleMark } from "./role-marks.ts";

type Side = "before" | "after";

interface Layout {
  readonly name: Side;
  readonly bio: Side;
}

/** The ways in which a page can bind marks to texts, the usual ones first. */
const layouts: readonly Layout[] = [
  { name: "before", bio: "after" },
  { name: "after", bio: "after" },
  { name: "before", bio: "before" },
  { name: "after", bio: "before" },
];

interface Page {
  readonly units: readonly PageUnit[];
  readonly marks: ReadonlyMap<number, RoleMark>;
  /** Unsigned text under a heading of its own is a contribution that nobody signs. */
  readonly headingsOpen: boolean;
}

interface Bound {
  readonly sections: readonly Section[];
  /** Marks that found no text. */
  readonly idle: number;
}

export interface RoleSections {
  readonly sections: Section[];
  readonly intro: readonly Span[];
}

/** Of the words, so much has to be signed, and so few marks may be left over, for the lines' roles to be trusted over all other signs. */
const leastSigned = 0.85;
const mostIdle = 0.17;
const fewestAuthors = 2;

/**
 * Cuts a page by several hands at the lines that name its authors. Whether these stand before or after their texts is decided for the whole page: of all
 * layouts the one that leaves the fewest words unsigned and the fewest names idle. Cost: linear in the units, once a layout.
 *
 * @returns null where the lines' roles do not settle who wrote most of the page, or it is by one hand
 */
export function readRoleSections(parts: PageParts, byWords: ReadonlyMap<number, AuthorMark>): RoleSections | null {
  const all = readRoleMarks(parts, byWords);
  const marks = withoutRosters(parts.units, all);
  if (new Set([...marks.values()].map(({ people }) => personKey(people[0]?.name ?? ""))).size < fewestAuthors) return null;
  const page = { units: parts.units.slice(0, parts.roster), marks, headingsOpen: opensByHeading(parts.units, marks) };
  let best: { bound: Bound; score: number } | null = null;
  const isLed = labelsSpeak(parts.units, marks);
  for (const layout of isLed ? layouts.filter(({ name }) => name === "before") : layouts) {
    const bound = bind(page, layout, parts.top);
    const score = signedShare(bound.sections, isLed) - bound.idle / marks.size;
    if (best === null || score > best.score + 1e-9) best = { bound, score };
  }
  const bound = best?.bound;
  if (!bound || bound.idle > marks.size * mostIdle || signedShare(bound.sections, isLed) < leastSigned) return null;
  return isAboutItsNames(parts.units, bound.sections) ? null : handOver(bound.sections, marks);
}

/** Runs of bios of different people, with no text between them, list the authors and sign nothing. */
function withoutRosters(units: readonly PageUnit[], marks: ReadonlyMap<number, RoleMark>): Map<number, RoleMark> {
  const kept = new Map(marks);
  for (let index = 0; index < units.length; index++) {
    let end = index;
    while (marks.get(end)?.kind === "bio") end++;
    if (end - index > 1) for (let at = index; at < end; at++) kept.delete(at);
    index = Math.max(index, end);
  }
  return kept;
}

/** Names with a colon stand before what their bearers say, and so do initials, delegations and offices. */
function labelsSpeak(units: readonly PageUnit[], marks: ReadonlyMap<number, RoleMark>): boolean {
  const names = [...marks].filter(([, { kind }]) => kind === "name");
  const speak = names.filter(
    ([index, mark]) => units[index]?.plain.endsWith(":") === true || isOffice(mark.people[0]?.name ?? "") || isShortLabel(mark),
  );
  return speak.length * 2 > names.length;
}

/** Most marks stand next to a heading: then a heading without one opens a text that nobody signs. */
function opensByHeading(units: readonly PageUnit[], marks: ReadonlyMap<number, RoleMark>): boolean {
  const isHeading = (index: number): boolean => units[index]?.kind === "heading" && !marks.has(index);
  const beside = [...marks.keys()].filter((index) => isHeading(index - 1) || isHeading(index + 1)).length;
  return beside * 3 >= marks.size * 2;
}

/** What stands before the first name of a page of labels is a chair's or an editor's, and is not counted. */
function signedShare(all: readonly Section[], isLed: boolean): number {
  const sections = isLed && all[0]?.people.length === 0 ? all.slice(1) : all;
  const length = (section: Section): number => section.bodyEnd - section.bodyStart;
  const whole = sections.reduce((sum, section) => sum + length(section), 0);
  return whole === 0 ? 0 : sections.filter(({ people }) => people.length > 0).reduce((sum, section) => sum + length(section), 0) / whole;
}

/** Names over texts that speak of their bearers are subjects. Sections and units are in text order: one pass over both. */
function isAboutItsNames(units: readonly PageUnit[], sections: readonly Section[]): boolean {
  let about = 0;
  let at = 0;
  for (const { people, bodyStart, bodyEnd } of sections) {
    const name = people[0]?.name ?? "";
    const surname = surnameOf(name);
    let isAbout = false;
    while ((units[at]?.start ?? bodyStart) < bodyStart) at++;
    for (let unit = units[at]; unit !== undefined && unit.end <= bodyEnd; unit = units[++at]) isAbout ||= unit.plain.includes(surname);
    if (isAbout && !isOffice(name)) about++;
  }
  return about * 2 > sections.length;
}

/** Text before the first name is the page's own. */
function handOver(sections: readonly Section[], marks: ReadonlyMap<number, RoleMark>): RoleSections {
  const [firstMark] = marks.values();
  const [first] = sections;
  const isIntro = first !== undefined && firstMark !== undefined && first.people.length === 0 && first.bodyEnd <= firstMark.start;
  return { sections: sections.slice(isIntro ? 1 : 0), intro: isIntro ? [{ start: first.bodyStart, end: first.bodyEnd }] : [] };
}

interface Walk {
  readonly page: Page;
  readonly layout: Layout;
  readonly sections: Section[];
  current: Section;
  /** A heading that waits for the text or the mark behind it. */
  heading: PageUnit | null;
  question: string | null;
  idle: number;
  lastMark: number;
}

function bind(page: Page, layout: Layout, top: number): Bound {
  const first = openSection(page.units[0]?.start ?? 0);
  const walk: Walk = { page, layout, sections: [first], current: first, heading: null, question: null, idle: 0, lastMark: -2 };
  for (const [index, unit] of page.units.entries()) {
    const mark = page.marks.get(index);
    if (mark) visitMark(walk, index, mark);
    else if (index >= top) visitUnit(walk, index, unit);
  }
  const idle = walk.sections.filter((section) => section.people.length > 0 && !hasBody(section)).length;
  return { sections: walk.sections.filter(hasBody), idle: walk.idle + idle };
}

function visitMark(walk: Walk, index: number, mark: RoleMark): void {
  const { current, layout } = walk;
  walk.lastMark = index;
  const isAgain = current.people.some((known) => mark.people.some(({ name }) => isSamePerson(known.name, name)));
  if (isAgain && (mark.kind === "bio" || !hasBody(current))) return sign(current, mark);
  if (layout[mark.kind] === "before") {
    const isFree = !hasBody(current) && current.people.length === 0;
    const section = isFree ? current : open(walk, mark.start);
    if (isFree) section.start = mark.start;
    takeHeading(walk, section);
    section.heading ??= walk.question;
    return sign(section, mark);
  }
  if (!hasBody(current) || current.isSealed || current.people.length > 0) walk.idle++;
  else {
    sign(current, mark);
    current.isSealed = true;
  }
}

function sign(section: Section, mark: RoleMark): void {
  addPeople(section, mark.people);
  section.end = Math.max(section.end, mark.end);
  if (mark.kind === "bio") section.bio ??= { start: mark.start, end: mark.end };
}

function visitUnit(walk: Walk, index: number, unit: PageUnit): void {
  if (unit.kind === "heading") return visitHeading(walk, index, unit);
  const { current } = walk;
  const isPost = walk.lastMark === index - 1 && (unit.line?.role === "role" || (isPostLine(unit.plain) && unit.line?.role !== "body"));
  if (isPost && current.people.length > 0) return addPosts(walk, index, unit);
  if (unit.kind === "other" || unit.kind === "byline" || unit.kind === "bio" || isOfThePage(unit)) return;
  const section = current.isSealed ? open(walk, unit.start) : current;
  if (!hasBody(section)) {
    if (section.people.length === 0) section.start = walk.heading?.start ?? unit.start;
    takeHeading(walk, section);
  }
  walk.heading = null;
  addBody(section, unit);
}

/** Words of the page about its texts. */
function isOfThePage({ line }: PageUnit): boolean {
  return (
    line !== null &&
    line.probability > 0.5 &&
    (line.role === "standfirst" || line.role === "kicker" || line.role === "dateline" || line.role === "bio")
  );
}

function visitHeading(walk: Walk, index: number, unit: PageUnit): void {
  const { page, current } = walk;
  const isBeside = page.marks.has(index - 1) || page.marks.has(index + 1);
  if (unit.plain.endsWith("?") && page.marks.has(index + 1)) walk.question = plainOf(unit);
  else walk.question = null;
  walk.heading = unit;
  // A text under a heading of its own begins where the layout's texts begin.
  if (page.headingsOpen && !isBeside && hasBody(current)) open(walk, unit.start);
}

function open(walk: Walk, start: number): Section {
  const section = openSection(start);
  walk.sections.push(section);
  walk.current = section;
  return section;
}

function takeHeading(walk: Walk, section: Section): void {
  if (walk.heading === null) return;
  if (walk.question === null) {
    section.heading ??= plainOf(walk.heading);
    if (!hasBody(section)) section.start = Math.min(section.start, walk.heading.start);
  }
  walk.heading = null;
}

const plainOf = ({ plain }: PageUnit): string =>
  plain
    .replace(/^#?(?:\d{1,2}|[IVX]{1,4})[.):]\s+/, "")
    .replace(/\s+/g, " ")
    .trim();

function addPosts(walk: Walk, index: number, unit: PageUnit): void {
  const { current } = walk;
  const person = current.people.at(-1);
  const posts = readPostWords(unit.plain.replace(/[\s.]+$/, ""), unit.start);
  if (person && posts) addPeople(current, [{ ...person, roles: posts.roles, organizations: posts.organizations }]);
  current.bio = { start: current.bio?.start ?? unit.start, end: unit.end };
  current.end = Math.max(current.end, unit.end);
  walk.lastMark = index;
}
