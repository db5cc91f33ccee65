import { textReader } from "@rapporteur/core/model";
import {
  calibrationTable,
  draftQuestions,
  type ForecastStatementRow,
  type Ledger,
  type LedgerForecast,
  murphyDecomposition,
  rankForecasters,
  readForecastRows,
  toLedgerForecast,
  type TrackRecord,
  trackRecords,
} from "@rapporteur/engines/forecast";
import { basisOfIds, evidenceReader } from "../evidence.ts";
import type { ForecastEntry, ForecastsAnswer, ForecastsRequest, ScoredEntry, ScoreRow, UnaskedGroup } from "./forecast-types.ts";
import type { FigureData } from "../figure-data.ts";

/** The ledger's forecasts, and what the resolved ones came to. */
export function answerForecasts(data: FigureData, request: ForecastsRequest): ForecastsAnswer {
  const { rows } = readForecastRows(data.table, { includesDrafts: request.countsDrafts });
  const ledger = ledgerOf(rows, request);
  const records = trackRecords(ledger, request.history, { rule: request.rule });
  const ranking = rankForecasters(records, { rule: request.rule, minimumQuestions: request.minimumQuestions });
  const rankOf = new Map(ranking.ranked.map(({ record, rank }) => [record.forecaster, rank]));
  const scored = records.flatMap(({ forecaster, scored: own }) =>
    own.map(({ forecast, low, high, outcome }): ScoredEntry => ({ statement: forecast, forecaster, chance: (low + high) / 2, outcome })),
  );
  const [chances, outcomes] = [scored.map(({ chance }) => chance), scored.map(({ outcome }) => outcome)];
  return {
    unasked: unaskedGroups(rows, request),
    forecasts: entriesOf(data, rows, request),
    scores: [...ranking.ranked.map(({ record }) => record), ...ranking.unranked].map((record) =>
      scoreRow(record, rankOf.get(record.forecaster) ?? null),
    ),
    scored,
    label: ranking.label,
    unsettled: ranking.unsettled,
    sharesQuestions: ranking.sharesQuestions,
    calibration: scored.length === 0 ? null : calibrationTable(chances, outcomes),
    decomposition: scored.length === 0 ? null : murphyDecomposition(chances, outcomes),
    basis: basisOfIds(
      data,
      rows.map(({ id }) => id),
    ),
    scoredBasis: basisOfIds(
      data,
      scored.map(({ statement }) => statement),
    ),
  };
}

function ledgerOf(rows: readonly ForecastStatementRow[], { questions, countsDrafts }: ForecastsRequest): Ledger {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const forecasts = questions.flatMap((question) =>
    question.statements.flatMap((id): LedgerForecast[] => {
      const row = byId.get(id);
      const forecast = row === undefined ? null : toLedgerForecast(row, question.id);
      // Where drafts are asked for they count like the rest, and the basis says how many nobody has reviewed.
      return forecast === null ? [] : [{ ...forecast, isAccepted: forecast.isAccepted || countsDrafts }];
    }),
  );
  return { questions, forecasts };
}

function unaskedGroups(rows: readonly ForecastStatementRow[], { questions }: ForecastsRequest): UnaskedGroup[] {
  const asked = new Set(questions.flatMap(({ statements }) => statements));
  return draftQuestions(rows.filter(({ id }) => !asked.has(id))).map(({ question, statements }) => ({
    text: question.text,
    condition: question.condition,
    opens: question.opens,
    due: question.due,
    statements: statements.map(({ id }) => id),
  }));
}

function scoreRow({ forecaster, score, questionCount, leftOut, skill }: TrackRecord, rank: number | null): ScoreRow {
  return {
    forecaster,
    rank,
    bounds: score?.bounds ?? null,
    commonReading: score?.commonReading ?? null,
    questionCount,
    leftOut,
    skill: skill?.value ?? null,
  };
}

function entriesOf(data: FigureData, rows: readonly ForecastStatementRow[], { questions }: ForecastsRequest): ForecastEntry[] {
  const quote = evidenceReader(data.table);
  const [term, horizonWords] = [textReader(data.table, "term"), textReader(data.table, "horizon")];
  const askedBy = Map.groupBy(
    questions.flatMap(({ id, statements }) => statements.map((statement) => ({ id, statement }))),
    ({ statement }) => statement,
  );
  return rows.flatMap((row): ForecastEntry[] => {
    const at = data.rowOf(row.id);
    if (at === undefined) return [];
    const { forecaster, event, direction, chance, horizonFrom, horizonTo, condition } = row;
    return [
      {
        ...quote(at),
        forecaster,
        event,
        direction,
        low: chance?.low ?? null,
        high: chance?.high ?? null,
        term: term(at),
        scale: chance?.scale ?? null,
        horizonWords: horizonWords(at),
        horizonFrom,
        horizonTo,
        condition,
        questions: (askedBy.get(row.id) ?? []).map(({ id }) => id),
      },
    ];
  });
}
