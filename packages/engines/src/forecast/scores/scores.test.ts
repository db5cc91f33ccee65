import { describe, expect, it } from "vitest";
import { baselineScore, brierScore, logScore, meanBrierScore } from "./binary-scores.ts";
import { wilsonInterval } from "@rapporteur/core/base";
import { calibrationTable } from "./calibration.ts";
import { dailyBrier } from "./daily-brier.ts";
import { jeffreysDivergence, semiDeviations } from "../forecast-spread.ts";
import { binnedDecomposition, binOf, decomposeTable, equalBins, murphyDecomposition } from "./murphy.ts";
import { optionBaseline, optionBrier, rankedProbabilityScore } from "./option-scores.ts";
import { peerScores } from "./peer-scores.ts";
import { extremisedMean, geometricMeanOfOdds, poolForecasts, weightedQuantile } from "../pool-forecasts.ts";
import { baseRateBrier, skillScore } from "./skill-score.ts";
import { averageOverTime, peersOverTime } from "./time-average.ts";

describe("one event", () => {
  it("scores on the printed scales", () => {
    expect(brierScore(0.8, 1)).toBeCloseTo(0.04, 12);
    expect(optionBrier([0.2, 0.8], 1)).toBeCloseTo(0.08, 12);
    expect(logScore(0.5, 0)).toBeCloseTo(-Math.LN2, 12);
    expect(baselineScore(0.9)).toBeCloseTo(84.79969066, 8);
    expect(logScore(0, 1)).toBe(Number.NEGATIVE_INFINITY);
  });

  it("refuses what is no probability, naming the row", () => {
    expect(() => meanBrierScore([0.2, 1.2], [0, 1])).toThrow(/row 2: 1.2 is not a probability/);
    expect(() => meanBrierScore([0.2, Number.NaN], [0, 1])).toThrow(/row 2/);
    expect(() => meanBrierScore([0.2], [0, 1])).toThrow(/there are 1 forecasts and 2 outcomes/);
    expect(() => meanBrierScore([0.2], [2])).toThrow(/neither 0 nor 1/);
    expect(() => meanBrierScore([], [])).toThrow(/no forecast to score/);
  });
});

describe("options", () => {
  it("punishes distance in ordered options", () => {
    expect(rankedProbabilityScore([0.01, 0.32, 0.44, 0.23], 2)).toBeCloseTo(0.1619, 10);
    expect(rankedProbabilityScore([1, 0, 0], 2)).toBeGreaterThan(rankedProbabilityScore([0, 1, 0], 2));
    expect(rankedProbabilityScore([1, 0, 0], 2, true)).toBe(1);
  });

  it("reads an option that did not exist yet from the last one", () => {
    expect(optionBaseline([1 / 3, 0.1, null, 0.5773502691896257], 2)).toBeCloseTo(50, 7);
    expect(() => optionBaseline([0.5, null], 1)).toThrow(/no chance was given/);
  });
});

describe("over time", () => {
  const horizon = { open: 0, scheduledClose: 10, actualClose: null };
  const stand = (forecaster: string, chance: number, start: number, end: number | null = null) => ({ forecaster, chance, start, end });

  it("counts uncovered and truncated time as 0", () => {
    const late = averageOverTime([stand("a", 0.9, 5)], horizon, (chance) => baselineScore(chance));
    expect(late).toEqual({ score: expect.closeTo(42.39984533, 7), coverage: 0.5 });
    const early = averageOverTime([stand("a", 0.9, 0)], { ...horizon, actualClose: 5 }, (chance) => baselineScore(chance));
    expect(early.score).toBeCloseTo(42.39984533, 7);
    expect(averageOverTime([stand("a", 0.9, 5)], { ...horizon, actualClose: 5 }, (chance) => baselineScore(chance)).coverage).toBe(0);
  });

  it("lets a later forecast end an earlier one", () => {
    const average = averageOverTime([stand("a", 0.6, 4), stand("a", 0.2, 0)], horizon, (chance) => chance);
    expect(average.score).toBeCloseTo(0.4 * 0.2 + 0.6 * 0.6, 12);
  });

  it("compares peers moment by moment", () => {
    const peers = peersOverTime([stand("a", 0.1, 0), stand("b", 0.9, 5)], horizon);
    const [lone] = peerScores([0.1, 0.9]);
    expect(peers.get("a")).toEqual({ score: expect.closeTo((lone as number) / 2, 9), coverage: 1 });
    expect(peers.get("b")?.coverage).toBe(0.5);
    expect((peers.get("a")?.score ?? 0) + (peers.get("b")?.score ?? 0)).toBeCloseTo(0, 9);
  });

  it("refuses a horizon without length", () => {
    expect(() => averageOverTime([], { open: 3, scheduledClose: 3, actualClose: null }, (chance) => chance)).toThrow(/a time after the opening/);
  });

  it("divides by the days asked for", () => {
    const forecasts = [stand("a", 0.9, 0), stand("b", 0.99, 5)];
    const all = dailyBrier(forecasts, { days: 7, over: "all-days" }).get("b");
    const own = dailyBrier(forecasts, { days: 7, over: "own-days" }).get("b");
    expect(all?.absolute).toBeCloseTo((2 / 7) * 0.0002, 12);
    expect(own?.absolute).toBeCloseTo(0.0002, 12);
    expect(dailyBrier([stand("a", 0.9, 0)], { days: 3, over: "all-days" }).get("a")?.relative).toBeNull();
  });
});

