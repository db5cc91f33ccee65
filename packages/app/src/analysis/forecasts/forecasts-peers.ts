import {
  averageOverTime,
  baselineScore,
  clipChance,
  type ForecastQuestion,
  type Horizon,
  peersOfLogScores,
  peersOverTime,
  type ScoreRange,
  type StandingForecast,
  type TrackRecord,
} from "@rapporteur/engines/forecast";
import type { JointRule } from "../../contract/analysis-options.ts";

const clipped = "chances kept within 0.1–99.9 %";
export const jointLabels: Readonly<Record<JointRule, string>> = {
  peer: `peer score, 0 is as good as the others, higher is better (${clipped})`,
  "peer-over-time": `peer score averaged over the scheduled time, 0 is as good as the others, higher is better (${clipped})`,
  "baseline-over-time": `baseline score averaged over the scheduled time, 0 for an even split or no forecast, at most 100, higher is better (${clipped})`,
};

export interface JointRecord {
  readonly forecaster: string;
  /** Mean over questions; null where none could be scored. */
  readonly score: ScoreRange | null;
  readonly questionCount: number;
  /** Mean share of the scheduled time with a standing forecast; null where time plays no part. */
  readonly coverage: number | null;
}

export interface JointScores {
  readonly records: readonly JointRecord[];
  /** Questions left out because they, or forecasts on them, have no dates. */
  readonly undated: number;
}

/** One forecaster's chances of what happened on one question: ends and middle of each, with the time it was stated. */
interface Own {
  readonly forecaster: string;
  readonly chances: readonly (Readonly<ScoreRange> & { readonly stated: number | null })[];
}

/** What the time of a question needs to be known. */
export interface JointContext {
  readonly questions: ReadonlyMap<string, ForecastQuestion>;
  /** When a question was decided. */
  readonly happened: ReadonlyMap<string, number>;
  /** When a forecast was stated, by its id. */
  readonly stated: ReadonlyMap<string, number | null>;
}

/**
 * Joint scores of the forecasts that track records score. Bounds: each forecaster's words at their best while everyone else's are at their
 * worst, and the other way round; so they hold whatever the words mean.
 *
 * Cost: O(n log n); over time, for questions with ranges, O(forecasters × n log n).
 */
export function scoreJointly(records: readonly TrackRecord[], rule: JointRule, context: JointContext): JointScores {
  const byQuestion = new Map<string, Own[]>();
  for (const { forecaster, scored } of records) {
    for (const [question, own] of Map.groupBy(scored, (one) => one.question)) {
      const chances = own.map((one) => ({ ...endsOf(one), stated: context.stated.get(one.forecast) ?? null }));
      byQuestion.set(question, [...(byQuestion.get(question) ?? []), { forecaster, chances }]);
    }
  }
  const sums = new Map(records.map(({ forecaster }) => [forecaster, { best: 0, middle: 0, worst: 0, coverage: 0, count: 0 }]));
  let undated = 0;
  for (const [question, owns] of byQuestion) {
    const scores = rule === "peer" ? plainPeers(owns) : overTime(owns, rule, horizonOf(question, owns, context));
    if (scores === null) undated++;
    for (const [index, score] of (scores ?? []).entries()) {
      const sum = sums.get(owns[index]?.forecaster ?? "");
      if (sum === undefined) continue;
      sum.best += score.best;
      sum.middle += score.middle;
      sum.worst += score.worst;
      sum.coverage += score.coverage;
      sum.count++;
    }
  }
  const finished = [...sums].map(([forecaster, { best, middle, worst, coverage, count }]) => ({
    forecaster,
    score: count === 0 ? null : { best: best / count, middle: middle / count, worst: worst / count },
    questionCount: count,
    coverage: rule === "peer" || count === 0 ? null : coverage / count,
  }));
  return { records: finished, undated };
}

/** Chance given to what happened, at the better end of the range, in the middle, at the worse end. */
function endsOf({ low, high, outcome }: { readonly low: number; readonly high: number; readonly outcome: 0 | 1 }): ScoreRange {
  const [least, most] = outcome === 1 ? [low, high] : [1 - high, 1 - low];
  return { best: clipChance(most), middle: clipChance((least + most) / 2), worst: clipChance(least) };
}

type QuestionScore = ScoreRange & { readonly coverage: number };
const ends = ["best", "middle", "worst"] as const;
const opposite = { best: "worst", middle: "middle", worst: "best" } as const;

/** Several forecasts of one forecaster count by the mean of their logarithms. */
function plainPeers(owns: readonly Own[]): QuestionScore[] {
  const logOf = (own: Own, end: keyof ScoreRange): number => own.chances.reduce((sum, one) => sum + Math.log(one[end]), 0) / own.chances.length;
  const logs = {
    best: owns.map((own) => logOf(own, "best")),
    middle: owns.map((own) => logOf(own, "middle")),
    worst: owns.map((own) => logOf(own, "worst")),
  };
  const middle = peersOfLogScores(logs.middle);
  const total = { best: sumOf(logs.best), worst: sumOf(logs.worst) };
  return owns.map((_, index) => {
    const against = (end: "best" | "worst"): number => {
      const other = opposite[end];
      const mean = (total[other] - (logs[other][index] ?? 0)) / (owns.length - 1);
      return owns.length < 2 ? 0 : 100 * ((logs[end][index] ?? 0) - mean);
    };
    return { best: against("best"), middle: 100 * (middle[index] ?? 0), worst: against("worst"), coverage: 0 };
  });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** From the opening (or the first forecast) to the scheduled close; null where a date is missing. */
function horizonOf(id: string, owns: readonly Own[], { questions, happened }: JointContext): Horizon | null {
  const question = questions.get(id);
  const stated = owns.flatMap(({ chances }) => chances.map((one) => one.stated));
  const known = stated.filter((one) => one !== null);
  const decided = happened.get(id) ?? null;
  const scheduledClose = question?.closes ?? question?.due ?? decided;
  if (known.length < stated.length || known.length === 0 || scheduledClose === null) return null;
  const open = Math.min(question?.opens ?? Number.POSITIVE_INFINITY, ...known);
  return scheduledClose > open ? { open, scheduledClose, actualClose: decided } : null;
}

function overTime(owns: readonly Own[], rule: JointRule, horizon: Horizon | null): QuestionScore[] | null {
  if (horizon === null) return null;
  if (rule === "baseline-over-time") {
    return owns.map((own) => {
      const at = (end: keyof ScoreRange): { score: number; coverage: number } => averageOverTime(standing(own, end), horizon, baselineScore);
      const { score, coverage } = at("middle");
      return { best: at("best").score, middle: score, worst: at("worst").score, coverage };
    });
  }
  const isExact = owns.every(({ chances }) => chances.every(({ best, worst }) => best === worst));
  const middle = peersOverTime(
    owns.flatMap((own) => standing(own, "middle")),
    horizon,
  );
  return owns.map((own) => {
    const { score = 0, coverage = 0 } = middle.get(own.forecaster) ?? {};
    const at = (end: keyof ScoreRange): number =>
      peersOverTime(
        owns.flatMap((one) => standing(one, one === own ? end : opposite[end])),
        horizon,
      ).get(own.forecaster)?.score ?? 0;
    const [best, , worst] = isExact ? [score, score, score] : ends.map((end) => (end === "middle" ? score : at(end)));
    return { best: best ?? score, middle: score, worst: worst ?? score, coverage };
  });
}

function standing({ forecaster, chances }: Own, end: keyof ScoreRange): StandingForecast[] {
  return chances.map((one) => ({ forecaster, chance: one[end], start: one.stated ?? 0, end: null }));
}
