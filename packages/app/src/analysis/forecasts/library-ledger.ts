import { RapporteurError } from "@rapporteur/core/base";
import type { ForecastQuestion } from "@rapporteur/engines/forecast";
import type { OutcomeRecord, QuestionRecord } from "../../records/project-records.ts";
import type { Change } from "../../records/revision.ts";
import type { Stored } from "../../records/records.ts";
import { momentText, outcomeText } from "./forecast-ledger-file.ts";
import { planOpening, planResolution, type Resolution } from "./forecast-ledger.ts";
import { openStatements } from "../input/open-statements.ts";
import { ledgerOf } from "./ledger-of.ts";
import { ledgerRecords } from "./ledger-records.ts";
import { librarySource } from "../input/library-source.ts";
import { authorise } from "../../library/authorise.ts";
import { accountOf, type Workplace } from "../../library/workplace.ts";

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
export async function openQuestions(
  workplace: Workplace,
  { countsDrafts, requestKey }: { readonly countsDrafts: boolean; readonly requestKey?: string },
): Promise<OpenedQuestions> {
  const { makeId } = workplace;
  const writer = authorise(workplace, "openQuestions");
  const opened = await openStatements([], { countsDrafts, library: librarySource(workplace) });
  const gathered = opened.byId();
  const base = ledgerOf(await ledgerRecords(workplace), gathered);
  const plan = planOpening(base, gathered);
  const byQuestion = Map.groupBy(plan.forecasts, ({ question }) => question);
  const asked = new Map(plan.questions.map((question) => [question.id, { question, id: makeId("q") }]));
  const changes: Change<"question">[] = [];
  for (const [question, forecasts] of byQuestion) {
    const fresh = asked.get(question);
    const statements = forecasts.map(({ id }) => id);
    if (fresh === undefined) changes.push(withStatements(await storedQuestion(workplace, question), statements));
    else changes.push(newQuestion(fresh.question, fresh.id, statements));
  }
  if (changes.length === 0) return { questions: [], forecasts: 0, revision: null };
  const { revision } = await writer.commit({
    action: "open questions",
    summary: `Opened ${asked.size} questions for ${plan.forecasts.length} forecasts`,
    ...(requestKey === undefined ? {} : { requestKey }),
    changes,
  });
  return { questions: Array.from(asked.values(), ({ id }) => id), forecasts: plan.forecasts.length, revision };
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
  const day = (time: number | null): string | null => (time === null ? null : dayOf(time));
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

/** What became of a question of a project; who says so and when are the workplace's. */
export interface LibraryResolution extends Omit<Resolution, "by" | "now"> {
  /** Id or text of the question. */
  readonly question: string;
  /** Makes it safe to send again. */
  readonly requestKey?: string;
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
 * @throws as `planResolution`
 * Cost: O(statements + outcomes of the project).
 */
export async function resolveLibraryQuestion(
  workplace: Workplace,
  { question: word, requestKey, ...given }: LibraryResolution,
): Promise<ResolvedInLibrary> {
  const { makeId } = workplace;
  const writer = authorise(workplace, "resolve");
  const gathered = (await openStatements([], { countsDrafts: true, library: librarySource(workplace) })).byId();
  const ledger = ledgerOf(await ledgerRecords(workplace), gathered);
  const resolved = planResolution(ledger, word, { ...given, by: accountOf(workplace), now: workplace.now() });
  const { question, entry, replaces, forecastCount } = resolved;
  const outcome = outcomeText(entry.verdict);
  const after: OutcomeRecord = {
    id: makeId("o"),
    question: question.id,
    outcome: entry.verdict.kind === "number" ? entry.verdict.value : outcome,
    happened: dayOf(entry.happened),
    recorded: new Date(entry.recorded).toISOString(),
    by: entry.by,
    reason: entry.reason,
    evidence: entry.evidence,
  };
  const { revision } = await writer.commit({
    action: "resolve",
    summary: `Resolved “${question.text}”: ${outcome}`,
    ...(requestKey === undefined ? {} : { requestKey }),
    changes: [{ kind: "outcome", id: after.id, expected: null, after }],
  });
  return { question, outcome, revision, replaces: replaces === null ? null : outcomeText(replaces.verdict), forecastCount };
}

/** YYYY-MM-DD, UTC. */
function dayOf(time: number): string {
  return momentText(time).slice(0, 10);
}
