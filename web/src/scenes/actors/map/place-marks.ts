import { reachOf, type DrawnGraph, type DrawnNode } from "../../../figures/graph/graph-types.ts";
import { type MapFrame, type MapSight, placeOf, spotOn } from "./map-sight.ts";

/** Of the way to the nearest mark, as much as one may have. */
const halfWay = 0.47;
const [smallest, shrunk] = [2.5, 0.8];

/** Those of a graph that have a place, where they stand in the frame (upwards counted as more), with the ties between them. Cost: O(nodes²). */
export function placeMarks({ nodes, ties }: DrawnGraph, sight: MapSight, frame: MapFrame): DrawnGraph {
  const placed = nodes.flatMap((node): DrawnNode[] => {
    const place = placeOf(node.key);
    if (place === null) return [];
    const { x, y } = spotOn(sight, frame, place);
    return [{ ...node, x, y: -y }];
  });
  const known = new Set(placed.map(({ key }) => key));
  return {
    nodes: placed.map((node) => ({ ...node, size: Math.min(Math.max(smallest, node.size * shrunk), roomOf(node, placed)) })),
    ties: ties.filter(({ from, to }) => known.has(from) && known.has(to)),
  };
}

function roomOf(node: DrawnNode, others: readonly DrawnNode[]): number {
  let nearest = Infinity;
  for (const { key, x, y } of others) if (key !== node.key) nearest = Math.min(nearest, Math.hypot(x - node.x, y - node.y));
  return (nearest * halfWay) / reachOf(node);
}
