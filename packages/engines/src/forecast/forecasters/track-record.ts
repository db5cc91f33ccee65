import type { ForecastQuestion, Instant, Ledger, LedgerForecast } from "../ledger/ledger.ts";
import { checkProbability } from "../check-probability.ts";
import { currentOutcomes, type OutcomeEntry, type OutcomeHistory } from "../ledger/outcome-history.ts";
import { meanScore, type MeanScore, type RangedForecast } from "./score-bounds.ts";
import { scoreRule, type ScoreRuleId } from "../scores/score-rule.ts";
import { skillScore } from "../scores/skill-score.ts";

export interface TrackRecordOptions {
  readonly rule: ScoreRuleId;
  /** Outcomes recorded later are not seen. */
  readonly asOf?: Instant;
}

/** What one expert's accepted forecasts came to. */
export interface TrackRecord {
  readonly forecaster: string;
  /** Name and scale of the score. */
  readonly label: string;
  /** Null where nothing could be scored. Each question counts once, however often the expert spoke on it. */
  readonly score: MeanScore | null;
  /** Questions behind the score: the n that goes with it. */
  readonly questionCount: number;
  /**
   * Skill against the questions' base rates, over those that have one: 1 perfect, 0 no better; with the middle of each range. Null without base rates,
   * and under rules other than Brier.
   */
  readonly skill: { readonly value: number | null; readonly questionCount: number } | null;
  /** Accepted forecasts that do not count, by reason. */
  readonly leftOut: Readonly<Record<LeftOut, number>>;
  /** The forecasts behind the score, for evidence. */
  readonly scored: readonly ScoredForecast[];
}

/** A forecast with its outcome and weight, and where it stands in the ledger. */
export interface ScoredForecast extends RangedForecast {
  readonly forecast: string;
  readonly question: string;
}

export type LeftOut = "open" | "ambiguous" | "annulled" | "without number" | "other kind" | "draft";

/** A scored forecast whose weight is not settled yet. */
type Weighable = { -readonly [Key in keyof ScoredForecast]: ScoredForecast[Key] };

interface Draft {
  readonly leftOut: Record<LeftOut, number>;
  readonly scored: Weighable[];
  /** How many of them are on each question. */
  readonly countOf: Map<string, number>;
}

/**
 * Track records of all forecasters of a ledger, in order of first appearance: a pure function of ledger and history, so that a corrected outcome corrects
 * every score.
 *
 * Several forecasts of one expert on one question share the question's weight. A forecast over options counts by the chance it gave to what happened, as
 * if "that option" had been the event. Drafts, open, ambiguous and annulled questions and words without number are counted apart, never as "no"
 * or as one half.
 *
 * @throws RAP_FORECAST_PROBABILITY with the forecast's id. Cost: O(forecasts + questions + entries).
 */
export function trackRecords(ledger: Ledger, history: OutcomeHistory, options: TrackRecordOptions): TrackRecord[] {
  const outcomes = currentOutcomes(history, options.asOf);
  const questions = new Map(ledger.questions.map((question) => [question.id, { question, outcome: outcomes.get(question.id) }]));
  const keys = new TermKeys();
  const drafts = new Map<string, Draft>();
  for (const forecast of ledger.forecasts) {
    let draft = drafts.get(forecast.forecaster);
    if (!draft) drafts.set(forecast.forecaster, (draft = emptyDraft()));
    file(draft, forecast, { resolved: questions.get(forecast.question), keys });
  }
  return [...drafts].map(([forecaster, draft]) => finish(forecaster, draft, questions, options.rule));
}

function emptyDraft(): Draft {
  return { leftOut: { open: 0, ambiguous: 0, annulled: 0, "without number": 0, "other kind": 0, draft: 0 }, scored: [], countOf: new Map() };
}

interface ResolvedQuestion {
  readonly question: ForecastQuestion;
  readonly outcome: OutcomeEntry | undefined;
}

interface ScoringContext {
  readonly resolved: ResolvedQuestion | undefined;
  readonly keys: TermKeys;
}

function file(draft: Draft, forecast: LedgerForecast, context: ScoringContext): void {
  const scored = scoreable(forecast, context);
  if (typeof scored === "string") {
    draft.leftOut[scored]++;
    return;
  }
  draft.scored.push(scored);
  draft.countOf.set(forecast.question, (draft.countOf.get(forecast.question) ?? 0) + 1);
}

function scoreable(forecast: LedgerForecast, context: ScoringContext): LeftOut | Weighable {
  const { resolved } = context;
  if (!forecast.isAccepted) return "draft";
  const verdict = resolved?.outcome?.verdict;
  if (!verdict || verdict.kind === "reopened") return "open";
  if (verdict.kind === "ambiguous" || verdict.kind === "annulled") return verdict.kind;
  if (verdict.kind === "option") {
    const index = resolved?.question.options.indexOf(verdict.option) ?? -1;
    const chance = forecast.optionChances?.[index];
    if (chance === null || chance === undefined) return "without number";
    checkProbability(chance, forecast.id);
    return { forecast: forecast.id, question: forecast.question, weight: 1, low: chance, high: chance, outcome: 1, term: null };
  }
  if (verdict.kind === "number") return "other kind";
  if (!forecast.chance) return "without number";
  const { low, high, term, scale } = forecast.chance;
  checkProbability(low, forecast.id);
  checkProbability(high, forecast.id);
  return {
    forecast: forecast.id,
    question: forecast.question,
    weight: 1,
    low,
    high,
    outcome: verdict.kind === "yes" ? 1 : 0,
    term: term === null || low === high ? null : context.keys.keyOf(term, scale),
  };
}

/** Keys of terms, each built once: a ledger has few terms and many forecasts. */
class TermKeys {
  readonly #byScale = new Map<string | null, Map<string, string>>();

  keyOf(term: string, scale: string | null): string {
    let ofScale = this.#byScale.get(scale);
    if (!ofScale) this.#byScale.set(scale, (ofScale = new Map()));
    let key = ofScale.get(term);
    if (key === undefined) ofScale.set(term, (key = `${scale ?? ""}:${term}`));
    return key;
  }
}

function finish(forecaster: string, draft: Draft, questions: ReadonlyMap<string, ResolvedQuestion>, ruleId: ScoreRuleId): TrackRecord {
  const rule = scoreRule(ruleId);
  const { scored, countOf } = draft;
  if (countOf.size < scored.length) for (const forecast of scored) forecast.weight = 1 / (countOf.get(forecast.question) ?? 1);
  return {
    forecaster,
    label: rule.label,
    score: scored.length === 0 ? null : meanScore(scored, rule),
    questionCount: countOf.size,
    skill: ruleId === "brier" ? skillOver(scored, questions) : null,
    leftOut: draft.leftOut,
    scored,
  };
}

function skillOver(scored: TrackRecord["scored"], questions: ReadonlyMap<string, ResolvedQuestion>): TrackRecord["skill"] {
  let [own, reference, weight] = [0, 0, 0];
  for (const forecast of scored) {
    const base = questions.get(forecast.question)?.question.baseRate;
    if (!base) continue;
    own += forecast.weight * ((forecast.low + forecast.high) / 2 - forecast.outcome) ** 2;
    reference += forecast.weight * (base.rate - forecast.outcome) ** 2;
    weight += forecast.weight;
  }
  return weight === 0 ? null : { value: skillScore(own / weight, reference / weight), questionCount: Math.round(weight) };
}
