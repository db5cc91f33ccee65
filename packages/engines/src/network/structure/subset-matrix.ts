import { buildMatrix, loadedSpan, prepareNetwork, type Frame } from "../build/build-network.ts";
import { countCells, indexCells, type CellIndex } from "../select/cell-index.ts";
import { refuseEmpty } from "../select/select.ts";
import { cellFields, slidingWeights } from "../time/sliding.ts";
import type { WholeWeights } from "../build/one-mode.ts";
import type { NetworkOptions } from "../options.ts";
import type { StatementTable } from "@rapporteur/core/model";

/**
 * The one-mode network of the statements on some columns, among the actors of all of them; columns are put in and taken
 * out one at a time.
 */
export interface SubsetMatrix {
  readonly concepts: readonly string[];
  readonly actors: readonly string[];
  /** Kept statements of each column. */
  readonly statementCounts: Int32Array;
  /** Columns in the subset, as 0/1. */
  readonly isIn: Uint8Array;
  readonly unreviewedShare: number;
  readonly set: (column: number, isIn: boolean) => void;
  /** The normalized matrix of the subset; valid until the next change. */
  readonly values: () => Float64Array;
}

/**
 * Opens a subset matrix with every column in.
 *
 * Cost: a change costs the square of the column's cells where numerators are whole sums over columns (ignore,
 * congruence, conflict, subtract by none, average or cosine); other settings are built again each time.
 * @throws what `buildNetwork` throws
 */
export function openSubsetMatrix(table: StatementTable, options: NetworkOptions): SubsetMatrix {
  const frame = prepareNetwork(table, { ...options, networkType: "onemode", isolates: false });
  refuseEmpty(frame.selection);
  const index = indexCells(cellFields(frame), frame.selection.kept);
  const weights = slidingWeights(frame, frame.settings.aggregation);
  const isSum = weights !== null && ["no", "average", "cosine"].includes(frame.settings.normalization);
  const isIn = new Uint8Array(index.columnCount).fill(1);
  const engine = isSum ? new SummedSubset(frame, index, weights) : null;
  const shared = {
    concepts: frame.labels2.names,
    actors: frame.labels1.names,
    statementCounts: columnStatements(index),
    isIn,
    unreviewedShare: frame.selection.unreviewedShare,
  };
  return {
    ...shared,
    set(column, isWanted) {
      if ((isIn[column] === 1) === isWanted) return;
      isIn[column] = isWanted ? 1 : 0;
      engine?.change(column, isWanted ? 1 : -1);
    },
    values: () => engine?.values() ?? rebuild(frame, index, isIn),
  };
}

function columnStatements(index: CellIndex): Int32Array {
  const counts = new Int32Array(index.columnCount);
  for (let column = 0; column < counts.length; column++) {
    const from = index.layerStart[column * index.levelCount] as number;
    const to = index.layerStart[(column + 1) * index.levelCount] as number;
    counts[column] = (index.cellStart[to] as number) - (index.cellStart[from] as number);
  }
  return counts;
}

function rebuild(frame: Frame, index: CellIndex, isIn: Uint8Array): Float64Array {
  const rows: number[] = [];
  for (let column = 0; column < isIn.length; column++) {
    if (isIn[column] === 0) continue;
    const from = index.cellStart[index.layerStart[column * index.levelCount] as number] as number;
    const to = index.cellStart[index.layerStart[(column + 1) * index.levelCount] as number] as number;
    rows.push(...index.rows.subarray(from, to));
  }
  return buildMatrix(frame, { rows: Int32Array.from(rows), period: { ...loadedSpan(frame), includesEnd: true, centre: null } }).values;
}

class SummedSubset {
  private readonly index: CellIndex;
  private readonly counts: Float64Array;
  private readonly weights: Float64Array;
  private readonly scale: number;
  private readonly normalization: string;
  /** Numerators above the diagonal. */
  private readonly sums: Float64Array;
  private readonly totals: Float64Array;
  private readonly matrix: Float64Array;

  constructor(frame: Frame, index: CellIndex, { weights, divisor }: WholeWeights) {
    this.index = index;
    this.counts = countCells(index).product;
    this.weights = weights;
    this.scale = divisor;
    this.normalization = frame.settings.normalization;
    this.sums = new Float64Array(index.actorCount ** 2);
    this.matrix = new Float64Array(index.actorCount ** 2);
    this.totals = new Float64Array(index.actorCount);
    for (let column = 0; column < index.columnCount; column++) this.change(column, 1);
  }

  change(column: number, by: 1 | -1): void {
    const { levelCount, layerStart, actors, actorCount } = this.index;
    const start = layerStart[column * levelCount] as number;
    const end = layerStart[(column + 1) * levelCount] as number;
    const levelOf = new Int32Array(end - start);
    for (let level = 0; level < levelCount; level++)
      levelOf.fill(
        level,
        (layerStart[column * levelCount + level] as number) - start,
        (layerStart[column * levelCount + level + 1] as number) - start,
      );
    for (let p = start; p < end; p++) {
      const own = actors[p] as number;
      const scaled = by * (this.counts[p] as number);
      const weightRow = (levelOf[p - start] as number) * levelCount;
      this.totals[own] = (this.totals[own] as number) + scaled;
      for (let q = p + 1; q < end; q++) {
        const other = actors[q] as number;
        const at = own < other ? own * actorCount + other : other * actorCount + own;
        const weight = this.weights[weightRow + (levelOf[q - start] as number)] as number;
        this.sums[at] = (this.sums[at] as number) + scaled * (this.counts[q] as number) * weight;
      }
    }
  }

  values(): Float64Array {
    const { sums, totals, matrix, normalization } = this;
    const size = totals.length;
    for (let i = 0; i < size; i++)
      for (let h = i + 1; h < size; h++) {
        const sum = (sums[i * size + h] as number) / this.scale;
        const [a, b] = [totals[i] as number, totals[h] as number];
        const divisor = normalization === "no" ? 1 : normalization === "average" ? (a + b) / 2 : a * b;
        const value = sum === 0 || divisor === 0 ? 0 : sum / divisor;
        matrix[i * size + h] = value;
        matrix[h * size + i] = value;
      }
    return matrix;
  }
}
