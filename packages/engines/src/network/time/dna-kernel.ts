import type { FinishInput } from "../build/build-network.ts";
import type { CellIndex } from "../select/cell-index.ts";
import type { DnaKernelLevels } from "./dna-kernel-levels.ts";
import type { Settings } from "../options.ts";
import { selfProducts } from "../build/profile-measures.ts";

export interface DnaKernelContext extends DnaKernelLevels {
  readonly settings: Settings;
  /** All kept statements of the range, and their counts by cell. */
  readonly whole: CellIndex;
  readonly counts: Float64Array;
}

/**
 * DNA's last step on a one-mode kernel matrix: the diagonal is filled, and any normalization but `no` multiplies by
 * ν(i, h) = Σ over cells of 2 / (c(i, j, k) + c(h, j, k)), c being plain counts over the whole range.
 *
 * Cost: O(n² + Σ over layers of cells²) once, O(n² + cells × levels²) a matrix.
 */
export function dnaKernelFinish(context: DnaKernelContext): (input: FinishInput) => Float64Array {
  const { settings } = context;
  const factors = settings.normalization === "no" || settings.networkType === "twomode" ? null : reciprocalSums(context.whole, context.counts);
  return (input) => {
    fillDiagonal(input, context);
    if (factors === null) return input.numerators;
    return input.numerators.map((value, at) => value * (factors[at] as number));
  };
}

function fillDiagonal({ index, values, numerators }: FinishInput, context: DnaKernelContext): void {
  const { levels, similarity, settings } = context;
  const isUndefined = settings.aggregation !== "ignore" && similarity.some(Number.isNaN);
  const input = { index, values, levels, similarity, conventions: settings.conventions, tally: { pairUpdates: 0 } };
  const self = selfProducts(input, settings.aggregation);
  for (let i = 0; i < index.actorCount; i++) numerators[i * index.actorCount + i] = isUndefined ? Number.NaN : (self[i] as number);
}

/** Σ 2/(c_i + c_h) = R(i) + R(h) + Σ over shared cells (2/(c_i + c_h) − 2/c_i − 2/c_h), with R(i) = Σ 2/c_i. */
function reciprocalSums(index: CellIndex, counts: Float64Array): Float64Array {
  const { actorCount, actors, layerStart } = index;
  const alone = new Float64Array(actorCount);
  for (let cell = 0; cell < counts.length; cell++) {
    const actor = actors[cell] as number;
    alone[actor] = (alone[actor] as number) + 2 / (counts[cell] as number);
  }
  const sums = new Float64Array(actorCount * actorCount);
  for (let layer = 0; layer + 1 < layerStart.length; layer++) {
    const end = layerStart[layer + 1] as number;
    for (let p = layerStart[layer] as number; p < end; p++)
      for (let q = p + 1; q < end; q++) {
        const at = (actors[p] as number) * actorCount + (actors[q] as number);
        const [a, b] = [counts[p] as number, counts[q] as number];
        sums[at] = (sums[at] as number) + 2 / (a + b) - 2 / a - 2 / b;
      }
  }
  for (let i = 0; i < actorCount; i++) {
    sums[i * actorCount + i] = (alone[i] as number) / 2;
    for (let h = i + 1; h < actorCount; h++) {
      const both = (sums[i * actorCount + h] as number) + (alone[i] as number) + (alone[h] as number);
      sums[i * actorCount + h] = both;
      sums[h * actorCount + i] = both;
    }
  }
  return sums;
}
