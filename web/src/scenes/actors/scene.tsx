import { useCallback, useDeferredValue, useMemo, useRef } from "react";
import { symmetrisationRules } from "@rapporteur/engines/relations";
import { Answered } from "../../figures/answered.tsx";
import { FigureBar } from "../../figures/figure-bar.tsx";
import "../../figures/figures.css";
import { GraphCanvas } from "../../figures/graph/graph-canvas.tsx";
import type { Chosen, DrawnGraph } from "../../figures/graph/graph-types.ts";
import { useRememberedDrafts } from "../../figures/drafts-query.ts";
import { ScopeBar } from "../../figures/scope/scope-bar.tsx";
import { useScope } from "../../figures/scope/use-scope.ts";
import { LeftAside } from "../../figures/left-aside.tsx";
import { SharingContext, type Sharing } from "../../figures/share/sharing.ts";
import { SavedViews } from "../../figures/saved-views.tsx";
import { changePin, withPins } from "../../figures/graph/pins.ts";
import { figureText } from "../../figures/strings.ts";
import { useBasis } from "../../figures/use-basis.ts";
import { useHiddenPicture } from "../../figures/graph/use-hidden-picture.tsx";
import { useOverview, type ProjectOverview } from "../../figures/use-overview.ts";
import { useQueryRecord } from "../../figures/use-query-record.ts";
import { Basis } from "../../parts/basis.tsx";
import { DataTable, type DataColumn } from "../../parts/data-table.tsx";
import { Check } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import type { ActorArc, ActorLayoutAnswer, ActorLayoutRequest, ActorsAnswer, ActorsRequest } from "@rapporteur/app/analysis/figures";
import { useEngine, type EngineAnswer } from "../../worker/use-engine.ts";
import "./actors.css";
import { AlignmentView } from "./alignment-view.tsx";
import { ActorDetails } from "./actor-details.tsx";
import { BalanceView } from "./balance-view.tsx";
import { arcKey, drawnActors, drawnFile, type DrawnParts } from "./drawn-actors.ts";
import { MapPart } from "./map/map-part.tsx";
import { actorQuery, layoutRequestOf, requestOf, type ActorQuery } from "./settings.ts";
import { text } from "./strings.ts";

type NameOf = (key: string | null) => string;
type Change = (change: Partial<ActorQuery>, options?: { readonly isStep?: boolean }) => void;

/** Who does what to whom. */
export function Scene() {
  const { scope } = useScope();
  const names = useOverview(scope);
  const [query, change] = useQueryRecord(actorQuery);
  useRememberedDrafts(query.drafts, change);
  const request = useMemo(() => ({ ...requestOf(query), scope }), [query, scope]);
  const answer = useEngine("actors", request);
  // Asked after: the numbers do not wait for the picture, whose places and sides stay until newer ones come.
  const layoutRequest = useMemo(() => layoutRequestOf(request), [request]);
  const layout = useEngine("actorLayout", layoutRequest);
  const balance = useEngine("actorBalance", request);
  const use = names.typeUse("relation");
  const error = names.error ?? answer.error;
  return (
    <div className="scene">
      <div className="scene-head">
        <h1>{text.title}</h1>
        <SavedViews screen="actors" />
      </div>
      <ScopeBar drafts={query.drafts} onDrafts={(drafts) => change({ drafts })} />
      <div className="figures">
        <Settings query={query} change={change} />
        <div className="figures-main" aria-busy={answer.isLoading}>
          <Answered
            answer={answer.data}
            error={error}
            onRetry={answer.reload}
            isEmpty={({ arcs }) => arcs.length === 0}
            drafts={query.drafts ? 0 : (use?.draft ?? 0)}
            onCount={() => change({ drafts: true })}
          >
            {(data) => (
              <SharingContext value={sharingOf(query, layoutRequest)}>
                <Drawn {...{ query, change, request, layoutRequest, names, layout, balance }} answer={data} />
              </SharingContext>
            )}
          </Answered>
        </div>
      </div>
    </div>
  );
}

