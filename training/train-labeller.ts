import { type Random, shuffle } from "../src/base/random.ts";
import { bestCandidate } from "../src/nlp/syntax/classifier.ts";
import { firstLabelFeatureLimit, firstLabelFeatures } from "../src/nlp/syntax/first-labels.ts";
import { arcKind, arcKinds, forEachArc } from "../src/nlp/syntax/label-arcs.ts";
import { labelFeatureLimit, labelFeatures, threadTree } from "../src/nlp/syntax/label-features.ts";
import type { ParseWords } from "../src/nlp/syntax/parse-words.ts";
import { WeightTable } from "./weight-table.ts";

export interface LabelExample {
  readonly words: ParseWords;
  readonly heads: Int32Array;
  /** Label number by word number; place 0 is unused. */
  readonly labels: Int32Array;
}

export interface TrainedLabeller {
  readonly labels: WeightTable;
  readonly candidates: readonly Uint8Array[];
}

/** For each sort of arc the labels seen on it; all frequent labels where it was never seen. */
function candidatesOf(examples: readonly LabelExample[], labelCount: number): Uint8Array[] {
  const seen = Array.from({ length: arcKinds }, () => new Set<number>());
  for (const { words, heads, labels } of examples)
    for (let word = 1; word < heads.length; word++) seen[arcKind(words, heads[word] as number, word)]?.add(labels[word] as number);
  const all = Uint8Array.from({ length: labelCount }, (_, index) => index);
  return seen.map((labels) => (labels.size === 0 ? all : Uint8Array.from([...labels].sort((a, b) => a - b))));
}

/** Trains first labels, which see the words of an arc and nothing of the tree. */
export function trainFirstLabels(examples: readonly LabelExample[], labelCount: number, settings: LabellerSettings, random: Random): TrainedLabeller {
  const table = new WeightTable(labelCount, settings.minUpdates);
  const candidates = candidatesOf(examples, labelCount);
  const features = new Int32Array(firstLabelFeatureLimit);
  const scores = new Float64Array(labelCount);
  const order = [...examples];
  for (let epoch = 0; epoch < settings.epochs; epoch++)
    for (const { words, heads, labels } of shuffle(order, random))
      for (let word = 1; word < heads.length; word++) {
        table.step++;
        const head = heads[word] as number;
        const options = candidates[arcKind(words, head, word)] as Uint8Array;
        if (options.length === 1) continue;
        const count = firstLabelFeatures(words, head, word, features);
        table.score(features, count, options, scores);
        const chosen = bestCandidate(options, scores);
        if (chosen !== labels[word]) table.correct(features, count, labels[word] as number, chosen);
      }
  table.average();
  return { labels: table, candidates };
}

export interface LabellerSettings {
  readonly epochs: number;
  readonly minUpdates: number;
}

/** Trains the labels of arcs on gold trees, reading the labels decided so far, with an averaged perceptron. */
export function trainLabeller(examples: readonly LabelExample[], labelCount: number, settings: LabellerSettings, random: Random): TrainedLabeller {
  const table = new WeightTable(labelCount, settings.minUpdates);
  const candidates = candidatesOf(examples, labelCount);
  const features = new Int32Array(labelFeatureLimit);
  const scores = new Float64Array(labelCount);
  const order = [...examples];
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    for (const { words, heads, labels } of shuffle(order, random)) {
      const tree = threadTree(words, heads);
      forEachArc(tree, (word) => {
        table.step++;
        const options = candidates[arcKind(words, heads[word] as number, word)] as Uint8Array;
        const right = labels[word] as number;
        tree.labels[word] = right;
        if (options.length === 1) return;
        const count = labelFeatures(tree, word, features);
        table.score(features, count, options, scores);
        const chosen = bestCandidate(options, scores);
        if (chosen !== right) table.correct(features, count, right, chosen);
        tree.labels[word] = chosen;
      });
    }
  }
  table.average();
  return { labels: table, candidates };
}
