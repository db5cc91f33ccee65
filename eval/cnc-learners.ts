import { seededRandom, shuffle } from "../packages/core/src/base/random.ts";

/** Weights by feature; features are strings, so that a reader can see what was learnt. */
export type Weights = ReadonlyMap<string, number>;

export interface Example {
  readonly features: readonly string[];
  readonly label: 0 | 1;
}

/**
 * Logistic regression by AdaGrad with L2 shrinkage; the same examples in the same order give the same weights.
 *
 * Cost: O(epochs × features of all examples).
 */
export function trainLogistic(examples: readonly Example[], { epochs = 10, rate = 0.02, shrink = 0.01, seed = 7, leastCount = 4 } = {}): Weights {
  const known = frequent(examples, leastCount);
  const weights = new Map<string, number>();
  const squares = new Map<string, number>();
  const random = seededRandom(seed);
  const order = examples.map((_, index) => index);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const index of shuffle(order, random)) {
      const { features, label } = examples[index] as Example;
      const gradient = probabilityOf(features, weights) - label;
      for (const feature of features) {
        if (!known.has(feature)) continue;
        const old = weights.get(feature) ?? 0;
        const step = gradient + shrink * old;
        const square = (squares.get(feature) ?? 1e-6) + step * step;
        squares.set(feature, square);
        weights.set(feature, old - (rate * step) / Math.sqrt(square));
      }
    }
  }
  return weights;
}

/** Features that at least so many examples have: rarer ones only fit noise. */
function frequent(examples: readonly Example[], leastCount: number): Set<string> {
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count >= leastCount).map(([feature]) => feature));
}

/** Chance that an example is positive. */
export function probabilityOf(features: readonly string[], weights: Weights): number {
  let score = 0;
  for (const feature of features) score += weights.get(feature) ?? 0;
  return 1 / (1 + Math.exp(-score));
}

/** A sentence as features by token, with its labels where they are known. */
export interface Sequence {
  readonly features: readonly (readonly string[])[];
  readonly labels: readonly string[];
}

export interface Tagger {
  readonly labels: readonly string[];
  readonly weights: ReadonlyMap<string, Float64Array>;
  readonly transitions: readonly Float64Array[];
}

/** Averaged structured perceptron over label sequences with first-order transitions; deterministic. Cost: O(epochs × tokens × labels²). */
export function trainTagger(sequences: readonly Sequence[], { epochs = 8, seed = 7 } = {}): Tagger {
  const labels = [...new Set(sequences.flatMap((sequence) => sequence.labels))].sort();
  const size = labels.length;
  const weights = new Map<string, Float64Array>();
  const sums = new Map<string, Float64Array>();
  const transitions = Array.from({ length: size + 1 }, () => new Float64Array(size));
  const transitionSums = Array.from({ length: size + 1 }, () => new Float64Array(size));
  const random = seededRandom(seed);
  const order = sequences.map((_, index) => index);
  let step = 1;
  const change = (feature: string, label: number, by: number): void => {
    const row = weights.get(feature) ?? new Float64Array(size);
    const sum = sums.get(feature) ?? new Float64Array(size);
    row[label] = (row[label] as number) + by;
    sum[label] = (sum[label] as number) + by * step;
    weights.set(feature, row);
    sums.set(feature, sum);
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const index of shuffle(order, random)) {
      const sequence = sequences[index] as Sequence;
      const gold = sequence.labels.map((label) => labels.indexOf(label));
      const found = decode(sequence.features, { labels, weights, transitions });
      for (const [at, features] of sequence.features.entries()) {
        const [right, guess] = [gold[at] as number, found[at] as number];
        const [before, beforeGuess] = [at === 0 ? size : (gold[at - 1] as number), at === 0 ? size : (found[at - 1] as number)];
        for (const feature of right === guess ? [] : features) {
          change(feature, right, 1);
          change(feature, guess, -1);
        }
        if (right !== guess || before !== beforeGuess) {
          for (const [from, to, by] of [
            [before, right, 1],
            [beforeGuess, guess, -1],
          ] as const) {
            (transitions[from] as Float64Array)[to] = ((transitions[from] as Float64Array)[to] as number) + by;
            (transitionSums[from] as Float64Array)[to] = ((transitionSums[from] as Float64Array)[to] as number) + by * step;
          }
        }
      }
      step++;
    }
  }
  const average = (row: Float64Array, sum: Float64Array): Float64Array => row.map((value, index) => value - (sum[index] as number) / step);
  return {
    labels,
    weights: new Map([...weights].map(([feature, row]) => [feature, average(row, sums.get(feature) as Float64Array)])),
    transitions: transitions.map((row, index) => average(row, transitionSums[index] as Float64Array)),
  };
}

/** Best label sequence (Viterbi), as indexes of the tagger's labels. */
export function decode(tokens: readonly (readonly string[])[], { labels, weights, transitions }: Tagger): number[] {
  const size = labels.length;
  let scores: number[] = [];
  const back: number[][] = [];
  for (const [at, features] of tokens.entries()) {
    const own = new Float64Array(size);
    for (const feature of features) {
      const row = weights.get(feature);
      if (row !== undefined) for (let label = 0; label < size; label++) own[label] = (own[label] as number) + (row[label] as number);
    }
    const next: number[] = [];
    const pointers: number[] = [];
    for (let label = 0; label < size; label++) {
      let best = at === 0 ? ((transitions[size] as Float64Array)[label] as number) : Number.NEGATIVE_INFINITY;
      let from = -1;
      if (at > 0) {
        for (let previous = 0; previous < size; previous++) {
          const score = (scores[previous] as number) + ((transitions[previous] as Float64Array)[label] as number);
          if (score > best) [best, from] = [score, previous];
        }
      }
      next.push(best + (own[label] as number));
      pointers.push(from);
    }
    scores = next;
    back.push(pointers);
  }
  const path: number[] = [];
  let label = scores.indexOf(Math.max(...scores));
  for (let at = tokens.length - 1; at >= 0; at--) {
    path.unshift(label);
    label = (back[at] as number[])[label] as number;
  }
  return path;
}