function sharingOf({ level, weighting, rule }: ActorQuery, request: ActorLayoutRequest): Sharing {
  const settings = [
    { label: text.level, value: text.levels[level] },
    { label: text.weighting, value: text.weightings[weighting] },
    { label: text.rule, value: text.rules[rule] },
  ];
  return { screen: "actors", behind: { task: "actorIds", request }, settings };
}

function Settings({ query, change }: { readonly query: ActorQuery; readonly change: Change }) {
  const optionsOf = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }));
  return (
    <details className="figures-settings" open={window.matchMedia("(min-width: 60rem)").matches}>
      <summary>{text.settings}</summary>
      <div className="figures-fields">
        <Select
          label={text.level}
          value={query.level}
          options={optionsOf(text.levels)}
          onChange={(level) => change({ level: level === "person" || level === "body" ? level : "state", pair: [] })}
        />
        <Select
          label={text.weighting}
          value={query.weighting}
          options={optionsOf(text.weightings)}
          onChange={(weighting) => change({ weighting: weighting === "weight" ? "weight" : "count" })}
        />
        <Select
          label={text.rule}
          help={text.ruleText}
          value={query.rule}
          options={optionsOf(text.rules)}
          onChange={(rule) => change({ rule: symmetrisationRules.find((one) => one === rule) ?? "sum-of-values" })}
        />
        <Check label={figureText.countDrafts} checked={query.drafts} onChange={(drafts) => change({ drafts })} />
      </div>
    </details>
  );
}

interface DrawnProps {
  readonly query: ActorQuery;
  readonly change: Change;
  readonly request: ActorsRequest;
  readonly layoutRequest: ActorLayoutRequest;
  readonly names: ProjectOverview;
  readonly answer: ActorsAnswer;
  readonly layout: EngineAnswer<"actorLayout">;
  readonly balance: EngineAnswer<"actorBalance">;
}

