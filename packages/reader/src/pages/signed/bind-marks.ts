import { isFurnitureRole, type SourceDocument } from "@rapporteur/core/model";
import type { AuthorMark } from "../people/author-mark.ts";
import { isRosterHeading, type PageParts } from "../page-parts.ts";
import type { PageUnit } from "../page-unit.ts";
import { isOrdinary, lowerCaseWords } from "../people/ordinary-words.ts";
import { matchName, surnameOf, wholeName } from "../people/person-names.ts";
import { isPostLine } from "../people/read-bio.ts";
import { capitalHeadlines } from "../capital-headlines.ts";
import { letteredHeadings, looksLettered } from "./lettered-headings.ts";
import { readMark } from "./read-marks.ts";
import { isSamePerson, personKey } from "../section.ts";
import { speaksOf } from "./speaks-of.ts";

/** The marks of a page by unit index, those dropped that the page as a whole does not support; and the names it lists. */
export interface BoundMarks {
  readonly byUnit: ReadonlyMap<number, AuthorMark>;
  /** Units that list contributors at the top ("Jump to an expert", "Participants"). */
  readonly listed: ReadonlySet<number>;
  /** What such a list says of the people in it. */
  readonly roster: readonly AuthorMark[];
  /** Who wrote a post that the page embeds, by the unit that says so; its words are the unit before. */
  readonly posts: ReadonlyMap<number, AuthorMark>;
  /** A name behind each passage says whose it is: nothing else is asked. */
  readonly isClosed?: boolean;
}

/**
 * Keeps a mark that is nothing but a name only where something else on the page supports it: the name is listed or
 * signed elsewhere, a line of posts follows, or the page has another line of the same shape. A title-case heading
 * ("Caracas Wins Money") looks like a name but its words return in lower case, or its shape has no support. Cost: linear.
 */
export function bindMarks(document: SourceDocument, parts: PageParts): BoundMarks {
  const marks = new Map<number, AuthorMark>();
  const lettered = letteredHeadings(parts.units);
  const headlines = capitalHeadlines(parts.units);
  for (const [index, unit] of parts.units.entries()) {
    if (isPostUnder(unit, marks.get(index - 1))) continue;
    const isNone = isFurniture(unit) || lettered.has(unit) || headlines.has(unit) || looksLettered(unit.plain) || isByHelpers(unit.plain);
    const mark = isNone ? null : readMark(unit);
    if (mark) marks.set(index, mark);
  }
  addKnownAmongFurniture(parts, marks);
  const ordinary = lowerCaseWords(document.text);
  const isNameLike = (mark: AuthorMark): boolean =>
    mark.people.every((person) => person.name.split(/[\s-]+/).every((word) => word.length < 3 || !ordinary.has(word.toLowerCase())));
  const listed = findListed(parts, marks);
  for (const index of findParticipants(parts, marks)) listed.add(index);
  const roster = [...listed].flatMap((index) => marks.get(index) ?? []);
  const known = knownNames(document, parts, marks, listed);
  const closing = closingPlaces(parts, marks);
  const posted = [...marks.keys()].filter((index) => isPostedHeading(parts.units[index], marks.get(index)));
  const shapes = countShapes(parts.units, marks, isNameLike);
  const overPost = new Set([...marks.keys()].filter((index) => isOverPost(marks, index, parts.units)));
  const usual = new Set(repeated([...overPost].map((index) => lookOf(parts.units[index]))));
  for (const [index, mark] of marks) {
    const unit = parts.units[index];
    if (!unit || !mark.isBare || listed.has(index)) continue;
    if (mark.kind === "bio") {
      if (!closing.has(index)) marks.delete(index);
      continue;
    }
    const isKnown = mark.people.some((person) => known.has(personKey(person.name)));
    const hasPosts = overPost.has(index);
    // One word alone is a name only where posts follow or the page names the person elsewhere.
    const isRepeated = mark.people.every((person) => /\s/.test(person.name)) && (shapes.get(shapeOf(unit, mark)) ?? 0) >= 2;
    const isUnderTitle = index <= parts.top + 1 && mark.people.length > 1;
    const isSupported =
      isKnown ||
      isUnderTitle ||
      (mark.kind === "byline" && !mark.people.some(({ name }) => isOrdinary(name, ordinary))) ||
      (isNameLike(mark) && (hasPosts || isRepeated || unit.kind === "bio" || unit.kind === "byline"));
    // Over a line of posts a name is a label, whatever the text goes on to tell of its bearer; and so is one that looks as several such do.
    const isLabel = hasPosts || usual.has(lookOf(unit));
    if (!isSupported || (!isLabel && isTopicOfItsText(parts.units, marks, index)) || isSignedByAnother(parts.units, marks, index))
      marks.delete(index);
  }
  dropPostedHeadings(marks, posted);
  for (const index of listed) marks.delete(index);
  const posts = new Map([...marks].filter(([index, mark]) => index > parts.top && isPost(mark, parts.units[index])));
  if (!isOfPosts(parts, posts)) for (const index of posts.keys()) marks.delete(index);
  return { byUnit: marks, listed, roster, posts };
}

