import { UndirectedGraph } from "graphology";
import forceAtlas2Module from "graphology-layout-forceatlas2";
import { seededRandom } from "../base/random.ts";
import type { FigureData } from "./figure-data.ts";
import { networkOf, tiesOf } from "./network-tasks.ts";
import type { LayoutAnswer, NetworkRequest } from "./network-types.ts";

/** Places for the nodes of a network; the same ones for the same network. Ties above 0 draw together, others do not. */
export function answerLayout({ table }: FigureData, request: NetworkRequest): LayoutAnswer {
  const network = networkOf(table, request);
  const isOneMode = network.settings.networkType === "onemode";
  const keys = isOneMode ? network.rows : [...network.rows, ...network.columns];
  return { keys, rowCount: network.rows.length, ...placeNodes(keys.length, tiesOf(network)) };
}

/** What is used of the layout. Its types tell of a default export that only bundlers see. */
interface ForceAtlas2 {
  readonly inferSettings: (graph: UndirectedGraph) => object;
  readonly assign: (graph: UndirectedGraph, parameters: { iterations: number; settings: object; getEdgeWeight: string }) => void;
}
const forceAtlas2 = forceAtlas2Module as unknown as ForceAtlas2;

/** Ties as columns; values above 0 attract. */
interface LayoutTies {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** Force-directed places. Cost: O(rounds · (nodes² + ties)), with a tree of regions above 2,000 nodes. Deterministic. */
export function placeNodes(size: number, ties: LayoutTies): { x: Float64Array; y: Float64Array } {
  const graph = new UndirectedGraph();
  const random = seededRandom(7);
  for (let node = 0; node < size; node++) graph.addNode(node, { x: random() - 0.5, y: random() - 0.5 });
  addTies(graph, ties);
  if (size > 1) {
    const iterations = size > 1000 ? 120 : 400;
    const settings = { ...forceAtlas2.inferSettings(graph), strongGravityMode: false, gravity: 1, scalingRatio: 4, linLogMode: true };
    forceAtlas2.assign(graph, { iterations, settings, getEdgeWeight: "weight" });
  }
  const place = (axis: "x" | "y"): Float64Array =>
    Float64Array.from({ length: size }, (_, node) => graph.getNodeAttribute(String(node), axis) as number);
  return { x: place("x"), y: place("y") };
}

/** Weights are taken against their mean, so that normalized and plain networks are drawn alike. */
function addTies(graph: UndirectedGraph, { from, to, values }: LayoutTies): void {
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