function Drawn({ query, change, request, layoutRequest, names, answer, layout, balance }: DrawnProps) {
  const { nameOf } = names;
  const draw = useDrawActors({ answer, layout: layout.data, camps: balance.data?.camps ?? noCamps }, { nameOf, pins: query.pins });
  const graph = useMemo(() => (query.view === "graph" ? draw() : null), [query.view, draw]);
  const basis = useBasis(answer.basis, "relation");
  const [first = "", second = ""] = query.pair;
  const chosen = chosenOf(query.pair, answer);
  const setPair = (pair: readonly string[]): void => change({ pair });
  const choose = (next: Chosen): void => {
    if (next === null) setPair([]);
    else if (next.kind === "tie") setPair(next.key.split("\u0000"));
    else setPair(first !== "" && second === "" && first !== next.key ? [first, next.key] : [next.key]);
  };
  const label = text.graphLabel(answer.actors.length, answer.arcs.length);
  const [hiddenPicture, makePicture] = useHiddenPicture({ label, graph: () => draw() ?? noGraph, chosen, legend });
  const mapPicture = useRef<SVGSVGElement>(null);
  const acts = answer.arcs.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <FigureBar
        facts={text.facts(acts, answer.actors.length)}
        picture={query.view === "map" ? () => mapPicture.current : makePicture.page}
        {...(query.view === "map" ? {} : { smallPicture: makePicture.phone })}
        {...(query.view === "graph" ? { drawn: { name: "actors", file: () => (graph === null ? null : drawnFile(answer, graph)) } } : {})}
        title={text.figureTitle}
        shared={query.view === "graph" || query.view === "map" ? "picture" : query.view === "list" ? "table" : "nothing"}
        table={() => arcTable(answer, nameOf)}
      />
      <Tabs
        label={text.viewsLabel}
        tabs={(["graph", "map", "alignment", "balance", "list"] as const).map((key) => ({ key, label: text.views[key] }))}
        chosen={query.view}
        onChoose={(view) => change({ view })}
      >
        <div className="figures-view">
          <h2 className="hidden">{text.views[query.view]}</h2>
          {query.view === "graph" ? (
            <>
              {layout.error === null ? null : <ErrorState error={layout.error} onRetry={layout.reload} />}
              {graph === null ? (
                <div className="graph-canvas" aria-busy={layout.error === null} />
              ) : (
                <GraphCanvas
                  {...{ label, graph, chosen }}
                  isComing={layout.isLoading || balance.isLoading}
                  onChoose={choose}
                  pins={query.pins}
                  onPin={(key, pin) => change({ pins: changePin(query.pins, key, pin) }, { isStep: true })}
                  onUnpinAll={() => change({ pins: [] }, { isStep: true })}
                />
              )}
              <p className="note">{text.legend}</p>
            </>
          ) : null}
          {query.view === "map" ? (
            <MapPart
              {...{ answer, chosen, nameOf }}
              camps={balance.data?.camps ?? noCamps}
              onChoose={choose}
              picture={mapPicture}
              onStates={query.level === "state" ? null : () => change({ level: "state", pair: [] })}
            />
          ) : null}
          {query.view === "alignment" ? (
            <AlignmentView
              request={request}
              measure={query.measure}
              basis={answer.basis}
              pair={query.pair}
              nameOf={nameOf}
              onMeasure={(measure) => change({ measure })}
              onPair={setPair}
            />
          ) : null}
          {query.view === "balance" ? <Balance {...{ answer, balance, nameOf }} onPair={setPair} /> : null}
          {query.view === "list" ? <ArcList answer={answer} nameOf={nameOf} pair={query.pair} onPair={setPair} /> : null}
        </div>
      </Tabs>
      {query.view === "alignment" || query.view === "balance" ? null : basis === null ? null : <Basis basis={basis} />}
      <PairChoice answer={answer} nameOf={nameOf} pair={query.pair} onPair={setPair} />
      {first === "" || second === "" ? <p className="note no-print">{text.hint}</p> : null}
      <ActorDetails {...{ request, layoutRequest, answer, nameOf }} pair={query.pair} onPair={setPair} />
      {answer.leftAside.refused === 0 ? null : <p className="note">{text.refusedNote(answer.leftAside.refused)}</p>}
      <NotCounted answer={answer} />
      {hiddenPicture}
    </>
  );
}

const noCamps: DrawnParts["camps"] = [];
const legend = { marks: [], notes: [text.legend] };
const noGraph: DrawnGraph = { nodes: [], ties: [] };

/** Makes the picture, once the numbers stand; null until the first places have come. */
function useDrawActors(
  { answer, layout, camps }: Omit<DrawnParts, "layout"> & { readonly layout: ActorLayoutAnswer | null },
  { nameOf, pins }: { readonly nameOf: NameOf; readonly pins: readonly string[] },
): () => DrawnGraph | null {
  const [numbers, places, sides] = [useDeferredValue(answer), useDeferredValue(layout), useDeferredValue(camps)];
  return useCallback(
    () => (places === null ? null : withPins(drawnActors({ answer: numbers, layout: places, camps: sides }, nameOf), pins)),
    [numbers, places, sides, nameOf, pins],
  );
}

interface BalanceProps extends Pick<DrawnProps, "answer" | "balance"> {
  readonly nameOf: NameOf;
  readonly onPair: (pair: readonly string[]) => void;
}

/** The balance, which comes after the numbers; an earlier one stays until then. */
function Balance({ answer, balance, nameOf, onPair }: BalanceProps) {
  const { data, error, isLoading, reload } = balance;
  return (
    <>
      {error === null ? null : <ErrorState error={error} onRetry={reload} />}
      <div aria-busy={isLoading}>
        {data !== null ? <BalanceView answer={answer} balanced={data} nameOf={nameOf} onPair={onPair} /> : null}
        {data === null && error === null ? <Loading what={figureText.computing} /> : null}
      </div>
    </>
  );
}

