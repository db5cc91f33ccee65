import type { StatementTable } from "@rapporteur/core/model";
import { cellProbability, fitBipartiteModel, type BipartiteModel } from "./bipartite-model.ts";
import { prepareNetwork } from "../build/build-network.ts";
import { indexCells, type CellIndex } from "../select/cell-index.ts";
import { overlapTail } from "./overlap-tail.ts";
import type { NetworkOptions } from "../options.ts";
import { refuseEmpty } from "../select/select.ts";
import { cellFields } from "../time/sliding.ts";

export const nullModels = ["hypergeometric", "sdsm"] as const;
export type NullModel = (typeof nullModels)[number];

export interface SignificanceOptions {
  readonly model?: NullModel | undefined;
  /** Chance of a false tie that is accepted; 0.05 by default. */
  readonly alpha?: number | undefined;
  /** `holm` holds the chance of any false tie at alpha (the default), `fdr` the share of false ones, `none` each alone. */
  readonly correction?: "holm" | "fdr" | "none" | undefined;
}

/** A tie that two actors' overlap alone would or would not bring about. */
export interface TieTest {
  readonly first: number;
  readonly second: number;
  /** Items both use. */
  readonly overlap: number;
  /** What the null model expects. */
  readonly expected: number;
  /** Chance of as much overlap, and of as little. */
  readonly pMore: number;
  readonly pLess: number;
  /** 1 more overlap than chance explains, −1 less, 0 neither, after the correction. */
  readonly sign: -1 | 0 | 1;
}

export interface TieBackbone {
  readonly actors: readonly string[];
  /** (column, level) pairs that count as items; columns alone where the qualifier is ignored. */
  readonly itemCount: number;
  readonly tests: readonly TieTest[];
  /** n × n: the sign of each tie. */
  readonly signs: Int8Array;
  readonly model: NullModel;
  readonly unreviewedShare: number;
}

/**
 * Tests every pair of actors for more, or less, common ground than their activity and the items' popularity explain, and
 * keeps the ties that pass: a backbone of ties without a threshold by taste.
 *
 * `hypergeometric`: both draw their items from all alike; P(overlap ≥ o) for given numbers of items. `sdsm`: item x is
 * used by i with probability p(i, x) of the bipartite configuration model; the overlap is Poisson–binomial with
 * probabilities p(i, x)·p(h, x), and its distribution is computed exactly. Each pair is tested two-sided at alpha / 2.
 *
 * @throws what `buildNetwork` throws
 * Cost: hypergeometric O(n² · items used); sdsm O(n² · items · overlap).
 */
export function testTies(table: StatementTable, options: NetworkOptions, significance: SignificanceOptions = {}): TieBackbone {
  const frame = prepareNetwork(table, { ...options, networkType: "onemode", normalization: "no", isolates: false });
  refuseEmpty(frame.selection);
  const isIgnored = frame.settings.aggregation === "ignore";
  const index = indexCells(
    cellFields(isIgnored ? { ...frame, selection: { ...frame.selection, qualifier: null }, levels: oneLevel } : frame),
    frame.selection.kept,
  );
  const model = significance.model ?? "hypergeometric";
  const tests = decide(testPairs(index, model), significance);
  const size = index.actorCount;
  const signs = new Int8Array(size * size);
  for (const { first, second, sign } of tests) {
    signs[first * size + second] = sign;
    signs[second * size + first] = sign;
  }
  return {
    actors: frame.labels1.names,
    itemCount: index.layerStart.length - 1,
    tests,
    signs,
    model,
    unreviewedShare: frame.selection.unreviewedShare,
  };
}

const oneLevel = {
  names: [""],
  values: null,
  indexOfCode: new Int32Array(0),
  missing: 0,
  kind: "none",
  isDocumentField: false,
  scale: { low: 0, high: 0 },
} as const;

type PairTest = Omit<TieTest, "sign">;

function testPairs(index: CellIndex, model: NullModel): PairTest[] {
  const itemCount = index.layerStart.length - 1;
  const items = itemsByActor(index);
  const tails = model === "hypergeometric" ? hypergeometricTails(itemCount) : poissonBinomialTails(index);
  const tests: PairTest[] = [];
  for (let first = 0; first < items.length; first++)
    for (let second = first + 1; second < items.length; second++) {
      const overlap = countShared(items[first] as Int32Array, items[second] as Int32Array);
      tests.push({
        first,
        second,
        overlap,
        ...tails({ first, second, overlap, used: [(items[first] as Int32Array).length, (items[second] as Int32Array).length] }),
      });
    }
  return tests;
}

