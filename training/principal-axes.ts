export interface PrincipalAxes {
  readonly mean: Float64Array;
  /** Unit vectors, the direction of largest variance first. */
  readonly axes: readonly Float64Array[];
  /** Variance along each axis. */
  readonly variances: Float64Array;
}

const sweeps = 30;

/**
 * The directions along which rows of numbers vary most (principal component analysis), by Jacobi's rotations of their covariance matrix
 * (Golub and Van Loan, "Matrix computations", §8.5). Exact IEEE arithmetic throughout: the same rows give the same bits everywhere.
 *
 * @param rows at least one, all of one length d ≥ 1
 * Cost: O(rows · d²) and O(d³) a sweep.
 */
export function principalAxes(rows: readonly ArrayLike<number>[]): PrincipalAxes {
  const size = rows[0]?.length ?? 0;
  const mean = new Float64Array(size);
  for (const row of rows) for (let i = 0; i < size; i++) mean[i] = (mean[i] as number) + (row[i] as number) / rows.length;
  const matrix = covarianceOf(rows, mean);
  const axes = Array.from({ length: size }, (_, i) => Float64Array.from({ length: size }, (_unused, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < sweeps; sweep++) for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(matrix, axes, p, q);
  const order = [...axes.keys()].sort((a, b) => (matrix[b]?.[b] as number) - (matrix[a]?.[a] as number) || a - b);
  return { mean, axes: order.map((i) => axes[i] as Float64Array), variances: Float64Array.from(order, (i) => Math.max(0, matrix[i]?.[i] as number)) };
}

function covarianceOf(rows: readonly ArrayLike<number>[], mean: Float64Array): Float64Array[] {
  const size = mean.length;
  const matrix = Array.from({ length: size }, () => new Float64Array(size));
  const centred = new Float64Array(size);
  for (const row of rows) {
    for (let i = 0; i < size; i++) centred[i] = (row[i] as number) - (mean[i] as number);
    for (let i = 0; i < size; i++) {
      const line = matrix[i] as Float64Array;
      const own = (centred[i] as number) / rows.length;
      for (let j = 0; j < size; j++) line[j] = (line[j] as number) + own * (centred[j] as number);
    }
  }
  return matrix;
}

/** Turns the plane of p and q so that the entry between them becomes 0; the axes (one a row) turn with it. */
function rotate(matrix: readonly Float64Array[], axes: readonly Float64Array[], p: number, q: number): void {
  const [rowP, rowQ] = [matrix[p] as Float64Array, matrix[q] as Float64Array];
  const between = rowP[q] as number;
  if (Math.abs(between) < 1e-15) return;
  const ratio = ((rowQ[q] as number) - (rowP[p] as number)) / (2 * between);
  const tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = tangent * cosine;
  for (const line of matrix) turn(line, line, { from: p, to: q, cosine, sine });
  for (let k = 0; k < rowP.length; k++) turn(rowP, rowQ, { from: k, to: k, cosine, sine });
  const [axisP, axisQ] = [axes[p] as Float64Array, axes[q] as Float64Array];
  for (let k = 0; k < axisP.length; k++) turn(axisP, axisQ, { from: k, to: k, cosine, sine });
}

function turn(a: Float64Array, b: Float64Array, { from, to, cosine, sine }: { from: number; to: number; cosine: number; sine: number }): void {
  const [x, y] = [a[from] as number, b[to] as number];
  a[from] = cosine * x - sine * y;
  b[to] = sine * x + cosine * y;
}
