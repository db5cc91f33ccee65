import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MultiGraph } from "graphology";
import type { SerializedGraph } from "graphology-types";
import { describe, expect, test } from "vitest";
import { sharedFolder } from "../../../../../test/support/shared-folder.ts";
import { parseCsv } from "../csv/parse-csv.ts";
import { buildStatementTable } from "@rapporteur/core/model";
import { buildNetwork, buildWindowNetworks } from "@rapporteur/engines/network";
import { fromNetwork } from "./from-network.ts";
import { writeGexf } from "./write-gexf.ts";
import { networkFormatOf, networkFormats, windowFileName, writeNetwork } from "./write-network.ts";
import { nodesOf, tiesOf, type WrittenNetwork } from "./written-network.ts";

const formats = join(sharedFolder, "dna-reference", "formats");

const oneMode: WrittenNetwork = {
  rows: ["Org A", 'Org "B" & <C>', "Org D"],
  columns: ["Org A", 'Org "B" & <C>', "Org D"],
  values: Float64Array.from([0, 1.5, 0, 1.5, 0, -2, 0, -2, 0]),
  isTwoMode: false,
  rowVariable: "organization",
  columnVariable: "organization",
  attributes: { frequency: [4, 2, 1], type: ["state", null, 'a "b"'], weight: [0.5, 1, 2], isMember: [true, false, null] },
  positions: [
    { x: 1, y: 2 },
    { x: 3.5, y: -4 },
    { x: 0, y: 0 },
  ],
};
const twoMode: WrittenNetwork = {
  rows: ["A", "B"],
  columns: ["x", "y", "z"],
  values: Float64Array.from([1, 0, -3, 0, 2, Number.NaN]),
  isTwoMode: true,
  rowVariable: "actor",
  columnVariable: "concept",
};

