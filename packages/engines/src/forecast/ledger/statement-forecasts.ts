import { columnReader, type StatementTable, textReader } from "@rapporteur/core/model";
import type { Instant, LedgerForecast, StatedChance } from "./ledger.ts";

/** A forecast statement as the ledger needs it. */
export interface ForecastStatementRow {
  /** Statement id: leads back to the words. */
  readonly id: string;
  readonly forecaster: string | null;
  readonly event: string;
  /** 1 expects it, −1 expects it not, 0 leaves it open. */
  readonly direction: number;
  /** Of the affirmative event; null where the words have no number. */
  readonly chance: StatedChance | null;
  readonly stated: Instant | null;
  readonly horizonFrom: Instant | null;
  readonly horizonTo: Instant | null;
  readonly condition: string | null;
  readonly isAccepted: boolean;
}

export interface ForecastRows {
  readonly rows: readonly ForecastStatementRow[];
  /** Share of `rows` that no person has reviewed, to be printed beside any figure from them; 0 for no rows. */
  readonly unreviewedShare: number;
}

/**
 * Forecast statements of a table: accepted ones, or drafts too where asked; rejected ones never. Cost: O(rows).
 */
export function readForecastRows(table: StatementTable, options: { readonly includesDrafts?: boolean } = {}): ForecastRows {
  const type = table.typeNames.indexOf("forecast");
  const read = fieldReaders(table);
  const rows: ForecastStatementRow[] = [];
  let unreviewed = 0;
  for (let row = 0; row < table.length; row++) {
    const review = table.reviews[row];
    if (table.types[row] !== type || review === 2 || (review === 0 && options.includesDrafts !== true)) continue;
    rows.push(read(row));
    if (table.reviewedByPerson[row] !== 1) unreviewed++;
  }
  return { rows, unreviewedShare: rows.length === 0 ? 0 : unreviewed / rows.length };
}

function fieldReaders(table: StatementTable): (row: number) => ForecastStatementRow {
  const [forecaster, speaker, event, term, scale, condition] = ["forecaster", "speaker", "event", "term", "scale", "condition"].map((name) =>
    textReader(table, name),
  );
  const [direction, low, high, from, to] = ["direction", "low", "high", "horizonFrom", "horizonTo"].map((name) => numberReader(table, name));
  return (row) => {
    const [lowest, highest] = [low?.(row) ?? null, high?.(row) ?? null];
    const time = table.times[row] ?? Number.NaN;
    return {
      id: table.ids[row] ?? "",
      forecaster: forecaster?.(row) ?? speaker?.(row) ?? null,
      event: event?.(row) ?? "",
      direction: direction?.(row) ?? 0,
      chance: lowest === null || highest === null ? null : { low: lowest, high: highest, term: term?.(row) ?? null, scale: scale?.(row) ?? null },
      stated: Number.isNaN(time) ? null : time,
      horizonFrom: from?.(row) ?? null,
      horizonTo: to?.(row) ?? null,
      condition: condition?.(row) ?? null,
      isAccepted: table.reviews[row] === 1,
    };
  };
}

function numberReader(table: StatementTable, name: string): (row: number) => number | null {
  const read = columnReader(table, name);
  return (row) => {
    const value = read(row);
    return typeof value === "number" ? value : null;
  };
}

/** The ledger entry of a statement on a question; null where the text does not say whose forecast it is. */
export function toLedgerForecast(row: ForecastStatementRow, question: string): LedgerForecast | null {
  if (row.forecaster === null) return null;
  return {
    id: row.id,
    question,
    forecaster: row.forecaster,
    stated: row.stated,
    chance: row.chance,
    optionChances: null,
    isAccepted: row.isAccepted,
  };
}