function chosenOf([first = "", second = ""]: readonly string[], answer: ActorsAnswer): Chosen {
  if (first === "") return null;
  if (second === "") return { kind: "node", key: first };
  const key = arcKey({ source: first, target: second });
  return answer.arcs.some((arc) => arcKey(arc) === key) ? { kind: "tie", key } : { kind: "node", key: first };
}

interface PairChoiceProps {
  readonly answer: ActorsAnswer;
  readonly nameOf: (key: string | null) => string;
  readonly pair: readonly string[];
  readonly onPair: (pair: readonly string[]) => void;
}

function PairChoice({ answer, nameOf, pair, onPair }: PairChoiceProps) {
  const [first = "", second = ""] = pair;
  const options = [
    { value: "", label: text.nobody },
    ...answer.actors.map(({ key }) => ({ value: key, label: nameOf(key) })).toSorted((a, b) => a.label.localeCompare(b.label)),
  ];
  return (
    <div className="row actors-choice no-print">
      <Select
        label={text.first}
        value={first}
        options={options}
        onChange={(value) => onPair(value === "" ? [] : [value, second].filter((one) => one !== ""))}
      />
      <Select
        label={text.second}
        value={second}
        disabled={first === ""}
        options={options.filter(({ value }) => value === "" || value !== first)}
        onChange={(value) => onPair([first, value].filter((one) => one !== ""))}
      />
    </div>
  );
}

function arcTable({ arcs }: ActorsAnswer, nameOf: (key: string | null) => string) {
  const { source, target, acts, cooperation, conflict } = text.columns;
  return {
    columns: [source, target, acts, cooperation, conflict].map((title, at) => ({ title, align: at > 1 ? ("right" as const) : ("left" as const) })),
    rows: arcs.map((arc) => [nameOf(arc.source), nameOf(arc.target), arc.count, arc.cooperation, arc.conflict]),
  };
}

function ArcList({ answer, nameOf, pair, onPair }: PairChoiceProps) {
  // They come by source and target, and those of the same count stay in that order.
  const rows = useMemo(() => answer.arcs.toSorted((a, b) => b.count - a.count), [answer]);
  const columns: DataColumn<ActorArc>[] = [
    { key: "source", title: text.columns.source, width: "minmax(8rem, 2fr)", render: ({ source }) => nameOf(source) },
    { key: "target", title: text.columns.target, width: "minmax(8rem, 2fr)", render: ({ target }) => nameOf(target) },
    { key: "acts", title: text.columns.acts, width: "4rem", align: "right", render: ({ count }) => count },
    { key: "cooperation", title: text.columns.cooperation, width: "7rem", align: "right", render: ({ cooperation }) => cooperation },
    { key: "conflict", title: text.columns.conflict, width: "6rem", align: "right", render: ({ conflict }) => conflict },
  ];
  return (
    <DataTable
      className="figures-list"
      label={text.listLabel}
      columns={columns}
      count={rows.length}
      rowAt={(at) => rows[at] ?? null}
      keyOf={arcKey}
      onOpen={({ source, target }) => onPair([source, target])}
      isSelected={({ source, target }) => pair[0] === source && pair[1] === target}
      minWidth="36rem"
    />
  );
}

function NotCounted({ answer }: { readonly answer: ActorsAnswer }) {
  const { status, actor, self } = answer.leftAside;
  const told: readonly [number, (n: number) => string][] = [
    [status, text.aside.status],
    [actor, text.aside.actor],
    [self, text.aside.self],
    [answer.internalCount, text.aside.internal],
    [answer.unattached.length, text.aside.unattached],
  ];
  return <LeftAside told={told} />;
}
