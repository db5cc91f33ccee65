import { describe, expect, it } from "vitest";
import type { Random } from "@rapporteur/core/base";
import { valueOf } from "./agreement-result.ts";
import { creditOf, creditsFromDisagreement } from "./agreement-weights.ts";
import { bootstrapInterval } from "./bootstrap-interval.ts";
import type { CodedStatement } from "./coded-statement.ts";
import { exampleStatement as statement } from "./coded-statement.test-data.ts";
import { compareCodings } from "./compare-codings.ts";
import { contingencyFrom, contingencyOf } from "./contingency.ts";
import { fleissKappa } from "./fleiss-kappa.ts";
import { gwetTwoCoders } from "./gwet.ts";
import { listDisagreements } from "./list-disagreements.ts";
import { matchStatements } from "./match-statements.ts";
import { bennettS, cohenKappa, greatestKappa, kappaStandardError, percentAgreement, scottPi } from "./two-coders.ts";
import { unitizingAlpha } from "./unitizing-alpha.ts";
import { compareValues, squaredDistance } from "./value-metrics.ts";

const cohen1960 = contingencyFrom([
  [88, 14, 18],
  [10, 40, 10],
  [2, 6, 12],
]);

describe("two coders, by the formulas of the sources", () => {
  it("weighs near misses", () => {
    expect(valueOf(cohenKappa(cohen1960, "linear"))).toBeCloseTo(0.473684210526, 11);
    expect(valueOf(cohenKappa(cohen1960, "quadratic"))).toBeCloseTo(0.454545454545, 11);
    expect(valueOf(scottPi(cohen1960))).toBeCloseTo(0.487179487179, 11);
    expect(valueOf(scottPi(cohen1960, "linear"))).toBeCloseTo(0.466666666667, 11);
    expect(valueOf(gwetTwoCoders(cohen1960))).toBeCloseTo(0.575971731449, 11);
    expect(valueOf(gwetTwoCoders(cohen1960, "linear"))).toBeCloseTo(0.609756097561, 11);
    expect(valueOf(gwetTwoCoders(cohen1960, "quadratic"))).toBeCloseTo(0.638554216867, 11);
  });

  it("knows chance alike for all, and the standard error", () => {
    // (0.7 − 1/3) / (2/3).
    expect(valueOf(bennettS(cohen1960))).toBeCloseTo(0.55, 12);
    expect(kappaStandardError(cohen1960)).toBeCloseTo(0.0510018155761, 12);
    // Margins 120, 60, 20 and 100, 60, 40: at most 100 + 60 + 20 agree.
    expect(greatestKappa(cohen1960).agreement).toBeCloseTo(0.9, 12);
  });

  it("has nothing to say of an empty table", () => {
    const empty = contingencyOf([], []);
    expect(percentAgreement(empty)).toBeNull();
    for (const result of [bennettS(empty), cohenKappa(empty), scottPi(empty), gwetTwoCoders(empty)])
      expect(result).toEqual({ kind: "undefined", reason: "no pairable values", unitCount: 0 });
  });

  it("gives credit by distance, by a matrix, or by turned disagreement", () => {
    const credits = (weights: Parameters<typeof creditOf>[0]) => [0, 1, 2].map((column) => creditOf(weights, 3)(0, column));
    expect(credits("identity")).toEqual([1, 0, 0]);
    expect(credits("linear")).toEqual([1, 0.5, 0]);
    expect(credits("quadratic")).toEqual([1, 0.75, 0]);
    expect(creditOf("linear", 1)(0, 0)).toBe(1);
    expect(creditOf("quadratic", 2)(0, 1)).toBe(0);
    const turned = creditsFromDisagreement([
      [0, 1, 4],
      [1, 0, 2],
      [4, 2, 0],
    ]);
    expect(turned).toEqual([
      [1, 0.75, 0],
      [0.75, 1, 0.5],
      [0, 0.5, 1],
    ]);
    expect(credits(turned)).toEqual([1, 0.75, 0]);
    expect(() => creditOf([[1], [1], [1]], 3)).toThrow(/3 rows and columns/);
  });
});

