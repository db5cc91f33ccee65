export { averageOverTime, peersOverTime, type TimeAverage } from "./scores/time-average.ts";
export { baselineScore, brierScore, chanceOfOutcome, clipChance, logLoss, logScore, meanBrierScore } from "./scores/binary-scores.ts";
export {
  binnedDecomposition,
  decomposeTable,
  equalBins,
  murphyDecomposition,
  type BinnedDecomposition,
  type MurphyDecomposition,
  type MurphyParts,
} from "./scores/murphy.ts";
export { calibrationTable, type Calibration, type CalibrationBin } from "./scores/calibration.ts";
export { dailyBrier, type DailyBrier, type DailyBrierOptions } from "./scores/daily-brier.ts";
export { draftQuestions, type QuestionDraft } from "./ledger/draft-questions.ts";
export { dueQuestions, type DueQuestion } from "./ledger/due-questions.ts";
export { importFatebook } from "./imports/import-fatebook.ts";
export { importMetaculus } from "./imports/import-metaculus.ts";
export { importSpreadsheet } from "./imports/import-spreadsheet.ts";
export type { ImportedLedger, TableRows } from "./imports/import-rows.ts";
export { jeffreysDivergence, semiDeviations } from "./forecast-spread.ts";
export type { ForecastQuestion, Instant, Ledger, LedgerForecast, StatedChance } from "./ledger/ledger.ts";
export { numberBaseline, optionBaseline, optionBrier, rankedProbabilityScore } from "./scores/option-scores.ts";
export { appendOutcome, currentOutcome, currentOutcomes, type OutcomeEntry, type OutcomeHistory, type Verdict } from "./ledger/outcome-history.ts";
export { peerScores, peersOfLogScores } from "./scores/peer-scores.ts";
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
export { rankForecasters, type Firmness, type RankedPair, type Ranking } from "./forecasters/rank-forecasters.ts";
export { meanScore, scoreRange, type MeanScore, type RangedForecast, type ScoreRange } from "./forecasters/score-bounds.ts";
export { scoreRule, scoreRules, type ScoreRule, type ScoreRuleId } from "./scores/score-rule.ts";
export { baseRateBrier, skillScore } from "./scores/skill-score.ts";
export type { Horizon, StandingForecast } from "./scores/standing-forecast.ts";
export { readForecastRows, toLedgerForecast, type ForecastRows, type ForecastStatementRow } from "./ledger/statement-forecasts.ts";
export { trackRecords, type LeftOut, type TrackRecord, type TrackRecordOptions } from "./forecasters/track-record.ts";
export { writeCalendar } from "./ledger/write-calendar.ts";
