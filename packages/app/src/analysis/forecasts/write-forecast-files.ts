import type { CellValue } from "@rapporteur/core/model";
import { currentOutcomes, type ForecastQuestion, type OutcomeEntry } from "@rapporteur/engines/forecast";
import { writeCsvRow } from "@rapporteur/core/csv";
import { writeZip } from "../../exchange/zip/write-zip.ts";
import { momentText, type LedgerFile, type LedgerFileForecast } from "./forecast-ledger-file.ts";

/** Programs whose tables of forecasts are written. */
export const forecastFileFormats = ["metaculus", "fatebook"] as const;
export type ForecastFileFormat = (typeof forecastFileFormats)[number];

/** What becomes of words that stand for a range of chances: left out, since nobody stated one, or its middle. */
export const rangeChoices = ["leave-out", "middle"] as const;

export interface ForecastFileOptions {
  readonly format: ForecastFileFormat;
  readonly countsDrafts: boolean;
  readonly ranges?: (typeof rangeChoices)[number] | undefined;
}

/** A forecast that the tables do not hold, and why. */
export interface LeftOutForecast {
  readonly question: string;
  readonly forecaster: string;
  readonly words: string;
  readonly low: number | null;
  readonly high: number | null;
  readonly reason: string;
}

export interface ForecastFile {
  /** A ZIP archive. */
  readonly bytes: Uint8Array;
  readonly forecasts: number;
  readonly leftOut: readonly LeftOutForecast[];
}

/** A forecast with the chance that is written. */
interface Written {
  readonly question: ForecastQuestion;
  readonly entry: LedgerFileForecast;
  readonly forecaster: string;
  readonly chance: number | null;
  readonly optionChances: readonly (number | null)[] | null;
}

/**
 * The forecasts of a ledger as another program's tables, packed with a table of what is left out. No forecast gets a chance that was not stated: words without a
 * number ("could") have none, and words that stand for a range have one only where its middle is asked for.
 *
 * Cost: O(questions + forecasts).
 */
export function writeForecastFiles(ledger: LedgerFile, options: ForecastFileOptions): ForecastFile {
  const questions = new Map(ledger.ledger.questions.map((one) => [one.id, one]));
  const [written, leftOut]: [Written[], LeftOutForecast[]] = [[], []];
  for (const entry of ledger.forecasts.values()) {
    const question = questions.get(entry.question);
    if (question === undefined) continue;
    const chosen = chosenChance(entry, question, options);
    const forecaster = entry.name ?? entry.forecaster ?? "";
    if (typeof chosen !== "string") written.push({ question, entry, forecaster, ...chosen });
    else
      leftOut.push({
        question: question.text,
        forecaster,
        words: entry.words ?? "",
        low: entry.chance?.low ?? null,
        high: entry.chance?.high ?? null,
        reason: chosen,
      });
  }
  const outcomes = currentOutcomes(ledger.history);
  const asked = [...questions.values()];
  const tables = options.format === "metaculus" ? metaculusTables(asked, written, outcomes) : [fatebookTable(written, outcomes)];
  const left = leftOut.map(({ question, forecaster, words, low, high, reason }) => [question, forecaster, words, low, high, reason]);
  const parts = [...tables, tableOf("left-out.csv", ["question", "forecaster", "words", "low", "high", "reason"], left)];
  return { bytes: writeZip(parts), forecasts: written.length, leftOut };
}

type Chosen = Pick<Written, "chance" | "optionChances">;

/** The chance that is written, or why there is none. */
function chosenChance(entry: LedgerFileForecast, question: ForecastQuestion, { countsDrafts, ranges }: ForecastFileOptions): Chosen | string {
  if (entry.review === "rejected") return "a person has rejected it";
  if (entry.review !== "accepted" && !countsDrafts) return "no person has accepted it";
  if (entry.forecaster === null) return "the text does not say whose it is";
  if (question.kind === "options" && entry.optionChances !== null) return { chance: null, optionChances: entry.optionChances };
  if (entry.chance === null) return "its words state no chance";
  const { low, high } = entry.chance;
  if (low === high) return { chance: low, optionChances: null };
  return ranges === "middle" ? { chance: rounded((low + high) / 2), optionChances: null } : "its words stand for a range of chances";
}

const rounded = (share: number): number => Math.round(share * 1e6) / 1e6;

function tableOf(name: string, header: readonly string[], rows: readonly (readonly CellValue[])[]) {
  return { name, content: `${[header, ...rows].map((row) => writeCsvRow(row, ",")).join("\n")}\n` };
}

