import { type Bound, type Layout, type Page } from "./layout.ts";
import { isOwnVoice, opensQuotation } from "./own-voice.ts";
import type { PageParts } from "../page-parts.ts";
import { isSmallLine, type PageUnit } from "../page-unit.ts";
import { isPostLine } from "../people/read-bio.ts";
import type { RoleMark } from "./role-mark.ts";
import type { Section } from "../section.ts";

/** Of the words, so much has to be signed, and so few marks may be left over, for the lines' roles to be trusted over all other signs. */
const leastSigned = 0.85;
const mostIdle = 0.17;

/** Enough is signed, and few names are left over; the name at which a page is cut off is none of them. */
export function isSettled(page: Page, { sections, idle }: Bound, layout: Layout, isLed: boolean): boolean {
  const isCut = page.marks.has(page.units.length - 1) && page.marks.get(page.units.length - 1)?.kind === "name";
  const left = Math.max(0, idle - (isCut ? 1 : 0));
  const areOver = isLed || (layout.name === "before" && left === 0 && isRowOfNames(page));
  return (
    left <= page.marks.size * mostIdle &&
    signedShare(withoutCut(page, withoutIntro(page, withoutOutro(page, sections), areOver), layout)) >= leastSigned
  );
}

/** So many names and nothing else: what stands before the first is the page's. */
const fewestInRow = 3;
const isRowOfNames = ({ marks }: Page): boolean => marks.size >= fewestInRow && [...marks.values()].every(({ kind }) => kind === "name");

/** How each text opens, whatever short line stands over it: all with a quotation mark, or none. */
function opensQuoted({ units }: Page, sections: readonly Section[]): boolean[] {
  const places = new Map(units.map(({ start }, index) => [start, index]));
  return sections.map(({ bodyStart, bodyEnd }) => {
    const first = places.get(bodyStart) ?? units.length;
    const [line, next] = [units[first], units[first + 1]];
    const opening = line && next && isSmallLine(line) && next.end <= bodyEnd ? next : line;
    return opensQuotation(opening?.plain ?? "");
  });
}

/** What speaks against texts of which most are quotations and others not, and against several of which the first alone is none: that one is the page's. */
const [unevenCost, ledCost] = [0.12, 0.4];
const fewestQuoted = 2;

export function unevenness(page: Page, sections: readonly Section[]): number {
  const quoted = opensQuoted(
    page,
    sections.filter(({ people }) => people.length > 0),
  );
  const count = quoted.filter(Boolean).length;
  const [first = 0] = page.marks.keys();
  const isLed = quoted[0] === false && !opensQuotation(page.units[first - 1]?.plain ?? "");
  if (isLed && count === quoted.length - 1 && count >= fewestQuoted) return ledCost;
  return count * 2 >= quoted.length && count < quoted.length ? unevenCost : 0;
}

/** Every signed text is a quotation, and what stands before them is not. */
export function isQuotedUnderNames(page: Page, sections: readonly Section[]): boolean {
  const first = sections.find(({ people }) => people.length > 0);
  const mark = [...page.marks].findLast(([index]) => (page.units[index]?.end ?? 0) <= (first?.bodyStart ?? 0));
  const before = page.units[(mark?.[0] ?? 0) - 1];
  const signed = sections.filter(({ people }) => people.length > 0);
  return signed.length > 0 && before !== undefined && !opensQuotation(before.plain) && opensQuoted(page, signed).every(Boolean);
}

/** Words at either end of a page that nobody has to sign. */
export function withoutEdges(page: Page, sections: readonly Section[], layout: Layout, isLed: boolean): readonly Section[] {
  const areOver = isLed || (layout.name === "before" && layout.signature === "after" && !isLikeTheOthers(page, sections));
  return withoutCut(page, withoutIntro(page, withoutOutro(page, sections), areOver), layout);
}

/** What stands before the first name is in the first person and as long as what is signed: it may be the first of texts with their names under them. */
function isLikeTheOthers({ units }: Page, [first, ...others]: readonly Section[]): boolean {
  if (first === undefined || first.people.length > 0) return false;
  const lengthOf = ({ bodyStart, bodyEnd }: Section): number => bodyEnd - bodyStart;
  const lengths = others.filter(({ people }) => people.length > 0).map(lengthOf);
  const usual = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)];
  const isOwn = units.some(({ start, end, plain }) => start >= first.bodyStart && end <= first.bodyEnd && isOwnVoice(plain));
  return usual !== undefined && lengths.length > 1 && lengthOf(first) >= usual && isOwn;
}

/** Somebody speaks from the first words on, and names stand under texts: amid the last text the page is cut off, and its name is lost. */
function withoutCut({ units, marks }: Page, sections: readonly Section[], { name }: Layout): readonly Section[] {
  const [first] = marks.keys();
  const opening = units.slice(0, first).findLast(({ kind }) => kind === "paragraph" || kind === "quote")?.plain ?? "";
  const isSpoken = isOwnVoice(opening) || opensQuotation(opening);
  const isCut = isSpoken && name === "after" && sections.at(-1)?.people.length === 0 && isCutOff(units);
  return isCut ? sections.slice(0, -1) : sections;
}

