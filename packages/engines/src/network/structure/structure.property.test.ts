import fc from "fast-check";
import { expect, test } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { dropDuplicates, type DuplicateKeys } from "../select/duplicates.ts";
import { improveBySwaps, randomBalanced, rebalance } from "./balanced-search.ts";
import { BackboneLoss, evaluateBackbone, nestBackbone, penalize } from "./backbone.ts";
import { findBackbone } from "./backbone-search.ts";
import { buildNetwork } from "../build/build-network.ts";
import { coalitionConcepts } from "./coalition-concepts.ts";
import { exampleTable, type ExampleStatement } from "../example.test-data.ts";
import { groupCongruence } from "./group-congruence.ts";
import type { NetworkOptions } from "../options.ts";
import { overlapTail } from "../inference/overlap-tail.ts";
import { blockModel, dnaPolarization, groupSizes, type SignedMatrices } from "./polarization-score.ts";
import { computePolarization } from "./polarization.ts";
import { signedModularity } from "./signed-modularity.ts";
import { streamTwoMode } from "../build/two-mode-stream.ts";
import { pickRows } from "@rapporteur/core/model";

const actors = ["Acme", "Bund", "Civic", "Dawn", "Ebb", "Fern"];
const statements = fc.array(
  fc.tuple(
    fc.constantFrom("d1", "d2", "d3"),
    fc.constantFrom(...actors),
    fc.constantFrom("tax", "trade", "ban", "war"),
    fc.boolean(),
    fc.integer({ min: 1, max: 28 }),
    fc.integer({ min: 0, max: 2 }),
  ),
  { minLength: 8, maxLength: 40 },
) as fc.Arbitrary<ExampleStatement[]>;
const base: NetworkOptions = { variable1: "organization", variable2: "concept", qualifier: "agreement", duplicates: "include" };

const signedMatrices = fc.integer({ min: 3, max: 8 }).chain((size) =>
  fc
    .tuple(
      fc.array(fc.nat(9), { minLength: size * size, maxLength: size * size }),
      fc.array(fc.nat(9), { minLength: size * size, maxLength: size * size }),
    )
    .map(([a, f]): SignedMatrices => {
      const symmetric = (values: number[]) =>
        Float64Array.from(values, (_, at) => (at % (size + 1) === 0 ? 0 : (values[Math.min(at, (at % size) * size + Math.floor(at / size))] ?? 0)));
      return { size, congruence: symmetric(a), conflict: symmetric(f) };
    }),
);

test("swaps never lower DNA's score, keep group sizes, and report the score they reach", () => {
  fc.assert(
    fc.property(signedMatrices, fc.integer({ min: 2, max: 3 }), fc.nat(99), (matrices, groups, seed) => {
      fc.pre(matrices.size > groups);
      const membership = randomBalanced(matrices.size, groups, seededRandom(seed));
      const [before, sizes] = [dnaPolarization(matrices, membership).raw, groupSizes(membership)];
      const reached = improveBySwaps(matrices, membership);
      expect(groupSizes(membership)).toEqual(sizes);
      const after = dnaPolarization(matrices, membership).raw;
      if (Number.isFinite(after)) {
        expect(after).toBeGreaterThanOrEqual(before - 1e-9);
        expect(reached).toBeCloseTo(after, 8);
      }
    }),
  );
});

test("a search reaches what trying every partition reaches, and both say which they are", () => {
  fc.assert(
    fc.property(signedMatrices, (matrices) => {
      const exact = computePolarization(matrices);
      const search = computePolarization(matrices, { exactBudget: 0, starts: 40 });
      if (exact.dna.method === "none") return;
      expect([exact.dna.method, exact.signed.method, search.dna.method, search.signed.method]).toEqual(["exact", "exact", "search", "search"]);
      expect(search.dna.score).toBeLessThanOrEqual(exact.dna.score + 1e-9);
      expect(search.dna.score).toBeGreaterThan(exact.dna.score - 0.02);
      expect(search.signed.score).toBeLessThanOrEqual(exact.signed.score + 1e-9);
      expect(signedModularity(matrices, search.signed.membership)).toBeCloseTo(search.signed.score, 9);
      expect(signedModularity(matrices, exact.signed.membership)).toBeCloseTo(exact.signed.score, 9);
    }),
    { numRuns: 50 },
  );
});

