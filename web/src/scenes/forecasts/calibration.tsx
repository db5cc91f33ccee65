import * as Plot from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import type { Calibration, CalibrationBin, MurphyDecomposition } from "@rapporteur/engines/forecast";
import { Chart } from "../../figures/chart.tsx";
import { useBasis } from "../../figures/use-basis.ts";
import { formatNumber } from "../../hooks/format.ts";
import type { BasisFigures } from "../../parts/basis.tsx";
import type { ForecastsAnswer } from "@rapporteur/app/analysis/figures";
import { NoScores } from "./scores.tsx";
import type { Change } from "./settings.ts";
import { text } from "./strings.ts";

/** Calibration with counts, and what the score is made of. */
export function CalibrationView(props: { readonly answer: ForecastsAnswer; readonly change: Change; readonly resolved: number }) {
  const { answer } = props;
  const basis = useBasis(answer.scoredBasis, "forecast");
  if (answer.calibration === null || answer.decomposition === null) return <NoScores {...props} />;
  return (
    <div className="stack forecasts-scores">
      <CalibrationPlot calibration={answer.calibration} basis={basis} />
      <Decomposition parts={answer.decomposition} basis={basis} />
    </div>
  );
}

function CalibrationPlot({ calibration, basis }: { readonly calibration: Calibration; readonly basis: BasisFigures | null }) {
  const bins = useMemo(() => calibration.bins.filter(({ count }) => count > 0), [calibration]);
  const draw = useCallback((width: number) => calibrationOptions(bins, width), [bins]);
  const table = useMemo(
    () => ({
      columns: text.calibrationColumns.map((title) => ({ title, align: "right" as const })),
      rows: calibration.bins.map(({ from, to, count, happened, meanChance, frequency, interval }) => [
        from,
        to,
        count,
        happened,
        meanChance,
        frequency,
        interval?.[0] ?? null,
        interval?.[1] ?? null,
      ]),
    }),
    [calibration],
  );
  return (
    <Chart
      title={text.calibrationTitle}
      description={text.calibrationText(calibration.count)}
      table={table}
      draw={draw}
      basis={basis}
      maxWidth={520}
    />
  );
}

function calibrationOptions(bins: readonly CalibrationBin[], width: number): Plot.PlotOptions {
  return {
    width,
    height: width,
    marginLeft: 45,
    marginBottom: 40,
    x: { domain: [0, 1], label: text.calibrationAxes.x, percent: false, grid: true, tickFormat: "%" },
    y: { domain: [0, 1], label: text.calibrationAxes.y, grid: true, tickFormat: "%" },
    marks: [
      Plot.line(
        [
          [0, 0],
          [1, 1],
        ],
        { stroke: "var(--edge)", strokeDasharray: "4 4" },
      ),
      Plot.ruleX(bins, {
        x: "meanChance",
        y1: ({ interval }: CalibrationBin) => interval?.[0] ?? 0,
        y2: ({ interval }: CalibrationBin) => interval?.[1] ?? 0,
        stroke: "var(--forecast)",
        strokeWidth: 2,
      }),
      Plot.dot(bins, {
        x: "meanChance",
        y: "frequency",
        r: ({ count }: CalibrationBin) => 3 + Math.min(9, Math.sqrt(count)),
        fill: "var(--forecast)",
      }),
      Plot.text(bins, {
        x: "meanChance",
        y: "frequency",
        text: ({ count }: CalibrationBin) => `n ${count}`,
        dx: 12,
        textAnchor: "start",
        fill: "var(--ink)",
      }),
    ],
    r: { type: "identity" },
  };
}

const partNames = ["reliability", "resolution", "uncertainty", "brier"] as const;

function Decomposition({ parts, basis }: { readonly parts: MurphyDecomposition; readonly basis: BasisFigures | null }) {
  const bars = useMemo(() => partNames.map((part) => ({ name: text.parts[part].name, value: parts[part], says: text.parts[part].says })), [parts]);
  const draw = useCallback(
    (width: number): Plot.PlotOptions => ({
      width,
      height: 160,
      marginLeft: 100,
      x: { label: null, grid: true, nice: true, zero: true },
      y: { label: null, domain: bars.map(({ name }) => name) },
      marks: [
        Plot.barX(bars, { y: "name", x: "value", fill: "var(--forecast)", fillOpacity: 0.6, insetTop: 4, insetBottom: 4 }),
        Plot.text(bars, {
          y: "name",
          x: "value",
          text: ({ value }: { value: number }) => formatNumber(value),
          dx: 6,
          textAnchor: "start",
          fill: "var(--ink)",
        }),
        Plot.ruleX([0], { stroke: "var(--edge)" }),
      ],
    }),
    [bars],
  );
  const table = {
    columns: text.decompositionColumns.map((title, at) => ({ title, align: at === 1 ? ("right" as const) : ("left" as const) })),
    rows: bars.map(({ name, value, says }) => [name, value, says]),
  };
  return (
    <Chart title={text.decompositionTitle} description={text.decompositionText(formatNumber(parts.brier))} table={table} draw={draw} basis={basis} />
  );
}
