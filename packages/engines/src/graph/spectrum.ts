import { symmetricEigenvalues } from "./symmetric-eigenvalues.ts";

/** `laplacian`: eigenvalues of the graph Laplacian. `degree`: weighted degrees, which DNA takes for them. */
export type SpectrumKind = "laplacian" | "degree";

/**
 * The spectrum of a weighted graph as shares: negative weights count as 0, values are scaled to sum 1 (left at 0 where
 * there is no tie) and sorted descending.
 *
 * Formula: Λ = diag(row sums) − A⁺, eigenvalues λ / Σλ; degree: row sums of A⁺ / their total (the diagonal included).
 *
 * @param matrix n × n row-major, symmetric
 * Cost: degree O(n² + n log n); laplacian O(m³) for the m nodes that have a tie.
 */
export function spectrumShares(matrix: Float64Array, size: number, kind: SpectrumKind): Float64Array {
  const degrees = positiveDegrees(matrix, size);
  return toShares(kind === "degree" ? degrees : laplacianEigenvalues(matrix, size, degrees));
}

function positiveDegrees(matrix: Float64Array, size: number): Float64Array {
  const degrees = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    let sum = 0;
    for (let at = row * size; at < (row + 1) * size; at++) if ((matrix[at] as number) > 0) sum += matrix[at] as number;
    degrees[row] = sum;
  }
  return degrees;
}

/** Nodes without a tie add zeros only, so the matrix leaves them out. */
function laplacianEigenvalues(matrix: Float64Array, size: number, degrees: Float64Array): Float64Array {
  const nodes: number[] = [];
  for (let node = 0; node < size; node++) if ((degrees[node] as number) > 0) nodes.push(node);
  const laplacian = new Float64Array(nodes.length ** 2);
  for (const [row, from] of nodes.entries())
    for (const [column, to] of nodes.entries()) {
      const weight = Math.max(0, matrix[from * size + to] as number);
      laplacian[row * nodes.length + column] = row === column ? (degrees[from] as number) - weight : -weight;
    }
  const values = new Float64Array(size);
  values.set(symmetricEigenvalues(laplacian, nodes.length));
  // Rounding can leave the eigenvalue of a component a hair below 0.
  return values.map((value) => Math.max(0, value));
}

function toShares(values: Float64Array): Float64Array {
  const sorted = values.slice().sort().reverse();
  const sum = values.reduce((total, value) => total + value, 0);
  return sum > 0 ? sorted.map((value) => value / sum) : sorted;
}

/** Σ |λ − μ| of two spectra of the same length: 0 for equal shares, at most 2. */
export function spectralDistance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += Math.abs((a[at] as number) - (b[at] as number));
  return sum;
}
