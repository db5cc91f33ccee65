import { layerCell, type CellIndex } from "../select/cell-index.ts";
import type { Levels } from "../select/levels.ts";
import { setting, type Aggregation, type Normalization } from "../options.ts";

/** 2⁵³ is the last whole number that a code can reach without losing its lowest level. */
const maximumCombinedLevels = 53;

export interface TwoModeInput {
  readonly index: CellIndex;
  /** a(i, j, k), or its kernel-weighted form, by cell. */
  readonly mass: Float64Array;
  readonly levels: Levels;
  /** The weight of a level under subtract; `levelWeight` unless the caller has its own. */
  readonly weightOf?: ((level: number) => number) | undefined;
}

/** A two-mode network before and after division. */
export interface TwoModeMatrix {
  /** n × m, row-major. */
  readonly numerators: Float64Array;
  readonly values: Float64Array;
}

/**
 * Actors × columns.
 *
 * Formula: ignore Σ a(i,j,k); subtract a(i,j,1) − a(i,j,0) for booleans, Σ v(k)·a(i,j,k) for numbers, Σ a for texts;
 * combine Σ over present levels of 2^(L − 1 − k).
 * @throws RAP_NETWORK_SETTING for combine over more than 53 levels
 * Cost: O(cells + n × m).
 */
export function twoModeNumerators(input: TwoModeInput, aggregation: Aggregation): Float64Array {
  const { index, mass } = input;
  const { columnCount, levelCount, layerStart } = index;
  if (aggregation === "combine") checkLevels(levelCount);
  const weightOf = aggregation === "subtract" ? (input.weightOf ?? ((level: number) => levelWeight(input.levels, level))) : () => 1;
  const sums = new Float64Array(index.actorCount * columnCount);
  for (let layer = 0; layer < columnCount * levelCount; layer++) {
    const column = Math.floor(layer / levelCount);
    const level = layer - column * levelCount;
    const weight = aggregation === "combine" ? 2 ** (levelCount - 1 - level) : weightOf(level);
    for (let cell = layerStart[layer] as number; cell < (layerStart[layer + 1] as number); cell++) {
      const at = (index.actors[cell] as number) * columnCount + column;
      sums[at] = (sums[at] as number) + (aggregation === "combine" ? weight : weight * (mass[cell] as number));
    }
  }
  return sums;
}

function checkLevels(levelCount: number): void {
  if (levelCount <= maximumCombinedLevels) return;
  throw setting(`combine over ${levelCount} levels has no exact code`, `choose a qualifier with at most ${maximumCombinedLevels} levels`);
}

/** What one statement of a level adds under subtract. */
export function levelWeight(levels: Levels, level: number): number {
  if (levels.kind === "boolean") return level === 1 ? 1 : -1;
  return levels.values === null || levels.kind === "date" ? 1 : (levels.values[level] as number);
}

/**
 * Divides each row (activity) or column (prominence) by its total; a total of 0 gives 0.
 *
 * Formula: ignore, subtract: the statements of the row or column; combine: its cells that are not 0.
 */
export function normalizeTwoMode(input: TwoModeInput, numerators: Float64Array, by: Normalization, aggregation: Aggregation): Float64Array {
  if (by === "no") return numerators;
  const { actorCount, columnCount } = input.index;
  const totals = aggregation === "combine" ? countNonZero(input, numerators, by) : sumMass(input, by);
  const values = new Float64Array(numerators.length);
  for (let i = 0; i < actorCount; i++)
    for (let j = 0; j < columnCount; j++) {
      const total = totals[by === "activity" ? i : j] as number;
      values[i * columnCount + j] = total === 0 ? 0 : (numerators[i * columnCount + j] as number) / total;
    }
  return values;
}

/** The divisors: Σ a over a row's or a column's cells. */
export function sumMass(input: TwoModeInput, by: Normalization): Float64Array {
  const { index, mass } = input;
  const totals = new Float64Array(by === "activity" ? index.actorCount : index.columnCount);
  for (let layer = 0; layer + 1 < index.layerStart.length; layer++)
    for (let cell = index.layerStart[layer] as number; cell < (index.layerStart[layer + 1] as number); cell++) {
      const at = by === "activity" ? (index.actors[cell] as number) : Math.floor(layer / index.levelCount);
      totals[at] = (totals[at] as number) + (mass[cell] as number);
    }
  return totals;
}

function countNonZero(input: TwoModeInput, numerators: Float64Array, by: Normalization): Float64Array {
  const { actorCount, columnCount } = input.index;
  const totals = new Float64Array(by === "activity" ? actorCount : columnCount);
  for (let at = 0; at < numerators.length; at++) {
    if (numerators[at] === 0) continue;
    const place = by === "activity" ? Math.floor(at / columnCount) : at % columnCount;
    totals[place] = (totals[place] as number) + 1;
  }
  return totals;
}

/** Statements of one cell and level, as table rows. */
export function cellRows(index: CellIndex, actor: number, layer: number): Int32Array {
  const cell = layerCell(index, actor, layer);
  return cell < 0 ? new Int32Array(0) : index.rows.subarray(index.cellStart[cell], index.cellStart[cell + 1]);
}
