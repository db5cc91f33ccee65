import { type GraphmlElement, type GraphmlGraph, type GraphmlKey, escapeXml, writeGraphmlText } from "@rapporteur/core/xml";
import { nodeColumns, tieColumns, type NodeColumn } from "./node-columns.ts";
import { nodesOf, tiesOf, type WrittenNetwork, type WrittenNode } from "./written-network.ts";

export interface GraphmlOptions {
  /** Adds the drawing that visone reads (shape, place, colours), as DNA does. Gephi and igraph read the plain file. */
  readonly isForVisone?: boolean;
}

/**
 * GraphML with every node attribute, typed, and every tie's weight and sign. Without positions nodes stand on a circle, so that the file is
 * the same each time.
 *
 * Cost: O(nodes × attributes + cells).
 */
export function writeGraphml(network: WrittenNetwork, options: GraphmlOptions = {}): string {
  const isForVisone = options.isForVisone === true;
  const nodes = nodesOf(network);
  const columns = sidedColumns(network);
  const ties = tieColumns(network);
  const edges = [...tiesOf(network)].map(({ source, target, weight }, at) => ({
    source,
    target,
    data: [["weight", weight], ["sign", weight < 0 ? "negative" : "positive"], ...cells(ties, at, "t")] as const,
    ...(isForVisone ? { drawing: `<data key="e0">${polyLine(weight)}</data>` } : {}),
  }));
  return writeGraphmlText({
    id: "rapporteur",
    isDirected: network.isDirected === true,
    description: network.description,
    keys: keys(columns, ties),
    nodes: nodes.map((node, index) => nodeElement(network, { node, index, count: nodes.length, columns, isForVisone })),
    edges,
    ...(isForVisone ? { drawing: visoneDrawing(nodes.length, edges.length) } : {}),
  });
}

/** Node attributes; in two-mode networks `type`, by which igraph knows the sides: false for rows, true for columns. */
function sidedColumns(network: WrittenNetwork): NodeColumn[] {
  if (!network.isTwoMode) return nodeColumns(network);
  const side: NodeColumn = { name: "type", type: "boolean", values: nodesOf(network).map(({ isColumn }) => isColumn) };
  return [side, ...nodeColumns(network, ["type"])];
}

function visoneDrawing(nodeCount: number, edgeCount: number): NonNullable<GraphmlGraph["drawing"]> {
  return {
    rootAttributes: 'xmlns:visone="http://visone.info/xmlns" xmlns:y="http://www.yworks.com/xml/graphml"',
    graphAttributes: `parse.nodes="${nodeCount}" parse.edges="${edgeCount}" parse.order="free"`,
    keys: [
      '<key for="node" id="d0" yfiles.type="nodegraphics"/>',
      '<key for="edge" id="e0" yfiles.type="edgegraphics"/>',
      '<key for="graph" id="prop" visone.type="properties"/>',
    ],
    data: '<data key="prop"><visone:labelAttribute edgeLabel="weight" nodeLabel="name"/></data>',
  };
}

/** The values of one node or tie. */
function cells(columns: readonly NodeColumn[], index: number, prefix: "a" | "t"): GraphmlElement["data"] {
  return columns.map(({ values }, at) => [`${prefix}${at}`, values[index] ?? null]);
}

function keys(columns: readonly NodeColumn[], ties: readonly NodeColumn[]): GraphmlKey[] {
  return [
    ...["name", "label", "variable"].map((id): GraphmlKey => ({ id, of: "node", type: "string" })),
    ...["x", "y"].map((id): GraphmlKey => ({ id, of: "node", type: "double" })),
    ...columns.map(({ name, type }, index): GraphmlKey => ({ id: `a${index}`, of: "node", type, name })),
    { id: "weight", of: "edge", type: "double" },
    { id: "sign", of: "edge", type: "string" },
    ...ties.map(({ name, type }, index): GraphmlKey => ({ id: `t${index}`, of: "edge", type, name })),
  ];
}

interface NodeSetting {
  readonly node: WrittenNode;
  readonly index: number;
  readonly count: number;
  readonly columns: readonly NodeColumn[];
  readonly isForVisone: boolean;
}

function nodeElement(network: WrittenNetwork, { node, index, count, columns, isForVisone }: NodeSetting): GraphmlElement {
  const { label, variable } = node;
  const { x, y } = network.positions?.[index] ?? onCircle(index, count);
  return {
    data: [["name", label], ["label", label], ["variable", variable], ["x", x], ["y", y], ...cells(columns, index, "a")],
    ...(isForVisone ? { drawing: `<data key="d0">${shapeNode(node, { x, y }, colourOf(columns, index))}</data>` } : {}),
  };
}

/** Places for nodes without any: rounded, so that no machine's last digit shows. */
export function onCircle(index: number, count: number): { x: number; y: number } {
  const angle = (2 * Math.PI * index) / Math.max(1, count);
  return { x: Math.round(300 * Math.cos(angle)) + 0, y: Math.round(300 * Math.sin(angle)) + 0 };
}

/** A node attribute "color" with a hexadecimal colour is drawn. */
function colourOf(columns: readonly NodeColumn[], index: number): string {
  const colour = columns.find(({ name }) => /^colou?r$/i.test(name))?.values[index];
  return typeof colour === "string" && /^#[0-9a-f]{6}$/i.test(colour) ? colour : "#A0A0A0";
}

function shapeNode(node: WrittenNode, place: { x: number; y: number }, colour: string): string {
  const shape = node.isColumn ? "roundrectangle" : "ellipse";
  return (
    `<visone:shapeNode><y:ShapeNode><y:Geometry height="20.0" width="20.0" x="${place.x}" y="${place.y}"/>` +
    `<y:Fill color="${colour}" transparent="false"/><y:BorderStyle color="#000000" type="line" width="1.0"/>` +
    `<y:NodeLabel visible="true">${escapeXml(node.label)}</y:NodeLabel><y:Shape type="${shape}"/></y:ShapeNode></visone:shapeNode>`
  );
}

function polyLine(weight: number): string {
  const colour = weight < 0 ? "#D55E00" : "#009E73";
  return `<visone:polyLineEdge><y:PolyLineEdge><y:LineStyle color="${colour}" type="${weight < 0 ? "dashed" : "line"}" width="2.0"/></y:PolyLineEdge></visone:polyLineEdge>`;
}
