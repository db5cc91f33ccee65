import { foldName } from "../fold-name.ts";

/** A word of raw text: `form` without accents, dots of acronyms and the possessive ending; the span leaves the ending out, too. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly form: string;
}

const wordPattern = /(?:\p{Lu}\.){2,}(?:\p{Lu}(?![\p{L}\p{N}]))?|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’ʻʼ][\p{L}][\p{L}\p{M}]*)*\+?/gu;

/** Longest word worth keeping: names are shorter, and a text of one letter is not. */
const longestWord = 40;

/** Words of a text, in order; longer runs than any name has are left out. Linear in the text. */
export function* scanWords(text: string): Generator<Word, void, undefined> {
  for (const match of text.matchAll(wordPattern)) {
    const raw = match[0];
    if (raw.length > longestWord) continue;
    const bare = /.['’]s$/i.test(raw) ? raw.slice(0, -2) : raw;
    yield { start: match.index, end: match.index + bare.length, form: foldForm(bare) };
  }
}

function foldForm(raw: string): string {
  return foldName(raw.includes(".") ? raw.replaceAll(".", "") : raw);
}
