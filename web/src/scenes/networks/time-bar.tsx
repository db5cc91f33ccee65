import * as Plot from "@observablehq/plot";
import { useCallback, useMemo } from "react";
import { Chart } from "../../figures/chart.tsx";
import { dayOf, type PolarizationAnswer, type PolarizationWindow } from "@rapporteur/app/analysis/figures";
import { formatDay, formatNumber, formatSpan } from "../../hooks/format.ts";
import { Field, TextField } from "../../parts/field.tsx";
import { Select } from "../../parts/select.tsx";
import { ErrorState } from "../../parts/states.tsx";
import { curveReading, isTold, type CurveReading } from "./readings.ts";
import type { NetworkQuery } from "./settings.ts";
import { text } from "./strings.ts";

interface TimeBarProps {
  readonly query: NetworkQuery;
  readonly series: PolarizationAnswer | null;
  readonly error: unknown;
  readonly onChange: (change: Partial<NetworkQuery>) => void;
}

/** The slider over windows, above the curve that tells where to look. */
export function TimeBar({ query, series, error, onChange }: TimeBarProps) {
  const windows = series?.windows ?? [];
  const chosen = windows[query.window];
  return (
    <section className="networks-time" aria-label={text.time}>
      <h2 className="hidden">{text.time}</h2>
      <div className="row no-print">
        <Select
          label={text.windows}
          value={query.unit}
          options={Object.entries(text.units).map(([value, label]) => ({ value, label }))}
          onChange={(unit) => onChange({ unit: unit === "weeks" || unit === "months" || unit === "years" ? unit : "", window: -1, pick: [] })}
        />
        {query.unit === "" ? null : (
          <TextField
            className="networks-size"
            label={text.size}
            type="number"
            min={1}
            max={1000}
            value={String(query.size)}
            onChange={(size) => onChange({ size: Math.max(1, Math.min(1000, Math.round(Number(size) || 1))), window: -1 })}
          />
        )}
        {windows.length === 0 ? null : (
          <Field label={text.slider} className="grow">
            {(control) => (
              <input
                {...control}
                className="networks-slider"
                type="range"
                min={-1}
                max={windows.length - 1}
                value={query.window}
                aria-valuetext={chosen === undefined ? text.whole : windowWords(chosen)}
                onChange={(event) => onChange({ window: Number(event.target.value), pick: [] })}
              />
            )}
          </Field>
        )}
      </div>
      {query.unit === "" || windows.length === 0 ? null : <p className="note">{chosen === undefined ? text.whole : windowWords(chosen)}</p>}
      {query.unit !== "" && error !== null ? <ErrorState error={error} /> : null}
      {windows.length === 0 || query.unit === "" ? null : (
        <Curve windows={windows} chosen={chosen} onPick={(window) => onChange({ window, pick: [] })} />
      )}
      {series?.isCut === true ? <p className="note">{text.cut(windows.length)}</p> : null}
    </section>
  );
}

function windowWords({ from, to, statements }: PolarizationWindow): string {
  return text.windowLabel(day(from), day(to - 1), statements);
}

const day = (time: number): string => formatDay(dayOf(time));

interface CurveProps {
  readonly windows: readonly PolarizationWindow[];
  readonly chosen: PolarizationWindow | undefined;
  readonly onPick: (window: number) => void;
}

function Curve({ windows, chosen, onPick }: CurveProps) {
  const draw = useCallback((width: number) => curveOptions(windows, chosen, width), [windows, chosen]);
  const table = useMemo(
    () => ({
      columns: text.curveColumns.map((title, at) => ({ title, align: at > 1 && at < 6 ? ("right" as const) : ("left" as const) })),
      rows: windows.map(({ from, to, statements, actors, ties, signed, dna, isExact }) => [
        day(from),
        day(to - 1),
        statements,
        actors,
        isTold({ ties }) ? signed : null,
        isTold({ ties }) ? dna : null,
        isTold({ ties }) ? (isExact ? text.exact : text.searched) : text.nothingToTell,
      ]),
    }),
    [windows],
  );
  const reading = curveReading(windows);
  return (
    <>
      {reading === null ? null : <p className="networks-sentence">{curveWords(reading)}</p>}
      <Chart
        title={text.curveTitle}
        description={`${text.curveText} ${text.curvePick}`}
        table={table}
        draw={draw}
        maxWidth={1100}
        onPick={(datum) => onPick(windows.findIndex((window) => window === datum))}
      />
    </>
  );
}

