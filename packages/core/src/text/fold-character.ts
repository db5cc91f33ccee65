/** What folding keeps. All three are folded away by default. */
export interface FoldOptions {
  /** Keep capital and small letters apart. */
  readonly keepCase?: boolean;
  /** Keep accents: "café" stays apart from "cafe". */
  readonly keepDiacritics?: boolean;
  /** Keep each white-space character: line breaks stay line breaks, runs stay runs. */
  readonly keepSpace?: boolean;
}

/**
 * Characters that are only marks on the one before (accents, Hebrew points, Arabic vowel signs). The vowel signs of Indic
 * scripts and the voicing marks of kana tell words apart and are no part of it.
 */
export const accentMark = /[[\p{M}&&[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}]]--[\u3099\u309A]]/v;
const accentMarks = new RegExp(accentMark.source, "gv");

/** Written for layout only, never read: soft hyphen, zero-width spaces and joiners, direction marks, variation selectors. */
const invisible = /\p{Default_Ignorable_Code_Point}/u;
const space = /[\s\u0085\u200a]/u;

const quotesAndDashes: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "‚": "'",
  "‛": "'",
  "′": "'",
  ʼ: "'",
  "‹": "'",
  "›": "'",
  "`": "'",
  "´": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "‟": '"',
  "″": '"',
  "«": '"',
  "»": '"',
  "「": '"',
  "」": '"',
  "『": '"',
  "』": '"',
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "―": "-",
  "−": "-",
  "﹘": "-",
  "﹣": "-",
  "－": "-",
};

/** Letters that Unicode does not take apart, spelled the way English print spells them. */
const spelledOut: Readonly<Record<string, string>> = {
  ß: "ss",
  ẞ: "SS",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ð: "d",
  Ð: "D",
  þ: "th",
  Þ: "TH",
  ı: "i",
  ħ: "h",
  Ħ: "H",
  ŧ: "t",
  Ŧ: "T",
  ŋ: "n",
  Ŋ: "N",
  ə: "e",
  Ə: "E",
};

/**
 * The folded form of one character (one code point as a string); empty where it leaves no trace. White space gives one
 * space unless kept. Compatibility forms (ligatures, full-width letters) are taken apart by NFKD.
 */
export function foldCharacter(character: string, options: FoldOptions = {}): string {
  const plain = quotesAndDashes[character];
  if (plain !== undefined) return plain;
  if (invisible.test(character)) return "";
  if (space.test(character)) return options.keepSpace === true ? character : " ";
  if (accentMark.test(character)) return options.keepDiacritics === true ? character : "";
  const letters = foldLetters(character, options.keepDiacritics === true);
  if (options.keepCase === true) return letters;
  const lower = letters.toLowerCase();
  return options.keepDiacritics === true ? lower : lower.replace(accentMarks, "");
}

function foldLetters(character: string, keepDiacritics: boolean): string {
  if (isHangulSyllable(character)) return character;
  if (keepDiacritics) return character.normalize("NFKC");
  const spelled = spelledOut[character];
  if (spelled !== undefined) return spelled;
  // Russian tells й and и apart as letters: the breve is no accent there.
  if (character === "й" || character === "Й") return character;
  // What is left may be one of those letters again: "ǽ" is an æ with an accent, "ᵊ" a raised ə.
  const bare = character.normalize("NFKD").replace(accentMarks, "");
  return spelledOut[bare] ?? bare;
}

function isHangulSyllable(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= 0xac00 && code <= 0xd7a3;
}
