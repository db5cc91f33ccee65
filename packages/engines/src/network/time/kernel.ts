import type { StatementTable } from "@rapporteur/core/model";
import { buildMatrix, loadedRows, loadedSpan, type Frame, type Weighting } from "../build/build-network.ts";
import { addUnits, unitsBetween, wholeUnitsBetween, type ClockUnit, type TimeUnit } from "./calendar.ts";
import { countCells, indexCells, type CellIndex, type CellValues } from "../select/cell-index.ts";
import { dnaKernelFinish } from "./dna-kernel.ts";
import { dnaKernelLevels } from "./dna-kernel-levels.ts";
import { kernelPeak, kernelWeight, type KernelName } from "./kernel-weight.ts";
import type { Network, Period } from "../network.ts";
import { setting, type NetworkOptions, type Settings } from "../options.ts";
import { refuseEmpty } from "../select/select.ts";
import { cellFields } from "./sliding.ts";
import { sortByTime } from "../select/statement-order.ts";
import { lowerBound, refuseMany, upperBound } from "./window-series.ts";
import { prepareDated } from "./windows.ts";

export type { KernelName } from "./kernel-weight.ts";

export interface KernelOptions {
  readonly kernel: KernelName;
  readonly unit: TimeUnit;
  /** Full width w in units: a statement w/2 units away has |z| = 1. */
  readonly size: number;
  /** Centres keep half a width away from both ends (true, the default), or run from the first to the last statement. */
  readonly indent?: boolean | undefined;
  readonly step?: number | undefined;
}

/**
 * Kernel-smoothed networks, one a centre, all with the same labels, made as they are asked for.
 *
 * Formula: a statement at time t weighs ζ = K(2Δ/w), Δ its distance from the centre in fractional units. Two-mode cells
 * sum ζ; pairs multiply √ζ·√ζ', which factorises: M(i, h) = Σ g(k,l)·S(i,j,k)·S(h,j,l) with S = Σ √ζ. Every
 * normalization then uses weighted counts: Σ ζ where it counts statements, Σ √ζ where it multiplies them, so that a
 * uniform kernel gives the plain network of its window. With `compatible`: whole units, filled diagonal, DNA's
 * reciprocal average, levels as text.
 *
 * @throws what `buildNetwork` throws; RAP_NETWORK_SETTING for combine, for events, or where no centre fits
 * Cost: O(statements in reach + Σ over columns of cells² + n²) a centre.
 */
export function* buildKernelNetworks(table: StatementTable, options: NetworkOptions, kernel: KernelOptions): Generator<Network> {
  const frame = prepareKernel(table, options);
  for (const point of kernelPoints(frame, kernel)) yield buildKernelMatrix(frame, kernel, point);
}

function prepareKernel(table: StatementTable, options: NetworkOptions): Frame {
  const frame = prepareDated(table, options);
  if (frame.settings.conventions.lenientSettings) return { ...frame, settings: dnaKernelSettings(frame.settings) };
  if (frame.settings.aggregation === "combine") throw setting("combine has no kernel-weighted form", "use subtract, or windows without a kernel");
  refuseEmpty(frame.selection);
  return frame;
}

/** DNA has kernels for some settings only, and replaces the others. */
function dnaKernelSettings(settings: Settings): Settings {
  const aggregation = settings.aggregation === "combine" ? "subtract" : settings.aggregation;
  const isKnown = settings.normalization === "no" || (settings.networkType === "onemode" && settings.normalization === "average");
  const normalization = isKnown ? settings.normalization : settings.networkType === "onemode" ? "average" : "no";
  const replaced = [
    [settings.aggregation, aggregation],
    [settings.normalization, normalization],
  ].filter(([asked, used]) => asked !== used);
  const warnings = replaced.map(([asked, used]) => ({
    code: "network-setting-replaced",
    message: `"${asked}" has no kernel form in DNA; "${used}" was used, as DNA does`,
  }));
  return { ...settings, aggregation, normalization, warnings: [...settings.warnings, ...warnings] };
}

/** A centre and the statements in its reach. */
export interface KernelPoint {
  readonly period: Period;
  readonly centre: number;
  readonly rows: Int32Array;
}

