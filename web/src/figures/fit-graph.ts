import { nodeDistance } from "@rapporteur/app/analysis/figures";
import type { DrawnNode } from "./graph-types.ts";

/** How a graph is laid into a frame. */
export interface GraphFit {
  /** What the frame shows, in the graph's own measure, with the room for labels. */
  readonly x: [number, number];
  readonly y: [number, number];
  /** Pixels for one unit. */
  readonly scale: number;
  /** By what sizes of nodes are multiplied, so that none touches another. */
  readonly shrink: number;
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
  const [halfX, halfY] = [(frame.width - 2 * padding) / 2 / scale, (frame.height - 2 * padding) / 2 / scale];
  return {
    x: [middleX - halfX, middleX + halfX],
    y: [middleY - halfY, middleY + halfY],
    scale,
    shrink: Math.min(1, Math.max(0.15, (nodeDistance * scale * 0.46) / largest)),
  };
}
