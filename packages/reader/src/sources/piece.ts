import type { Span } from "@rapporteur/core/model";

/** What the source's own layout makes of a piece, before its words are looked at. */
export type PieceShape = "heading" | "paragraph" | "item" | "quote" | "code" | "table";

/** What the source's own markup says a piece is for (a class, an attribute, a key before a colon). */
export type PieceRole = "title" | "standfirst" | "byline" | "bio" | "jump" | "caption";

/** A piece of a page between reader and `settlePieces`: a span of the stored text with what the layout shows. */
export interface Piece extends Span {
  readonly shape: PieceShape;
  /** Depth of heading or list; 0 for the rest. */
  readonly level: number;
  readonly emphasis: readonly Span[];
  /** Stretches inside that are markup and no words. */
  readonly markup: readonly Span[];
  readonly role: PieceRole | null;
  /** What markup around the piece is called: its element, words of its classes, whether it is a link. Empty for formats without. */
  readonly hints?: readonly string[];
}

type Words = Pick<Piece, "start" | "end" | "markup">;

interface KnownWords {
  readonly text: string;
  readonly words: string;
}

/** Most steps from a page to its blocks ask for the words of most pieces. */
const knownWords = new WeakMap<Words, KnownWords>();

/** Words of a piece on one line, its markup left out. Cost: O(length) once. */
export function wordsOf(text: string, piece: Words): string {
  const known = knownWords.get(piece);
  if (known !== undefined && known.text === text) return known.words;
  const words = onOneLine(withoutMarkup(text, piece));
  knownWords.set(piece, { text, words });
  return words;
}

function onOneLine(words: string): string {
  return (/[^\S ]| {2}/.test(words) ? words.replace(/\s+/g, " ") : words).trim();
}

/** Text of a piece with its line breaks, its markup left out. */
export function withoutMarkup(text: string, piece: Words): string {
  let words = "";
  let at = piece.start;
  for (const mark of piece.markup) {
    words += text.slice(at, mark.start) + (text.slice(mark.start, mark.end).includes("\n") ? "\n" : "");
    at = mark.end;
  }
  return words + text.slice(at, piece.end);
}

/** True where bold covers the whole piece, punctuation and white space aside. */
export function isWhollyEmphasised(text: string, piece: Piece): boolean {
  const [first] = piece.emphasis;
  const last = piece.emphasis.at(-1);
  if (first === undefined || last === undefined) return false;
  let at = piece.start;
  for (const span of piece.emphasis) {
    if (hasLetters(text.slice(at, span.start))) return false;
    at = span.end;
  }
  return !hasLetters(text.slice(at, piece.end));
}

function hasLetters(words: string): boolean {
  return /[\p{L}\p{N}]/u.test(words);
}
