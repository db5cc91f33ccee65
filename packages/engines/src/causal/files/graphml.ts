import { ownValue } from "@rapporteur/core/base";
import { type GraphmlKey, writeGraphmlText } from "@rapporteur/core/xml";
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

const keys: readonly GraphmlKey[] = [
  // igraph takes `name`, yEd and Gephi take `label`.
  { id: "name", of: "node", type: "string" },
  { id: "label", of: "node", type: "string" },
  { id: "weight", of: "edge", type: "double" },
  { id: "polarity", of: "edge", type: "string" },
  { id: "disagreement", of: "edge", type: "string" },
  { id: "evidence", of: "edge", type: "string" },
];

/**
 * A map as GraphML: on each node its name, on each edge weight, polarity, disagreement and the ids of the statements behind it.
 *
 * Cost: O(map).
 */
export function writeGraphml(map: CausalMap, nameOf: (concept: string) => string = (concept) => concept): string {
  return writeGraphmlText({
    id: "causes",
    isDirected: true,
    keys,
    nodes: map.concepts.map(nameOf).map((name) => ({
      data: [
        ["name", name],
        ["label", name],
      ],
    })),
    edges: map.links.map(({ cause, effect, weight, sign, disagreement, evidence }) => ({
      source: cause,
      target: effect,
      data: [
        ["weight", weight === 0 ? null : weightText(weight)],
        ["polarity", polaritySymbol(sign)],
        ["disagreement", disagreement],
        ["evidence", evidence.join(" ")],
      ],
    })),
  });
}
