export { averageOverTime, peersOverTime, type TimeAverage } from "./time-average.ts";
export { baselineScore, brierScore, chanceOfOutcome, clipChance, logLoss, logScore, meanBrierScore } from "./binary-scores.ts";
export {
  binnedDecomposition,
  decomposeTable,
  equalBins,
  murphyDecomposition,
  type BinnedDecomposition,
  type MurphyDecomposition,
  type MurphyParts,
} from "./murphy.ts";
export { calibrationTable, type Calibration, type CalibrationBin } from "./calibration.ts";
export { dailyBrier, type DailyBrier, type DailyBrierOptions } from "./daily-brier.ts";
export { draftQuestions, type QuestionDraft } from "./draft-questions.ts";
export { dueQuestions, type DueQuestion } from "./due-questions.ts";
export { importFatebook } from "./import-fatebook.ts";
export { importMetaculus } from "./import-metaculus.ts";
export { importSpreadsheet } from "./import-spreadsheet.ts";
export type { ImportedLedger, TableRows } from "./import-rows.ts";
export { jeffreysDivergence, semiDeviations } from "./forecast-spread.ts";
export type { ForecastQuestion, Instant, Ledger, LedgerForecast, StatedChance } from "./ledger.ts";
export { numberBaseline, optionBaseline, optionBrier, rankedProbabilityScore } from "./option-scores.ts";
export { appendOutcome, currentOutcome, currentOutcomes, type OutcomeEntry, type OutcomeHistory, type Verdict } from "./outcome-history.ts";
export { peerScores, peersOfLogScores } from "./peer-scores.ts";
export {
  extremisedMean,
  geometricMeanOfOdds,
  geometricMeans,
  optionQuantiles,
  poolForecasts,
  powerOfTail,
  recencyWeights,
  renormalise,
  weightedQuantile,
  type PooledForecast,
} from "./pool-forecasts.ts";
export { rankForecasters, type Firmness, type RankedPair, type Ranking } from "./rank-forecasters.ts";
export { meanScore, scoreRange, type MeanScore, type RangedForecast, type ScoreRange } from "./score-bounds.ts";
export { scoreRule, scoreRules, type ScoreRule, type ScoreRuleId } from "./score-rule.ts";
export { baseRateBrier, skillScore } from "./skill-score.ts";
export type { Horizon, StandingForecast } from "./standing-forecast.ts";
export { readForecastRows, toLedgerForecast, type ForecastRows, type ForecastStatementRow } from "./statement-forecasts.ts";
export { trackRecords, type LeftOut, type TrackRecord, type TrackRecordOptions } from "./track-record.ts";
export { writeCalendar } from "./write-calendar.ts";