test("two camps that only agree inside and only quarrel between are found by both measures", () => {
  const camp = [0, 1, 0, 1, 1, 0];
  const cells = (isWanted: (i: number, h: number) => boolean) =>
    Float64Array.from({ length: 36 }, (_, at) => (at % 7 !== 0 && isWanted(Math.floor(at / 6), at % 6) ? 1 : 0));
  const matrices = { size: 6, congruence: cells((i, h) => camp[i] === camp[h]), conflict: cells((i, h) => camp[i] !== camp[h]) };
  const found = computePolarization(matrices);
  expect([...found.signed.membership]).toEqual(camp);
  expect(found.signed.score).toBeCloseTo((12 - 12 / 2 + 18 / 2) / 30, 12);
  expect(signedModularity(matrices, [0, 0, 0, 0, 0, 0])).toBeCloseTo(0, 12);
});

test("a perfect division spreads congruence over the pairs inside groups and conflict over those between", () => {
  const ones = (sum: number) => new Float64Array(25).fill(sum / 25);
  const model = blockModel({ size: 5, congruence: ones(4), conflict: ones(6) }, [3, 2]);
  // 8 ordered pairs inside: 6 and 2; 12 between.
  expect(model.within.map((value) => Number(value.toFixed(9)))).toEqual([(6 / 8) * (4 / 8), (2 / 8) * (4 / 8)]);
  expect(model.between[1]).toBeCloseTo((6 / 12) * (6 / 12), 12);
  expect(model.norm).toBeCloseTo(10, 12);
});

test("where there are no ties, or no more actors than groups, nothing is divided", () => {
  const ties = (value: number, size: number) => ({
    size,
    congruence: new Float64Array(size * size).fill(value),
    conflict: new Float64Array(size * size).fill(value),
  });
  for (const matrices of [ties(0, 4), ties(1, 2)])
    expect(computePolarization(matrices).dna).toEqual({ score: 0, raw: 0, membership: new Int32Array(matrices.size), method: "none" });
});

test("rebalancing moves as few as it must", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2), { minLength: 3, maxLength: 20 }), (groups) => {
      const balanced = rebalance(Int32Array.from(groups), 3);
      const sizes = groupSizes(balanced);
      while (sizes.length < 3) sizes.push(0);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      const before = [0, 1, 2].map((group) => groups.filter((value) => value === group).length).sort((a, b) => b - a);
      const target = sizes.sort((a, b) => b - a);
      const mustMove = before.reduce((sum, size, at) => sum + Math.max(0, size - (target[at] ?? 0)), 0);
      expect(balanced.filter((group, actor) => group !== groups[actor]).length).toBe(mustMove);
    }),
  );
});

test("concept sums inside groups add up to the congruence and conflict networks", () => {
  fc.assert(
    fc.property(
      statements,
      fc.constantFrom("agreement", "intensity"),
      fc.array(fc.nat(1), { minLength: 6, maxLength: 6 }),
      (rows, qualifier, groups) => {
        const table = exampleTable(rows);
        const membership = new Map(actors.map((actor, at) => [actor, groups[at] ?? 0]));
        const { within, between } = coalitionConcepts(table, { ...base, qualifier }, membership);
        for (const aggregation of ["congruence", "conflict"] as const) {
          const network = buildNetwork(table, { ...base, qualifier, aggregation });
          const total = network.values.reduce((sum, value) => sum + value, 0) / 2;
          expect([...within, ...between].reduce((sum, role) => sum + role[aggregation], 0)).toBeCloseTo(total, 8);
        }
      },
    ),
  );
});

