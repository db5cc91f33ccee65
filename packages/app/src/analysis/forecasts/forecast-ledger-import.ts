import { createHash } from "node:crypto";
import { isRapporteurError, RapporteurError, type Warning } from "@rapporteur/core/base";
import { readTextFile } from "@rapporteur/reader/sources";
import { parseCsv, type RaggedLayout } from "../../exchange/csv/parse-csv.ts";
import {
  currentOutcome,
  currentOutcomes,
  type ForecastQuestion,
  type ImportedLedger,
  importFatebook,
  importMetaculus,
  importSpreadsheet,
  type LedgerForecast,
  type OutcomeEntry,
  type TableRows,
} from "@rapporteur/engines/forecast";
import { findScale } from "@rapporteur/core/model";
import { count } from "./analyse-forecasts.ts";
import {
  appendLedger,
  momentText,
  outcomeLine,
  outcomeText,
  parseLedger,
  questionLine,
  readLedgerOrNew,
  type LedgerFile,
  type LedgerFileForecast,
  type LedgerLine,
} from "./forecast-ledger-file.ts";
import { freeId } from "./forecast-ledger.ts";

export const ledgerImports = ["metaculus", "fatebook", "csv"] as const;
export type LedgerImport = (typeof ledgerImports)[number];

export interface ImportOptions {
  readonly from: LedgerImport;
  /** Ledger file to add to. */
  readonly out: string;
  /** Scale for words in a spreadsheet; ICD 203 unless told. */
  readonly scale?: string;
  /** Link for outcomes whose row has none. */
  readonly evidence?: string;
  readonly now: number;
}

export interface ImportReport {
  readonly questions: number;
  readonly forecasts: number;
  readonly outcomes: number;
  /** Forecasts and outcomes that the ledger has already. */
  readonly known: number;
  readonly warnings: readonly Warning[];
}

/**
 * Adds the forecasts of another program's export to a ledger file. Importing the same file again adds nothing; of a file that has grown only what
 * is new.
 *
 * @throws RAP_EXCHANGE_*, RAP_SERVICE_TABLE naming file and row, RAP_SERVICE_LEDGER_*
 */
export async function importForecasts(paths: readonly string[], options: ImportOptions): Promise<ImportReport> {
  const imported = await readImport(paths, options);
  const { file, text } = await readLedgerOrNew(options.out);
  const { lines, report } = planImport(file, imported, options);
  checkAddition(paths, text, lines);
  await appendLedger(options.out, lines);
  return report;
}

/** What could not be read back is not written. */
function checkAddition(paths: readonly string[], text: string, lines: readonly LedgerLine[]): void {
  try {
    parseLedger([text, ...lines.map((one) => JSON.stringify(one))].join("\n"), "");
  } catch (thrown) {
    if (!isRapporteurError(thrown)) throw thrown;
    const { problem, cure } = thrown.details;
    throw new RapporteurError("RAP_SERVICE_TABLE", { path: paths.join(" and "), problem: String(problem), cure: String(cure) }, { cause: thrown });
  }
}

async function readImport(paths: readonly string[], { from, scale, evidence }: ImportOptions): Promise<ImportedLedger> {
  // Metaculus leaves away the last cell of a forecast on a question that is not resolved.
  const layout = from === "metaculus" ? { lastColumnMayLack: "PDF at Resolution" } : {};
  const tables = await Promise.all(paths.map((path) => readTable(path, layout)));
  const [first, second, ...rest] = tables;
  const wanted = from === "metaculus" ? 2 : 1;
  if (tables.length !== wanted || first === undefined || rest.length > 0)
    throw new RapporteurError("RAP_SERVICE_IMPORT_FILES", {
      from,
      count: wanted === 1 ? "one file" : "two files, its table of questions and its table of forecasts",
      given: tables.length,
    });
  try {
    if (second !== undefined) return isQuestionTable(first) ? importMetaculus(first, second) : importMetaculus(second, first);
    return from === "fatebook"
      ? importFatebook(first, evidence)
      : importSpreadsheet(first, (scale === undefined ? null : findScale(scale)) ?? undefined);
  } catch (thrown) {
    if (!isRapporteurError(thrown)) throw thrown;
    throw new RapporteurError("RAP_SERVICE_TABLE", { path: paths.join(" and "), problem: thrown.problem, cure: thrown.cure }, { cause: thrown });
  }
}

function isQuestionTable(rows: TableRows): boolean {
  return "Question Title" in (rows[0] ?? {});
}

async function readTable(path: string, layout: RaggedLayout): Promise<TableRows> {
  const { header, records } = parseCsv(await readTextFile(path), path, undefined, layout);
  return records.map((cells) => Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ""])));
}

