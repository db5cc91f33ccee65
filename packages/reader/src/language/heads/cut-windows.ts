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

/** Sentences `at` to `end` are fresh in a window, those from `before` on are its context. */
interface WindowBounds {
  readonly before: number;
  readonly at: number;
  readonly end: number;
}

/** The windows of a document, each in turn, and how many; to tell that, all of them are cut. */
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
 * Of a long text the pieces of all windows would take more memory than its words: a window is cut when it is its turn.
 *
 * Cost: linear in the text.
 */
export function cutWindows(text: string, { sentences, unread, tokenizer, sizes }: WindowsGiven): Windows {
  const furniture = new SpanIndex(unread);
  const read = sentencesInTurn(sentences.length, (index) => {
    const span = sentences[index] ?? { start: 0, end: 0 };
    const isRead = !furniture.holds({ start: span.start, end: span.start + 1 });
    return cutSentence(text, span, { index, isRead, tokenizer, longest: sizes.longest });
  });
  return {
    get count() {
      return [...boundsOf(read, sizes)].length;
    },
    *[Symbol.iterator]() {
      for (const { before, at, end } of boundsOf(read, sizes)) yield join(tokenizer, read.slice(before, at), read.slice(at, end));
    },
  };
}

/** Sentences that are cut when they are asked for, of which those of the window at hand are kept. */
interface SentencesInTurn {
  readonly count: number;
  slice(from: number, to: number): CutSentence[];
  /** Forgets all but those from a place on. */
  keepFrom(first: number): void;
}

function sentencesInTurn(count: number, cut: (index: number) => CutSentence): SentencesInTurn {
  const kept = new Map<number, CutSentence>();
  const at = (index: number): CutSentence => {
    const sentence = kept.get(index) ?? cut(index);
    kept.set(index, sentence);
    return sentence;
  };
  return {
    count,
    slice: (from, to) => Array.from({ length: to - from }, (_, offset) => at(from + offset)),
    keepFrom: (first) => {
      for (const index of kept.keys()) if (index < first) kept.delete(index);
    },
  };
}

function* boundsOf(read: SentencesInTurn, sizes: WindowSizes): Generator<WindowBounds> {
  for (let at = 0; at < read.count;) {
    const before = contextBefore(read, at, sizes);
    const end = fill(read, { before, at }, sizes);
    read.keepFrom(before);
    if (read.slice(at, end).some(({ isRead, words }) => isRead && words.length > 0)) yield { before, at, end };
    at = end;
  }
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

const lengthOf = (sentences: readonly CutSentence[]): number => sentences.reduce((sum, { length }) => sum + length, 0);

/** The first sentence of the context of a window whose own sentences begin at `at`. */
function contextBefore(read: SentencesInTurn, at: number, { context, longest, limit }: WindowSizes): number {
  let first = at;
  for (let before = at - 1; before >= Math.max(0, at - contextSentences); before--) {
    if (lengthOf(read.slice(before, at)) > Math.min(context, limit)) break;
    first = before;
  }
  return lengthOf(read.slice(first, at + 1)) <= longest ? first : at;
}

/** Index after the last sentence of the window that begins at `at`. */
function fill(read: SentencesInTurn, { before, at }: Pick<WindowBounds, "before" | "at">, { limit }: WindowSizes): number {
  let end = at + 1;
  let total = lengthOf(read.slice(before, end));
  for (; end < read.count; end++) {
    total += lengthOf(read.slice(end, end + 1));
    if (total > limit) break;
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
