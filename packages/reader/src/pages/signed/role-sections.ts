import type { Span } from "@rapporteur/core/model";
import { type AuthorMark, headlineBeside, type MarkedPerson } from "../people/author-mark.ts";
import { announcesSeveral, type PageParts } from "../page-parts.ts";
import { isPutToAll, isSmallLine, type PageUnit } from "../page-unit.ts";
import { startsBioPredicate } from "../people/bio-sentences.ts";
import { surnameOf } from "../people/person-names.ts";
import { isOffice } from "../people/role-person.ts";
import { isPostLine, readPostWords } from "../people/read-bio.ts";
import { addBody, addPeople, hasBody, isSamePerson, openSection, personKey, type Section } from "../section.ts";
import { biosInARow } from "./bind-marks.ts";
import { readInitials } from "./short/initial-signatures.ts";
import {
  areSubheadings,
  asksOverGroups,
  type Bound,
  fewestAuthors,
  type Layout,
  namesUnderHeadings,
  opensByHeading,
  type Page,
  signsBehind,
} from "./layout.ts";
import { isOwnVoice } from "./own-voice.ts";
import { endAt, isOfEditor, isQuotedUnderNames, isSettled, overAt, setApartFrom, signedShare, unevenness, withoutEdges } from "./page-edges.ts";
import type { RoleMark } from "./role-mark.ts";
import { readRoleMarks } from "./role-marks.ts";
import { speaksOf } from "./speaks-of.ts";

/** The ways in which a page can bind marks to texts, the usual ones first. */
const layouts: readonly Layout[] = [
  { name: "before", bio: "after", signature: "after", cost: 0 },
  { name: "after", bio: "after", signature: "after", cost: 0.03 },
  { name: "before", bio: "before", signature: "after", cost: 0.06 },
  { name: "after", bio: "before", signature: "after", cost: 0.09 },
  { name: "before", bio: "after", signature: "before", cost: 0.3 },
];

export interface RoleSections {
  readonly sections: Section[];
  readonly intro: readonly Span[];
  /** Most of the authors are named in words that hand over to them: "Jane Doe said:". */
  readonly isHandedOver: boolean;
  /** The page itself shows that its names stand before their texts. */
  readonly isNameFirst: boolean;
  /** Every text is a quotation under a name. */
  readonly isQuotedUnderNames: boolean;
}

/**
 * Cuts a page by several hands at the lines that name its authors. Whether these stand before or after their texts is decided for the whole page: of all
 * layouts the one that leaves the fewest words unsigned and the fewest names idle. Cost: linear in the units, once a layout.
 *
 * @returns null where the lines' roles do not settle who wrote most of the page, or it is by one hand
 */
export function readRoleSections(
  parts: PageParts,
  byWords: ReadonlyMap<number, AuthorMark>,
  { lists, isStrict }: { lists: ReadonlySet<number>; isStrict: boolean },
): RoleSections | null {
  const all = readRoleMarks(parts, byWords);
  const listed = rostersIn(parts.units, all);
  const marks = new Map([...all].filter(([index]) => !listed.has(index)));
  if (new Set([...marks.values()].map(({ people }) => personKey(people[0]?.name ?? ""))).size < (isStrict ? fewestAuthors : 1)) return null;
  const page = {
    units: parts.units.slice(0, parts.roster),
    marks,
    listed: new Set([...listed, ...lists]),
    headingsOpen: opensByHeading(parts.units, marks),
    setApartFrom: setApartFrom(parts.units, marks),
    isNamedUnderHeadings: namesUnderHeadings(parts, marks),
    isAsked: asksOverGroups(parts, marks),
    overFrom: overAt(parts, marks),
    endsAt: Math.min(endAt(parts, marks), explainedFrom(parts, marks)),
  };
  let best: { bound: Bound; layout: Layout; score: number } | null = null;
  const isLed = labelsSpeak(parts.units, marks) || areSubheadings(parts.units, marks);
  const from = introEnd(page, parts.top);
  const isClosed = biosClose(parts, marks);
  // Right behind the words that hand over stands a name.
  const isNameFirst = from > parts.top && marks.get(from)?.kind === "name" && announcesSeveral(parts.units[from - 1]?.plain ?? "");
  for (const layout of layouts) {
    if (((isLed || isNameFirst) && layout.name === "after") || (isClosed && layout.bio === "before")) continue;
    if (layout.signature === "before" && signsBehind(parts.units, marks)) continue;
    const bound = bind(page, layout, from);
    const score =
      signedShare(withoutEdges(page, bound.sections, layout, isLed)) - bound.idle / marks.size - unevenness(page, bound.sections) - layout.cost;
    if (best === null || score > best.score + 1e-9) best = { bound, layout, score };
  }
  if (!best) return null;
  const { bound, layout } = best;
  if ((isStrict && !isSettled(page, bound, layout, isLed)) || isAboutItsNames(parts.units, bound.sections)) return null;
  const areQuoted = isQuotedUnderNames(page, bound.sections);
  const handing = [...marks.values()].filter(({ handsOver }) => handsOver === true).length;
  return {
    ...handOver(page, bound.sections, parts.units.slice(parts.top, from)),
    isHandedOver: handing * 2 > marks.size,
    isNameFirst: isNameFirst || areQuoted,
    isQuotedUnderNames: areQuoted,
  };
}