/** A name, and what its bearer is on the next line. */
function isOverPost(marks: ReadonlyMap<number, AuthorMark>, index: number, units: readonly PageUnit[]): boolean {
  const mark = marks.get(index);
  const next = units[index + 1];
  if (mark === undefined || next === undefined || marks.has(index + 1) || next.kind === "heading") return false;
  const isPost = isPostLine(next.plain) || (next.line?.role === "role" && next.line.probability >= sureOfPost);
  return isPost && mark.headingRest === null && (mark.kind === "name" || mark.kind === "byline");
}

const lookOf = (unit: PageUnit | undefined): string => `${unit?.kind} ${unit?.level} ${unit?.isEmphasised}`;

const repeated = (looks: readonly string[]): string[] => looks.filter((look, index) => looks.indexOf(look) !== index);

/** "Director, Delta Forum" under a name: a post, whatever in it looks like one more name. */
export function isPostUnder({ line, plain }: PageUnit, before: Pick<AuthorMark, "kind"> | undefined): boolean {
  return (
    line?.role === "role" && line.probability >= sureOfPost && (before?.kind === "name" || before?.kind === "byline") && matchName(plain, 0) === null
  );
}

const sureOfPost = 0.9;

/** "— Jane Doe (@jdoe) May 3, 2031". */
const isPost = (mark: AuthorMark, unit: PageUnit | undefined): boolean =>
  /\(@\w+\)/.test(unit?.plain ?? "") && (mark.kind === "signature" || /^[—–-]/.test(unit?.plain ?? ""));

/** Most of the page are posts: they sign it together. Elsewhere somebody else quotes them. */
function isOfPosts({ units, top }: PageParts, posts: ReadonlyMap<number, AuthorMark>): boolean {
  const lengthOf = (unit: PageUnit | undefined): number => unit?.plain.length ?? 0;
  const all = units.slice(top).reduce((sum, unit) => sum + lengthOf(unit), 0);
  return [...posts.keys()].reduce((sum, index) => sum + lengthOf(units[index - 1]) + lengthOf(units[index]), 0) * 2 > all;
}

/** What the line reader takes for a caption, a credit or a button names no author, and neither does what it surely takes for the name of a column. */
function isFurniture({ line }: PageUnit): boolean {
  return line !== null && ((line.probability >= 0.5 && isFurnitureRole(line.role)) || (line.probability >= sureOfKicker && line.role === "kicker"));
}

const sureOfKicker = 0.9;

/** "Collected by Jane Doe", "Translated from the Danish by John Roe": who helped, and wrote nothing of it. */
export const isByHelpers = (plain: string): boolean => byHelpers.test(plain);
const byHelpers =
  /^(?:(?:collected|compiled|gathered|assembled|curated|recorded|transcribed|translated|moderated|illustrated|photographed|fact-checked|produced)(?: and [a-z]+)?|photo(?:graph)?s?|illustrations?|drawings?|interviews?|questions?|translation)(?: from the \p{L}+)? by\s/iu;

