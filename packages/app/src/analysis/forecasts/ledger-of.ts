import { type ForecastQuestion, type OutcomeEntry, readForecastRows } from "@rapporteur/engines/forecast";
import type { OutcomeRecord, QuestionRecord } from "../../records/project-records.ts";
import { parseOutcome, toForecast, type LedgerFile, type LedgerFileForecast } from "./forecast-ledger-file.ts";
import { entryMaker } from "./forecast-ledger.ts";
import type { Gathered } from "../input/opened-statements.ts";
import type { LedgerRecords } from "../input/open-statements-library.ts";

/** The questions and outcomes of a project, with the forecast statements that answer them, as the ledger's engines take them. */
export function ledgerOf({ questions, outcomes }: LedgerRecords, gathered: Gathered): LedgerFile {
  const forecasts = forecastsOn(questions, gathered);
  const ledger = { questions: questions.map(questionOf), forecasts: forecasts.flatMap((one) => toForecast(one) ?? []) };
  return { path: "the library", ledger, history: historyOf(outcomes), forecasts: new Map(forecasts.map((one) => [one.id, one])) };
}

/** The outcomes of a library in the order in which they were entered. */
export function historyOf(outcomes: readonly OutcomeRecord[]): OutcomeEntry[] {
  return outcomes.flatMap((record) => entryOf(record) ?? []).sort((a, b) => a.recorded - b.recorded || (a.question < b.question ? -1 : 1));
}

function forecastsOn(questions: readonly QuestionRecord[], gathered: Gathered): LedgerFileForecast[] {
  const { rows } = readForecastRows(gathered.table, { includesDrafts: true });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const entry = entryMaker(gathered);
  return questions.flatMap(({ id, statements }) =>
    statements.flatMap((statement) => {
      const row = byId.get(statement);
      return row === undefined ? [] : [entry(row, id)];
    }),
  );
}

const instant = (date: string | null): number | null => (date === null ? null : Date.parse(date));

/** A question of a library as the engines take it. */
function questionOf({ id, text, criteria, kind, options, condition, opens, closes, due, baseRate }: QuestionRecord): ForecastQuestion {
  return { id, text, criteria, kind, options, condition, baseRate, opens: instant(opens), closes: instant(closes), due: instant(due) };
}

function entryOf({ question, outcome, happened, recorded, by, reason, evidence }: OutcomeRecord): OutcomeEntry | null {
  const verdict = parseOutcome(String(outcome));
  return verdict === null ? null : { question, verdict, happened: Date.parse(happened), recorded: Date.parse(recorded), by, reason, evidence };
}
