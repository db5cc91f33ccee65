import { RapporteurError } from "../../base/errors.ts";
import { appendOutcome, currentOutcome, type ForecastQuestion, type OutcomeEntry } from "../../forecast/index.ts";
import type { OutcomeRecord, QuestionRecord } from "../../model/library/project-records.ts";
import type { Change } from "../../model/library/revision.ts";
import type { Stored } from "../../model/library/records.ts";
import { momentText, outcomeText, outcomeWords, parseOutcome } from "../forecast-ledger-file.ts";
import { findQuestion, planOpening } from "../forecast-ledger.ts";
import { openStatements } from "../open-statements.ts";
import { ledgerOf, questionOf } from "./ledger-of.ts";
import { ledgerRecords } from "./ledger-records.ts";
import { librarySource } from "./library-source.ts";
import { accountOf, momentOf, type Workplace } from "./workplace.ts";

type Place = Pick<Workplace, "store" | "project">;

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
  /** Id or text of the question. */
  readonly question: string;
  /** yes, no, ambiguous, annulled, reopened, option:NAME or a number. */
  readonly outcome: string | number;
  /** YYYY-MM-DD. */
  readonly happened: string;
  readonly reason: string;
  readonly evidence: string;
}

export interface ResolvedInLibrary {
  readonly question: ForecastQuestion;
  readonly outcome: string;
  readonly revision: number;
  /** What stood until now. */
  readonly replaces: string | null;
  /** Accepted forecasts that the outcome decides. */
  readonly forecastCount: number;
}

/**
 * Enters what became of a question; a correction is one more entry, and the latest counts.
 *
 * @throws RAP_SERVICE_QUESTION, RAP_SERVICE_OUTCOME, RAP_SERVICE_DATE, RAP_FORECAST_OUTCOME
 */
export async function resolveLibraryQuestion(workplace: Workplace, resolution: LibraryResolution): Promise<ResolvedInLibrary> {
  const { store, project, by, makeId } = workplace;
  const { questions, outcomes } = await ledgerRecords(workplace);
  const asked = findQuestion(resolution.question, questions.map(questionOf));
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
  const { history, ledger } = ledgerOf({ questions, outcomes }, gathered);
  const own = history.filter(({ question }) => question === asked.id);
  // A clock that was set back must not make the entry older than the one it corrects.
  const recorded = Math.max(Date.parse(momentOf(workplace)), own.at(-1)?.recorded ?? 0);
  const { reason, evidence } = resolution;
  const entry: OutcomeEntry = { question: asked.id, verdict, happened, recorded, by: accountOf(workplace), reason, evidence };
  const forecasts = ledger.forecasts.filter(({ question }) => question === asked.id);
  appendOutcome(own, entry, { question: asked, forecasts });
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
  return {
    question: asked,
    outcome: outcomeText(verdict),
    revision,
    replaces: former === null ? null : outcomeText(former.verdict),
    forecastCount: forecasts.filter(({ isAccepted }) => isAccepted).length,
  };
}
