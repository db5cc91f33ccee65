import { nodeColumns, tieColumns, type NodeColumn } from "./node-columns.ts";
import { onCircle } from "./write-graphml.ts";
import { nodesOf, tiesOf, type WrittenNetwork } from "./written-network.ts";
import { escapeXml } from "@rapporteur/core/xml";

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

/** Versions of the format: 1.3 is Gephi's own, 1.2 what older readers take (NetworkX before 3.5 among them). */
export type GexfVersion = "1.2" | "1.3";

const namespaces: Readonly<Record<GexfVersion, string>> = { "1.2": "http://www.gexf.net/1.2draft", "1.3": "http://gexf.net/1.3" };

/**
 * GEXF. One network gives a static graph; several, each with its period, a dynamic one, in which a node or tie exists in the periods
 * that have it and a tie's weight changes with them.
 *
 * Source: the GEXF 1.3 schema, gexf.net/1.3, and the 1.2 draft.
 * Cost: O(cells of all networks).
 */
export function writeGexf(networks: readonly WrittenNetwork[], version: GexfVersion = "1.3"): string {
  const isDynamic = networks.length > 1;
  const [first] = networks;
  const nodes = collectNodes(networks);
  const columns = networks.map((network) => nodeColumns(network));
  const timeFormat = networks.some(({ period }) => period?.from.includes("T") === true || period?.to.includes("T") === true) ? "dateTime" : "date";
  const mode = isDynamic
    ? ` mode="dynamic" timeformat="${timeFormat}"${version === "1.3" ? ' timerepresentation="interval"' : ""}`
    : ' mode="static"';
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<gexf xmlns="${namespaces[version]}" xmlns:viz="${namespaces[version]}/viz" version="${version}">`,
    `  <meta><creator>Rapporteur</creator>${first?.description === undefined ? "" : `<description>${escapeXml(first.description)}</description>`}</meta>`,
    `  <graph defaultedgetype="${first?.isDirected === true ? "directed" : "undirected"}"${mode}>`,
    ...declarations(
      columns.flat(),
      networks.flatMap((network) => tieColumns(network)),
      isDynamic,
    ),
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

function attributeLines(columns: readonly NodeColumn[]): string[] {
  const types = new Map<string, NodeColumn["type"]>();
  for (const { name, type } of columns) types.set(name, types.has(name) && types.get(name) !== type ? "string" : type);
  return [...types].map(([name, type]) => `      <attribute id="${escapeXml(name)}" title="${escapeXml(name)}" type="${gexfTypes[type]}"/>`);
}

function declarations(columns: readonly NodeColumn[], ties: readonly NodeColumn[], isDynamic: boolean): string[] {
  const ofTies = attributeLines(ties);
  const edges = ofTies.length === 0 ? [] : ['    <attributes class="edge" mode="static">', ...ofTies, "    </attributes>"];
  const weight = ['    <attributes class="edge" mode="dynamic">', '      <attribute id="weight" title="Weight" type="double"/>', "    </attributes>"];
  return [
    '    <attributes class="node" mode="static">',
    '      <attribute id="variable" title="variable" type="string"/>',
    ...attributeLines(columns),
    "    </attributes>",
    ...edges,
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
  const values = valueLines(place.columns, node.first.index);
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

function valueLines(columns: readonly NodeColumn[], index: number): string[] {
  return columns.flatMap(({ name, values }) => {
    const value = values[index] ?? null;
    return value === null ? [] : [`          <attvalue for="${escapeXml(name)}" value="${escapeXml(String(value))}"/>`];
  });
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
  const [only] = networks;
  if (networks.length === 1 && only !== undefined) {
    // Of one network, ties stand in its own order.
    const own = valueLines(tieColumns(only), index);
    return own.length === 0 ? [`${head}/>`] : [`${head}>`, "        <attvalues>", ...own, "        </attvalues>", "      </edge>"];
  }
  const values = tie.networks.map((network, at) => `          <attvalue for="weight" value="${tie.weights[at]}"${interval(networks[network])}/>`);
  return [`${head}>`, "        <attvalues>", ...values, "        </attvalues>", ...spells(networks, tie), "      </edge>"];
}
