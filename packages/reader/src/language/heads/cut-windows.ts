import type { Span } from "@rapporteur/core/model";
import type { WordPiece } from "../encoder/index.ts";
import { SpanIndex } from "../span-index.ts";
import { cutWords } from "./cut-words.ts";
import { type WordShape, wordShape, wordShapes } from "./word-shape.ts";

/** What the encoder sees at once: consecutive sentences between [CLS] and [SEP]. */
export interface ReadingWindow {
  /** Spans of the words in the text. */
  readonly words: readonly Span[];
  readonly shapes: readonly WordShape[];
  /** Index of the sentence of each word. */
  readonly sentences: readonly number[];
  readonly pieces: readonly number[];
  /** Place of the first piece of each word among `pieces`. */
  readonly first: readonly number[];
  /** Words before this one are context: nothing is read off there. */
  readonly fresh: number;
}

export interface WindowSizes {
  /** Pieces that consecutive sentences are packed up to. */
  readonly limit: number;
  /** Most pieces of repeated sentences at the beginning. */
  readonly context: number;
  /** Most pieces of a single sentence; the rest of it is not read. */
  readonly longest: number;
}

/** Most sentences that are repeated as context. */
const contextSentences = 2;

interface CutSentence {
  readonly index: number;
  readonly words: readonly Span[];
  readonly shapes: readonly WordShape[];
  readonly pieces: readonly (readonly number[])[];
  readonly length: number;
}

/**
 * All windows of a document, in order. Each sentence that is read is fresh in exactly one; up to two sentences of the window before are repeated as context.
 *
 * @param unread furniture: sentences that begin there are left out
 * Cost: linear in the text.
 */
export function cutWindows(
  text: string,
  { sentences, unread, tokenizer, sizes }: { sentences: readonly Span[]; unread: readonly Span[]; tokenizer: WordPiece; sizes: WindowSizes },
): ReadingWindow[] {
  const furniture = new SpanIndex(unread);
  const read = sentences
    .map((span, index) => ({ span, index }))
    .filter(({ span }) => !furniture.holds({ start: span.start, end: span.start + 1 }))
    .map(({ span, index }) => cutSentence(text, span, { index, tokenizer, longest: sizes.longest }));
  const windows: ReadingWindow[] = [];
  for (let at = 0; at < read.length;) {
    const end = fill(read, at, sizes);
    windows.push(join(tokenizer, contextBefore(read, at, sizes), read.slice(at, end)));
    at = end;
  }
  return windows.filter(({ words, fresh }) => words.length > fresh);
}

function cutSentence(text: string, span: Span, { index, tokenizer, longest }: { index: number; tokenizer: WordPiece; longest: number }): CutSentence {
  const words: Span[] = [];
  const shapes: WordShape[] = [];
  const pieces: number[][] = [];
  let length = 0;
  let begins = true;
  for (const { start, end } of cutWords(text.slice(span.start, span.end))) {
    const found = tokenizer.split(text, span.start + start, span.start + end).map(({ id }) => id);
    const own = found.length === 0 ? [tokenizer.unknown] : found;
    if (length + own.length > longest) break;
    const shape = wordShape(text.slice(span.start + start, span.start + end), begins);
    begins = begins && shape === wordShapes.mark;
    words.push({ start: span.start + start, end: span.start + end });
    shapes.push(shape);
    pieces.push(own);
    length += own.length;
  }
  return { index, words, shapes, pieces, length };
}

const lengthOf = (sentences: readonly CutSentence[]): number => sentences.reduce((sum, { length }) => sum + length, 0);

function contextBefore(read: readonly CutSentence[], at: number, { context, longest, limit }: WindowSizes): CutSentence[] {
  const chosen: CutSentence[] = [];
  for (let before = at - 1; before >= Math.max(0, at - contextSentences); before--) {
    const sentence = read[before];
    if (sentence === undefined || lengthOf(chosen) + sentence.length > Math.min(context, limit)) break;
    chosen.unshift(sentence);
  }
  return lengthOf(chosen) + (read[at]?.length ?? 0) <= longest ? chosen : [];
}

/** Index after the last sentence of the window that begins at `at`. */
function fill(read: readonly CutSentence[], at: number, sizes: WindowSizes): number {
  let total = lengthOf(contextBefore(read, at, sizes));
  let end = at;
  while (end < read.length && (end === at || total + (read[end]?.length ?? 0) <= sizes.limit)) {
    total += read[end]?.length ?? 0;
    end++;
  }
  return end;
}

function join(tokenizer: WordPiece, before: readonly CutSentence[], fresh: readonly CutSentence[]): ReadingWindow {
  const all = [...before, ...fresh];
  const pieces = [tokenizer.cls];
  const first: number[] = [];
  for (const found of all.flatMap((sentence) => sentence.pieces)) {
    first.push(pieces.length);
    pieces.push(...found);
  }
  pieces.push(tokenizer.sep);
  return {
    words: all.flatMap(({ words }) => words),
    shapes: all.flatMap(({ shapes }) => shapes),
    sentences: all.flatMap(({ index, words }) => words.map(() => index)),
    pieces,
    first,
    fresh: before.reduce((sum, { words }) => sum + words.length, 0),
  };
}
