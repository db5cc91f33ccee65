import { useMemo, useRef } from "react";
import { currentOutcomes, type OutcomeEntry, type Verdict } from "@rapporteur/engines/forecast";
import type { OutcomeRecord, QuestionRecord, RecordOf } from "@rapporteur/app/records";
import { client } from "../../data/client.ts";
import { useProject, useWrites } from "../../data/live-project.tsx";
import { overlay, type Overlaid, type PendingWrite } from "../../data/pending.ts";
import { useResource } from "../../data/use-resource.ts";
import type { AskedQuestion } from "@rapporteur/app/analysis/figures";
import type { ForecastState } from "./settings.ts";

export interface LedgerData {
  readonly questions: readonly Overlaid<"question">[];
  readonly outcomes: readonly OutcomeRecord[];
  /** As the engines take them. */
  readonly asked: readonly AskedQuestion[];
  readonly history: readonly OutcomeEntry[];
  readonly error: unknown;
  readonly isLoading: boolean;
}

/** The questions and outcomes of the project, with what is under way put on top. */
export function useLedger(): LedgerData {
  const { id: project } = useProject();
  const writes = useWrites();
  const list = (kind: "question" | "outcome") => () => client.records.list({ params: { project, kind } });
  const questions = useResource(`questions:${project}`, ["question"], list("question"));
  const outcomes = useResource(`outcomes:${project}`, ["outcome"], list("outcome"));
  const shown = useOverlaid("question", questions.data?.records ?? none, writes);
  const entered = useOverlaid("outcome", outcomes.data?.records ?? none, writes);
  const error = questions.error ?? outcomes.error;
  const isLoading = questions.data === null || outcomes.data === null;
  return useMemo(() => {
    const records = entered.map(({ record }) => record).toSorted((a, b) => (a.recorded < b.recorded ? -1 : a.recorded > b.recorded ? 1 : 0));
    return {
      questions: shown,
      outcomes: records,
      asked: shown.map(({ record }) => askedOf(record)),
      history: records.flatMap((record) => entryOf(record) ?? []),
      error,
      isLoading,
    };
  }, [shown, entered, error, isLoading]);
}

const none: readonly { readonly record: unknown; readonly revision: number }[] = [];

/**
 * Stored records with what is under way on top. What has just been acknowledged stays until the list has been read again, so that nothing blinks out
 * between the two.
 */
function useOverlaid<K extends "question" | "outcome">(
  kind: K,
  stored: readonly { readonly record: unknown; readonly revision: number }[],
  writes: readonly PendingWrite[],
): readonly Overlaid<K>[] {
  const kept = useRef<{ stored: unknown; readonly records: Map<string, Overlaid<K>> }>({ stored: null, records: new Map() });
  return useMemo(() => {
    const { current } = kept;
    if (current.stored !== stored) current.records.clear();
    current.stored = stored;
    // The address says the kind, so that the union of records is of one only.
    const shown = overlay(kind, stored as readonly { record: RecordOf<K>; revision: number }[], writes, () => true);
    for (const one of shown) if (one.isPending) current.records.set(one.record.id, one);
    const refused = new Set(
      writes.filter(({ state }) => state === "refused" || state === "conflict").flatMap(({ changes }) => changes.map(({ id }) => id)),
    );
    const here = new Set(shown.map(({ record }) => record.id));
    const waiting = [...current.records.values()].filter(({ record }) => !here.has(record.id) && !refused.has(record.id));
    return [...shown, ...waiting];
  }, [kind, stored, writes]);
}

const instant = (day: string | null): number | null => (day === null ? null : Date.parse(day));

/** A question as the engines take it: days as times. */
export function askedOf({ opens, closes, due, ...same }: QuestionRecord): AskedQuestion {
  return { ...same, opens: instant(opens), closes: instant(closes), due: instant(due) };
}

/** An outcome as the engines take it; null where it says nothing known. */
export function entryOf({ question, outcome, happened, recorded, by, reason, evidence }: OutcomeRecord): OutcomeEntry | null {
  const verdict = verdictOf(outcome);
  return verdict === null ? null : { question, verdict, happened: Date.parse(happened), recorded: Date.parse(recorded), by, reason, evidence };
}

/** What an outcome record says; null where it says nothing known. */
function verdictOf(outcome: string | number): Verdict | null {
  if (typeof outcome === "number") return { kind: "number", value: outcome };
  const kind = (["yes", "no", "ambiguous", "annulled", "reopened"] as const).find((one) => one === outcome);
  if (kind !== undefined) return { kind };
  if (outcome.startsWith("option:")) return { kind: "option", option: outcome.slice("option:".length) };
  return outcome.trim() !== "" && Number.isFinite(Number(outcome)) ? { kind: "number", value: Number(outcome) } : null;
}

/** State of each question by id, as of a day. */
export function statesOf({ asked, history }: Pick<LedgerData, "asked" | "history">, today: number): Map<string, Exclude<ForecastState, "unasked">> {
  const standing = currentOutcomes(history);
  return new Map(
    asked.map(({ id, due, closes }) => {
      const end = due ?? closes;
      return [id, standing.has(id) ? "resolved" : end !== null && end < today ? "due" : "open"];
    }),
  );
}
