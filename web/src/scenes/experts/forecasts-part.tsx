import { saidWords } from "../../hooks/said-words.ts";
import { useMemo } from "react";
import { Link } from "wouter";
import { currentOutcomes } from "@rapporteur/engines/forecast";
import { dayOf, type ForecastEntry, type ForecastsAnswer } from "@rapporteur/app/analysis/figures";
import { formatDay, formatNumber } from "../../hooks/format.ts";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { useEngine } from "../../worker/use-engine.ts";
import "../forecasts/forecasts.css";
import { statesOf, useLedger, type LedgerData } from "../forecasts/ledger-data.ts";
import { RangeBar } from "../forecasts/range-bar.tsx";
import type { PageContext } from "./page-context.ts";
import { text } from "./strings.ts";

interface ForecastsPartProps {
  readonly speaker: string;
  readonly context: PageContext;
}

/** What an expert expected, and what became of it. */
export function ForecastsPart({ speaker, context: { scope, drafts } }: ForecastsPartProps) {
  const ledger = useLedger();
  const request = useMemo(() => {
    const { asked: questions, history } = ledger;
    return { scope: { ...scope, speakers: [speaker] }, countsDrafts: drafts, questions, history, rule: "brier" as const, minimumQuestions: 1 };
  }, [scope, speaker, drafts, ledger]);
  const { data, error } = useEngine("forecasts", ledger.isLoading ? null : request);
  const problem = ledger.error ?? error;
  if (problem !== null) return <ErrorState error={problem} />;
  if (data === null) return <Loading />;
  if (data.forecasts.length === 0) return <p className="soft">{text.noForecasts}</p>;
  return <Shown answer={data} ledger={ledger} />;
}

function Shown({ answer: { forecasts, scores }, ledger }: { readonly answer: ForecastsAnswer; readonly ledger: LedgerData }) {
  const states = useMemo(() => statesOf(ledger, Date.now()), [ledger]);
  const stateOf = ({ questions: [question] }: ForecastEntry) => (question === undefined ? "unasked" : (states.get(question) ?? "open"));
  const resolved = forecasts.filter((entry) => stateOf(entry) === "resolved").length;
  const bounds = scores.find((one) => one.bounds !== null);
  return (
    <>
      <p>
        {text.resolvedOf(resolved, forecasts.length)}.{" "}
        {bounds?.bounds == null
          ? text.noRecord
          : text.record(bounds.questionCount, formatNumber(bounds.bounds.best), formatNumber(bounds.bounds.worst))}
      </p>
      <ul className="experts-forecasts">
        {forecasts.map((entry) => (
          <li key={entry.id} className="experts-forecast hue hue-forecast" data-review={entry.review}>
            <Link className="experts-words" href={`/read/${entry.documentId}?statement=${entry.id}`} dir="auto">
              “{saidWords(entry.quote)}”
            </Link>
            <RangeBar entry={entry} />
            <span className="note">
              {[
                entry.day === null ? text.noDay : formatDay(entry.day),
                entry.horizonTo === null ? entry.horizonWords : text.horizon(formatDay(dayOf(entry.horizonTo))),
                outcomeOf(entry, ledger) ?? text.states[stateOf(entry)],
              ]
                .filter((part) => part !== null && part !== "")
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What its question came to; null where it is open. */
function outcomeOf({ questions }: ForecastEntry, { history }: LedgerData): string | null {
  const verdict = questions.map((id) => currentOutcomes(history).get(id)?.verdict).find((one) => one !== undefined);
  if (verdict === undefined) return null;
  if (verdict.kind === "option") return text.came(verdict.option);
  if (verdict.kind === "number") return text.came(formatNumber(verdict.value));
  return text.verdicts[verdict.kind];
}
