import type { Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "../author-mark.ts";
import { isShared, type NameForms } from "../name-forms.ts";
import { skipTitles, withoutNickname } from "../person-names.ts";

/** Where a text names somebody. */
export interface Mention extends Span {
  /** Where titles before the name begin: "Dr (Mrs) Ada Lund". */
  readonly from: number;
  /** The whole name; else the surname or the first name alone, that no other of the people bears. */
  readonly isWhole: boolean;
}

/** A name is looked up at so many of its places. */
const mostPlaces = 12;
const shortest = 4;
const mostTitles = 3;
/** "Anna Lund" is another than Ada Lund. */
const behindCapital = /(?:^|[^\p{L}])\p{Lu}(?:\.|[\p{L}’'-]*)[ \u00a0]$/u;

/** The places of somebody's name in a text, the whole names first. Cost: linear in the text. */
export function mentionsOf(person: MarkedPerson, text: string, people: readonly NameForms[]): Mention[] {
  const isSingle = !person.name.includes(" ");
  const whole = places(escaped(person.name), "giu", text).flatMap((place) => {
    const from = titlesStart(text, place.start);
    // "Lund" alone may be another; "Mr Lund" is whom the page never names in full.
    return isSingle && from === place.start ? [] : [{ ...place, from, isWhole: true }];
  });
  const forms = shortForms(person.name).filter((form) => form.length >= shortest && !isShared(form, people));
  if (forms.length === 0) return whole;
  const short = places(`(?:${forms.map(escaped).join("|")})`, "gu", text)
    .map((place) => ({ ...place, from: titlesStart(text, place.start), isWhole: false }))
    .filter((place) => !behindCapital.test(text.slice(Math.max(0, place.from - nearTitles), place.from)));
  return [...whole, ...short.filter(({ start }) => !whole.some((place) => place.start <= start && start < place.end))];
}

/** Surnames, the longest first, and the first name: of "Ada van Lund", "van Lund", "Lund", "Ada". */
function shortForms(name: string): string[] {
  const words = withoutNickname(name)
    .replace(/,? (?:Jr\.?|Sr\.?|II|III|IV)$/u, "")
    .split(" ");
  return words.length < 2 ? [] : [...words.slice(1).map((_, index) => words.slice(index + 1).join(" ")), words[0] ?? ""];
}

function places(words: string, flags: string, text: string): Span[] {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])${words}(?![\\p{L}\\p{N}-])`, flags);
  const found: Span[] = [];
  for (const { index, 0: name } of text.matchAll(pattern)) {
    found.push({ start: index, end: index + name.length });
    if (found.length === mostPlaces) break;
  }
  return found;
}

/** A name as a pattern finds it. */
export function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
}

const nearTitles = 60;

/** Where the titles before a name begin; `start` where none stand there. */
export function titlesStart(text: string, start: number): number {
  const words = Array.from(
    text.slice(Math.max(0, start - nearTitles), start).matchAll(/(?<!\S)\S+\s+/g),
    ({ index, input }) => start - input.length + index,
  );
  for (const at of words.slice(-mostTitles)) if (skipTitles(text, at) === start) return at;
  return start;
}
