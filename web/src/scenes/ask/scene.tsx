import { useState } from "react";
import { Link } from "wouter";
import { useSearch } from "wouter/use-browser-location";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useResource } from "../../data/use-resource.ts";
import { DraftsLeft } from "../../figures/drafts-left.tsx";
import { draftsQuery, useRememberedDrafts } from "../../figures/drafts-query.ts";
import { SavedViews } from "../../figures/saved-views.tsx";
import { ScopeBar } from "../../figures/scope/scope-bar.tsx";
import { sentScope } from "../../figures/scope/scope-types.ts";
import { useScope } from "../../figures/scope/use-scope.ts";
import { useOverview } from "../../figures/use-overview.ts";
import { useQueryRecord } from "../../figures/use-query-record.ts";
import { scopeSearch } from "../../hooks/scope-query.ts";
import { textQuery } from "../../hooks/use-query-state.ts";
import { Button } from "../../parts/button.tsx";
import { EmptyState, ErrorState, Loading } from "../../parts/states.tsx";
import { useEngine } from "../../worker/use-engine.ts";
import { type Answer, AnswerTable } from "./answer-table.tsx";
import "./ask.css";
import { text } from "./strings.ts";
import { useExamples } from "./use-examples.ts";

const askQuery = { q: textQuery(), drafts: draftsQuery };

/** A question in plain words, answered by quotations. */
export function Scene() {
  const [query, change] = useQueryRecord(askQuery);
  useRememberedDrafts(query.drafts, change);
  const question = query.q.trim();
  return (
    <div className="scene ask">
      <div className="scene-head">
        <h1>{text.title}</h1>
        <SavedViews screen="ask" />
      </div>
      <QuestionForm key={query.q} question={query.q} onAsk={(q) => change({ q }, { isStep: true })} />
      <ScopeBar drafts={query.drafts} onDrafts={(drafts) => change({ drafts })} />
      {question === "" ? (
        <Intro drafts={query.drafts} onAsk={(asked) => change(asked, { isStep: true })} />
      ) : (
        <Answered question={question} drafts={query.drafts} onDrafts={() => change({ drafts: true })} />
      )}
    </div>
  );
}

function QuestionForm({ question, onAsk }: { readonly question: string; readonly onAsk: (question: string) => void }) {
  const [typed, setTyped] = useState(question);
  return (
    <form
      className="ask-form"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== "") onAsk(typed.trim());
      }}
    >
      <input
        className="input ask-input"
        type="search"
        aria-label={text.label}
        placeholder={text.placeholder}
        maxLength={500}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button type="submit" look="primary">
        {text.ask}
      </Button>
    </form>
  );
}

interface IntroProps {
  readonly drafts: boolean;
  readonly onAsk: (asked: { readonly q: string; readonly drafts: boolean }) => void;
}

function Intro({ drafts, onAsk }: IntroProps) {
  const examples = useExamples(drafts);
  const kept = scopeSearch(useSearch());
  return (
    <div className="stack ask-intro">
      <p>{text.intro}</p>
      {examples === null ? <Loading /> : null}
      {examples === null || examples.questions.length > 0 ? null : (
        <EmptyState
          title={text.nothingHere}
          action={
            <Link className="button button-primary" href={`/library${kept}`}>
              {text.toLibrary}
            </Link>
          }
        >
          {text.nothingHereText}
        </EmptyState>
      )}
      {examples === null || examples.questions.length === 0 ? null : (
        <>
          <h2>{examples.needDrafts ? text.examplesOfDrafts : text.examples}</h2>
          <ul>
            {examples.questions.map((question) => (
              <li key={question}>
                <Button look="quiet" onClick={() => onAsk({ q: question, drafts: drafts || examples.needDrafts })}>
                  {question}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

interface AnsweredProps {
  readonly question: string;
  readonly drafts: boolean;
  /** Takes drafts in. */
  readonly onDrafts: () => void;
}

function Answered({ question, drafts, onDrafts }: AnsweredProps) {
  const { id: project } = useProject();
  const { scope } = useScope();
  const { nameOf } = useOverview();
  const key = JSON.stringify(["ask", project, question, drafts, scope]);
  const { data, error, reload } = useResource(key, ["statement", "document", "entity"], () =>
    client.ask.answer({ params: { project }, body: { question, countsDrafts: drafts, scope: sentScope(scope) } }),
  );
  const waiting = useWaitingDrafts(drafts);
  if (data === null) return error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />;
  return (
    <div className="stack">
      <p className="note" role="status">
        {summary(data, nameOf)}
      </p>
      <DraftsLeft drafts={waiting} onCount={onDrafts} />
      {data.experts.length === 0 ? <Nobody answer={data} nameOf={nameOf} /> : <AnswerTable answer={data} nameOf={nameOf} />}
    </div>
  );
}

/** How many drafts of the scope an answer leaves out. */
function useWaitingDrafts(drafts: boolean): number {
  const { scope } = useScope();
  const all = useEngine("scopeChoices", drafts ? null : { scope, countsDrafts: true }).data;
  const accepted = useEngine("scopeChoices", drafts ? null : { scope, countsDrafts: false }).data;
  return all === null || accepted === null ? 0 : all.kept - accepted.kept;
}

function summary({ experts, topics, speakers, looked }: Answer, nameOf: (key: string) => string): string {
  const named = experts.filter(({ speaker }) => speaker !== null);
  const parts = [
    ...(experts.length === 0 ? [] : [text.found(named.length, named.length < experts.length)]),
    ...(topics.length === 0 ? [] : [`${text.about(topics.join(", "))}.`]),
    ...(speakers.length === 0 ? [] : [`${text.bySpeaker(speakers.map(nameOf).join(", "))}.`]),
    text.looked(looked.passages, looked.statements, looked.documents),
  ];
  return parts.join(" ");
}

function Nobody({ answer: { topics, speakers, intent }, nameOf }: { readonly answer: Answer; readonly nameOf: (key: string) => string }) {
  const kept = scopeSearch(useSearch());
  if (topics.length + speakers.length === 0)
    return (
      <EmptyState
        title={text.nothingAsked}
        action={
          intent === "dispute" ? (
            <div className="row">
              <Link className="button button-primary" href={`/answers${kept}`}>
                {text.toComparison}
              </Link>
              <Link className="button" href={`/experts${kept === "" ? "?" : `${kept}&`}kind=concept`}>
                {text.toConcepts}
              </Link>
            </div>
          ) : null
        }
      >
        {text.nothingAskedText}
      </EmptyState>
    );
  return <EmptyState title={text.none}>{text.noneText(topics.map((topic) => `“${topic}”`).join(", "), speakers.map(nameOf).join(", "))}</EmptyState>;
}
