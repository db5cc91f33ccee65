import { bestCandidate, type Classifier } from "./classifier.ts";
import { type LabelledTree, labelFeatureLimit, labelFeatures, threadTree } from "./label-features.ts";
import type { ParseWords } from "./parse-words.ts";

export interface LabellerModel {
  readonly labels: Classifier;
  /** Labels worth trying for a coarse tag of the dependent, one of the governor (0 for the root) and a side; see `arcKind`. */
  readonly candidates: readonly Uint8Array[];
}

/** Coarse tags are fewer than this. */
export const coarseLimit = 32;

/** What sort of arc leads from `head` to `d`: its coarse tag, that of its governor, and the side it is on. The root's arcs count as one sort a tag. */
export function arcKind(words: ParseWords, head: number, d: number): number {
  const dependent = (words.coarse[d] as number) - 1000;
  if (head === 0) return 2 * coarseLimit * coarseLimit + dependent;
  return ((dependent * coarseLimit + (words.coarse[head] as number) - 1000) << 1) | (d < head ? 0 : 1);
}

export const arcKinds = 2 * coarseLimit * coarseLimit + coarseLimit;

/** Visits the words so that each comes after its governor and its earlier siblings. */
export function forEachArc(tree: LabelledTree, visit: (word: number) => void): void {
  const queue = new Int32Array(tree.heads.length);
  let end = 1;
  for (let at = 0; at < end; at++)
    for (let child = tree.firstChild[queue[at] as number] as number; child > 0; child = tree.nextSibling[child] as number) {
      visit(child);
      queue[end++] = child;
    }
}

const features = new Int32Array(labelFeatureLimit);

/** Labels the arcs of a tree from the root down, by number. Cost: linear in words and in pairs of neighbours under one governor. */
export function labelArcs(words: ParseWords, heads: Int32Array, model: LabellerModel): Int32Array {
  const tree = threadTree(words, heads);
  const scores = new Float64Array(model.labels.classCount);
  forEachArc(tree, (word) => {
    const candidates = model.candidates[arcKind(words, heads[word] as number, word)] as Uint8Array;
    if (candidates.length === 1) {
      tree.labels[word] = candidates[0] as number;
      return;
    }
    model.labels.score(features, labelFeatures(tree, word, features), candidates, scores);
    tree.labels[word] = bestCandidate(candidates, scores);
  });
  return tree.labels;
}
