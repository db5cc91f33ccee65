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
  /** Indices of the words that are read; the others are context, or of sentences that are not. */
  readonly read: readonly number[];
}

export interface WindowSizes {
  /** Pieces that consecutive sentences are packed up to. */
  readonly limit: number;
  /** Most pieces of repeated sentences at the beginning. */
  readonly context: number;
  /** Most pieces of a single sentence; the rest of it is not read. */
  readonly longest: number;
}

/** Most sentences that are repeated as context: the weights were trained with two, and read as well with one, which costs less. */
const contextSentences = 1;

interface CutSentence {
  readonly index: number;
  readonly isRead: boolean;
  readonly words: readonly Span[];
  readonly shapes: readonly WordShape[];
  readonly pieces: readonly (readonly number[])[];
  readonly length: number;
}

/** What a sentence takes of a window. */
interface SentenceSize {
  /** Pieces. */
  readonly length: number;
  readonly isRead: boolean;
}

/** Sentences `at` to `end` are fresh in a window, those from `before` on are its context. */
interface WindowBounds {
  readonly before: number;
  readonly at: number;
  readonly end: number;
}

/** The windows of a document: how many, and each in turn. */
export interface Windows extends Iterable<ReadingWindow> {
  readonly count: number;
}

/** What is cut, and how. */
export interface WindowsGiven {
  readonly sentences: readonly Span[];
  /** Furniture: sentences that begin there are seen by their neighbours, and not read. */
  readonly unread: readonly Span[];
  readonly tokenizer: WordPiece;
  readonly sizes: WindowSizes;
}

/**
 * The windows of a document, in order. Each sentence that is read is read in exactly one; a sentence of the window before is repeated as context. How
 * sentences are packed does not depend on which of them are read, so that a text has the same windows for everybody; those in which nothing is read are left out.
 * Of a long text the pieces of all windows would take more memory than its words: first only what each sentence takes is counted, and a window is cut when it is its turn.
 *
 * Cost: linear in the text.
 */
export function cutWindows(text: string, { sentences, unread, tokenizer, sizes }: WindowsGiven): Windows {
  const furniture = new SpanIndex(unread);
  const cut = (index: number): CutSentence => {
    const span = sentences[index] ?? { start: 0, end: 0 };
    const isRead = !furniture.holds({ start: span.start, end: span.start + 1 });
    return cutSentence(text, span, { index, isRead, tokenizer, longest: sizes.longest });
  };
  const all = sentences.map((_, index): SentenceSize => {
    const { length, words, isRead } = cut(index);
    return { length, isRead: isRead && words.length > 0 };
  });
  const bounds = boundsOf(all, sizes).filter(({ at, end }) => all.slice(at, end).some(({ isRead }) => isRead));
  const cutAll = (from: number, to: number): CutSentence[] => all.slice(from, to).map((_, at) => cut(from + at));
  return {
    count: bounds.length,
    *[Symbol.iterator]() {
      for (const { before, at, end } of bounds) yield join(tokenizer, cutAll(before, at), cutAll(at, end));
    },
  };
}

function boundsOf(read: readonly SentenceSize[], sizes: WindowSizes): WindowBounds[] {
  const bounds: WindowBounds[] = [];
  for (let at = 0; at < read.length;) {
    const before = contextBefore(read, at, sizes);
    const end = fill(read, { before, at }, sizes);
    bounds.push({ before, at, end });
    at = end;
  }
  return bounds;
}

function cutSentence(
  text: string,
  span: Span,
  { tokenizer, longest, ...own }: Pick<CutSentence, "index" | "isRead"> & { readonly tokenizer: WordPiece; readonly longest: number },
): CutSentence {
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
  return { ...own, words, shapes, pieces, length };
}

const lengthOf = (sizes: readonly SentenceSize[]): number => sizes.reduce((sum, { length }) => sum + length, 0);

/** The first sentence of the context of a window whose own sentences begin at `at`. */
function contextBefore(read: readonly SentenceSize[], at: number, { context, longest, limit }: WindowSizes): number {
  let first = at;
  for (let before = at - 1; before >= Math.max(0, at - contextSentences); before--) {
    if (lengthOf(read.slice(before, at)) > Math.min(context, limit)) break;
    first = before;
  }
  return lengthOf(read.slice(first, at + 1)) <= longest ? first : at;
}

/** Index after the last sentence of the window that begins at `at`. */
function fill(read: readonly SentenceSize[], { before, at }: Pick<WindowBounds, "before" | "at">, { limit }: WindowSizes): number {
  let total = lengthOf(read.slice(before, at));
  let end = at;
  while (end < read.length && (end === at || total + (read[end]?.length ?? 0) <= limit)) {
    total += read[end]?.length ?? 0;
    end++;
  }
  return end;
}

function join(tokenizer: WordPiece, before: readonly CutSentence[], fresh: readonly CutSentence[]): ReadingWindow {
  const all = [...before, ...fresh];
  const context = before.reduce((sum, { words }) => sum + words.length, 0);
  const isRead = fresh.flatMap((sentence) => sentence.words.map(() => sentence.isRead));
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
    read: isRead.flatMap((read, word) => (read ? [context + word] : [])),
  };
}
