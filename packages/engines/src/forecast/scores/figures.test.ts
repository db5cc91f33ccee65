import { describe, expect, it } from "vitest";
import { jeffreysDivergence, semiDeviations } from "../forecast-spread.ts";
import { meanScore, scoreRange, termUses, type RangedForecast } from "../forecasters/score-bounds.ts";
import { extremisedMean, geometricMeans, optionQuantiles, powerOfTail, recencyWeights, renormalise, weightedQuantile } from "../pool-forecasts.ts";
import { baselineScore, clipChance, logLoss } from "./binary-scores.ts";
import { dailyBrier } from "./daily-brier.ts";
import { binnedDecomposition, checkEdges, equalBins, murphyDecomposition } from "./murphy.ts";
import { numberBaseline, optionBaseline, rankedProbabilityScore } from "./option-scores.ts";
import { peersOfLogScores } from "./peer-scores.ts";
import { scoreRule, scoreRules } from "./score-rule.ts";
import { standingStretches } from "./standing-forecast.ts";
import { averageOverTime, peersOverTime } from "./time-average.ts";

describe("scores of one event", () => {
  it("have the figures of their documentation", () => {
    expect(logLoss(0.481, 0)).toBeCloseTo(0.65585, 5);
    expect(peersOfLogScores([-1, 1, 2])).toEqual([-2.5, 0.5, 2]);
    expect(peersOfLogScores([-1])).toEqual([0]);
    expect([clipChance(0), clipChance(1), clipChance(0.5)]).toEqual([0.001, 0.999, 0.5]);
    expect([baselineScore(0.25, 4), baselineScore(1, 4), baselineScore(0.5, 4)]).toEqual([0, 100, 50]);
    // Two options of three existed: ln(0.5 · 2) is 0.
    expect(optionBaseline([0.5, null, 0.5], 0)).toBe(0);
    expect(rankedProbabilityScore([0.2, 0.3, 0.5], 1)).toBeCloseTo(0.04 + 0.25, 12);
    expect(rankedProbabilityScore([0.2, 0.3, 0.5], 1, true)).toBeCloseTo(0.29 / 2, 12);
    expect(rankedProbabilityScore([1], 0, true)).toBe(0);
  });

  it("of a number compare the mass of its bucket with an even spread", () => {
    const cdf = [0.1, 0.4, 0.9];
    // Two inner buckets with 0.9 between two open ends: 0.45 each.
    expect(numberBaseline(cdf, 1, 2)).toBeCloseTo(50 * Math.log(0.3 / 0.45), 12);
    expect(numberBaseline(cdf, 2, 1)).toBeCloseTo(50 * Math.log(0.5 / 0.475), 12);
    expect(numberBaseline(cdf, 2, 0)).toBeCloseTo(50 * Math.log(0.5 / 0.5), 12);
    expect(numberBaseline(cdf, 0, 2)).toBeCloseTo(50 * Math.log(0.1 / 0.05), 12);
    expect(numberBaseline(cdf, 3, 2)).toBeCloseTo(50 * Math.log(0.1 / 0.05), 12);
  });

  it("say on which scale they are", () => {
    expect(scoreRules.map((id) => [scoreRule(id).id, scoreRule(id).better, Number(scoreRule(id).score(0.8, 1).toFixed(6))])).toEqual([
      ["brier", "lower", 0.04],
      ["brier-two-sided", "lower", 0.08],
      ["log", "higher", -0.223144],
      ["baseline", "higher", 67.807191],
    ]);
  });
});

