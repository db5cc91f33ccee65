import type { Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "../people/author-mark.ts";
import type { NamedExpert } from "./expert-names.ts";

/** Emphasis, and the marks and the address of a link. */
const marksOfFormat =
  /\*{1,3}|(?<![\p{L}\p{N}])_{1,3}(?=\p{L})|(?<=[\p{L}.,])_{1,3}(?![\p{L}\p{N}])|!?\[(?=[^\][\n]{1,200}\]\()|\]\([^()\s]{0,300}\)/gu;

/**
 * The words of a paragraph as long as in the text: white space is blanks, since a wrapped line is as good as a whole one; angle marks and, where no others stand,
 * single ones are quotation marks like any.
 */
export function wordsOf(text: string, { start, end }: Span): string {
  const words = text
    .slice(start, end)
    .replace(marksOfFormat, (mark) => " ".repeat(mark.length))
    .replace(/\s/g, " ")
    .replace(/«/g, "“")
    .replace(/»/g, "”");
  if (/[“”"]/.test(words)) return words;
  return words.replace(/(?<![\p{L}\p{N}])‘(?=\p{Lu})/gu, "“").replace(/(?<=[,.?!])’/g, "”");
}

/** A block set apart as a quotation: its marks are its place. */
export const isSetApart = (unit: Span & { readonly kind?: string }): boolean => unit.kind === "quote";

/** Words of a quotation; shorter ones are terms that a writer sets apart. */
const quotation = /[“"][^“”"]{20,}/;

/** True where a paragraph quotes somebody at length. */
export const quotes = (words: string): boolean => quotation.test(words);

/** "near Cape Tarrow", "the Lagoon Port": what stands behind these is a place or a thing, unless a title or a post says otherwise. */
const locative = /(?:^|[\s(“"])(?:in|near|at|into|outside|around|towards?|off|across|between|named|called|dubbed|the|\p{L}+ of)\s+$/iu;

/** True where a name stands as a place or a thing does: behind "near" or "the", and owns nothing that follows. */
export function standsAsPlace(plain: string, { start, end }: Span): boolean {
  return locative.test(plain.slice(Math.max(0, start - 30), start)) && !/^['’]/.test(plain.slice(end));
}

/** "Lund’s family asked", "Costas’ family": who is named as the owner of something else says nothing; "Lund’s answer" is what Lund says. */
export const ownsAnother = (plain: string, { end }: Span): boolean => owning.test(plain.slice(end - 1, end + 40));
const owning =
  /^(?:\p{L}['’]s|s['’])\s+(?!(?:own |main |only |first |next |short |last |latest |central )?(?:view|words?|answer|advice|point|argument|reply|reading|opinion|telling|account|estimate|verdict|warning|message|worry|fear|hope|forecast|prediction|phrase|conclusion|response|comments?|remarks?|statement|question|judge?ment|concern|case|claim|line|measure|reckoning|eyes|analysis|assessment|prescription|recommendation|proposal|thesis|explanation)(?!\p{L}))\p{L}/u;

/** How surely a name is that of somebody who may be heard: by a list or a post, by a turn of phrase, by nothing but its capitals; holders of high office are news. */
export type Sureness = (person: MarkedPerson) => "introduced" | "described" | "named" | "office";

/** True for somebody whom more than capitals tell to be a person, and no holder of high office. */
export const isLikely = (person: MarkedPerson, sureness: Sureness): boolean => ["introduced", "described"].includes(sureness(person));

/** A whole sentence was quoted here. */
const blankOfSentence = /“ {35,}/;

/** A letter is written to this person. */
const addressed = /(?<!\p{L})Dear\s$/u;

/** True where a name stands as that of somebody who may be heard. */
export function mayBeHeard(plain: string, found: NamedExpert, sureness: Sureness): boolean {
  const level = sureness(found.person);
  if (addressed.test(plain.slice(Math.max(0, found.start - 6), found.start))) return false;
  if (level === "introduced") return true;
  if (level === "office" && !blankOfSentence.test(plain)) return false;
  return !standsAsPlace(plain, found);
}

/**
 * The one person whom the narrator's words of a paragraph name: what they quote is of nobody else, whatever the verb. Less sure names count only where no surer one
 * stands beside them.
 *
 * @param plain the words with their quotations blanked out
 * @returns null where none is named, or several
 */
export function onlyPerson(plain: string, named: readonly NamedExpert[], sureness: Sureness): MarkedPerson | null {
  const heard = named.filter((found) => mayBeHeard(plain, found, sureness));
  const speaking = heard.filter((found) => !ownsAnother(plain, found));
  // The owner of something gives way to everybody who owns nothing.
  const possible = speaking.length > 0 ? speaking : heard;
  for (const level of levels) {
    const people = new Set(possible.filter(({ person }) => sureness(person) === level).map(({ person }) => person));
    const [only] = people;
    if (only) return people.size === 1 ? only : null;
  }
  return null;
}

const levels = ["introduced", "described", "named", "office"] as const;

const plainVerb =
  /^(?:,[^,]{2,120},)? (?:has |had |also )?(?:(?:said|says|told|tells|wrote|writes|argued|argues|warned|warns|added|adds)(?!\p{L})|\p{Ll}{3,} that\s)/u;

/** "Ada Lund told reporters that …": a plain verb of saying, or any verb with "that"; others make of a name no speaker where nothing is quoted. */
export const saysPlainly = (plain: string, { end }: Span): boolean => plainVerb.test(plain.slice(end, end + 180));

/** "Ada Lund puts it shortly:", "this is the answer of Ada Lund:": the next paragraph gives the words. */
export const handsOver = (plain: string): boolean => /(?:[:,]|\sthat)\s*$/.test(plain);
