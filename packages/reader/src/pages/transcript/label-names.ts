import type { PageUnit } from "../page-unit.ts";
import type { MarkedPerson } from "../people/author-mark.ts";
import { roleNouns } from "../people/genre-words.ts";
import { headNoun } from "../people/head-noun.ts";
import { matchName, type NameMatch, wholeName, withoutTitles } from "../people/person-names.ts";
import { isSamePerson } from "../section.ts";

const title = /^(?:Mr|Ms|Mrs|Mx|Dr|MR|MS|MRS|DR)\.?\s+/;
/** The label of answers without a name. */
export const answerLabel = /^(?:a\d?|answer)$/i;

/** "Dr Lund" without the title. */
export const withoutTitle = (label: string): string => label.replace(title, "");

/** "Mr. Lund" and "SECRETARY LUND" are nobody called otherwise; "OFFICIAL SPOKESMAN" may be anybody. */
export function namesAnother(label: string, name: string): boolean {
  const last = label.split(" ").at(-1)?.toLowerCase() ?? "";
  const isNamed = title.test(label) || withoutOffice(label) !== label;
  return isNamed && !roleNouns.has(last) && !name.toLowerCase().split(/[ -]/).includes(last);
}

const beforeOffice = /^(?:foreign|prime|defen[cs]e|interior|finance|vice|deputy|under|assistant|chief|acting|first|state|permanent)$/i;

/** "FOREIGN MINISTER LUND" without the office. */
function withoutOffice(label: string): string {
  return officeAndName(label)?.name ?? label;
}

/** "DEPUTY CABINET SECRETARY LUND" as office and name; null where a label is not both. */
export function officeAndName(label: string): { readonly office: string; readonly name: string } | null {
  const words = label.split(" ");
  const at = words.findLastIndex((word) => roleNouns.has(word.toLowerCase())) + 1;
  if (at === 0 || at === words.length || words.slice(0, at).some((word) => /^(?:of|for|the|and)$/i.test(word))) return null;
  return { office: words.slice(0, at).join(" "), name: words.slice(at).join(" ") };
}

/** "Deputy Speaker " of "Deputy Speaker Ada Lund", "Member of Parliament " of "Member of Parliament Ada Lund"; nothing where a label is no office before a whole name. */
export function officeBeforeName(label: string): string {
  const words = wholeName(label) === null ? label.split(" ") : [];
  for (let at = words.length - 2; at > 0; at--) {
    const office = words.slice(0, at).join(" ");
    const isOffice = roleNouns.has(words[at - 1]?.toLowerCase() ?? "") || /^\S+ of \p{Lu}\S+$/u.test(office);
    if (isOffice && headNoun(office) !== null && wholeName(words.slice(at).join(" ")) !== null) return `${office} `;
  }
  return "";
}

/** How much of "met Foreign Secretary Ada Lund" stands before the name. */
function officeBefore(words: string): number {
  let at = 0;
  for (const { 0: word, index } of words.matchAll(/\S+\s*/g)) {
    const bare = word.trim();
    if (/^\p{Ll}/u.test(bare) || roleNouns.has(bare.toLowerCase()) || beforeOffice.test(bare)) at = index + word.length;
  }
  return at;
}

/** Places of a label that are looked at. */
const mostPlaces = 20;
/** A name and what may stand before it is shorter. */
const reach = 200;

/** A surname that stands in full elsewhere in the text, always with the same first name. Cost: linear in the text, and little where the label does not stand in it. */
export function fullNameIn(text: string, written: string): MarkedPerson | null {
  const label = withoutOffice(withoutTitles(withoutTitle(written)));
  if (answerLabel.test(label) || !/\p{L}{3}/u.test(label)) return null;
  const places = placesIn(text, label);
  const atStart = places.flatMap((place) => nameAt(text, place, { label, isInside: false }) ?? []);
  const found = shortestOf(atStart.length > 0 ? atStart : places.flatMap((place) => nameAt(text, place, { label, isInside: true }) ?? []));
  return found && { name: found.name, nameSpan: { start: found.start, end: found.end }, roles: [], organizations: [] };
}

/** A first name under which somebody answers whom those who ask call by the whole name, and nobody else who has it. Cost: linear in their words. */
export function presentedAs(label: string, asked: readonly PageUnit[]): MarkedPerson | null {
  if (!/^\p{Lu}[\p{L}’'-]{2,}$/u.test(label)) return null;
  const place = new RegExp(`(?<![\\p{L}-])${label}\\s+(?=\\p{Lu})`, "giu");
  const found = asked.flatMap(({ plain, start }) =>
    [...plain.matchAll(place)].slice(0, mostPlaces).flatMap(({ index }) => {
      const match = matchName(plain, index);
      return match ? [{ ...match, start: start + match.start, end: start + match.end }] : [];
    }),
  );
  const [first] = found;
  return first && found.every(({ name }) => isSamePerson(name, first.name))
    ? { name: first.name, nameSpan: { start: first.start, end: first.end }, roles: [], organizations: [] }
    : null;
}

/** The one name among several readings of it; null where they are of two people. */
function shortestOf(names: readonly NameMatch[]): NameMatch | null {
  let found: NameMatch | null = null;
  for (const match of names) {
    if (found !== null && isSamePerson(match.name, found.name)) continue;
    // "in Orvik Ada Lund" has more words than "Ada Lund" elsewhere.
    const [short, long]: [NameMatch, NameMatch | null] = found === null || match.name.length < found.name.length ? [match, found] : [found, match];
    if (long !== null && !long.name.endsWith(` ${short.name}`)) return null;
    found = short;
  }
  return found;
}

/** The name that begins at one of a place's words and ends with the label: in "STATEMENT OF ADA LUND" it begins with the third. */
function nameAt(text: string, { start, words }: Place, { label, isInside }: { label: string; isInside: boolean }): NameMatch | null {
  const from = officeBefore(words);
  for (const { index } of words.matchAll(/(?<!\S)\S/gu)) {
    const match = index < from || (index > from && !isInside) ? null : matchName(text, start + index);
    if (match && match.end <= start + words.length && match.name.toLowerCase().endsWith(` ${label.toLowerCase().replace(/\s+/g, " ")}`)) return match;
  }
  return null;
}

interface Place {
  readonly start: number;
  readonly words: string;
}

/** Where a label stands behind other words. The words are looked at there alone: tried at every word of a long text, the pattern takes a tenth of a second. */
function placesIn(text: string, label: string): Place[] {
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  const before = new RegExp(
    `(?<![\\p{L}-])(?:(?!M\\.)\\p{Lu}\\.[ \\u00a0]+)?(?:\\p{Lu}[\\p{L}'’-]+[ \\u00a0]+){0,2}\\p{Lu}[\\p{L}'’-]+(?:[ \\u00a0]\\p{Lu}\\.)?[ \\u00a0]+${escaped}$`,
    "iu",
  );
  const places: Place[] = [];
  for (const { index, 0: words } of text.matchAll(new RegExp(`${escaped}(?![\\p{L}-])`, "giu"))) {
    if (!/[ \u00a0]/.test(text[index - 1] ?? "")) continue;
    let start = Math.max(0, index - reach);
    while (start > 0 && start < index && /[\p{L}-]/u.test(text[start - 1] ?? "")) start++;
    const match = before.exec(text.slice(start, index + words.length));
    if (match === null) continue;
    places.push({ start: start + match.index, words: match[0] });
    if (places.length === mostPlaces) break;
  }
  return places;
}
