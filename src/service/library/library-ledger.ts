import { RapporteurError } from "../../base/errors.ts";
import { appendOutcome, currentOutcome, readForecastRows, type ForecastQuestion, type OutcomeEntry } from "../../forecast/index.ts";
import type { OutcomeRecord, QuestionRecord } from "../../model/library/project-records.ts";
import type { Change } from "../../model/library/revision.ts";
import type { Stored } from "../../model/library/records.ts";
import {
  momentText,
  outcomeText,
  outcomeWords,
  parseOutcome,
  toForecast,
  type LedgerFile,
  type LedgerFileForecast,
} from "../forecast-ledger-file.ts";
import { entryMaker, planOpening } from "../forecast-ledger.ts";
import { openStatements, type Gathered } from "../open-statements.ts";
import { librarySource } from "./library-source.ts";
import { accountOf, momentOf, type Workplace } from "./workplace.ts";

type Place = Pick<Workplace, "store" | "project">;

/** What a project's ledger is made of, besides the statements. */
export interface LedgerRecords {
  readonly questions: readonly QuestionRecord[];
  readonly outcomes: readonly OutcomeRecord[];
}

export async function ledgerRecords({ store, project }: Place, asOf?: number): Promise<LedgerRecords> {
  const at = asOf === undefined ? {} : { asOf };
  const questions: QuestionRecord[] = [];
  for await (const { record } of store.records.all(project, "question", at)) questions.push(record);
  const outcomes: OutcomeRecord[] = [];
  for await (const { record } of store.records.all(project, "outcome", at)) outcomes.push(record);
  return { questions, outcomes };
}

/** The questions and outcomes of a project, with the forecast statements that answer them, as the ledger's engines take them. */
export function ledgerOf({ questions, outcomes }: LedgerRecords, gathered: Gathered): LedgerFile {
  const forecasts = forecastsOn(questions, gathered);
  const ledger = { questions: questions.map(askedOf), forecasts: forecasts.flatMap((one) => toForecast(one) ?? []) };
  const history = outcomes.flatMap((record) => entryOf(record) ?? []).sort((a, b) => a.recorded - b.recorded || (a.question < b.question ? -1 : 1));
  return { path: "the library", ledger, history, forecasts: new Map(forecasts.map((one) => [one.id, one])) };
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

function askedOf({ id, text, criteria, kind, options, condition, opens, closes, due, baseRate }: QuestionRecord): ForecastQuestion {
  return { id, text, criteria, kind, options, condition, baseRate, opens: instant(opens), closes: instant(closes), due: instant(due) };
}

function entryOf({ question, outcome, happened, recorded, by, reason, evidence }: OutcomeRecord): OutcomeEntry | null {
  const verdict = parseOutcome(String(outcome));
  return verdict === null ? null : { question, verdict, happened: Date.parse(happened), recorded: Date.parse(recorded), by, reason, evidence };
}

/** What opening questions did. */
export interface OpenedQuestions {
  readonly questions: readonly string[];
  /** Statements put under a question, new or known. */
  readonly forecasts: number;
  readonly revision: number | null;
}

/**
 * Opens questions for the forecast statements that stand under none: each goes to a question of like words, or gets a new one. Accepted statements alone
 * unless drafts are counted. Nothing is written where there is nothing to open.
 */
export async function openQuestions(workplace: Workplace, options: { readonly countsDrafts: boolean }): Promise<OpenedQuestions> {
  const { store, project, by, makeId } = workplace;
  const opened = await openStatements([], { ...options, library: librarySource(workplace) });
  const gathered = opened.byId();
  const base = ledgerOf(await ledgerRecords(workplace), gathered);
  const plan = planOpening(base, gathered);
  const byQuestion = Map.groupBy(plan.forecasts, ({ question }) => question);
  const ids = new Map(plan.questions.map(({ id }) => [id, makeId("q")]));
  const changes: Change<"question">[] = [];
  for (const [question, forecasts] of byQuestion) {
    const asked = plan.questions.find(({ id }) => id === question);
    const statements = forecasts.map(({ id }) => id);
    if (asked === undefined) changes.push(withStatements(await storedQuestion(workplace, question), statements));
    else changes.push(newQuestion(asked, ids.get(question) ?? makeId("q"), statements));
  }
  if (changes.length === 0) return { questions: [], forecasts: 0, revision: null };
  const { revision } = await store.history.commit({
    project,
    by,
    action: "open questions",
    summary: `Opened ${ids.size} questions for ${plan.forecasts.length} forecasts`,
    changes,
  });
  return { questions: [...ids.values()], forecasts: plan.forecasts.length, revision };
}

async function storedQuestion({ store, project }: Place, id: string): Promise<Stored<QuestionRecord>> {
  const stored = await store.records.get(project, "question", id);
  if (stored === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "question", id });
  return stored;
}

