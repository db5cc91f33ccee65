import { currentOutcomes, type OutcomeEntry } from "@rapporteur/engines/forecast";
import { columnReader, reviewStates, type StatementTable } from "@rapporteur/core/model";
import type { OutcomeRecord, QuestionRecord } from "../../records/project-records.ts";
import { outcomeText } from "../forecasts/forecast-ledger-file.ts";
import { historyOf } from "../forecasts/ledger-of.ts";
import type { LedgerRecords } from "../input/open-statements-library.ts";
import { dayOf, linkCells, type NamedEntities, type TableRow } from "./entity-rows.ts";

/** The ledger as forecasts are joined to it. */
export interface LedgerLinks {
  /** Questions by the ids of the statements that answer them. */
  readonly questions: ReadonlyMap<string, readonly QuestionRecord[]>;
  /** The outcome that counts, by question. */
  readonly outcomes: ReadonlyMap<string, OutcomeEntry>;
}

export function linkLedger({ questions, outcomes }: LedgerRecords): LedgerLinks {
  const links = questions.flatMap((question) => question.statements.map((statement) => ({ statement, question })));
  const byStatement = Map.groupBy(links, ({ statement }) => statement);
  return {
    questions: new Map([...byStatement].map(([id, group]) => [id, group.map(({ question }) => question)])),
    outcomes: currentOutcomes(historyOf(outcomes)),
  };
}

/** Columns of the table that have another name there, or the same. */
const variables = {
  event: "event",
  direction: "direction",
  term: "term",
  scale: "scale",
  low: "low",
  best: "best",
  high: "high",
  horizon: "horizon",
  horizon_from: "horizonFrom",
  horizon_to: "horizonTo",
  condition: "condition",
} as const;

/** The rows of one forecast statement of a batch: as many as it has questions, at least one. */
export function forecastReader(table: StatementTable, named: NamedEntities, ledger: LedgerLinks): (row: number) => TableRow[] {
  const read = Object.entries(variables).map(([column, variable]) => [column, columnReader(table, variable)] as const);
  const [forecaster, speaker] = [columnReader(table, "forecaster"), columnReader(table, "speaker")];
  return (row) => {
    const id = table.ids[row] ?? "";
    const who = forecaster(row) ?? speaker(row);
    const common = {
      statement_id: id,
      document_id: table.documents.ids[table.documentOf[row] ?? 0] ?? "",
      ...linkCells("forecaster", typeof who === "string" ? who : null, named),
      stated: table.times[row] ?? null,
      ...Object.fromEntries(read.map(([column, valueOf]) => [column, valueOf(row)])),
      review: reviewStates[table.reviews[row] ?? 0] ?? "draft",
    };
    const questions = ledger.questions.get(id) ?? [null];
    return questions.map((question) => ({ ...common, ...answerCells(question, ledger) }));
  };
}

function answerCells(question: QuestionRecord | null, { outcomes }: LedgerLinks): TableRow {
  const entry = question === null ? undefined : outcomes.get(question.id);
  const kind = entry?.verdict.kind;
  return {
    question_id: question?.id ?? null,
    question: question?.text ?? null,
    outcome: entry === undefined ? null : outcomeText(entry.verdict),
    happened: entry?.happened ?? null,
    came_true: kind === "yes" ? true : kind === "no" ? false : null,
  };
}

export function questionRow({ id, text, criteria, kind, options, condition, opens, closes, due, baseRate, statements }: QuestionRecord): TableRow {
  const days = { opens: dayOf(opens), closes: dayOf(closes), due: dayOf(due) };
  const rate = { base_rate: baseRate?.rate ?? null, base_rate_source: baseRate?.source ?? null };
  return { question_id: id, text, criteria, kind, options, condition, ...days, ...rate, statements };
}

export function outcomeRow({ id, question, outcome, happened, recorded, by, reason, evidence }: OutcomeRecord): TableRow {
  const moments = { happened: dayOf(happened), recorded: dayOf(recorded) };
  return { outcome_id: id, question_id: question, outcome: String(outcome), ...moments, by, reason, evidence };
}
