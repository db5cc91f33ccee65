import { useCallback, useDeferredValue, useMemo, type ReactNode } from "react";
import { Link } from "wouter";
import { useSearch } from "wouter/use-browser-location";
import { NoneAccepted } from "../../figures/evidence-list.tsx";
import "../../figures/figures.css";
import { GraphCanvas } from "../../figures/graph/graph-canvas.tsx";
import type { Chosen } from "../../figures/graph/graph-types.ts";
import { useRememberedDrafts } from "../../figures/drafts-query.ts";
import { DetailsPlace } from "../../figures/details-place.tsx";
import { drawnNote } from "../../figures/drawn-exports.ts";
import { PrintedSettings } from "../../figures/printed-settings.tsx";
import { ScopeBar } from "../../figures/scope/scope-bar.tsx";
import type { StatementScope } from "../../figures/scope/scope-types.ts";
import { useScope } from "../../figures/scope/use-scope.ts";
import { ShareFigure } from "../../figures/share/share-figure.tsx";
import { SharingContext } from "../../figures/share/sharing.ts";
import { SavedViews } from "../../figures/saved-views.tsx";
import { changePin, withPins } from "../../figures/graph/pins.ts";
import { figureText } from "../../figures/strings.ts";
import { useBasis } from "../../figures/use-basis.ts";
import { useHiddenPicture } from "../../figures/graph/use-hidden-picture.tsx";
import { useOverview, type ProjectOverview } from "../../figures/use-overview.ts";
import { useQueryRecord } from "../../figures/use-query-record.ts";
import { formatNumber } from "../../hooks/format.ts";
import { scopeSearch } from "../../hooks/scope-query.ts";
import { Basis } from "../../parts/basis.tsx";
import { Button } from "../../parts/button.tsx";
import { EmptyState, ErrorState, Loading } from "../../parts/states.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import type { NetworkAnswer, NetworkRequest, NetworkSettings, Overview } from "@rapporteur/app/analysis/figures";
import { useEngine, type EngineAnswer } from "../../worker/use-engine.ts";
import { NodeDetails, TieDetails } from "./details.tsx";
import { drawnFile, drawnNetwork, endsOf, nodeKey, tieKey } from "./drawn-network.ts";
import { CampSentence } from "./camp-sentence.tsx";
import { ExportMenu } from "./export-menu.tsx";
import { Legend, legendOf } from "./legend.tsx";
import "./networks.css";
import { tieTable, useNetworkSharing } from "./sharing.ts";
import { networkQuery, placingOf, reportHref, settingsOf, type NetworkQuery } from "./settings.ts";
import { SettingsPanel } from "./settings-panel.tsx";
import { text } from "./strings.ts";
import { TimeBar } from "./time-bar.tsx";
import { ListView, MatrixView } from "./views.tsx";

/** Discourse networks: settings at the left, the picture in the middle, the statements behind it at the right. */
export function Scene() {
  const { scope } = useScope();
  const names = useOverview(scope);
  const [query, change] = useQueryRecord(networkQuery);
  useRememberedDrafts(query.drafts, change);
  return (
    <div className="scene">
      <div className="scene-head">
        <h1>{text.title}</h1>
        <SavedViews screen="networks" />
      </div>
      <ScopeBar drafts={query.drafts} onDrafts={(drafts) => change({ drafts })} />
      {names.error !== null ? <ErrorState error={names.error} onRetry={names.reload} /> : null}
      {names.overview === null ? (
        names.error === null ? (
          <Loading />
        ) : null
      ) : (
        <Networks {...{ names, query, change, scope }} overview={names.overview} />
      )}
    </div>
  );
}

type Change = (change: Partial<NetworkQuery>, options?: { readonly isStep?: boolean }) => void;

interface NetworksProps {
  readonly names: ProjectOverview;
  readonly query: NetworkQuery;
  readonly change: Change;
  readonly scope: StatementScope;
  readonly overview: Overview;
}

function Networks({ names, query, change, scope, overview }: NetworksProps) {
  const settings = useMemo(() => settingsOf(query), [query]);
  // What is below asks first, as effects run from the leaves up: the picture does not wait for the curve.
  const series = useEngine("polarization", query.unit === "" ? null : { scope, settings, unit: query.unit, size: query.size });
  return (
    <div className="figures">
      <details className="figures-settings" open={isWide()}>
        <summary>{text.settings}</summary>
        <SettingsPanel query={query} overview={overview} onChange={change} />
      </details>
      <Windowed {...{ names, query, change, scope, settings, series }} />
    </div>
  );
}

interface WindowedProps {
  readonly names: ProjectOverview;
  readonly query: NetworkQuery;
  readonly change: Change;
  readonly scope: StatementScope;
  readonly settings: NetworkSettings;
  readonly series: EngineAnswer<"polarization">;
}