it("Fleiss' psychiatric diagnoses agree as printed", () => {
  const counts = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ];
  const { kappa, freeMarginal, perSubject } = fleissKappa(counts);
  expect(kappa).toMatchObject({ observed: expect.closeTo(0.378, 3), expected: expect.closeTo(0.213, 3), unitCount: 10 });
  expect(valueOf(kappa)).toBeCloseTo(0.21, 3);
  expect(valueOf(freeMarginal)).toBeCloseTo((0.378 - 0.2) / 0.8, 3);
  expect(perSubject.map((share) => share.toFixed(3))).toEqual([
    "1.000",
    "0.253",
    "0.308",
    "0.440",
    "0.330",
    "0.462",
    "0.242",
    "0.176",
    "0.286",
    "0.286",
  ]);
  expect(() =>
    fleissKappa([
      [2, 0],
      [1, 1, 0],
    ]),
  ).toThrow(/row 2: it has 2 ratings in 3 categories, the first has 2 in 2/);
});

it("a bootstrap interval is read off the sorted figures, between two where the place lies between", () => {
  const listed =
    (...numbers: number[]): Random =>
    () =>
      numbers.shift() ?? Number.NaN;
  const sum = (drawn: readonly number[]) => drawn.reduce((total, value) => total + value, 0);
  // Five samples of two of 0, 10: sums 10, 0, 20, 10, 20.
  const random = () => listed(0, 0.5, 0.1, 0.2, 0.9, 0.7, 0.6, 0.3, 0.8, 0.8);
  expect(bootstrapInterval([0, 10], sum, { random: random(), sampleCount: 5, level: 0.5 })).toEqual({
    low: 10,
    high: 20,
    level: 0.5,
    sampleCount: 5,
    undefinedShare: 0,
  });
  // Places 0.1 · 4 and 0.9 · 4 of 0, 10, 10, 20, 20.
  expect(bootstrapInterval([0, 10], sum, { random: random(), sampleCount: 5, level: 0.8 })).toMatchObject({
    low: expect.closeTo(4, 9),
    high: expect.closeTo(20, 9),
  });
  // Sums above 10 are undefined: 10, 0, 10 are left of five.
  const small = (drawn: readonly number[]) => (sum(drawn) > 10 ? null : sum(drawn));
  expect(bootstrapInterval([0, 10], small, { random: random(), sampleCount: 5, level: 0.8 })).toMatchObject({
    low: expect.closeTo(2, 9),
    high: 10,
    undefinedShare: expect.closeTo(0.4, 12),
  });
  expect(bootstrapInterval([0, 10], sum, { random: () => 0 })).toMatchObject({ level: 0.95, sampleCount: 1000 });
  expect(bootstrapInterval([], sum, { random: () => 0 })).toBeNull();
});

it("squared distances do not depend on the order of the two", () => {
  const input = { values: [1, 2, 4], counts: Float64Array.of(2, 3, 5) };
  const both = (metric: Parameters<typeof squaredDistance>[0]) => {
    const distance = squaredDistance(metric, input);
    return [distance(0, 2), distance(2, 0), distance(1, 2), distance(1, 1)];
  };
  // Ranks: 10 values less half of 2 and 5; 8 less half of 3 and 5.
  expect(both("ordinal")).toEqual([6.5 ** 2, 6.5 ** 2, 16, 0]);
  expect(both("interval")).toEqual([9, 9, 4, 0]);
  expect(both("ratio")).toEqual([expect.closeTo(0.36, 12), expect.closeTo(0.36, 12), expect.closeTo(1 / 9, 12), 0]);
  expect(both("nominal")).toEqual([1, 1, 1, 0]);
  expect(squaredDistance("ratio", { values: [0, 2], counts: Float64Array.of(1, 1) })(0, 0)).toBe(0);
  expect(["b", 10, true, "a", 9, "a"].sort(compareValues)).toEqual([9, 10, "a", "a", "b", true]);
});

