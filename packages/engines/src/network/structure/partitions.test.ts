import { expect, test } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { improveBySwaps, perturb, randomBalanced, rebalance } from "./balanced-search.ts";
import { blockModel, dnaPolarization, groupSizes, withSums, type SignedMatrices } from "./polarization-score.ts";
import { computePolarization, relabel } from "./polarization.ts";
import { SignedPartition, signedModularity } from "./signed-modularity.ts";

/** Five actors, no two pairs alike: congruence above the diagonal, conflict below. */
const picture = [
  [0, 5, 3, 0, 1],
  [1, 0, 4, 2, 0],
  [0, 2, 0, 1, 6],
  [7, 3, 0, 0, 8],
  [2, 9, 1, 4, 0],
];

function symmetric(cell: (low: number, high: number) => number, size = 5): Float64Array {
  return Float64Array.from({ length: size * size }, (_, at) => {
    const [i, h] = [Math.floor(at / size), at % size];
    return i === h ? 0 : cell(Math.min(i, h), Math.max(i, h));
  });
}

const matrices: SignedMatrices = {
  size: 5,
  congruence: symmetric((low, high) => picture[low]?.[high] ?? 0),
  conflict: symmetric((low, high) => picture[high]?.[low] ?? 0),
};

/** All cells, by the formula in the comment of `dnaPolarization`. */
function slowDna({ size, congruence, conflict }: SignedMatrices, membership: readonly number[]): number {
  const sum = (values: Float64Array) => values.reduce((total, value) => total + Math.abs(value), 0);
  const [alpha, phi] = [sum(congruence), sum(conflict)];
  const z = (group: number) => membership.filter((other) => other === group).length;
  const within = membership.reduce((total, group) => total + z(group) - 1, 0);
  const between = size * (size - 1) - within;
  let score = 0;
  for (const [i, g] of membership.entries())
    for (const [h, other] of membership.entries()) {
      if (i === h) continue;
      const [a, f] = [congruence[i * size + h] ?? 0, conflict[i * size + h] ?? 0];
      score +=
        g === other
          ? Math.abs(a - ((z(g) * (z(g) - 1)) / within) * (alpha / within)) + Math.abs(f)
          : Math.abs(a) + Math.abs(f - ((z(g) * z(other)) / between) * (phi / between));
    }
  return score / 2;
}

/** All cells, by the formula in the comment of `SignedPartition`. */
function slowSigned({ size, congruence, conflict }: SignedMatrices, membership: readonly number[]): number {
  const strengths = (values: Float64Array) => membership.map((_, i) => values.slice(i * size, (i + 1) * size).reduce((sum, value) => sum + value, 0));
  const [positive, negative] = [strengths(congruence), strengths(conflict)];
  const total = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0);
  let score = 0;
  for (const [i, g] of membership.entries())
    for (const [h, other] of membership.entries()) {
      if (g !== other) continue;
      const at = i * size + h;
      score += (congruence[at] ?? 0) - ((positive[i] ?? 0) * (positive[h] ?? 0)) / total(positive);
      score -= (conflict[at] ?? 0) - ((negative[i] ?? 0) * (negative[h] ?? 0)) / total(negative);
    }
  return score / (total(positive) + total(negative));
}

/** Every way to put five actors into at most so many groups, the first actor in group 0. */
function partitions(groups: number): number[][] {
  const grow = (start: readonly number[]): number[][] =>
    start.length === 5
      ? [[...start]]
      : Array.from({ length: Math.min(groups, Math.max(-1, ...start) + 2) }, (_, group) => grow([...start, group])).flat();
  return grow([]);
}

