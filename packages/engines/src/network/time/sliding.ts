import { countCells, indexCells, layersOf, type CellFields } from "../select/cell-index.ts";
import type { Frame } from "../build/build-network.ts";
import { isOrdered } from "../select/levels.ts";
import type { Evidence, Network } from "../network.ts";
import { oneModeNumerators, wholeWeights, type WholeWeights } from "../build/one-mode.ts";
import type { Aggregation } from "../options.ts";
import { shareUnreviewed } from "../select/select.ts";
import { maximumSlidingCells, SlidingSums } from "./sliding-sums.ts";
import { buildWindowMatrix, type Window } from "./window-series.ts";

const slidingNormalizations = new Set(["no", "average", "cosine"]);

/** Whether a frame's matrices can follow statements: one-mode, exact pair weights, a division by actors' totals. */
export function canSlide(frame: Frame): boolean {
  const { settings } = frame;
  return (
    settings.networkType === "onemode" && slidingNormalizations.has(settings.normalization) && slidingWeights(frame, settings.aggregation) !== null
  );
}

/** Whole pair weights of an aggregation, or null where its sums cannot be kept exactly or are no sums over pairs. */
export function slidingWeights(frame: Frame, aggregation: Aggregation): WholeWeights | null {
  const { levels, settings, labels1, labels2 } = frame;
  const { conventions } = settings;
  if (labels1.names.length * labels2.names.length * levels.names.length > maximumSlidingCells || aggregation === "combine") return null;
  if (conventions.documentLevelsPerMatrix && levels.isDocumentField) return null;
  const isOneSided = conventions.unorderedConflictIsOneSided && !isOrdered(levels) && (aggregation === "conflict" || aggregation === "subtract");
  if (isOneSided) return null;
  const whole = wholeWeights({ levels, conventions }, aggregation);
  return whole.weights.every(Number.isInteger) ? whole : null;
}

/** Follows windows over statements in time order; the states of any number of sums move together. */
export class SlidingWindow {
  readonly sums: readonly SlidingSums[];
  private readonly frame: Frame;
  private readonly aggregations: readonly Aggregation[];
  private readonly fields: CellFields;
  /** Actor and layer of each table row that is kept. */
  private readonly actorOf: Int32Array;
  private readonly layerOf: Int32Array;
  private readonly ordinalOf: Int32Array;
  private previous: Int32Array = new Int32Array(0);

  constructor(frame: Frame, series: readonly Window[], aggregations: readonly Aggregation[]) {
    const { selection, labels1, labels2, levels } = frame;
    const shape = { actorCount: labels1.names.length, columnCount: labels2.names.length, levelCount: levels.names.length };
    this.frame = frame;
    this.aggregations = aggregations;
    this.sums = aggregations.map((aggregation) => new SlidingSums(shape, slidingWeights(frame, aggregation) as WholeWeights));
    this.fields = cellFields(frame);
    const { kept } = selection;
    this.actorOf = kept.map((row) => labels1.indexOfCode[selection.field1.codes[row] as number] as number);
    this.layerOf = layersOf(this.fields, kept);
    this.ordinalOf = new Int32Array(series.length === 0 ? 0 : frame.table.length);
    for (let at = 0; at < kept.length; at++) this.ordinalOf[kept[at] as number] = at;
  }

  /** Moves to a window whose rows are a later (or overlapping) stretch of the same time order. */
  moveTo(rows: Int32Array): void {
    const { entering, leaving } = overlap(this.previous, rows);
    // A change costs about the size of its column, a fresh start half the square of every column: with s cells a column,
    // changes × (Σs² / Σs) against Σs² / 2.
    if ((entering.length + leaving.length) * 2 > (this.sums[0]?.cellCount ?? 0)) this.restart(rows);
    else {
      for (const row of leaving) this.change(row, -1);
      for (const row of entering) this.change(row, 1);
    }
    this.previous = rows;
  }

  unreviewedShare(rows: Int32Array): number {
    return shareUnreviewed(this.frame.table, rows);
  }

