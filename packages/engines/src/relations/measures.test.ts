import fc from "fast-check";
import { expect, test } from "vitest";
import { valueOf } from "../agreement/agreement-result.ts";
import { contingencyFrom } from "../agreement/contingency.ts";
import { cohenKappa, scottPi } from "../agreement/two-coders.ts";
import { activitySeries } from "./activity-series.ts";
import { alignment, alignmentMatrix, profileKappa, profilePi, signorinoRitterS } from "./alignment.ts";
import { symmetrise, type RuleChoice } from "./balance/symmetrise.ts";
import { buildActorGraph } from "./build-actor-graph.ts";
import { changePoints } from "./change-points.ts";
import { comparePictures } from "./compare-pictures.ts";
import { dependence } from "./dependence.ts";
import { mediationPaths, mediators } from "./mediation.ts";
import { actsOfLines, makeAct } from "../../../../test/support/samples/acts.ts";

test("π, κ and S by hand on two profiles of three", () => {
  // Distances² 0 + 1 + 4 = 5. Means 1/3 and −2/3, common −1/6.
  const [x, y] = [
    [1, 0, 0],
    [1, -1, -2],
  ];
  expect(profilePi(x, y)).toBeCloseTo(1 - 5 / (7 - 6 * (1 / 6) ** 2), 12);
  expect(profileKappa(x, y)).toBeCloseTo(1 - 5 / (2 / 3 + 14 / 3 + 3), 12);
  expect(signorinoRitterS(x, y, 4)).toBeCloseTo(1 - (2 * 3) / 12, 12);
});

test("for two categories they are the textbook coefficients: Scott and Cohen from a 2 × 2 table", () => {
  // Both 1: 20, only the first: 5, only the second: 10, neither: 15.
  const x = [...Array(25).fill(1), ...Array(25).fill(0)] as number[];
  const y = [...Array(20).fill(1), ...Array(5).fill(0), ...Array(10).fill(1), ...Array(15).fill(0)] as number[];
  const observed = 35 / 50;
  const byCohen = 0.5 * 0.6 + 0.5 * 0.4;
  const byScott = 0.55 ** 2 + 0.45 ** 2;
  expect(profileKappa(x, y)).toBeCloseTo((observed - byCohen) / (1 - byCohen), 12);
  expect(profilePi(x, y)).toBeCloseTo((observed - byScott) / (1 - byScott), 12);
});

test("on a scale of equal steps they are the coefficients of two coders with quadratic weights", () => {
  const step = fc.integer({ min: 0, max: 4 });
  fc.assert(
    fc.property(fc.array(fc.tuple(step, step), { minLength: 1, maxLength: 30 }), (pairs) => {
      const counts = [0, 1, 2, 3, 4].map((row) => [0, 1, 2, 3, 4].map((column) => pairs.filter(([x, y]) => x === row && y === column).length));
      const table = contingencyFrom(counts);
      const [x, y] = [pairs.map(([first]) => first), pairs.map(([, second]) => second)];
      for (const [found, expected] of [
        [profileKappa(x, y), valueOf(cohenKappa(table, "quadratic"))],
        [profilePi(x, y), valueOf(scottPi(table, "quadratic"))],
      ] as const) {
        if (found === null) expect(expected).toBeNull();
        else expect(found).toBeCloseTo(expected ?? Number.NaN, 9);
      }
    }),
  );
});

test("equal profiles reach 1, and what does not vary has no chance-corrected figure", () => {
  expect([profilePi([1, -1], [1, -1]), profileKappa([1, -1], [1, -1]), signorinoRitterS([1, -1], [1, -1], 2)]).toEqual([1, 1, 1]);
  expect([profilePi([0, 0], [0, 0]), profileKappa([0, 0], [0, 0])]).toEqual([null, null]);
  expect(signorinoRitterS([], [], 2)).toBeNull();
});

const world = buildActorGraph(
  actsOfLines(`
    CHN AID     RUS
    CHN ACCUSE  USA
    RUS REJECT  USA
    RUS ASSAULT UKR
    CHN CONSULT UKR
    USA AID     UKR
    UKR AGREE   USA
    RUS AGREE   CHN
    RUS AGREE   CHN
    IND CONSULT RUS
    USA CONSULT IND
  `),
);