/** The centres of a kernel series with the statements that can have a weight. */
export function kernelPoints(frame: Frame, options: KernelOptions): KernelPoint[] {
  const { unit, size } = options;
  if (unit === "events") throw setting("a kernel needs a unit of time, not events", "choose seconds to years");
  if (!(size > 0)) throw setting(`a kernel of ${size} units has no width`, "give a width above 0");
  const rows = sortByTime(frame.table, frame.selection.kept);
  const times = Float64Array.from(rows, (row) => frame.table.times[row] as number);
  const { conventions } = frame.settings;
  // DNA has no loop over seconds.
  if (conventions.wholeKernelUnits && unit === "seconds") return [];
  const span = loadedSpan(frame);
  const ends = { from: Math.max(span.from, times[0] ?? Infinity), to: Math.min(span.to, times[times.length - 1] ?? -Infinity) };
  const centres = centresOf(ends, unit, { ...options, half: Math.ceil(size / 2) });
  if (centres.length === 0 && !conventions.lenientSettings)
    throw setting(`no kernel of ${size} ${unit} fits into the range`, "choose a smaller width, or leave the indent out");
  return centres.map((centre) => {
    const period = reach(centre, unit, { ends, half: Math.ceil(size / 2), isUnbounded: options.kernel === "gaussian" });
    return { period, centre, rows: rows.subarray(lowerBound(times, period.from), upperBound(times, period.to)) };
  });
}

function centresOf(ends: { from: number; to: number }, unit: ClockUnit, options: KernelOptions & { half: number }): number[] {
  const { half, indent = true, step = 1 } = options;
  const last = indent ? addUnits(ends.to, unit, -half) : ends.to;
  const centres: number[] = [];
  for (let centre = indent ? addUnits(ends.from, unit, half) : ends.from; centre <= last; centre = addUnits(centre, unit, step)) {
    refuseMany(centres.length, unit);
    centres.push(centre);
  }
  return centres;
}

interface Reach {
  readonly ends: { readonly from: number; readonly to: number };
  readonly half: number;
  readonly isUnbounded: boolean;
}

function reach(centre: number, unit: ClockUnit, { ends, half, isUnbounded }: Reach): Period {
  const from = isUnbounded ? ends.from : Math.max(ends.from, addUnits(centre, unit, -half));
  const to = isUnbounded ? ends.to : Math.min(ends.to, addUnits(centre, unit, half));
  return { from, to, includesEnd: true, centre };
}

/** One centre's network. */
export function buildKernelMatrix(frame: Frame, options: KernelOptions, point: KernelPoint): Network {
  const { conventions } = frame.settings;
  const weightOf = weightAt(frame, options, point.centre);
  const weighCells = (index: CellIndex) => weigh(index, weightOf, kernelPeak(options.kernel));
  // Outside the kernel's reach a statement does not count; DNA keeps those at its whole-unit edge.
  const rows = options.kernel === "gaussian" ? point.rows : point.rows.filter((row) => weightOf(row) > 0);
  const shared = { weightOf, weighCells };
  const weighting: Weighting = conventions.kernelLevelsAsText
    ? { ...shared, ...dnaKernelParts(frame) }
    : { ...shared, levels: frame.levels, similarity: undefined, levelWeightOf: undefined, finish: undefined };
  return buildMatrix(frame, { rows, period: point.period, weighting });
}

const dnaParts = new WeakMap<Frame, Pick<Weighting, "levels" | "similarity" | "levelWeightOf" | "finish">>();

/** DNA's levels, similarity and division, which rest on the whole range and are the same at every centre. */
function dnaKernelParts(frame: Frame): Pick<Weighting, "levels" | "similarity" | "levelWeightOf" | "finish"> {
  const known = dnaParts.get(frame);
  if (known !== undefined) return known;
  const { selection, settings } = frame;
  const parts = dnaKernelLevels(selection.qualifier, settings.isolates ? loadedRows(selection) : selection.kept);
  const whole = indexCells({ ...cellFields(frame), levels: parts.levels }, selection.kept);
  const made = { ...parts, finish: dnaKernelFinish({ settings, ...parts, whole, counts: countCells(whole).mass }) };
  dnaParts.set(frame, made);
  return made;
}

/** ζ of a table row at a centre. */
export function weightAt(frame: Frame, options: KernelOptions, centre: number): (row: number) => number {
  const { times } = frame.table;
  const { conventions } = frame.settings;
  const unit = options.unit as ClockUnit;
  const distance = conventions.wholeKernelUnits ? wholeUnitsBetween : unitsBetween;
  const width = conventions.wholeKernelUnits ? 2 * Math.ceil(options.size / 2) : options.size;
  return (row) => kernelWeight(options.kernel, (2 * distance(times[row] as number, centre, unit)) / width, conventions);
}

function weigh(index: CellIndex, weightOf: (row: number) => number, peak: number): CellValues {
  const cells = index.actors.length;
  const product = new Float64Array(cells);
  const mass = new Float64Array(cells);
  const presence = new Float64Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    for (let place = index.cellStart[cell] as number; place < (index.cellStart[cell + 1] as number); place++) {
      const zeta = weightOf(index.rows[place] as number);
      product[cell] = (product[cell] as number) + Math.sqrt(zeta);
      mass[cell] = (mass[cell] as number) + zeta;
      presence[cell] = Math.max(presence[cell] as number, zeta / peak);
    }
  }
  return { product, mass, presence };
}
