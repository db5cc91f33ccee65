import { RapporteurError } from "@rapporteur/core/base";
import { isBetter, type ScoreRule } from "../scores/score-rule.ts";

/** A resolved forecast of one event, as a range: a stated number has `low` = `high`. */
export interface RangedForecast {
  /** Chances of the event in [0, 1], low ≤ high. */
  readonly low: number;
  readonly high: number;
  /** 1 where the event happened. */
  readonly outcome: 0 | 1;
  /** Word and scale behind the range ("icd203:likely"), or null for a stated number: equal terms are read alike in a common reading. */
  readonly term: string | null;
  /** Weight in the mean, above 0. */
  readonly weight: number;
}

export interface ScoreRange {
  readonly best: number;
  /** With every range read at its middle: for display, not a claim. */
  readonly middle: number;
  readonly worst: number;
}

export interface MeanScore {
  /** Each forecast anywhere in its range: no reading of the words gives a mean outside. */
  readonly bounds: ScoreRange;
  /** As above, but the same word means the same number wherever the forecaster used it. */
  readonly commonReading: ScoreRange;
  readonly count: number;
  readonly weight: number;
  /** What the sums are made of, so that rankings need not read the forecasts again. */
  readonly parts: ScoreParts;
}

/** Weighted sums of a record's scores: what stated numbers scored under the rule, and how each word was used. */
export interface ScoreParts {
  readonly fixed: number;
  readonly uses: readonly TermUse[];
}

/** Best, middle and worst score of one ranged forecast. Proper scores are monotone in p, so the ends of the range give the ends of the score. */
export function scoreRange(forecast: RangedForecast, rule: ScoreRule): ScoreRange {
  const atLow = rule.score(forecast.low, forecast.outcome);
  const atHigh = rule.score(forecast.high, forecast.outcome);
  const [best, worst] = isBetter(rule, atLow, atHigh) ? [atLow, atHigh] : [atHigh, atLow];
  return { best, worst, middle: forecast.low === forecast.high ? best : rule.score((forecast.low + forecast.high) / 2, forecast.outcome) };
}

/**
 * Weighted mean score with true bounds.
 *
 * `bounds` takes each forecast at its own best and worst end: the mean of the ends bounds every mean. `commonReading` binds equal terms to one number,
 * chosen best or worst for the whole: the mean score of a term is then convex in that number (Brier, log), so it is worst at an end of the range and best at
 * the frequency with which the events happened, or at the end nearest to it.
 *
 * @throws RAP_FORECAST_EMPTY, RAP_FORECAST_ROW for a range that is not valid. Cost: O(n).
 */
export function meanScore(forecasts: readonly RangedForecast[], rule: ScoreRule): MeanScore {
  if (forecasts.length === 0)
    throw new RapporteurError("RAP_FORECAST_EMPTY", { what: "forecast", cure: "resolve at least one question with a numeric or scaled chance" });
  let [best, middle, worst, weight, fixed] = [0, 0, 0, 0, 0];
  for (const [index, forecast] of forecasts.entries()) {
    checkRange(forecast, index);
    const atLow = rule.score(forecast.low, forecast.outcome);
    const isExact = forecast.low === forecast.high;
    const atHigh = isExact ? atLow : rule.score(forecast.high, forecast.outcome);
    const isLowBetter = isBetter(rule, atLow, atHigh);
    best += forecast.weight * (isLowBetter ? atLow : atHigh);
    middle += forecast.weight * (isExact ? atLow : rule.score((forecast.low + forecast.high) / 2, forecast.outcome));
    worst += forecast.weight * (isLowBetter ? atHigh : atLow);
    weight += forecast.weight;
    if (isExact) fixed += forecast.weight * atLow;
  }
  const parts = { fixed, uses: termUses(forecasts) };
  const common = commonEnds(parts, rule);
  return {
    bounds: { best: best / weight, middle: middle / weight, worst: worst / weight },
    commonReading: { best: common.best / weight, middle: middle / weight, worst: common.worst / weight },
    count: forecasts.length,
    weight,
    parts,
  };
}

/** Best and worst sum where each word has one meaning; stated numbers mean themselves. */
function commonEnds({ fixed, uses }: ScoreParts, rule: ScoreRule): { best: number; worst: number } {
  let [best, worst] = [fixed, fixed];
  for (const use of uses) {
    const range = useRange(use, rule);
    best += range.best;
    worst += range.worst;
  }
  return { best, worst };
}

function checkRange({ low, high }: RangedForecast, index: number): void {
  if (low >= 0 && low <= high && high <= 1) return;
  throw new RapporteurError("RAP_FORECAST_ROW", {
    row: index + 1,
    problem: `${low}–${high} is not a range of chances`,
    cure: "give 0 ≤ low ≤ high ≤ 1",
  });
}

/** All uses of one word by one forecaster: with weight `hits` the event happened, with weight `misses` not. */
export interface TermUse {
  readonly key: string;
  readonly low: number;
  readonly high: number;
  hits: number;
  misses: number;
}

/**
 * Uses by term; stated numbers are left out. "Likely not" is read with "likely": a range and its mirror image go together, with the
 * outcome turned. Cost: O(n × ranges of a term), of which a scale has one.
 */
export function termUses(forecasts: readonly RangedForecast[]): TermUse[] {
  const byTerm = new Map<string | null, TermUse[]>();
  for (const forecast of forecasts) {
    if (forecast.low === forecast.high) continue;
    const isMirrored = forecast.term !== null && forecast.low + forecast.high < 1;
    const low = isMirrored ? roundAway(1 - forecast.high) : forecast.low;
    const high = isMirrored ? roundAway(1 - forecast.low) : forecast.high;
    const use = findUse(byTerm, { term: forecast.term, low, high });
    if ((forecast.outcome === 1) !== isMirrored) use.hits += forecast.weight;
    else use.misses += forecast.weight;
  }
  return [...byTerm.values()].flat();
}

function findUse(byTerm: Map<string | null, TermUse[]>, { term, low, high }: { term: string | null; low: number; high: number }): TermUse {
  let uses = byTerm.get(term);
  if (!uses) byTerm.set(term, (uses = []));
  const known = uses.find((use) => use.low === low && use.high === high);
  if (known) return known;
  const use = { key: `${term ?? ""}|${low}|${high}`, low, high, hits: 0, misses: 0 };
  uses.push(use);
  return use;
}

/** Nine decimals, so that a range and the mirror image of its mirror image are one key. */
function roundAway(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

/** Weighted score of all uses of a term where it means `p`. */
export function useScore(use: TermUse, p: number, rule: ScoreRule): number {
  const hits = use.hits === 0 ? 0 : use.hits * rule.score(p, 1);
  const misses = use.misses === 0 ? 0 : use.misses * rule.score(p, 0);
  return hits + misses;
}

function useRange(use: TermUse, rule: ScoreRule): { best: number; worst: number } {
  const frequency = use.hits / (use.hits + use.misses);
  const inner = Math.min(use.high, Math.max(use.low, frequency));
  const atLow = useScore(use, use.low, rule);
  const atHigh = useScore(use, use.high, rule);
  return { best: useScore(use, inner, rule), worst: isBetter(rule, atLow, atHigh) ? atHigh : atLow };
}
