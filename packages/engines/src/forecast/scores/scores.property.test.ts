import fc from "fast-check";
import { expect, it } from "vitest";
import { baselineScore, logScore, meanBrierScore } from "./binary-scores.ts";
import { binnedDecomposition, equalBins, murphyDecomposition } from "./murphy.ts";
import { optionBrier, rankedProbabilityScore } from "./option-scores.ts";
import { peerScores } from "./peer-scores.ts";
import { extremisedMean } from "../pool-forecasts.ts";
import { meanScore, type RangedForecast } from "../forecasters/score-bounds.ts";
import { scoreRule, scoreRules } from "./score-rule.ts";
import { peersOverTime } from "./time-average.ts";

const chance = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const outcome = fc.constantFrom<0 | 1>(0, 1);

it("a proper score is best, in expectation, at the true probability", () => {
  fc.assert(
    fc.property(chance, chance, fc.constantFrom(...scoreRules), (truth, said, id) => {
      const rule = scoreRule(id);
      const expected = (p: number): number => truth * rule.score(p, 1) + (1 - truth) * rule.score(p, 0);
      const gain = rule.better === "lower" ? expected(said) - expected(truth) : expected(truth) - expected(said);
      expect(gain).toBeGreaterThanOrEqual(-1e-9);
    }),
  );
});

const distribution = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }).map((weights) => {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
});

it("so are the scores over options", () => {
  fc.assert(
    fc.property(distribution, distribution, (truth, said) => {
      for (const score of [optionBrier, rankedProbabilityScore]) {
        const expected = (chances: number[]): number => truth.reduce((sum, weight, index) => sum + weight * score(chances, index), 0);
        expect(expected(said)).toBeGreaterThanOrEqual(expected(truth) - 1e-9);
      }
    }),
  );
});

const ranged: fc.Arbitrary<RangedForecast> = fc
  .record({ term: fc.constantFrom("likely", "unlikely", "even", null), isTurned: fc.boolean(), outcome, weight: fc.constantFrom(1, 0.5) })
  .map(({ term, isTurned, outcome: happened, weight }) => {
    const ranges: Record<string, [number, number]> = { likely: [0.55, 0.8], unlikely: [0.2, 0.45], even: [0.45, 0.55] };
    const [low, high] = term === null ? [0.7, 0.7] : (ranges[term] as [number, number]);
    return isTurned ? { low: 1 - high, high: 1 - low, outcome: happened, term, weight } : { low, high, outcome: happened, term, weight };
  });

it("no reading of the words leaves the bounds, and a common reading leaves them less room", () => {
  fc.assert(
    fc.property(
      fc.array(ranged, { minLength: 1, maxLength: 20 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 }),
      fc.constantFrom(...scoreRules),
      (forecasts, shares, id) => {
        const rule = scoreRule(id);
        const { bounds, commonReading, weight } = meanScore(forecasts, rule);
        const mean =
          forecasts.reduce(
            (sum, { low, high, outcome: happened, weight: own }, index) =>
              sum + own * rule.score(low + (shares[index] ?? 0) * (high - low), happened),
            0,
          ) / weight;
        const [lowest, highest] = rule.better === "lower" ? [bounds.best, bounds.worst] : [bounds.worst, bounds.best];
        expect(mean).toBeGreaterThanOrEqual(lowest - 1e-9);
        expect(mean).toBeLessThanOrEqual(highest + 1e-9);
        const [common, commonHighest] =
          rule.better === "lower" ? [commonReading.best, commonReading.worst] : [commonReading.worst, commonReading.best];
        expect(common).toBeGreaterThanOrEqual(lowest - 1e-9);
        expect(commonHighest).toBeLessThanOrEqual(highest + 1e-9);
        expect(bounds.middle).toBeGreaterThanOrEqual(common - 1e-9);
        expect(bounds.middle).toBeLessThanOrEqual(commonHighest + 1e-9);
      },
    ),
  );
});

it("peer scores of a question sum to 0", () => {
  fc.assert(
    fc.property(fc.array(chance, { minLength: 1, maxLength: 30 }), (chances) => {
      expect(peerScores(chances).reduce((sum, score) => sum + score, 0)).toBeCloseTo(0, 6);
    }),
  );
});

it("peer scores over time sum to 0 and agree with a slow count", () => {
  const stand = fc.record({
    forecaster: fc.constantFrom("a", "b", "c", "d"),
    chance,
    start: fc.integer({ min: -2, max: 12 }),
    end: fc.option(fc.integer({ min: 0, max: 14 })),
  });
  fc.assert(
    fc.property(fc.uniqueArray(stand, { minLength: 1, maxLength: 8, selector: (value) => `${value.forecaster}${value.start}` }), (forecasts) => {
      const peers = peersOverTime(forecasts, { open: 0, scheduledClose: 10, actualClose: null });
      expect([...peers.values()].reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(0, 6);
      const slow = new Map<string, number>();
      for (let unit = 0; unit < 10; unit++) {
        const standing = new Map<string, number>();
        for (const forecast of [...forecasts].sort((a, b) => a.start - b.start)) {
          if (forecast.start <= unit) standing.delete(forecast.forecaster);
          if (forecast.start <= unit && (forecast.end ?? 99) > unit) standing.set(forecast.forecaster, forecast.chance);
        }
        const scores = peerScores([...standing.values()]);
        for (const [index, name] of [...standing.keys()].entries()) slow.set(name, (slow.get(name) ?? 0) + (scores[index] ?? 0) / 10);
      }
      for (const [name, { score }] of peers) expect(score).toBeCloseTo(slow.get(name) ?? 0, 6);
    }),
  );
});

it("decompositions add up to the Brier score", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.integer({ min: 0, max: 20 }).map((value) => value / 20),
          outcome,
        ),
        { minLength: 1, maxLength: 60 },
      ),
      fc.integer({ min: 1, max: 12 }),
      (pairs, bins) => {
        const p = pairs.map(([value]) => value);
        const y = pairs.map(([, value]) => value);
        const exact = murphyDecomposition(p, y);
        expect(exact.reliability - exact.resolution + exact.uncertainty).toBeCloseTo(meanBrierScore(p, y), 10);
        const binned = binnedDecomposition(p, y, equalBins(bins));
        expect(binned.reliability - binned.resolution + binned.uncertainty + binned.withinBinVariance - binned.withinBinCovariance).toBeCloseTo(
          meanBrierScore(p, y),
          10,
        );
        expect(binned.biasCorrected.reliability).toBeGreaterThanOrEqual(-1e-12);
      },
    ),
  );
});

it("pooling is symmetric in yes and no", () => {
  fc.assert(
    fc.property(fc.array(chance, { minLength: 1, maxLength: 10 }), fc.double({ min: 0.5, max: 4, noNaN: true }), (p, exponent) => {
      const turned = extremisedMean(
        p.map((value) => 1 - value),
        exponent,
      );
      expect((extremisedMean(p, exponent) ?? 0) + (turned ?? 0)).toBeCloseTo(1, 9);
    }),
  );
});

it("the baseline is an affine form of the log score", () => {
  fc.assert(
    fc.property(chance, (p) => {
      expect(baselineScore(p)).toBeCloseTo(100 + (100 * logScore(p, 1)) / Math.LN2, 9);
    }),
  );
});
