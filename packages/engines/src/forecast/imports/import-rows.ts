import { RapporteurError, type Warning } from "@rapporteur/core/base";
import type { Instant, Ledger } from "../ledger/ledger.ts";
import type { OutcomeEntry, Verdict } from "../ledger/outcome-history.ts";

/** A table of a file, read by a CSV reader: one record a row, by column name. Row 1 is the header. */
export type TableRows = readonly Readonly<Record<string, string>>[];

export interface ImportedLedger {
  readonly ledger: Ledger;
  /** Outcomes that the file states, one for each question that has one. */
  readonly outcomes: readonly OutcomeEntry[];
  readonly warnings: readonly Warning[];
}

/** Number of the row in the file, for errors. */
export function rowNumber(index: number): number {
  return index + 2;
}

/** @throws RAP_FORECAST_COLUMN for the first column that the header lacks */
export function requireColumns(rows: TableRows, format: string, columns: readonly string[]): void {
  const header = Object.keys(rows[0] ?? {});
  if (rows.length === 0) throw new RapporteurError("RAP_FORECAST_EMPTY", { what: "row", cure: `check that the ${format} file is complete` });
  const missing = columns.find((column) => !header.includes(column));
  if (missing !== undefined)
    throw new RapporteurError("RAP_FORECAST_COLUMN", {
      format,
      column: missing,
      cure: `the header has ${header.join(", ")}; export the file again, or rename the column`,
    });
}

/**
 * A chance written 0.7, .7, 70%, 70 % or, with `isPercent`, 70.
 * @returns null for an empty cell. @throws RAP_FORECAST_PROBABILITY
 */
export function parseChance(cell: string, row: number, isPercent = false): number | null {
  const text = cell.trim().replace(",", ".");
  if (text === "") return null;
  const percent = /^(\d+(?:\.\d+)?|\.\d+)\s*%$/.exec(text);
  const value = percent ? Number(percent[1]) / 100 : Number(text) / (isPercent ? 100 : 1);
  if (!(value >= 0 && value <= 1)) throw new RapporteurError("RAP_FORECAST_PROBABILITY", { row, value: `“${cell.trim()}”` });
  return value;
}

/**
 * A day or moment written YYYY-MM-DD, with a time and zone or without (UTC then).
 * @returns null for an empty cell. @throws RAP_FORECAST_ROW
 */
export function parseInstant(cell: string | undefined, row: number, column: string): Instant | null {
  const text = (cell ?? "").trim();
  if (text === "" || /^(?:none|null|undefined|nan)$/i.test(text)) return null;
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(text);
  const zone = found?.[3] ?? "Z";
  const instant = found
    ? Date.parse(`${found[1] ?? ""}T${found[2] ?? "00:00"}${/^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`)
    : Number.NaN;
  if (!Number.isNaN(instant)) return instant;
  throw new RapporteurError("RAP_FORECAST_ROW", { row, problem: `“${text}” in ${column} is not a date`, cure: "write it as YYYY-MM-DD" });
}

/** Outcomes of an import by question: the same outcome may stand in many rows, two different ones may not. */
export class OutcomeCollector {
  readonly #entries = new Map<string, { entry: OutcomeEntry; row: number }>();

  /** @throws RAP_FORECAST_ROW where an earlier row gives the question another outcome */
  add(entry: OutcomeEntry, row: number): void {
    const known = this.#entries.get(entry.question);
    if (!known) {
      this.#entries.set(entry.question, { entry, row });
      return;
    }
    if (verdictText(known.entry.verdict) === verdictText(entry.verdict)) return;
    throw new RapporteurError("RAP_FORECAST_ROW", {
      row,
      problem: `the question resolves to ${verdictText(entry.verdict)} here and to ${verdictText(known.entry.verdict)} in row ${known.row}`,
      cure: "correct one of the two rows",
    });
  }

  entries(): OutcomeEntry[] {
    return [...this.#entries.values()].map(({ entry }) => entry);
  }
}

function verdictText(verdict: Verdict): string {
  if (verdict.kind === "option") return `“${verdict.option}”`;
  return verdict.kind === "number" ? String(verdict.value) : verdict.kind;
}

/**
 * An outcome as files write it: yes, no, true, 1, ambiguous, annulled, N/A, an option, a number.
 * @returns null for an empty cell or "open". @throws RAP_FORECAST_ROW
 */
export function parseVerdict(cell: string | undefined, row: number, options: readonly string[] = []): Verdict | null {
  const text = (cell ?? "").trim();
  const lower = text.toLowerCase();
  if (lower === "" || ["none", "null", "undefined", "open", "unresolved", "pending"].includes(lower)) return null;
  if (options.includes(text)) return { kind: "option", option: text };
  if (["yes", "true", "y", "1"].includes(lower) && options.length === 0) return { kind: "yes" };
  if (["no", "false", "n", "0"].includes(lower) && options.length === 0) return { kind: "no" };
  if (lower === "ambiguous") return { kind: "ambiguous" };
  if (["annulled", "annul", "void", "voided", "n/a", "cancel", "cancelled", "canceled"].includes(lower)) return { kind: "annulled" };
  if (options.length === 0 && text !== "" && Number.isFinite(Number(text))) return { kind: "number", value: Number(text) };
  throw new RapporteurError("RAP_FORECAST_ROW", {
    row,
    problem: `“${text}” is not an outcome`,
    cure: "write yes, no, ambiguous, annulled, one of the options, or a number",
  });
}