function planImport(
  file: LedgerFile,
  imported: ImportedLedger,
  { from, evidence, now }: ImportOptions,
): { lines: LedgerLine[]; report: ImportReport } {
  const names = nameImported(file, imported.ledger.questions, from);
  const questions = imported.ledger.questions
    .map((one) => ({ ...one, id: names.get(one.id) ?? one.id }))
    .filter(({ id }) => !file.ledger.questions.some((known) => known.id === id));
  const warnings = [...imported.warnings];
  const outcomes = newOutcomes(file, imported.outcomes, { names, evidence, now, warnings });
  const decided = new Map([...currentOutcomes(file.history).values(), ...outcomes.entries].map((one) => [one.question, one.happened]));
  const all = entriesOf(imported.ledger.forecasts, names, from);
  const inTime = all.filter(({ question, stated }) => stated === null || Date.parse(stated) <= (decided.get(question) ?? Number.POSITIVE_INFINITY));
  if (inTime.length < all.length)
    warnings.push({
      code: "forecast-after-outcome",
      message: `Made after the outcome, and left out: ${count(all.length - inTime.length, "forecast")}.`,
    });
  const forecasts = inTime.filter((one) => chancesOf(file.forecasts.get(one.id)) !== chancesOf(one));
  const known = inTime.length - forecasts.length + outcomes.known;
  const lines = [...questions.map(questionLine), ...forecasts, ...outcomes.entries.map(outcomeLine)];
  return { lines, report: { questions: questions.length, forecasts: forecasts.length, outcomes: outcomes.entries.length, known, warnings } };
}

function chancesOf(one: LedgerFileForecast | undefined): string | null {
  return one === undefined ? null : JSON.stringify([one.chance, one.optionChances]);
}

/** Ids of imported questions in the ledger: a question of the same text is the same question. */
function nameImported(file: LedgerFile, asked: readonly ForecastQuestion[], from: LedgerImport): Map<string, string> {
  const taken = new Set(file.ledger.questions.map(({ id }) => id));
  const byText = new Map(file.ledger.questions.map(({ id, text }) => [text, id]));
  return new Map(
    asked.map(({ id, text }) => {
      // Metaculus numbers its questions; the others are known by their text.
      if (from === "metaculus") return [id, `metaculus-${id}`];
      return [id, byText.get(text) ?? freeId(text, taken)];
    }),
  );
}

interface OutcomePlan {
  readonly names: ReadonlyMap<string, string>;
  readonly evidence: string | undefined;
  readonly now: number;
  readonly warnings: Warning[];
}

function newOutcomes(
  file: LedgerFile,
  given: readonly OutcomeEntry[],
  { names, evidence, now, warnings }: OutcomePlan,
): { entries: OutcomeEntry[]; known: number } {
  const named = given.map((one) => ({
    ...one,
    question: names.get(one.question) ?? one.question,
    recorded: now,
    evidence: one.evidence || (evidence ?? ""),
  }));
  const fresh = named.filter((one) => {
    const standing = currentOutcome(file.history, one.question)?.verdict;
    return standing === undefined || outcomeText(standing) !== outcomeText(one.verdict);
  });
  const entries = fresh.filter((one) => one.evidence !== "");
  if (entries.length < fresh.length)
    warnings.push({
      code: "outcome-without-evidence",
      message: `Without a link to evidence, and left out: ${count(fresh.length - entries.length, "outcome")}; fill the column “evidence”, or add --evidence URL.`,
    });
  return { entries, known: named.length - fresh.length };
}

/** Entries with ids that are the same whenever the same forecast is imported: by question, forecaster, moment and, of equal ones, order. */
function entriesOf(forecasts: readonly LedgerForecast[], names: ReadonlyMap<string, string>, from: LedgerImport): LedgerFileForecast[] {
  const seen = new Map<string, number>();
  return forecasts.map(({ question: asked, forecaster, stated, chance, optionChances }) => {
    const question = names.get(asked) ?? asked;
    const key = createHash("sha256")
      .update(JSON.stringify([question, forecaster, stated]))
      .digest("hex")
      .slice(0, 12);
    const order = seen.get(key) ?? 0;
    seen.set(key, order + 1);
    return {
      entry: "forecast",
      id: `${from}:${key}${order === 0 ? "" : `-${order + 1}`}`,
      question,
      forecaster: forecaster === "" ? null : forecaster,
      name: null,
      stated: momentText(stated),
      chance: chance && { ...chance },
      optionChances: optionChances && [...optionChances],
      review: "accepted",
      words: null,
      horizon: null,
      document: null,
      url: null,
    };
  });
}
