import { RapporteurError, type Warning } from "@rapporteur/core/base";
import { defaultScale, type EstimativeScale, lookupTerm } from "@rapporteur/core/model";
import { OutcomeCollector, parseChance, parseInstant, parseVerdict, rowNumber, type ImportedLedger, type TableRows } from "./import-rows.ts";
import type { ForecastQuestion, LedgerForecast, StatedChance } from "../ledger/ledger.ts";

/** Names under which each field may stand in the header; letter case and blanks do not matter. */
const fieldNames = {
  question: ["question", "event", "prediction", "title", "question title"],
  forecaster: ["forecaster", "expert", "name", "author", "who"],
  probability: ["probability", "chance", "forecast", "p", "confidence", "percent", "probability (%)"],
  stated: ["stated", "date", "made", "forecast date", "created"],
  due: ["due", "resolve by", "deadline", "by"],
  outcome: ["outcome", "resolution", "result", "resolved"],
  happened: ["happened", "outcome date", "resolved on", "resolved at"],
  reason: ["reason", "why", "notes"],
  evidence: ["evidence", "link", "url", "source"],
  condition: ["condition", "if"],
} as const;

type Field = keyof typeof fieldNames;

/**
 * Reads a spreadsheet of forecasts, one a row. Needed are a question, a forecaster and a probability; see `fieldNames` in this file for what the columns may be called. A probability is
 * 0.7, 70%, or words of the scale ("likely"); words the scale does not hold stay without number, with a warning. A column named "percent" or "probability (%)" holds 70
 * for seventy percent.
 *
 * @throws RAP_FORECAST_COLUMN, RAP_FORECAST_PROBABILITY, RAP_FORECAST_ROW with the row. Cost: O(rows).
 */
export function importSpreadsheet(rows: TableRows, scale: EstimativeScale = defaultScale): ImportedLedger {
  const columns = findColumns(rows);
  const questions = new Map<string, ForecastQuestion>();
  const forecasts: LedgerForecast[] = [];
  const outcomes = new OutcomeCollector();
  const warnings: Warning[] = [];
  for (const [index, row] of rows.entries()) {
    const number = rowNumber(index);
    const cell = (field: Field): string => (columns[field] === undefined ? "" : (row[columns[field]] ?? "")).trim();
    const question = readQuestion(cell, number);
    questions.set(question.id, questions.get(question.id) ?? question);
    const chance = readChance(cell("probability"), number, { scale, isPercent: /percent|%/i.test(columns.probability ?? "") });
    if (chance === null)
      warnings.push({
        code: "forecast-without-number",
        message: `Row ${number}: “${cell("probability")}” has no number on ${scale.name}; the forecast is kept without one.`,
      });
    const stated = parseInstant(cell("stated"), number, "the column of dates");
    forecasts.push({
      id: `row-${number}`,
      question: question.id,
      forecaster: cell("forecaster"),
      stated,
      chance,
      optionChances: null,
      isAccepted: true,
    });
    addOutcome(cell, { question, stated, number, outcomes });
  }
  return { ledger: { questions: [...questions.values()], forecasts }, outcomes: outcomes.entries(), warnings };
}

function findColumns(rows: TableRows): Partial<Record<Field, string>> {
  const header = Object.keys(rows[0] ?? {});
  const columns: Partial<Record<Field, string>> = {};
  for (const [field, names] of Object.entries(fieldNames)) {
    const found = names.map((name) => header.find((column) => column.trim().toLowerCase() === name)).find((column) => column !== undefined);
    if (found !== undefined) columns[field as Field] = found;
    else if (field === "question" || field === "forecaster" || field === "probability") {
      throw new RapporteurError("RAP_FORECAST_COLUMN", {
        format: "spreadsheet",
        column: field,
        cure: `name a column ${names.slice(0, 4).join(", ")} or a similar word`,
      });
    }
  }
  return columns;
}

type Cell = (field: Field) => string;

function readQuestion(cell: Cell, number: number): ForecastQuestion {
  const text = cell("question");
  if (text === "")
    throw new RapporteurError("RAP_FORECAST_ROW", { row: number, problem: "it names no question", cure: "fill the cell, or delete the row" });
  const due = parseInstant(cell("due"), number, "the column of due dates");
  const condition = cell("condition");
  return {
    id: text,
    text,
    criteria: null,
    kind: "binary",
    options: [],
    condition: condition === "" ? null : condition,
    opens: null,
    closes: due,
    due,
    baseRate: null,
  };
}

function readChance(text: string, number: number, options: { scale: EstimativeScale; isPercent: boolean }): StatedChance | null {
  if (/\d/.test(text)) {
    const value = parseChance(text, number, options.isPercent) ?? 0;
    return { low: value, high: value, term: null, scale: null };
  }
  const range = lookupTerm(options.scale, text);
  return range && { low: range.low, high: range.high, term: text.toLowerCase(), scale: options.scale.id };
}

interface OutcomePlace {
  readonly question: ForecastQuestion;
  readonly stated: number | null;
  readonly number: number;
  readonly outcomes: OutcomeCollector;
}

function addOutcome(cell: Cell, { question, stated, number, outcomes }: OutcomePlace): void {
  const verdict = parseVerdict(cell("outcome"), number);
  if (!verdict) return;
  const happened = parseInstant(cell("happened"), number, "the column of outcome dates") ?? question.due;
  if (happened === null)
    throw new RapporteurError("RAP_FORECAST_ROW", {
      row: number,
      problem: "it has an outcome but no day on which it came to be",
      cure: "fill the column “happened” or “due”",
    });
  if (stated !== null && stated > happened)
    throw new RapporteurError("RAP_FORECAST_ROW", {
      row: number,
      problem: "its outcome lies before the forecast",
      cure: "correct one of the two dates",
    });
  const reason = cell("reason");
  outcomes.add(
    {
      question: question.id,
      verdict,
      happened,
      recorded: happened,
      by: "spreadsheet",
      reason: reason === "" ? "as the spreadsheet states" : reason,
      evidence: cell("evidence"),
    },
    number,
  );
}