/** The network of the chosen window, or of the whole range. */
function Windowed({ names, query, change, scope, settings, series }: WindowedProps) {
  const chosenWindow = series.data?.windows[query.window];
  const [from, to] = [chosenWindow?.from, chosenWindow?.to];
  const request = useMemo(
    (): NetworkRequest => ({ scope, settings, period: from === undefined || to === undefined ? null : { from, to } }),
    [scope, settings, from, to],
  );
  const network = useEngine("network", request);
  // Places are those of the whole range, so that a node keeps its own while a window moves or a setting changes.
  const placing = useMemo(() => ({ scope, settings: placingOf(settings), period: null }), [scope, settings]);
  const layout = useEngine("layout", placing);
  const use = names.typeUse(query.type);
  const sharing = useNetworkSharing(request, query);
  return (
    <div className="figures-main" aria-busy={network.isLoading}>
      {network.error === null ? (
        <>
          <TimeBar query={query} series={series.data} error={series.error} onChange={change} />
          {network.data === null ? (
            <Loading what={figureText.computing} />
          ) : (
            <SharingContext value={sharing}>
              <Drawn {...{ query, change, request, names }} network={network.data} layout={layout} />
            </SharingContext>
          )}
        </>
      ) : (
        <Failed error={network.error} onRetry={network.reload}>
          {use === undefined || (use.accepted === 0 && !query.drafts) ? (
            <NoneAccepted drafts={use?.draft ?? 0} onCount={() => change({ drafts: true })} />
          ) : null}
        </Failed>
      )}
    </div>
  );
}

/** Where no statement is left there is nothing wrong: it says which filter took them, or what to do first. */
function Failed({ error, onRetry, children }: { readonly error: unknown; readonly onRetry: () => void; readonly children: ReactNode }) {
  const { code, message, cure } = error as { code?: string; message?: string; cure?: string };
  if (code !== "RAP_NETWORK_EMPTY" && code !== "RAP_NETWORK_VARIABLE") return <ErrorState error={error} onRetry={onRetry} />;
  if (children !== null) return children;
  return (
    <EmptyState title={figureText.noneLeft}>
      {message}. {cure}
    </EmptyState>
  );
}

interface DrawnProps {
  readonly query: NetworkQuery;
  readonly change: Change;
  readonly request: NetworkRequest;
  readonly names: ProjectOverview;
  readonly network: NetworkAnswer;
  readonly layout: EngineAnswer<"layout">;
}

function Drawn({ query, change, request, names, network, layout }: DrawnProps) {
  const { nameOf } = names;
  const search = useSearch();
  // The picture is made when the numbers stand.
  const [numbers, places] = [useDeferredValue(network), useDeferredValue(layout.data)];
  const draw = useCallback(() => withPins(drawnNetwork(numbers, places, nameOf), query.pins), [numbers, places, nameOf, query.pins]);
  const graph = useMemo(() => (query.view === "graph" ? draw() : null), [query.view, draw]);
  const basis = useBasis(network.basis, query.type);
  const chosen = chosenOf(query.pick, network);
  const choose = (next: Chosen): void => change({ pick: pickOf(next) });
  const label = text.graphLabel(network.nodes.length, network.values.length);
  const [hiddenPicture, makePicture] = useHiddenPicture({ label, graph: draw, chosen, legend: legendOf(network, nameOf) });
  const { modularity } = network;
  const facts = text.facts(
    network.nodes.length,
    network.values.length,
    network.communityCount,
    modularity === null ? null : formatNumber(modularity),
  );
  const shared = { network, nameOf, chosen, onChoose: choose };
  return (
    <>
      <div className="figures-bar">
        <p className="small figures-facts">{facts}</p>
        <PrintedSettings />
        <div className="row">
          <Link className="button" href={reportHref(search, query.drafts)}>
            {text.toReport}
          </Link>
          <ShareFigure
            title={text.pictureTitle(query)}
            says={facts}
            picture={() => (query.view === "graph" ? makePicture.page() : null)}
            smallPicture={makePicture.phone}
            table={() => tieTable(network, nameOf)}
          />
          <ExportMenu
            title={text.pictureTitle(query)}
            request={request}
            picture={makePicture.page}
            drawn={() =>
              drawnFile(network, withPins(drawnNetwork(network, layout.data, nameOf), query.pins), {
                rowVariable: query.rows,
                columnVariable: query.columns,
                description: drawnNote(text.pictureTitle(query)),
              })
            }
          />
        </div>
      </div>
      <CampSentence network={network} nameOf={nameOf} onChoose={(key) => choose({ kind: "node", key })} />
      <Tabs
        label={text.viewsLabel}
        tabs={(["graph", "matrix", "list"] as const).map((key) => ({ key, label: text.views[key] }))}
        chosen={query.view}
        onChoose={(view) => change({ view })}
      >
        <div className="figures-view">
          <h2 className="hidden">{text.views[query.view]}</h2>
          {network.nodes.length === 0 ? (
            <NoTies {...{ query, change, network }} drafts={query.drafts ? 0 : (names.typeUse(query.type)?.draft ?? 0)} />
          ) : null}
          {query.view === "graph" && network.nodes.length > 0 && places === null ? <div className="graph-canvas" aria-busy="true" /> : null}
          {graph !== null && places !== null && network.nodes.length > 0 ? (
            <GraphCanvas
              {...{ label, graph, chosen }}
              isComing={layout.isLoading}
              onChoose={choose}
              pins={query.pins}
              onPin={(key, pin) => change({ pins: changePin(query.pins, key, pin) }, { isStep: true })}
              onUnpinAll={() => change({ pins: [] }, { isStep: true })}
            />
          ) : null}
          {query.view === "matrix" ? <MatrixView {...shared} /> : null}
          {query.view === "list" ? <ListView {...shared} /> : null}
        </div>
      </Tabs>
      <DetailsPlace chosen={query.pick.join(" ")}>
        <Details {...{ request, names, network, chosen }} onChoose={choose} />
      </DetailsPlace>
      {chosen === null && network.nodes.length > 0 ? <p className="note no-print">{text.selectHint}</p> : null}
      <Unnamed network={network} rows={query.rows} />
      {network.untiedCount === 0 ? null : <p className="note">{text.untied(network.untiedCount)}</p>}
      {query.view === "graph" && network.nodes.length > 0 ? <Legend legend={legendOf(network, nameOf)} /> : null}
      {basis === null ? null : <Basis basis={basis} />}
      <Dropped network={network} />
      {hiddenPicture}
    </>
  );
}

