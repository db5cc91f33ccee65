import type { DrawnGraph } from "../../figures/graph/graph-types.ts";
import { formatNumber } from "../../hooks/format.ts";
import { text } from "./strings.ts";
import type { DrawnNetworkFile, LayoutAnswer, NetworkAnswer, NetworkNode } from "@rapporteur/app/analysis/figures";

/** Keys of nodes in the picture: an actor and a concept may share a key. */
export const nodeKey = ({ mode, key }: Pick<NetworkNode, "mode" | "key">): string => `${mode}:${key}`;
export const tieKey = (row: string, column: string): string => `${row}\u0000${column}`;

const largest = 18;
const smallest = 4;

/** The network as a picture. Nodes without a place yet wait in the middle. */
export function drawnNetwork(network: NetworkAnswer, layout: LayoutAnswer | null, nameOf: (key: string) => string): DrawnGraph {
  const places = new Map(layout?.keys.map((key, at) => [nodeKey({ mode: at < layout.rowCount ? 1 : 2, key }), at]));
  const most = Math.max(1, ...network.nodes.map(({ statements }) => statements));
  const strongest = network.values.reduce((high, value) => Math.max(high, Math.abs(value)), 0) || 1;
  const sizes = new Map<number, number>();
  for (const { community } of network.nodes) sizes.set(community, (sizes.get(community) ?? 0) + 1);
  const isTwoMode = network.nodes.some(({ mode }) => mode === 2);
  const nodes = network.nodes.map((node) => {
    const at = places.get(nodeKey(node));
    return {
      key: nodeKey(node),
      label: nameOf(node.key),
      x: at === undefined ? 0 : (layout?.x[at] ?? 0),
      y: at === undefined ? 0 : (layout?.y[at] ?? 0),
      size: smallest + (largest - smallest) * Math.sqrt(node.statements / most),
      group: (sizes.get(node.community) ?? 0) > 1 ? node.community : null,
      about: () => text.aboutNode(nameOf(node.key), node.statements, node.documents),
      ...(isTwoMode ? kindOf(node) : {}),
    };
  });
  const ties = [...network.values].map((value, tie) => {
    const [from, to] = endsOf(network, tie);
    return {
      key: tieKey(from.key, to.key),
      from: nodeKey(from),
      to: nodeKey(to),
      value,
      width: 1 + 5 * (Math.abs(value) / strongest),
      isDirected: false,
      about: () => text.aboutTie(nameOf(from.key), nameOf(to.key), formatNumber(value)),
    };
  });
  return { nodes, ties };
}

/** Actors are round and at the left, what they speak of is square and at the right. */
function kindOf({ mode }: NetworkNode) {
  return mode === 1 ? ({ shape: "circle", labelSide: "left" } as const) : ({ shape: "square", labelSide: "right" } as const);
}

/** What the screen shows, for a file: the same nodes, ties and places. */
export function drawnFile(
  network: NetworkAnswer,
  graph: DrawnGraph,
  about: Pick<DrawnNetworkFile, "rowVariable" | "columnVariable" | "description">,
): DrawnNetworkFile {
  const nodes = network.nodes.flatMap(({ mode, statements, documents }, at) => {
    const drawn = graph.nodes[at];
    return drawn === undefined
      ? []
      : [{ label: drawn.label, x: drawn.x, y: drawn.y, size: drawn.size, community: drawn.group, mode, statements, documents }];
  });
  const ties = [...network.values].map((value, tie) => ({ from: network.from[tie] ?? 0, to: network.to[tie] ?? 0, value }));
  return { nodes, ties, ...about };
}

const blank: NetworkNode = { key: "", mode: 1, statements: 0, documents: 0, community: 0, meanLevel: null };

/** The two ends of a tie. */
export function endsOf(network: NetworkAnswer, tie: number): [NetworkNode, NetworkNode] {
  return [network.nodes[network.from[tie] ?? -1] ?? blank, network.nodes[network.to[tie] ?? -1] ?? blank];
}

/** Ties by number, the strongest first. */
export function tiesByStrength(network: NetworkAnswer): number[] {
  const strengths = network.values.map(Math.abs);
  return [...strengths.keys()].sort((a, b) => (strengths[b] ?? 0) - (strengths[a] ?? 0) || a - b);
}
