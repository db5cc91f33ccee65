/**
 * Eigenvalues of a real symmetric matrix, ascending.
 *
 * Householder reduction to tridiagonal form, then QL iterations with implicit shifts; eigenvectors are not formed.
 * Source: Wilkinson & Reinsch 1971, Handbook for Automatic Computation II, tred1 and imtql1.
 *
 * @param matrix n × n values in row order; only the lower triangle is read; left unchanged
 * Cost: O(n³) time (about 4/3 n³ multiplications), O(n²) memory. Deterministic.
 */
export function symmetricEigenvalues(matrix: Float64Array, size: number): Float64Array {
  const diagonal = new Float64Array(size);
  const offDiagonal = new Float64Array(size);
  tridiagonalise(Float64Array.from(matrix), diagonal, offDiagonal);
  diagonaliseTridiagonal(diagonal, offDiagonal);
  return diagonal.sort();
}

/** Leaves the diagonal in `diagonal` and the entry left of it in `offDiagonal` (`offDiagonal[0]` is 0). Overwrites the matrix. */
function tridiagonalise(matrix: Float64Array, diagonal: Float64Array, offDiagonal: Float64Array): void {
  const size = diagonal.length;
  for (let row = size - 1; row > 0; row--) reflectRow(matrix, row, offDiagonal);
  offDiagonal[0] = 0;
  for (let row = 0; row < size; row++) diagonal[row] = matrix[row * size + row] as number;
}

/** One Householder step: clears row `row` left of its sub-diagonal entry. */
function reflectRow(matrix: Float64Array, row: number, offDiagonal: Float64Array): void {
  const size = offDiagonal.length;
  const base = row * size;
  let scale = 0;
  for (let column = 0; column < row; column++) scale += Math.abs(matrix[base + column] as number);
  const beside = matrix[base + row - 1] as number;
  if (row === 1 || scale === 0) {
    offDiagonal[row] = beside;
    return;
  }
  let squares = 0;
  for (let column = 0; column < row; column++) {
    const scaled = (matrix[base + column] as number) / scale;
    matrix[base + column] = scaled;
    squares += scaled * scaled;
  }
  const last = matrix[base + row - 1] as number;
  const root = last >= 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
  offDiagonal[row] = scale * root;
  const half = squares - last * root;
  matrix[base + row - 1] = last - root;
  applyReflection(matrix, row, { half, offDiagonal });
}

/** A ← A − v·qᵀ − q·vᵀ on the leading block, with v in the row and q gathered in the free part of `offDiagonal`. */
function applyReflection(matrix: Float64Array, row: number, step: { half: number; offDiagonal: Float64Array }): void {
  const q = step.offDiagonal;
  const size = q.length;
  const base = row * size;
  q.fill(0, 0, row);
  for (let j = 0; j < row; j++) {
    const own = matrix[base + j] as number;
    let sum = (matrix[j * size + j] as number) * own;
    for (let k = 0; k < j; k++) {
      const entry = matrix[j * size + k] as number;
      sum += entry * (matrix[base + k] as number);
      q[k] = (q[k] as number) + entry * own;
    }
    q[j] = (q[j] as number) + sum;
  }
  let product = 0;
  for (let j = 0; j < row; j++) {
    q[j] = (q[j] as number) / step.half;
    product += (q[j] as number) * (matrix[base + j] as number);
  }
  const shift = product / (2 * step.half);
  for (let j = 0; j < row; j++) {
    const v = matrix[base + j] as number;
    q[j] = (q[j] as number) - shift * v;
    const w = q[j] as number;
    for (let k = 0; k <= j; k++) {
      matrix[j * size + k] = (matrix[j * size + k] as number) - v * (q[k] as number) - w * (matrix[base + k] as number);
    }
  }
}

function diagonaliseTridiagonal(diagonal: Float64Array, offDiagonal: Float64Array): void {
  const size = diagonal.length;
  offDiagonal.copyWithin(0, 1);
  offDiagonal[size - 1] = 0;
  for (let start = 0; start < size; start++) {
    // Sixty sweeps are far beyond the two or three an eigenvalue takes; they bound the loop for matrices with NaN in them.
    for (let sweep = 0; sweep < 60; sweep++) {
      const end = endOfBlock(diagonal, offDiagonal, start);
      if (end === start) break;
      sweepBlock(diagonal, offDiagonal, { start, end });
    }
  }
}

/** Last row that is coupled to `start` through entries above rounding error. */
function endOfBlock(diagonal: Float64Array, offDiagonal: Float64Array, start: number): number {
  let end = start;
  for (; end < diagonal.length - 1; end++) {
    const size = Math.abs(diagonal[end] as number) + Math.abs(diagonal[end + 1] as number);
    if (Math.abs(offDiagonal[end] as number) <= Number.EPSILON * size) break;
  }
  return end;
}

function sweepBlock(d: Float64Array, e: Float64Array, block: { start: number; end: number }): void {
  const { start, end } = block;
  const half = ((d[start + 1] as number) - (d[start] as number)) / (2 * (e[start] as number));
  const radius = Math.hypot(half, 1);
  let g = (d[end] as number) - (d[start] as number) + (e[start] as number) / (half + (half >= 0 ? radius : -radius));
  let [sine, cosine, carried] = [1, 1, 0];
  for (let row = end - 1; row >= start; row--) {
    const f = sine * (e[row] as number);
    const b = cosine * (e[row] as number);
    const r = Math.hypot(f, g);
    e[row + 1] = r;
    if (r === 0) {
      d[row + 1] = (d[row + 1] as number) - carried;
      e[end] = 0;
      return;
    }
    sine = f / r;
    cosine = g / r;
    g = (d[row + 1] as number) - carried;
    const t = ((d[row] as number) - g) * sine + 2 * cosine * b;
    carried = sine * t;
    d[row + 1] = g + carried;
    g = cosine * t - b;
  }
  d[start] = (d[start] as number) - carried;
  e[start] = g;
  e[end] = 0;
}
