import type { Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "../people/author-mark.ts";
import { organizationNouns } from "../people/genre-words.ts";
import { personByRole } from "../people/role-person.ts";
import type { PageUnit } from "../page-unit.ts";
import type { PageParts } from "../page-parts.ts";

/** What a body issues under its own name. */
const issued =
  /(?<!\p{L})(?:communiqu[ée]|statement|declaration|press release|agreed minutes?|conclusions|chair(?:man|woman|person)?[’']s summary|resolution|appeal|joint memorandum|final act)(?!\p{L})/iu;
const issuer = /\b(?:of|by|OF|BY)\s+(?:(?:the|THE)\s+)?(?=\p{Lu})/gu;
/** Words of a name, joined by small words; "on Safe Passage" belongs to it, "on the customs union" is its subject. */
const bodyName =
  /^\p{Lu}[\p{L}\p{N}’'.-]*(?:(?:,?\s+(?:of|and|for|OF|AND|FOR)(?:\s+(?:the|THE))?|,\s+the|\s+(?:on|ON)(?!\s+(?:the|THE)\b)|,)?\s+\p{Lu}[\p{L}\p{N}’'.-]*)*/u;
const meetings =
  /^(?:meeting|ministers|heads|officials|representatives|leaders|governors|delegates|consultations?|caucus|summit|states|economies|governments|parties|delegations|dialogue|judges|bishops|seven|eight|ten|twenty)$/i;
/** "Ninth Round of Consultations of the Working Group": the body stands further on. */
const isOccasion = /\b(?:Round|Session|Results)\b/i;
/** "Third Meeting of the Border Committee": the committee issues what its meeting says. */
const occasionOf =
  /^(?:[\p{L}-]+\s+)*(?:meeting|session|sitting)\s+of\s+(?:the\s+)?(?=.*(?:committee|council|commission|assembly|board|group|union)$)/iu;
/** A meeting or people in small letters: "issued by the consultative meeting of the States", "the meeting of representatives of the staffs". */
const inSmallLetters =
  /(?:\bissued by (?:the )?|\bmeeting of (?:the )?(?=(?:representatives|heads|leaders|delegates|delegations) of ))(\p{Ll}[^,.;:"“”\n]{8,100}?)(?=\s+(?:and\s+)?on\s|[,.;:"“\n]|$)/u;
/** Who a text says met: "Senior Officials of India and Oman met in …", "We, the Ministers of …, meeting in …". */
const convened =
  /^(?:\d{1,3}\.\s+)?(?:(?:WE|We),\s+)?(?:(?:[Tt]he|THE)\s+)?([\p{Lu}\p{Ll}][^.;:()“”"]{3,120}?),?\s+(?:met|meeting|convened|gathered|assembled|held|having met)\s/u;
const summary = /^(Chair(?:man|woman|person)?|President|Co-[Cc]hairs?)[’']s?\s+(?:summary|statement|conclusions)$/i;
const issuedLine = /^(?:Issued|Adopted|Agreed|Released)\b/;
const longest = 140;

interface Line extends Span {
  readonly plain: string;
}

/**
 * The body that issues a communiqué or a declaration, as the title or the lines next to it have it: "Declaration of the Atlantic Liberal Caucus on …"; else as its first
 * sentences have it: "The Ministers of …, meeting in …". Asked only where nobody signs. Cost: linear in a few lines, and once in the text.
 */
export function issuingBody(parts: PageParts): MarkedPerson | null {
  const { units, top } = parts;
  const lines = headLines(parts);
  if (!lines.some(({ plain }) => issued.test(plain))) return null;
  const body = inTitle(lines) ?? chairOf(lines) ?? whoMet(units.slice(top, top + 4));
  return body && { ...body, also: shortForms(body, units) };
}

/** The lines of the title and those around it that are no sentences. */
function headLines({ title, titleText, standfirstUnits, units, top }: PageParts): Line[] {
  const isNear = ({ plain }: PageUnit): boolean => issuedLine.test(plain) || (plain.length <= 2 * longest && !/[.!?]$/.test(plain));
  const near = [...standfirstUnits, ...units.slice(Math.max(0, top - 1), top + 2)].filter(isNear);
  return [...(title && titleText !== null ? [{ ...title, plain: titleText }] : []), ...near].flatMap(({ start, plain }) =>
    Array.from(plain.matchAll(/[^\n]+/g), ({ index, 0: words }) => ({ start: start + index, end: start + index + words.length, plain: words })),
  );
}

function inTitle(lines: readonly Line[]): MarkedPerson | null {
  for (const line of lines) {
    for (const place of line.plain.matchAll(issuer)) {
      const body = bodyAt(line, place.index + place[0].length);
      if (body) return body;
    }
    const small = inSmallLetters.exec(line.plain);
    if (small?.[1]) return toBody(small[1], line.start + small.index + small[0].length - small[1].length);
  }
  for (const line of lines) {
    if (issued.test(line.plain) || bodyName.exec(line.plain)?.[0] !== line.plain) continue;
    const at = line.plain.lastIndexOf(", ") + 1;
    const body = isBody(line.plain.slice(at)) ? bodyAt(line, at === 0 ? 0 : at + 1) : bodyAt(line, 0);
    if (body) return body;
  }
  return null;
}

/** "Chair's Summary" alone: the chair's, no matter who that is. */
function chairOf(lines: readonly Line[]): MarkedPerson | null {
  for (const { plain, start } of lines) {
    const office = summary.exec(plain)?.[1];
    if (office !== undefined) return personByRole(office, start);
  }
  return null;
}

function whoMet(units: readonly PageUnit[]): MarkedPerson | null {
  for (const { plain, start } of units) {
    const found = convened.exec(plain);
    const words = found?.[1] ?? "";
    if (found && /^\p{Lu}/u.test(words) && isBody(words)) return toBody(words, start + found[0].indexOf(words));
  }
  return null;
}

function bodyAt({ start, plain }: Line, at: number): MarkedPerson | null {
  const whole = bodyName.exec(plain.slice(at, at + 2 * longest))?.[0] ?? "";
  const skipped = occasionOf.exec(whole)?.[0].length ?? 0;
  const words = whole.slice(skipped);
  if (words.length > longest || !isBody(words) || !words.includes(" ") || isOccasion.test(words)) return null;
  return toBody(words, start + at + skipped);
}

function toBody(words: string, start: number): MarkedPerson {
  return { name: tidy(words), nameSpan: { start, end: start + words.length }, roles: [], organizations: [], isBody: true };
}

function isBody(words: string): boolean {
  return words.split(/[\s,]+/).some((word) => organizationNouns.has(word.toLowerCase()) || meetings.test(word));
}

/** What communiqués call those who issue them. */
const those = ["Parties", "Participants", "Sides", "Delegations"];

/** "the Council", "the Border Committee", "The Meeting", "the Parties": where the text first calls the body by the last words of its name, or those who met. */
function shortForms({ name, nameSpan }: MarkedPerson, units: readonly PageUnit[]): Span[] {
  const words = (name.split(/\s+(?:of|on|for|bordering)\s+/i)[0] ?? "").split(/\s+/).slice(-mostWords);
  const ends = words.map((_, index) => words.slice(index).join(" ")).filter((end) => end !== name && /^[\p{L}’' -]+$/u.test(end));
  const found = new Map<string, Span>();
  const short = new RegExp(`(?<!\\p{L})the (${[...ends, ...those].join("|")})(?!\\p{L}|[’']|-|\\s+(?:of|on|for|to)\\s)`, "giu");
  for (const { plain, start, end } of units) {
    if (end <= nameSpan.end) continue;
    for (const { index, 0: written, 1: form = "" } of plain.matchAll(short)) {
      const at = start + index;
      if (at >= nameSpan.end && !found.has(form.toLowerCase())) found.set(form.toLowerCase(), { start: at, end: at + written.length });
    }
  }
  return [...found.values()];
}

const mostWords = 5;

/** "THE GROUP OF TEN" is "Group of Ten". */
function tidy(words: string): string {
  if (words !== words.toUpperCase()) return words;
  return words.toLowerCase().replace(/(?<![\p{L}’'])(?!(?:of|the|and|for|on|in)\b)\p{L}/gu, (letter) => letter.toUpperCase());
}
