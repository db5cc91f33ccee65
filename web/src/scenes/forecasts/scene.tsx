import { useMemo } from "react";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { Answered } from "../../figures/answered.tsx";
import "../../figures/figures.css";
import { useRememberedDrafts } from "../../figures/drafts-query.ts";
import { ScopeBar } from "../../figures/scope/scope-bar.tsx";
import { sentScope, type StatementScope } from "../../figures/scope/scope-types.ts";
import { useScope } from "../../figures/scope/use-scope.ts";
import { SharingContext, type Sharing } from "../../figures/share/sharing.ts";
import { SavedViews } from "../../figures/saved-views.tsx";
import { useBasis } from "../../figures/use-basis.ts";
import { useOverview } from "../../figures/use-overview.ts";
import { useQueryRecord } from "../../figures/use-query-record.ts";
import { showToast } from "../../parts/toasts.tsx";
import { Basis } from "../../parts/basis.tsx";
import { Button } from "../../parts/button.tsx";
import { saveFile } from "../../parts/save-file.ts";
import { describeError } from "../../data/describe-error.ts";
import { Tabs } from "../../parts/tabs.tsx";
import type { ForecastsAnswer } from "@rapporteur/app/analysis/figures";
import { useEngine } from "../../worker/use-engine.ts";
import { CalibrationView } from "./calibration.tsx";
import "./forecasts.css";
import { EstimatesOf, TeamScores } from "./estimates.tsx";
import { Ledger } from "./ledger.tsx";
import { statesOf, useLedger, type LedgerData } from "./ledger-data.ts";
import { ResolveDialog } from "./resolve-dialog.tsx";
import { Scores } from "./scores.tsx";
import { forecastQuery, type Change, type ForecastQuery } from "./settings.ts";
import { text } from "./strings.ts";

/** What experts expect, and what became of it. */
export function Scene() {
  const { scope } = useScope();
  const names = useOverview(scope);
  const [query, change] = useQueryRecord(forecastQuery);
  useRememberedDrafts(query.drafts, change);
  const ledger = useLedger();
  const request = useMemo(
    () => ({
      scope,
      countsDrafts: query.drafts,
      questions: ledger.asked,
      history: ledger.history,
      rule: query.rule,
      minimumQuestions: Math.max(1, query.minimum),
    }),
    [scope, query.drafts, query.rule, query.minimum, ledger.asked, ledger.history],
  );
  const answer = useEngine("forecasts", ledger.isLoading ? null : request);
  const error = ledger.error ?? names.error ?? answer.error;
  return (
    <div className="scene">
      <div className="scene-head">
        <h1>{text.title}</h1>
        <div className="row">
          <CalendarButton drafts={query.drafts} scope={scope} />
          <SavedViews screen="forecasts" />
        </div>
      </div>
      <ScopeBar drafts={query.drafts} onDrafts={(drafts) => change({ drafts })} />
      <Answered
        answer={answer.data}
        error={error}
        onRetry={answer.reload}
        isEmpty={({ forecasts }) => forecasts.length === 0}
        drafts={query.drafts ? 0 : (names.typeUse("forecast")?.draft ?? 0)}
        onCount={() => change({ drafts: true })}
      >
        {(data) => (
          <EstimatesOf>
            <Shown query={query} change={change} ledger={ledger} answer={data} nameOf={names.nameOf} />
          </EstimatesOf>
        )}
      </Answered>
    </div>
  );
}

interface ShownProps {
  readonly query: ForecastQuery;
  readonly change: Change;
  readonly ledger: LedgerData;
  readonly answer: ForecastsAnswer;
  readonly nameOf: (key: string | null) => string;
}

function Shown({ query, change, ledger, answer, nameOf }: ShownProps) {
  const basis = useBasis(answer.basis, "forecast");
  const asked = ledger.questions.find(({ record }) => record.id === query.question)?.record;
  const resolved = [...statesOf(ledger, Date.now()).values()].filter((state) => state === "resolved").length;
  return (
    <>
      <Tabs
        label={text.viewsLabel}
        tabs={(["ledger", "scores", "calibration"] as const).map((key) => ({ key, label: text.views[key] }))}
        chosen={query.view}
        onChoose={(view) => change({ view })}
      >
        <div className="figures-view stack">
          <h2 className="hidden">{text.views[query.view]}</h2>
          {query.view === "ledger" ? <Ledger {...{ query, change, answer, ledger, nameOf }} /> : null}
          <SharingContext value={sharingOf(query, answer)}>
            {query.view === "scores" ? <Scores {...{ query, change, answer, nameOf, resolved }} /> : null}
            {query.view === "scores" ? <TeamScores ledger={ledger} answer={answer} /> : null}
            {query.view === "calibration" ? <CalibrationView {...{ query, answer, change, resolved, nameOf }} /> : null}
          </SharingContext>
        </div>
      </Tabs>
      {basis === null || query.view !== "ledger" ? null : <Basis basis={basis} />}
      {asked === undefined ? null : (
        <ResolveDialog key={asked.id} question={asked} ledger={ledger} answer={answer} onClose={() => change({ question: "" })} />
      )}
    </>
  );
}

/** Scores and calibration rest on what is resolved and scored. */
function sharingOf({ view, rule, minimum }: ForecastQuery, { scored }: ForecastsAnswer): Sharing {
  const ofScores = [
    { label: text.rule, value: text.rules[rule] },
    { label: text.minimum, value: String(minimum) },
  ];
  return {
    screen: "forecasts",
    behind: { task: "ids", ids: () => [...new Set(scored.map(({ statement }) => statement))] },
    settings: view === "scores" ? ofScores : [],
  };
}

function CalendarButton({ drafts, scope }: { readonly drafts: boolean; readonly scope: StatementScope }) {
  const { id: project } = useProject();
  const save = async (): Promise<void> => {
    try {
      const body = { what: "calendar" as const, format: "ics", countsDrafts: drafts, scope: sentScope(scope), options: {} };
      const { bytes, filename, type } = await client.analyses.exportFile({ params: { project }, body });
      saveFile(filename ?? "due.ics", new Blob([bytes], { type }));
    } catch (error) {
      showToast(describeError(error).message);
    }
  };
  return <Button onClick={() => void save()}>{text.calendar}</Button>;
}
