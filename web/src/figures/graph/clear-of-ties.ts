import type { Box } from "./taken-boxes.ts";

/** A straight stretch of a tie, in pixels. */
export interface Stretch {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/** Of boxes in order of preference, the first of those that fewest stretches run through. Cost: O(boxes · stretches). */
export function clearOfTies(boxes: readonly Box[], stretches: readonly Stretch[]): Box | undefined {
  let [best, fewest] = [boxes[0], Infinity];
  for (const box of boxes) {
    const crossing = stretches.reduce((sum, stretch) => sum + (runsThrough(stretch, box) ? 1 : 0), 0);
    if (crossing < fewest) [best, fewest] = [box, crossing];
    if (fewest === 0) break;
  }
  return best;
}

/** Source: Liang and Barsky 1984, ACM Trans. Graphics 3:1–22. */
function runsThrough({ ax, ay, bx, by }: Stretch, { left, right, top, bottom }: Box): boolean {
  let [enters, leaves] = [0, 1];
  for (const [step, room] of [
    [ax - bx, ax - left],
    [bx - ax, right - ax],
    [ay - by, ay - top],
    [by - ay, bottom - ay],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false;
      continue;
    }
    const at = room / step;
    if (step < 0) enters = Math.max(enters, at);
    else leaves = Math.min(leaves, at);
  }
  return enters <= leaves;
}
