import { RapporteurError } from "@rapporteur/core/base";
import type { CausalMap } from "../build-causal-map.ts";

/** A fuzzy cognitive map for computing: the weighted links by the concept they act on. Link weights are in [−1, 1]. */
export interface FcmModel {
  readonly size: number;
  /** Links into concept `c` stand at `offsets[c] … offsets[c + 1]`. */
  readonly offsets: Int32Array;
  readonly causes: Int32Array;
  readonly weights: Float64Array;
}

/** A weighted link between concept indices. */
export interface WeightedLink {
  readonly cause: number;
  readonly effect: number;
  readonly weight: number;
}

/** Cost: O(concepts + links). */
export function fcmModel(size: number, links: readonly WeightedLink[]): FcmModel {
  const offsets = new Int32Array(size + 1);
  for (const link of links) offsets[link.effect + 1] = (offsets[link.effect + 1] as number) + 1;
  for (let concept = 0; concept < size; concept++) offsets[concept + 1] = (offsets[concept + 1] as number) + (offsets[concept] as number);
  const next = offsets.slice(0, size);
  const causes = new Int32Array(links.length);
  const weights = new Float64Array(links.length);
  for (const link of links) {
    const place = next[link.effect] as number;
    next[link.effect] = place + 1;
    causes[place] = link.cause;
    weights[place] = link.weight;
  }
  return { size, offsets, causes, weights };
}

/** The model of a causal map. Links whose weight is 0 (no sign known, or plus and minus cancel) have no part in it. */
export function fcmOfMap(map: CausalMap): FcmModel {
  return fcmModel(
    map.concepts.length,
    map.links.filter((link) => link.weight !== 0),
  );
}

/**
 * The model of a square matrix whose entry [i][j] is the effect of concept i on concept j.
 *
 * @throws RAP_CAUSAL_LINK, with row and column, for an entry outside [−1, 1] or a row of another length
 */
export function fcmOfMatrix(matrix: readonly (readonly number[])[]): FcmModel {
  const links: WeightedLink[] = [];
  for (const [cause, row] of matrix.entries()) {
    if (row.length !== matrix.length) {
      const problem = `it has ${row.length} entries, the matrix has ${matrix.length} rows`;
      throw new RapporteurError("RAP_CAUSAL_LINK", { row: cause + 1, id: "matrix", problem, cure: "give a square matrix" });
    }
    for (const [effect, weight] of row.entries()) {
      if (!(weight >= -1 && weight <= 1)) {
        const problem = `the entry in column ${effect + 1} is ${weight}`;
        throw new RapporteurError("RAP_CAUSAL_LINK", { row: cause + 1, id: "matrix", problem, cure: "give weights from -1 to 1" });
      }
      if (weight !== 0) links.push({ cause, effect, weight });
    }
  }
  return fcmModel(matrix.length, links);
}