/** The page ends amid a sentence. */
const isCutOff = (units: readonly PageUnit[]): boolean => /[\p{L}\p{N},]$/u.test(units.at(-1)?.plain ?? "");

/** Before the first of the names that stand over their texts a chair or an editor speaks. Where the page is cut off, a first text in the first person may have its name under it. */
function withoutIntro(page: Page, sections: readonly Section[], areOver: boolean): readonly Section[] {
  return areOver && isOfEditor(page, sections[0]) ? sections.slice(1) : sections;
}

/** What stands under a heading behind the last text is the page's. */
function withoutOutro({ units, overFrom }: Page, sections: readonly Section[]): readonly Section[] {
  const start = units[overFrom]?.start ?? Infinity;
  return sections.filter(({ isNamed, bodyStart }) => isNamed || bodyStart < start);
}

export function isOfEditor({ units }: Page, section: Section | undefined): boolean {
  if (!section || section.people.length > 0 || section.heading !== null) return false;
  return !isCutOff(units) || !units.some(({ start, end, plain }) => start >= section.bodyStart && end <= section.bodyEnd && isOwnVoice(plain));
}

/** The share of the sections, and of their words, that somebody signs. */
export function signedShare(sections: readonly Section[]): number {
  const length = (some: readonly Section[]): number => some.reduce((sum, { bodyStart, bodyEnd }) => sum + bodyEnd - bodyStart, 0);
  const signed = sections.filter(({ isNamed }) => isNamed);
  return sections.length === 0 ? 0 : (signed.length / sections.length + length(signed) / length(sections)) / 2;
}

const fewestMarks = 2;

/** Most of the marks, and at least two, stand over passages set apart. */
export function setApartFrom(units: readonly PageUnit[], marks: ReadonlyMap<number, RoleMark>): number {
  const over = [...marks.keys()].filter((index) => units[index + 1]?.kind === "quote");
  return over.length >= fewestMarks && over.length * 5 >= marks.size * 3 ? (over[0] ?? Infinity) : Infinity;
}

/**
 * The first heading behind the last mark, where between marks headings stand next to them alone: what it opens is no part of the last text, and nobody
 * signs it.
 */
export function overAt({ units, roster }: PageParts, marks: ReadonlyMap<number, RoleMark>): number {
  const marked = [...marks.keys()];
  const [first = 0, last = units.length] = [marked[0], marked.at(-1)];
  const isInner = (index: number): boolean => {
    const isText = (at: number): boolean => units[at] !== undefined && units[at].kind !== "heading" && !marks.has(at);
    return (
      units[index]?.kind === "heading" && !marks.has(index) && isText(index - 1) && isText(index + 1) && !isPostLine(units[index - 1]?.plain ?? "")
    );
  };
  const inner = units.flatMap((_, index) => (index > first && index < roster && isInner(index) ? [index] : []));
  return marks.size >= fewestMarks && inner[0] !== undefined && inner[0] > last + 1 ? inner[0] : Infinity;
}

/** Behind the last text and the last mark the page speaks of its texts. */
export function endAt({ units, roster }: PageParts, marks: ReadonlyMap<number, RoleMark>): number {
  return 1 + units.findLastIndex((unit, index) => index < roster && (marks.has(index) || (unit.kind !== "other" && !isOfTheSite(unit))));
}

const smallPrint =
  /\bviews? (?:and opinions? )?expressed\b|\bunsubscribe\b|\b(?:forward (?:this )?to a friend|change your preferences|add to bookmarks)\b|^you(?:['’]re| are)? receiv|\bdo(?:es)? not (?:necessarily )?(?:reflect|represent)\b|['’]s\s+(?:mission|aim|purpose) is to\b|\b(?:wishes|like) to (?:respond|submit|write for)\b/i;
/** How texts came about, and how to send more: "Answers were edited for length.", "Letters should be sent to the Editor." */
const handling =
  /^(?:(?:all|these|the|some|readers[’']?|our)\s+)?(?:letters|readers|replies|answers|responses|contributions|contributors|submissions|comments|statements|views|interviews?|experts?|(?:further )?signatures|panell?ists)\b[^.?!]{0,80}\b(?:should|may|must|can|were|was|have been|are)\b[^.?!]{0,60}\b(?:edited|condensed|sent|send|received|addressed|carry|exceed|asked|contacted|words)\b|\b(?:edited|condensed|abridged) for (?:\p{L}+ )?(?:length|clarity|space|style)\b|\b(?:write to|e-?mail|contact|book)\b[^?!]{0,60}\S@\S+\.\p{L}{2,}|\bno (?:reply|response|answer)s?\b[^.?!]{0,60}\breceived\b/iu;
const longestSmallPrint = 400;

/** What a site says of itself and of the texts on it, at the end of them. */
export function isOfTheSite({ plain }: { readonly plain: string }): boolean {
  return plain.length < longestSmallPrint && (smallPrint.test(plain) || handling.test(plain));
}
