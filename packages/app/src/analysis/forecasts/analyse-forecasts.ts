import { dayMs, RapporteurError } from "@rapporteur/core/base";
import {
  currentOutcomes,
  type DueQuestion,
  dueQuestions,
  type ForecastQuestion,
  type OutcomeEntry,
  type StatedChance,
  writeCalendar,
} from "@rapporteur/engines/forecast";
import { type ReviewBasis, reviewBasis } from "@rapporteur/core/model";
import { clip } from "../../present/selection.ts";
import { isLedgerPath, momentText, outcomeText, parseLedger, readLedger, type LedgerFile, type LedgerFileForecast } from "./forecast-ledger-file.ts";
import { planOpening, withLines } from "./forecast-ledger.ts";
import type { Trust } from "@rapporteur/engines/agreement/unstable";
import { ledgerOf } from "./ledger-of.ts";
import { openStatements, type OpenStatementsOptions } from "../input/open-statements.ts";
import type { Gathered, OpenedStatements } from "../input/opened-statements.ts";
import { left, right, type TableReport } from "../report.ts";

/** Ledger files, and forecasts of readouts and documents as a ledger would hold them; nothing is written. */
export interface ForecastInput {
  readonly file: LedgerFile;
  /** The ledger as it is, without what the statements would add. */
  readonly ledger: LedgerFile;
  /** Null where every source is a ledger file. */
  readonly gathered: Gathered | null;
  readonly countsDrafts: boolean;
  /** Drafts that were left aside. */
  readonly draftsAside: number;
  /** What people's reviews say of the drafts. */
  readonly trust: readonly Trust[];
}

/**
 * Gathers forecasts from any source of statements and ledger files (`.jsonl`, at most one).
 * @throws RAP_SERVICE_*, RAP_SOURCE_*
 */
export async function gatherForecasts(sources: readonly string[], options: OpenStatementsOptions): Promise<ForecastInput> {
  const [ledger, ...furtherLedgers] = sources.filter(isLedgerPath);
  if (furtherLedgers.length > 0) throw new RapporteurError("RAP_SERVICE_LEDGER_COUNT", { first: ledger ?? "", second: furtherLedgers[0] ?? "" });
  const others = sources.filter((source) => !isLedgerPath(source));
  const base = ledger === undefined ? parseLedger("", "") : await readLedger(ledger);
  const { library, countsDrafts } = options;
  const opened = others.length > 0 || library !== undefined ? await openStatements(others, options) : null;
  // A ledger file goes before the library's own ledger.
  const records = ledger === undefined && opened !== null ? await opened.ledger() : null;
  const own = records === null || opened === null ? base : ledgerOf(records, opened.byId());
  return forecastsOf(opened, { base: own, countsDrafts });
}

/** The forecasts of opened statements on the questions of a ledger and on new ones; nothing is written. */
export function forecastsOf(
  opened: OpenedStatements | null,
  { base, countsDrafts }: { readonly base: LedgerFile; readonly countsDrafts: boolean },
): ForecastInput {
  if (opened === null) return { file: base, ledger: base, gathered: null, countsDrafts, draftsAside: 0, trust: [] };
  const gathered = opened.byId();
  const file = withLines(base, planOpening(base, gathered));
  return { file, ledger: base, gathered, countsDrafts, draftsAside: countsDrafts ? 0 : draftCount(gathered), trust: opened.trust };
}

function draftCount({ table }: Gathered): number {
  const type = table.typeNames.indexOf("forecast");
  return table.ids.filter((_, row) => table.types[row] === type && table.reviews[row] === 0).length;
}

export type QuestionState = "open" | "due" | "resolved";

/** A question with its forecasts and how it stands. */
export interface ListedQuestion {
  readonly question: ForecastQuestion;
  readonly state: QuestionState;
  readonly outcome: OutcomeEntry | null;
  readonly forecasts: readonly LedgerFileForecast[];
}

/** The ledger: every question with the forecasts on it. @param today start of the day (UTC) that tells what is due */
export function listForecasts(input: ForecastInput, today: number): TableReport {
  const listed = listQuestions(input, today);
  const rows = listed.flatMap(({ question, forecasts, state, outcome }) => [
    [
      `${question.id}: ${clip(question.text, 48)}${question.condition === null ? "" : ` (if ${clip(question.condition.replace(/^if\s+/i, ""), 30)})`}`,
      "",
      question.due === null ? "no date" : momentText(question.due),
      outcome === null ? state : `${state}: ${outcomeText(outcome.verdict)}`,
      "",
    ],
    ...forecasts.map((one) => [
      `  ${forecasterName(one)}`,
      chanceText(one),
      one.horizon ?? "",
      one.review === "draft" ? "draft" : "",
      one.words === null ? "" : `“${clip(one.words, 70)}”`,
    ]),
  ]);
  const forecasts = listed.flatMap((one) => one.forecasts);
  return {
    title: `Forecasts: ${count(listed.length, "question")}, ${count(forecasts.length, "forecast")}`,
    columns: [left("question and forecasters"), left("chance"), left("horizon"), left("state"), left("words")],
    rows,
    notes: [...groupNotes(listed), ...asideNotes(input)],
    basis: basisOf(forecasts),
    result: listed.map(({ question, state, outcome, forecasts }) => ({
      ...question,
      ...datesOf(question),
      state,
      outcome: outcome && {
        ...outcome,
        verdict: outcomeText(outcome.verdict),
        happened: momentText(outcome.happened),
        recorded: momentText(outcome.recorded),
      },
      forecasts,
    })),
  };
}

