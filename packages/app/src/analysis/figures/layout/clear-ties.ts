/** Ties by their ends, and places of nodes, as columns. */
interface Ends {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
}
interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** A tie that comes nearer to a node than it should, though it does not lead to it. */
interface Pass {
  readonly tie: number;
  readonly node: number;
  readonly distance: number;
  /** From the node's foot on the tie to the node. */
  readonly dx: number;
  readonly dy: number;
}

/** Every pair of a tie and a node that it does not lead to, with how near they are. Cost: O(ties · nodes). */
export function passesOf({ x, y }: Places, { from, to }: Ends, within = Infinity): Pass[] {
  const passes: Pass[] = [];
  for (let tie = 0; tie < from.length; tie++) {
    const [a, b] = [from[tie] as number, to[tie] as number];
    const [ax, ay] = [x[a] as number, y[a] as number];
    const [ux, uy] = [(x[b] as number) - ax, (y[b] as number) - ay];
    const length = ux * ux + uy * uy;
    if (a === b || length === 0) continue;
    for (let node = 0; node < x.length; node++) {
      if (node === a || node === b) continue;
      const [px, py] = [(x[node] as number) - ax, (y[node] as number) - ay];
      const along = Math.min(1, Math.max(0, (px * ux + py * uy) / length));
      const [dx, dy] = [px - along * ux, py - along * uy];
      const distance = Math.hypot(dx, dy);
      if (distance < within) passes.push({ tie, node, distance, dx, dy });
    }
  }
  return passes;
}

const rounds = 80;
/** More pairs of a tie and a node than this are not looked at in every round. */
const mostPairs = 60_000;

/**
 * Moves nodes aside that a tie runs through, a little each round; places that come out worse are not taken. Large parts are left as they are.
 *
 * @param clear how far a tie keeps from other nodes
 * @param settle keeps nodes from one another after each round
 * Cost: 80 rounds of O(ties · nodes), up to 60,000 pairs.
 */
export function* clearTies(places: Places, ties: Ends, clear: number, settle: () => Generator<undefined, void>): Generator<undefined, void> {
  const { x, y } = places;
  if (ties.from.length * x.length > mostPairs) return;
  let best = { count: passesOf(places, ties, clear * 0.7).length, x: x.slice(), y: y.slice() };
  for (let round = 0; round < rounds && best.count > 0; round++) {
    for (const { node, distance, dx, dy, tie } of passesOf(places, ties, clear)) moveAside(places, ties, { node, distance, dx, dy, tie }, clear);
    yield* settle();
    const count = passesOf(places, ties, clear * 0.7).length;
    if (count < best.count) best = { count, x: x.slice(), y: y.slice() };
    yield undefined;
  }
  x.set(best.x);
  y.set(best.y);
}

/** The node goes one way and the ends of the tie half as far the other. A node that lies on the tie leaves it by the side that its number says. */
function moveAside({ x, y }: Places, { from, to }: Ends, { tie, node, distance, dx, dy }: Pass, clear: number): void {
  const [a, b] = [from[tie] as number, to[tie] as number];
  const side = node % 2 === 0 ? 1 : -1;
  const [ux, uy] = [(x[b] as number) - (x[a] as number), (y[b] as number) - (y[a] as number)];
  const length = Math.hypot(ux, uy);
  if (length === 0) return;
  const [nx, ny] = distance > 1e-6 ? [dx / distance, dy / distance] : [(-uy / length) * side, (ux / length) * side];
  const push = (clear - distance) / 2 + 0.01;
  x[node] = (x[node] as number) + nx * push;
  y[node] = (y[node] as number) + ny * push;
  for (const end of [a, b]) {
    x[end] = (x[end] as number) - (nx * push) / 2;
    y[end] = (y[end] as number) - (ny * push) / 2;
  }
}