test("a concept of which a group says nothing has no role in it", () => {
  const table = exampleTable([
    ["d1", "Acme", "tax", true],
    ["d2", "Bund", "tax", true],
    ["d3", "Civic", "ban", false],
    ["d4", "Dorf", "ban", false],
  ]);
  const membership = new Map([
    ["Acme", 0],
    ["Bund", 0],
    ["Civic", 1],
    ["Dorf", 1],
  ]);
  const { within, between } = coalitionConcepts(table, { ...base, qualifier: "agreement" }, membership);
  expect(within.map(({ concept, groups }) => [concept, ...groups])).toEqual([
    ["tax", 0],
    ["ban", 1],
  ]);
  expect(between).toEqual([]);
});

test("an actor's standing is its mean tie to the others of a group", () => {
  const table = exampleTable([
    ["d1", "Acme", "tax", true],
    ["d2", "Bund", "tax", true],
    ["d3", "Civic", "tax", false],
    ["d4", "Civic", "ban", false],
  ]);
  const [congruence, conflict] = (["congruence", "conflict"] as const).map((aggregation) => buildNetwork(table, { ...base, aggregation }));
  if (congruence === undefined || conflict === undefined) throw new Error("two networks are built");
  const standings = groupCongruence(
    { congruence, conflict },
    new Map([
      ["Acme", 0],
      ["Bund", 0],
      ["Civic", 1],
    ]),
  );
  expect(standings.find((standing) => standing.actor === "Acme" && standing.group === 0)).toEqual({
    actor: "Acme",
    group: 0,
    congruence: 1,
    conflict: 0,
    index: 1,
    isMember: true,
  });
  expect(standings.find((standing) => standing.actor === "Civic" && standing.group === 0)).toEqual({
    actor: "Civic",
    group: 0,
    congruence: 0,
    conflict: 1,
    index: -1,
    isMember: false,
  });
  expect(standings.filter((standing) => standing.actor === "Civic" && standing.group === 1)).toEqual([]);
});

test("the exact backbone has no better subset, and a search ends where no single change helps", () => {
  fc.assert(
    fc.property(statements, fc.constantFrom("laplacian" as const, "degree" as const), fc.constantFrom(undefined, 1, 2), (rows, spectrum, size) => {
      const loss = new BackboneLoss(exampleTable(rows), { ...base, aggregation: "congruence", normalization: "average", spectrum });
      fc.pre(loss.conceptCount > 2);
      const exact = findBackbone(loss, { size, penalty: 2 });
      const search = findBackbone(loss, { size, penalty: 2, exactBudget: 0, iterations: 60 });
      expect([exact.method, search.method]).toEqual(["exact", "search"]);
      expect(search.objective).toBeGreaterThanOrEqual(exact.objective - 1e-9);
      expect(evaluateBackbone(loss, exact.backbone, 2).backboneLoss).toBeCloseTo(exact.backboneLoss, 10);
      expect(exact.bound).toBe(exact.objective);
      if (size !== undefined) expect([exact.backbone.length, search.backbone.length]).toEqual([size, size]);
      expect([exact.isLocallyBest, search.isLocallyBest, search.bound]).toEqual([true, true, 0]);
      const isIn = Uint8Array.from(loss.matrix.concepts, (concept) => Number(search.backbone.includes(concept)));
      const toggled = (...places: number[]) => isIn.map((value, at) => (places.includes(at) ? 1 - value : value));
      const count = (subset: Uint8Array) => subset.reduce((sum, value) => sum + value, 0);
      const changed = isIn
        .keys()
        .toArray()
        .flatMap((one) =>
          isIn
            .keys()
            .toArray()
            .map((other) => toggled(one, other)),
        );
      for (const subset of changed) {
        if (count(subset) === 0 || count(subset) === subset.length || (size !== undefined && count(subset) !== size)) continue;
        if (size === undefined && Math.abs(count(subset) - count(isIn)) === 2) continue;
        const value = loss.of(subset);
        const objective = size === undefined ? penalize(value, count(subset), { penalty: 2, conceptCount: loss.conceptCount }) : value;
        expect(objective).toBeGreaterThanOrEqual(search.objective - 1e-9);
      }
    }),
    { numRuns: 40 },
  );
});