/** Behind the last text a list tells whose the initials under the texts are, and nobody signs what follows. */
function explainedFrom(parts: PageParts, marks: ReadonlyMap<number, RoleMark>): number {
  const last = [...marks.keys()].at(-1) ?? 0;
  return [...readInitials(parts).explaining].find((index) => index > last) ?? Infinity;
}

/**
 * Where the contributions begin: behind the words that hand over to several people and, where every contribution stands under a heading, at the first
 * heading or name.
 */
function introEnd(page: Page, top: number): number {
  const { units, marks, headingsOpen } = page;
  const firstMark = [...marks.keys()].find((index) => index >= top) ?? units.length;
  const handsOver = units.findLastIndex(
    (unit, index) =>
      index >= top &&
      index < firstMark &&
      (unit.kind === "paragraph" || (unit.kind === "heading" && marks.get(firstMark)?.kind === "lead")) &&
      announcesSeveral(unit.plain),
  );
  const heading = units.findIndex((unit, index) => index >= top && unit.kind === "heading");
  const isClosing = firstMark < heading && (marks.get(firstMark)?.kind === "signature" || marksClose(page));
  const headed = headingsOpen && heading >= 0 && !isClosing ? Math.min(heading, firstMark) : top;
  return Math.max(top, handsOver + 1, headed);
}

/** Names under texts and over headings, or at the end. */
function marksClose({ units, marks }: Page): boolean {
  const isText = (index: number): boolean => units[index]?.kind === "paragraph" && !marks.has(index);
  const closing = [...marks.keys()].filter((index) => isText(index - 1) && (index + 1 >= units.length || units[index + 1]?.kind === "heading"));
  return closing.length * 3 >= marks.size * 2;
}

/** Bios of different people with no text between them list the authors and sign nothing, and so do names of which most come again. */
function rostersIn(units: readonly PageUnit[], marks: ReadonlyMap<number, RoleMark>): Set<number> {
  const listed = new Set<number>();
  const keyOf = (index: number): string => personKey(marks.get(index)?.people[0]?.name ?? `${index}`);
  const counts = new Map<string, number>();
  // Under a picture and over the text, one after the other, stands one name.
  for (const index of marks.keys())
    if (!marks.has(index - 1) || keyOf(index - 1) !== keyOf(index)) counts.set(keyOf(index), (counts.get(keyOf(index)) ?? 0) + 1);
  const firstAt = new Map([...marks.keys()].toReversed().map((index) => [keyOf(index), index]));
  const rows = biosInARow(marks);
  const alone = [...marks].filter(([index, { people }]) => people.length === 1 && !rows.has(index));
  const lastAlone = new Map(alone.map(([index]) => [keyOf(index), index]));
  for (let index = 0; index < units.length; index++) {
    const kind = marks.get(index)?.kind;
    if (kind !== "bio" && kind !== "name") continue;
    if (listsSigners(marks.get(index)?.people ?? [], index, lastAlone)) listed.add(index);
    let end = index;
    // What hands over to words is no entry of a list.
    while (marks.get(end)?.kind === kind && marks.get(end)?.handsOver !== true) end++;
    const run = Array.from({ length: end - index }, (_, offset) => index + offset);
    const again = run.filter((at) => (counts.get(keyOf(at)) ?? 0) > 1).length;
    const isOne = new Set(run.map(keyOf)).size === 1;
    // A name under a text and the next one over its text are no list.
    const isFirst = run.every((at) => (firstAt.get(keyOf(at)) ?? at) >= index);
    if (run.length > 1 && !isOne && (kind === "bio" || (isFirst && again * 2 >= run.length))) for (const at of run) listed.add(at);
    index = Math.max(index, end - 1);
  }
  return listed;
}

