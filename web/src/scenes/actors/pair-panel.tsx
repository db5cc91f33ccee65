import { EvidenceItem } from "../../figures/evidence-list.tsx";
import { formatNumber } from "../../hooks/format.ts";
import { PlainTable } from "../../parts/figure.tsx";
import { ErrorState, Loading } from "../../parts/states.tsx";
import type { ActorsRequest, PairAnswer } from "@rapporteur/app/analysis/figures";
import { useEngine } from "../../worker/use-engine.ts";
import { PairTimeline } from "./pair-timeline.tsx";
import { text } from "./strings.ts";

interface PairPanelProps {
  readonly request: ActorsRequest;
  readonly first: string;
  readonly second: string;
  readonly nameOf: (key: string | null) => string;
}

/** Two actors: their acts in time with the words, and what the figures say of them. */
export function PairPanel({ request, first, second, nameOf }: PairPanelProps) {
  const { data, error, reload } = useEngine("pair", { ...request, first, second });
  if (error !== null) return <ErrorState error={error} onRetry={reload} />;
  if (data === null) return <Loading />;
  return (
    <section className="actors-pair" aria-label={text.between(nameOf(first), nameOf(second))}>
      <Leaning pair={data} first={nameOf(first)} second={nameOf(second)} />
      <PairTimeline pair={data} first={first} second={second} nameOf={nameOf} />
      <div className="actors-columns">
        <div className="stack">
          <h3>{text.acts}</h3>
          <ol className="evidence">
            {data.acts.map((act) => (
              <li key={act.id} className="actors-act">
                <p className="small">
                  <strong>{`${act.sign > 0 ? "+" : "−"} ${act.action}`}</strong> {nameOf(act.source)} → {nameOf(act.target)} ({signed(act.weight)})
                </p>
                <EvidenceItem row={act} nameOf={nameOf} />
              </li>
            ))}
          </ol>
        </div>
        <div className="stack">
          <h3>{text.figures}</h3>
          <PlainTable title={text.figures} table={figuresTable(data, nameOf(first), nameOf(second))} />
          <p className="note">{text.alignmentNote}</p>
        </div>
      </div>
    </section>
  );
}

/** Which of the two depends more, in words. */
function Leaning({ pair, first, second }: { readonly pair: PairAnswer; readonly first: string; readonly second: string }) {
  const asymmetry = pair.dependence?.asymmetry ?? null;
  if (asymmetry === null) return null;
  const [who, on] = asymmetry > 0 ? [first, second] : [second, first];
  return <p>{asymmetry === 0 ? text.dependsAlike(first, second) : text.dependsMore(who, on, signed(asymmetry))}</p>;
}

const signed = (value: number): string => `${value < 0 ? "−" : "+"}${formatNumber(Math.abs(value))}`;

function figuresTable({ cooperation, conflict, alignment, dependence }: PairAnswer, first: string, second: string) {
  const value = (number: number | null | undefined): string | number => number ?? text.notDefined;
  const rows: (string | number)[][] = [
    [text.cooperationOf(first), cooperation[0], text.exactFigure],
    [text.conflictOf(first), conflict[0], text.exactFigure],
    [text.cooperationOf(second), cooperation[1], text.exactFigure],
    [text.conflictOf(second), conflict[1], text.exactFigure],
    [text.shareOf(first, second), value(dependence?.shares[0]), text.shareFormula],
    [text.shareOf(second, first), value(dependence?.shares[1]), text.shareFormula],
    [text.salience, value(dependence?.salience), text.salienceFormula],
    [text.symmetry, value(dependence?.symmetry), text.symmetryFormula],
    [text.interdependence, value(dependence?.interdependence), text.interdependenceFormula],
    [text.asymmetry, value(dependence?.asymmetry), text.asymmetryFormula],
    [text.measures.scottPi.name, value(alignment?.scottPi), text.measures.scottPi.formula],
    [text.measures.cohenKappa.name, value(alignment?.cohenKappa), text.measures.cohenKappa.formula],
    [text.measures.signorinoRitterS.name, value(alignment?.s), text.measures.signorinoRitterS.formula],
  ];
  return { columns: text.figureColumns.map((title, at) => ({ title, align: at === 1 ? ("right" as const) : ("left" as const) })), rows };
}
