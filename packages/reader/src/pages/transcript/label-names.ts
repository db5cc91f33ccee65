import type { MarkedPerson } from "../people/author-mark.ts";
import { roleNouns } from "../people/genre-words.ts";
import { matchName, withoutTitles } from "../people/person-names.ts";
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

/** How much of "met Foreign Secretary Ada Lund" stands before the name. */
function officeBefore(words: string): number {
  let at = 0;
  for (const { 0: word, index } of words.matchAll(/\S+\s*/g)) {
    const bare = word.trim();
    if (/^\p{Ll}/u.test(bare) || roleNouns.has(bare.toLowerCase()) || beforeOffice.test(bare)) at = index + word.length;
  }
  return at;
}

/** A surname that stands in full elsewhere in the text, always with the same first name. */
export function fullNameIn(text: string, written: string): MarkedPerson | null {
  const label = withoutOffice(withoutTitles(withoutTitle(written)));
  if (answerLabel.test(label) || !/\p{L}{3}/u.test(label)) return null;
  const escaped = label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
  const places = [
    ...text.matchAll(
      new RegExp(
        `(?<![\\p{L}-])(?:(?!M\\.)\\p{Lu}\\.[ \\u00a0]+)?(?:\\p{Lu}[\\p{L}'’-]+[ \\u00a0]+){0,2}\\p{Lu}[\\p{L}'’-]+(?:[ \\u00a0]\\p{Lu}\\.)?[ \\u00a0]+${escaped}(?![\\p{L}-])`,
        "giu",
      ),
    ),
  ].slice(0, 20);
  let found: MarkedPerson | null = null;
  for (const place of places) {
    const match = matchName(text, place.index + officeBefore(place[0]));
    if (!match || match.end > place.index + place[0].length || !match.name.toLowerCase().endsWith(label.toLowerCase().replace(/\s+/g, " "))) continue;
    if (found && !isSamePerson(found.name, match.name)) return null;
    found ??= { name: match.name, nameSpan: { start: match.start, end: match.end }, roles: [], organizations: [] };
  }
  return found;
}