test("a small backbone of many concepts is exact, for its subsets are few", () => {
  const rows = Array.from({ length: 120 }, (_, at): ExampleStatement => [`d${at}`, actors[(at * 7) % 6] ?? "", `concept ${at % 40}`, at % 3 > 0]);
  const loss = new BackboneLoss(exampleTable(rows), { ...base, aggregation: "congruence", spectrum: "degree" });
  const found = findBackbone(loss, { size: 2 });
  expect([loss.conceptCount, found.method, found.backbone.length]).toEqual([40, "exact", 2]);
  // All 780 pairs, the best of them again, and the two losses of the report.
  expect(found.evaluations).toBe(783);
});

test("the nested backbone takes out every concept, and the cheapest first", () => {
  fc.assert(
    fc.property(statements, (rows) => {
      const loss = new BackboneLoss(exampleTable(rows), { ...base, normalization: "average" });
      const steps = [...nestBackbone(loss)];
      expect(steps.map((step) => step.concept).sort()).toEqual([...loss.matrix.concepts].sort());
      expect(steps.at(-1)?.statements).toBe(0);
      const first = steps[0];
      for (const concept of loss.matrix.concepts) {
        const without = evaluateBackbone(
          loss,
          loss.matrix.concepts.filter((other) => other !== concept),
        ).backboneLoss;
        expect(without).toBeGreaterThanOrEqual((first?.backboneLoss ?? 0) - 1e-9);
      }
    }),
    { numRuns: 40 },
  );
});

test("a stream of batches gives the two-mode network of the whole table", () => {
  const settings = fc.record({
    aggregation: fc.constantFrom("ignore" as const, "subtract" as const),
    duplicates: fc.constantFrom("include" as const, "document" as const, "acrossrange" as const),
    normalization: fc.constantFrom("no" as const, "activity" as const, "prominence" as const),
  });
  fc.assert(
    fc.property(statements, settings, fc.integer({ min: 1, max: 40 }), (rows, chosen, cut) => {
      const options: NetworkOptions = { ...base, ...chosen, networkType: "twomode" };
      const table = exampleTable(rows);
      const numbers = Int32Array.from(rows.keys());
      const stream = streamTwoMode(options);
      stream.add(pickRows(table, numbers.slice(0, cut)));
      // A batch with dictionaries of its own, in another order.
      stream.add(exampleTable(rows.slice(cut)));
      const whole = buildNetwork(table, options);
      const streamed = stream.finish();
      expect([streamed.rows, streamed.columns, streamed.statementCount]).toEqual([whole.rows, whole.columns, whole.statementCount]);
      for (const [at, value] of whole.values.entries()) expect(streamed.values[at]).toBeCloseTo(value, 12);
    }),
  );
});

test("duplicates are the same by marks and by hash, and the earliest stays", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(4)), { maxLength: 60 }), (pairs) => {
      const input: DuplicateKeys = {
        rows: Int32Array.from(pairs.keys()),
        units: Int32Array.from(pairs, ([unit]) => unit),
        unitCount: 4,
        keys: Float64Array.from(pairs, ([, key]) => key),
        keyCount: 5,
        isExempt: null,
        isEarlier: (a, b) => a > b,
      };
      const byMarks = dropDuplicates(input);
      expect([...dropDuplicates({ ...input, keyCount: 2 ** 40 })]).toEqual([...byMarks]);
      const last = new Map(pairs.map(([unit, key], row) => [`${unit} ${key}`, row]));
      expect([...byMarks]).toEqual([...last.values()].sort((a, b) => a - b));
    }),
  );
});

test("tails of unequal trials agree with counting every outcome", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }), fc.nat(8), (chances, overlap) => {
      fc.pre(overlap <= chances.length);
      let [more, less] = [0, 0];
      for (let outcome = 0; outcome < 2 ** chances.length; outcome++) {
        const chance = chances.reduce((product, p, trial) => product * ((outcome >> trial) % 2 === 1 ? p : 1 - p), 1);
        const successes = chances.filter((_, trial) => (outcome >> trial) % 2 === 1).length;
        if (successes >= overlap) more += chance;
        if (successes <= overlap) less += chance;
      }
      const tails = overlapTail(chances, overlap);
      expect(tails.pMore).toBeCloseTo(more, 10);
      expect(tails.pLess).toBeCloseTo(less, 10);
    }),
  );
});
