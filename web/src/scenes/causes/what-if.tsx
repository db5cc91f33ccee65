import { useState } from "react";
import { EvidenceOf } from "../../figures/evidence-list.tsx";
import { saveCsv } from "../../figures/export-picture.ts";
import { ShareFigure } from "../../figures/share/share-figure.tsx";
import { useBasis } from "../../figures/use-basis.ts";
import { formatPercent } from "../../hooks/format.ts";
import { Button } from "../../parts/button.tsx";
import { Figure } from "../../parts/figure.tsx";
import { Select } from "../../parts/select.tsx";
import { ErrorState, Loading } from "../../parts/states.tsx";
import type {
  CauseMapAnswer,
  CausesAnswer,
  ClaimView,
  CausesRequest,
  ConceptChange,
  LinkView,
  PathView,
  WhatIfAnswer,
} from "@rapporteur/app/analysis/figures";
import { useEngine } from "../../worker/use-engine.ts";
import { linkWords } from "./link-details.tsx";
import { MapView } from "./map-view.tsx";
import { pushesOf, type CauseQuery, type Change } from "./settings.ts";
import { text } from "./strings.ts";

interface WhatIfProps {
  readonly request: CausesRequest;
  readonly query: CauseQuery;
  readonly change: Change;
  readonly answer: CausesAnswer;
  /** Null until it is drawn. */
  readonly drawing: CauseMapAnswer | null;
  readonly nameOf: (key: string | null) => string;
  readonly isChosen: (link: LinkView) => boolean;
  readonly onChoose: (link: LinkView) => void;
}

/** Push concepts; see what rises and falls, how sure the sign is, and by which quoted paths. */
export function WhatIf({ request, query, change, answer, drawing, nameOf, isChosen, onChoose }: WhatIfProps) {
  const known = new Set(answer.concepts.map(({ concept }) => concept));
  const pushes = pushesOf(query.push).filter(({ concept }) => known.has(concept));
  const result = useEngine("whatIf", pushes.length === 0 ? null : { ...request, pushes, mode: query.mode });
  const changes = new Map(result.data?.changes.map((one) => [one.concept, one]));
  return (
    <div className="stack">
      <PushForm {...{ answer, pushes, query, change, nameOf }} />
      {pushes.length === 0 ? <p className="soft">{text.whatIfHint}</p> : null}
      {result.error === null ? null : <ErrorState error={result.error} onRetry={result.reload} />}
      {pushes.length > 0 && result.data === null && result.error === null ? <Loading /> : null}
      {result.data === null ? null : (
        <>
          <Results result={result.data} pushes={pushes} nameOf={nameOf} />
          {drawing === null ? null : (
            <MapView
              drawing={drawing}
              links={answer.links}
              isChosen={isChosen}
              onChoose={onChoose}
              moveOf={(concept) => moveOf(changes.get(concept))}
            />
          )}
        </>
      )}
    </div>
  );
}

function moveOf(change: ConceptChange | undefined): "rises" | "falls" | "mixed" | "pushed" | null {
  if (change === undefined) return null;
  if (change.isPushed) return "pushed";
  return change.direction === "unchanged" ? null : change.direction;
}

interface PushFormProps {
  readonly answer: CausesAnswer;
  readonly pushes: readonly { readonly concept: string; readonly value: number }[];
  readonly query: CauseQuery;
  readonly change: Change;
  readonly nameOf: (key: string | null) => string;
}

