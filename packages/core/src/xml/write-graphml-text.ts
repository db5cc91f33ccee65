import type { CellValue } from "../model/index.ts";
import { escapeXml } from "./escape-xml.ts";

/** A column of data on nodes or edges. */
export interface GraphmlKey {
  readonly id: string;
  readonly of: "node" | "edge";
  /** As its id where it has none. */
  readonly name?: string;
  readonly type: "string" | "boolean" | "int" | "double";
}

export interface GraphmlElement {
  /** Values by key; those that are null are left out. */
  readonly data: readonly (readonly [key: string, value: CellValue])[];
  /** Data that one program alone reads, as XML. */
  readonly drawing?: string;
}

export interface GraphmlGraph {
  readonly id: string;
  readonly isDirected: boolean;
  readonly description?: string | undefined;
  readonly keys: readonly GraphmlKey[];
  /** Edges name them by their place, from 0. */
  readonly nodes: readonly GraphmlElement[];
  readonly edges: readonly (GraphmlElement & { readonly source: number; readonly target: number })[];
  /** What one program alone reads, as XML: attributes of the root and of the graph, keys, data of the graph. */
  readonly drawing?: {
    readonly rootAttributes: string;
    readonly graphAttributes: string;
    readonly keys: readonly string[];
    readonly data: string;
  };
}

const [space, schemaSpace, schema] = [
  'xmlns="http://graphml.graphdrawing.org/xmlns"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
  'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"',
];

/**
 * A GraphML file (Brandes et al. 2002). Nodes have the ids n0, n1 …, edges e0, e1 ….
 *
 * Cost: O(values).
 */
export function writeGraphmlText({ id, isDirected, description, keys, nodes, edges, drawing }: GraphmlGraph): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    // A schema would refuse what one program alone reads.
    `<graphml ${space} ${schemaSpace} ${drawing?.rootAttributes ?? schema}>`,
    ...(drawing?.keys ?? []).map((key) => `  ${key}`),
    ...keys.map(keyLine),
    `  <graph id="${id}" edgedefault="${isDirected ? "directed" : "undirected"}"${drawing === undefined ? "" : ` ${drawing.graphAttributes}`}>`,
    ...(description === undefined ? [] : [`    <desc>${escapeXml(description)}</desc>`]),
    ...(drawing === undefined ? [] : [`    ${drawing.data}`]),
    ...nodes.flatMap((node, at) => elementLines("node", `id="n${at}"`, node)),
    ...edges.flatMap((edge, at) => elementLines("edge", `id="e${at}" source="n${edge.source}" target="n${edge.target}"`, edge)),
    "  </graph>",
    "</graphml>",
    "",
  ].join("\n");
}

function keyLine({ id, of, name = id, type }: GraphmlKey): string {
  return `  <key id="${escapeXml(id)}" for="${of}" attr.name="${escapeXml(name)}" attr.type="${type}"/>`;
}

function elementLines(tag: "node" | "edge", attributes: string, { data, drawing }: GraphmlElement): string[] {
  const cells = data.flatMap(([key, value]) => (value === null ? [] : [`      <data key="${escapeXml(key)}">${escapeXml(String(value))}</data>`]));
  return [`    <${tag} ${attributes}>`, ...cells, ...(drawing === undefined ? [] : [`      ${drawing}`]), `    </${tag}>`];
}