interface Placed {
  readonly coder: string;
  readonly document: string;
  readonly start: number;
  readonly end: number;
}

/** The formula in the comment of `expectedDisagreement`, by lists. */
function slowExpected(spans: readonly Placed[], lengths: Readonly<Record<string, number>>, coders: readonly string[]): number {
  const total = Object.values(lengths).reduce((sum, length) => sum + length, 0);
  const gaps = coders.flatMap((coder) =>
    Object.entries(lengths).flatMap(([document, length]) => {
      const own = spans.filter((one) => one.coder === coder && one.document === document).sort((a, b) => a.start - b.start);
      const edges = [0, ...own.flatMap(({ start, end }) => [start, end]), length];
      return edges.flatMap((edge, at) => (at % 2 === 0 && (edges[at + 1] ?? 0) > edge ? [(edges[at + 1] ?? 0) - edge] : []));
    }),
  );
  const sizes = spans.map(({ start, end }) => end - start);
  const numerator = sizes.reduce((sum, l) => {
    const room = gaps.filter((gap) => gap >= l).reduce((all, gap) => all + gap - l + 1, 0);
    return sum + ((sizes.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l) + l ** 2 * room;
  }, 0);
  const places = coders.length * total;
  return ((2 / total) * numerator) / (places * (places - 1) - sizes.reduce((sum, l) => sum + l * (l - 1), 0));
}

it("unitizing alpha expects what chance would do over all placements", () => {
  const lengths = { d: 40, e: 12, f: 20 };
  const documents = Object.entries(lengths).map(([id, length]) => ({ id, length }));
  const place = (coder: string, document: string, start: number, end: number): Placed => ({ coder, document, start, end });
  // Gaps as long as passages, passages at the edges of documents, a document without any, a coder who marked one whole.
  const spans = [
    place("a", "d", 0, 5),
    place("a", "d", 10, 22),
    place("b", "d", 7, 12),
    place("b", "e", 0, 12),
    place("c", "f", 15, 20),
    place("c", "d", 5, 6),
  ];
  const found = unitizingAlpha({ spans: spans.map((one) => ({ ...one, category: "x" })), documents, coders: ["a", "b", "c"] });
  expect(found.overall).toMatchObject({ kind: "value", expected: expect.closeTo(slowExpected(spans, lengths, ["a", "b", "c"]), 12), unitCount: 3 });
  // Two categories add up, each with expectations of its own.
  const halves = spans.map((one, at) => ({ ...one, category: at % 2 === 0 ? "x" : "y" }));
  const parts = unitizingAlpha({ spans: halves, documents, coders: ["a", "b", "c"] });
  const of = (kept: number) =>
    slowExpected(
      spans.filter((_, at) => at % 2 === kept),
      lengths,
      ["a", "b", "c"],
    );
  expect(parts.overall).toMatchObject({ expected: expect.closeTo(of(0) + of(1), 12) });
  expect(parts.byCategory.get("y")).toMatchObject({ expected: expect.closeTo(of(1), 12) });
});

it("passages that touch stay two, and those of coders not asked for are not counted as joined", () => {
  const spans = [
    { coder: "a", document: "d", category: "x", start: 0, end: 5 },
    { coder: "a", document: "d", category: "x", start: 5, end: 8 },
    { coder: "b", document: "d", category: "x", start: 0, end: 8 },
    { coder: "z", document: "d", category: "x", start: 0, end: 8 },
    { coder: "z", document: "d", category: "x", start: 2, end: 9 },
  ];
  const { joinedCount, overall } = unitizingAlpha({ spans, documents: [{ id: "d", length: 10 }], coders: ["a", "b"] });
  expect(joinedCount).toBe(0);
  // 0–5 against 0–8: 0² + 3²; 5–8 against it: 5² + 0²; both ways, over 2 · 1 · 10².
  expect(overall).toMatchObject({ observed: expect.closeTo((2 * (9 + 25)) / 200, 12) });
});

describe("statements of several coders", () => {
  const ids = (groups: readonly (readonly CodedStatement[])[]) => groups.map((group) => group.map(({ id }) => id).join("+"));

  it("match at the least overlap itself, and not where they only touch", () => {
    // 5 of 10 shared.
    expect(ids(matchStatements([statement("a", "ann", [0, 10]), statement("b", "bob", [0, 5])]))).toEqual(["a+b"]);
    expect(ids(matchStatements([statement("a", "ann", [0, 10]), statement("b", "bob", [0, 5])], 0.51))).toEqual(["b", "a"]);
    expect(ids(matchStatements([statement("a", "ann", [0, 10]), statement("b", "bob", [10, 20])], 1e-9))).toEqual(["a", "b"]);
  });

  it("match by the earlier one where overlaps are equal, and a group lists coders in their order", () => {
    // b overlaps each of a1 and a2 by 5 of 15.
    const groups = matchStatements([statement("b", "bob", [5, 15]), statement("a2", "ann", [10, 20]), statement("a1", "ann", [0, 10])], 0.3);
    expect(ids(groups)).toEqual(["a1+b", "a2"]);
    const twins = matchStatements([statement("a2", "ann", [0, 10]), statement("a1", "ann", [0, 10]), statement("b", "bob", [0, 10])]);
    expect(ids(twins).sort()).toEqual(["a1+b", "a2"]);
    expect(ids(matchStatements([statement("c", "cleo", [0, 9]), statement("b", "bob", [0, 10]), statement("a", "ann", [0, 8])]))).toEqual(["a+b+c"]);
  });

  it("are compared on the variables of their own type", () => {
    const pair = (type: string, values: CodedStatement["values"], other: CodedStatement["values"], start: number) => [
      statement(`${type}1`, "ann", [start, start + 10], { type, values }),
      statement(`${type}2`, "bob", [start, start + 10], { type, values: other }),
    ];
    const statements = [
      ...pair("position", { sign: 1 }, { sign: 2 }, 0),
      ...pair("cause", { sign: 3 }, { sign: 3 }, 20),
      ...pair("position", { sign: 2 }, { sign: 2 }, 40),
    ];
    const variables = [{ type: "position", variable: "sign", metric: "nominal" }] as const;
    const { variables: found, disagreements } = compareCodings(statements, [{ id: "d", length: 100 }], { variables });
    // Values 1, 2, 2, 2: observed 2/4; expected 6/12.
    expect(found).toEqual([{ ...variables[0], unitCount: 2, interval: null, alpha: expect.objectContaining({ kind: "value", value: 0 }) }]);
    expect(disagreements).toMatchObject([{ kind: "value", variable: "sign", values: { ann: 1, bob: 2 } }]);
  });

  it("are listed by document and place, with what the others have there of another type", () => {
    const groups = [
      [statement("late", "ann", [50, 60])],
      [statement("other", "ann", [0, 10], { document: "c" })],
      [statement("early", "ann", [10, 20])],
      [statement("far", "bob", [20, 30], { type: "cause" })],
      [statement("inside", "bob", [15, 18], { type: "cause" })],
      [statement("before", "bob", [8, 11], { type: "cause" })],
    ];
    const found = listDisagreements(groups, ["ann", "bob"], []);
    expect(
      found.map((entry) => [
        entry.statements[0]?.id,
        entry.kind === "missing" ? [...entry.missingFrom, ...entry.otherTypes.map(({ id }) => id)] : entry.kind,
      ]),
    ).toEqual([
      ["other", ["bob"]],
      ["before", ["ann", "early"]],
      ["early", ["bob", "before", "inside"]],
      ["inside", ["ann", "early"]],
      ["far", ["ann"]],
      ["late", ["bob"]],
    ]);
  });
});
