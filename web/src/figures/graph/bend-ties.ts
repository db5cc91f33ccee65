import type { GraphFit } from "./fit-graph.ts";
import { reachOf, type DrawnGraph } from "./graph-types.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far a tie may bend, in lengths of itself, in the order in which it is tried; one with a direction bends to its own side, so that it and its return differ. */
const bends = { plain: [0, 0.08, -0.08, 0.16, -0.16, 0.24, -0.24, 0.36, -0.36], directed: [0.18, 0.1, 0.28, 0.38] } as const;
/** Pairs of a tie and a node; above so many, ties keep their way, as nobody follows a single one there. */
const mostPairs = 200_000;
const steps = 16;
/** Pixels between a tie and a mark that it passes. */
const room = 1;

/** How each tie bends so that it runs through no mark but those of its ends, or through the fewest. Cost: O(ties · nodes), and of ties that have to bend 16 times that. */
export function bendTies({ nodes, ties }: DrawnGraph, { scale, radiusOf }: Pick<GraphFit, "scale" | "radiusOf">): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const isSmall = nodes.length * ties.length <= mostPairs;
  const marks = nodes.map((node) => ({ key: node.key, x: node.x, y: node.y, reach: (radiusOf(node) * reachOf(node) + room) / scale }));
  const byKey = new Map(marks.map((mark) => [mark.key, mark]));
  for (const tie of ties) {
    const choices = tie.isDirected ? bends.directed : bends.plain;
    const [from, to] = [byKey.get(tie.from), byKey.get(tie.to)];
    if (!isSmall || from === undefined || to === undefined) {
      found.set(tie.key, choices[0]);
      continue;
    }
    const others = marks.filter(({ key }) => key !== tie.from && key !== tie.to);
    let [best, fewest] = [choices[0] as number, Infinity];
    for (const bend of choices) {
      const hit = countHit(tieCurve(from, to, bend, bend === 0 ? 1 : steps), others);
      if (hit < fewest) [best, fewest] = [bend, hit];
      if (fewest === 0) break;
    }
    found.set(tie.key, best);
  }
  return found;
}

/** Points along a tie from middle to middle, upwards counted as more. */
export function tieCurve(from: Point, to: Point, bend: number, stretches = steps): Point[] {
  const control = tieControl(from, to, bend);
  return Array.from({ length: stretches + 1 }, (_, at) => {
    const t = at / stretches;
    const mix = (axis: "x" | "y"): number => (1 - t) ** 2 * from[axis] + 2 * (1 - t) * t * control[axis] + t * t * to[axis];
    return { x: mix("x"), y: mix("y") };
  });
}

/** The point that a bent tie leans to: beside its middle, at the left of its way. */
export function tieControl(from: Point, to: Point, bend: number): Point {
  return { x: (from.x + to.x) / 2 - (to.y - from.y) * bend, y: (from.y + to.y) / 2 + (to.x - from.x) * bend };
}

function countHit(line: readonly Point[], marks: readonly (Point & { readonly reach: number })[]): number {
  let count = 0;
  for (const mark of marks) {
    for (let at = 1; at < line.length; at++)
      if (distanceTo(mark, line[at - 1] as Point, line[at] as Point) < mark.reach) {
        count++;
        break;
      }
  }
  return count;
}

function distanceTo(point: Point, a: Point, b: Point): number {
  const [ux, uy] = [b.x - a.x, b.y - a.y];
  const length = ux * ux + uy * uy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - a.x) * ux + (point.y - a.y) * uy) / length));
  return Math.hypot(point.x - a.x - along * ux, point.y - a.y - along * uy);
}
