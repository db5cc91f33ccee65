import { bendTies, tieCurve } from "../../web/src/figures/graph/bend-ties.ts";
import { fitGraph } from "../../web/src/figures/graph/fit-graph.ts";
import { shapeOf, type DrawnGraph, type DrawnNode } from "../../web/src/figures/graph/graph-types.ts";
import { placeLabels } from "../../web/src/figures/graph/place-labels.ts";

/** The place that the graph has on a screen of 1440 by 900 pixels. */
const frame = { width: 944, height: 548 } as const;
const padding = 40;
const widthOf = (label: string): number => label.length * 6.6;

type Point = readonly [x: number, y: number];
type Outline = readonly Point[];

export interface DrawingFaults {
  readonly marks: number;
  /** Pairs of marks of which one lies on the other. */
  readonly marksOnMarks: number;
  readonly ties: number;
  /** Ties that run through a mark which they do not lead to. */
  readonly tiesThroughMarks: number;
  readonly labels: number;
  /** Labels that touch another label, or a mark. */
  readonly labelsTouching: number;
}

/** What is wrong with a drawing at the size at which it opens. Cost: O(nodes² + ties · nodes). */
export function drawingFaults(graph: DrawnGraph): DrawingFaults {
  const fit = fitGraph(graph.nodes, frame, padding);
  const { x, y, scale, radiusOf } = fit;
  const [middleX, middleY] = [(x[0] + x[1]) / 2, (y[0] + y[1]) / 2];
  const spots = new Map(
    graph.nodes.map((node) => [
      node.key,
      {
        x: frame.width / 2 + (node.x - middleX) * scale,
        y: frame.height / 2 - (node.y - middleY) * scale,
        size: radiusOf(node),
      },
    ]),
  );
  const marks = graph.nodes.map((node) => outlineOf(node, spots.get(node.key) ?? { x: 0, y: 0, size: 0 }));
  let [marksOnMarks, tiesThroughMarks] = [0, 0];
  for (const [at, mark] of marks.entries()) for (const other of marks.slice(at + 1)) if (overlap(mark, other)) marksOnMarks++;
  const bends = bendTies(graph, fit);
  for (const { key, from, to } of graph.ties) {
    const [a, b] = [spots.get(from), spots.get(to)];
    if (a === undefined || b === undefined) continue;
    // The screen counts down from the top, the graph up.
    const line = tieCurve(a, b, -(bends.get(key) ?? 0)).map((point): Point => [point.x, point.y]);
    const runsThrough = (mark: Outline): boolean => line.some((point, step) => step > 0 && overlap([line[step - 1] ?? point, point], mark));
    if (marks.some((mark, at) => ![from, to].includes(graph.nodes[at]?.key ?? "") && runsThrough(mark))) tiesThroughMarks++;
  }
  const placed = placeLabels({
    nodes: graph.nodes,
    ties: graph.ties,
    spotOf: (key) => spots.get(key) ?? null,
    widthOf,
    size: frame,
    first: new Set(),
    faded: () => false,
  });
  const boxes = placed.map(({ words, x: left, y: base }) => rectangle(left, base - 10, left + widthOf(words), base + 3));
  const touching = boxes.filter(
    (box, at) => boxes.some((other, place) => place !== at && overlap(box, other)) || marks.some((mark) => overlap(box, mark)),
  );
  return {
    marks: marks.length,
    marksOnMarks,
    ties: graph.ties.length,
    tiesThroughMarks,
    labels: placed.length,
    labelsTouching: touching.length,
  };
}

const rectangle = (left: number, top: number, right: number, bottom: number): Outline => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
];

function outlineOf(
  node: Pick<DrawnNode, "group" | "shape">,
  { x, y, size }: { readonly x: number; readonly y: number; readonly size: number },
): Outline {
  const corners = { circle: 24, square: 4, triangle: 3, diamond: 4 } as const;
  const shape = shapeOf(node);
  const [reach, turn] = { circle: [1, 0], square: [0.9 * Math.SQRT2, Math.PI / 4], triangle: [1.2, -Math.PI / 2], diamond: [1.25, 0] }[shape] as [
    number,
    number,
  ];
  return Array.from({ length: corners[shape] }, (_, at) => {
    const angle = turn + (at * 2 * Math.PI) / corners[shape];
    return [x + Math.cos(angle) * size * reach, y + Math.sin(angle) * size * reach];
  });
}

/** Whether two convex outlines, or a line and one, have a point in common that is more than a touch: no line parts them. */
function overlap(a: Outline, b: Outline): boolean {
  for (const outline of [a, b])
    for (const [at, [x, y]] of outline.entries()) {
      const [nextX, nextY] = outline[(at + 1) % outline.length] ?? [x, y];
      const axis: Point = [nextY - y, x - nextX];
      const [lowA, highA] = shadow(a, axis);
      const [lowB, highB] = shadow(b, axis);
      if (highA <= lowB || highB <= lowA) return false;
    }
  return true;
}

function shadow(outline: Outline, [x, y]: Point): [number, number] {
  const places = outline.map(([px, py]) => px * x + py * y);
  return [Math.min(...places), Math.max(...places)];
}