function listQuestions({ file, countsDrafts }: ForecastInput, today: number): ListedQuestion[] {
  const outcomes = currentOutcomes(file.history);
  const counted = [...file.forecasts.values()].filter(({ review }) => review === "accepted" || (review === "draft" && countsDrafts));
  const byQuestion = Map.groupBy(counted, ({ question }) => question);
  const stateOf = (asked: ForecastQuestion): QuestionState => {
    if (outcomes.has(asked.id)) return "resolved";
    const due = asked.due ?? asked.closes;
    return due !== null && due <= today ? "due" : "open";
  };
  return file.ledger.questions.map((question) => ({
    question,
    state: stateOf(question),
    outcome: outcomes.get(question.id) ?? null,
    forecasts: byQuestion.get(question.id) ?? [],
  }));
}

function groupNotes(listed: readonly ListedQuestion[]): string[] {
  const shared = listed.filter(({ forecasts }) => new Set(forecasts.map(({ forecaster }) => forecaster)).size > 1).length;
  return shared === 0 ? [] : [`${count(shared, "question")} with several forecasters: grouped by like words, which is a proposal.`];
}

function asideNotes({ draftsAside, file, countsDrafts }: ForecastInput): string[] {
  const standing = [...file.forecasts.values()].filter(({ review }) => review === "accepted" || (review === "draft" && countsDrafts));
  const nameless = standing.filter(({ forecaster }) => forecaster === null).length;
  return [
    ...(draftsAside > 0 ? [`${count(draftsAside, "draft")} of forecasts left aside; add --drafts to see them, marked.`] : []),
    ...(nameless > 0 ? [`${count(nameless, "forecast")} whose forecaster the text does not name: in no track record.`] : []),
  ];
}

function datesOf({ opens, closes, due }: ForecastQuestion): { opens: string | null; closes: string | null; due: string | null } {
  return { opens: momentText(opens), closes: momentText(closes), due: momentText(due) };
}

export interface DueOptions {
  /** Start of the day (UTC) that is asked about. */
  readonly today: number;
  /** Only what is due until then; everything with a date where null. */
  readonly until: number | null;
}

/** The moment at which the day (UTC) of a moment begins. */
export function startOfDay(moment: number): number {
  return Math.floor(moment / dayMs) * dayMs;
}

/** The last moment (UTC) of so many days after today; null, without end, where it is not told how many. */
export function dueWithin(today: number, days: number | undefined): number | null {
  return days === undefined ? null : today + (days + 1) * dayMs - 1;
}

export interface DueReport extends TableReport {
  readonly due: readonly DueQuestion[];
}

/** What has fallen due and what will, earliest first. */
export function listDue(input: ForecastInput, { today, until }: DueOptions): DueReport {
  const { ledger, history } = input.file;
  const counted = ledger.forecasts.filter(({ isAccepted }) => isAccepted || input.countsDrafts);
  const found = dueQuestions({ ...ledger, forecasts: counted }, history, { now: today, until: until ?? Number.POSITIVE_INFINITY });
  const rows = found.due.map(({ question, due, forecastCount }) => [
    momentText(due).slice(0, 10),
    whenText(due, today),
    forecastCount,
    `${question.id}: ${clip(question.text, 70)}`,
  ]);
  const shown = new Set(found.due.map(({ question }) => question.id));
  const forecasts = listQuestions(input, today).flatMap((one) => (shown.has(one.question.id) ? one.forecasts : []));
  const undated = found.undatedCount === 0 ? [] : [`${count(found.undatedCount, "open question")} without a date; give one in the ledger file.`];
  return {
    title: `Questions that fall due, seen from ${momentText(today)}`,
    columns: [left("due"), left(""), right("forecasts"), left("question")],
    rows,
    notes: [...undated, ...asideNotes(input)],
    basis: basisOf(forecasts),
    result: {
      due: found.due.map((one) => ({ ...one, due: momentText(one.due), question: { ...one.question, ...datesOf(one.question) } })),
      undatedCount: found.undatedCount,
    },
    due: found.due,
  };
}

/** An iCalendar file of what falls due. @param stamp when it is made */
export function dueCalendar(report: DueReport, stamp: number): string {
  return writeCalendar(report.due, stamp);
}

function whenText(due: number, today: number): string {
  const days = (startOfDay(due) - startOfDay(today)) / dayMs;
  if (days === 0) return "today";
  return days < 0 ? `overdue by ${count(-days, "day")}` : `in ${count(days, "day")}`;
}

function forecasterName({ forecaster, name }: LedgerFileForecast): string {
  return forecaster === null ? "(nobody named)" : (name ?? forecaster);
}

/** "55–80 % (“probably” on icd203)", "70 %", "no number". */
function chanceText({ chance, optionChances }: Pick<LedgerFileForecast, "chance" | "optionChances">): string {
  if (optionChances !== null) return optionChances.map((one) => (one === null ? "–" : `${percent(one)} %`)).join(", ");
  return chance === null
    ? "no number"
    : `${rangeOf(chance)}${chance.term === null ? "" : ` (“${chance.term}”${chance.scale === null ? "" : ` on ${chance.scale}`})`}`;
}

function rangeOf({ low, high }: StatedChance): string {
  return low === high ? `${percent(low)} %` : `${percent(low)}–${percent(high)} %`;
}

const percent = (share: number): string => String(Math.round(share * 1000) / 10);

/** "1 question", "2 questions". */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** A forecast in a ledger counts as reviewed where a person accepted it. */
export function basisOf(forecasts: readonly Pick<LedgerFileForecast, "review">[]): ReviewBasis {
  return reviewBasis(forecasts.map(({ review }) => ({ reviewedByPerson: review === "accepted" })));
}