/** What looks like a credit or a caption and is nothing but the name of somebody whom the page introduces elsewhere is a label. */
function addKnownAmongFurniture({ units }: PageParts, marks: Map<number, AuthorMark>): void {
  const known = new Set([...marks.values()].filter(({ isBare }) => !isBare).flatMap(({ people }) => people.map(({ name }) => personKey(name))));
  const found = units.flatMap((unit, index): [number, AuthorMark][] => {
    const match = isFurniture(unit) ? wholeName(unit.plain) : null;
    const mark = match && known.has(personKey(match.name)) ? readMark(unit) : null;
    return mark ? [[index, mark]] : [];
  });
  const all = [...marks, ...found].toSorted(([a], [b]) => a - b);
  marks.clear();
  for (const [index, mark] of all) marks.set(index, mark);
}

/** "Council president Jane Doe" as a heading: who is heard, or whom the text is about. */
function isPostedHeading(unit: PageUnit | undefined, mark: AuthorMark | undefined): boolean {
  return unit?.kind === "heading" && mark?.isBare === true && mark.people.some(({ roles }) => roles.length > 0);
}

/** Where one such heading is over a text about its name, the others are no authors either: they would get its text, too. */
function dropPostedHeadings(marks: Map<number, AuthorMark>, posted: readonly number[]): void {
  if (posted.some((index) => !marks.has(index))) for (const index of posted) marks.delete(index);
}

function shapeOf(unit: PageUnit, mark: AuthorMark): string {
  return `${unit.kind} ${unit.level} ${mark.kind} ${unit.isEmphasised || unit.leadLength > 0} ${mark.headingRest !== null}`;
}

/** Marks of each shape: those with posts vouch for bare ones of their shape. */
function countShapes(
  units: readonly PageUnit[],
  marks: ReadonlyMap<number, AuthorMark>,
  isNameLike: (mark: AuthorMark) => boolean,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [index, mark] of marks) {
    const unit = units[index];
    if (!unit || (mark.isBare && !isNameLike(mark))) continue;
    const shape = shapeOf(unit, mark);
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  return counts;
}

function knownNames(document: SourceDocument, parts: PageParts, marks: ReadonlyMap<number, AuthorMark>, listed: ReadonlySet<number>): Set<string> {
  const known = new Set(document.metadata.authors.map(personKey));
  for (const [index, mark] of marks) if (!mark.isBare && !listed.has(index)) for (const person of mark.people) known.add(personKey(person.name));
  for (const index of listed) {
    const match = matchName(parts.units[index]?.plain ?? "", 0);
    if (match) known.add(personKey(match.name));
  }
  return known;
}

/** Where paragraphs of bios without any post stand: at the ends of sections, on a page that closes other sections with bios. */
function closingPlaces({ units }: PageParts, marks: ReadonlyMap<number, AuthorMark>): Set<number> {
  const places = new Set<number>();
  let isUsual = false;
  for (const [index, mark] of marks) {
    if (mark.kind !== "bio") continue;
    const [before, after] = [units[index - 1], units[index + 1]];
    isUsual ||= !mark.isBare && after?.kind === "heading";
    if (before && before.kind !== "heading" && !marks.has(index - 1) && (!after || after.kind === "heading")) places.add(index);
  }
  return isUsual ? places : new Set();
}

