import { RapporteurError, type Warning, ownValue } from "@rapporteur/core/base";
import { checkOptionChances } from "../check-probability.ts";
import {
  OutcomeCollector,
  parseChance,
  parseInstant,
  parseVerdict,
  requireColumns,
  rowNumber,
  type ImportedLedger,
  type TableRows,
} from "./import-rows.ts";
import type { ForecastQuestion, LedgerForecast } from "../ledger/ledger.ts";
import type { OutcomeEntry } from "../ledger/outcome-history.ts";

/**
 * Reads the data export of Metaculus: its table of questions and its table of forecasts. Aggregates (rows with a forecaster count) and forecasts over numbers and
 * dates are left out, with warnings.
 *
 * @throws RAP_FORECAST_COLUMN, RAP_FORECAST_PROBABILITY, RAP_FORECAST_ROW with the row. Cost: O(rows).
 */
export function importMetaculus(questionRows: TableRows, forecastRows: TableRows): ImportedLedger {
  requireColumns(questionRows, "Metaculus question", ["Question ID", "Question Title", "Question Type", "Resolution"]);
  requireColumns(forecastRows, "Metaculus forecast", ["Question ID", "Start Time", "Probability Yes"]);
  const questions = new Map<string, ForecastQuestion>();
  const outcomes = new OutcomeCollector();
  for (const [index, row] of questionRows.entries()) {
    const question = questionOf(row, rowNumber(index));
    questions.set(question.id, question);
    const outcome = outcomeOf(row, question, rowNumber(index));
    if (outcome) outcomes.add(outcome, rowNumber(index));
  }
  const left = { aggregates: 0, numbers: 0 };
  const forecasts: LedgerForecast[] = [];
  for (const [index, row] of forecastRows.entries()) {
    const forecast = forecastOf(row, rowNumber(index), questions);
    if (typeof forecast === "string") left[forecast]++;
    else forecasts.push(forecast);
  }
  return { ledger: { questions: [...questions.values()], forecasts }, outcomes: outcomes.entries(), warnings: leftOutWarnings(left) };
}

function leftOutWarnings(left: { aggregates: number; numbers: number }): Warning[] {
  const warnings: Warning[] = [];
  if (left.aggregates > 0)
    warnings.push({ code: "forecast-aggregate", message: `${left.aggregates} rows hold aggregates, not forecasters, and were left out.` });
  if (left.numbers > 0)
    warnings.push({ code: "forecast-without-number", message: `${left.numbers} rows forecast a number or date, or nothing, and were left out.` });
  return warnings;
}

const kinds: Readonly<Record<string, ForecastQuestion["kind"]>> = { binary: "binary", multiple_choice: "options" };

function questionOf(row: Readonly<Record<string, string>>, number: number): ForecastQuestion {
  const options = parsePythonList(row["MC Options (All)"] ?? row["MC Options (Current)"] ?? "");
  return {
    id: row["Question ID"] ?? "",
    text: row["Question Title"] ?? "",
    criteria: row["Resolution Criteria"]?.trim() || null,
    kind: ownValue(kinds, (row["Question Type"] ?? "").toLowerCase()) ?? "number",
    options,
    condition: null,
    opens: parseInstant(row["Open Time"], number, "Open Time"),
    closes: parseInstant(row["Scheduled Close Time"], number, "Scheduled Close Time"),
    due:
      parseInstant(row["Scheduled Resolve Time"], number, "Scheduled Resolve Time") ??
      parseInstant(row["Scheduled Close Time"], number, "Scheduled Close Time"),
    baseRate: null,
  };
}

function outcomeOf(row: Readonly<Record<string, string>>, question: ForecastQuestion, number: number): OutcomeEntry | null {
  const written = (row["Resolution"] ?? "").trim();
  // Numbers and dates out of bounds resolve to words that are no outcome of ours.
  if (question.kind === "number" && !/^(?:ambiguous|annulled)$/i.test(written) && !Number.isFinite(Number(written))) return null;
  const verdict = parseVerdict(written, number, question.options);
  const happened =
    parseInstant(row["Resolution Known Time"], number, "Resolution Known Time") ??
    parseInstant(row["Actual Close Time"], number, "Actual Close Time") ??
    question.due;
  if (!verdict || happened === null) return null;
  const evidence = row["Question URL"]?.trim() || `https://www.metaculus.com/questions/${row["Post ID"] ?? question.id}/`;
  return { question: question.id, verdict, happened, recorded: happened, by: "Metaculus", reason: "as resolved on Metaculus", evidence };
}

function forecastOf(
  row: Readonly<Record<string, string>>,
  number: number,
  questions: ReadonlyMap<string, ForecastQuestion>,
): LedgerForecast | "aggregates" | "numbers" {
  if ((row["Forecaster Count"] ?? "").trim() !== "") return "aggregates";
  const question = questions.get(row["Question ID"] ?? "");
  if (!question)
    throw new RapporteurError("RAP_FORECAST_ROW", {
      row: number,
      problem: `question ${row["Question ID"] ?? ""} is not in the table of questions`,
      cure: "export both tables together",
    });
  const chance = parseChance(row["Probability Yes"] ?? "", number);
  const optionChances = question.kind === "options" ? parseChances(row["Probability Yes Per Category"] ?? "") : null;
  if (optionChances) checkOptionChances(optionChances, number);
  if (chance === null && !optionChances) return "numbers";
  const forecaster = row["Forecaster Username"] ?? row["Forecaster ID"] ?? row["Forecaster (Anonymized)"] ?? "";
  return {
    id: `metaculus-${number}`,
    question: question.id,
    forecaster,
    stated: parseInstant(row["Start Time"], number, "Start Time"),
    chance: chance === null ? null : { low: chance, high: chance, term: null, scale: null },
    optionChances,
    isAccepted: true,
  };
}

/** "[0.2, None, 0.8]" or "{0.2,NULL,0.8}"; null for an empty cell. */
function parseChances(cell: string): (number | null)[] | null {
  const inner = cell.trim().replace(/^[[{(]|[\]})]$/g, "");
  return inner === "" ? null : inner.split(",").map((value) => (/^\s*(?:none|null|nan)?\s*$/i.test(value) ? null : Number(value)));
}

/** "['red', 'blue']" as Python prints it. */
function parsePythonList(cell: string): string[] {
  return [...cell.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map((found) => (found[1] ?? found[2] ?? "").replace(/\\(.)/g, "$1"));
}
