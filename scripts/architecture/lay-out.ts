import { Graph, layout } from "@dagrejs/dagre";
import type { Arrow, Part } from "./read-architecture.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** A part with its rooms in layers, each above what it imports. Places count from its upper left corner. */
export interface LaidPart {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly rooms: readonly Box[];
  readonly lines: readonly (readonly Point[])[];
}

const letterWidth = 7.4;
const roomHeight = 26;
const margin = 16;
/** Above the rooms, for the part's name. */
export const headHeight = 34;
const leastWidth = 130;

/** Cost: that of dagre, milliseconds. Deterministic. */
export function layOutPart({ name, rooms }: Part, arrows: readonly Arrow[]): LaidPart {
  if (rooms.length === 0) return { name, width: leastWidth, height: headHeight + 6, rooms: [], lines: [] };
  const graph = new Graph();
  graph.setGraph({ rankdir: "TB", nodesep: 14, ranksep: 26, edgesep: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const room of rooms) graph.setNode(room, { width: Math.round(room.length * letterWidth + 20), height: roomHeight });
  const ends = arrows.filter(({ from }) => from.startsWith(`${name}/`)).map(({ from, to }) => [from, to].map((end) => end.slice(name.length + 1)));
  for (const [from = "", to = ""] of ends) graph.setEdge(from, to);
  layout(graph);
  const boxes = rooms.map((room) => {
    const { x, y, width, height } = graph.node(room);
    return { name: room, x: Math.round(x - width / 2) + margin, y: Math.round(y - height / 2) + headHeight, width, height };
  });
  const lines = ends.map(([from = "", to = ""]) => {
    const { points }: { readonly points: readonly Point[] } = graph.edge(from, to);
    return points.map(({ x, y }) => ({ x: Math.round(x) + margin, y: Math.round(y) + headHeight }));
  });
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return { name, width: Math.max(leastWidth, right + margin), height: bottom + margin, rooms: boxes, lines };
}

/** Parts in rows from top to bottom, those that import others above them. */
export function layOutRows(
  parts: readonly LaidPart[],
  depths: ReadonlyMap<string, number>,
): { readonly places: ReadonlyMap<string, Point>; readonly width: number; readonly height: number } {
  const [gapX, gapY] = [36, 54];
  const deepest = Math.max(...depths.values());
  const rows = Array.from({ length: deepest + 1 }, (_, at) => parts.filter(({ name }) => depths.get(name) === deepest - at));
  const widthOf = (row: readonly LaidPart[]): number => row.reduce((sum, { width }) => sum + width, gapX * (row.length - 1));
  const width = Math.max(...rows.map(widthOf)) + 2 * margin;
  const places = new Map<string, Point>();
  let y = margin;
  for (const row of rows) {
    let x = Math.round((width - widthOf(row)) / 2);
    for (const part of row) {
      places.set(part.name, { x, y });
      x += part.width + gapX;
    }
    y += Math.max(...row.map(({ height }) => height)) + gapY;
  }
  return { places, width, height: y - gapY + margin };
}
