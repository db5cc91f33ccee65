import { useMemo } from "react";
import { Link } from "wouter";
import type { ReviewQueueAnswer } from "@rapporteur/app/analysis/figures";
import { useProject } from "../../data/live-project.tsx";
import { useMay } from "../../data/use-may.ts";
import "../../figures/figures.css";
import { ScopeBar } from "../../figures/scope/scope-bar.tsx";
import { useScope } from "../../figures/scope/use-scope.ts";
import { useOverview } from "../../figures/use-overview.ts";
import { useQueryRecord } from "../../figures/use-query-record.ts";
import { Tabs } from "../../parts/tabs.tsx";
import { EmptyState, ErrorState, Loading } from "../../parts/states.tsx";
import { useEngine } from "../../worker/use-engine.ts";
import { useTypes } from "../read/use-types.ts";
import { useLabels } from "../statements/labels.ts";
import "../statements/statements.css";
import { DisputeQueue } from "./dispute-queue.tsx";
import { DraftQueue } from "./draft-queue.tsx";
import "./review.css";
import { queueSize, queueViews, reviewQuery, type QueueView } from "./settings.ts";
import { text } from "./strings.ts";

/** One queue over all documents: drafts by doubt or by influence, and what coders see differently. */
export function Scene() {
  const [{ order }, change] = useQueryRecord(reviewQuery);
  return (
    <div className="scene review">
      <h1>{text.title}</h1>
      <Tabs
        label={text.viewsLabel}
        tabs={queueViews.map((key) => ({ key, label: text.views[key] }))}
        chosen={order}
        onChoose={(view) => change({ order: view }, { isStep: true })}
      >
        <div className="figures-view">
          <h2 className="hidden">{text.views[order]}</h2>
          <p className="soft review-lead">{text.viewLeads[order]}</p>
          {order === "coders" ? <Disputes /> : <Drafts order={order} />}
        </div>
      </Tabs>
    </div>
  );
}

function Drafts({ order }: { readonly order: Exclude<QueueView, "coders"> }) {
  const { scope, isWhole } = useScope();
  const request = useMemo(() => ({ scope, order, size: queueSize }), [scope, order]);
  const { data, error, reload } = useEngine("reviewQueue", request);
  return (
    <>
      <ScopeBar />
      {error === null ? null : <ErrorState error={error} onRetry={reload} />}
      {data === null ? error === null ? <Loading /> : null : <Queued key={order} answer={data} isWhole={isWhole} />}
    </>
  );
}

function Queued({ answer, isWhole }: { readonly answer: ReviewQueueAnswer; readonly isWhole: boolean }) {
  if (isWhole && answer.open + answer.reviewed === 0) {
    const action = (
      <Link className="button button-primary" href="/library">
        {text.toLibrary}
      </Link>
    );
    return (
      <EmptyState title={text.nothing} action={action}>
        {text.nothingText}
      </EmptyState>
    );
  }
  return <DraftQueue answer={answer} />;
}

function Disputes() {
  const { id: project } = useProject();
  const types = useTypes(project);
  const labels = useLabels(types);
  const { nameOf } = useOverview();
  return <DisputeQueue types={types} labels={labels} nameOf={nameOf} canEdit={useMay("coder")} />;
}
