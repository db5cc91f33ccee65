import { usePrinting } from "../../hooks/use-printing.ts";
import { basisWords, type ReportProps, settingLines } from "./report/report-parts.ts";
import { useCallback, useMemo } from "react";
import { Link, useLocation } from "wouter";
import { useSearch } from "wouter/use-browser-location";
import { useProject } from "../../data/live-project.tsx";
import { isAtLeast } from "../../data/session.ts";
import { ScopeBar } from "../../figures/scope/scope-bar.tsx";
import { useOverview } from "../../figures/use-overview.ts";
import { isWide } from "../../hooks/is-wide.ts";
import { useDebounced } from "../../hooks/use-debounced.ts";
import { textQuery, useQueryState } from "../../hooks/use-query-state.ts";
import { Button } from "../../parts/button.tsx";
import type { NamedEntity } from "../../parts/entity-field.tsx";
import { TextField } from "../../parts/field.tsx";
import { EmptyState, ErrorState, Loading } from "../../parts/states.tsx";
import { useEngine, useTableVersion } from "../../worker/use-engine.ts";
import { useTypes } from "../read/use-types.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { CodersView } from "./coders-view.tsx";
import { Details } from "./details.tsx";
import { FacetList } from "./facet-list.tsx";
import { useLabels } from "./labels.ts";
import { Report } from "./report/report.tsx";
import { useSelection } from "./selection.ts";
import "./statements.css";
import { text } from "./strings.ts";
import { TableView } from "./table-view.tsx";
import { useViewSettings } from "./view-settings.ts";

const openedQuery = textQuery();

/** Every statement of the project, to filter, sort, correct, and change together. */
export function Scene() {
  const { id: project, role } = useProject();
  const [location] = useLocation();
  const settings = useViewSettings();
  const [opened, setOpened] = useQueryState("statement", openedQuery);
  const types = useTypes(project);
  const labels = useLabels(types);
  const { overview, nameOf } = useOverview();
  const selection = useSelection();
  const version = useTableVersion();
  const words = useDebounced(settings.filter.words, 120);
  const asked = useMemo(() => ({ ...settings.filter, words }), [settings.filter, words]);
  const { data, error, reload } = useEngine("statements", { scope: settings.scope, filter: asked });
  const byId = useMemo(() => new Map(overview?.entities.map((entity) => [entity.id, entity])), [overview]);
  const entityOf = useCallback((id: string): NamedEntity | null => byId.get(id) ?? null, [byId]);
  const close = useCallback(() => setOpened(""), [setOpened]);
  const canEdit = isAtLeast(role, "coder");
  if (data === null) return <div className="scene">{error === null ? <Loading /> : <ErrorState error={error} onRetry={reload} />}</div>;
  if (overview?.rowCount === 0) return <Nothing />;
  if (location === "/statements/report")
    return (
      <div className="scene">
        <Ways />
        <Report settings={settings} answer={data} types={types} labels={labels} nameOf={nameOf} />
      </div>
    );
  if (location === "/statements/coders")
    return (
      <div className="scene">
        <Ways />
        <CodersView types={types} labels={labels} nameOf={nameOf} canEdit={canEdit} />
      </div>
    );
  return (
    <div className="scene scene-full">
      <div className="scene-head">
        <h1>{text.title}</h1>
        <Ways />
      </div>
      <ScopeBar />
      <TextField label={text.words} type="search" value={settings.filter.words} onChange={settings.setWords} />
      <div className="statements-columns">
        <details className="statements-narrow" open={isWide()}>
          <summary>{text.filters}</summary>
          <FacetList settings={settings} facets={data.facets} labels={labels} keyOf={(id) => byId.get(id)?.key ?? null} nameOf={nameOf} />
        </details>
        <div className="statements-list">
          <p className="note" role="status">
            {basisWords(data, asked)}
          </p>
          <PrintedFilter {...{ settings, labels, nameOf }} answer={data} />
          <BulkBar {...{ settings, selection, types, entityOf, version }} count={data.count} />
          {data.count === 0 ? (
            <EmptyState title={text.nothing} action={<Button onClick={settings.clear}>{text.clear}</Button>}>
              {text.nothingText}
            </EmptyState>
          ) : (
            <TableView {...{ settings, types, labels, selection, canEdit, entityOf, opened }} count={data.count} onOpen={setOpened} />
          )}
        </div>
      </div>
      {opened === "" ? null : <Details id={opened} types={types} entityOf={entityOf} canEdit={canEdit} onClose={close} />}
    </div>
  );
}

/** The views of this screen; each keeps the filters. */
function Ways() {
  const [location] = useLocation();
  const query = useSearch();
  const ways = [
    { path: "/statements", label: text.toTable },
    { path: "/statements/report", label: text.toReport },
    { path: "/statements/coders", label: text.toCoders },
  ];
  return (
    <nav className="row no-print" aria-label={text.ways}>
      {ways.map(({ path, label }) => (
        <Link key={path} href={path + query} aria-current={location === path ? "page" : undefined} className="statements-way">
          {label}
        </Link>
      ))}
    </nav>
  );
}

function Nothing() {
  const action = (
    <Link className="button button-primary" href="/library">
      {text.toLibrary}
    </Link>
  );
  return (
    <div className="scene">
      <EmptyState title={text.empty} action={action}>
        {text.emptyText}
      </EmptyState>
    </div>
  );
}

/** On paper, where nothing is chosen: what is counted and in which order. */
function PrintedFilter(props: Omit<ReportProps, "types">) {
  const isPrinting = usePrinting();
  return isPrinting ? <p className="note">{settingLines(props).join(" ")}</p> : null;
}