function withStatements({ record, revision }: Stored<QuestionRecord>, statements: readonly string[]): Change<"question"> {
  const after = { ...record, statements: [...new Set([...record.statements, ...statements])] };
  return { kind: "question", id: record.id, expected: revision, after };
}

function newQuestion(asked: ForecastQuestion, id: string, statements: string[]): Change<"question"> {
  const day = (time: number | null): string | null => momentText(time)?.slice(0, 10) ?? null;
  const { text, criteria, kind, options, condition, baseRate, opens, closes, due } = asked;
  const after: QuestionRecord = {
    id,
    text: text.slice(0, 2000),
    criteria,
    kind,
    options: [...options],
    condition: condition?.slice(0, 2000) ?? null,
    opens: day(opens),
    closes: day(closes),
    due: day(due),
    baseRate: baseRate === null ? null : { ...baseRate },
    statements,
  };
  return { kind: "question", id, expected: null, after };
}

export interface LibraryResolution {
  readonly question: string;
  /** yes, no, ambiguous, annulled, reopened, option:NAME or a number. */
  readonly outcome: string | number;
  /** YYYY-MM-DD. */
  readonly happened: string;
  readonly reason: string;
  readonly evidence: string;
}

/**
 * Enters what became of a question; a correction is one more entry, and the latest counts.
 *
 * @throws RAP_LIBRARY_MISSING; RAP_SERVICE_OUTCOME, RAP_SERVICE_DATE, RAP_FORECAST_OUTCOME
 */
export async function resolveLibraryQuestion(
  workplace: Workplace,
  resolution: LibraryResolution,
): Promise<{ id: string; revision: number; replaces: string | null }> {
  const { store, project, by, makeId } = workplace;
  const { record: asked } = await storedQuestion(workplace, resolution.question);
  const verdict = parseOutcome(String(resolution.outcome));
  if (verdict === null) throw new RapporteurError("RAP_SERVICE_OUTCOME", { outcome: resolution.outcome, cure: outcomeWords });
  const happened = Date.parse(resolution.happened);
  if (Number.isNaN(happened) || happened > workplace.now())
    throw new RapporteurError("RAP_SERVICE_DATE", {
      option: "happened",
      value: resolution.happened,
      must: "a day that is not in the future, as YYYY-MM-DD",
    });
  const gathered = (await openStatements([], { countsDrafts: true, library: librarySource(workplace) })).byId();
  const { history, ledger } = ledgerOf(await ledgerRecords(workplace), gathered);
  const own = history.filter(({ question }) => question === asked.id);
  // A clock that was set back must not make the entry older than the one it corrects.
  const recorded = Math.max(Date.parse(momentOf(workplace)), own.at(-1)?.recorded ?? 0);
  const { reason, evidence } = resolution;
  const entry: OutcomeEntry = { question: asked.id, verdict, happened, recorded, by: accountOf(workplace), reason, evidence };
  appendOutcome(own, entry, { question: askedOf(asked), forecasts: ledger.forecasts.filter(({ question }) => question === asked.id) });
  const id = makeId("o");
  const after: OutcomeRecord = {
    id,
    question: asked.id,
    outcome: verdict.kind === "number" ? verdict.value : outcomeText(verdict),
    happened: resolution.happened,
    recorded: new Date(recorded).toISOString(),
    by: entry.by,
    reason,
    evidence,
  };
  const { revision } = await store.history.commit({
    project,
    by,
    action: "resolve",
    summary: `Resolved “${asked.text}”: ${outcomeText(verdict)}`.slice(0, 500),
    changes: [{ kind: "outcome", id, expected: null, after }],
  });
  const former = currentOutcome(own, asked.id);
  return { id, revision, replaces: former === null ? null : outcomeText(former.verdict) };
}
