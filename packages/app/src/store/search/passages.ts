import type { Span } from "@rapporteur/core/model";
import { tokensByStretches, type Token } from "./tokens.ts";

/** A stretch of a content that is found as one, with its words; their offsets are relative to `start`. */
export interface Passage extends Span {
  readonly tokens: readonly Token[];
}

/**
 * PostgreSQL keeps at most 255 positions of one word in a row. A passage of no more words than that loses none, however often a word is repeated,
 * so phrases are found there as surely as in SQLite.
 */
export const longestPassage = 250;

/**
 * Cuts a text into passages for the index: its blocks, and what stands between blocks. Long ones are cut after the end of a sentence where there is one in
 * the second half, so that few phrases fall apart. Passages without a word are left out.
 *
 * @param blocks spans into `text`, in any order; overlapping ones are cut where the next begins
 * Cost: O(length + blocks · log blocks)
 */
export function cutPassages(text: string, blocks: readonly Span[]): Passage[] {
  return [...passagesOf(text, blocks)];
}

/** The same, one at a time: between two of them no more than a stretch of the text is looked at. */
export function* passagesOf(text: string, blocks: readonly Span[]): Generator<Passage, void> {
  for (const [start, end] of pieces(text.length, blocks)) yield* cutPiece(text, start, end);
}

function pieces(length: number, blocks: readonly Span[]): [number, number][] {
  const edges = new Set([0, length]);
  for (const { start, end } of blocks) {
    edges.add(Math.min(start, length));
    edges.add(Math.min(end, length));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(1).map((end, index) => [sorted[index] as number, end]);
}

function* cutPiece(text: string, start: number, end: number): Generator<Passage, void> {
  const piece = text.slice(start, end);
  let tokens: Token[] = [];
  for (const some of tokensByStretches(piece)) {
    for (const token of some) tokens.push(token);
    let first = 0;
    while (tokens.length - first > longestPassage) {
      const next = cutAfter(piece, tokens, first);
      yield passageOf(piece, { tokens, first, next, start });
      first = next;
    }
    tokens = tokens.slice(first);
  }
  if (tokens.length > 0) yield passageOf(piece, { tokens, first: 0, next: tokens.length, start });
}

interface Cut {
  readonly tokens: readonly Token[];
  readonly first: number;
  /** Index of the word after its last one. */
  readonly next: number;
  /** Of the piece in the text. */
  readonly start: number;
}

function passageOf(piece: string, { tokens, first, next, start }: Cut): Passage {
  const from = (tokens[first] as Token).start;
  // What follows the last word up to the next passage (its full stop, a closing quote) belongs to it.
  const to = tokens[next]?.start ?? piece.length;
  return {
    start: start + from,
    end: start + from + piece.slice(from, to).trimEnd().length,
    tokens: tokens.slice(first, next).map((token) => ({ code: token.code, start: token.start - from, end: token.end - from })),
  };
}

const sentenceEnd = /[.!?…。！？]["'”’»)\]]*\s/u;

/** Index of the word that begins the next passage. */
function cutAfter(piece: string, tokens: readonly Token[], first: number): number {
  const last = first + longestPassage;
  for (let next = last; next > first + longestPassage / 2; next--) {
    const before = tokens[next - 1] as Token;
    if (sentenceEnd.test(piece.slice(before.end, (tokens[next] as Token).start))) return next;
  }
  return last;
}
