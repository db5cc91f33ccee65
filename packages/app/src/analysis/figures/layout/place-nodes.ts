// oxlint-disable-next-line typescript/triple-slash-reference -- it declares other packages, so there is nothing to import
/// <reference path="./forceatlas2-parts.d.ts" />
import { UndirectedGraph } from "graphology";
import defaults from "graphology-layout-forceatlas2/defaults.js";
import helpers from "graphology-layout-forceatlas2/helpers.js";
import iterate from "graphology-layout-forceatlas2/iterate.js";
import { seededRandom } from "@rapporteur/core/base";

/** Ties as columns; values above 0 attract. */
interface ForceTies {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** Numbers a node has in the layout's matrix: its place first. */
const numbersPerNode = 10;

interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Force-directed places (ForceAtlas2 with LinLog forces), in rounds.
 *
 * Cost: O(rounds · (nodes² + ties)), with a tree of regions above 2,000 nodes. Deterministic.
 */
export function* placeNodes(size: number, ties: ForceTies): Generator<undefined, Places> {
  const graph = new UndirectedGraph();
  const random = seededRandom(7);
  for (let node = 0; node < size; node++) graph.addNode(node, { x: random() - 0.5, y: random() - 0.5 });
  addTies(graph, ties);
  const { nodes, edges } = helpers.graphToByteArrays(graph, (_, { weight }) => weight);
  const shape = { barnesHutOptimize: size > 2000, slowDown: 1 + Math.log(size), linLogMode: true, gravity: 1, scalingRatio: 4 };
  const settings = { ...defaults, ...shape };
  const rounds = size < 2 ? 0 : size > 1000 ? 120 : 400;
  for (let round = 0; round < rounds; round++) {
    iterate(settings, nodes, edges);
    yield undefined;
  }
  const place = (axis: 0 | 1): Float64Array => Float64Array.from({ length: size }, (_, node) => nodes[node * numbersPerNode + axis] ?? 0);
  return { x: place(0), y: place(1) };
}

/** Weights are taken against their mean, so that normalized and plain networks are drawn alike. */
function addTies(graph: UndirectedGraph, { from, to, values }: ForceTies): void {
  let [sum, count] = [0, 0];
  for (let tie = 0; tie < values.length; tie++) {
    if ((values[tie] as number) <= 0) continue;
    sum += values[tie] as number;
    count++;
  }
  for (let tie = 0; tie < values.length; tie++) {
    const [a, b, value] = [String(from[tie]), String(to[tie]), values[tie] as number];
    if (value <= 0 || a === b) continue;
    const weight = (value * count) / sum;
    if (graph.hasEdge(a, b)) graph.updateEdgeAttribute(a, b, "weight", (before?: number) => (before ?? 0) + weight);
    else graph.addEdge(a, b, { weight });
  }
}
