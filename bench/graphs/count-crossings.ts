export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How often lines cross one another; each is a run of short straight stretches. Cost: O(lines² · stretches²), less where they are far apart. */
export function countCrossings(lines: readonly (readonly Point[])[]): number {
  const boxes = lines.map(boxOf);
  let count = 0;
  for (const [at, line] of lines.entries())
    for (let other = at + 1; other < lines.length; other++) {
      const [a, b] = [boxes[at], boxes[other]];
      if (a === undefined || b === undefined || a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top) continue;
      count += crossingsOf(line, lines[other] ?? []);
    }
  return count;
}

function crossingsOf(one: readonly Point[], other: readonly Point[]): number {
  let count = 0;
  for (let at = 1; at < one.length; at++)
    for (let place = 1; place < other.length; place++)
      if (cross(one[at - 1] as Point, one[at] as Point, other[place - 1] as Point, other[place] as Point)) count++;
  return count;
}

const side = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** Ends that lie on the other line do not cross it. */
function cross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function boxOf(line: readonly Point[]) {
  const [x, y] = [line.map((point) => point.x), line.map((point) => point.y)];
  return { left: Math.min(...x), right: Math.max(...x), top: Math.min(...y), bottom: Math.max(...y) };
}
