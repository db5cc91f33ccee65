import { endOfWord, isLetter } from "./lines/end-of-word.ts";

/** Words so common that a dozen sentences cannot do without them, and that other languages here do not share. */
const commonWords: Readonly<Record<string, readonly string[]>> = {
  en: [
    "the",
    "of",
    "and",
    "to",
    "that",
    "is",
    "with",
    "by",
    "this",
    "are",
    "was",
    "have",
    "has",
    "will",
    "would",
    "from",
    "which",
    "their",
    "it",
    "not",
    "for",
  ],
  de: ["der", "und", "nicht", "ist", "das", "den", "mit", "dem", "ein", "eine", "auf", "für", "sich", "auch", "werden", "wird", "zu", "von", "im"],
  fr: ["le", "les", "et", "est", "dans", "pour", "qui", "une", "sur", "pas", "avec", "ce", "il", "du", "au", "sont", "cette", "ont", "plus"],
  es: ["el", "los", "las", "y", "por", "con", "una", "su", "para", "como", "más", "pero", "sus", "fue", "ha", "es", "del", "al", "lo"],
  it: ["il", "di", "che", "è", "non", "per", "della", "sono", "gli", "nel", "alla", "con", "anche", "più", "dei", "delle", "ha"],
  pt: ["o", "os", "não", "uma", "em", "para", "com", "do", "da", "dos", "das", "mais", "ao", "foi", "são", "pelo", "pela", "e"],
  nl: ["het", "een", "niet", "van", "dat", "zijn", "voor", "ook", "aan", "wordt", "maar", "naar", "deze", "bij", "ze", "hij"],
  pl: ["nie", "się", "jest", "że", "na", "do", "jak", "ale", "oraz", "przez", "od", "po", "które", "który", "są"],
  tr: ["ve", "bir", "bu", "için", "ile", "olarak", "daha", "çok", "olan", "gibi", "kadar", "değil", "ama"],
};

const scripts: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Cyrillic}/gu, "ru"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Devanagari}/gu, "hi"],
  [/\p{Script=Thai}/gu, "th"],
];
const notLatin = /[\p{L}--\p{Script=Latin}]/v;
const sampleLength = 20_000;
const leastHits = 3;

/**
 * The language of a text by its script and its commonest words, as a BCP 47 primary tag; "und" where neither decides.
 * A quick look at the first 20,000 characters: it tells English from the rest, it is no linguist.
 */
export function guessLanguage(text: string): string {
  const sample = text.slice(0, sampleLength);
  if (!/\p{L}/u.test(sample)) return "und";
  // Most texts are in Latin letters alone: nothing has to be counted.
  return (notLatin.test(sample) ? scriptLanguage(sample) : null) ?? wordLanguage(sample);
}

function scriptLanguage(sample: string): string | null {
  const letterCount = sample.match(/\p{L}/gu)?.length ?? 1;
  for (const [script, language] of scripts) {
    const share = (sample.match(script)?.length ?? 0) / letterCount;
    // A page of Japanese is mostly Han with kana between.
    if (share > (language === "ja" ? 0.1 : 0.5)) return refineScript(sample, language);
  }
  return null;
}

function refineScript(sample: string, language: string): string {
  if (language === "ru" && /[іїєґ]/iu.test(sample)) return "uk";
  if (language === "ar" && /[پچژگ]/u.test(sample)) return "fa";
  return language;
}

const languages = Object.keys(commonWords);
/** Which languages a word is common in. */
const languagesOf = new Map<string, number[]>();
for (const [index, language] of languages.entries())
  for (const word of commonWords[language] ?? []) languagesOf.set(word, [...(languagesOf.get(word) ?? []), index]);
const longestWord = Math.max(...[...languagesOf.keys()].map((word) => word.length));
/** By first letter: which lengths common words have, a bit each. */
const commonLengths = new Int32Array(0x80);
for (const word of languagesOf.keys())
  if (word.charCodeAt(0) < 0x80) commonLengths[word.charCodeAt(0)] = (commonLengths[word.charCodeAt(0)] ?? 0) | (1 << word.length);

/** Most words of a text are none of the common ones: by their first letter and their length. */
const mayBeCommon = (first: number, length: number): boolean => first >= 0x80 || ((commonLengths[first] ?? 0) & (1 << length)) !== 0;

function wordLanguage(sample: string): string {
  const hits = new Int32Array(languages.length);
  const lower = sample.toLowerCase();
  for (let at = 0; at < lower.length;) {
    const end = endOfWord(lower, at, isLetter);
    if (end > at && end - at <= longestWord && mayBeCommon(lower.charCodeAt(at), end - at))
      for (const index of languagesOf.get(lower.slice(at, end)) ?? noLanguages) hits[index] = (hits[index] ?? 0) + 1;
    at = end + 1;
  }
  let best = "und";
  let bestHits = leastHits - 1;
  for (const [index, language] of languages.entries()) {
    const own = hits[index] ?? 0;
    if (own > bestHits) [best, bestHits] = [language, own];
  }
  return best;
}

const noLanguages: readonly number[] = [];