/** Several names in one line over a page that each of them signs alone further down. */
function listsSigners(people: readonly MarkedPerson[], index: number, lastAlone: ReadonlyMap<string, number>): boolean {
  return people.length > 1 && people.every(({ name }) => (lastAlone.get(personKey(name)) ?? -1) > index);
}

/** Names with a colon stand before what their bearers say, and so do delegations and offices. */
function labelsSpeak(units: readonly PageUnit[], marks: ReadonlyMap<number, RoleMark>): boolean {
  const names = [...marks].filter(([, { kind }]) => kind === "name" || kind === "lead");
  const speak = names.filter(
    ([index, mark]) =>
      mark.kind === "lead" || units[index]?.opensText === true || units[index]?.plain.endsWith(":") === true || isOffice(mark.people[0]?.name ?? ""),
  );
  return speak.length * 2 > names.length;
}

/** "… (Doe)": who says it. */
const closingBracket = /(?<!\s)\s*\([^()]{2,60}\)\.?$/;

/** Names over texts that speak of their bearers are subjects. Sections and units are in text order: one pass over both. */
function isAboutItsNames(units: readonly PageUnit[], sections: readonly Section[]): boolean {
  let about = 0;
  let at = 0;
  for (const { people, bodyStart, bodyEnd } of sections) {
    const name = people[0]?.name ?? "";
    const surname = people[0]?.isBody ? name : surnameOf(name);
    let isAbout = false;
    while ((units[at]?.start ?? bodyStart) < bodyStart) at++;
    for (let unit = units[at]; unit !== undefined && unit.end <= bodyEnd; unit = units[++at])
      isAbout ||= !isSamePerson(unit.plain, name) && speaksOf(unit.plain.replace(closingBracket, ""), surname);
    if (isAbout && name !== "" && !isOffice(name)) about++;
  }
  return about * 2 > sections.length;
}

/** A text under its own heading stands before the first bio, and most of the bios stand between a text and a heading: they close the text over them. */
function biosClose({ units, top }: PageParts, marks: ReadonlyMap<number, RoleMark>): boolean {
  const bios = [...marks].filter(([, { kind }]) => kind === "bio").map(([index]) => index);
  const isText = (index: number): boolean => units[index]?.kind === "paragraph" && !marks.has(index);
  const [first = 0] = bios;
  const isOpened = units.slice(top, first).some(({ kind }, offset) => kind === "heading" && isText(top + offset + 1));
  const closing = bios.filter((index) => isText(index - 1) && units[index + 1]?.kind === "heading" && !marks.has(index + 1));
  return isOpened && closing.length * 2 > bios.length;
}

