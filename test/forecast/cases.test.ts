import { describe, expect, it } from "vitest";
import {
  baselineScore,
  brierScore,
  chanceOfOutcome,
  clipChance,
  logLoss,
  logScore,
} from "../../packages/engines/src/forecast/scores/binary-scores.ts";
import { dailyBrier } from "../../packages/engines/src/forecast/scores/daily-brier.ts";
import { jeffreysDivergence, semiDeviations } from "../../packages/engines/src/forecast/forecast-spread.ts";
import { binnedDecomposition, equalBins, murphyDecomposition } from "../../packages/engines/src/forecast/scores/murphy.ts";
import { numberBaseline, optionBaseline } from "../../packages/engines/src/forecast/scores/option-scores.ts";
import { peerScores, peersOfLogScores } from "../../packages/engines/src/forecast/scores/peer-scores.ts";
import {
  extremisedMean,
  geometricMeanOfOdds,
  geometricMeans,
  optionQuantiles,
  powerOfTail,
  recencyWeights,
} from "../../packages/engines/src/forecast/pool-forecasts.ts";
import { averageOverTime } from "../../packages/engines/src/forecast/scores/time-average.ts";
import { estimativeScales, lookupTerm } from "../../packages/core/src/model/estimative-scales.ts";
import { readSharedFile, sharedCases } from "../support/shared-cases.ts";

type Solve = (input: never) => unknown;

const yes = (outcome: string): 0 | 1 => (outcome.toLowerCase() === "yes" ? 1 : 0);
const round = (value: number): number => Math.round(value * 1e12) / 1e12;

interface TimedInput {
  readonly horizon_days: number;
  readonly actual_close?: number;
  readonly forecasts: readonly { readonly p: number; readonly start: number; readonly end: number | null }[];
}

const solutions: Readonly<Record<string, Solve>> = {
  "metaculus-baseline-binary": (input: { p_yes: number; outcome: string }[]) =>
    input.map((row) => baselineScore(chanceOfOutcome(row.p_yes, yes(row.outcome)))),
  "metaculus-baseline-time-average": (input: TimedInput[]) =>
    input.map(({ horizon_days, actual_close, forecasts }) =>
      averageOverTime(
        forecasts.map(({ p, start, end }) => ({ forecaster: "a", chance: p, start, end })),
        { open: 0, scheduledClose: horizon_days, actualClose: actual_close ?? null },
        (chance) => baselineScore(chance),
      ),
    ),
  "metaculus-baseline-mc-placeholder": (input: { pmf: (number | null)[]; outcomes: number[] }) =>
    input.outcomes.map((outcome) => optionBaseline(input.pmf, outcome)),
  "metaculus-baseline-continuous": (input: { cdf: number[]; bucket: number; open_bounds: 0 | 1 | 2 }[]) =>
    input.map((row) => numberBaseline(row.cdf, row.bucket, row.open_bounds)),
  "metaculus-peer": (input: number[][]) => input.map(peerScores),
  "metaculus-faq-proper-table": (input: { p: number[] }) => ({
    naive_avg: input.p.map((p) => p / 6 + ((1 - p) * 5) / 6),
    log_avg: input.p.map((p) => logScore(p, 1) / 6 + (logScore(p, 0) * 5) / 6),
  }),
  "metaculus-faq-5day": (input: { days: (number | null)[] }) => ({
    per_day: input.days.map((p) => (p === null ? 0 : baselineScore(p))),
    average: averageOverTime(
      input.days.flatMap((p, day) => (p === null ? [] : [{ forecaster: "a", chance: p, start: day, end: null }])),
      { open: 0, scheduledClose: input.days.length, actualClose: null },
      (chance) => baselineScore(chance),
    ).score,
  }),
  "metaculus-faq-extremizing": (input: { belief: number; predictions: number[] }) => ({
    score_yes: input.predictions.map((p) => baselineScore(p)),
    score_no: input.predictions.map((p) => baselineScore(1 - p)),
    expected: input.predictions.map((p) => input.belief * baselineScore(p) + (1 - input.belief) * baselineScore(1 - p)),
  }),
  "metaculus-faq-bounds": (input: { p_clip: [number, number]; pdf_clip: [number, number]; mc_options: number }) => {
    const [low, high] = input.p_clip;
    const peer = peersOfLogScores([Math.log(high), Math.log(low)]).map((score) => 100 * score);
    const [thin, thick] = input.pdf_clip;
    return {
      binary_best: baselineScore(clipChance(1)),
      binary_worst: baselineScore(clipChance(0)),
      mc8_worst: baselineScore(low, input.mc_options),
      continuous_best: numberBaseline([0, thick / 200, ...Array.from({ length: 199 }, () => 1)], 1, 2),
      continuous_worst: numberBaseline([0, thin / 200, ...Array.from({ length: 199 }, () => 1)], 1, 0),
      peer_best: peer[0],
      peer_worst: peer[1],
      peer_continuous_best: (100 * Math.log(thick / thin)) / 2,
    };
  },
  "metaculus-faq-peer-3": (input: { log_scores: number[] }) => peersOfLogScores(input.log_scores),
  "metaculus-geomean": (input: { p_yes: number[] }) => geometricMeans(input.p_yes.map((p) => [1 - p, p])),
  "metaculus-weighted-median": (input: { values: number[][]; w: number[] | null; q: number }[]) =>
    input.map((row) => optionQuantiles(row.values, row.q / 100, row.w ?? undefined)),
  "metaculus-semi-sd": (input: (number | null)[][][]) => input.map((rows) => semiDeviations(rows)),
  "metaculus-recency-weights": (input: { n: number }) => recencyWeights(input.n),
  "metaculus-jeffreys": (input: [number[], number[]][]) => input.map(([p, q]) => jeffreysDivergence(p, q)),
  "fatebook-relative-brier": (input: { days: number; forecasts: { user: number; p: number; day: number }[] }) => ({
    relative: Object.fromEntries(
      [
        ...dailyBrier(
          input.forecasts.map(({ user, p, day }) => ({ forecaster: String(user), chance: p, start: day, end: null })),
          { days: input.days, over: "all-days" },
        ),
      ].map(([user, score]) => [user, score.relative]),
    ),
  }),
  "fatebook-absolute-brier": (input: { days: number; f: [number, number][] }[]) =>
    input.map(
      ({ days, f }) =>
        dailyBrier(
          f.map(([p, day]) => ({ forecaster: "a", chance: p, start: day, end: null })),
          { days, over: "all-days" },
        ).get("a")?.absolute,
    ),
  "scoringrules-binary": (input: { brier: { obs: 0 | 1; p: number }[]; log: { obs: 0 | 1; p: number }[] }) => ({
    brier: input.brier.map(({ obs, p }) => brierScore(p, obs)),
    log: input.log.map(({ obs, p }) => logLoss(p, obs)),
  }),
  "specs-murphy-eurotemp": (input: { p_times_24: number[]; y: number[] }) => {
    const p = input.p_times_24.map((count) => count / 24);
    const binned = (count: number) => {
      const { reliability, resolution, uncertainty, biasCorrected } = binnedDecomposition(p, input.y, equalBins(count));
      return {
        REL: reliability,
        RES: resolution,
        UNC: uncertainty,
        REL_bias_corrected: biasCorrected.reliability,
        RES_bias_corrected: biasCorrected.resolution,
        UNC_bias_corrected: biasCorrected.uncertainty,
      };
    };
    const unique = murphyDecomposition(p, input.y);
    return {
      "3": binned(3),
      "10": binned(10),
      unique: { REL: unique.reliability, RES: unique.resolution, UNC: unique.uncertainty, BRIER: unique.brier },
    };
  },
  "pool-squigglepy": (input: { p: number[]; w?: number[] }[]) => input.map(({ p, w }) => geometricMeanOfOdds(p, w)),
  "extremize-two-meanings": (input: { p: number; e: number }) => ({
    squigglepy_tail_power: powerOfTail(input.p, input.e),
    odds_power: extremisedMean([input.p], input.e),
  }),
  "extremised-mean-log-odds": (input: { p: number[]; a: number }) => extremisedMean(input.p, input.a),
};

