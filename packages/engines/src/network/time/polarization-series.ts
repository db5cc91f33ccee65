import type { StatementTable } from "@rapporteur/core/model";
import { prepareNetwork, type Frame } from "../build/build-network.ts";
import { buildKernelMatrix, kernelPoints, type KernelOptions } from "./kernel.ts";
import type { Network, Period } from "../network.ts";
import type { NetworkOptions } from "../options.ts";
import { computePolarization, type Polarization, type PolarizationOptions } from "../structure/polarization.ts";
import { refuseEmpty } from "../select/select.ts";
import { activeActors, SlidingWindow, slidingWeights } from "./sliding.ts";
import type { SlidingSums } from "./sliding-sums.ts";
import { buildWindowMatrix, windowsOf, type WindowOptions } from "./window-series.ts";

/** Polarization at one point of time. */
export interface PolarizationPoint extends Polarization {
  readonly period: Period;
  readonly actors: readonly string[];
  /** Pairs of actors who agree or disagree on anything; without one the scores of 0 say nothing. */
  readonly tieCount: number;
  readonly statementCount: number;
  readonly unreviewedShare: number;
}

export interface PolarizationSeriesOptions extends PolarizationOptions {
  readonly windows?: WindowOptions | undefined;
  readonly kernel?: KernelOptions | undefined;
  /** Start each search from the partition before instead of from random ones; true by default. */
  readonly isWarmStarted?: boolean | undefined;
}

/**
 * Polarization over the whole range, or over windows or kernel centres, one after the other. Congruence and conflict
 * are normalized by average unless the options say otherwise, and each point has the actors of its own window.
 *
 * With `compatible` and a kernel, both inputs are the subtract network, as in DNA.
 * @throws what `buildNetwork` throws
 * Cost: sliding updates and O(n² · sweeps) a point.
 */
export function* polarizationSeries(
  table: StatementTable,
  options: NetworkOptions,
  series: PolarizationSeriesOptions = {},
): Generator<PolarizationPoint> {
  const shared: NetworkOptions = { normalization: "average", ...options, networkType: "onemode" };
  const congruence = prepareNetwork(table, { ...shared, aggregation: "congruence" });
  const conflict = prepareNetwork(table, { ...shared, aggregation: "conflict" });
  refuseEmpty(congruence.selection);
  const partitions = new WarmPartitions(series);
  if (series.kernel !== undefined) yield* kernelSeries([congruence, conflict], series.kernel, partitions);
  else if (series.windows !== undefined) yield* windowSeries([congruence, conflict], series.windows, partitions);
  else yield partitions.point(wholeMatrix(congruence), wholeMatrix(conflict));
}

type Frames = readonly [congruence: Frame, conflict: Frame];

function wholeMatrix(frame: Frame): Network {
  const { kept } = frame.selection;
  const times = Array.from(kept, (row) => frame.table.times[row] as number).filter((time) => !Number.isNaN(time));
  const ends = times.reduce<[number, number]>(([from, to], time) => [Math.min(from, time), Math.max(to, time)], [Infinity, -Infinity]);
  return buildWindowMatrix(frame, { rows: kept, period: { from: ends[0], to: ends[1], includesEnd: true, centre: null } });
}

function* windowSeries([congruence, conflict]: Frames, options: WindowOptions, partitions: WarmPartitions): Generator<PolarizationPoint> {
  const windows = windowsOf(congruence, options);
  const canSlide = ["no", "average", "cosine"].includes(congruence.settings.normalization) && slidingWeights(congruence, "congruence") !== null;
  if (!canSlide) {
    for (const window of windows) yield partitions.point(buildWindowMatrix(congruence, window), buildWindowMatrix(conflict, window));
    return;
  }
  const sliding = new SlidingWindow(congruence, windows, ["congruence", "conflict"]);
  const [positive, negative] = sliding.sums as [SlidingSums, SlidingSums];
  const { normalization, isolates } = congruence.settings;
  const divisors = normalization === "no" ? null : (normalization as "average" | "cosine");
  // Matrices are read once a point, so every point can use the same two.
  const spaces = [positive, negative].map((sums) => new Float64Array(sums.shape.actorCount ** 2)) as [Float64Array, Float64Array];
  for (const window of windows) {
    sliding.moveTo(window.rows);
    const actors = activeActors(positive, isolates);
    const rows = Array.from(actors, (actor) => congruence.labels1.names[actor] ?? "");
    const about = { rows, period: window.period, statementCount: window.rows.length, unreviewedShare: sliding.unreviewedShare(window.rows) };
    const used = actors.length ** 2;
    const values = positive.quotients(actors, divisors, spaces[0].subarray(0, used));
    yield partitions.point({ ...about, values }, { ...about, values: negative.quotients(actors, divisors, spaces[1].subarray(0, used)) });
  }
}

function* kernelSeries([congruence, conflict]: Frames, options: KernelOptions, partitions: WarmPartitions): Generator<PolarizationPoint> {
  for (const point of kernelPoints(congruence, options)) {
    if (congruence.settings.conventions.polarizationOnSubtract) {
      const subtract = { ...congruence, settings: { ...congruence.settings, aggregation: "subtract" as const } };
      const network = withoutDiagonal(buildKernelMatrix(subtract, options, point));
      yield partitions.point(network, network);
    } else yield partitions.point(buildKernelMatrix(congruence, options, point), buildKernelMatrix(conflict, options, point));
  }
}

function withoutDiagonal(network: Network): Network {
  const values = network.values.slice();
  for (let actor = 0; actor < network.rows.length; actor++) values[actor * network.rows.length + actor] = 0;
  return { ...network, values };
}

type Point = Pick<Network, "rows" | "values" | "period" | "statementCount" | "unreviewedShare">;

/** Carries partitions from point to point by actor name. */
class WarmPartitions {
  private readonly options: PolarizationSeriesOptions;
  private readonly groupOf = new Map<string, number>();

  constructor(options: PolarizationSeriesOptions) {
    this.options = options;
  }

  point(congruence: Point, conflict: Point): PolarizationPoint {
    const matrices = { size: congruence.rows.length, congruence: congruence.values, conflict: conflict.values };
    const found = computePolarization(matrices, { ...this.options, warmStart: this.warmStart(congruence.rows) });
    for (const [actor, name] of congruence.rows.entries()) this.groupOf.set(name, found.dna.membership[actor] ?? 0);
    const { period, rows: actors, statementCount, unreviewedShare } = congruence;
    return { ...found, period, actors, tieCount: countTies(matrices), statementCount, unreviewedShare };
  }

  /** Newcomers take groups in turn; without a point before, the search starts at random. */
  private warmStart(rows: readonly string[]): Int32Array | undefined {
    if (this.options.isWarmStarted === false || this.groupOf.size === 0) return undefined;
    const groups = this.options.groups ?? 2;
    return Int32Array.from(rows, (name, actor) => this.groupOf.get(name) ?? actor % groups);
  }
}

function countTies({ size, congruence, conflict }: { readonly size: number } & Readonly<Record<"congruence" | "conflict", Float64Array>>): number {
  let count = 0;
  for (let row = 0; row < size; row++)
    for (let column = row + 1; column < size; column++) {
      const at = row * size + column;
      if (congruence[at] !== 0 || conflict[at] !== 0) count++;
    }
  return count;
}