describe("decomposition", () => {
  const p = [0.1, 0.1, 0.3, 0.3, 0.3, 0.8, 0.8, 0.95];
  const y = [0, 0, 0, 1, 0, 1, 1, 1];

  it("is exact by unique value", () => {
    const parts = murphyDecomposition(p, y);
    expect(parts.reliability - parts.resolution + parts.uncertainty).toBeCloseTo(meanBrierScore(p, y), 14);
  });

  it("is exact by bin only with the terms inside bins", () => {
    const parts = binnedDecomposition(p, y, equalBins(2));
    const three = parts.reliability - parts.resolution + parts.uncertainty;
    expect(Math.abs(three - parts.brier)).toBeGreaterThan(0.001);
    expect(three + parts.withinBinVariance - parts.withinBinCovariance).toBeCloseTo(meanBrierScore(p, y), 14);
  });

  it("corrects for small groups in full where nothing stands against it", () => {
    // Ten forecasts of .05 with one event, ten of .6 with three: the terms taken off are (1·9 + 3·7)/90/20 and .16/19.
    const [p, y] = [
      Array.from({ length: 20 }, (_, at) => (at < 10 ? 0.05 : 0.6)),
      Array.from({ length: 20 }, (_, at) => (at % 10 < (at < 10 ? 1 : 3) ? 1 : 0)),
    ];
    const { reliability, resolution, uncertainty } = binnedDecomposition(p, y, equalBins(2)).biasCorrected;
    expect(reliability).toBeCloseTo(0.04625 - 1 / 60, 12);
    expect(resolution).toBeCloseTo(0.01 - 1 / 60 + 0.16 / 19, 12);
    expect(uncertainty).toBeCloseTo(0.16 + 0.16 / 19, 12);
  });

  it("corrects by a part where the uncertainty would be greater than a quarter", () => {
    const { resolution, uncertainty } = binnedDecomposition([0.1, 0.5, 0.9], [0, 0, 1], equalBins(3)).biasCorrected;
    expect(uncertainty).toBeCloseTo(0.25, 12);
    expect(resolution).toBeCloseTo(2 / 9 + 1 / 36, 12);
  });

  it("puts an edge into the lower bin", () => {
    expect([0, 0.5, 0.500001, 1].map((chance) => binOf(chance, [0, 0.5, 1]))).toEqual([0, 0, 1, 1]);
  });

  it("reproduces Wilks' table 7.3, and refuses it with a misplaced point", () => {
    const chances = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
    const frequencies = [0.006, 0.019, 0.059, 0.15, 0.277, 0.377, 0.511, 0.587, 0.723, 0.779, 0.934, 0.933];
    const shares = [0.4112, 0.0671, 0.1833, 0.0986, 0.0616, 0.0366, 0.0303, 0.0275, 0.0245, 0.022, 0.017, 0.0203];
    const table = (values: readonly number[]) =>
      chances.map((chance, index) => ({ chance, frequency: frequencies[index] ?? 0, share: values[index] ?? 0 }));
    const parts = decomposeTable(table(shares));
    expect(parts.reliability).toBeCloseTo(0.000827616, 7);
    expect(parts.resolution).toBeCloseTo(0.0627866, 6);
    expect(parts.uncertainty).toBeCloseTo(0.1354201, 6);
    expect(parts.brier).toBeCloseTo(0.073461, 6);
    expect(() => decomposeTable(table(shares.map((share) => (share === 0.0245 ? 0.245 : share))))).toThrow(/add up to 1.2205/);
  });

  it("refuses edges that do not cover 0 to 1", () => {
    expect(() => binnedDecomposition(p, y, [0, 0.6, 0.4, 1])).toThrow(/rise from 0 to 1/);
  });
});

