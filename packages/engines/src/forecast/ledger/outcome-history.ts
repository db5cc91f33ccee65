import { RapporteurError } from "@rapporteur/core/base";
import type { ForecastQuestion, Instant, LedgerForecast } from "./ledger.ts";

/**
 * The outcome of a question. `ambiguous`: it cannot be told; `annulled`: the question proved void; neither is "no", neither is scored. `reopened` takes the last
 * outcome back.
 */
export type Verdict =
  | { readonly kind: "yes" | "no" | "ambiguous" | "annulled" | "reopened" }
  | { readonly kind: "option"; readonly option: string }
  | { readonly kind: "number"; readonly value: number };

/** One entry of a question's history; entries are added, never changed. */
export interface OutcomeEntry {
  readonly question: string;
  readonly verdict: Verdict;
  /** When it came to be so. */
  readonly happened: Instant;
  /** When it was entered: entries of a history never go back in this. */
  readonly recorded: Instant;
  readonly by: string;
  readonly reason: string;
  /** Link to evidence; may be empty only for `reopened`. */
  readonly evidence: string;
}

export type OutcomeHistory = readonly OutcomeEntry[];

/** What an entry is checked against. */
export interface OutcomeContext {
  readonly question: ForecastQuestion;
  /** Forecasts on the question. */
  readonly forecasts: readonly LedgerForecast[];
}

/**
 * The history with one more entry; the given one stays as it is.
 *
 * @throws RAP_FORECAST_OUTCOME where the entry does not fit the question, lacks reason or evidence, goes back in time, or lies before a forecast was stated
 */
export function appendOutcome(history: OutcomeHistory, entry: OutcomeEntry, context: OutcomeContext): OutcomeHistory {
  const refuse = (problem: string, cure: string): never => {
    throw new RapporteurError("RAP_FORECAST_OUTCOME", { row: history.length + 1, question: entry.question, problem, cure });
  };
  if (entry.question !== context.question.id) refuse(`it is about ${context.question.id}`, "give the question that the entry names");
  const fault = verdictFault(entry.verdict, context.question);
  if (fault) refuse(fault.problem, fault.cure);
  if (entry.reason.trim() === "") refuse("it gives no reason", "say in a sentence why");
  if (entry.verdict.kind !== "reopened" && !/^https?:\/\/\S+$/.test(entry.evidence))
    refuse(`its evidence ${entry.evidence === "" ? "is empty" : `“${entry.evidence}” is not a link`}`, "give an http or https address");
  if (!Number.isFinite(entry.happened) || !Number.isFinite(entry.recorded)) refuse("it has no date", "give the day it happened as YYYY-MM-DD");
  const last = history[history.length - 1];
  if (last && entry.recorded < last.recorded)
    refuse("it is entered before the last entry", "enter outcomes in order; correct a wrong one with a later entry");
  const isReopening = entry.verdict.kind === "reopened";
  if (isReopening && currentOutcome(history, entry.question) === null) refuse("there is no outcome to take back", "leave it out");
  const early = isReopening
    ? undefined
    : context.forecasts.find((forecast) => forecast.question === entry.question && forecast.stated !== null && forecast.stated > entry.happened);
  if (early?.stated)
    refuse(
      `it happened on ${day(entry.happened)}, before forecast ${early.id} was stated on ${day(early.stated)}`,
      "correct the date, or take that forecast off the question",
    );
  return [...history, entry];
}

function verdictFault(verdict: Verdict, question: ForecastQuestion): { problem: string; cure: string } | null {
  if (verdict.kind === "ambiguous" || verdict.kind === "annulled" || verdict.kind === "reopened") return null;
  const kinds: Readonly<Record<ForecastQuestion["kind"], readonly string[]>> = { binary: ["yes", "no"], options: ["option"], number: ["number"] };
  if (!kinds[question.kind].includes(verdict.kind)) {
    return {
      problem: `“${verdict.kind}” cannot resolve a question of kind ${question.kind}`,
      cure: `use ${kinds[question.kind].join(" or ")}, ambiguous or annulled`,
    };
  }
  if (verdict.kind === "option" && !question.options.includes(verdict.option))
    return { problem: `“${verdict.option}” is none of its options`, cure: `use one of: ${question.options.join(", ")}` };
  if (verdict.kind === "number" && !Number.isFinite(verdict.value)) return { problem: "it gives no number", cure: "write the number without unit" };
  return null;
}

function day(instant: Instant): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/**
 * The outcome that stands, or null while the question is open. @param asOf entries recorded later are not seen, so that an old score can be computed again
 * Cost: O(entries).
 */
export function currentOutcome(history: OutcomeHistory, question: string, asOf: Instant = Number.POSITIVE_INFINITY): OutcomeEntry | null {
  let current: OutcomeEntry | null = null;
  for (const entry of history) {
    if (entry.question !== question || entry.recorded > asOf) continue;
    current = entry.verdict.kind === "reopened" ? null : entry;
  }
  return current;
}

/** All standing outcomes by question. Cost: O(entries). */
export function currentOutcomes(history: OutcomeHistory, asOf: Instant = Number.POSITIVE_INFINITY): Map<string, OutcomeEntry> {
  const outcomes = new Map<string, OutcomeEntry>();
  for (const entry of history) {
    if (entry.recorded > asOf) continue;
    if (entry.verdict.kind === "reopened") outcomes.delete(entry.question);
    else outcomes.set(entry.question, entry);
  }
  return outcomes;
}
