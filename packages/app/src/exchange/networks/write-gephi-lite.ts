import { nodeColumns, tieColumns, valuesAt, type NodeColumn } from "./node-columns.ts";
import { onCircle } from "./write-graphml.ts";
import { nodesOf, tiesOf, type WrittenNetwork } from "./written-network.ts";

/** The version of the workspace's schema that is written (docs.gephi.org/lite, file formats). */
const version = "1.0.0";

/** Colours of rows and of columns, where there are both. */
const [rowColour, columnColour, plainColour, tieColour] = ["#2b6cb0", "#c05621", "#2b6cb0", "#cccccc"] as const;

/**
 * A workspace of Gephi Lite: the graph as its library graphology serialises it, with values, places and kinds of fields beside it, and how they are shown. Rows and
 * columns of a two-mode network differ in colour; labels are drawn, and ties are as thick as they weigh.
 *
 * Cost: O(nodes + ties).
 */
export function writeGephiLite(network: WrittenNetwork): string {
  const nodes = nodesOf(network);
  const ties = [...tiesOf(network)];
  const [ofNodes, ofTies] = [nodeColumns(network), tieColumns(network).filter(({ name }) => name !== "weight")];
  const nodeFields = [field("nodes", "label", "text"), field("nodes", "variable", "category"), ...ofNodes.map((column) => fieldOf("nodes", column))];
  const edgeFields = [field("edges", "weight", "number"), ...ofTies.map((column) => fieldOf("edges", column))];
  const workspace = {
    type: "gephi-lite",
    version,
    graphDataset: {
      nodeData: keyed("n", nodes.length, (at) => ({ label: nodes[at]?.label, variable: nodes[at]?.variable, ...valuesAt(ofNodes, at) })),
      edgeData: keyed("e", ties.length, (at) => ({ weight: ties[at]?.weight, ...valuesAt(ofTies, at) })),
      layout: keyed("n", nodes.length, (at) => network.positions?.[at] ?? onCircle(at, nodes.length)),
      metadata: { title: `${network.rowVariable}${network.isTwoMode ? ` × ${network.columnVariable}` : ""}`, description: network.description ?? "" },
      nodeFields,
      edgeFields,
      fullGraph: graphOf(network, nodes.length, ties),
    },
    filters: { filters: [] },
    appearance: appearanceOf(network),
  };
  return `${JSON.stringify(workspace, null, 2)}\n`;
}

function graphOf(network: WrittenNetwork, nodeCount: number, ties: readonly { readonly source: number; readonly target: number }[]) {
  const isDirected = network.isDirected === true;
  return {
    attributes: {},
    options: { type: isDirected ? "directed" : "undirected", multi: true, allowSelfLoops: true },
    nodes: Array.from({ length: nodeCount }, (_, at) => ({ key: `n${at}` })),
    edges: ties.map(({ source, target }, at) => ({
      key: `e${at}`,
      source: `n${source}`,
      target: `n${target}`,
      ...(isDirected ? {} : { undirected: true }),
    })),
  };
}

type Item = "nodes" | "edges";

function field(itemType: Item, id: string, type: "text" | "category" | "number" | "boolean") {
  return { id, itemType, type };
}

function fieldOf(itemType: Item, { name, type }: NodeColumn) {
  return field(itemType, name, type === "string" ? "category" : type === "boolean" ? "boolean" : "number");
}

function keyed<T>(letter: string, count: number, valueAt: (at: number) => T): Record<string, T> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`${letter}${at}`, valueAt(at)]));
}

function appearanceOf({ isTwoMode, rowVariable, columnVariable }: WrittenNetwork) {
  const byVariable = {
    type: "partition",
    field: field("nodes", "variable", "category"),
    colorPalette: { [rowVariable]: rowColour, [columnVariable]: columnColour },
    missingColor: plainColour,
  };
  const weight = { type: "ranking", field: field("edges", "weight", "number"), minSize: 1, maxSize: 10, missingSize: 1 };
  return {
    showEdges: { value: true },
    nodesSize: { type: "fixed", value: 20 },
    edgesSize: weight,
    backgroundColor: "#FFFFFF00",
    layoutGridColor: "#666666",
    nodesColor: isTwoMode && rowVariable !== columnVariable ? byVariable : { type: "fixed", value: plainColour },
    edgesColor: { type: "fixed", value: tieColour },
    nodesLabel: { type: "field", field: field("nodes", "label", "text"), missingValue: "" },
    edgesLabel: { type: "none" },
    nodesLabelSize: { type: "fixed", value: 14, zoomCorrelation: 0, density: 1 },
    edgesLabelSize: { type: "fixed", value: 14, zoomCorrelation: 0, density: 1 },
    nodesLabelEllipsis: { type: "ellipsis", enabled: false, maxLength: 25 },
    edgesLabelEllipsis: { type: "ellipsis", enabled: false, maxLength: 25 },
    nodesImage: { type: "none" },
    edgesZIndex: { type: "none" },
  };
}