/** Every number within the tolerance; every key of the expectation present. */
function expectClose(found: unknown, expected: unknown, tolerance: number): void {
  if (typeof expected === "number") {
    expect(typeof found).toBe("number");
    expect(Math.abs((found as number) - expected), `${String(found)} is not ${expected} within ${tolerance}`).toBeLessThanOrEqual(
      round(tolerance + 1e-12),
    );
  } else if (typeof expected === "object" && expected !== null) {
    for (const [key, value] of Object.entries(expected)) expectClose((found as Record<string, unknown>)[key], value, tolerance);
  } else expect(found).toEqual(expected);
}

const cases = sharedCases("forecasting.json");

describe.skipIf(cases.size === 0)("forecasting.json (skipped where ../shared is absent)", () => {
  it.each([...cases])("%s", (id, entry) => {
    const solve = solutions[id];
    if (!solve) throw new Error(`no solution for the case ${id}`);
    expectClose(solve(entry.input), entry.expected, entry.tolerance);
  });
});

interface WepScale {
  readonly terms?: readonly (readonly (string | number)[])[];
}

const scaleIds: Readonly<Record<string, string>> = { icd203: "icd203", kent1964: "kent1964", ipcc: "ipcc", nato_ajp2: "nato", phia_uk: "phia" };
const wep = readSharedFile("wep.json") as Record<string, WepScale> | null;

describe.skipIf(wep === null)("wep.json (skipped where ../shared is absent)", () => {
  it.each(Object.entries(scaleIds))("%s", (key, id) => {
    const scale = estimativeScales.find((candidate) => candidate.id === id);
    for (const term of wep?.[key]?.terms ?? []) {
      const [low, high] = term.slice(-2) as [number, number];
      for (const written of term.slice(0, -2).flatMap((words) => String(words).split(/ or /))) {
        const word = written.replace(/\s*\(.*\)$/, "");
        expect(scale && lookupTerm(scale, word), `${id}: ${word}`).toEqual({ low: low / 100, high: high / 100 });
      }
    }
  });

  it("gives no number to words outside a scale", () => {
    for (const scale of estimativeScales) for (const word of ["possible", "could", "may", "might"]) expect(lookupTerm(scale, word)).toBeNull();
  });
});