test.each([2, 3])("of all partitions into %d groups, both measures find the best", (groups) => {
  const found = computePolarization(matrices, { groups });
  const balanced = partitions(groups).filter((membership) => {
    const sizes = groupSizes(membership);
    return sizes.length === groups && Math.max(...sizes) - Math.min(...sizes) <= 1;
  });
  const best = (measure: typeof slowDna, among: readonly number[][]) =>
    among.toSorted((a, b) => measure(matrices, b) - measure(matrices, a))[0] ?? [];
  const [byDna, bySigned] = [best(slowDna, balanced), best(slowSigned, partitions(groups))];
  expect([...found.dna.membership]).toEqual(byDna);
  expect(found.dna.raw).toBeCloseTo(slowDna(matrices, byDna), 10);
  // All cells: 60 of congruence, 58 of conflict.
  expect(found.dna.score).toBeCloseTo(slowDna(matrices, byDna) / 118, 10);
  expect([...found.signed.membership]).toEqual(bySigned);
  expect(found.signed.score).toBeCloseTo(slowSigned(matrices, bySigned), 10);
  expect(found.groups).toBe(groups);
  // A search with enough starts ends at the same.
  const searched = computePolarization(matrices, { groups, exactBudget: 0, starts: 30, seed: 2 });
  expect(searched.dna).toEqual({
    ...found.dna,
    method: "search",
    score: expect.closeTo(found.dna.score, 10),
    raw: expect.closeTo(found.dna.raw, 10),
  });
  expect(searched.signed.score).toBeCloseTo(found.signed.score, 10);
});

test("scores of every partition are those of the formulas", () => {
  for (const membership of partitions(5)) {
    expect(signedModularity(matrices, membership)).toBeCloseTo(slowSigned(matrices, membership), 10);
    const sizes = groupSizes(membership);
    // Without a pair inside groups, or between them, there is nothing to expect.
    if (sizes.length === 1 || sizes.length === 5) continue;
    const { raw, normalized } = dnaPolarization(matrices, membership);
    expect(raw).toBeCloseTo(slowDna(matrices, membership), 10);
    expect(normalized).toBeCloseTo(slowDna(matrices, membership) / 118, 10);
  }
});

test("sums count both sides of the diagonal and take no sign, but tell that one was below 0", () => {
  expect(withSums(matrices).sums).toEqual({ congruence: 60, conflict: 58, hasNegative: false });
  const below = { ...matrices, conflict: matrices.conflict.map((value) => (value === 9 ? -9 : value)) };
  expect(withSums(below).sums).toEqual({ congruence: 60, conflict: 58, hasNegative: true });
  expect(computePolarization(below).signed.method).toBe("none");
  expect(() => signedModularity(below, [0, 0, 1, 1, 0])).toThrow(/ties of at least 0/);
  expect(() => signedModularity({ ...below, congruence: below.conflict, conflict: matrices.congruence }, [0, 0, 1, 1, 0])).toThrow(/at least 0/);
  const known = { congruence: 1, conflict: 2, hasNegative: false };
  expect(blockModel({ ...matrices, sums: known }, [3, 2]).norm).toBe(3);
});

test("swaps reach a partition that no other swap betters, and say its score", () => {
  for (let seed = 1; seed <= 10; seed++) {
    const membership = randomBalanced(5, 2, seededRandom(seed));
    const score = improveBySwaps(matrices, membership);
    expect(score).toBeCloseTo(slowDna(matrices, [...membership]), 10);
    for (let i = 0; i < 5; i++)
      for (let h = 0; h < i; h++) {
        const swapped = [...membership];
        [swapped[i], swapped[h]] = [swapped[h] ?? 0, swapped[i] ?? 0];
        expect(slowDna(matrices, swapped)).toBeLessThanOrEqual(score + 1e-9);
      }
  }
});

test("moves reach a partition that no other move betters, and say its score", () => {
  for (let seed = 1; seed <= 10; seed++) {
    const random = seededRandom(seed);
    const membership = Int32Array.from({ length: 5 }, () => Math.floor(3 * random()));
    const partition = new SignedPartition(matrices, membership, 3);
    const before = partition.score();
    partition.improve();
    const score = partition.score();
    expect(score).toBeGreaterThanOrEqual(before - 1e-12);
    expect(score).toBeCloseTo(slowSigned(matrices, [...membership]), 10);
    for (let i = 0; i < 5; i++)
      for (let group = 0; group < 3; group++) expect(slowSigned(matrices, [...membership].with(i, group))).toBeLessThanOrEqual(score + 1e-9);
  }
});

