import { nodeColumns, type NodeColumn } from "./node-columns.ts";
import { onCircle } from "./write-graphml.ts";
import { nodesOf, tiesOf, type WrittenNetwork } from "./written-network.ts";
import { escapeXml } from "./xml.ts";

/** A node or tie over all networks of a series: in which of them it is, and with what weight. */
interface Presence {
  readonly networks: number[];
  readonly weights: number[];
}

interface SeriesNode {
  readonly label: string;
  readonly variable: string;
  readonly presence: Presence;
  readonly first: { readonly network: number; readonly index: number };
}

/**
 * GEXF 1.3. One network gives a static graph; several, each with its period, a dynamic one, in which a node or tie exists in the periods
 * that have it and a tie's weight changes with them.
 *
 * Source: the GEXF 1.3 schema, gexf.net/1.3.
 * Cost: O(cells of all networks).
 */
export function writeGexf(networks: readonly WrittenNetwork[]): string {
  const isDynamic = networks.length > 1;
  const [first] = networks;
  const nodes = collectNodes(networks);
  const columns = networks.map(nodeColumns);
  const timeFormat = networks.some(({ period }) => period?.from.includes("T") === true || period?.to.includes("T") === true) ? "dateTime" : "date";
  const mode = isDynamic ? ` mode="dynamic" timeformat="${timeFormat}" timerepresentation="interval"` : ' mode="static"';
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `  <meta><creator>Rapporteur</creator>${first?.description === undefined ? "" : `<description>${escapeXml(first.description)}</description>`}</meta>`,
    `  <graph defaultedgetype="${first?.isDirected === true ? "directed" : "undirected"}"${mode}>`,
    ...declarations(columns.flat(), isDynamic),
    "    <nodes>",
    ...[...nodes.values()].flatMap((node, index) =>
      nodeLines(networks, node, { index, count: nodes.size, columns: columns[node.first.network] ?? [] }),
    ),
    "    </nodes>",
    "    <edges>",
    ...edgeLines(networks, nodes),
    "    </edges>",
    "  </graph>",
    "</gexf>",
  ];
  return `${lines.join("\n")}\n`;
}

const keyOf = (variable: string, label: string): string => `${variable}\u0000${label}`;

function collectNodes(networks: readonly WrittenNetwork[]): Map<string, SeriesNode> {
  const nodes = new Map<string, SeriesNode>();
  for (const [network, written] of networks.entries()) {
    for (const [index, { label, variable }] of nodesOf(written).entries()) {
      const key = keyOf(variable, label);
      const node = nodes.get(key) ?? { label, variable, presence: { networks: [], weights: [] }, first: { network, index } };
      node.presence.networks.push(network);
      nodes.set(key, node);
    }
  }
  return nodes;
}

const gexfTypes: Readonly<Record<NodeColumn["type"], string>> = { string: "string", boolean: "boolean", int: "integer", double: "double" };

function declarations(columns: readonly NodeColumn[], isDynamic: boolean): string[] {
  const types = new Map<string, NodeColumn["type"]>();
  for (const { name, type } of columns) types.set(name, types.has(name) && types.get(name) !== type ? "string" : type);
  const attributes = [...types].map(
    ([name, type]) => `      <attribute id="${escapeXml(name)}" title="${escapeXml(name)}" type="${gexfTypes[type]}"/>`,
  );
  const weight = ['    <attributes class="edge" mode="dynamic">', '      <attribute id="weight" title="Weight" type="double"/>', "    </attributes>"];
  return [
    '    <attributes class="node" mode="static">',
    '      <attribute id="variable" title="variable" type="string"/>',
    ...attributes,
    "    </attributes>",
    ...(isDynamic ? weight : []),
  ];
}

function nodeLines(
  networks: readonly WrittenNetwork[],
  node: SeriesNode,
  place: { readonly index: number; readonly count: number; readonly columns: readonly NodeColumn[] },
): string[] {
  const network = networks[node.first.network] as WrittenNetwork;
  const { x, y } = network.positions?.[node.first.index] ?? onCircle(place.index, place.count);
  const values = place.columns.flatMap(({ name, values: column }) => {
    const value = column[node.first.index] ?? null;
    return value === null ? [] : [`          <attvalue for="${escapeXml(name)}" value="${escapeXml(String(value))}"/>`];
  });
  return [
    `      <node id="n${place.index}" label="${escapeXml(node.label)}">`,
    "        <attvalues>",
    `          <attvalue for="variable" value="${escapeXml(node.variable)}"/>`,
    ...values,
    "        </attvalues>",
    `        <viz:position x="${x}" y="${y}" z="0"/>`,
    ...(networks.length > 1 ? spells(networks, node.presence) : []),
    "      </node>",
  ];
}

function spells(networks: readonly WrittenNetwork[], presence: Presence): string[] {
  return ["        <spells>", ...presence.networks.map((network) => `          <spell${interval(networks[network])}/>`), "        </spells>"];
}

function interval(network: WrittenNetwork | undefined): string {
  const period = network?.period;
  return period === undefined ? "" : ` start="${escapeXml(period.from)}" end="${escapeXml(period.to)}"`;
}

function edgeLines(networks: readonly WrittenNetwork[], nodes: ReadonlyMap<string, SeriesNode>): string[] {
  const numbers = new Map([...nodes.keys()].map((key, index) => [key, index]));
  const ties = new Map<string, Presence & { source: number; target: number }>();
  for (const [network, written] of networks.entries()) {
    const own = nodesOf(written).map(({ variable, label }) => numbers.get(keyOf(variable, label)) ?? 0);
    for (const { source, target, weight } of tiesOf(written)) {
      const [from, to] = [own[source] ?? 0, own[target] ?? 0];
      // The order of labels may differ from network to network; an undirected pair is the same both ways.
      const isOrdered = written.isTwoMode || written.isDirected === true || from <= to;
      const [low, high] = isOrdered ? [from, to] : [to, from];
      const tie = ties.get(`${low} ${high}`) ?? { source: low, target: high, networks: [], weights: [] };
      tie.networks.push(network);
      tie.weights.push(weight);
      ties.set(`${low} ${high}`, tie);
    }
  }
  return [...ties.values()].flatMap((tie, index) => edgeLine(networks, tie, index));
}

function edgeLine(networks: readonly WrittenNetwork[], tie: Presence & { source: number; target: number }, index: number): string[] {
  const head = `      <edge id="e${index}" source="n${tie.source}" target="n${tie.target}" weight="${tie.weights.at(-1) ?? 0}"`;
  if (networks.length === 1) return [`${head}/>`];
  const values = tie.networks.map((network, at) => `          <attvalue for="weight" value="${tie.weights[at]}"${interval(networks[network])}/>`);
  return [`${head}>`, "        <attvalues>", ...values, "        </attvalues>", ...spells(networks, tie), "      </edge>"];
}