type Outcomes = ReadonlyMap<string, OutcomeEntry>;

/** Metaculus' data download: a table of questions and one of forecasts, as `forecasts import --from metaculus` reads them. */
function metaculusTables(questions: readonly ForecastQuestion[], written: readonly Written[], outcomes: Outcomes) {
  const asked = questions.map((one) => {
    const outcome = outcomes.get(one.id);
    return [
      metaculusId(one.id),
      outcome?.evidence ?? null,
      one.text,
      { binary: "binary", options: "multiple_choice", number: "numeric" }[one.kind],
      one.kind === "options" ? pythonList(one.options) : null,
      momentText(one.opens),
      momentText(one.closes),
      momentText(one.due),
      outcome === undefined ? null : metaculusOutcome(outcome),
      outcome === undefined ? null : momentText(outcome.happened),
      one.criteria,
    ];
  });
  const made = written.map(({ question, entry, forecaster, chance, optionChances }) => [
    metaculusId(question.id),
    forecaster,
    entry.stated,
    null,
    chance,
    optionChances === null ? null : `[${optionChances.map((value) => value ?? "None").join(", ")}]`,
  ]);
  return [tableOf("question_data.csv", questionColumns, asked), tableOf("forecast_data.csv", forecastColumns, made)];
}

const questionColumns = [
  "Question ID",
  "Question URL",
  "Question Title",
  "Question Type",
  "MC Options (All)",
  "Open Time",
  "Scheduled Close Time",
  "Scheduled Resolve Time",
  "Resolution",
  "Resolution Known Time",
  "Resolution Criteria",
];
const forecastColumns = ["Question ID", "Forecaster Username", "Start Time", "Forecaster Count", "Probability Yes", "Probability Yes Per Category"];

/** Questions that came from Metaculus have its number again. */
const metaculusId = (id: string): string => id.replace(/^metaculus-(?=\d+$)/, "");

function metaculusOutcome({ verdict }: OutcomeEntry): CellValue {
  if (verdict.kind === "option") return verdict.option;
  return verdict.kind === "number" ? verdict.value : verdict.kind;
}

function pythonList(options: readonly string[]): string {
  return `[${options.map((one) => `'${one.replace(/[\\']/g, "\\$&")}'`).join(", ")}]`;
}

/** What Fatebook's import from a spreadsheet asks for, in its order; a row a forecast, and of a question with options a row an option. */
const fatebookColumns = [
  "Question title",
  "Your forecast",
  "Question created date",
  "Resolution",
  "Resolved at date",
  "Resolve by date",
  "Forecast created date",
  "Tags",
  "Notes",
];

function fatebookTable(written: readonly Written[], outcomes: Outcomes) {
  const rows = written.flatMap(({ question, entry, forecaster, chance, optionChances }) => {
    const outcome = outcomes.get(question.id);
    const created = momentText(question.opens) ?? entry.stated;
    const rowOf = (title: string, share: number, resolution: string | null): CellValue[] => [
      title,
      `${rounded(share * 100)}%`,
      created,
      resolution,
      resolution === null ? null : momentText(outcome?.happened ?? null),
      momentText(question.due ?? question.closes),
      entry.stated,
      forecaster.replaceAll(",", " "),
      [`Forecast of ${forecaster}.`, question.criteria, entry.words === null ? null : `“${entry.words}”`, entry.url].filter(Boolean).join(" "),
    ];
    if (chance !== null) return [rowOf(question.text, chance, fatebookOutcome(outcome, null))];
    return question.options.flatMap((option, at) => {
      const share = optionChances?.[at] ?? null;
      return share === null ? [] : [rowOf(`${question.text}: ${option}`, share, fatebookOutcome(outcome, option))];
    });
  });
  return tableOf("fatebook.csv", fatebookColumns, rows);
}

/** YES, NO, AMBIGUOUS or nothing; an annulled question is ambiguous there. */
function fatebookOutcome(outcome: OutcomeEntry | undefined, option: string | null): string | null {
  if (outcome === undefined) return null;
  const { verdict } = outcome;
  if (verdict.kind === "option") return verdict.option === option ? "YES" : "NO";
  return verdict.kind === "yes" || verdict.kind === "no" ? verdict.kind.toUpperCase() : "AMBIGUOUS";
}

/** How many are left out for which reason, in words. */
export function leftOutText(leftOut: readonly LeftOutForecast[]): string[] {
  return [...Map.groupBy(leftOut, ({ reason }) => reason)].map(([reason, group]) => `Left out: ${group.length}, since ${reason} (see left-out.csv).`);
}
