import * as Plot from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import type { Calibration, CalibrationBin, MurphyDecomposition } from "@rapporteur/engines/forecast";
import { Chart } from "../../figures/chart.tsx";
import { useBasis } from "../../figures/use-basis.ts";
import { formatNumber, formatPercent } from "../../hooks/format.ts";
import type { BasisFigures } from "../../parts/basis.tsx";
import type { ForecastsAnswer, ScoredEntry } from "@rapporteur/app/analysis/figures";
import { NoScores } from "./scores.tsx";
import { calibrationReading, isInBin } from "./readings.ts";
import { ScoredWords } from "./scored-words.tsx";
import type { Change, ForecastQuery } from "./settings.ts";
import { text } from "./strings.ts";

interface CalibrationViewProps {
  readonly query: ForecastQuery;
  readonly answer: ForecastsAnswer;
  readonly change: Change;
  readonly resolved: number;
  readonly nameOf: (key: string | null) => string;
}

/** Calibration with counts, and what the score is made of. */
export function CalibrationView(props: CalibrationViewProps) {
  const { answer, query, change, nameOf } = props;
  const basis = useBasis(answer.scoredBasis, "forecast");
  if (answer.calibration === null || answer.decomposition === null) return <NoScores {...props} />;
  const groups = answer.calibration.bins
    .filter((bin) => bin.count > 0)
    .map((bin) => ({
      key: String(bin.to),
      label: text.tenth(formatPercent(bin.from), formatPercent(bin.to), bin.count),
      has: (entry: ScoredEntry) => isInBin(bin, entry),
    }));
  return (
    <div className="stack forecasts-scores">
      <CalibrationPlot calibration={answer.calibration} basis={basis} onPick={(bin) => change({ mark: String(bin.to) })} />
      <ScoredWords {...{ answer, groups, nameOf }} chosen={query.mark} onChoose={(mark) => change({ mark })} />
      <Decomposition parts={answer.decomposition} basis={basis} />
    </div>
  );
}

interface CalibrationPlotProps {
  readonly calibration: Calibration;
  readonly basis: BasisFigures | null;
  readonly onPick: (bin: CalibrationBin) => void;
}

function CalibrationPlot({ calibration, basis, onPick }: CalibrationPlotProps) {
  const bins = useMemo(() => calibration.bins.filter(({ count }) => count > 0), [calibration]);
  const draw = useCallback((width: number, hatch: string) => calibrationOptions(bins, width, hatch), [bins]);
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
      says={calibrationReading(bins)}
      onPick={(bin) => onPick(bin as CalibrationBin)}
      table={table}
      draw={draw}
      basis={basis}
      maxWidth={520}
    />
  );
}

/** Half the width of the band of what chance allows. */
const bandHalf = 0.018;

function calibrationOptions(bins: readonly CalibrationBin[], width: number, hatch: string): Plot.PlotOptions {
  const side = (words: string, [x, y]: readonly [number, number], anchor: "start" | "end") =>
    Plot.text([words], { x: () => x, y: () => y, textAnchor: anchor, fill: "var(--soft)" });
  return {
    width,
    height: width,
    marginLeft: 45,
    marginRight: 45,
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
      side(text.says.above, [0.02, 0.96], "start"),
      side(text.says.below, [0.98, 0.04], "end"),
      Plot.rect(bins, {
        x1: ({ meanChance }: CalibrationBin) => (meanChance ?? 0) - bandHalf,
        x2: ({ meanChance }: CalibrationBin) => (meanChance ?? 0) + bandHalf,
        y1: ({ interval }: CalibrationBin) => interval?.[0] ?? 0,
        y2: ({ interval }: CalibrationBin) => interval?.[1] ?? 0,
        fill: hatch,
        stroke: "var(--forecast)",
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
        dx: 15,
        textAnchor: "start",
        fill: "var(--ink)",
        stroke: "var(--paper)",
        strokeWidth: 3,
      }),
      Plot.dot(bins, Plot.pointer({ x: "meanChance", y: "frequency", r: 13, stroke: "var(--ink)" })),
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
    <Chart
      title={text.decompositionTitle}
      description={text.decompositionText(formatNumber(parts.brier))}
      says={text.decompositionSays(formatNumber(parts.reliability), formatNumber(parts.resolution))}
      table={table}
      draw={draw}
      basis={basis}
    />
  );
}
