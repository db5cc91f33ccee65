import type { Warning } from "@rapporteur/core/base";

const functionWords = new Set(
  "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there would their we him been has when who will more no if out so said what up its about into than them can only other could may then do any my now such like our over me even most these".split(
    " ",
  ),
);

/** Below this share of English function words a text is not English: prose has about 40 %, other languages under 12 %. */
const englishShare = 0.18;

/** True where a text reads as English by its function words. Too short a text (under 25 words) is given the benefit of the doubt. */
export function isEnglish(text: string): boolean {
  const words = text.slice(0, 50_000).match(/\p{L}+/gu) ?? [];
  if (words.length < 25) return true;
  const known = words.filter((word) => functionWords.has(word.toLowerCase())).length;
  return known / words.length >= englishShare;
}

export interface TextQuality {
  /** What every confidence is multiplied by, (0, 1]. */
  readonly factor: number;
  readonly warnings: readonly Warning[];
}

interface Noise {
  readonly code: string;
  readonly message: string;
  /** Share of the words that show it, from which on it is noted. */
  readonly limit: number;
  readonly find: (text: string, words: number) => number;
}

/* No pattern here repeats without a bound: the engine keeps a way back for each repetition, and a run of millions of letters overflows its stack. */

/** Runs of letters, by where they begin. */
const words = /(?<!\p{L})\p{L}/gu;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

const noises: readonly Noise[] = [
  {
    code: "text-missing-spaces",
    message: "Spaces are missing between words or sentences; drafts are less certain.",
    limit: 0.01,
    find: (text) => count(text, /\p{Ll}[.,;:!?]\p{Lu}\p{Ll}|\p{Ll}{2}\p{Lu}\p{Ll}{2}|\p{Ll}{28}(?!\p{Ll})/gu),
  },
  {
    code: "text-all-capitals",
    message: "Much of the text is in capitals; names and clauses are harder to tell.",
    limit: 0.35,
    find: (text) => count(text, /(?<!\p{L})\p{Lu}{4,100}(?!\p{L})/gu),
  },
  {
    code: "text-scan-noise",
    message: "The text shows signs of scanning (digits inside words, stray marks, broken lines); drafts are less certain.",
    limit: 0.015,
    find: (text) => count(text, /\p{Ll}[0-9|]\p{Ll}|�|\p{L}-\n\p{Ll}|(?<!\S)[^\p{L}\p{N}\s"'“”‘’()[\]–—\-.,;:!?&%$€£#*/]{2,100}(?!\S)/gu),
  },
  {
    code: "text-broken-quotes",
    message: "Quotation marks do not pair; who says what is less certain.",
    limit: 0,
    find: (text, words) => {
      const opened = count(text, /“/gu);
      const closed = count(text, /”/gu);
      const straight = count(text, /"/gu) % 2;
      return Math.abs(opened - closed) > 2 + opened / 5 || (straight === 1 && opened === 0) ? words : 0;
    },
  },
];

/** Notes what makes a text hard to read for a machine, and how much less its drafts are to be trusted. Cost: O(length). */
export function assessText(text: string): TextQuality {
  const wordCount = Math.max(1, count(text, words));
  const met = noises.filter(({ limit, find }) => {
    const share = find(text, wordCount) / wordCount;
    return share > limit;
  });
  return { factor: 0.85 ** met.length, warnings: met.map(({ code, message }) => ({ code, message })) };
}
