import { useMemo, useState } from "react";
import { Link } from "wouter";
import { type EntityType, entityTypes } from "@rapporteur/core/model";
import type { MergeSuggestion, MergeSuggestionsAnswer } from "@rapporteur/app/analysis/figures";
import { useMay } from "../../data/use-may.ts";
import "../../figures/figures.css";
import { useRememberedDrafts } from "../../figures/drafts-query.ts";
import { ScopeBar } from "../../figures/scope/scope-bar.tsx";
import { useOverview } from "../../figures/use-overview.ts";
import { useQueryRecord } from "../../figures/use-query-record.ts";
import { useUndo } from "../../frame/undo.ts";
import { useQueue, type Queue } from "../../hooks/use-queue.ts";
import { useSingleKeys } from "../../hooks/use-single-keys.ts";
import { Select } from "../../parts/select.tsx";
import { EmptyState, ErrorState, Loading } from "../../parts/states.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { useEngine } from "../../worker/use-engine.ts";
import { ActionBar, type Actions } from "./action-bar.tsx";
import "./concepts.css";
import { PairView } from "./pair-view.tsx";
import { conceptQuery } from "./settings.ts";
import { text } from "./strings.ts";
import { ConceptTree } from "./tree/concept-tree.tsx";
import { useDecisions, type Decision, type Pair } from "./use-decisions.ts";

const keyOf = ({ into, from }: MergeSuggestion): string => [into.id, from.id].sort().join(" ");

/** Names that may mean the same, one pair after the other; and the hierarchy of all. */
export function Scene() {
  const [query, change] = useQueryRecord(conceptQuery);
  useRememberedDrafts(query.drafts, change);
  const { kind, drafts } = query;
  const { data, error, reload } = useEngine(
    "mergeSuggestions",
    useMemo(() => (query.view === "merges" ? { type: kind } : null), [kind, query.view]),
  );
  return (
    <div className="scene concepts">
      <h1>{text.title}</h1>
      <p className="soft concepts-lead">{text.leads[query.view]}</p>
      <ScopeBar drafts={drafts} onDrafts={(on) => change({ drafts: on })} />
      <Select
        className="concepts-type"
        label={text.type}
        value={kind}
        options={entityTypes.map((value) => ({ value, label: text.types[value] ?? value }))}
        onChange={(value) => change({ kind: entityTypes.find((one): one is EntityType => one === value) ?? "concept" })}
      />
      <Tabs
        label={text.viewsLabel}
        tabs={(["merges", "tree"] as const).map((key) => ({ key, label: text.views[key] }))}
        chosen={query.view}
        onChoose={(view) => change({ view })}
      >
        {query.view === "tree" ? (
          <ConceptTree key={kind} kind={kind} drafts={drafts} />
        ) : (
          <>
            {error === null ? null : <ErrorState error={error} onRetry={reload} />}
            {data === null ? error === null ? <Loading /> : null : <Suggestions key={kind} answer={data} drafts={drafts} />}
          </>
        )}
      </Tabs>
    </div>
  );
}

function Suggestions({ answer, drafts }: { readonly answer: MergeSuggestionsAnswer; readonly drafts: boolean }) {
  const queue = useQueue(answer.suggestions, keyOf);
  const names = useOverview();
  const { current, left, doneCount } = queue;
  const actions = useActions(queue);
  const more = answer.count - answer.suggestions.length;
  return (
    <>
      <p className="note" role="status">
        {text.facts(answer.count, answer.usedCount, answer.usedOnce)} {text.progress(doneCount, left.length + more)}
      </p>
      {current === null ? (
        <>
          <Nothing doneCount={doneCount} />
          {doneCount === 0 ? null : <ActionBar actions={actions} pair={null} />}
        </>
      ) : (
        <div className="concepts-desk">
          <div className="concepts-work">
            <ActionBar actions={actions} pair={actions.pair} />
            <PairView key={keyOf(current)} suggestion={current} pair={actions.pair ?? current} drafts={drafts} nameOf={names.nameOf} />
          </div>
          <nav className="concepts-list" aria-label={text.listLabel}>
            <ol>
              {left.slice(0, mostListed).map((one, at) => (
                <li key={keyOf(one)}>
                  <button type="button" aria-current={at === queue.at ? true : undefined} onClick={() => queue.moveTo(at)}>
                    {text.pairLabel(one.from.name, one.into.name)}
                  </button>
                </li>
              ))}
            </ol>
          </nav>
        </div>
      )}
    </>
  );
}

const mostListed = 60;

function Nothing({ doneCount }: { readonly doneCount: number }) {
  const action = (
    <Link className="button" href="/concepts?view=tree">
      {text.toHierarchy}
    </Link>
  );
  if (doneCount > 0)
    return (
      <EmptyState title={text.allDone} action={action}>
        {text.allDoneText(doneCount)}
      </EmptyState>
    );
  return (
    <EmptyState title={text.none} action={action}>
      {text.noneText}
    </EmptyState>
  );
}

/** What can be done with the pair, by button and by key. */
function useActions(queue: Queue<MergeSuggestion>): Actions {
  const [turned, setTurned] = useState("");
  const mayDecide = useMay("editor");
  const write = useDecisions();
  const undoLast = useUndo();
  const { current } = queue;
  const isTurned = current !== null && turned === keyOf(current);
  const pair = current === null ? null : isTurned ? { into: current.from, from: current.into } : current;
  const writeOrTakeBack = async (decision: Decision, chosen: Pair): Promise<void> => {
    if (!(await write(decision, chosen))) queue.takeBack();
  };
  const decide = (decision: Decision): void => {
    if (pair === null || !mayDecide) return;
    queue.decide();
    void writeOrTakeBack(decision, pair);
  };
  const actions: Actions = {
    pair,
    mayDecide,
    decide,
    turn: () => setTurned(isTurned || current === null ? "" : keyOf(current)),
    move: queue.move,
    undo: () => {
      queue.takeBack();
      undoLast("undo");
    },
  };
  useSingleKeys({
    m: () => decide("merge"),
    x: () => decide("apart"),
    n: () => decide("below"),
    s: actions.turn,
    j: () => queue.move(1),
    k: () => queue.move(-1),
    u: actions.undo,
  });
  return actions;
}
