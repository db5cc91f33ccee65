import { memo, useCallback, useDeferredValue, useMemo, useRef, type ReactNode } from "react";
import { Answered } from "../../figures/answered.tsx";
import { FigureBar } from "../../figures/figure-bar.tsx";
import "../../figures/figures.css";
import { useRememberedDrafts } from "../../figures/drafts-query.ts";
import { DetailsPlace } from "../../figures/details-place.tsx";
import { LeftAside } from "../../figures/left-aside.tsx";
import { ScopeBar } from "../../figures/scope/scope-bar.tsx";
import { useScope } from "../../figures/scope/use-scope.ts";
import { SharingContext, type Sharing } from "../../figures/share/sharing.ts";
import { SavedViews } from "../../figures/saved-views.tsx";
import { figureText } from "../../figures/strings.ts";
import { useBasis } from "../../figures/use-basis.ts";
import { useOverview } from "../../figures/use-overview.ts";
import { useQueryRecord } from "../../figures/use-query-record.ts";
import { Basis } from "../../parts/basis.tsx";
import { Button } from "../../parts/button.tsx";
import { Check } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import type { CausesAnswer, CausesRequest, LinkView, MapPiece } from "@rapporteur/app/analysis/figures";
import { ErrorState, Loading } from "../../parts/states.tsx";
import { useEngine, type EngineAnswer } from "../../worker/use-engine.ts";
import "./causes.css";
import { drawnMap } from "./drawn-map.ts";
import { LinkDetails } from "./link-details.tsx";
import { LinkList, linkKey, LoopList } from "./lists.tsx";
import { MapView } from "./map-view.tsx";
import type { PackedPiece } from "./pack-pieces.ts";
import { causeQuery, fewLinks, requestOf, type CauseQuery, type Change } from "./settings.ts";
import { text } from "./strings.ts";
import { WhatIf } from "./what-if.tsx";

type NameOf = (key: string | null) => string;

/** What the experts say causes what. */
export function Scene() {
  const { scope } = useScope();
  const names = useOverview(scope);
  const [query, change] = useQueryRecord(causeQuery);
  useRememberedDrafts(query.drafts, change);
  const request = useMemo(() => requestOf(query, scope), [query, scope]);
  const { data: answer, error, isLoading, reload } = useEngine("causes", request);
  // Asked after: the numbers do not wait for the picture, and the one before stays until it comes.
  const isFew = query.view === "map" && !query.all && query.loop.length === 0;
  const map = useEngine(
    "causeMap",
    useMemo(() => (isFew ? { ...request, strongest: fewLinks } : request), [isFew, request]),
  );
  const drafts = names.typeUse("cause")?.draft ?? 0;
  return (
    <div className="scene">
      <div className="scene-head">
        <h1>{text.title}</h1>
        <SavedViews screen="causes" />
      </div>
      <ScopeBar drafts={query.drafts} onDrafts={(drafts) => change({ drafts })} />
      <div className="figures">
        <Settings query={query} change={change} experts={answer?.experts ?? noExperts} nameOf={names.nameOf} />
        <div className="figures-main" aria-busy={isLoading}>
          <Answered
            answer={answer}
            error={error}
            onRetry={reload}
            isEmpty={({ experts }) => experts.length === 0}
            drafts={query.drafts ? 0 : drafts}
            onCount={() => change({ drafts: true })}
          >
            {(data) => (
              <SharingContext value={sharingOf(query, data, names.nameOf)}>
                <Drawn {...{ query, change, request }} answer={data} map={map} nameOf={names.nameOf} />
              </SharingContext>
            )}
          </Answered>
        </div>
      </div>
    </div>
  );
}

