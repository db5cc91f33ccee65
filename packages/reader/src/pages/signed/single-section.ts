import type { AuthorMark, MarkedPerson } from "../people/author-mark.ts";
import { readClosingBio } from "../people/closing-bio.ts";
import type { PageParts } from "../page-parts.ts";
import { isSmallLine, type PageUnit } from "../page-unit.ts";
import { surnameOf } from "../people/person-names.ts";
import { isPostLine, readPostWords } from "../people/read-bio.ts";
import { isOfTheSite } from "./page-edges.ts";
import { readNameList } from "./joint/name-list.ts";
import { addBody, addPeople, hasBody, isSamePerson, openSection, type Section } from "../section.ts";

/**
 * A page by one hand, or by several together: one contribution from its first paragraph to its last.
 * Its author is the person whom a byline at the top, a signature or bio at the end, or the page's metadata names. Cost: linear.
 *
 * @param authors names from the page's metadata, used where the text itself names nobody
 */
export function readSingle(parts: PageParts, marks: ReadonlyMap<number, AuthorMark>, authors: readonly MarkedPerson[]): Section | null {
  const { units } = parts;
  const isSigning = signingMarks(parts, marks);
  const section = openSection(units[0]?.start ?? 0);
  const body = units.slice(parts.top, parts.roster).filter((_, offset) => !isSigning.has(parts.top + offset));
  const isText = (unit: PageUnit): boolean => unit.kind !== "heading" && unit.kind !== "other";
  const prose = body.findIndex((unit) => isText(unit) && (!isSmallLine(unit) || unit.plain.endsWith(",")));
  const first = prose < 0 ? body.findIndex(isText) : prose;
  for (const unit of body.slice(Math.max(0, first))) if (unit.kind !== "other") addBody(section, unit);
  if (!hasBody(section)) return null;
  section.start = section.bodyStart;
  const speaker = speakerOf(body[Math.max(0, first)], marks, parts);
  if (speaker && isSigning.size === 0) {
    addPeople(section, speaker.people);
    section.bodyStart = speaker.bodyStart;
  }
  for (const [index, mark] of isSigning) sign(section, units[index], { mark, isUnderTitle: index >= parts.top });
  if (section.people.length === 0) addPeople(section, authors);
  return section;
}

/** "Jane Doe, fellow at X: I doubt it. …" opens the page, and nobody else has a word. */
function speakerOf(unit: PageUnit | undefined, marks: ReadonlyMap<number, AuthorMark>, { units }: PageParts): AuthorMark | null {
  const own = unit && marks.get(units.indexOf(unit));
  if (own?.kind !== "lead" || own.isBare || own.people.length !== 1) return null;
  return [...marks.values()].every((mark) => mark === own || mark.people.every(({ name }) => isSamePerson(name, own.people[0]?.name ?? "")))
    ? own
    : null;
}

/** Marks that sign the whole page, with the lines of posts that follow them (kept as `null`). */
function signingMarks(parts: PageParts, marks: ReadonlyMap<number, AuthorMark>): Map<number, AuthorMark | null> {
  const { units } = parts;
  const isText = (unit: PageUnit, index: number): boolean =>
    !marks.has(index) && (unit.kind === "paragraph" || unit.kind === "item" || unit.kind === "quote") && !isSmallLine(unit) && !isOfTheSite(unit);
  const firstText = units.findIndex((unit, index) => index >= parts.top && isText(unit, index));
  const lastText = units.findLastIndex((unit, index) => index < parts.roster && isText(unit, index));
  const signing = new Map<number, AuthorMark | null>();
  const isOurs = units.some((unit, index) => isText(unit, index) && /(?<!\p{L})[Ww]e(?!\p{L})/u.test(unit.plain));
  let byline: AuthorMark | null = null;
  for (const [index, unit] of units.entries()) {
    const mark = marks.get(index);
    const isOutside = index < firstText || index > lastText;
    const isInRow = index < firstText || (isOurs && index > lastText);
    const isJoint: boolean = byline !== null && isInRow && signing.has(index - 1) && isAlike(mark, byline);
    if (mark && (isJoint || signs(mark, unit, isOutside, byline)) && !isAboutSubject(mark, unit, parts)) {
      signing.set(index, mark);
      if (!byline || index < firstText) byline = mark;
    } else if (byline && index === lastText && index > firstText && closes(unit, byline)) signing.set(index, closes(unit, byline));
    else if (isOutside && signing.has(index - 1) && unit.kind !== "heading" && isPostLine(unit.plain)) signing.set(index, null);
  }
  return signing;
}