describe("decomposition", () => {
  const p = [0.1, 0.2, 0.4, 0.7, 0.7, 0.9];
  const y = [0, 1, 0, 1, 0, 1];

  it("by bins, by hand", () => {
    // Up to ½: three with Σp 0.7 and one hit; above: three with 2.3 and two.
    const found = binnedDecomposition(p, y, [0, 0.5, 1]);
    expect(found).toMatchObject({ count: 6, groupCount: 2, uncertainty: 0.25 });
    expect(found.reliability).toBeCloseTo((0.3 ** 2 / 3 + 0.3 ** 2 / 3) / 6, 12);
    expect(found.resolution).toBeCloseTo((2 * (3 * (1 / 6) ** 2)) / 6, 12);
    expect(found.withinBinVariance).toBeCloseTo((0.21 - 0.49 / 3 + (1.79 - 5.29 / 3)) / 6, 12);
    expect(found.withinBinCovariance).toBeCloseTo((2 * (0.2 - 0.7 / 3) + 2 * (1.6 - 4.6 / 3)) / 6, 12);
    expect(found.brier).toBeCloseTo((0.01 + 0.64 + 0.16 + 0.09 + 0.49 + 0.01) / 6, 12);
    // An uncertainty of ¼ cannot grow, so that nothing is corrected.
    expect(found.biasCorrected).toEqual({ reliability: found.reliability, resolution: found.resolution, uncertainty: 0.25 });
  });

  it("is corrected in full where no part turns negative, else only as far as that", () => {
    // Twelve with one hit, four with three: Σ hits · misses / (n (n − 1)) is 11/132 + 3/12; a quarter of all happened.
    const outcomes = Array.from({ length: 16 }, (_, at) => Number(at === 0 || at > 12));
    const of = (chance: number) =>
      binnedDecomposition([...Array.from({ length: 12 }, () => chance), ...Array.from({ length: 4 }, () => 0.9)], outcomes, equalBins(2));
    const [groupTerm, overallTerm] = [(1 / 12 + 1 / 4) / 16, 0.1875 / 15];
    const { reliability, resolution, uncertainty, biasCorrected } = of(0.3);
    expect([reliability, resolution, uncertainty]).toEqual([
      expect.closeTo((12 * (0.3 - 1 / 12) ** 2 + 4 * 0.15 ** 2) / 16, 12),
      expect.closeTo(1 / 12, 12),
      0.1875,
    ]);
    expect(biasCorrected.reliability).toBeCloseTo(reliability - groupTerm, 12);
    expect(biasCorrected.resolution).toBeCloseTo(resolution - groupTerm + overallTerm, 12);
    expect(biasCorrected.uncertainty).toBeCloseTo(uncertainty + overallTerm, 12);
    const near = of(0.1);
    const part = near.reliability / groupTerm;
    expect(part).toBeLessThan(0.5);
    expect(near.biasCorrected.reliability).toBeCloseTo(0, 12);
    expect(near.biasCorrected.resolution).toBeCloseTo(1 / 12 - part * (groupTerm - overallTerm), 12);
    expect(near.biasCorrected.uncertainty).toBeCloseTo(0.1875 + part * overallTerm, 12);
  });

  it("by unique value, by hand", () => {
    const found = murphyDecomposition([0.2, 0.2, 0.8, 0.8], [0, 1, 1, 1]);
    expect(found).toEqual({
      reliability: expect.closeTo((2 * 0.3 ** 2 + 2 * 0.2 ** 2) / 4, 12),
      resolution: expect.closeTo((2 * 0.25 ** 2 + 2 * 0.25 ** 2) / 4, 12),
      uncertainty: 0.1875,
      brier: expect.closeTo((0.04 + 0.64 + 0.04 + 0.04) / 4, 12),
      count: 4,
      groupCount: 2,
    });
    expect(murphyDecomposition([0.4], [1]).uncertainty).toBe(0);
  });

  it("takes edges that rise from 0 to 1 and nothing else", () => {
    expect(equalBins(4)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    for (const edges of [[0], [0, 0.9], [0.1, 1], [0, 0.5, 0.5, 1], []]) expect(() => checkEdges(edges), edges.join()).toThrow(/rise from 0 to 1/);
    for (const count of [0, 1.5]) expect(() => equalBins(count)).toThrow(/above 0/);
  });
});

describe("over days", () => {
  const stand = (forecaster: string, chance: number, start: number, end: number | null = null) => ({ forecaster, chance, start, end });

  it("averages a day's chances by how long each stood, and compares with the median", () => {
    // Ann: ½ until noon of the second day, then 1. Bob: 0.8 from the second day's evening. Two days and a half.
    const found = dailyBrier([stand("ann", 1, 1.5), stand("ann", 0.5, 0), stand("bob", 0.8, 1.75)], { days: 2.5, over: "all-days" });
    const [first, second] = [2 * 0.5 ** 2, 2 * 0.25 ** 2];
    const bob = 2 * 0.2 ** 2;
    expect(found.get("ann")).toEqual({
      absolute: expect.closeTo((first + second) / 2.5, 12),
      relative: expect.closeTo((0 + (second - (second + bob) / 2) + 0.5 * (0 - bob / 2)) / 2.5, 12),
      dayCount: 3,
    });
    expect(found.get("bob")).toEqual({
      absolute: expect.closeTo((bob + 0.5 * bob) / 2.5, 12),
      relative: expect.closeTo(((bob - second) / 2 + (0.5 * bob) / 2) / 2.5, 12),
      dayCount: 2,
    });
    const own = dailyBrier([stand("ann", 0.5, 0), stand("bob", 0.8, 1.75), stand("cleo", 0.9, 1)], { days: 3, over: "own-days" });
    expect(own.get("bob")?.absolute).toBeCloseTo(bob, 12);
    // With three, the median is the middle one.
    expect(own.get("cleo")?.relative).toBeCloseTo(2 * 0.1 ** 2 - bob, 12);
    expect(own.get("bob")?.relative).toBeCloseTo(0, 12);
  });

  it("takes what was said before the opening as standing, and nothing said at the very end", () => {
    const found = dailyBrier([stand("ann", 0.5, -3), stand("bob", 0.9, 2)], { days: 2, over: "all-days" });
    expect(found.get("ann")).toMatchObject({ absolute: 0.5, dayCount: 2 });
    expect(found.get("bob")).toMatchObject({ absolute: 0, dayCount: 0 });
  });

  it("ends a stretch at a withdrawal, at the next forecast, and at the close", () => {
    const horizon = { open: 2, scheduledClose: 10, actualClose: 8 };
    expect(
      standingStretches([stand("a", 0.2, 5, 6), stand("a", 0.1, 0), stand("b", 0.3, 7), stand("c", 0.4, 8), stand("d", 0.5, 3, 3)], horizon),
    ).toEqual([
      { forecaster: "a", chance: 0.1, from: 2, to: 5 },
      { forecaster: "a", chance: 0.2, from: 5, to: 6 },
      { forecaster: "b", chance: 0.3, from: 7, to: 8 },
    ]);
    expect(averageOverTime([stand("a", 0.5, 4)], { ...horizon, actualClose: null }, () => 8)).toEqual({ score: 6, coverage: 0.75 });
  });

  it("scores peers against the others that stand at each moment", () => {
    // a alone on 0–2; a and b on 2–4; all three on 4–10.
    const found = peersOverTime([stand("a", 0.8, 0), stand("b", 0.4, 2), stand("c", 0.2, 4)], { open: 0, scheduledClose: 10, actualClose: null });
    const [a, b, c] = [0.8, 0.4, 0.2].map(Math.log) as [number, number, number];
    expect(found.get("a")).toEqual({ score: expect.closeTo((100 * (2 * (a - b) + 6 * (a - (b + c) / 2))) / 10, 9), coverage: 1 });
    expect(found.get("b")).toEqual({ score: expect.closeTo((100 * (2 * (b - a) + 6 * (b - (a + c) / 2))) / 10, 9), coverage: 0.8 });
    expect(found.get("c")).toEqual({ score: expect.closeTo((100 * 6 * (c - (a + b) / 2)) / 10, 9), coverage: 0.6 });
  });
});

describe("pooling and spread", () => {
  it("weighs, extremises and renormalises", () => {
    // Odds 1 and 9, the second twice: 9^(2/3).
    const odds = 9 ** (2 / 3);
    expect(extremisedMean([0.5, 0.9], 1, [1, 2])).toBeCloseTo(odds / (1 + odds), 12);
    expect(extremisedMean([0.5, 0.9], 2, [1, 2])).toBeCloseTo(odds ** 2 / (1 + odds ** 2), 12);
    expect(extremisedMean([0.5, 0.9], 1, [0, 2])).toBeCloseTo(0.9, 12);
    expect(extremisedMean([0.5], 1, [0])).toBeNull();
    expect(extremisedMean([0, 0.5], 1, [0, 1])).toBeCloseTo(0.5, 12);
    expect([powerOfTail(0.8, 2), powerOfTail(0.5, 2), powerOfTail(0.3, 2)].map((value) => Number(value.toFixed(9)))).toEqual([0.96, 0.25, 0.09]);
    expect(
      geometricMeans([
        [0.2, 0.5],
        [0.8, 0.5],
      ]).map((value) => Number(value.toFixed(9))),
    ).toEqual([0.4, 0.5]);
    expect(renormalise([0.2, 0.6])).toEqual([expect.closeTo(0.25, 12), expect.closeTo(0.75, 12)]);
    expect(recencyWeights(2)).toEqual([1, 1]);
    expect(recencyWeights(4).map((weight) => Number(weight.toFixed(6)))).toEqual([0.367879, 0.556668, 0.764947, 1]);
  });

  it("takes quantiles of weights, half between two where the target is met exactly", () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => weightedQuantile([4, 1, 3, 2], share))).toEqual([1, 1.5, 2.5, 3.5, 4]);
    expect(weightedQuantile([1, 2, 3], 0.3, [0.1, 0.2, 0.7])).toBe(2.5);
    expect(weightedQuantile([1, 2, 3], 0.31, [0.1, 0.2, 0.7])).toBe(3);
    expect(
      optionQuantiles(
        [
          [0.1, 0.9],
          [0.3, 0.7],
          [0.5, 0.5],
        ],
        0.5,
      ),
    ).toEqual([0.3, 0.7]);
  });

  it("spreads by side, and moves by Jeffreys' divergence", () => {
    const { lower, upper } = semiDeviations([[0.1], [0.2], [0.6]]);
    expect(lower[0]).toBeCloseTo(Math.sqrt((0.2 ** 2 + 0.1 ** 2) / 2), 12);
    expect(upper[0]).toBeCloseTo(0.3, 12);
    expect(jeffreysDivergence([0.5, 0.25, 0.25], [0.25, 0.5, 0.25])).toBeCloseTo(0.5, 12);
  });
});

