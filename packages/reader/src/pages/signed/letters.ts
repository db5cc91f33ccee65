import type { PageParts } from "../page-parts.ts";
import { isSmallLine, type PageUnit } from "../page-unit.ts";
import type { MarkedPerson } from "../people/author-mark.ts";
import { readClosingBio } from "../people/closing-bio.ts";
import { matchName } from "../people/person-names.ts";
import { isPostLine, readPosts, readPostWords } from "../people/read-bio.ts";
import { addBody, addPeople, hasBody, openSection, type Section } from "../section.ts";

const salutation = /^(?:to the editors?|dear (?:editors?|sirs?)|(?:madam|sirs?|editors?))\s*(?:[:,]|[—–-]\s)\s*/i;
const fewestLetters = 2;
const longestSignature = 90;

/**
 * Letters to the editor: each opens with a salutation, in a line of its own or before its first words, and closes with a name, a place and perhaps
 * a line on the writer. A letter that nobody signs stays unsigned. Cost: linear in the units.
 *
 * @returns null where the page has not at least two salutations
 */
export function readLetters({ units, top, roster }: PageParts): Section[] | null {
  const own = units.slice(top, roster);
  const starts = own.flatMap(({ plain }, index) => (salutation.test(plain) ? [index] : []));
  if (starts.length < fewestLetters) return null;
  const isHead = (index: number): boolean => own[index]?.kind === "heading" && !starts.includes(index);
  return starts
    .map((start, order) => {
      const next = starts[order + 1] ?? own.length;
      const letter = readLetter(own.slice(start, isHead(next - 1) ? next - 1 : next));
      return isHead(start - 1) && own[start - 1]?.line?.role !== "label" ? headed(letter, own[start - 1] as PageUnit) : letter;
    })
    .filter(hasBody);
}

function headed(letter: Section, { plain, start }: PageUnit): Section {
  return { ...letter, heading: plain, start };
}

function readLetter(units: readonly PageUnit[]): Section {
  const [first] = units;
  const section = openSection(first?.start ?? 0);
  const signed = units.findIndex((unit, index) => index > 0 && signs(unit, units.slice(index + 1)));
  const isSalutation = ({ plain }: PageUnit): boolean => salutation.exec(plain)?.[0].length === plain.length;
  for (const unit of signed < 0 ? units : units.slice(0, signed)) if (!isSalutation(unit)) addBody(section, unit);
  const closing = signed < 0 ? [] : units.slice(signed);
  const signer = closing[0] && signerOf(closing[0]);
  if (!signer) return section;
  addPeople(section, [signer]);
  const told = closing.slice(1).map((unit) => [unit, readClosingBio(unit, signer) ?? withPosts(unit, signer)] as const);
  for (const [, person] of told) if (person) addPeople(section, [person]);
  const last = told.findLast(([, person]) => person !== null)?.[0] ?? closing[0];
  section.end = Math.max(section.end, last?.end ?? 0);
  section.bio = closing[0] ? { start: closing[0].start, end: section.end } : null;
  return section;
}

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
  const posts = isPostLine(unit.plain) && unit.kind !== "heading" ? readPostWords(unit.plain.replace(/[\s.]+$/, ""), unit.start) : null;
  return posts && { ...signer, ...posts };
}

const sentenceEnd = /[.!?…]["”’)]*$/;
/** "Stockholm, Conn." */
const shortened = /(?<!\p{L})\p{Lu}\p{Ll}{1,5}\.$/u;

/** "Jane Doe, Tallinn", "(Rabbi) Jane Doe": a line that is a name and little else. */
function signerOf(unit: PageUnit): MarkedPerson | null {
  const [line = ""] = unit.plain.split("\n");
  if (line.length > longestSignature || unit.plain.length > longestSignature * 3 || sentenceEnd.test(line.replace(shortened, ""))) return null;
  const rank = /^\(\p{Lu}[\p{L}. ]{1,20}\)\s+/u.exec(unit.plain)?.[0].length ?? 0;
  const match = matchName(unit.plain, rank);
  if (!match || /^[ \t]+\p{L}/u.test(unit.plain.slice(match.after))) return null;
  const posts = readPosts(unit.plain, match.after);
  const at = (index: number): number => unit.start + index;
  return {
    name: match.name,
    nameSpan: { start: at(match.start), end: at(match.end) },
    roles: (posts?.roles ?? []).map((role) => ({ ...role, start: at(role.start), end: at(role.end) })),
    organizations: (posts?.organizations ?? []).map((body) => ({ ...body, start: at(body.start), end: at(body.end) })),
  };
}
