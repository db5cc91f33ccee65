import type { Span } from "@rapporteur/core/model";
import { type PageParts, takesUpArticle } from "../../page-parts.ts";
import { isSmallLine, type PageUnit } from "../../page-unit.ts";
import type { MarkedPerson } from "../../people/author-mark.ts";
import { readClosingBio } from "../../people/closing-bio.ts";
import { roleNouns } from "../../people/genre-words.ts";
import { matchName } from "../../people/person-names.ts";
import { isPostLine, readPosts, readPostWords } from "../../people/read-bio.ts";
import { addBody, addPeople, hasBody, openSection, type Section } from "../../section.ts";

const salutation = /^(?:(?:to|for) the editors?|dear (?:editors?|sirs?)|(?:madam|sirs?|editors?))\s*(?:[:,]|[—–-]\s)\s*/i;
/** "Dear Orvik Herald," in a line of its own: no matter who is written to, where several write to the same. */
const address = /^Dear (?:the )?\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){0,3}\s*[,:]$/u;
const fewestLetters = 2;
const longestSignature = 90;

/**
 * Letters to the editor: each opens with a salutation, in a line of its own or before its first words, and closes with a name, a place and perhaps
 * a line on the writer. A letter that nobody signs stays unsigned. Cost: linear in the units.
 *
 * @returns null where the page has not at least two salutations, or more text stands before the first of them
 */
export function readLetters({ units, top, roster }: PageParts): Section[] | null {
  const own = units.slice(top, roster).flatMap(cutSigned).flatMap(cutClosing);
  const addressed = Map.groupBy(
    own.filter(({ plain }) => address.test(plain)),
    ({ plain }) => plain,
  );
  const opens = ({ plain }: PageUnit): boolean => salutation.test(plain) || (addressed.get(plain)?.length ?? 0) >= fewestLetters;
  const opening = own.flatMap((unit, index) => (opens(unit) ? [index] : []));
  if (opening.length < fewestLetters) return null;
  const starts = opening.filter((start, order) => !isTeaser(own[start], own[opening[order + 1] ?? -1]));
  if (isMostlyBefore(own, starts[0] ?? 0)) return null;
  const isHead = (index: number): boolean => own[index]?.kind === "heading" && !starts.includes(index);
  return starts
    .map((start, order) => {
      const next = starts[order + 1] ?? own.length;
      const letter = readLetter(own.slice(start, isHead(next - 1) ? next - 1 : next));
      const head = own[start - 1];
      return head !== undefined && isHead(start - 1) && head.line?.role !== "label" ? headed(letter, head) : letter;
    })
    .filter(hasBody);
}

/** More stands before the first salutation than behind it: two texts among others open like letters. */
function isMostlyBefore(units: readonly PageUnit[], first: number): boolean {
  const lengthOf = (some: readonly PageUnit[]): number => some.reduce((sum, { plain }) => sum + plain.length, 0);
  return lengthOf(units.slice(0, first)) > lengthOf(units.slice(first));
}

/** "Jane DoeRoanoke, Va.The writer is …": a signature, a place and more that lost the breaks between them. */
function cutSigned(unit: PageUnit): PageUnit[] {
  if (unit.plain.length > longestSignature * 3) return [unit];
  const cuts = [...unit.plain.matchAll(/(?<=\p{Ll}{3}|\p{Ll}\.)(?=\p{Lu}\p{Ll})/gu)].map(({ index }) => index);
  const name = matchName(unit.plain.slice(0, cuts[0] ?? 0).replace(/^\(\p{Lu}[\p{L}. ]{1,20}\)\s+/u, ""), 0);
  if (name === null || name.after < (cuts[0] ?? 0) - longestTitle) return [unit];
  return [0, ...cuts].map((from, order, all) => {
    const plain = unit.plain.slice(from, all[order + 1]);
    return { ...unit, start: unit.start + from, end: unit.start + from + plain.length, plain };
  });
}
const longestTitle = 24;

