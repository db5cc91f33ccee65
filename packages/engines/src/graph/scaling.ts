/** Points in the plane, one a node, and how badly their distances fit. */
export interface PlanarScaling {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Kruskal's stress-1: √(Σ (d − d̂)² / Σ d²), 0 best. */
  readonly stress: number;
}

/**
 * Metric multidimensional scaling into the plane: classical scaling for a start, then SMACOF majorization, which never
 * raises the stress.
 *
 * Source: Torgerson 1952, Psychometrika 17, 401–419; de Leeuw 1977; Borg and Groenen 2005, Modern Multidimensional
 * Scaling, ch. 8. The picture is turned so that its first axis is its longest, and mirrored so that the first node lies
 * right and up of the centre.
 *
 * @param distances n × n row-major, symmetric, at least 0
 * Cost: O(n²) a round, at most `rounds` (300). Deterministic.
 */
export function scaleToPlane(distances: ArrayLike<number>, size: number, rounds = 300): PlanarScaling {
  let [x, y] = classicalAxes(distances, size);
  let stress = stressOf(distances, x, y);
  for (let round = 0; round < rounds; round++) {
    const [nextX, nextY] = majorize(distances, x, y);
    const nextStress = stressOf(distances, nextX, nextY);
    const gain = stress - nextStress;
    if (gain < 0) break;
    [x, y, stress] = [nextX, nextY, nextStress];
    if (gain < 1e-9) break;
  }
  return { ...orient(x, y), stress };
}

/** The two leading axes of the doubly centred squared distances. */
function classicalAxes(distances: ArrayLike<number>, size: number): [Float64Array, Float64Array] {
  const centred = new Float64Array(size * size);
  const means = new Float64Array(size);
  let mean = 0;
  for (let i = 0; i < size; i++) for (let h = 0; h < size; h++) means[i] = (means[i] as number) + (distances[i * size + h] as number) ** 2 / size;
  for (let i = 0; i < size; i++) mean += (means[i] as number) / size;
  for (let i = 0; i < size; i++)
    for (let h = 0; h < size; h++)
      centred[i * size + h] = -((distances[i * size + h] as number) ** 2 - (means[i] as number) - (means[h] as number) + mean) / 2;
  const first = leadingAxis(centred, size, null);
  return [first, leadingAxis(centred, size, first)];
}

/** √λ times the leading eigenvector, by power iteration; `before` is projected out. */
function leadingAxis(matrix: Float64Array, size: number, before: Float64Array | null): Float64Array {
  // A fixed start that no axis of symmetry is orthogonal to.
  let vector = Float64Array.from({ length: size }, (_, node) => 1 / (node + 1.5) - (node % 3) * 0.07);
  let eigenvalue = 0;
  for (let round = 0; round < 500; round++) {
    if (before !== null) project(vector, before);
    const next = new Float64Array(size);
    for (let i = 0; i < size; i++)
      for (let h = 0; h < size; h++) next[i] = (next[i] as number) + (matrix[i * size + h] as number) * (vector[h] as number);
    if (before !== null) project(next, before);
    const length = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0));
    if (length < 1e-12) return new Float64Array(size);
    const previous = eigenvalue;
    eigenvalue = next.reduce((sum, value, node) => sum + value * (vector[node] as number), 0) / vector.reduce((sum, value) => sum + value * value, 0);
    vector = next.map((value) => value / length);
    if (Math.abs(eigenvalue - previous) <= 1e-12 * Math.abs(eigenvalue)) break;
  }
  return vector.map((value) => value * Math.sqrt(Math.max(0, eigenvalue)));
}

function project(vector: Float64Array, onto: Float64Array): void {
  const length = onto.reduce((sum, value) => sum + value * value, 0);
  if (length === 0) return;
  const share = vector.reduce((sum, value, node) => sum + value * (onto[node] as number), 0) / length;
  for (let node = 0; node < vector.length; node++) vector[node] = (vector[node] as number) - share * (onto[node] as number);
}

/** One Guttman transform: each point moves to where its given distances would put it, on average. */
function majorize(distances: ArrayLike<number>, x: Float64Array, y: Float64Array): [Float64Array, Float64Array] {
  const size = x.length;
  const nextX = new Float64Array(size);
  const nextY = new Float64Array(size);
  for (let i = 0; i < size; i++)
    for (let h = 0; h < size; h++) {
      if (i === h) continue;
      const dx = (x[i] as number) - (x[h] as number);
      const dy = (y[i] as number) - (y[h] as number);
      const drawn = Math.hypot(dx, dy);
      const ratio = drawn > 1e-12 ? (distances[i * size + h] as number) / drawn : 0;
      nextX[i] = (nextX[i] as number) + (ratio * dx) / size;
      nextY[i] = (nextY[i] as number) + (ratio * dy) / size;
    }
  return [nextX, nextY];
}

function stressOf(distances: ArrayLike<number>, x: Float64Array, y: Float64Array): number {
  const size = x.length;
  let gaps = 0;
  let squares = 0;
  for (let i = 0; i < size; i++)
    for (let h = i + 1; h < size; h++) {
      const given = distances[i * size + h] as number;
      gaps += (given - Math.hypot((x[i] as number) - (x[h] as number), (y[i] as number) - (y[h] as number))) ** 2;
      squares += given * given;
    }
  return squares === 0 ? 0 : Math.sqrt(gaps / squares);
}

/** Centres the points, turns their longest axis into x, and mirrors so that the first node is right and up. */
function orient(x: Float64Array, y: Float64Array): { x: Float64Array; y: Float64Array } {
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xx, xy, yy] = [0, 0, 0];
  for (let node = 0; node < x.length; node++) {
    const [dx, dy] = [(x[node] as number) - meanX, (y[node] as number) - meanY];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const turned = { x: new Float64Array(x.length), y: new Float64Array(x.length) };
  for (let node = 0; node < x.length; node++) {
    const [dx, dy] = [(x[node] as number) - meanX, (y[node] as number) - meanY];
    turned.x[node] = dx * Math.cos(angle) + dy * Math.sin(angle);
    turned.y[node] = dy * Math.cos(angle) - dx * Math.sin(angle);
  }
  for (const axis of [turned.x, turned.y])
    if ((axis[0] ?? 0) < 0) for (let node = 0; node < axis.length; node++) axis[node] = -(axis[node] as number);
  return turned;
}
