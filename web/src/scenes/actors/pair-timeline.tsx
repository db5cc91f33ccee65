import * as Plot from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { useLocation } from "wouter";
import type { PairAct, PairAnswer } from "@rapporteur/app/analysis/figures";
import { Chart } from "../../figures/chart.tsx";
import { useBasis } from "../../figures/use-basis.ts";
import { formatDay } from "../../hooks/format.ts";
import { Figure } from "../../parts/figure.tsx";
import { namedActs, pairReading, turnOf } from "./pair-reading.ts";
import { text } from "./strings.ts";

interface TimelineProps {
  readonly pair: PairAnswer;
  readonly first: string;
  readonly second: string;
  readonly nameOf: (key: string | null) => string;
}

/** What two actors did to each other, act by act in time; each mark leads to its words. */
export function PairTimeline({ pair, first, second, nameOf }: TimelineProps) {
  const basis = useBasis(pair.basis, "relation");
  const dated = useMemo(() => pair.acts.filter(({ day }) => day !== null), [pair]);
  const undated = pair.acts.length - dated.length;
  const [, navigate] = useLocation();
  const draw = useCallback((width: number) => timelineOptions(dated, { first, nameOf, width }), [dated, first, nameOf]);
  const table = useMemo(
    () => ({
      columns: text.timelineColumns.map((title, at) => ({ title, align: at === 4 ? ("right" as const) : ("left" as const) })),
      rows: pair.acts.map(({ day, source, target, action, weight, quote }) => [
        day === null ? text.undated : formatDay(day),
        nameOf(source),
        nameOf(target),
        action,
        weight,
        quote,
      ]),
    }),
    [pair, nameOf],
  );
  // Axes without a mark would say that nothing happened.
  if (dated.length === 0) {
    return (
      <Figure title={text.timelineTitle} description={text.allUndated(undated)} table={table} basis={basis}>
        {null}
      </Figure>
    );
  }
  return (
    <Chart
      title={text.timelineTitle}
      description={`${text.timelineText(nameOf(first), nameOf(second))}${undated === 0 ? "" : ` ${text.undatedActs(undated)}`}`}
      says={pairReading(dated, [first, second], nameOf)}
      table={table}
      draw={draw}
      basis={basis}
      maxWidth={1100}
      onPick={(act) => navigate(wordsOf(act as PairAct))}
    />
  );
}

const wordsOf = ({ documentId, id }: PairAct): string => `/read/${documentId}?statement=${id}`;

interface Drawing {
  readonly first: string;
  readonly nameOf: (key: string | null) => string;
  readonly width: number;
}

const dayOf = ({ day }: PairAct): Date => new Date(day ?? 0);
const colorOf = ({ sign }: PairAct): string => (sign > 0 ? "var(--position)" : "var(--relation)");

function timelineOptions(acts: readonly PairAct[], { first, nameOf, width }: Drawing): Plot.PlotOptions {
  const dots = (own: boolean) =>
    Plot.dot(
      acts.filter(({ source }) => (source === first) === own),
      { x: dayOf, y: "weight", r: 5, fill: own ? colorOf : "var(--paper)", stroke: colorOf, strokeWidth: 2 },
    );
  return {
    width,
    height: 220,
    marginLeft: 30,
    marginRight: 20,
    marginTop: 24,
    x: { type: "utc", label: null, nice: true, inset: 12, ticks: Math.max(2, Math.floor(width / 90)) },
    y: { domain: [-10, 10], label: null, grid: true, ticks: 5 },
    color: { type: "identity" },
    marks: [
      Plot.text([text.ends.cooperation], { frameAnchor: "top-left", dy: -16, fill: "var(--soft)" }),
      Plot.text([text.ends.conflict], { frameAnchor: "bottom-left", dy: -4, dx: 2, fill: "var(--soft)" }),
      Plot.ruleY([0], { stroke: "var(--edge)" }),
      Plot.ruleX(
        acts.filter(({ sign }) => sign > 0),
        { x: dayOf, y1: 0, y2: "weight", stroke: "var(--edge)" },
      ),
      Plot.ruleX(
        acts.filter(({ sign }) => sign < 0),
        { x: dayOf, y1: 0, y2: "weight", stroke: "var(--edge)", strokeDasharray: "4 3" },
      ),
      ...turnMarks(acts),
      dots(true),
      dots(false),
      ...namedActs(acts, width).map((act) => actName(act, acts, nameOf)),
      Plot.dot(acts, Plot.pointer({ x: dayOf, y: "weight", r: 9, stroke: "var(--ink)" })),
    ],
  };
}

/** Where one kind of act ends and only the other one follows. */
function turnMarks(acts: readonly PairAct[]): Plot.Markish[] {
  const turn = turnOf(acts);
  if (turn === null) return [];
  return [
    Plot.ruleX([turn], { x: dayOf, stroke: "var(--ink)", strokeDasharray: "1 3" }),
    Plot.text([turn], { x: dayOf, frameAnchor: "top", dy: -16, text: () => text.turn(turn.sign), textAnchor: "middle", fill: "var(--ink)" }),
  ];
}

/** Whose act it is and what, at its mark; on the side of the chart that has room. */
function actName(act: PairAct, acts: readonly PairAct[], nameOf: Drawing["nameOf"]): Plot.Markish {
  const times = acts.map((one) => dayOf(one).getTime());
  const isLate = dayOf(act).getTime() > (Math.min(...times) + Math.max(...times)) / 2;
  return Plot.text([act], {
    x: dayOf,
    y: "weight",
    text: () => text.actName(nameOf(act.source), act.action),
    dx: isLate ? -9 : 9,
    dy: act.sign > 0 ? -9 : 11,
    textAnchor: isLate ? "end" : "start",
    fill: "var(--ink)",
    stroke: "var(--paper)",
    strokeWidth: 3,
  });
}
