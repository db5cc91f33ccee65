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

function wordLanguage(sample: string): string {
  const hits = new Int32Array(languages.length);
  const lower = sample.toLowerCase();
  for (let at = 0; at < lower.length;) {
    const end = endOfWord(lower, at);
    if (end > at && end - at <= longestWord)
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

/** Where the letters that start at a place end. */
function endOfWord(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80 ? code < 0x61 || code > 0x7a : !isLetter(code)) {
      if (code < 0xd800 || code > 0xdbff || !/^\p{L}/u.test(text.slice(at, at + 2))) break;
      at++;
    }
  }
  return at;
}

/** 1 for letters, −1 for the rest, 0 for what nobody asked of yet. */
const letters = new Int8Array(0x10000);

function isLetter(code: number): boolean {
  if (letters[code] === 0) letters[code] = /\p{L}/u.test(String.fromCharCode(code)) ? 1 : -1;
  return letters[code] === 1;
}