/** A small reader of XML, enough to see what a file says: tags must nest and close. */
function parseXml(text: string): { name: string; attributes: Record<string, string>; text: string; children: ReturnType<typeof parseXml>[] } {
  const root = { name: "", attributes: {}, text: "", children: [] as ReturnType<typeof parseXml>[] };
  const stack = [root];
  const unescape = (value: string): string =>
    value.replace(
      /&(lt|gt|quot|amp|#\d+);/g,
      (_, name: string) => ({ lt: "<", gt: ">", quot: '"', amp: "&" })[name] ?? String.fromCodePoint(Number(name.slice(1))),
    );
  for (const [, head, tag, inside] of text.matchAll(/<(\?[^>]*\?|\/[\w:]+|([\w:]+)((?:\s+[\w:.]+="[^"<]*")*)\s*\/?)>|[^<]+/g)) {
    if (head?.startsWith("?") === true) continue;
    if (tag !== undefined) {
      const attributes = Object.fromEntries(
        [...(inside ?? "").matchAll(/([\w:.]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [key, unescape(value)]),
      );
      const element = { name: tag, attributes, text: "", children: [] };
      stack.at(-1)?.children.push(element);
      if (head?.endsWith("/") !== true) stack.push(element);
    } else if (head !== undefined) expect(`/${stack.pop()?.name}`).toBe(head);
  }
  const leftover = text.replace(/<(\?[^>]*\?|\/[\w:]+|[\w:]+(?:\s+[\w:.]+="[^"<]*")*\s*\/?)>/g, "");
  expect(leftover).not.toMatch(/[<>]/);
  expect(stack).toHaveLength(1);
  return root.children[0] as ReturnType<typeof parseXml>;
}
const below = (element: ReturnType<typeof parseXml>, name: string): ReturnType<typeof parseXml>[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...below(child, name)]);
const dataOf = (text: string): Record<string, string>[] =>
  [...text.matchAll(/<(?:node|edge) [^>]*>([\s\S]*?)<\/(?:node|edge)>/g)].map(([, inside = ""]) =>
    Object.fromEntries([...inside.matchAll(/<data key="(\w+)">([^<]*)<\/data>/g)].map(([, key = "", value = ""]) => [key, value])),
  );

describe("GraphML", () => {
  test.each(["graphml", "visone"] as const)("%s is well-formed, declares every key and holds every attribute and tie", (format) => {
    const text = writeNetwork(oneMode, format);
    const root = parseXml(text);
    const keys = new Map(below(root, "key").map(({ attributes }) => [attributes["id"] ?? "", attributes]));
    for (const { attributes } of below(root, "data")) expect(keys.has(attributes["key"] ?? "")).toBe(true);
    const named = Object.fromEntries([...keys.values()].map((key) => [key["attr.name"] ?? "", key["attr.type"]]));
    expect(named).toMatchObject({ frequency: "int", type: "string", weight_attribute: "double", isMember: "boolean", weight: "double" });
    expect(below(root, "node")).toHaveLength(3);
    expect(below(root, "edge").map(({ attributes }) => [attributes["source"], attributes["target"]])).toEqual([
      ["n0", "n1"],
      ["n1", "n2"],
    ]);
    expect(dataOf(text).at(-1)).toMatchObject({ weight: "-2", sign: "negative" });
    expect(dataOf(text)[1]).toMatchObject({ name: "Org &quot;B&quot; &amp; &lt;C&gt;", x: "3.5", y: "-4" });
  });

  test("a two-mode network has both sides as nodes, and no tie without a number", () => {
    const root = parseXml(writeNetwork(twoMode, "graphml"));
    expect(below(root, "node")).toHaveLength(5);
    expect(below(root, "edge").map(({ attributes }) => `${attributes["source"]}-${attributes["target"]}`)).toEqual(["n0-n2", "n0-n4", "n1-n3"]);
  });

  test("a two-mode network says which side a node is on, as igraph reads it", () => {
    const typed = { ...twoMode, attributes: { type: ["state", "party", "", "", ""] } };
    const keys = below(parseXml(writeNetwork(typed, "graphml")), "key").map(
      ({ attributes }) => `${attributes["attr.name"]} ${attributes["attr.type"]}`,
    );
    expect(keys).toEqual(expect.arrayContaining(["type boolean", "type_attribute string"]));
    expect(
      dataOf(writeNetwork(typed, "graphml"))
        .map(({ a0 }) => a0)
        .slice(0, 5),
    ).toEqual(["false", "false", "true", "true", "true"]);
  });

  test("a directed network keeps both directions", () => {
    const directed = { ...oneMode, isDirected: true, values: Float64Array.from([0, 1, 0, 3, 0, 0, 0, 0, 5]) };
    const root = parseXml(writeNetwork(directed, "graphml"));
    expect(below(root, "graph")[0]?.attributes["edgedefault"]).toBe("directed");
    expect(below(root, "edge")).toHaveLength(3);
  });

  test("characters that XML cannot hold are replaced", () => {
    const odd = { ...twoMode, rows: ["A\u0000\u0007B", "tab\tline\n"] };
    const text = writeNetwork(odd, "graphml");
    expect(text).toContain("A\ufffd\ufffdB");
    expect(text).toContain("tab&#9;line&#10;");
  });
});

test("GEXF of a series: nodes and ties exist in their periods, weights change with them", () => {
  const later = { ...twoMode, rows: ["B", "C"], values: Float64Array.from([4, 0, 0, 0, 7, 0]), period: { from: "2025-01-01", to: "2025-12-31" } };
  const text = writeGexf([{ ...twoMode, period: { from: "2024-01-01", to: "2024-12-31" } }, later]);
  const root = parseXml(text);
  expect(root.attributes["version"]).toBe("1.3");
  expect(below(root, "graph")[0]?.attributes).toMatchObject({ mode: "dynamic", timeformat: "date" });
  const nodes = new Map(
    below(root, "node").map((node) => [node.attributes["label"], below(node, "spell").map(({ attributes }) => attributes["start"])]),
  );
  expect(nodes.get("A")).toEqual(["2024-01-01"]);
  expect(nodes.get("B")).toEqual(["2024-01-01", "2025-01-01"]);
  expect(nodes.get("C")).toEqual(["2025-01-01"]);
  const ids = new Map(below(root, "node").map((node) => [node.attributes["id"], node.attributes["label"]]));
  const edges = below(root, "edge").map((edge) => [
    ids.get(edge.attributes["source"]),
    ids.get(edge.attributes["target"]),
    below(edge, "attvalue").map(({ attributes }) => attributes["value"]),
  ]);
  expect(edges).toEqual([
    ["A", "x", ["1"]],
    ["A", "z", ["-3"]],
    ["B", "y", ["2"]],
    ["B", "x", ["4"]],
    ["C", "y", ["7"]],
  ]);
});

test("an undirected tie of a series is one, whatever the order of its ends", () => {
  const pair = {
    ...oneMode,
    attributes: {},
    rows: ["P", "Q"],
    columns: ["P", "Q"],
    values: [0, 1, 1, 0],
    period: { from: "2024-01-01", to: "2024-12-31" },
  };
  const text = writeGexf([pair, { ...pair, rows: ["Q", "P"], columns: ["Q", "P"], period: { from: "2025-01-01", to: "2025-12-31" } }]);
  expect(below(parseXml(text), "edge").map((edge) => below(edge, "spell").length)).toEqual([2]);
});

test("networks of the network room are written with their variables and periods", () => {
  const rows = ["A", "B", "C"].map((actor, index) => ({
    id: String(index),
    type: "position",
    document: `d${index}`,
    time: Date.UTC(2024 + (index % 2), 3, 5),
    values: { actor, concept: index < 2 ? "tax" : "war" },
  }));
  const table = buildStatementTable({ variables: { actor: "entity", concept: "entity" }, documentFields: {} }, rows);
  const options = { variable1: "actor", variable2: "concept", networkType: "twomode" } as const;
  expect(writeNetwork(fromNetwork(buildNetwork(table, options)), "dna-csv")).toBe('"";"tax";"war"\n"A";1;0\n"B";1;0\n"C";0;1');
  const windows = [...buildWindowNetworks(table, options, { unit: "years", size: 1 })].map((network) => fromNetwork(network));
  expect(windows.map(({ period }) => period)).toEqual([
    { from: "2024-01-01", to: "2024-12-31" },
    { from: "2025-01-01", to: "2025-12-31" },
  ]);
  expect(writeGexf(windows)).toContain('timeformat="date"');
  const average = buildNetwork(table, { variable1: "actor", variable2: "concept", normalization: "average" });
  expect(writeNetwork(fromNetwork(average), "dna-csv").split("\n")[1]).toMatch(/^"A";0\.000000;1\.000000;/);
});

test("a blueprint for Kumu names its elements by labels that no two share", () => {
  const twice = {
    rows: ["Acme", "Tax"],
    columns: ["Tax", "Ban"],
    values: [1, -2, 0, 3],
    isTwoMode: true,
    rowVariable: "organization",
    columnVariable: "concept",
    attributes: { seats: [3, null, null, 1] },
  };
  expect(JSON.parse(writeNetwork(twice, "kumu"))).toEqual({
    elements: [
      { label: "Acme", type: "organization", seats: 3 },
      { label: "Tax", type: "organization" },
      { label: "Tax (concept)", type: "concept" },
      { label: "Ban", type: "concept", seats: 1 },
    ],
    connections: [
      { from: "Acme", to: "Tax (concept)", direction: "undirected", strength: 1 },
      { from: "Acme", to: "Ban", direction: "undirected", strength: -2 },
      { from: "Tax", to: "Ban", direction: "undirected", strength: 3 },
    ],
  });
});

test("a workspace of Gephi Lite: graphology reads its graph, and every node and tie has its values, place and kind of field", () => {
  for (const network of [
    oneMode,
    twoMode,
    { ...oneMode, isDirected: true, tieAttributes: { acts: [1, 2, 3, 4], polarity: ["+", null, "-", "+"] } },
  ]) {
    const { type, graphDataset: data, appearance } = JSON.parse(writeNetwork(network, "gephi-lite")) as GephiLite;
    const graph = MultiGraph.from(data.fullGraph);
    const [nodes, ties] = [nodesOf(network), [...tiesOf(network)]];
    expect([type, graph.order, graph.size]).toEqual(["gephi-lite", nodes.length, ties.length]);
    expect(graph.nodes().map((key) => data.nodeData[key]?.["label"])).toEqual(nodes.map(({ label }) => label));
    expect(graph.mapEdges((key, _, source, target) => [source, target, data.edgeData[key]?.["weight"]])).toEqual(
      ties.map(({ source, target, weight }) => [`n${source}`, `n${target}`, weight]),
    );
    expect(graph.edges().every((key) => graph.isDirected(key) === (network.isDirected === true))).toBe(true);
    expect(Object.keys(data.layout)).toEqual(graph.nodes());
    const fields = new Set([...data.nodeFields, ...data.edgeFields].map(({ id, itemType }) => `${itemType} ${id}`));
    for (const values of Object.values(data.nodeData)) for (const name of Object.keys(values)) expect(fields).toContain(`nodes ${name}`);
    for (const values of Object.values(data.edgeData)) for (const name of Object.keys(values)) expect(fields).toContain(`edges ${name}`);
    expect(appearance.nodesLabel.field.id).toBe("label");
  }
});

interface GephiLite {
  readonly type: string;
  readonly graphDataset: {
    readonly fullGraph: SerializedGraph;
    readonly nodeData: Record<string, Record<string, unknown>>;
    readonly edgeData: Record<string, Record<string, unknown>>;
    readonly layout: Record<string, unknown>;
    readonly nodeFields: readonly { id: string; itemType: string }[];
    readonly edgeFields: readonly { id: string; itemType: string }[];
  };
  readonly appearance: { readonly nodesLabel: { readonly field: { readonly id: string } } };
}

test("matrix, Pajek, edge list and JSON", () => {
  expect(writeNetwork(oneMode, "csv")).toBe(
    ',Org A,"Org ""B"" & <C>",Org D\nOrg A,0,1.5,0\n"Org ""B"" & <C>",1.5,0,-2\nOrg D,0,-2,0\n'.replace(/^,/, '"",'),
  );
  expect(writeNetwork(twoMode, "csv").split("\n")[2]).toBe("B,0,2,");
  expect(writeNetwork(oneMode, "pajek")).toBe(
    '*Vertices 3\n1 "Org A" 0.3071 0.9500 0.5\n2 "Org \'B\' & <C>" 0.9500 0.0500 0.5\n3 "Org D" 0.0500 0.6500 0.5\n*Edges\n1 2 1.5\n2 3 -2\n',
  );
  expect(writeNetwork(twoMode, "pajek").split("\n")[0]).toBe("*Vertices 5 2");
  expect(writeNetwork(twoMode, "edges")).toBe("source,target,weight\nA,x,1\nA,z,-3\nB,y,2\n");
  expect(JSON.parse(writeNetwork(oneMode, "json"))).toMatchObject({
    schema: "rapporteur.network/1",
    nodes: [{ id: 0, label: "Org A", frequency: 4, x: 1 }, { type: null }, { weight_attribute: 2 }],
    links: [
      { source: 0, target: 1, weight: 1.5 },
      { source: 1, target: 2, weight: -2 },
    ],
  });
});

test("no format fails on an empty network", () => {
  const empty = { ...oneMode, rows: [], columns: [], values: new Float64Array(), positions: [], attributes: {} };
  for (const format of networkFormats) expect(writeNetwork(empty, format)).toEqual(expect.any(String));
});

test("formats by extension, and the nearest for a wrong one", () => {
  expect(["a.kumu.json", "kumu", "a.gephi.json", "gephi-lite"].map(networkFormatOf)).toEqual(["kumu", "kumu", "gephi-lite", "gephi-lite"]);
  expect(["a.csv", "b.DL", "c.graphml", "d.gexf", "e.net", "f.json", "visone", "dna-csv"].map(networkFormatOf)).toEqual([
    "csv",
    "dl",
    "graphml",
    "gexf",
    "pajek",
    "json",
    "visone",
    "dna-csv",
  ]);
  expect(() => networkFormatOf("x.grahpml")).toThrow("there is no network format grahpml; did you mean graphml?");
  expect(() => networkFormatOf("x.qqqqqqqq")).toThrow(/use one of csv/);
});

test("files of a series are numbered so that they sort", () => {
  expect(windowFileName("out/trade.graphml", { number: 3, count: 12, from: "2024-03-01 00:00:00" })).toBe("out/trade-03-2024-03-01.graphml");
  expect(windowFileName("trade.v2/plain", { number: 3, count: 9, from: "2024-03-01" })).toBe("trade.v2/plain-3-2024-03-01");
});

describe.skipIf(!existsSync(formats))("DNA's own files (skipped: ../shared/dna-reference is absent)", () => {
  const load = (name: string): string => readFileSync(join(formats, name), "utf8");

  function fromCsv(name: string, isTwoMode: boolean): WrittenNetwork {
    const { header, records } = parseCsv(load(name), name, ";");
    const values = records.flatMap((record) => record.slice(1).map(Number));
    const [rowVariable, columnVariable] = ["organization", isTwoMode ? "concept" : "organization"];
    return { rows: records.map((record) => record[0] ?? ""), columns: header.slice(1), values, isTwoMode, rowVariable, columnVariable };
  }

  test.each([
    ["medium-twomode", true],
    ["medium-onemode", false],
  ])("%s: csv and dl byte for byte, the same ties in GraphML", (name, isTwoMode) => {
    const network = fromCsv(`${name}.csv`, isTwoMode);
    expect(writeNetwork(network, "dna-csv")).toBe(load(`${name}.csv`));
    expect(writeNetwork(network, "dl")).toBe(load(`${name}.dl`));
    const weights = (text: string): string[] => dataOf(text).flatMap(({ weight }) => (weight === undefined ? [] : [Number(weight).toFixed(3)]));
    expect(weights(writeNetwork(network, "visone"))).toEqual(weights(load(`${name}.graphml`)).filter((weight) => Number(weight) !== 0));
  });
});
