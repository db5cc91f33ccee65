import { shortestPaths } from "./centrality.ts";
import { scaleToPlane } from "./scaling.ts";
import { connectedComponents, type WeightedGraph } from "./weighted-graph.ts";

/** Coordinates for drawing, in units of about one tie. */
export interface Layout {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * A drawing of a graph: in every component, distances on the page follow the shortest ways between nodes (stress
 * majorization); components stand side by side, the largest first. A tie of mean weight has length 1, a stronger one is
 * shorter, by its square root, so that a few heavy ties do not fold the picture up.
 *
 * Source: Gansner, Koren and North 2004, Graph Drawing, LNCS 3383, 239–250.
 * @returns the same coordinates for the same graph, on every machine
 * Cost: O(n · ties · log n + n² · rounds) a component.
 */
export function layoutGraph(graph: WeightedGraph): Layout {
  const x = new Float64Array(graph.size);
  const y = new Float64Array(graph.size);
  const lengths = withTieLengths(graph);
  let shift = 0;
  for (const nodes of componentsBySize(graph)) {
    const distances = new Float64Array(nodes.length ** 2);
    for (const [row, node] of nodes.entries()) {
      const { distance } = shortestPaths(lengths, node);
      for (const [column, other] of nodes.entries()) distances[row * nodes.length + column] = distance[other] as number;
    }
    const drawn = scaleToPlane(symmetric(distances, nodes.length), nodes.length);
    const left = drawn.x.reduce((least, value) => Math.min(least, value), 0);
    const right = drawn.x.reduce((most, value) => Math.max(most, value), 0);
    for (const [at, node] of nodes.entries()) {
      x[node] = shift + (drawn.x[at] as number) - left;
      y[node] = drawn.y[at] as number;
    }
    shift += right - left + 1;
  }
  return { x, y };
}

/** Weights whose inverse is the wanted length, √(mean / weight). */
function withTieLengths(graph: WeightedGraph): WeightedGraph {
  const mean = graph.weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, graph.weights.length);
  return { ...graph, weights: graph.weights.map((weight) => Math.sqrt(weight / mean)) };
}

function componentsBySize(graph: WeightedGraph): number[][] {
  const components: number[][] = [];
  for (const [node, component] of connectedComponents(graph).entries()) (components[component] ??= []).push(node);
  return components.sort((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number));
}

/** Paths found from either end can differ in the last digit. */
function symmetric(matrix: Float64Array, size: number): Float64Array {
  return matrix.map((value, at) => {
    const mirrored = matrix[(at % size) * size + Math.floor(at / size)] as number;
    return (value + mirrored) / 2;
  });
}