describe("scores of ranges", () => {
  const rule = scoreRule("brier");
  const use = (low: number, high: number, outcome: 0 | 1, term: string | null = "likely", weight = 1): RangedForecast => ({
    low,
    high,
    outcome,
    term,
    weight,
  });

  it("bind a word to one number, best at the frequency of what followed", () => {
    // Three of four happened: best at ¾ inside 0.6–0.8, worst at 0.6.
    const found = meanScore([use(0.6, 0.8, 1), use(0.6, 0.8, 1), use(0.6, 0.8, 1), use(0.6, 0.8, 0)], rule);
    expect(found.bounds.best).toBeCloseTo((3 * 0.04 + 0.36) / 4, 12);
    expect(found.bounds.worst).toBeCloseTo((3 * 0.16 + 0.64) / 4, 12);
    expect(found.bounds.middle).toBeCloseTo((3 * 0.09 + 0.49) / 4, 12);
    expect(found.commonReading.best).toBeCloseTo(0.75 * 0.25, 12);
    expect(found.commonReading.worst).toBeCloseTo((3 * 0.16 + 0.36) / 4, 12);
    expect([found.count, found.weight]).toEqual([4, 4]);
  });

  it("weigh, and leave stated numbers as they are", () => {
    const found = meanScore([use(0.6, 0.8, 1, "likely", 3), use(0.5, 0.5, 1, null, 1)], rule);
    expect(found.parts.fixed).toBe(0.25);
    expect(found.bounds.best).toBeCloseTo((3 * 0.04 + 0.25) / 4, 12);
    expect(found.commonReading.worst).toBeCloseTo((3 * 0.16 + 0.25) / 4, 12);
    for (const bad of [use(0.5, 0.4, 1), use(-0.1, 0.4, 1), use(0.5, 1.1, 1)]) expect(() => meanScore([use(0, 1, 1), bad], rule)).toThrow(/row 2/);
    expect(scoreRange(use(0.2, 0.6, 0), rule)).toEqual({
      best: expect.closeTo(0.04, 12),
      middle: expect.closeTo(0.16, 12),
      worst: expect.closeTo(0.36, 12),
    });
  });

  it("read a word and its mirror image together", () => {
    expect(termUses([use(0.55, 0.8, 1, "likely", 2), use(0.2, 0.45, 1, "likely"), use(0.2, 0.45, 0, "likely"), use(0.2, 0.45, 1, null)])).toEqual([
      { key: "likely|0.55|0.8", low: 0.55, high: 0.8, hits: 3, misses: 1 },
      { key: "|0.2|0.45", low: 0.2, high: 0.45, hits: 1, misses: 0 },
    ]);
  });
});
