import type { Span } from "@rapporteur/core/model";
import type { WordPiece } from "../encoder/index.ts";
import { cutWindows, type ReadingWindow, type WindowSizes } from "./cut-windows.ts";
import { addNumbers } from "./scores.ts";
import type { StartedWindows } from "./started-windows.ts";

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

/** The hidden states of a window's pieces, and which of them are whose. */
interface WindowStates {
  readonly window: ReadingWindow;
  readonly states: Float32Array;
}

/** Vectors of sentences in their context, from the encoder's lower layers: what kind of sentence it is, and how somebody is named in it. */
export class SentenceVectors {
  readonly width: number;
  /** The windows that were read by the lower layers, for whoever needs the others too. */
  readonly started: StartedWindows;
  private readonly tokenizer: WordPiece;
  private readonly sizes: WindowSizes;

  constructor(tokenizer: WordPiece, sizes: WindowSizes, started: StartedWindows) {
    this.tokenizer = tokenizer;
    this.sizes = sizes;
    this.started = started;
    this.width = started.encoder.config.width;
  }

  /** Vectors of consecutive sentences; nought where there is no word. Cost: linear in the text. */
  encode(given: readonly SentenceToEncode[]): EncodedSentences {
    const { tokenizer, sizes, width } = this;
    const text = given.map((sentence) => sentence.text).join("\n");
    const spans = spansOf(given);
    const firstPart = placesOf(given.map(({ parts }) => parts.length));
    const whole = new Float32Array(given.length * width);
    const named = new Float32Array((firstPart.at(-1) ?? 0) * width);
    for (const window of cutWindows(text, { sentences: spans, unread: [], tokenizer, sizes })) {
      const states = { window, states: this.started.start(window.pieces) };
      for (const [sentence, words] of wordsBySentence(window)) {
        addMean(whole, sentence * width, states, words);
        for (const [at, { start, end }] of (given[sentence]?.parts ?? []).entries()) {
          const from = spans[sentence]?.start ?? 0;
          const own = words.filter((word) => isWithin(window.words[word], from + start, from + end));
          addMean(named, ((firstPart[sentence] ?? 0) + at) * width, states, own);
        }
      }
    }
    return { sentences: whole, parts: named };
  }
}

/** Where sentences stand in their text, each on a line of its own. */
function spansOf(sentences: readonly SentenceToEncode[]): Span[] {
  const starts = placesOf(sentences.map(({ text }) => text.length + 1));
  return sentences.map(({ text }, at) => ({ start: starts[at] ?? 0, end: (starts[at] ?? 0) + text.length }));
}

/** Where things begin that stand one behind the other; at last, where they end. */
function placesOf(lengths: readonly number[]): number[] {
  let next = 0;
  return [...lengths.map((length) => (next += length) - length), next];
}

function wordsBySentence({ read, sentences }: ReadingWindow): Map<number, number[]> {
  const words = new Map<number, number[]>();
  for (const word of read) {
    const sentence = sentences[word] ?? 0;
    const own = words.get(sentence);
    if (own === undefined) words.set(sentence, [word]);
    else own.push(word);
  }
  return words;
}

const isWithin = (word: Span | undefined, start: number, end: number): boolean => word !== undefined && word.start >= start && word.start < end;

/** Writes the mean of all pieces of some words of a window. */
function addMean(to: Float32Array, at: number, { window, states }: WindowStates, words: readonly number[]): void {
  const width = states.length / window.pieces.length;
  let count = 0;
  for (const word of words) {
    const last = window.first[word + 1] ?? window.pieces.length - 1;
    for (let piece = window.first[word] ?? last; piece < last; piece++, count++)
      addNumbers(to, at, states.subarray(piece * width, (piece + 1) * width));
  }
  for (let column = at; column < at + width; column++) to[column] = (to[column] ?? 0) / Math.max(1, count);
}