function PushForm({ answer, pushes, query, change, nameOf }: PushFormProps) {
  const [concept, setConcept] = useState("");
  const [way, setWay] = useState("+");
  const options = answer.concepts
    .filter((one) => !pushes.some((push) => push.concept === one.concept))
    .map((one) => ({ value: one.concept, label: nameOf(one.concept) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
  return (
    <>
      <form
        className="row causes-push"
        aria-label={text.push}
        onSubmit={(event) => {
          event.preventDefault();
          if (concept === "") return;
          change({ push: [...query.push, `${way}${concept}`] });
          setConcept("");
        }}
      >
        <Select label={text.concept} value={concept} options={[{ value: "", label: text.choose }, ...options]} onChange={setConcept} />
        <Select
          label={text.way}
          value={way}
          options={[
            { value: "+", label: text.rise },
            { value: "-", label: text.fall },
          ]}
          onChange={setWay}
        />
        <Select
          label={text.mode}
          value={query.mode}
          options={Object.entries(text.modes).map(([value, label]) => ({ value, label }))}
          onChange={(mode) => change({ mode: mode === "pulse" || mode === "driver" ? mode : "clamp" })}
        />
        <Button type="submit" look="primary" disabled={concept === ""}>
          {text.add}
        </Button>
      </form>
      {pushes.length === 0 ? null : (
        <ul className="row causes-pushes" aria-label={text.pushes}>
          {pushes.map((push) => (
            <li key={push.concept}>
              <Button
                aria-label={text.removePush(nameOf(push.concept))}
                onClick={() => change({ push: query.push.filter((one) => one.slice(1) !== push.concept) })}
              >
                {push.value > 0 ? "↑" : "↓"} {nameOf(push.concept)} <span aria-hidden="true">✕</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type ResultsProps = Pick<PushFormProps, "pushes" | "nameOf"> & { readonly result: WhatIfAnswer };

function Results({ result, pushes, nameOf }: ResultsProps) {
  const basis = useBasis(result.basis, "cause");
  const sure = ({ stability }: ConceptChange): string => (stability === null ? "" : formatPercent(stability));
  const table = {
    columns: text.resultColumns.map((title, at) => ({ title, align: at > 1 ? ("right" as const) : ("left" as const) })),
    rows: result.changes.map((one) => [
      nameOf(one.concept),
      one.isPushed ? text.pushed : text.directions[one.direction],
      sure(one),
      one.rises,
      one.falls,
      one.unchanged,
    ]),
  };
  const pushed = pushes.map(({ concept, value }) => `${nameOf(concept)} ${value > 0 ? "↑" : "↓"}`);
  const moving = result.changes.filter(({ direction, isPushed }) => !isPushed && direction !== "unchanged");
  return (
    <Figure
      title={text.resultTitle}
      description={text.resultText(result.counted, result.unsettled)}
      table={table}
      basis={basis}
      actions={
        <ShareFigure
          look="quiet"
          title={text.sharedResult(pushed)}
          says={text.resultText(result.counted, result.unsettled)}
          picture={() => null}
          table={() => table}
        />
      }
      exports={[{ label: "CSV", run: () => saveCsv(table, text.resultTitle) }]}
    >
      {result.unweightedLinks === 0 ? null : <p className="note">{text.unweighted(result.unweightedLinks)}</p>}
      <ul className="causes-changes">
        {moving.map((one, at) => (
          <li key={one.concept}>
            <div className="row">
              <strong className="causes-direction">{text.directions[one.direction]}</strong>
              <span className="grow">{nameOf(one.concept)}</span>
              <Sureness change={one} />
            </div>
            <Paths change={one} nameOf={nameOf} isFirst={at === 0} />
          </li>
        ))}
      </ul>
    </Figure>
  );
}

function Sureness({ change }: { readonly change: ConceptChange }) {
  const all = Math.max(1, change.rises + change.falls + change.unchanged);
  return (
    <span className="row causes-sure">
      <svg viewBox="0 0 100 10" className="causes-bar" aria-hidden="true">
        <rect className="causes-bar-rise" width={(100 * change.rises) / all} height="10" />
        <rect className="causes-bar-fall" x={100 - (100 * change.falls) / all} width={(100 * change.falls) / all} height="10" />
        <rect className="causes-bar-frame" width="100" height="10" />
      </svg>
      <span className="small figure-number">{change.stability === null ? "" : text.sure(formatPercent(change.stability))}</span>
    </span>
  );
}

interface PathsProps {
  readonly change: ConceptChange;
  readonly nameOf: (key: string | null) => string;
  /** Shown with its words at once. */
  readonly isFirst: boolean;
}

function Paths({ change, nameOf, isFirst }: PathsProps) {
  const [isOpen, setOpen] = useState(isFirst);
  const groups = [
    { title: text.supporting, paths: change.supporting },
    { title: text.opposing, paths: change.opposing },
    { title: text.unsignedPaths, paths: change.unsigned },
  ].filter(({ paths }) => paths.length > 0);
  return (
    <details className="causes-paths" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text.paths}</summary>
      {!isOpen
        ? null
        : groups.map(({ title, paths }) => (
            <section key={title}>
              <h4>{title}</h4>
              <ol>
                {paths.map((path) => (
                  <Path key={path.concepts.join(" ")} path={path} nameOf={nameOf} />
                ))}
              </ol>
            </section>
          ))}
      {isOpen && groups.length === 0 ? <p className="note">{text.noPaths}</p> : null}
      {change.isCapped ? <p className="note">{text.capped}</p> : null}
    </details>
  );
}

const mostWords = 3;
const wordsOf = (claims: readonly ClaimView[]): string[] => claims.flatMap(({ ids }) => ids).slice(0, mostWords);

/** A path with the words that each of its links stands on, and those of who denies it. */
function Path({ path, nameOf }: { readonly path: PathView; readonly nameOf: (key: string | null) => string }) {
  return (
    <li>
      {path.links.map((link) => (
        <div key={`${link.cause} ${link.effect}`} className="causes-step">
          <p className="small">{linkWords(link, nameOf)}</p>
          <EvidenceOf ids={wordsOf([...link.plus, ...link.minus, ...link.unsigned])} nameOf={nameOf} />
          {link.denied.length === 0 ? null : (
            <>
              <p className="small">{text.denied}</p>
              <EvidenceOf ids={wordsOf(link.denied)} nameOf={nameOf} />
            </>
          )}
        </div>
      ))}
    </li>
  );
}