test("alignment compares what two actors do to third ones, and names the acts behind it", () => {
  const pair = alignment(world, "CHN", "RUS");
  // Towards IND, UKR, USA: China 0, 1, −1; Russia 0, −1, −1.
  expect(pair).toMatchObject({ thirdCount: 3, untouchedCount: 1, actCount: 4, undefinedBecause: null });
  expect([...pair.evidence].sort()).toEqual(["2", "3", "4", "5"]);
  expect(pair.signorinoRitterS).toBeCloseTo(1 - (2 * 2) / 6, 12);
  expect(pair.cohenKappa).toBeCloseTo(profileKappa([0, 1, -1], [0, -1, -1]) ?? 0, 12);
  expect(alignment(world, "CHN", "RUS", { thirds: "related" }).thirdCount).toBe(2);
  expect(alignment(world, "CHN", "RUS", { direction: "both" }).untouchedCount).toBe(0);
  expect(alignmentMatrix(world)).toHaveLength(10);
  const two = buildActorGraph(actsOfLines("A AID B"));
  expect(alignment(two, "A", "B")).toMatchObject({ undefinedBecause: "no third actor", scottPi: null, signorinoRitterS: null });
  expect(() => alignment(world, "CHN", "RUSS")).toThrow(/did you mean RUS/);
});

test("dependence: shares of cooperation, Barbieri's salience and symmetry", () => {
  // Cooperative acts: China–Russia 3; China 4 in all (with Ukraine 1), Russia 4 (with India 1).
  const pair = dependence(world, "CHN", "RUS");
  expect(pair).toMatchObject({
    sharedCount: 3,
    totals: [4, 4],
    shares: [0.75, 0.75],
    salience: 0.75,
    symmetry: 1,
    interdependence: 0.75,
    asymmetry: 0,
  });
  expect([...pair.evidence].sort()).toEqual(["1", "8", "9"]);
  const unequal = dependence(world, "IND", "USA");
  expect(unequal.shares).toEqual([1 / 2, 1 / 3]);
  expect(unequal.asymmetry).toBeCloseTo(1 / 6, 12);
  expect(dependence(world, "CHN", "IND", { acts: "material-cooperation" })).toMatchObject({
    shares: [0, null],
    interdependence: null,
    totals: [1, 0],
  });
});

test("mediation: cooperative chains between two who have none, and who stands between enemies", () => {
  const found = mediationPaths(world, "RUS", "USA");
  expect(found).toMatchObject({ direct: -1, rule: "sum-of-values", isCapped: false });
  expect(found.paths.map((path) => path.actors.join(" "))).toEqual(["RUS IND USA", "RUS CHN UKR USA"]);
  expect(found.paths[0]?.ties.map((tie) => tie.evidence)).toEqual([["10"], ["11"]]);
  expect(mediationPaths(world, "RUS", "USA", { limit: 1 })).toMatchObject({ isCapped: true, paths: [{ weakestTie: 1 }] });
  const between = mediators(symmetrise(world));
  expect(between.map((one) => [one.actor, one.conflicts.length])).toEqual([
    ["CHN", 1],
    ["IND", 1],
    ["UKR", 1],
  ]);
  expect(between[1]?.conflicts[0]?.conflict).toMatchObject({ source: "RUS", target: "USA", evidence: ["3"] });
  expect(() => mediationPaths(world, "RUS", "USA", { maxLength: 1 })).toThrow(/maxLength is 1/);
});

test("each symmetrisation rule reads the same two arcs its own way", () => {
  // A does B one bad and no good turn; B does A three good turns.
  const graph = buildActorGraph(actsOfLines("A ACCUSE B\nB AID A\nB AID A\nB AID A\nC AID A\nA AGREE D\nD AGREE A"));
  const signs = (rule: RuleChoice) => {
    const signed = symmetrise(graph, rule);
    return [
      [...signed.sign].map((sign, edge) => `${signed.nodes[signed.from[edge] ?? 0]}${signed.nodes[signed.to[edge] ?? 0]}${sign}`).join(" "),
      signed.unsignedPairs,
    ];
  };
  expect(signs("sum-of-values")).toEqual(["AB1 AC1 AD1", 0]);
  expect(signs("sum-of-signs")).toEqual(["AC1 AD1", 1]);
  expect(signs("mutual")).toEqual(["AD1", 2]);
  expect(signs("any-negative")).toEqual(["AB-1 AC1 AD1", 0]);
  expect(symmetrise(graph, "any-negative").evidence[0]).toEqual(["1", "2", "3", "4"]);
});

