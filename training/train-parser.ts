import { type Random, shuffle } from "../src/base/random.ts";
import { type ArcScorer, left, right, shift } from "../src/nlp/syntax/arc-scorer.ts";
import { Beam } from "../src/nlp/syntax/parse-beam.ts";
import { parseFeatureLimit, parseFeatures } from "../src/nlp/syntax/parse-features.ts";
import { type ArcLabels, ParseStates } from "../src/nlp/syntax/parse-states.ts";
import type { ParseWords } from "../src/nlp/syntax/parse-words.ts";
import { WeightTable } from "./weight-table.ts";

/** The weight table of the moves, with the interface the parser wants. */
export class MoveTable implements ArcScorer {
  readonly table: WeightTable;
  readonly #minUpdates: number;

  constructor(minUpdates: number) {
    this.table = new WeightTable(3, minUpdates);
    this.#minUpdates = minUpdates;
  }

  scoreMoves(features: Int32Array, count: number, scores: Float64Array, at: number): void {
    const { weights, updates } = this.table;
    let a = 0;
    let b = 0;
    let c = 0;
    for (let index = 0; index < count; index++) {
      const row = this.table.find(features[index] as number);
      if (row < 0 || (updates[row] as number) < this.#minUpdates) continue;
      a += weights[3 * row] as number;
      b += weights[3 * row + 1] as number;
      c += weights[3 * row + 2] as number;
    }
    scores[at] = a;
    scores[at + 1] = b;
    scores[at + 2] = c;
  }
}

export interface ParseExample {
  readonly words: ParseWords;
  /** Governors without crossing arcs, by word number. */
  readonly heads: Int32Array;
  /** First labels of arcs, by a labeller that has not seen the sentence. */
  readonly labels: ArcLabels;
}

const noLabels: ArcLabels = { labelOf: () => 0 };

/** The moves that build a tree, attaching each word as soon as it has all its dependents. */
export function goldMoves(heads: Int32Array): Uint8Array {
  const length = heads.length - 1;
  const states = new ParseStates(length, 1);
  const moves = new Uint8Array(2 * length);
  const awaited = new Int32Array(length + 1);
  for (let word = 1; word <= length; word++) awaited[heads[word] as number] = (awaited[heads[word] as number] as number) + 1;
  states.reset(0);
  for (let step = 0; step < moves.length; step++) {
    const top = states.stack(0, 0);
    let move = shift;
    if (top > 0 && awaited[top] === 0 && states.canLeft(0) && heads[top] === states.buffer(0, 0)) move = left;
    else if (top > 0 && awaited[top] === 0 && states.canRight(0) && heads[top] === states.stack(0, 1)) move = right;
    if (move !== shift) awaited[heads[top] as number] = (awaited[heads[top] as number] as number) - 1;
    moves[step] = move;
    states.apply(0, move, noLabels);
  }
  return moves;
}

const features = new Int32Array(parseFeatureLimit);

/** Adds `amount` to the weights of a sequence of moves, from the step where it differs from the other on. */
function reinforce(table: WeightTable, { words, labels }: ParseExample, moves: ArrayLike<number>, from: number, to: number, amount: number): void {
  const states = new ParseStates(words.length, 1);
  states.reset(0);
  for (let step = 0; step < to; step++) {
    const move = moves[step] as number;
    if (step >= from) {
      const count = parseFeatures(words, states, 0, features);
      for (let index = 0; index < count; index++) table.add(table.rowFor(features[index] as number), move, amount);
    }
    states.apply(0, move, labels);
  }
}

/** Runs the beam on a sentence; where it goes most wrong, returns the moves of its best state up to there. */
function worstViolation(example: ParseExample, gold: Uint8Array, table: MoveTable, width: number): number[] | null {
  const beam = new Beam(example.words, table, example.labels, width);
  const goldStates = new ParseStates(example.words.length, 1);
  const scores = new Float64Array(3);
  goldStates.reset(0);
  let goldScore = 0;
  let goldRank = 0;
  let worst = 0;
  let worstStep = -1;
  const parents: Int32Array[] = [];
  for (let step = 0; step < gold.length; step++) {
    const count = parseFeatures(example.words, goldStates, 0, features);
    table.scoreMoves(features, count, scores, 0);
    goldScore += scores[gold[step] as number] as number;
    goldStates.apply(0, gold[step] as number, example.labels);
    const picked = beam.step().slice(0, beam.size);
    parents.push(picked);
    goldRank = goldRank < 0 ? -1 : picked.indexOf(3 * goldRank + (gold[step] as number));
    const lead = (beam.scores[beam.place(0)] as number) - goldScore;
    const isViolation = goldRank < 0 || (step === gold.length - 1 && goldRank !== 0);
    if (isViolation && lead >= worst) {
      worst = lead;
      worstStep = step;
    }
  }
  return worstStep < 0 ? null : movesOf(parents, worstStep);
}

function movesOf(parents: readonly Int32Array[], lastStep: number): number[] {
  const moves: number[] = [];
  let rank = 0;
  for (let step = lastStep; step >= 0; step--) {
    const code = (parents[step] as Int32Array)[rank] as number;
    moves[step] = code % 3;
    rank = Math.trunc(code / 3);
  }
  return moves;
}

export interface ParserSettings {
  readonly epochs: number;
  readonly width: number;
  readonly minUpdates: number;
}

/**
 * Trains the moves with an averaged structured perceptron over a beam, correcting at the step where the beam's best is furthest
 * ahead of the gold sequence that fell out of it (max-violation: Huang, Fayong and Guo 2012).
 */
export function trainParser(examples: readonly ParseExample[], settings: ParserSettings, random: Random, report: (epoch: number, table: MoveTable) => void): MoveTable {
  const moves = new MoveTable(settings.minUpdates);
  const order = examples.map((example) => ({ example, gold: goldMoves(example.heads) }));
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (const { example, gold } of shuffle(order, random)) {
      const wrong = worstViolation(example, gold, moves, settings.width);
      if (wrong) {
        let from = 0;
        while (from < wrong.length && wrong[from] === gold[from]) from++;
        reinforce(moves.table, example, gold, from, wrong.length, 1);
        reinforce(moves.table, example, wrong, from, wrong.length, -1);
      }
      moves.table.step++;
    }
    report(epoch, moves);
  }
  moves.table.average();
  return moves;
}