/** The statements behind the map are those of its links, denials among them. */
function sharingOf({ contested, without }: CauseQuery, { links, deniedOnly }: CausesAnswer, nameOf: NameOf): Sharing {
  const claims = () => [...links, ...deniedOnly].flatMap(({ plus, minus, unsigned, denied }) => [...plus, ...minus, ...unsigned, ...denied]);
  const left = without.length === 0 ? [] : [{ label: text.without, value: without.map(nameOf).join(", ").slice(0, 1000) }];
  return {
    screen: "causes",
    behind: { task: "ids", ids: () => [...new Set(claims().flatMap(({ ids }) => ids))] },
    settings: [{ label: text.contested, value: text.contestedChoices[contested] }, ...left],
  };
}

interface SettingsProps {
  readonly query: CauseQuery;
  readonly change: Change;
  readonly experts: CausesAnswer["experts"];
  readonly nameOf: NameOf;
}

const noExperts: CausesAnswer["experts"] = [];

/** There may be hundreds of experts: they are not gone through again for what only the figure shows. */
const Settings = memo(function Settings({ query, change, experts, nameOf }: SettingsProps) {
  return (
    <details className="figures-settings" open={window.matchMedia("(min-width: 60rem)").matches}>
      <summary>{text.settings}</summary>
      <div className="figures-fields">
        {experts.length === 0 ? null : (
          <fieldset className="figures-group">
            <legend>{text.experts}</legend>
            <div className="row">
              <Button look="quiet" onClick={() => change({ without: [] })}>
                {text.all}
              </Button>
              <Button look="quiet" onClick={() => change({ without: experts.map(({ speaker }) => speaker) })}>
                {text.none}
              </Button>
            </div>
            {experts.map(({ speaker, claims }) => (
              <Check
                key={speaker}
                label={text.claims(nameOf(speaker), claims)}
                checked={!query.without.includes(speaker)}
                onChange={(isOn) => change({ without: isOn ? query.without.filter((one) => one !== speaker) : [...query.without, speaker] })}
              />
            ))}
          </fieldset>
        )}
        <Select
          label={text.contested}
          value={query.contested}
          options={Object.entries(text.contestedChoices).map(([value, label]) => ({ value, label }))}
          onChange={(contested) => change({ contested: contested === "majority" ? "majority" : "unknown" })}
        />
        <Check label={figureText.countDrafts} checked={query.drafts} onChange={(drafts) => change({ drafts })} />
      </div>
    </details>
  );
});

interface DrawnProps {
  readonly query: CauseQuery;
  readonly change: Change;
  readonly request: CausesRequest;
  readonly answer: CausesAnswer;
  readonly map: EngineAnswer<"causeMap">;
  readonly nameOf: NameOf;
}

