import { XMLParser } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { writeDrawnNetwork, type DrawnNetworkFile } from "./write-drawn-network.ts";

const node = (label: string, x: number, y: number, mode: 1 | 2) => ({ label, x, y, mode, size: 7.25, community: 0, statements: 3, documents: 2 });
const drawn: DrawnNetworkFile = {
  nodes: [node("tolls & locks", 420, -28.004, 2), node("Ada", 0, -28, 1), node("Bruno", 0, -84, 1)],
  ties: [
    { from: 1, to: 0, value: 2 },
    { from: 2, to: 0, value: -1 },
  ],
  rowVariable: "speaker",
  columnVariable: "concept",
  description: "Scope: Document: <One>. 3 of 9 statements; 6 left out.",
};
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  isArray: (name, _path, _isLeaf, isAttribute) => !isAttribute && ["node", "edge", "data", "key"].includes(name),
});

describe("a drawn network as a file", () => {
  it("is in GraphML what is on the screen, read back by another parser", () => {
    const { graphml } = parser.parse(writeDrawnNetwork(drawn, "graphml")) as {
      graphml: {
        key: { id: string; "attr.name": string }[];
        graph: { desc: string; node: GraphmlNode[]; edge: { source: string; target: string }[] };
      };
    };
    const names = new Map(graphml.key.map((key) => [key.id, key["attr.name"]]));
    const nodes = graphml.graph.node.map(({ data }) => Object.fromEntries(data.map(({ key, "#text": text }) => [names.get(key), text])));
    expect(nodes.map(({ label, x, y, variable, shape }) => [label, x, y, variable, shape])).toEqual([
      ["Ada", 0, -28, "speaker", "circle"],
      ["Bruno", 0, -84, "speaker", "circle"],
      ["tolls & locks", 420, -28, "concept", "square"],
    ]);
    expect(graphml.graph.edge.map(({ source, target }) => [source, target])).toEqual([
      ["n0", "n2"],
      ["n1", "n2"],
    ]);
    expect(graphml.graph.desc).toBe(drawn.description);
  });

  it("is in GEXF the same", () => {
    const file = parser.parse(writeDrawnNetwork(drawn, "gexf")) as {
      gexf: { meta: { description: string }; graph: { nodes: { node: GexfNode[] }; edges: { edge: { weight: string }[] } } };
    };
    expect(file.gexf.graph.nodes.node.map((one) => [one.label, Number(one["viz:position"].x), Number(one["viz:position"].y)])).toEqual([
      ["Ada", 0, -28],
      ["Bruno", 0, -84],
      ["tolls & locks", 420, -28],
    ]);
    expect(file.gexf.graph.edges.edge.map(({ weight }) => weight)).toEqual(["2", "-1"]);
    expect(file.gexf.meta.description).toBe(drawn.description);
  });
});

describe("a drawn graph with directions as a file", () => {
  const { documents: _, ...bare } = node("Norland", 0, 0, 1);
  const acts: DrawnNetworkFile = {
    nodes: [bare, { ...bare, label: "Sudria", x: 9 }],
    ties: [
      { from: 1, to: 0, value: 0, said: { acts: 2, polarity: null } },
      { from: 0, to: 1, value: -3, said: { acts: 1, polarity: "negative" } },
    ],
    isDirected: true,
    rowVariable: "actor",
    columnVariable: "actor",
    description: "Who does what to whom.",
  };

  it("keeps each direction apart, with what is known of it, also where it weighs nothing", () => {
    const { graphml } = parser.parse(writeDrawnNetwork(acts, "graphml")) as {
      graphml: {
        key: { id: string; "attr.name": string; for: string }[];
        graph: { edgedefault: string; edge: { source: string; target: string; data: { key: string; "#text": string | number }[] }[] };
      };
    };
    const names = new Map(graphml.key.filter((key) => key.for === "edge").map((key) => [key.id, key["attr.name"]]));
    const edges = graphml.graph.edge.map(({ source, target, data }) => [
      source,
      target,
      Object.fromEntries(data.map(({ key, "#text": text }) => [names.get(key), text])),
    ]);
    expect(graphml.graph.edgedefault).toBe("directed");
    expect(edges).toEqual([
      ["n0", "n1", { weight: -3, sign: "negative", acts: 1, polarity: "negative" }],
      ["n1", "n0", { weight: 0, sign: "positive", acts: 2 }],
    ]);
    expect(graphml.key.map((key) => key["attr.name"])).not.toContain("documents");
  });
});

interface GraphmlNode {
  readonly data: { readonly key: string; readonly "#text": string | number }[];
}
interface GexfNode {
  readonly label: string;
  readonly "viz:position": { readonly x: string; readonly y: string };
}