/** Text before the first name is the page's own. */
function handOver(page: Page, sections: readonly Section[], opening: readonly PageUnit[]): Pick<RoleSections, "sections" | "intro"> {
  const intro = opening.filter(({ kind }) => kind !== "other" && kind !== "byline").map(({ start, end }) => ({ start, end }));
  const [[firstMark], [first]] = [[...page.marks.values()], sections];
  const isOfThePage = first !== undefined && firstMark !== undefined && isOfEditor(page, first) && first.bodyEnd <= firstMark.start;
  return { sections: sections.slice(isOfThePage ? 1 : 0), intro: isOfThePage ? [...intro, { start: first.bodyStart, end: first.bodyEnd }] : intro };
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
    else if (index >= top && !page.listed.has(index)) visitUnit(walk, index, unit);
  }
  const sections = walk.sections.filter(hasBody);
  const heard = new Set(sections.flatMap(({ people }) => people.map(({ name }) => personKey(name))));
  // The byline of somebody who has a text further down is not idle.
  const idle = walk.sections.filter((section) => !hasBody(section) && section.people.some(({ name }) => !heard.has(personKey(name)))).length;
  // A heading that waited over another text belongs to none.
  for (const [index, section] of sections.entries()) section.start = Math.max(section.start, sections[index - 1]?.end ?? 0);
  return { sections, idle: walk.idle + idle };
}

function visitMark(walk: Walk, index: number, mark: RoleMark): void {
  const { current, layout } = walk;
  walk.lastMark = index;
  const isAgain = current.people.some((known) => mark.people.some(({ name }) => isSamePerson(known.name, name)));
  if (isAgain && (mark.kind === "bio" || !hasBody(current))) return sign(current, mark);
  // The name under a picture amid the text.
  if (isAgain && mark.kind === "name" && walk.heading === null && mark.people.every(({ roles }) => roles.length === 0)) return;
  if (mark.kind === "lead" || layout[mark.kind] === "before") {
    const isFree = !hasBody(current) && current.people.length === 0;
    const section = isFree ? current : open(walk, mark.start);
    if (isFree) section.start = mark.start;
    takeHeading(walk, section, headlineBeside(mark, walk.page.units[index]));
    sign(section, mark);
    if (mark.kind === "lead") addBody(section, { start: mark.bodyStart, end: mark.end });
    return;
  }
  if (!hasBody(current) || current.isSealed || current.people.length > 0) walk.idle++;
  else {
    sign(current, mark);
    current.isSealed = true;
  }
}

function sign(section: Section, mark: RoleMark): void {
  section.isNamed = true;
  addPeople(section, mark.people);
  section.end = Math.max(section.end, mark.end);
  if (mark.kind === "bio") section.bio ??= { start: mark.start, end: mark.end };
}

function visitUnit(walk: Walk, index: number, unit: PageUnit): void {
  const { current } = walk;
  const isPost =
    walk.lastMark === index - 1 &&
    (unit.line?.role === "role" || (isPostLine(unit.plain) && unit.line?.role !== "body")) &&
    (unit.kind !== "heading" || readPostWords(unit.plain, 0) !== null);
  if ((unit.kind === "heading" && !(isPost && current.people.length > 0)) || isPutToAll(unit)) return visitHeading(walk, index, unit);
  if (isPost && current.people.length > 0) return addPosts(walk, index, unit);
  // Between two names stands a text, though it looks like a standfirst.
  const after = walk.page.units[index + 1];
  const isUnder = walk.page.marks.has(index - 1) || (walk.layout.name === "after" && opensOverName(walk, index));
  const isBetween = isUnder && (!after || after.kind === "heading" || walk.page.marks.has(index + 1));
  if (
    unit.kind === "other" ||
    unit.kind === "byline" ||
    unit.kind === "bio" ||
    (isOfThePage(unit) && !isBetween && (!isOwnVoice(unit.plain) || announcesSeveral(unit.plain)))
  )
    return;
  if (index > walk.page.setApartFrom && unit.kind !== "quote") return;
  if (standsBetween(walk, index) || index >= walk.page.endsAt) return;
  if (goesOnAbout(walk, index, unit)) return void (walk.lastMark = index);
  if (tellsOf(walk, index, unit)) return closeWithBio(current, unit);
  // "Agree, confidence level 6" over a name.
  if (walk.layout.name === "before" && walk.page.marks.get(index + 1)?.kind === "name" && isSmallLine(unit)) return void (walk.heading = unit);
  // A place or a date under a signature belongs to it.
  if (current.isSealed && isSmallLine(unit)) return;
  const section = current.isSealed ? open(walk, unit.start) : current;
  if (!hasBody(section)) {
    if (section.people.length === 0) section.start = (walk.question === null ? walk.heading?.start : undefined) ?? unit.start;
    takeHeading(walk, section);
  }
  walk.heading = null;
  addBody(section, unit);
}