/** "… who have read it. Jane Doe, Tallinn": a signature that goes on in the line of the last words. */
function cutClosing(unit: PageUnit): PageUnit[] {
  if (unit.kind !== "paragraph" && unit.kind !== "item") return [unit];
  const tail = unit.plain.slice(-longestSignature);
  for (const { index } of tail.matchAll(/(?<=[.!?…]["”’)]{0,2}) (?=\p{Lu})/gu)) {
    const at = unit.plain.length - tail.length + index;
    const name = matchName(unit.plain, at + 1);
    const rest = name === null ? "" : unit.plain.slice(name.after);
    if (name?.start !== at + 1 || !rest.startsWith(", ") || !place.test(rest.slice(2).replace(/\.$/, ""))) continue;
    const cut = { ...unit, end: unit.start + at, plain: unit.plain.slice(0, at) };
    return [cut, { ...unit, kind: "byline", start: unit.start + at + 1, plain: unit.plain.slice(at + 1), line: null }];
  }
  return [unit];
}

/** The first words of a letter, which stand once more under the title of the page. */
const isTeaser = (unit: PageUnit | undefined, next: PageUnit | undefined): boolean =>
  unit !== undefined && unit.plain.length >= shortestTeaser && next?.plain.startsWith(unit.plain.replace(/[.…\s]+$/, "")) === true;
const shortestTeaser = 40;

function headed(letter: Section, { plain, start }: PageUnit): Section {
  return { ...letter, heading: plain, start };
}

function readLetter(units: readonly PageUnit[]): Section {
  const [first] = units;
  const section = openSection(first?.start ?? 0);
  const signed = units.findIndex((unit, index) => index > 0 && (isTakenLeave(units[index - 1], unit) || signs(unit, units.slice(index + 1))));
  const isSalutation = ({ plain }: PageUnit): boolean => salutation.exec(plain)?.[0].length === plain.length || address.test(plain);
  for (const unit of signed < 0 ? units : units.slice(0, signed)) if (!isSalutation(unit)) addBody(section, unit);
  const closing = signed < 0 ? [] : units.slice(signed);
  const [signer, ...others] = closing[0] ? signersOf(closing[0], true) : [];
  if (!signer) return section;
  addPeople(section, [signer, ...others]);
  const told = closing.slice(1).map((unit) => [unit, readClosingBio(unit, signer) ?? withPosts(unit, signer)] as const);
  for (const [, person] of told) if (person) addPeople(section, [person]);
  const last = told.findLast(([, person]) => person !== null)?.[0] ?? closing[0];
  section.end = Math.max(section.end, last?.end ?? 0);
  section.bio = closing[0] ? { start: closing[0].start, end: section.end } : null;
  return section;
}

/** "… who have read it. - Yours, etc," over a name. */
const isTakenLeave = (before: PageUnit | undefined, unit: PageUnit): boolean =>
  before !== undefined && valediction.test(before.plain) && signerOf(unit, true) !== null;
const valediction = /(?:^|[.!?…)”"]\s*(?:[-–—]\s*)?)Yours(?:,? \p{L}+){0,2}\.?,?\s*$/u;

/** Behind a signature stand a place, posts and what the page says of the writer, and no more of the letter. */
function signs(unit: PageUnit, after: readonly PageUnit[]): boolean {
  const signer = signerOf(unit);
  if (signer !== null && unit.line?.role === "label" && unit.line.probability >= sureLabel) return true;
  return signer !== null && after.every((line) => isSmallLine(line) || line.plain.length <= longestDetail || readClosingBio(line, signer) !== null);
}

/** From here on the line reader is sure that a line names who wrote what stands over it, whatever the site says under it. */
const sureLabel = 0.95;
const longestDetail = 60;

/** A line of posts under the name. */
function withPosts(unit: PageUnit, signer: MarkedPerson): MarkedPerson | null {
  const posts = isPostLine(unit.plain) && unit.kind !== "heading" ? readPostWords(unit.plain.replace(/(?<![\s.])[\s.]+$/, ""), unit.start) : null;
  return posts && { ...signer, ...posts };
}

const sentenceEnd = /[.!?…]["”’)]*$/;
/** "Stockholm, Conn.", "Wilmington, N.C.", "POTTSTOWN, PA." */
const shortened = /(?<!\p{L})(?:\p{Lu}\p{L}{1,5}|(?:\p{Lu}\.)+\p{Lu})\.$/u;

const signerOf = (unit: PageUnit, mayEnd = false): MarkedPerson | null => signersOf(unit, mayEnd)[0] ?? null;

/**
 * "Jane Doe, Tallinn", "(Rabbi) Jane Doe", "Jane Doe and John Roe, Tallinn": a line that is names and little else.
 *
 * @param mayEnd a stop may close the line: it stands where a name is due
 */
function signersOf(unit: PageUnit, mayEnd = false): MarkedPerson[] {
  const [line = ""] = unit.plain.split("\n");
  if (line.length > longestSignature || unit.plain.length > longestSignature * 3) return [];
  if (!mayEnd && sentenceEnd.test(line.replace(shortened, ""))) return [];
  const rank = /^\(\p{Lu}[\p{L}. ]{1,20}\)\s+/u.exec(unit.plain)?.[0].length ?? 0;
  const match = matchName(unit.plain, rank);
  const and = match === null ? null : /^[ \t]+(?:and|&)[ \t]+/.exec(unit.plain.slice(match.after));
  const second = match === null || and === null ? null : matchName(unit.plain, match.after + and[0].length);
  const last = second ?? match;
  if (match === null || last === null || (/^[ \t]+\p{L}/u.test(unit.plain.slice(last.after)) && !isInCapitals(unit.plain, last))) return [];
  const posts = readPosts(unit.plain, last.after);
  const at = (index: number): number => unit.start + index;
  return (second === null ? [match] : [match, second]).map(({ name, start, end }) => ({
    name,
    nameSpan: { start: at(start), end: at(end) },
    roles: (posts?.roles ?? []).map((role) => ({ ...role, start: at(role.start), end: at(role.end) })),
    organizations: (posts?.organizations ?? []).map((body) => ({ ...body, start: at(body.start), end: at(body.end) })),
  }));
}

/** "JANE DOE Oxford": capitals end where the place or the post begins. */
const isInCapitals = (plain: string, { start, end }: Span): boolean =>
  plain.slice(start, end) === plain.slice(start, end).toUpperCase() && /^\s+\p{Lu}\p{Ll}/u.test(plain.slice(end));

const ofReaders =
  /^(?:(?:\p{L}+ )?letters?(?: of the (?:day|week))?|letters? (?:to the editors?|from (?:our )?readers)\b.*|(?:the )?(?:inbox|mailbag|postbag)|(?:letters|views|comments) in brief|readers['’]? (?:write|respond|react|views?|letters|opinions?)\b.*|your (?:letters|views|say))\s*[:|]?$/iu;
/** "Blacksburg, Va.", "NEW YORK CITY". */
const place = /^(?:\p{Lu}[\p{L}.'’-]*(?:\s+\p{Lu}[\p{L}.'’-]*){0,3})(?:,\s*\p{Lu}[\p{L}.'’ -]{1,24})?$/u;
const longestPlace = 40;

/**
 * Letters without a salutation, on a page that calls itself one of letters: each closes with a name, alone or with a place, and what stands behind the last name is a
 * letter that nobody signs. Cost: linear in the units.
 *
 * @returns null where nothing says that the page holds letters, or none closes with a name
 */
export function readUnsalutedLetters({ everyUnit, units, top, roster, titleText }: PageParts): Section[] | null {
  const isOfReaders =
    ofReaders.test((titleText ?? "").replace(/(?<=\p{L}):\s.*$/su, "")) ||
    units.filter(({ plain }) => takesUpArticle.test(plain)).length >= fewestLetters ||
    [...everyUnit.slice(0, headLines), ...units.slice(0, top + 2)].some(({ plain }) => plain.length < longestDetail && ofReaders.test(plain));
  const own = isOfReaders ? units.slice(top, roster).flatMap(cutClosing) : units.slice(top, roster);
  const closings = own.flatMap((unit, index) => (index > 0 && closesLetter(unit, own[index - 1]) ? [index] : []));
  const placed = closings.filter((index) => own.slice(index, index + 1).some(placeBehind));
  if (closings.length === 0 || !(isOfReaders || placed.length >= fewestPlaces)) return null;
  const first = own.findIndex(
    (unit, index) => isText(unit) && !(isHead(own[index + 1]) && index < (closings[0] ?? 0) && /^(?:readers|letters)\b/i.test(unit.plain)),
  );
  const sections = [...closings, own.length].flatMap((end, order) => {
    const from = order === 0 ? Math.max(0, first - (isHead(own[first - 1]) ? 1 : 0)) : (closings[order - 1] ?? 0) + 1;
    const letter = letterOf(own.slice(from, end), own[end]);
    return letter && hasBody(letter) ? [letter] : [];
  });
  return sections.length < fewestLetters ? null : sections;
}

/** Rubric and title stand among the first lines. */
const headLines = 4;
/** So many names with a place in capitals say by themselves that the page holds letters. */
const fewestPlaces = 3;
const placeBehind = ({ plain }: PageUnit): boolean => /,\s+\p{Lu}{2}[\p{Lu} .'’-]+(?:,\s*\p{Lu}[\p{L}.]*)?$/u.test(plain) && !hasPost(plain);
/** "ADA LUND, DIRECTOR, HARBOUR CENTRE". */
const hasPost = (plain: string): boolean => plain.split(/[^\p{L}-]+/u).some((word) => roleNouns.has(word.toLowerCase()));

const isText = (unit: PageUnit | undefined): unit is PageUnit =>
  unit !== undefined &&
  (unit.kind === "paragraph" || unit.kind === "item" || unit.kind === "quote" || (unit.kind === "heading" && unit.plain.length > longestDetail)) &&
  sentenceEnd.test(unit.plain);
const isHead = (unit: PageUnit | undefined): unit is PageUnit => unit?.kind === "heading";

/** A name, alone or with a place, right under a text. */
function closesLetter(unit: PageUnit, before: PageUnit | undefined): boolean {
  if (!isText(before) || unit.kind === "quote") return false;
  const signer = signerOf(unit);
  if (signer === null) return false;
  if (isInCapitals(unit.plain, { start: signer.nameSpan.start - unit.start, end: signer.nameSpan.end - unit.start })) return true;
  if (signer.roles.length > 0) return unit.kind === "byline" && unit.line !== null && unit.line.probability >= sureLabel;
  const rest = unit.plain.slice(signer.nameSpan.end - unit.start).replace(/^[\s,]+/, "");
  return rest === "" || place.test(rest.split("\n")[0] ?? "");
}

function letterOf(units: readonly PageUnit[], closing: PageUnit | undefined): Section | null {
  const isPlace = ({ plain }: PageUnit): boolean => plain.length <= longestPlace && place.test(plain) && plain.includes(",");
  const own = units.slice(units[0] && isPlace(units[0]) ? 1 : 0);
  const at = own.findIndex(isText);
  if (at < 0) return null;
  const head = own[at - 1];
  const section = openSection(isHead(head) ? head.start : (own[at]?.start ?? 0));
  if (isHead(head)) section.heading = head.plain;
  for (const unit of own.slice(at)) if (unit.kind !== "heading" && unit.kind !== "other") addBody(section, unit);
  const signers = closing ? signersOf(closing) : [];
  if (signers.length === 0 || !closing) return section;
  addPeople(
    section,
    signers.map((signer) => (signer.roles.length > 0 ? signer : { ...signer, organizations: [] })),
  );
  section.end = Math.max(section.end, closing.end);
  section.bio = { start: closing.start, end: closing.end };
  return section;
}
