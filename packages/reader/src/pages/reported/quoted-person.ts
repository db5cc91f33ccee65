import type { Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "../people/author-mark.ts";
import type { NamedExpert } from "./expert-names.ts";

/** Words of a quotation; shorter ones are terms that a writer sets apart. */
const quotation = /[“"][^“”"]{20,}/;

/** True where a paragraph quotes somebody at length. */
export const quotes = (words: string): boolean => quotation.test(words);

/** "near Grense Jakobselv", "the Hamad Port": what stands behind these is a place or a thing, unless a title or a post says otherwise. */
const locative = /(?:^|[\s(“"])(?:in|near|at|into|outside|around|towards?|off|across|between|the|\p{L}+ of)\s+$/iu;

/** True where a name stands as a place or a thing does: behind "near" or "the", and owns nothing that follows. */
export function standsAsPlace(plain: string, { start, end }: Span): boolean {
  return locative.test(plain.slice(Math.max(0, start - 30), start)) && !/^['’]/.test(plain.slice(end));
}

/** How surely a name is a person's: by a list or a post, by a turn of phrase, by nothing but its capitals. */
export type Sureness = (person: MarkedPerson) => "introduced" | "described" | "named";

/**
 * The one person whom the narrator's words of a paragraph name: what they quote is of nobody else, whatever the verb. Less sure names count only where no surer one
 * stands beside them.
 *
 * @param plain the words with their quotations blanked out
 * @returns null where none is named, or several
 */
export function onlyPerson(plain: string, named: readonly NamedExpert[], sureness: Sureness): MarkedPerson | null {
  for (const level of ["introduced", "described", "named"] as const) {
    const people = new Set(
      named
        .filter((one) => sureness(one.person) === level && (level === "introduced" || !standsAsPlace(plain, one)))
        .map(({ person }) => person),
    );
    const [only] = people;
    if (only) return people.size === 1 ? only : null;
  }
  return null;
}

/** "Ada Lund sighs with relief:", "sent a statement by Ada Lund:": the next paragraph gives the words. */
export const handsOver = (plain: string): boolean => /(?:[:,]|\sthat)\s*$/.test(plain);
