import { ownValue } from "@rapporteur/core/base";
import type { CausalMap } from "../build-causal-map.ts";
import { importedLink, polaritySymbol, readPolarity, refuseFile, weightText, type ImportedMap } from "./file-link.ts";

const format = "GraphML";

/**
 * Reads the nodes and edges of a GraphML file. A node's name is its data under a key named `label` or `name`, else its id; an edge's sign and strength come
 * from a key named `weight`, else `polarity` or `sign`; without one the sign is unknown. Ports, hyperedges and nested graphs are passed over.
 *
 * @throws RAP_CAUSAL_FILE for a file without a graph, an undirected graph, an edge without ends, unknown nodes, and weights outside −1 … 1
 * Cost: O(length).
 */
export function readGraphml(text: string): ImportedMap {
  const graph = /<graph\b([^>]*)>/.exec(text);
  if (graph === null) refuseFile({ format, place: "the file" }, "it holds no graph", "give a GraphML file");
  if (/edgedefault\s*=\s*["']undirected["']/.test(graph?.[1] ?? ""))
    refuseFile({ format, place: "the graph" }, "its edges have no direction", "causal links are directed: export a directed graph");
  const keys = new Map(
    [...elements(text, "key")].map(({ attributes }) => [
      attributes.get("id") ?? "",
      (attributes.get("attr.name") ?? attributes.get("id") ?? "").toLowerCase(),
    ]),
  );
  const names = new Map<string, string>();
  for (const node of elements(text, "node")) {
    const own = dataOf(node.content, keys);
    const id = node.attributes.get("id") ?? "";
    names.set(id, own.get("label") ?? own.get("name") ?? id);
  }
  const links = [...elements(text, "edge")].flatMap((edge, index) => readEdge({ edge, number: index + 1 }, names, keys));
  return { concepts: [...new Set(names.values())], links };
}

interface Element {
  readonly attributes: ReadonlyMap<string, string>;
  readonly content: string;
}

function readEdge(
  item: { edge: Element; number: number },
  names: ReadonlyMap<string, string>,
  keys: ReadonlyMap<string, string>,
): ImportedMap["links"] {
  const { edge, number } = item;
  const at = { format, place: `edge ${number}` };
  const [source, target] = [edge.attributes.get("source"), edge.attributes.get("target")];
  const ends = { cause: source === undefined ? undefined : names.get(source), effect: target === undefined ? undefined : names.get(target) };
  if (ends.cause === undefined || ends.effect === undefined) {
    return refuseFile(at, `it joins ${source ?? "nothing"} and ${target ?? "nothing"}, which are not both nodes`, "list the nodes before the edges");
  }
  const own = dataOf(edge.content, keys);
  const written = [own.get("weight"), own.get("polarity"), own.get("sign")].find((value) => value !== undefined && value !== "");
  const polarity = written === undefined ? { sign: null, strength: null } : readPolarity(written, at);
  return polarity === null ? [] : [importedLink(at, { cause: ends.cause, effect: ends.effect }, polarity)];
}

/** Elements of one name, empty ones included; contents as text. */
function* elements(text: string, name: string): Generator<Element> {
  const pattern = new RegExp(`<${name}\\b((?:[^>"']|"[^"]*"|'[^']*')*?)(?:/>|>([^]*?)</${name}>)`, "g");
  for (const match of text.matchAll(pattern)) yield { attributes: attributesOf(match[1] ?? ""), content: match[2] ?? "" };
}

function attributesOf(text: string): Map<string, string> {
  const pairs = text.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return new Map([...pairs].map((pair) => [pair[1] ?? "", unescape(pair[2] ?? pair[3] ?? "")]));
}

function dataOf(content: string, keys: ReadonlyMap<string, string>): Map<string, string> {
  const entries = [...elements(content, "data")].map(({ attributes, content: own }) => {
    const key = attributes.get("key") ?? "";
    return [keys.get(key) ?? key, unescape(own.trim())] as const;
  });
  return new Map(entries);
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function unescape(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return ownValue(entities, name ?? "") ?? whole;
  });
}

/** Characters XML 1.0 cannot hold at all are dropped. */
function escape(text: string): string {
  const allowed = text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
  return allowed.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** Under both keys: igraph takes `name`, yEd and Gephi take `label`. */
function nameData(name: string): string {
  return `<data key="name">${name}</data><data key="label">${name}</data>`;
}

/**
 * A map as GraphML: on each node its name, on each edge weight, polarity, disagreement and the ids of the statements behind it.
 *
 * Cost: O(map).
 */
export function writeGraphml(map: CausalMap, nameOf: (concept: string) => string = (concept) => concept): string {
  const edgeKeys = ["polarity", "disagreement", "evidence"].map((key) => `  <key id="${key}" for="edge" attr.name="${key}" attr.type="string"/>`);
  const nodes = map.concepts.map((concept, index) => `    <node id="n${index}">${nameData(escape(nameOf(concept)))}</node>`);
  const edges = map.links.map((link, index) => {
    const fields = { polarity: polaritySymbol(link.sign), disagreement: link.disagreement, evidence: escape(link.evidence.join(" ")) };
    const weight = link.weight === 0 ? "" : `<data key="weight">${weightText(link.weight)}</data>`;
    const cells = Object.entries(fields).map(([key, value]) => `<data key="${key}">${value}</data>`);
    return `    <edge id="e${index}" source="n${link.cause}" target="n${link.effect}">${weight}${cells.join("")}</edge>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    '  <key id="name" for="node" attr.name="name" attr.type="string"/>',
    '  <key id="label" for="node" attr.name="label" attr.type="string"/>',
    '  <key id="weight" for="edge" attr.name="weight" attr.type="double"/>',
    ...edgeKeys,
    '  <graph id="causes" edgedefault="directed">',
    ...nodes,
    ...edges,
    "  </graph>",
    "</graphml>",
    "",
  ].join("\n");
}