test("a series has every month from first to last, with its evidence, and counts what is undated", () => {
  const series = activitySeries(actsOfLines("A AID B 2023-11-30\nA REJECT B 2024-02-01\nB AID A 2024-02-29\nA AID B"));
  expect(series.months.map((month) => [month.month, month.cooperation, month.conflict, month.evidence.join("")])).toEqual([
    ["2023-11", 1, 0, "1"],
    ["2023-12", 0, 0, ""],
    ["2024-01", 0, 0, ""],
    ["2024-02", 1, 1, "23"],
  ]);
  expect(series.months.map(({ weight }) => weight)).toEqual([1, 0, 0, 2]);
  expect(series.undated).toBe(1);
  expect(activitySeries([makeAct({})])).toMatchObject({ months: [], undated: 1 });
});

test("one jump in the rate is one change; a flat series has none; nothing is one stretch at most", () => {
  const found = changePoints([1, 0, 2, 1, 1, 0, 9, 11, 8, 10, 12, 9]);
  expect(found.segments.map(({ start, end }) => [start, end])).toEqual([
    [0, 6],
    [6, 12],
  ]);
  expect(found.segments[1]?.rate).toBeCloseTo(59 / 6, 12);
  expect(changePoints([3, 3, 3, 3, 3, 3]).segments).toEqual([{ start: 0, end: 6, rate: 3 }]);
  expect(changePoints([]).segments).toEqual([]);
  expect(changePoints([0, 0, 0]).segments).toEqual([{ start: 0, end: 3, rate: 0 }]);
  expect(changePoints([5]).segments).toEqual([{ start: 0, end: 1, rate: 5 }]);
  expect(() => changePoints([1, -1])).toThrow(/count 2 is -1/);
});

test("the division is the cheapest of all divisions", () => {
  const cost = (counts: number[], cuts: number[], penalty: number) => {
    const bounds = [0, ...cuts, counts.length];
    let total = 0;
    for (let place = 1; place < bounds.length; place++) {
      const part = counts.slice(bounds[place - 1], bounds[place]);
      const sum = part.reduce((a, b) => a + b, 0);
      total += (sum === 0 ? 0 : -2 * sum * Math.log(sum / part.length)) + (place > 1 ? penalty : 0);
    }
    return total;
  };
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 9 }), (counts) => {
      const { segments, penalty } = changePoints(counts, { minimumLength: 1 });
      const found = cost(
        counts,
        segments.slice(1).map((segment) => segment.start),
        penalty,
      );
      for (let mask = 0; mask < 2 ** (counts.length - 1); mask++) {
        const cuts = counts.keys().filter((place) => place > 0 && (mask >> (place - 1)) & 1);
        expect(found).toBeLessThanOrEqual(cost(counts, [...cuts], penalty) + 1e-9);
      }
    }),
    { numRuns: 50 },
  );
});

test("two pictures: verdict by pair with both sides' statements, overlap, agreement, correlation", () => {
  const other = buildActorGraph(actsOfLines("CHN AID RUS\nCHN AGREE USA\nRUS ASSAULT UKR\nFRA AID UKR\nCHN AID UKR\nCHN REJECT UKR"));
  const compared = comparePictures(world, other);
  const verdicts = new Map(compared.pairs.map((pair) => [`${pair.source}>${pair.target}`, pair]));
  expect(verdicts.get("CHN>RUS")).toMatchObject({ verdict: "same sign", balances: [1, 1], evidence: [["1"], ["1"]] });
  expect(verdicts.get("CHN>USA")).toMatchObject({ verdict: "opposite signs", evidence: [["2"], ["2"]] });
  expect(verdicts.get("CHN>UKR")?.verdict).toBe("one undecided");
  expect(verdicts.get("FRA>UKR")).toMatchObject({ verdict: "only in the second", balances: [null, 1] });
  expect(compared.overlap).toBeCloseTo(4 / 11, 12);
  expect(compared.signAgreement).toBe(0.5);
  expect(compared.actors).toEqual({ both: ["CHN", "RUS", "UKR", "USA"], onlyFirst: ["IND"], onlySecond: ["FRA"] });
  expect(comparePictures(world, world).correlation).toBeCloseTo(1, 12);
  expect(comparePictures(buildActorGraph([]), buildActorGraph([]))).toMatchObject({ overlap: null, signAgreement: null, correlation: null });
});
