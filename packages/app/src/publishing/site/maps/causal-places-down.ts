import { box, levelOf, piecesInOrder, placedAcross, placeOf, routeAcross, type Place, type Placing, type Route, type Tie } from "./causal-places.ts";

/** Between the rows of a piece there is room for an arrow with its sign, between pieces less. */
const gaps = { row: 44, piece: 28, edge: 8 };
const columns = [gaps.edge, gaps.edge + box.width + box.gapX] as const;
const width = columns[1] + box.width + gaps.edge;
const middle = width / 2;

/**
 * The layers of each connected piece from the top down, two concepts beside one another at most, so that the picture is as wide as a phone. A link to the next
 * row goes straight down; any other runs along the lane between the two columns, which is then kept free. A piece of two layers without a link that goes back
 * stands from left to right, as it fits.
 *
 * Cost: O(concepts × links).
 */
export function placedDown(links: readonly Tie[], layers: ReadonlyMap<string, number>): Placing {
  const places = new Map<string, Place>();
  const lanes = new Map<Tie, number>();
  const across = new Set<Tie>();
  let top = gaps.edge;
  for (const piece of piecesInOrder(links, layers)) {
    if (isShallow(piece, links, layers)) {
      const ties = links.filter(({ cause }) => piece.includes(cause));
      const shallow = placedAcross(ties, layers);
      for (const [concept, { x, y }] of shallow.places) places.set(concept, { x, y: top + y - box.gapY });
      for (const tie of ties) across.add(tie);
      top = Math.max(...piece.map((concept) => placeOf(places, concept).y)) + box.height + gaps.piece;
      continue;
    }
    const rows = rowsOf(piece, links, layers);
    const rowOf = new Map(rows.flatMap((row, at) => row.map((concept) => [concept, at] as const)));
    const own = links.filter(({ cause }) => rowOf.has(cause));
    const inLane = own.filter(({ cause, effect }) => levelOf(rowOf, effect) - levelOf(rowOf, cause) !== 1);
    for (const [at, tie] of inLane.entries()) lanes.set(tie, middle + ((at % 3) - 1) * 12);
    const center = inLane.length === 0 ? middle - box.width / 2 : null;
    for (const [at, row] of rows.entries()) {
      const y = top + at * (box.height + gaps.row);
      for (const [concept, x] of columnsOf(row, { links: own, places, center })) places.set(concept, { x, y });
    }
    top += rows.length * (box.height + gaps.row) - gaps.row + gaps.piece;
  }
  const routeOf = (tie: Tie): Route => {
    const [from, to] = [placeOf(places, tie.cause), placeOf(places, tie.effect)];
    if (across.has(tie)) return routeAcross(from, to);
    const lane = lanes.get(tie);
    return lane === undefined ? straightDown(from, to) : alongLane(from, to, lane);
  };
  return { places, width, height: top - gaps.piece + gaps.edge, routeOf };
}

function isShallow(piece: readonly string[], links: readonly Tie[], layers: ReadonlyMap<string, number>): boolean {
  const isForward = ({ cause, effect }: Tie): boolean => !piece.includes(cause) || levelOf(layers, effect) > levelOf(layers, cause);
  return new Set(piece.map((concept) => levelOf(layers, concept))).size === 2 && links.every(isForward);
}

/** The layers of a piece, which has them in order, in rows of at most two. */
function rowsOf(piece: readonly string[], links: readonly Tie[], layers: ReadonlyMap<string, number>): string[][] {
  const ofLayer = Map.groupBy(piece, (concept) => levelOf(layers, concept));
  return [...ofLayer.values()].flatMap((concepts) => {
    // Concepts of the same causes beside one another.
    const firstCause = (concept: string): number => links.findIndex(({ effect }) => effect === concept);
    const ordered = concepts.toSorted((a, b) => firstCause(a) - firstCause(b));
    return Array.from({ length: Math.ceil(ordered.length / 2) }, (_, at) => ordered.slice(2 * at, 2 * at + 2));
  });
}

interface Above {
  readonly links: readonly Tie[];
  /** Of what stands higher. */
  readonly places: ReadonlyMap<string, Place>;
  /** Where one alone stands, unless the lane has to be free. */
  readonly center: number | null;
}

/** Each concept of a row with its left edge: below its causes where it can be. */
function columnsOf(row: readonly string[], { links, places, center }: Above): (readonly [string, number])[] {
  const wish = (concept: string): number => {
    const above = links.flatMap(({ cause, effect }) => (effect === concept ? (places.get(cause)?.x ?? []) : []));
    return above.length === 0 ? columns[0] : above.reduce((sum, x) => sum + x, 0) / above.length;
  };
  const [one, other] = row.toSorted((a, b) => wish(a) - wish(b));
  if (one === undefined) return [];
  if (other !== undefined)
    return [
      [one, columns[0]],
      [other, columns[1]],
    ];
  return [[one, center ?? (wish(one) > middle - box.width / 2 ? columns[1] : columns[0])]];
}

/** From the lower edge of a box to the upper one of a box in the next row. */
function straightDown(from: Place, to: Place): Route {
  const start = { x: from.x + box.width / 2, y: from.y + box.height };
  const end = { x: to.x + box.width / 2, y: to.y - 4 };
  const bend = (start.y + end.y) / 2;
  // Nearer to its cause than the middle, where two that cross meet; beside a line that is straight.
  const at = pointOf(0.35, [start, { x: start.x, y: bend }, { x: end.x, y: bend }, end]);
  const aside = start.x === end.x ? 12 : 0;
  return { path: `M${start.x} ${start.y}C${start.x} ${bend} ${end.x} ${bend} ${end.x} ${end.y}`, x: at.x + aside, y: at.y + 5 };
}

/** From the inner side of a box to that of another one, over or below any number of rows. */
function alongLane(from: Place, to: Place, lane: number): Route {
  const inner = ({ x, y }: Place, away: number): { x: number; y: number } => ({
    x: x < middle - box.width / 2 ? x + box.width + away : x - away,
    y: y + box.height / 2,
  });
  const [start, end] = [inner(from, 0), inner(to, 4)];
  const at = pointOf(0.5, [start, { x: lane, y: start.y }, { x: lane, y: end.y }, end]);
  return { path: `M${start.x} ${start.y}C${lane} ${start.y} ${lane} ${end.y} ${end.x} ${end.y}`, x: at.x, y: at.y + 5 };
}

type Point = { readonly x: number; readonly y: number };

/** A point of a Bézier curve, rounded to a tenth of a pixel. */
function pointOf(t: number, [a, b, c, d]: readonly [Point, Point, Point, Point]): Point {
  const mix = (axis: "x" | "y"): number => {
    const sum = (1 - t) ** 3 * a[axis] + 3 * (1 - t) ** 2 * t * b[axis] + 3 * (1 - t) * t ** 2 * c[axis] + t ** 3 * d[axis];
    return Math.round(sum * 10) / 10;
  };
  return { x: mix("x"), y: mix("y") };
}