/** Names in lines of their own, one under the other, whatever else each looks like. */
const isAlike = (mark: AuthorMark | undefined, byline: AuthorMark): boolean =>
  mark !== undefined && mark.kind !== "bio" && (mark.kind === byline.kind || (isNaming(mark) && isNaming(byline)));
const isNaming = ({ kind }: AuthorMark): boolean => kind === "name" || kind === "byline";

/** The last paragraph, where it is about the person whom the byline names. */
function closes(unit: PageUnit, byline: AuthorMark): AuthorMark | null {
  const [author] = byline.people;
  const person = author && byline.people.length === 1 ? readClosingBio(unit, author) : null;
  return person ? { kind: "bio", start: unit.start, end: unit.end, people: [person], bodyStart: unit.end, headingRest: null, isBare: false } : null;
}

function signs(mark: AuthorMark, unit: PageUnit, isOutside: boolean, byline: AuthorMark | null): boolean {
  if (mark.kind === "lead") return false;
  const isAgain = byline?.people.some((known) => mark.people.some((person) => isSamePerson(known.name, person.name))) ?? false;
  if (isAgain) return true;
  if (byline && mark.people.length === 1) return false;
  return isOutside || unit.kind === "bio" || unit.kind === "byline" || mark.kind === "signature";
}

/** A closing paragraph on a person of whom the text speaks throughout is news, no bio. */
function isAboutSubject(mark: AuthorMark, unit: PageUnit, { units, titleText }: PageParts): boolean {
  const name = mark.people[0]?.name ?? "";
  if ((mark.kind === "bio" || mark.kind === "name") && titleText?.includes(name) === true && !signsTitle(titleText, name)) return true;
  if (mark.kind !== "bio" || unit.isEmphasised) return false;
  const surname = surnameOf(mark.people[0]?.name ?? "");
  const naming = units.filter((other) => other !== unit && other.kind === "paragraph" && !/^By\s/.test(other.plain) && other.plain.includes(surname));
  // What looks like a bio by more than its words may be named once in the text.
  return naming.length >= (unit.kind === "bio" ? manyMentions : 1);
}

const manyMentions = 3;

/** "Jane Doe, John Roe: Small ports need friends": some sites open a title with those who write. One alone may be its subject. */
function signsTitle(title: string, name: string): boolean {
  const head = /^([^:]{3,120}):\s/.exec(title)?.[1];
  const people = head === undefined ? null : readNameList(head, 0);
  return (
    people !== null &&
    people.length > 1 &&
    people.every(({ roles }) => roles.length === 0) &&
    people.some((person) => isSamePerson(person.name, name))
  );
}

interface Signing {
  readonly mark: AuthorMark | null;
  /** False for an author in front matter: it signs, but the contribution does not reach up over the title. */
  readonly isUnderTitle: boolean;
}

function sign(section: Section, unit: PageUnit | undefined, { mark, isUnderTitle }: Signing): void {
  if (!unit) return;
  const isAfter = unit.start >= section.bodyEnd;
  if (mark) addPeople(section, mark.people);
  else addPosts(section, unit);
  if (mark?.kind !== "byline" || isAfter) section.bio = { start: section.bio?.start ?? unit.start, end: unit.end };
  if (isUnderTitle) section.start = Math.min(section.start, unit.start);
  section.end = Math.max(section.end, unit.end);
}

function addPosts(section: Section, unit: PageUnit): void {
  const person = section.people[section.people.length - 1];
  const posts = readPostWords(unit.plain.replace(/(?<![\s.])[\s.]+$/, ""), unit.start);
  if (person && posts) addPeople(section, [{ ...person, roles: posts.roles, organizations: posts.organizations }]);
}
