import { writeCsvRow } from "@rapporteur/core/csv";
import { nodeColumns, tieColumns } from "./node-columns.ts";
import { onCircle } from "./write-graphml.ts";
import { nodesOf, tiesOf, type WrittenNetwork } from "./written-network.ts";

/** Pajek's .net: vertices with labels and places, then edges, or arcs where the network is directed. */
export function writePajek(network: WrittenNetwork): string {
  const nodes = nodesOf(network);
  const quote = (label: string): string => `"${label.replace(/["\r\n\t]/g, (character) => (character === '"' ? "'" : " "))}"`;
  const head = network.isTwoMode ? `*Vertices ${nodes.length} ${network.rows.length}` : `*Vertices ${nodes.length}`;
  const places = scaled(nodes.map((_, index) => network.positions?.[index] ?? onCircle(index, nodes.length)));
  const vertices = nodes.map(({ label }, index) => `${index + 1} ${quote(label)} ${places[index]?.x} ${places[index]?.y} 0.5`);
  const ties = [...tiesOf(network)].map(({ source, target, weight }) => `${source + 1} ${target + 1} ${weight}`);
  return `${[head, ...vertices, network.isDirected === true ? "*Arcs" : "*Edges", ...ties].join("\n")}\n`;
}

/** Pajek draws between 0 and 1. */
function scaled(places: readonly { x: number; y: number }[]): { x: string; y: string }[] {
  const span = (values: readonly number[]): [number, number] => {
    const least = values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
    const most = values.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
    return [least, most > least ? most - least : 1];
  };
  const [left, width] = span(places.map(({ x }) => x));
  const [top, height] = span(places.map(({ y }) => y));
  return places.map(({ x, y }) => ({ x: (0.05 + (0.9 * (x - left)) / width).toFixed(4), y: (0.05 + (0.9 * (y - top)) / height).toFixed(4) }));
}

/** One tie a line: source, target, weight, and what else is known of it. Nodes without ties are not in it. */
export function writeEdgeList(network: WrittenNetwork): string {
  const nodes = nodesOf(network);
  const columns = tieColumns(network);
  const ties = [...tiesOf(network)].map(({ source, target, weight }, tie) =>
    writeCsvRow([nodes[source]?.label ?? "", nodes[target]?.label ?? "", weight, ...columns.map(({ values }) => values[tie] ?? null)], ","),
  );
  const head = writeCsvRow(["source", "target", "weight", ...columns.map(({ name }) => name)], ",");
  return `${[head, ...ties].join("\n")}\n`;
}

/** One node a line: number, label, variable, place, and what is known of it. */
export function writeNodeTable(network: WrittenNetwork): string {
  const nodes = nodesOf(network);
  const columns = nodeColumns(network);
  const head = writeCsvRow(["id", "label", "variable", "x", "y", ...columns.map(({ name }) => name)], ",");
  const lines = nodes.map(({ label, variable }, index) => {
    const { x, y } = network.positions?.[index] ?? onCircle(index, nodes.length);
    return writeCsvRow([index, label, variable, x, y, ...columns.map(({ values }) => values[index] ?? null)], ",");
  });
  return `${[head, ...lines].join("\n")}\n`;
}

/** Nodes with their attributes and ties, as an object for JSON; `schema` names the layout. */
export interface NetworkJson {
  readonly schema: "rapporteur.network/1";
  readonly isTwoMode: boolean;
  readonly isDirected: boolean;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly nodes: readonly Readonly<Record<string, unknown>>[];
  readonly links: readonly Readonly<Record<string, unknown> & { readonly source: number; readonly target: number; readonly weight: number }>[];
}

/** The network in the node–link form that d3, graphology and NetworkX read with little or no change. */
export function networkJson(network: WrittenNetwork): NetworkJson {
  const columns = nodeColumns(network);
  const ties = tieColumns(network);
  const nodes = nodesOf(network).map(({ label, variable }, index) => {
    const node: Record<string, unknown> = { id: index, label, variable };
    for (const { name, values } of columns) node[name] = values[index] ?? null;
    return Object.assign(node, network.positions?.[index]);
  });
  return {
    schema: "rapporteur.network/1",
    isTwoMode: network.isTwoMode,
    isDirected: network.isDirected === true,
    period: network.period ?? null,
    nodes,
    links: [...tiesOf(network)].map((tie, index) => ({
      ...Object.fromEntries(ties.map(({ name, values }) => [name, values[index] ?? null])),
      ...tie,
    })),
  };
}