/** The head of a list of participants, and neighbouring lines of names that speak further down. */
function findParticipants(parts: PageParts, marks: ReadonlyMap<number, AuthorMark>): number[] {
  const { units } = parts;
  const [firstPlace, lastPlace] = [new Map<string, number>(), new Map<string, number>()];
  const rows = biosInARow(marks);
  for (const [index, { people }] of [...marks].toReversed()) for (const { name } of people) firstPlace.set(personKey(name), index);
  for (const [index, mark] of marks) if (!rows.has(index)) for (const { name } of mark.people) lastPlace.set(personKey(name), index);
  const found: number[] = [];
  for (let index = parts.top; index < parts.roster; index++) {
    let end = index;
    while (end < parts.roster && isNameLine(units[end], marks.get(end))) end++;
    const run = units.slice(index, end).map((_, offset) => index + offset);
    const speaking = run.filter((at) => (lastPlace.get(personKey(marks.get(at)?.people[0]?.name ?? "")) ?? -1) >= end);
    const isFirst = run.every((at) => (firstPlace.get(personKey(marks.get(at)?.people[0]?.name ?? "")) ?? index) >= index);
    // "by Jane Doe" under her text and the next name over another one are no list.
    if (run.length > 1 && isFirst && speaking.length * 2 >= run.length) found.push(...run);
    const here = marks.get(index);
    const isLine = here?.kind === "bio" && here.people.length > 1 && units[index]?.plain.startsWith(here.people[0]?.name ?? "") === false;
    if (isRosterHeading(units[index]?.plain ?? "") || (isLine && index <= parts.top + 3)) found.push(index);
    index = Math.max(index, end - 1);
  }
  return found;
}

/** Bios one under the other tell of people, and none of them is where somebody has the word. */
export function biosInARow(marks: ReadonlyMap<number, { readonly kind: string }>): Set<number> {
  const isBio = (index: number): boolean => marks.get(index)?.kind === "bio";
  return new Set([...marks.keys()].filter((index) => isBio(index) && (isBio(index - 1) || isBio(index + 1))));
}

function isNameLine(unit: PageUnit | undefined, mark: AuthorMark | undefined): boolean {
  return (
    unit !== undefined &&
    unit.kind !== "heading" &&
    mark !== undefined &&
    (mark.kind === "name" || mark.kind === "byline") &&
    mark.people.length === 1
  );
}

/** An item that says more than the heading of a jump list would. */
function speaks(mark: AuthorMark | undefined): boolean {
  return mark?.kind === "lead" && mark.end - mark.bodyStart > 30;
}

/** Items at the top that begin with names, before any paragraph that follows a heading or a mark. */
function findListed(parts: PageParts, marks: ReadonlyMap<number, AuthorMark>): Set<number> {
  const listed = new Set<number>();
  for (let index = parts.top; index < parts.units.length; index++) {
    const unit = parts.units[index];
    if (
      !unit ||
      unit.kind === "heading" ||
      unit.kind === "bio" ||
      (unit.kind === "item" && speaks(marks.get(index))) ||
      (marks.has(index) && unit.kind !== "item" && (unit.kind !== "other" || marks.get(index)?.isBare === false))
    )
      break;
    if ((unit.kind === "item" || unit.kind === "other") && (unit.kind === "other" || matchName(unit.plain, 0))) listed.add(index);
  }
  return listed;
}

/** A line that names whom its text is about: the surname comes back in the paragraphs under it. */
function isTopicOfItsText(units: readonly PageUnit[], marks: ReadonlyMap<number, AuthorMark>, index: number): boolean {
  const mark = marks.get(index);
  if (!mark || mark.kind === "lead" || mark.kind === "signature") return false;
  const surname = surnameOf(mark.people[0]?.name ?? "");
  for (let next = index + 1; next < units.length; next++) {
    const unit = units[next];
    if (!unit || unit.kind === "heading" || (marks.has(next) && units[index]?.kind !== "heading")) return false;
    if (unit.kind === "paragraph" && !marks.has(next) && speaksOf(unit.plain, surname)) return true;
  }
  return false;
}

/** A heading over a section that somebody else signs with a post is no name: "Caracas Wins Money". */
function isSignedByAnother(units: readonly PageUnit[], marks: ReadonlyMap<number, AuthorMark>, index: number): boolean {
  if (units[index]?.kind !== "heading") return false;
  const name = marks.get(index)?.people[0]?.name ?? "";
  for (let next = index + 1; next < units.length && units[next]?.kind !== "heading"; next++) {
    const mark = marks.get(next);
    if (mark && !mark.isBare && mark.kind !== "lead" && mark.people.length === 1) return !isSamePerson(mark.people[0]?.name ?? "", name);
  }
  return false;
}
