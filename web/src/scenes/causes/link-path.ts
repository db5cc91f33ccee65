export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A stretch of a drawn link; a straight one has its control point in the middle. */
export interface LinkStretch {
  readonly from: Point;
  readonly control: Point;
  readonly to: Point;
}

const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** A line along a route that goes by the middles between its points, so that it bends without corners. */
export function linkStretches(route: readonly Point[]): LinkStretch[] {
  let from = route[0];
  if (from === undefined) return [];
  const stretches: LinkStretch[] = [];
  for (let at = 1; at < route.length; at++) {
    const [point, next] = [route[at], route[at + 1]];
    if (point === undefined) continue;
    const to = next === undefined ? point : between(point, next);
    stretches.push({ from, control: next === undefined ? between(from, point) : point, to });
    from = to;
  }
  return stretches;
}

/** The stretches as the path of an SVG. */
export function svgPath(stretches: readonly LinkStretch[]): string {
  const [first] = stretches;
  if (first === undefined) return "";
  return `M${first.from.x},${first.from.y}${stretches.map(({ control, to }) => ` Q${control.x},${control.y} ${to.x},${to.y}`).join("")}`;
}