describe("calibration", () => {
  it("gives counts and an interval, and nothing for an empty bin", () => {
    const { bins, expectedError } = calibrationTable([0.75, 0.75, 0.75, 0.75], [1, 1, 1, 0], [0, 0.5, 1]);
    expect(bins[0]).toMatchObject({ count: 0, frequency: null, interval: null });
    expect(bins[1]).toMatchObject({ count: 4, happened: 3, frequency: 0.75, meanChance: 0.75 });
    expect(expectedError).toBe(0);
    expect(bins[1]?.interval?.[0]).toBeCloseTo(0.3006, 3);
    expect(bins[1]?.interval?.[1]).toBeCloseTo(0.9544, 3);
  });

  it("keeps intervals inside 0–1", () => {
    expect(wilsonInterval(0, 3)[0]).toBe(0);
    expect(wilsonInterval(3, 3)[1]).toBeCloseTo(1, 12);
    expect(wilsonInterval(3, 3)[1]).toBeLessThanOrEqual(1);
  });
});

describe("pooling", () => {
  it("pools the Sevilla example", () => {
    const pool = poolForecasts([0.014, 0.0221, 0.0039, 0.004]);
    expect(pool.mean).toBeCloseTo(0.011, 3);
    expect(pool.geometricMeanOfOdds).toBeCloseTo(0.0084, 4);
    expect(pool.extremised).toEqual({ probability: pool.geometricMeanOfOdds, exponent: 1 });
    expect(pool).toMatchObject({ count: 4, low: 0.0039, high: 0.0221, median: expect.closeTo(0.009, 12) });
  });

  it("has no value where certainties contradict each other", () => {
    expect(geometricMeanOfOdds([0, 1])).toBeNull();
    expect(geometricMeanOfOdds([0, 0.5])).toBe(0);
  });

  it("refuses a useless exponent", () => {
    expect(() => extremisedMean([0.5], 0)).toThrow(/number above 0/);
  });

  it("takes the middle of the middle two", () => {
    expect(weightedQuantile([0.5, 0.6], 0.5)).toBeCloseTo(0.55, 12);
    expect(weightedQuantile([0.5, 0.6, 0.1], 0.5, [0.1, 0.1, 1])).toBe(0.1);
  });
});

describe("spread", () => {
  it("is by side of the mean, without those at the mean", () => {
    const { lower, upper } = semiDeviations([
      [0.2, 0.1],
      [0.5, null],
      [0.8, 0.5],
    ]);
    expect(lower[0]).toBeCloseTo(0.3, 12);
    expect(upper[0]).toBeCloseTo(0.3, 12);
    expect([lower[1], upper[1]]).toEqual([0, 0]);
  });

  it("weighs forecasts", () => {
    const { lower, upper } = semiDeviations([[0.2], [0.8]], [3, 1]);
    expect(lower[0]).toBeCloseTo(0.15, 12);
    expect(upper[0]).toBeCloseTo(0.45, 12);
  });

  it("has moved by Jeffreys' divergence", () => {
    expect(jeffreysDivergence([0.5, 0.5], [0.5, 0.5])).toBe(0);
    // (¼ − ½)·log₂ ½ + (¾ − ½)·log₂ 1.5
    expect(jeffreysDivergence([0.25, 0.75], [0.5, 0.5])).toBeCloseTo(0.25 + 0.25 * Math.log2(1.5), 12);
  });
});

describe("skill", () => {
  it("measures against a base rate", () => {
    expect(skillScore(0.15, 0.25)).toBeCloseTo(0.4, 12);
    expect(skillScore(0.1, 0)).toBeNull();
    expect(baseRateBrier([1, 0, 0, 0])).toBeCloseTo(0.1875, 12);
    expect(baseRateBrier([1, 0], 0.8)).toBeCloseTo((0.04 + 0.64) / 2, 12);
  });
});
