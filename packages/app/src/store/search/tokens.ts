import { codePointIn, makeShadow, type Shadow } from "@rapporteur/core/text";

/**
 * A word of a text as the search index knows it. `code` is ASCII: letters a–z and digits as they are, every other code point as `_hex_`, so that
 * both databases index the very same strings and no language setting of theirs plays a part. `start` and `end` are offsets into the text.
 */
export interface Token {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

/** Longer runs are cut into pieces of this many code points that follow one another like the words of a phrase: databases limit a word's length. */
const longestToken = 60;

const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
/** Scripts that write no space between words, and pictures: each character is a word, and what is typed in a row is a phrase. */
const standsAlone =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}\p{RI}]/u;

type CharacterClass = "separator" | "word" | "alone";

const asciiClasses = Array.from({ length: 128 }, (_, code) => classify(code));

function classify(code: number): CharacterClass {
  const character = String.fromCodePoint(code);
  if (standsAlone.test(character)) return "alone";
  return wordCharacter.test(character) ? "word" : "separator";
}

/**
 * The words of a text in order, folded as everywhere else: case, accents, ligatures and full-width forms do not count.
 *
 * Cost: O(length).
 */
export function tokenize(text: string): Token[] {
  const shadow = makeShadow(text);
  const tokens: Token[] = [];
  const { folded } = shadow;
  let wordStart = -1;
  const closeWord = (end: number): void => {
    if (wordStart >= 0) putWord(tokens, shadow, wordStart, end);
    wordStart = -1;
  };
  for (let at = 0; at < folded.length;) {
    const code = codePointIn(folded, at);
    const next = at + (code > 0xffff ? 2 : 1);
    const kind = code < 128 ? asciiClasses[code] : remember(code);
    if (kind === "word") {
      if (wordStart < 0) wordStart = at;
    } else {
      closeWord(at);
      if (kind === "alone") putWord(tokens, shadow, at, next);
    }
    at = next;
  }
  closeWord(folded.length);
  return tokens;
}

/** So much of a text is looked at in one go; a longer one in stretches, so that others have their turn between them. */
const stretch = 65_536;
/** Where a text can be cut without changing a word: between ASCII letters and the space between them, and between Chinese characters. */
const safeCut = /[a-z0-9.,;:] (?=[a-z0-9])|[\u4e00-\u9fff](?=[\u4e00-\u9fff])/giu;

/** The same words as `tokenize` gives, some at a time. A text without a place where it could be cut is one stretch. */
export function* tokensByStretches(text: string): Generator<Token[], void> {
  for (let from = 0; from < text.length;) {
    const to = text.length - from <= stretch ? text.length : cutFrom(text, from + stretch);
    const shift = from;
    const tokens = tokenize(text.slice(from, to));
    yield shift === 0 ? tokens : tokens.map(({ code, start, end }) => ({ code, start: start + shift, end: end + shift }));
    from = to;
  }
}

function cutFrom(text: string, from: number): number {
  safeCut.lastIndex = from;
  return safeCut.test(text) ? safeCut.lastIndex : text.length;
}

/** What is known of characters; a text made to have them all must not be kept. */
const known = new Map<number, CharacterClass>();
const mostKnown = 20_000;

function remember(code: number): CharacterClass {
  let kind = known.get(code);
  if (kind === undefined) {
    kind = classify(code);
    if (known.size >= mostKnown) known.clear();
    known.set(code, kind);
  }
  return kind;
}

function putWord(tokens: Token[], shadow: Shadow, start: number, end: number): void {
  for (let from = start; from < end;) {
    const to = pieceEnd(shadow.folded, from, end);
    tokens.push({ code: encode(shadow.folded.slice(from, to)), start: shadow.starts[from] as number, end: shadow.ends[to - 1] as number });
    from = to;
  }
}

function pieceEnd(folded: string, from: number, end: number): number {
  if (end - from <= longestToken) return end;
  let at = from;
  for (let count = 0; count < longestToken && at < end; count++) at += codePointIn(folded, at) > 0xffff ? 2 : 1;
  return at;
}

const plainWord = /^[a-z0-9]*$/;
const notPlain = /[^a-z0-9]/gu;

/** Injective, and a beginning (in whole code points) stays a beginning. */
function encode(word: string): string {
  if (plainWord.test(word)) return word;
  return word.replace(notPlain, (character) => `_${(character.codePointAt(0) as number).toString(16)}_`);
}
