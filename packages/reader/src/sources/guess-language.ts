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
const notLatin = /(?!\p{Script=Latin})\p{L}/u;
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

function wordLanguage(sample: string): string {
  const counts = new Map<string, number>();
  for (const word of sample.toLowerCase().match(/\p{L}+/gu) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  let best = "und";
  let bestHits = leastHits - 1;
  for (const [language, words] of Object.entries(commonWords)) {
    const hits = words.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
    if (hits > bestHits) [best, bestHits] = [language, hits];
  }
  return best;
}
