import type { Span } from "@rapporteur/core/model";
import type { Encoder, Piece, WordPiece } from "../encoder/index.ts";
import { addNumbers } from "./scores.ts";

/** A sentence, and places in it whose vectors are asked for beside its own. */
export interface SentenceToEncode {
  readonly text: string;
  readonly parts: readonly Span[];
}

/** Mean vectors of the pieces of sentences, and of those of their parts, in order: rows as wide as the encoder's. */
export interface EncodedSentences {
  readonly sentences: Float32Array;
  readonly parts: Float32Array;
}

/** In pieces: what sentences are packed up to, the longest sentence that is repeated before them, what is read of one sentence, and what a window holds. */
const mostFresh = 190;
const mostContext = 64;
const longestSentence = 150;
const longestWindow = 250;

interface CutSentence extends SentenceToEncode {
  readonly pieces: readonly Piece[];
}

/** Where the vectors of sentences and parts go; the next ones are behind those that stand. */
class MeanRows {
  readonly values: Float32Array;
  private readonly width: number;
  private row = 0;

  constructor(rows: number, width: number) {
    this.values = new Float32Array(rows * width);
    this.width = width;
  }

  /** Adds the mean of some rows; nought where there are none. */
  add(rows: readonly Float32Array[]): void {
    const to = this.row++ * this.width;
    for (const row of rows) addNumbers(this.values, to, row);
    for (let at = to; at < to + this.width; at++) this.values[at] = (this.values[at] ?? 0) / Math.max(1, rows.length);
  }
}

/** Vectors of sentences in their context, from the encoder's lower layers: what kind of sentence it is, and how somebody is named in it. */
export class SentenceVectors {
  readonly width: number;
  private readonly encoder: Encoder;
  private readonly tokenizer: WordPiece;
  private readonly depth: number;

  /** @param depth how many of the encoder's layers are run */
  constructor(encoder: Encoder, tokenizer: WordPiece, depth: number) {
    this.encoder = encoder;
    this.tokenizer = tokenizer;
    this.depth = depth;
    this.width = encoder.config.width;
  }

  /** Vectors of consecutive sentences. Cost: linear in the text. */
  encode(sentences: readonly SentenceToEncode[]): EncodedSentences {
    const cut = sentences.map((sentence) => ({ ...sentence, pieces: this.tokenizer.split(sentence.text).slice(0, longestSentence) }));
    const whole = new MeanRows(cut.length, this.width);
    const parts = new MeanRows(
      cut.reduce((sum, sentence) => sum + sentence.parts.length, 0),
      this.width,
    );
    for (let at = 0; at < cut.length;) {
      const end = fill(cut, at);
      this.encodeWindow(contextBefore(cut, at, lengthOf(cut.slice(at, end))), cut.slice(at, end), { whole, parts });
      at = end;
    }
    return { sentences: whole.values, parts: parts.values };
  }

  private encodeWindow(context: readonly CutSentence[], fresh: readonly CutSentence[], to: { whole: MeanRows; parts: MeanRows }): void {
    const { cls, sep } = this.tokenizer;
    const ids = [cls, ...[...context, ...fresh].flatMap(({ pieces }) => pieces.map(({ id }) => id)), sep];
    const states = this.encoder.run([{ ids }], this.depth).hidden.view(0, ids.length);
    let row = 1 + lengthOf(context);
    for (const { pieces, parts } of fresh) {
      const first = row;
      const rowOf = (_: Piece, at: number): Float32Array => states.subarray((first + at) * this.width, (first + at + 1) * this.width);
      const rows = pieces.map(rowOf);
      to.whole.add(rows);
      for (const { start, end } of parts) to.parts.add(rows.filter((_, at) => isWithin(pieces[at], start, end)));
      row += pieces.length;
    }
  }
}

const isWithin = (piece: Piece | undefined, start: number, end: number): boolean => piece !== undefined && piece.start >= start && piece.start < end;

const lengthOf = (sentences: readonly CutSentence[]): number => sentences.reduce((sum, { pieces }) => sum + pieces.length, 0);

/** Index after the last sentence of the window that begins at `at`. */
function fill(sentences: readonly CutSentence[], at: number): number {
  let total = sentences[at]?.pieces.length ?? 0;
  let end = at + 1;
  for (; end < sentences.length; end++) {
    total += sentences[end]?.pieces.length ?? 0;
    if (total > mostFresh) break;
  }
  return end;
}

/** The sentence before the window's first, where it fits in. */
function contextBefore(sentences: readonly CutSentence[], at: number, fresh: number): CutSentence[] {
  const before = sentences[at - 1];
  return before !== undefined && before.pieces.length <= Math.min(mostContext, longestWindow - fresh) ? [before] : [];
}
