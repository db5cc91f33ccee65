import { type ArcScorer, shift } from "./arc-scorer.ts";
import { parseFeatureLimit, parseFeatures } from "./parse-features.ts";
import { type ArcLabels, ParseStates } from "./parse-states.ts";
import type { ParseWords } from "./parse-words.ts";

const features = new Int32Array(parseFeatureLimit);

/**
 * Beam search over move sequences. Every sequence has the same length (a shift and an attachment for each word), so that scores compare.
 * States live in two banks that swap at each step. Ties go to the older state and the lower move.
 */
export class Beam {
  readonly states: ParseStates;
  readonly scores: Float64Array;
  readonly #width: number;
  readonly #words: ParseWords;
  readonly #scorer: ArcScorer;
  readonly #labels: ArcLabels;
  readonly #moveScores: Float64Array;
  readonly #picked: Int32Array;
  readonly #pickedScores: Float64Array;
  /** Number of live states and the bank they are in. */
  size = 1;
  #bank = 0;

  constructor(words: ParseWords, scorer: ArcScorer, labels: ArcLabels, width: number) {
    this.#labels = labels;
    this.#words = words;
    this.#scorer = scorer;
    this.#width = width;
    this.states = new ParseStates(words.length, 2 * width);
    this.scores = new Float64Array(2 * width);
    this.#moveScores = new Float64Array(3 * width);
    this.#picked = new Int32Array(width);
    this.#pickedScores = new Float64Array(width);
    this.states.reset(0);
  }

  /** The place of the live state of this rank. */
  place(rank: number): number {
    return this.#bank * this.#width + rank;
  }

  /**
   * Advances every state by its moves and keeps the best ones, best first.
   * @returns codes "3 × rank of parent + move" of the kept states; valid until the next step
   */
  step(): Int32Array {
    let kept = 0;
    for (let rank = 0; rank < this.size; rank++) kept = this.#expand(rank, kept);
    const from = this.#bank * this.#width;
    const to = (1 - this.#bank) * this.#width;
    for (let rank = 0; rank < kept; rank++) {
      const code = this.#picked[rank] as number;
      this.states.copy(from + Math.trunc(code / 3), to + rank);
      this.states.apply(to + rank, code % 3, this.#labels);
      this.scores[to + rank] = this.#pickedScores[rank] as number;
    }
    this.#bank = 1 - this.#bank;
    this.size = kept;
    return this.#picked;
  }

  #expand(rank: number, kept: number): number {
    const place = this.place(rank);
    const count = parseFeatures(this.#words, this.states, place, features);
    this.#scorer.scoreMoves(features, count, this.#moveScores, 0);
    let now = kept;
    for (let move = shift; move < 3; move++) {
      if (!this.states.allows(place, move)) continue;
      now = this.#offer((this.scores[place] as number) + (this.#moveScores[move] as number), 3 * rank + move, now);
    }
    return now;
  }

  /** Insertion into the short sorted list of the best. */
  #offer(score: number, code: number, kept: number): number {
    const width = this.#width;
    if (kept === width && score <= (this.#pickedScores[kept - 1] as number)) return kept;
    let at = kept < width ? kept : width - 1;
    while (at > 0 && (this.#pickedScores[at - 1] as number) < score) {
      this.#pickedScores[at] = this.#pickedScores[at - 1] as number;
      this.#picked[at] = this.#picked[at - 1] as number;
      at--;
    }
    this.#pickedScores[at] = score;
    this.#picked[at] = code;
    return Math.min(width, kept + 1);
  }
}

/** A beam of one, without copying. */
function parseGreedily(words: ParseWords, scorer: ArcScorer, labels: ArcLabels): Int32Array {
  const states = new ParseStates(words.length, 1);
  const scores = new Float64Array(3);
  states.reset(0);
  while (!states.isDone(0)) {
    const canShift = states.canShift(0);
    const canLeft = states.canLeft(0);
    const canRight = states.canRight(0);
    const count = canShift && !canLeft && !canRight ? 0 : parseFeatures(words, states, 0, features);
    scorer.scoreMoves(features, count, scores, 0);
    let move = -1;
    for (let option = shift; option < 3; option++) if (states.allows(0, option) && (move < 0 || (scores[option] as number) > (scores[move] as number))) move = option;
    states.apply(0, move, labels);
  }
  return headsOf(states, 0);
}

function headsOf(states: ParseStates, place: number): Int32Array {
  const heads = new Int32Array(states.length + 1);
  for (let word = 1; word <= states.length; word++) heads[word] = states.head(place, word);
  heads[0] = -1;
  return heads;
}

/**
 * Governors of the words of a sentence, 0 for the root's dependent; place 0 is unused (−1).
 * Cost: linear in words × width.
 */
export function parseHeads(words: ParseWords, scorer: ArcScorer, labels: ArcLabels, width: number): Int32Array {
  if (words.length === 0) return Int32Array.of(-1);
  if (width === 1) return parseGreedily(words, scorer, labels);
  const beam = new Beam(words, scorer, labels, width);
  for (let step = 0; step < 2 * words.length; step++) beam.step();
  return headsOf(beam.states, beam.place(0));
}
