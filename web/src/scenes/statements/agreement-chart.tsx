import * as Plot from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { Chart } from "../../figures/chart.tsx";
import { formatNumber } from "../../hooks/format.ts";
import type { VariableFigure } from "./agreement.ts";
import { text } from "./strings.ts";

/** Below it a figure is not to be relied upon, from there on it is (Krippendorff 2004, Content Analysis, 241). */
const [tentative, reliable] = [2 / 3, 0.8];

interface AgreementChartProps {
  readonly figures: readonly VariableFigure[];
  /** Given the name of a variable, as `figureName` writes it. */
  readonly onPick: (name: string) => void;
}

type Drawn = VariableFigure & { readonly alpha: number };

export const figureName = ({ type, variable }: Pick<VariableFigure, "type" | "variable">): string => `${type}: ${variable}`;

/** How far coders agree on each variable, least first, with what the sample leaves open hatched. Variables whose figure is undefined have no mark. */
export function AgreementChart({ figures, onPick }: AgreementChartProps) {
  const drawn = useMemo(
    () => figures.flatMap((one): Drawn[] => (one.alpha === null ? [] : [{ ...one, alpha: one.alpha }])).toSorted((a, b) => a.alpha - b.alpha),
    [figures],
  );
  const draw = useCallback((width: number, hatch: string) => chartOptions(drawn, width, hatch), [drawn]);
  const table = useMemo(
    () => ({
      columns: text.coders.chartColumns.map((title, at) => ({ title, align: at === 0 ? ("left" as const) : ("right" as const) })),
      rows: drawn.map((one) => [figureName(one), one.alpha, one.interval?.low ?? null, one.interval?.high ?? null, one.unitCount]),
    }),
    [drawn],
  );
  const [least] = drawn;
  if (least === undefined) return null;
  const undrawn = figures.length - drawn.length;
  return (
    <Chart
      title={text.coders.chartTitle}
      description={`${text.coders.chartText}${undrawn === 0 ? "" : ` ${text.coders.chartGaps(undrawn)}`}`}
      says={chartWords(drawn, least)}
      table={table}
      draw={draw}
      onPick={(datum) => onPick(figureName(datum as Drawn))}
    />
  );
}

function chartWords(drawn: readonly Drawn[], least: Drawn): string {
  const { length } = drawn.filter(({ alpha }) => alpha >= reliable);
  if (length === drawn.length) return text.coders.allReliable(drawn.length);
  return text.coders.someReliable([length, drawn.length], figureName(least), formatNumber(least.alpha), least.alpha < tentative);
}

function chartOptions(drawn: readonly Drawn[], width: number, hatch: string): Plot.PlotOptions {
  const lowest = Math.min(0, ...drawn.map(({ alpha, interval }) => interval?.low ?? alpha));
  return {
    width,
    height: 70 + drawn.length * 26,
    marginLeft: Math.min(170, width * 0.38),
    marginRight: 70,
    marginTop: 26,
    x: { domain: [lowest, 1], label: null, grid: true, ticks: Math.max(2, Math.floor(width / 130)) },
    y: { label: null, domain: drawn.map(figureName), tickSize: 0 },
    marks: [
      Plot.ruleX([tentative, reliable], { stroke: "var(--edge)", strokeDasharray: "4 3" }),
      Plot.text([tentative], {
        x: (x: number) => x,
        text: () => text.coders.tentative,
        frameAnchor: "top",
        dy: -16,
        dx: -4,
        textAnchor: "end",
        fill: "var(--soft)",
      }),
      Plot.text([reliable], {
        x: (x: number) => x,
        text: () => text.coders.reliable,
        frameAnchor: "top",
        dy: -16,
        dx: 4,
        textAnchor: "start",
        fill: "var(--soft)",
      }),
      Plot.barX(
        drawn.filter(({ interval }) => interval !== null),
        {
          y: figureName,
          x1: ({ interval }: Drawn) => interval?.low ?? 0,
          x2: ({ interval }: Drawn) => interval?.high ?? 0,
          fill: hatch,
          stroke: "var(--link)",
          insetTop: 7,
          insetBottom: 7,
        },
      ),
      Plot.dot(drawn, { y: figureName, x: "alpha", fill: "var(--link)", r: 4 }),
      Plot.text(drawn, {
        y: figureName,
        x: ({ alpha, interval }: Drawn) => Math.max(alpha, interval?.high ?? alpha),
        text: ({ alpha, unitCount }: Drawn) => `${formatNumber(alpha)}, n ${unitCount}`,
        dx: 8,
        textAnchor: "start",
        fill: "var(--ink)",
      }),
      Plot.dot(drawn, Plot.pointerY({ y: figureName, x: "alpha", stroke: "var(--ink)", r: 8 })),
    ],
  };
}
