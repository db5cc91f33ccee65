/** What BERT's tokenizer makes of one character: nothing, a gap between words, a word of its own, or letters to go on with. */
export type Normalised = { readonly kind: "drop" | "mark" | "gap" } | { readonly kind: "letters" | "alone"; readonly text: string };

const drop: Normalised = { kind: "drop" };
const mark: Normalised = { kind: "mark" };
const gap: Normalised = { kind: "gap" };

/** Control, format, private and lone surrogate characters. Unassigned ones stay, so that engines with different versions of Unicode agree. */
const control = /^[\p{Cc}\p{Cf}\p{Co}\p{Cs}\ufffd]$/u;
const space = /^[\t\n\r\p{Z}]$/u;
/** ASCII signs count as punctuation even where Unicode calls them symbols. */
const punctuation = /^[!-/:-@[-`{-~\p{P}]$/u;
const combining = /\p{Mn}/gu;

/** The blocks of Chinese characters: each is a word of its own. Kana and Hangul are not among them. */
const chinese: readonly (readonly [number, number])[] = [
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x2a6df],
  [0x2a700, 0x2ebef],
  [0x2f800, 0x2fa1f],
];

const isChinese = (code: number): boolean => code >= 0x3400 && chinese.some(([first, last]) => code >= first && code <= last);

function normalise(character: string): Normalised {
  if (space.test(character)) return gap;
  if (control.test(character)) return drop;
  const text = character.normalize("NFD").replace(combining, "").toLowerCase().replace(combining, "");
  if (text === "") return mark;
  return isChinese(character.codePointAt(0) ?? 0) || punctuation.test(text) ? { kind: "alone", text } : { kind: "letters", text };
}

const ascii: readonly Normalised[] = Array.from({ length: 128 }, (_, code) => normalise(String.fromCharCode(code)));

/** Lower case without accents, as the uncased vocabulary has it. @param character one code point */
export function normaliseCharacter(character: string): Normalised {
  return ascii[character.codePointAt(0) ?? 0] ?? normalise(character);
}