test("a search starts from a given partition, made even for DNA's score, its groups counted round", () => {
  const start = Int32Array.of(0, 0, 0, 3, 2);
  const { dna, signed } = computePolarization(matrices, { exactBudget: 0, warmStart: start });
  const swapped = rebalance(start, 2);
  expect(dna.raw).toBeCloseTo(improveBySwaps(matrices, swapped), 12);
  expect([...dna.membership]).toEqual([...relabel(swapped)]);
  const moved = Int32Array.of(0, 0, 0, 1, 0);
  new SignedPartition(matrices, moved, 2).improve();
  expect([...signed.membership]).toEqual([...relabel(moved)]);
  expect([...start]).toEqual([0, 0, 0, 3, 2]);
});

test("what is tried is what the budget allows: partitions into two of five are ten, and sixteen of any sizes", () => {
  const methods = (exactBudget: number) => {
    const { dna, signed } = computePolarization(matrices, { exactBudget });
    return [dna.method, signed.method];
  };
  // Ten ways to choose three of five; counted as if the groups could change names, that is half of it.
  expect(methods(4.9)).toEqual(["search", "search"]);
  expect(methods(5)).toEqual(["exact", "search"]);
  expect(methods(15)).toEqual(["exact", "search"]);
  expect(methods(16)).toEqual(["exact", "exact"]);
  expect(() => computePolarization(matrices, { groups: 1 })).toThrow(/1 groups cannot be opposed/);
  expect(() => computePolarization(matrices, { groups: 2.5 })).toThrow(/2 or more groups/);
});

test("actors without ties part nobody", () => {
  const none = { size: 3, congruence: new Float64Array(9), conflict: new Float64Array(9) };
  const { dna, signed } = computePolarization(none);
  expect([dna.method, signed.score]).toEqual(["none", 0]);
  const quarrel = { size: 3, congruence: new Float64Array(9), conflict: symmetric(() => 1, 3) };
  // One against two, each with strength 2 of 6: by chance (4·4 + 2·2) / 6 would lie inside, and 2 do.
  expect(computePolarization(quarrel).signed.score).toBeCloseTo(((4 * 4 + 2 * 2) / 6 - 2) / 6, 12);
});

test("rebalancing fills the groups that lack members, from the last actor back, and the largest keep the extra ones", () => {
  expect([...rebalance(Int32Array.of(0, 0, 0, 0, 1), 2)]).toEqual([0, 0, 0, 1, 1]);
  expect([...rebalance(Int32Array.of(1, 1, 1, 0, 0), 2)]).toEqual([1, 1, 1, 0, 0]);
  expect([...rebalance(Int32Array.of(2, 2, 2, 2, 2, 2, 2), 3)]).toEqual([2, 2, 2, 1, 1, 0, 0]);
  expect([...rebalance(Int32Array.of(3, 4, 5, 3), 3)]).toEqual([0, 1, 2, 0]);
});

test("a mutation swaps the actors drawn", () => {
  const draws = [0, 0.99, 0.3, 0.6];
  const random = () => draws.shift() ?? 0;
  // 0 with 4, then 1 with 3.
  expect([...perturb(Int32Array.of(0, 1, 0, 2, 1), 2, random)]).toEqual([1, 2, 0, 1, 0]);
  expect(groupSizes(randomBalanced(7, 3, seededRandom(1)))).toEqual([3, 2, 2]);
});

test("of divisions that are as good as one another the first counts, in which early actors stand together", () => {
  // A ring of four: cut either way, two pairs stay, which by modularity is no better than no cut.
  const isTie = (low: number, high: number): number => (high - low === 1 || high - low === 3 ? 1 : 0);
  const ring = { size: 4, congruence: symmetric(isTie, 4), conflict: symmetric(() => 0, 4) };
  const { membership, score } = computePolarization(ring).signed;
  expect([[...membership], Math.round(score * 1e9)]).toEqual([[0, 0, 0, 0], 0]);
});

test("of partitions that are equally good, the first one stands", () => {
  const alike: SignedMatrices = { size: 6, congruence: symmetric(() => 1, 6), conflict: symmetric(() => 0, 6) };
  expect([...computePolarization(alike).dna.membership]).toEqual([0, 0, 0, 1, 1, 1]);
});