function curveWords({ first, last, highest, step }: CurveReading): string {
  const [from, to] = [formatNumber(first.signed), formatNumber(last.signed)];
  return [
    text.curveSays(from, formatSpan(first), to, formatSpan(last)),
    highest === first || highest === last ? "" : text.curveHighest(formatNumber(highest.signed), formatSpan(highest)),
    step === null ? "" : text.curveStep(signedNumber(step.change), formatSpan(step.before), formatSpan(step.after)),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

const signedNumber = (value: number): string => `${value < 0 ? "−" : "+"}${formatNumber(Math.abs(value))}`;

function curveOptions(windows: readonly PolarizationWindow[], chosen: PolarizationWindow | undefined, width: number): Plot.PlotOptions {
  const told = (name: "signed" | "dna") => (window: PolarizationWindow) => (isTold(window) ? window[name] : Number.NaN);
  const middle = ({ from, to }: PolarizationWindow): Date => new Date((from + to) / 2);
  const step = curveReading(windows)?.step;
  return {
    width,
    height: 130,
    marginLeft: 40,
    marginTop: 14,
    marginRight: 120,
    x: { type: "utc", label: null },
    y: { label: null, nice: true, zero: true, grid: true, ticks: 4 },
    marks: [
      ...(chosen === undefined
        ? []
        : [
            Plot.rectX([chosen], {
              x1: (d: PolarizationWindow) => new Date(d.from),
              x2: (d: PolarizationWindow) => new Date(d.to),
              fill: "var(--chosen)",
            }),
          ]),
      Plot.line(windows, { x: middle, y: told("signed"), stroke: "var(--link)", strokeWidth: 2 }),
      Plot.line(windows, { x: middle, y: told("dna"), stroke: "var(--relation)", strokeWidth: 1.5, strokeDasharray: "5 3" }),
      // A window between two gaps has no line.
      Plot.dot(windows, { x: middle, y: told("dna"), fill: "var(--relation)", r: 2 }),
      Plot.dot(windows, { x: middle, y: told("signed"), fill: "var(--link)", r: 2.5 }),
      ...lineNames(windows, middle),
      ...(step === null || step === undefined
        ? []
        : [
            Plot.text([step.after], {
              x: middle,
              y: told("signed"),
              text: () => signedNumber(step.change),
              dy: step.change < 0 ? 12 : -10,
              fill: "var(--ink)",
            }),
          ]),
      Plot.dot(windows, Plot.pointerX({ x: middle, y: told("signed"), fill: "var(--link)", r: 6 })),
    ],
  };
}

/** Each line by its name at its end, in place of a legend; two that end at one height stand one above the other. */
function lineNames(windows: readonly PolarizationWindow[], middle: (window: PolarizationWindow) => Date): Plot.Markish[] {
  const last = windows.findLast(isTold);
  if (last === undefined) return [];
  const shift = Math.abs(last.signed - last.dna) < 0.12 ? 7 : 0;
  const onAxis = shift > 0 && Math.min(last.signed, last.dna) < 0.05 ? 9 : 0;
  const isAbove = last.signed >= last.dna;
  const name = (key: "signed" | "dna", color: string, isUpper: boolean) =>
    Plot.text([last], {
      x: middle,
      y: key,
      text: () => text.curveLines[key],
      textAnchor: "start",
      dx: 8,
      // What lies on the axis has its name above it.
      dy: last[key] < 0.05 && shift === 0 ? -9 : isUpper ? -shift - onAxis : shift - onAxis,
      fill: color,
    });
  return [name("signed", "var(--link)", isAbove), name("dna", "var(--relation)", !isAbove)];
}