/** Items of each actor, ascending. */
function itemsByActor(index: CellIndex): Int32Array[] {
  const lists = Array.from({ length: index.actorCount }, (): number[] => []);
  for (let item = 0; item + 1 < index.layerStart.length; item++)
    for (let cell = index.layerStart[item] as number; cell < (index.layerStart[item + 1] as number); cell++)
      lists[index.actors[cell] as number]?.push(item);
  return lists.map((list) => Int32Array.from(list));
}

function countShared(a: Int32Array, b: Int32Array): number {
  let count = 0;
  for (let p = 0, q = 0; p < a.length && q < b.length;) {
    const gap = (a[p] as number) - (b[q] as number);
    if (gap === 0) count += 1;
    if (gap <= 0) p += 1;
    if (gap >= 0) q += 1;
  }
  return count;
}

interface PairInput {
  readonly first: number;
  readonly second: number;
  readonly overlap: number;
  readonly used: readonly [number, number];
}

type Tails = (pair: PairInput) => Pick<PairTest, "expected" | "pMore" | "pLess">;

/** Tails of the hypergeometric distribution: `used` items each out of `itemCount`. */
function hypergeometricTails(itemCount: number): Tails {
  const logFactorials = new Float64Array(itemCount + 1);
  for (let n = 1; n <= itemCount; n++) logFactorials[n] = (logFactorials[n - 1] as number) + Math.log(n);
  const logChoose = (n: number, k: number) => (logFactorials[n] as number) - (logFactorials[k] as number) - (logFactorials[n - k] as number);
  return ({ overlap, used: [a, b] }) => {
    const lowest = Math.max(0, a + b - itemCount);
    let [pMore, pLess] = [0, 0];
    for (let shared = lowest; shared <= Math.min(a, b); shared++) {
      const chance = Math.exp(logChoose(a, shared) + logChoose(itemCount - a, b - shared) - logChoose(itemCount, b));
      if (shared >= overlap) pMore += chance;
      if (shared <= overlap) pLess += chance;
    }
    return { expected: (a * b) / itemCount, pMore: Math.min(1, pMore), pLess: Math.min(1, pLess) };
  };
}

function poissonBinomialTails(index: CellIndex): Tails {
  const itemCount = index.layerStart.length - 1;
  const itemDegrees = Int32Array.from(
    { length: itemCount },
    (_, item) => (index.layerStart[item + 1] as number) - (index.layerStart[item] as number),
  );
  const actorDegrees = new Int32Array(index.actorCount);
  for (const actor of index.actors) actorDegrees[actor] = (actorDegrees[actor] as number) + 1;
  const model: BipartiteModel = fitBipartiteModel(actorDegrees, itemDegrees);
  const chances = new Float64Array(index.actorCount * itemCount);
  for (let actor = 0; actor < index.actorCount; actor++)
    for (let item = 0; item < itemCount; item++) chances[actor * itemCount + item] = cellProbability(model, actor, item);
  const both = new Float64Array(itemCount);
  return ({ first, second, overlap }) => {
    let expected = 0;
    for (let item = 0; item < itemCount; item++) {
      const chance = (chances[first * itemCount + item] as number) * (chances[second * itemCount + item] as number);
      both[item] = chance;
      expected += chance;
    }
    return { expected, ...overlapTail(both, overlap) };
  };
}

/** Signs after the correction for many tests. */
function decide(tests: readonly PairTest[], { alpha = 0.05, correction = "holm" }: SignificanceOptions): TieTest[] {
  const order = tests.map((_, at) => at).sort((a, b) => twoSided(tests[a]) - twoSided(tests[b]) || a - b);
  const isKept = new Uint8Array(tests.length);
  const count = tests.length;
  if (correction === "fdr") {
    let last = -1;
    for (const [rank, at] of order.entries()) if (twoSided(tests[at]) <= (alpha * (rank + 1)) / count) last = rank;
    for (const at of order.slice(0, last + 1)) isKept[at] = 1;
  } else {
    for (const [rank, at] of order.entries()) {
      if (twoSided(tests[at]) > (correction === "holm" ? alpha / (count - rank) : alpha)) break;
      isKept[at] = 1;
    }
  }
  return tests.map((test, at) => ({ ...test, sign: isKept[at] === 0 ? 0 : test.pMore < test.pLess ? 1 : -1 }));
}

function twoSided(test: PairTest | undefined): number {
  return test === undefined ? 1 : Math.min(1, 2 * Math.min(test.pMore, test.pLess));
}