/** The picked node or tie, where the network still has it. */
function chosenOf([kind, first = "", second = ""]: readonly string[], network: NetworkAnswer): Chosen {
  if (kind === "node") return network.nodes.some((node) => nodeKey(node) === first) ? { kind, key: first } : null;
  return kind === "tie" ? { kind, key: tieKey(first, second) } : null;
}

function pickOf(chosen: Chosen): readonly string[] {
  if (chosen === null) return [];
  return chosen.kind === "node" ? ["node", chosen.key] : ["tie", ...chosen.key.split("\u0000")];
}

interface DetailsProps {
  readonly request: NetworkRequest;
  readonly names: ProjectOverview;
  readonly network: NetworkAnswer;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
}

function Details({ request, names, network, chosen, onChoose }: DetailsProps) {
  if (chosen === null) return null;
  const close = (): void => onChoose(null);
  if (chosen.kind === "tie") {
    const [row = "", column = ""] = chosen.key.split("\u0000");
    return <TieDetails request={request} names={names} row={row} column={column} onClose={close} />;
  }
  const node = network.nodes.find((one) => nodeKey(one) === chosen.key);
  if (node === undefined) return null;
  const onTie = (tie: number): void => {
    const [from, to] = endsOf(network, tie);
    onChoose({ kind: "tie", key: tieKey(from.key, to.key) });
  };
  return <NodeDetails request={request} names={names} node={node} network={network} onTie={onTie} onClose={close} />;
}

/** Statements are there, but nothing ties two of them: what to do about it. */
function NoTies({ query, change, network, drafts }: Pick<DrawnProps, "query" | "change" | "network"> & { readonly drafts: number }) {
  const kept = scopeSearch(useSearch());
  return (
    <EmptyState
      title={text.noTies}
      action={
        <div className="row">
          {query.drafts || drafts === 0 ? null : (
            <Button look="primary" onClick={() => change({ drafts: true })}>
              {figureText.countThem}
            </Button>
          )}
          {query.net === "twomode" ? null : <Button onClick={() => change({ net: "twomode" })}>{text.whoSpeaksOfWhat}</Button>}
          <Link className="button" href={`/concepts${kept}`}>
            {text.mergeNames}
          </Link>
          {network.untiedCount === 0 ? null : <Button onClick={() => change({ isolates: true })}>{text.isolates}</Button>}
        </div>
      }
    >
      {text.noTiesText(network.basis.statements)}
    </EmptyState>
  );
}

/** Statements without a speaker are in no network of speakers: how many, and where one can be named. */
function Unnamed({ network, rows }: { readonly network: NetworkAnswer; readonly rows: string }) {
  const kept = scopeSearch(useSearch());
  const blank = network.steps.find(({ step }) => step === `the rule that ${rows} may not be blank`)?.dropped ?? 0;
  if (rows !== "speaker" || blank === 0) return null;
  return (
    <p className="note">
      {text.unnamed(blank)} <Link href={`/review${kept}`}>{text.nameThem}</Link>
    </p>
  );
}

function Dropped({ network }: { readonly network: NetworkAnswer }) {
  if (network.steps.length === 0 && network.warnings.length === 0) return null;
  return (
    <details className="explain">
      <summary>{text.dropped}</summary>
      <ul>
        {network.steps.map(({ step, dropped }) => (
          <li key={step}>{text.droppedStep(step, dropped)}</li>
        ))}
        {network.warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </details>
  );
}

const isWide = (): boolean => window.matchMedia("(min-width: 60rem)").matches;
