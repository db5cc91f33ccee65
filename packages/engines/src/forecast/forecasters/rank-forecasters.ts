import { RapporteurError } from "@rapporteur/core/base";
import { useScore, type TermUse } from "./score-bounds.ts";
import { isBetter, scoreRule, type ScoreRule, type ScoreRuleId } from "../scores/score-rule.ts";
import type { TrackRecord } from "./track-record.ts";

/** Whether one forecaster stays ahead of another whatever the words mean within their ranges. */
export type Firmness =
  /** Ahead under every reading. */
  | "firm"
  /** Ahead wherever a word means one number for both; behind only if it means different numbers to them. */
  | "firm under a common reading"
  /** There is one reading of the words, the same for both, under which the order turns. */
  | "flips";

export interface RankedPair {
  readonly ahead: string;
  readonly behind: string;
  readonly firmness: Firmness;
}

export interface Ranking {
  readonly label: string;
  /** By the middle of each range, best first. Equal scores share a rank. */
  readonly ranked: readonly { readonly rank: number; readonly record: TrackRecord }[];
  /** Too few resolved questions to rank. */
  readonly unranked: readonly TrackRecord[];
  readonly minimumQuestions: number;
  /** Pairs of ranked forecasters whose order is not firm. */
  readonly unsettled: readonly RankedPair[];
  /** The forecasters scored on different questions: their scores are then not comparable without more. */
  readonly sharesQuestions: boolean;
}

/**
 * Ranks track records by mean score, none below a stated number of questions, and flags every order that depends on what a word of probability means.
 *
 * Under a common reading the gap between two forecasters is a sum over terms, each a function of what that term means; its extremes lie at the ends of the range
 * or where its derivative is 0, so that "flips" is exact for Brier and log rules.
 *
 * @throws RAP_FORECAST_OPTION for a minimum below 1. Cost: O(n log n + forecasters² × terms).
 */
export function rankForecasters(
  records: readonly TrackRecord[],
  options: { readonly rule: ScoreRuleId; readonly minimumQuestions: number },
): Ranking {
  const { minimumQuestions } = options;
  if (!(minimumQuestions >= 1))
    throw new RapporteurError("RAP_FORECAST_OPTION", {
      option: "the least number of questions",
      value: minimumQuestions,
      must: "a number of at least 1",
    });
  const rule = scoreRule(options.rule);
  const isRanked = (record: TrackRecord): boolean => record.score !== null && record.questionCount >= minimumQuestions;
  const sorted = records.filter(isRanked).sort((a, b) => order(rule, middleOf(a), middleOf(b)) || (a.forecaster < b.forecaster ? -1 : 1));
  let rank = 0;
  const ranked = sorted.map((record, index) => {
    if (index === 0 || middleOf(record) !== middleOf(sorted[index - 1] as TrackRecord)) rank = index + 1;
    return { rank, record };
  });
  return {
    label: rule.label,
    ranked,
    unranked: records.filter((record) => !isRanked(record)),
    minimumQuestions,
    unsettled: unsettledPairs(sorted, rule),
    sharesQuestions: shareQuestions(sorted),
  };
}

function middleOf(record: TrackRecord): number {
  return record.score?.bounds.middle ?? Number.NaN;
}

function order(rule: ScoreRule, a: number, b: number): number {
  return rule.better === "lower" ? a - b : b - a;
}

/** A record taken apart: what its stated numbers scored, and its uses of words, as parts of the mean. */
interface Anatomy {
  readonly record: TrackRecord;
  readonly fixed: number;
  readonly uses: ReadonlyMap<string, TermUse>;
}

function takeApart(record: TrackRecord): Anatomy {
  const total = record.score?.weight ?? 1;
  const uses = new Map<string, TermUse>();
  for (const use of record.score?.parts.uses ?? []) uses.set(use.key, { ...use, hits: use.hits / total, misses: use.misses / total });
  return { record, fixed: (record.score?.parts.fixed ?? 0) / total, uses };
}

function unsettledPairs(sorted: readonly TrackRecord[], rule: ScoreRule): RankedPair[] {
  const parts = sorted.map(takeApart);
  const pairs: RankedPair[] = [];
  for (const [first, ahead] of parts.entries()) {
    for (const behind of parts.slice(first + 1)) {
      const firmness = firmnessOf(ahead, behind, rule);
      if (firmness !== "firm") pairs.push({ ahead: ahead.record.forecaster, behind: behind.record.forecaster, firmness });
    }
  }
  return pairs;
}

function firmnessOf(ahead: Anatomy, behind: Anatomy, rule: ScoreRule): Firmness {
  const worstAhead = ahead.record.score?.bounds.worst ?? Number.NaN;
  const bestBehind = behind.record.score?.bounds.best ?? Number.NaN;
  if (!isBetter(rule, bestBehind, worstAhead) && bestBehind !== worstAhead) return "firm";
  return worstLead(ahead, behind, rule) <= 0 ? "flips" : "firm under a common reading";
}

/** The smallest lead that one reading of the words leaves, counted so that a lead is positive. */
function worstLead(ahead: Anatomy, behind: Anatomy, rule: ScoreRule): number {
  let sum = -order(rule, ahead.fixed, behind.fixed);
  for (const [key, use] of ahead.uses) sum += worstLeadOfTerm(use, behind.uses.get(key), rule);
  for (const [key, use] of behind.uses) if (!ahead.uses.has(key)) sum += worstLeadOfTerm(undefined, use, rule);
  return sum;
}

/**
 * The smallest lead over what one word may mean: at an end of its range, or where the lead's derivative is 0, which for Brier and for log is at
 * hits / (hits + misses) of the differences.
 */
function worstLeadOfTerm(first: TermUse | undefined, second: TermUse | undefined, rule: ScoreRule): number {
  const { low, high } = (first ?? second) as TermUse;
  const hits = (first?.hits ?? 0) - (second?.hits ?? 0);
  const misses = (first?.misses ?? 0) - (second?.misses ?? 0);
  const lead = (p: number): number => -order(rule, first ? useScore(first, p, rule) : 0, second ? useScore(second, p, rule) : 0);
  const atEnds = Math.min(lead(low), lead(high));
  const inner = hits / (hits + misses);
  return inner > low && inner < high ? Math.min(atEnds, lead(inner)) : atEnds;
}

function shareQuestions(records: readonly TrackRecord[]): boolean {
  const [first, ...others] = records;
  if (!first || others.some((record) => record.questionCount !== first.questionCount)) return first === undefined;
  const questions = new Set(first.scored.map((forecast) => forecast.question));
  return others.every((record) => record.scored.every((forecast) => questions.has(forecast.question)));
}
