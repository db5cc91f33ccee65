import { nodeColumns, tieColumns, type NodeColumn } from "./node-columns.ts";
import { countTies, nodesOf, tiesOf, type WrittenNetwork, type WrittenNode } from "./written-network.ts";
import { escapeXml } from "../xml/escape-xml.ts";

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
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', rootTag(isForVisone), ...keys(columns, ties, isForVisone)];
  const direction = network.isDirected === true ? "directed" : "undirected";
  const counts = isForVisone ? ` parse.nodes="${nodes.length}" parse.edges="${countTies(network)}" parse.order="free"` : "";
  lines.push(`  <graph id="rapporteur" edgedefault="${direction}"${counts}>`);
  if (network.description !== undefined) lines.push(`    <desc>${escapeXml(network.description)}</desc>`);
  if (isForVisone) lines.push('    <data key="prop"><visone:labelAttribute edgeLabel="weight" nodeLabel="name"/></data>');
  for (const [index, node] of nodes.entries()) lines.push(...nodeLines(network, { node, index, count: nodes.length, columns, isForVisone }));
  let tie = 0;
  for (const { source, target, weight } of tiesOf(network)) {
    lines.push(`    <edge id="e${tie++}" source="n${source}" target="n${target}">`, `      <data key="weight">${weight}</data>`);
    lines.push(`      <data key="sign">${weight < 0 ? "negative" : "positive"}</data>`);
    lines.push(...cellLines(ties, tie - 1, "t"));
    if (isForVisone) lines.push(`      <data key="e0">${polyLine(weight)}</data>`);
    lines.push("    </edge>");
  }
  return `${[...lines, "  </graph>", "</graphml>"].join("\n")}\n`;
}

/** Node attributes; in two-mode networks `type`, by which igraph knows the sides: false for rows, true for columns. */
function sidedColumns(network: WrittenNetwork): NodeColumn[] {
  if (!network.isTwoMode) return nodeColumns(network);
  const side: NodeColumn = { name: "type", type: "boolean", values: nodesOf(network).map(({ isColumn }) => isColumn) };
  return [side, ...nodeColumns(network, ["type"])];
}

const visoneSpaces = ' xmlns:visone="http://visone.info/xmlns" xmlns:y="http://www.yworks.com/xml/graphml"';

function rootTag(isForVisone: boolean): string {
  const base = 'xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
  const schema = 'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"';
  return isForVisone ? `<graphml ${base}${visoneSpaces}>` : `<graphml ${base} ${schema}>`;
}

/** The values of one node or tie; those that are missing are left away. */
function cellLines(columns: readonly NodeColumn[], index: number, prefix: "a" | "t"): string[] {
  return columns.flatMap(({ values }, at) => {
    const value = values[index] ?? null;
    return value === null ? [] : [`      <data key="${prefix}${at}">${escapeXml(String(value))}</data>`];
  });
}

function keys(columns: readonly NodeColumn[], ties: readonly NodeColumn[], isForVisone: boolean): string[] {
  const key = (id: string, target: "node" | "edge", type: string, name = id): string =>
    `  <key id="${escapeXml(id)}" for="${target}" attr.name="${escapeXml(name)}" attr.type="${type}"/>`;
  const drawing = [
    '  <key for="node" id="d0" yfiles.type="nodegraphics"/>',
    '  <key for="edge" id="e0" yfiles.type="edgegraphics"/>',
    '  <key for="graph" id="prop" visone.type="properties"/>',
  ];
  return [
    ...(isForVisone ? drawing : []),
    key("name", "node", "string"),
    key("label", "node", "string"),
    key("variable", "node", "string"),
    key("x", "node", "double"),
    key("y", "node", "double"),
    ...columns.map(({ name, type }, index) => key(`a${index}`, "node", type, name)),
    key("weight", "edge", "double"),
    key("sign", "edge", "string"),
    ...ties.map(({ name, type }, index) => key(`t${index}`, "edge", type, name)),
  ];
}

interface NodeLine {
  readonly node: WrittenNode;
  readonly index: number;
  readonly count: number;
  readonly columns: readonly NodeColumn[];
  readonly isForVisone: boolean;
}

function nodeLines(network: WrittenNetwork, { node, index, count, columns, isForVisone }: NodeLine): string[] {
  const label = escapeXml(node.label);
  const { x, y } = network.positions?.[index] ?? onCircle(index, count);
  const lines = [`    <node id="n${index}">`, `      <data key="name">${label}</data>`, `      <data key="label">${label}</data>`];
  lines.push(`      <data key="variable">${escapeXml(node.variable)}</data>`, `      <data key="x">${x}</data>`, `      <data key="y">${y}</data>`);
  lines.push(...cellLines(columns, index, "a"));
  if (isForVisone) lines.push(`      <data key="d0">${shapeNode(node, { x, y }, colourOf(columns, index))}</data>`);
  return [...lines, "    </node>"];
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