  private change(row: number, by: 1 | -1): void {
    const at = this.ordinalOf[row] as number;
    for (const sums of this.sums) sums.change(this.actorOf[at] as number, this.layerOf[at] as number, by);
  }

  private restart(rows: Int32Array): void {
    const index = indexCells(this.fields, rows);
    const input = { index, values: countCells(index), levels: this.frame.levels, conventions: this.frame.settings.conventions };
    for (const [which, sums] of this.sums.entries()) {
      const tally = { pairUpdates: 0 };
      sums.restart(oneModeNumerators({ ...input, tally }, this.aggregations[which] as Aggregation));
      sums.pairUpdates += tally.pairUpdates;
      for (const row of rows) {
        const at = this.ordinalOf[row] as number;
        sums.changeCount(this.actorOf[at] as number, this.layerOf[at] as number, 1);
      }
    }
  }
}

/** The fields by which a frame's statements fall into cells. */
export function cellFields({ selection, labels1, labels2, levels }: Frame): CellFields {
  return {
    actor: selection.field1,
    actorLabels: labels1,
    column: selection.field2 ?? selection.field1,
    columnLabels: labels2,
    qualifier: selection.qualifier,
    levels,
  };
}

interface Overlap {
  readonly entering: Int32Array;
  readonly leaving: Int32Array;
}

/** What two stretches of the same array share; stretches are views, so their offsets tell. */
function overlap(before: Int32Array, after: Int32Array): Overlap {
  if (before.buffer !== after.buffer) return { entering: after, leaving: before };
  const [beforeStart, afterStart] = [before.byteOffset / 4, after.byteOffset / 4];
  const start = Math.max(beforeStart, afterStart);
  const end = Math.min(beforeStart + before.length, afterStart + after.length);
  if (end <= start || afterStart < beforeStart || afterStart + after.length < beforeStart + before.length)
    return { entering: after, leaving: before };
  return { entering: after.subarray(end - afterStart), leaving: before.subarray(0, start - beforeStart) };
}

/** The matrices of successive windows by entering and leaving statements. */
export function* slideMatrices(frame: Frame, series: readonly Window[]): Generator<Network> {
  const sliding = new SlidingWindow(frame, series, [frame.settings.aggregation]);
  const sums = sliding.sums[0] as SlidingSums;
  for (const window of series) {
    const before = sums.pairUpdates;
    sliding.moveTo(window.rows);
    yield slidMatrix(frame, window, { sums, pairUpdates: sums.pairUpdates - before });
  }
}

function slidMatrix(frame: Frame, window: Window, state: { sums: SlidingSums; pairUpdates: number }): Network {
  const { settings, table, selection, labels1 } = frame;
  const actors = activeActors(state.sums, settings.isolates);
  const names = actors.length === labels1.names.length ? labels1.names : Array.from(actors, (actor) => labels1.names[actor] ?? "");
  const { normalization } = settings;
  const numerators = state.sums.numerators(actors);
  const divisors = normalization === "average" || normalization === "cosine" ? normalization : null;
  let built: Network | undefined;
  return {
    rows: names,
    columns: names,
    numerators,
    values: divisors === null ? numerators : state.sums.quotients(actors, divisors, new Float64Array(numerators.length)),
    statementCount: window.rows.length,
    statementRows: window.rows,
    unreviewedShare: shareUnreviewed(table, window.rows),
    period: window.period,
    settings,
    warnings: settings.warnings,
    steps: selection.steps,
    work: { pairUpdates: state.pairUpdates, cells: 0 },
    evidence: (row, column): Evidence => (built ??= buildWindowMatrix(frame, window)).evidence(row, column),
  };
}

/** Actors with a statement in the window, or all of them. */
export function activeActors(sums: SlidingSums, areAllKept: boolean): Int32Array {
  const active = new Int32Array(sums.totals.length);
  let count = 0;
  for (let actor = 0; actor < active.length; actor++) if (areAllKept || (sums.totals[actor] as number) > 0) active[count++] = actor;
  return active.slice(0, count);
}
