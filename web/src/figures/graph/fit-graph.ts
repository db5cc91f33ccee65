import { nodeDistance } from "@rapporteur/app/analysis/figures";
import { reachOf, type DrawnNode } from "./graph-types.ts";

/** How a graph is laid into a frame. */
export interface GraphFit {
  /** What the whole frame shows, in the graph's own measure, with the room at its sides and for labels. */
  readonly x: [number, number];
  readonly y: [number, number];
  /** Pixels for one unit. */
  readonly scale: number;
  /** The radius of a node in pixels: its own, made smaller so that it touches no other. */
  readonly radiusOf: (node: Pick<DrawnNode, "key" | "size">) => number;
}

const largest = 18;

/** The largest scale at which all nodes and the labels at their sides have room. Cost: O(nodes). */
export function fitGraph(nodes: readonly DrawnNode[], frame: { readonly width: number; readonly height: number }, padding: number): GraphFit {
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of nodes) [left, right, low, high] = [Math.min(left, x), Math.max(right, x), Math.min(low, y), Math.max(high, y)];
  if (nodes.length === 0) [left, right, low, high] = [0, 0, 0, 0];
  const hasSides = nodes.some(({ labelSide }) => labelSide === "left");
  const labels = hasSides ? Math.min(190, frame.width * 0.27) : 0;
  const [width, height] = [Math.max(1, frame.width - 2 * (padding + labels)), Math.max(1, frame.height - 2 * padding)];
  const scale = Math.min(width / Math.max(nodeDistance, right - left), height / Math.max(nodeDistance, high - low), 2);
  const [middleX, middleY] = [(left + right) / 2, (low + high) / 2];
  const [halfX, halfY] = [frame.width / 2 / scale, frame.height / 2 / scale];
  return {
    x: [middleX - halfX, middleX + halfX],
    y: [middleY - halfY, middleY + halfY],
    scale,
    radiusOf: radiusOf(nodes, scale),
  };
}

/** Of the way to the nearest node, as much as two marks may have: theirs touch only where both reach half of it. */
const halfWay = 0.47;

function radiusOf(nodes: readonly DrawnNode[], scale: number): GraphFit["radiusOf"] {
  const shrink = Math.min(1, Math.max(0.15, (nodeDistance * scale * 0.46) / largest));
  const nearest = nearestOf(nodes);
  const limits = new Map(nodes.map((node, at) => [node.key, ((nearest[at] ?? Infinity) * scale * halfWay) / reachOf(node)]));
  return ({ key, size }) => Math.min(Math.max(3, size * shrink), limits.get(key) ?? Infinity);
}

/** How far each node is from the one next to it, up to the node distance; nodes at one place, which wait for theirs, do not count. Cost: O(nodes). */
function nearestOf(nodes: readonly DrawnNode[]): number[] {
  const squareOf = ({ x, y }: DrawnNode, dx: number, dy: number): string =>
    `${Math.floor(x / nodeDistance) + dx},${Math.floor(y / nodeDistance) + dy}`;
  const squares = Map.groupBy(nodes, (node) => squareOf(node, 0, 0));
  const around = [-1, 0, 1];
  return nodes.map((node) => {
    let nearest = Infinity;
    for (const dx of around)
      for (const dy of around)
        for (const other of squares.get(squareOf(node, dx, dy)) ?? []) {
          const distance = Math.hypot(other.x - node.x, other.y - node.y);
          if (distance > 0) nearest = Math.min(nearest, distance);
        }
    return nearest;
  });
}
