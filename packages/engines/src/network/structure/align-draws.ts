/** All kept draws of one chain. */
export interface Chain {
  /** draws × actors × d. */
  readonly positions: Float64Array;
  /** draws × concepts × d. */
  readonly slopes: Float64Array;
  /** draws × concepts. */
  readonly difficulties: Float64Array;
  readonly actorCount: number;
  readonly conceptCount: number;
  readonly draws: number;
}

/**
 * Turns and mirrors every draw onto the common mean, which the model leaves open: two rounds of orthogonal Procrustes
 * rotation, in one dimension a change of sign. Positions and slopes turn together, so no probability changes.
 */
export function alignDraws(chains: readonly Chain[], dimensions: 1 | 2): void {
  for (let round = 0; round < 3; round++) {
    const reference = round === 0 ? lastDraw(chains[0] as Chain, dimensions) : meanPositions(chains, dimensions);
    for (const chain of chains)
      for (let draw = 0; draw < chain.draws; draw++) turn(chain, draw, procrustes(positionsOf(chain, draw, dimensions), reference, dimensions));
  }
}

/** Turns everything so that the first dimension is the widest and the anchor stands on its positive side. */
export function orientDraws(chains: readonly Chain[], dimensions: 1 | 2, anchor: number): void {
  const mean = meanPositions(chains, dimensions);
  const rotation = dimensions === 1 ? [1] : widestFirst(mean);
  const signed = dimensions === 1 ? [(mean[anchor] as number) < 0 ? -1 : 1] : mirrored(rotation, mean, anchor);
  for (const chain of chains) for (let draw = 0; draw < chain.draws; draw++) turn(chain, draw, signed);
}

/** A d × d orthogonal matrix R, row-major; a point x becomes xR. */
type Rotation = readonly number[];

function positionsOf(chain: Chain, draw: number, d: number): Float64Array {
  return chain.positions.subarray(draw * chain.actorCount * d, (draw + 1) * chain.actorCount * d);
}

function lastDraw(chain: Chain, d: number): Float64Array {
  return positionsOf(chain, chain.draws - 1, d).slice();
}

function meanPositions(chains: readonly Chain[], d: number): Float64Array {
  const mean = new Float64Array((chains[0]?.actorCount ?? 0) * d);
  const total = chains.reduce((sum, chain) => sum + chain.draws, 0);
  for (const chain of chains)
    for (let at = 0; at < chain.positions.length; at++)
      mean[at % mean.length] = (mean[at % mean.length] as number) + (chain.positions[at] as number) / total;
  return mean;
}

/** The turn (or mirror image) of the points that lies nearest to the reference. */
function procrustes(points: Float64Array, reference: Float64Array, d: 1 | 2): Rotation {
  const cross = [0, 0, 0, 0];
  for (let at = 0; at < points.length; at += d)
    for (let row = 0; row < d; row++)
      for (let column = 0; column < d; column++)
        cross[row * d + column] = (cross[row * d + column] as number) + (points[at + row] as number) * (reference[at + column] as number);
  if (d === 1) return [(cross[0] as number) < 0 ? -1 : 1];
  const [a, b, c, e] = cross as [number, number, number, number];
  // Of all rotations (cos, sin; −sin, cos) and reflections (cos, sin; sin, −cos) the one with the largest trace of R'M.
  const rotation = { cos: a + e, sin: b - c };
  const reflection = { cos: a - e, sin: b + c };
  const isRotation = Math.hypot(rotation.cos, rotation.sin) >= Math.hypot(reflection.cos, reflection.sin);
  const { cos, sin } = isRotation ? rotation : reflection;
  const length = Math.hypot(cos, sin) || 1;
  const [x, y] = [cos / length, sin / length];
  return isRotation ? [x, y, -y, x] : [x, y, y, -x];
}

function turn(chain: Chain, draw: number, rotation: Rotation): void {
  const d = rotation.length === 1 ? 1 : 2;
  turnPoints(positionsOf(chain, draw, d), rotation);
  turnPoints(chain.slopes.subarray(draw * chain.conceptCount * d, (draw + 1) * chain.conceptCount * d), rotation);
}

function turnPoints(points: Float64Array, rotation: Rotation): void {
  if (rotation.length === 1) {
    if (rotation[0] === -1) for (let at = 0; at < points.length; at++) points[at] = -(points[at] as number);
    return;
  }
  const [a, b, c, e] = rotation as [number, number, number, number];
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at] as number, points[at + 1] as number];
    points[at] = x * a + y * c;
    points[at + 1] = x * b + y * e;
  }
}

/** Turns the longest axis of the points into the first dimension. */
function widestFirst(points: Float64Array): Rotation {
  const count = points.length / 2;
  let [meanX, meanY] = [0, 0];
  for (let at = 0; at < points.length; at += 2) {
    meanX += (points[at] as number) / count;
    meanY += (points[at + 1] as number) / count;
  }
  let [xx, xy, yy] = [0, 0, 0];
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [(points[at] as number) - meanX, (points[at + 1] as number) - meanY];
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  return [Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)];
}

/** Mirrors the axes so that the anchor is positive on both. */
function mirrored(rotation: Rotation, points: Float64Array, anchor: number): Rotation {
  const [a, b, c, e] = rotation as [number, number, number, number];
  const [x, y] = [points[anchor * 2] as number, points[anchor * 2 + 1] as number];
  const first = x * a + y * c < 0 ? -1 : 1;
  const second = x * b + y * e < 0 ? -1 : 1;
  return [a * first, b * second, c * first, e * second];
}
