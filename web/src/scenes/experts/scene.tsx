import { useMemo } from "react";
import { useSearch } from "wouter/use-browser-location";
import { Answered } from "../../figures/answered.tsx";
import "../../figures/figures.css";
import { DraftsLeft } from "../../figures/drafts-left.tsx";
import { useRememberedDrafts } from "../../figures/drafts-query.ts";
import { SavedViews } from "../../figures/saved-views.tsx";
import { ScopeBar } from "../../figures/scope/scope-bar.tsx";
import type { StatementScope } from "../../figures/scope/scope-types.ts";
import { useScope } from "../../figures/scope/use-scope.ts";
import { useOverview, type ProjectOverview } from "../../figures/use-overview.ts";
import { useQueryRecord } from "../../figures/use-query-record.ts";
import { scopeSearch } from "../../hooks/scope-query.ts";
import { Tabs } from "../../parts/tabs.tsx";
import { useEngine } from "../../worker/use-engine.ts";
import { Comparison } from "./comparison.tsx";
import { EntryList } from "./entry-list.tsx";
import "./experts.css";
import { PageHead } from "./page-head.tsx";
import { ProfilePage } from "./profile-page.tsx";
import { expertQuery, mostCompared, profileRoles, type Change, type ExpertQuery } from "./settings.ts";
import { text } from "./strings.ts";

interface ShownProps {
  readonly query: ExpertQuery;
  readonly change: Change;
  readonly scope: StatementScope;
  readonly names: ProjectOverview;
}

/** Pages of those who speak, of actors and of concepts: a list, one page, or several side by side. */
export function Scene() {
  const { scope } = useScope();
  const names = useOverview(scope);
  const [query, change] = useQueryRecord(expertQuery);
  useRememberedDrafts(query.drafts, change);
  const shown = { query, change, scope, names };
  return (
    <div className="scene experts">
      {query.who.length === 0 ? (
        <div className="scene-head">
          <h1>{text.title}</h1>
          <SavedViews screen="experts" />
        </div>
      ) : (
        <PageHead {...shown} />
      )}
      <ScopeBar drafts={query.drafts} onDrafts={(drafts) => change({ drafts })} />
      {query.who.length === 0 ? <List {...shown} /> : <Pages {...shown} />}
    </div>
  );
}

const draftCount = ({ overview }: ProjectOverview): number => overview?.types.reduce((sum, { draft }) => sum + draft, 0) ?? 0;

function List({ query, change, scope, names }: ShownProps) {
  const { kind, drafts } = query;
  const request = useMemo(() => ({ scope, countsDrafts: drafts, role: kind }), [scope, drafts, kind]);
  const { data, error, reload } = useEngine("profiles", request);
  return (
    <Tabs
      label={text.kindsLabel}
      tabs={profileRoles.map((key) => ({ key, label: text.kinds[key] }))}
      chosen={kind}
      onChoose={(chosen) => change({ kind: chosen, find: "" })}
    >
      <div className="figures-view">
        <h2 className="hidden">{text.kinds[kind]}</h2>
        <Answered
          answer={data}
          error={names.error ?? error}
          onRetry={reload}
          isEmpty={({ entries }) => entries.length === 0}
          drafts={drafts ? 0 : draftCount(names)}
          onCount={() => change({ drafts: true })}
        >
          {({ entries }) => (
            <>
              <DraftsLeft drafts={drafts ? 0 : draftCount(names)} onCount={() => change({ drafts: true })} />
              <EntryList key={kind} {...{ query, change, entries }} nameOf={names.nameOf} />
            </>
          )}
        </Answered>
      </div>
    </Tabs>
  );
}

function Pages({ query, change, scope, names }: ShownProps) {
  const { kind, drafts, who } = query;
  const keys = useMemo(() => who.slice(0, mostCompared), [who]);
  const request = useMemo(() => ({ scope, countsDrafts: drafts, role: kind, keys }), [scope, drafts, kind, keys]);
  const { data, error, reload } = useEngine("profile", request);
  const kept = scopeSearch(useSearch());
  // The answer to another question stays on the screen until the new one is here, and must not stand under its name.
  const isOfThese = data !== null && data.profiles.length === keys.length && data.profiles.every(({ key }, at) => key === keys[at]);
  return (
    <Answered
      answer={isOfThese ? data : null}
      error={names.error ?? error}
      onRetry={reload}
      isEmpty={({ profiles }) => profiles.every(({ basis }) => basis.statements === 0)}
      drafts={drafts ? 0 : draftCount(names)}
      onCount={() => change({ drafts: true })}
    >
      {({ profiles, shared }) => {
        const context = { role: kind, nameOf: names.nameOf, scope, drafts, kept };
        const [only] = profiles;
        if (profiles.length > 1) return <Comparison profiles={profiles} shared={shared} context={context} />;
        return only === undefined ? null : <ProfilePage profile={only} context={context} />;
      }}
    </Answered>
  );
}