function Drawn({ query, change, request, answer, map, nameOf }: DrawnProps) {
  const picture = useRef<SVGSVGElement>(null);
  const placed = useRef<readonly PackedPiece<MapPiece>[]>([]);
  // The picture is drawn when the numbers stand.
  const [drawing, links] = [useDeferredValue(map.data), useDeferredValue(answer.links)];
  const basis = useBasis(answer.basis, "cause");
  const picked = [...answer.links, ...answer.deniedOnly].find(({ cause, effect }) => cause === query.pick[0] && effect === query.pick[1]);
  const [isChosen, onChoose] = useChoice(query, change);
  return (
    <>
      <FigureBar
        facts={text.facts(answer.concepts.length, answer.links.length, answer.loops.length, answer.areLoopsCut)}
        picture={() => picture.current}
        title={text.figureTitle}
        shared={query.view === "whatif" ? "nothing" : query.view === "map" ? "picture" : "table"}
        table={() => linkTable(answer, nameOf, ({ sign }) => sign)}
        {...(query.view === "map" ? { drawn: { name: "causes", file: () => drawnMap(placed.current, links, nameOf) } } : {})}
        tableInWords={() => linkTable(answer, nameOf, ({ sign }) => text.signs[String(sign)] ?? "")}
      />
      <Tabs
        label={text.viewsLabel}
        tabs={(["map", "links", "loops", "whatif"] as const).map((key) => ({ key, label: text.views[key] }))}
        chosen={query.view}
        onChoose={(view) => change({ view })}
      >
        <div className="figures-view">
          <h2 className="hidden">{text.views[query.view]}</h2>
          {query.view === "map" ? (
            <MapPlace map={map}>
              {drawing === null ? null : <MapView ref={picture} {...{ placed, drawing, links, isChosen, onChoose }} />}
              {drawing === null || drawing.linkCount <= fewLinks || query.loop.length > 0 ? null : (
                <Button className="causes-more" onClick={() => change({ all: !query.all })}>
                  {query.all ? text.showStrongest(fewLinks) : text.showAll(drawing.linkCount)}
                </Button>
              )}
            </MapPlace>
          ) : null}
          {query.view === "links" ? <LinkList {...{ answer, nameOf, isChosen, onChoose }} /> : null}
          {query.view === "loops" ? (
            <LoopList {...{ answer, nameOf, onChoose }} onShow={({ links }) => change({ view: "map", loop: links.map(({ cause }) => cause) })} />
          ) : null}
          {query.view === "whatif" ? <WhatIf {...{ request, query, change, answer, drawing, nameOf, isChosen, onChoose }} /> : null}
        </div>
      </Tabs>
      <DetailsPlace chosen={query.pick.join(" ")}>
        {picked === undefined ? null : <LinkDetails link={picked} nameOf={nameOf} onClose={() => change({ pick: [] })} />}
      </DetailsPlace>
      {basis === null || query.view === "whatif" ? null : <Basis basis={basis} />}
      {answer.leftAside.refused === 0 ? null : <p className="note">{text.refusedNote(answer.leftAside.refused)}</p>}
      <NotCounted answer={answer} />
    </>
  );
}

/** Whether a link is the picked one or of the loop that is shown; and what a press on one does. */
function useChoice({ pick, loop }: CauseQuery, change: Change): [(link: LinkView) => boolean, (link: LinkView) => void] {
  const isChosen = useMemo(() => {
    const around = loop.map((cause, at) => linkKey({ cause, effect: loop[(at + 1) % loop.length] ?? "" }));
    const [cause = "", effect = ""] = pick;
    const keys = new Set([...around, linkKey({ cause, effect })]);
    return (link: LinkView): boolean => keys.has(linkKey(link));
  }, [pick, loop]);
  const onChoose = useCallback(({ cause, effect }: LinkView): void => change({ pick: [cause, effect] }), [change]);
  return [isChosen, onChoose];
}

/** The picture and what its signs mean, or a quiet place for it until it is drawn. */
function MapPlace({ map, children }: { readonly map: EngineAnswer<"causeMap">; readonly children: ReactNode }) {
  return (
    <>
      {map.error === null ? null : <ErrorState error={map.error} onRetry={map.reload} />}
      <div aria-busy={map.isLoading}>{children ?? (map.error === null ? <MapWaits /> : null)}</div>
      <p className="note">{text.mapLegend}</p>
      <p className="note no-print">{text.hint}</p>
    </>
  );
}

const MapWaits = () => (
  <div className="causes-map causes-waits">
    <Loading what={text.drawing} />
  </div>
);

function linkTable({ links, deniedOnly }: CausesAnswer, nameOf: NameOf, signOf: (link: LinkView) => number | string | null) {
  const { cause, sign, effect, claims, denied } = text.columns;
  return {
    columns: [cause, sign, effect, claims, denied].map((title, at) => ({ title, align: at > 2 ? ("right" as const) : ("left" as const) })),
    rows: [...links, ...deniedOnly].map((link) => [
      nameOf(link.cause),
      signOf(link),
      nameOf(link.effect),
      link.plus.length + link.minus.length + link.unsigned.length,
      link.denied.length,
    ]),
  };
}

function NotCounted({ answer }: { readonly answer: CausesAnswer }) {
  const { status, concept, self } = answer.leftAside;
  const told: readonly [number, (n: number) => string][] = [
    [status, text.aside.status],
    [concept, text.aside.concept],
    [self, text.aside.self],
  ];
  return <LeftAside told={told} />;
}