/** Where names stand under texts, the text under a heading is one, and so is the first of a page that ends with a name. */
function opensOverName({ page, heading, sections, current }: Walk, index: number): boolean {
  const isFirst = sections.length === 1 && !hasBody(current) && page.marks.get(page.units.length - 1)?.kind === "name";
  return isFirst || (heading !== null && heading === page.units[index - 1]);
}

/** A picture's caption or a few words on the text, between its heading and its author. */
function standsBetween({ page, layout, heading, current }: Walk, index: number): boolean {
  const isUnderHeading = heading !== null && heading === page.units[index - 1];
  return page.isNamedUnderHeadings && layout.name === "before" && isUnderHeading && hasBody(current) && page.marks.get(index + 1)?.kind === "name";
}

/** Words of the page about its texts. */
function isOfThePage({ line }: PageUnit): boolean {
  return line !== null && line.probability > 0.5 && (line.role === "standfirst" || line.role === "kicker" || line.role === "dateline");
}

/** More about whom the line before it introduced. */
function goesOnAbout({ lastMark, current }: Walk, index: number, { line, plain }: PageUnit): boolean {
  if (lastMark !== index - 1 || line?.role !== "bio" || line.probability <= 0.5) return false;
  return line.probability > sureOfBio || pronoun.test(plain) || current.people.some(({ name }) => plain.includes(surnameOf(name)));
}

const sureOfBio = 0.8;
const pronoun = /^(?:He|She|They|His|Her|Their|The (?:author|writer))\s/;

/** "Lund has counted elephants since 2003." between the text of Ada Lund and the next name or heading. */
function tellsOf({ page, layout, current, sections }: Walk, index: number, { line, plain }: PageUnit): boolean {
  const next = page.units[index + 1];
  const isClosing = next === undefined || next.kind === "heading" || page.marks.has(index + 1);
  const named = plain.replace(/^(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\.? /, "");
  // At the end of the page a note may be on all of its authors.
  const known = (next === undefined ? sections : [current]).flatMap(({ people }) => people.map(({ name }) => surnameOf(name)));
  const surname = known.find((one) => named.startsWith(`${one} `));
  const opens = surname !== undefined || /^The (?:author|writer)\s/.test(plain);
  const isBio = line?.role === "bio" && line.probability > 0.5;
  const isTold = next === undefined && surname !== undefined && startsBioPredicate(named, surname.length);
  return (isBio || isTold) && layout.name === "before" && hasBody(current) && isClosing && opens;
}

function closeWithBio(section: Section, { start, end }: PageUnit): void {
  section.bio ??= { start, end };
  section.end = Math.max(section.end, end);
}

function visitHeading(walk: Walk, index: number, unit: PageUnit): void {
  const { page, current } = walk;
  const isBeside = page.marks.has(index - 1) || page.marks.has(index + 1);
  if (unit.plain.endsWith("?") && (page.isAsked || page.marks.has(index + 1))) walk.question = plainOf(unit);
  else walk.question = null;
  walk.heading = unit;
  // A text under a heading of its own begins where the layout's texts begin.
  if ((page.headingsOpen || index === page.overFrom) && !isBeside && hasBody(current)) open(walk, unit.start);
}

function open(walk: Walk, start: number): Section {
  const section = openSection(start);
  walk.sections.push(section);
  walk.current = section;
  return section;
}

function takeHeading(walk: Walk, section: Section, rest: string | null = null): void {
  section.heading ??= rest ?? walk.question;
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
  const posts = readPostWords(unit.plain.replace(/(?<![\s.])[\s.]+$/, ""), unit.start);
  if (person && posts) addPeople(current, [{ ...person, roles: posts.roles, organizations: posts.organizations }]);
  current.bio = { start: current.bio?.start ?? unit.start, end: unit.end };
  current.end = Math.max(current.end, unit.end);
  walk.lastMark = index;
}
