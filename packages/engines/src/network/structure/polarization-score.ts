/** Congruence and conflict of the same n actors, n × n row-major, symmetric, diagonal 0. */
export interface SignedMatrices {
  readonly size: number;
  readonly congruence: Float64Array;
  readonly conflict: Float64Array;
  /** Known already, or found when needed. */
  readonly sums?: MatrixSums | undefined;
}

/** Σ|congruence| and Σ|conflict| over all cells, and whether any tie is below 0. */
export interface MatrixSums {
  readonly congruence: number;
  readonly conflict: number;
  readonly hasNegative: boolean;
}

/** The same matrices with their sums. Cost: O(n²), once. */
export function withSums(matrices: SignedMatrices): SignedMatrices & { readonly sums: MatrixSums } {
  if (matrices.sums !== undefined) return { ...matrices, sums: matrices.sums };
  const congruence = sumAbsolute(matrices.congruence);
  const conflict = sumAbsolute(matrices.conflict);
  const sums = { congruence: congruence.sum, conflict: conflict.sum, hasNegative: Math.min(congruence.lowest, conflict.lowest) < 0 };
  return { ...matrices, sums };
}

/** What a partition would show if it were perfect: ties spread evenly, congruence inside groups, conflict between them. */
export interface BlockModel {
  readonly sizes: readonly number[];
  /** Expected congruence of a pair inside group g. */
  readonly within: readonly number[];
  /** Expected conflict of a pair in groups g and h, row-major. */
  readonly between: readonly number[];
  /** Σ|congruence| + Σ|conflict| over all cells. */
  readonly norm: number;
}

/** Expected values for groups of given sizes; they depend on the sizes alone, so that swaps leave them as they are. */
export function blockModel(matrices: SignedMatrices, sizes: readonly number[]): BlockModel {
  const { congruence, conflict } = withSums(matrices).sums;
  const pairsWithin = sizes.reduce((sum, size) => sum + size * (size - 1), 0);
  const pairsBetween = matrices.size * (matrices.size - 1) - pairsWithin;
  const within = sizes.map((size) => ((size * (size - 1)) / pairsWithin) * (congruence / pairsWithin));
  const between = sizes.flatMap((size) => sizes.map((other) => ((size * other) / pairsBetween) * (conflict / pairsBetween)));
  return { sizes, within, between, norm: congruence + conflict };
}

function sumAbsolute(values: Float64Array): { sum: number; lowest: number } {
  let sum = 0;
  let lowest = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    sum += Math.abs(value);
    if (value < lowest) lowest = value;
  }
  return { sum, lowest };
}

/**
 * DNA's polarization of a partition: how far ties stand from the two-sided picture, counted over all cells.
 *
 * Formula: S = Σ over pairs in one group (|A − E_g| + |F|) + Σ over pairs in different groups (|A| + |F − E_gh|), with
 * E_g = [z_g(z_g − 1)/W]·(α/W) and E_gh = [z_g·z_h/B]·(φ/B); raw S / 2, normalized S / (2(α + φ)). A is congruence, F
 * conflict, α and φ their sums, z the group sizes, W and B the ordered pairs within and between groups.
 *
 * @returns the normalized and the raw score; not a number where no pair lies within or none between groups
 * Cost: O(n²).
 */
export function dnaPolarization(matrices: SignedMatrices, membership: ArrayLike<number>): { normalized: number; raw: number } {
  const model = blockModel(matrices, groupSizes(membership));
  const { size, congruence, conflict } = matrices;
  const groupCount = model.sizes.length;
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const own = membership[i] as number;
    const within = model.within[own] as number;
    for (let at = i * size + i + 1, h = i + 1; h < size; h++, at++) {
      const a = congruence[at] as number;
      const f = conflict[at] as number;
      const other = membership[h] as number;
      sum += own === other ? Math.abs(a - within) + Math.abs(f) : Math.abs(a) + Math.abs(f - (model.between[own * groupCount + other] as number));
    }
  }
  // Each pair stands on both sides of the diagonal.
  return { raw: sum, normalized: sum / model.norm };
}

export function groupSizes(membership: ArrayLike<number>): number[] {
  const sizes: number[] = [];
  for (let actor = 0; actor < membership.length; actor++) {
    const group = membership[actor] as number;
    while (sizes.length <= group) sizes.push(0);
    sizes[group] = (sizes[group] as number) + 1;
  }
  return sizes;
}
