import type { Warning } from "@rapporteur/core/base";
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

const columns = ["Question title", "Forecast created by", "Forecast (scale = 0-1)", "Forecast created at"];

/**
 * Reads the CSV export of Fatebook: one row a forecast. An option of a multiple-choice question becomes a yes/no question of its own,
 * "title: option", as Fatebook resolves it.
 *
 * @param source address that imported outcomes cite; Fatebook's export has no link to the question
 * @throws RAP_FORECAST_COLUMN, RAP_FORECAST_PROBABILITY, RAP_FORECAST_ROW with the row. Cost: O(rows).
 */
export function importFatebook(rows: TableRows, source = "https://fatebook.io/"): ImportedLedger {
  requireColumns(rows, "Fatebook", columns);
  const questions = new Map<string, ForecastQuestion>();
  const forecasts: LedgerForecast[] = [];
  const outcomes = new OutcomeCollector();
  const warnings: Warning[] = [];
  for (const [index, row] of rows.entries()) {
    const number = rowNumber(index);
    const question = questionOf(row, number);
    questions.set(question.id, questions.get(question.id) ?? question);
    const chance = parseChance(row["Forecast (scale = 0-1)"] ?? "", number);
    const stated = parseInstant(row["Forecast created at"], number, "Forecast created at");
    if (chance === null) warnings.push({ code: "forecast-without-number", message: `Row ${number} has no chance and was left out.` });
    else
      forecasts.push({
        id: `fatebook-${number}`,
        question: question.id,
        forecaster: row["Forecast created by"] ?? "",
        stated,
        chance: { low: chance, high: chance, term: null, scale: null },
        optionChances: null,
        isAccepted: true,
      });
    const verdict = parseVerdict(row["Resolution"], number);
    const resolved = parseInstant(row["Resolved at"], number, "Resolved at") ?? question.due ?? stated;
    if (verdict && resolved !== null)
      outcomes.add(
        {
          question: question.id,
          verdict,
          happened: resolved,
          recorded: resolved,
          by: "Fatebook",
          reason: "as resolved on Fatebook",
          evidence: source,
        },
        number,
      );
  }
  return { ledger: { questions: [...questions.values()], forecasts }, outcomes: outcomes.entries(), warnings };
}

function questionOf(row: Readonly<Record<string, string>>, number: number): ForecastQuestion {
  const title = (row["Question title"] ?? "").trim();
  const option = (row["Multiple choice option"] ?? "").trim();
  const text = option === "" || option === "undefined" ? title : `${title}: ${option}`;
  const due = parseInstant(row["Question resolve by"], number, "Question resolve by");
  const notes = (row["Question notes"] ?? "").trim();
  return {
    id: text,
    text,
    criteria: notes === "" || notes === "undefined" || notes === "null" ? null : notes,
    kind: "binary",
    options: [],
    condition: null,
    opens: parseInstant(row["Question created at"], number, "Question created at"),
    closes: due,
    due,
    baseRate: null,
  };
}
