import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linksOfWords, makeLink } from "../../../../../test/support/samples/causal-links.ts";
import { buildCausalMap, type CausalMap } from "../build-causal-map.ts";
import type { CausalLink } from "../causal-link.ts";
import { readCsvMatrix, writeCsvMatrix } from "./csv-matrix.ts";
import { readDot, writeDot } from "./dot.ts";
import type { ImportedMap } from "./file-link.ts";
import { readGraphml, writeGraphml } from "./graphml.ts";
import { readMentalModeler, writeMentalModeler } from "./mental-modeler.ts";
import { readSdJson, writeSdJson } from "./sd-json.ts";

const short = (map: ImportedMap): string[] => map.links.map((link) => `${link.cause}>${link.effect} ${link.sign} ${link.strength}`);

const name = fc
  .string({ minLength: 1, maxLength: 12, unit: "grapheme" })
  .filter((text) => text === text.trim() && !/[\p{C}\p{Z}]/u.test(text.replace(/ /g, "")));
const maps: fc.Arbitrary<CausalMap> = fc
  .tuple(
    fc.uniqueArray(name, { minLength: 2, maxLength: 6 }),
    fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.constantFrom(1, -1, null), fc.integer({ min: 1, max: 1000 })), { minLength: 1, maxLength: 12 }),
  )
  .map(([names, rows]) => {
    const links = rows.map(([cause, effect, sign, strength], place): CausalLink => {
      const [from, to] = [names[cause % names.length] ?? "", names[effect % names.length] ?? ""];
      return makeLink({ id: `s${place}`, cause: from, effect: to, sign: sign, strength: strength / 1000 });
    });
    return buildCausalMap(
      links.filter((link) => link.cause !== link.effect),
      { concepts: names },
    );
  });

/** What a file keeps: concepts, and ends, weight and sign of links. */
function essence(map: CausalMap, keep: "weight" | "sign"): unknown {
  const links = map.links.map((link) => [
    map.concepts[link.cause],
    map.concepts[link.effect],
    keep === "weight" ? link.weight.toFixed(5) : link.sign,
  ]);
  return [map.concepts, links];
}

function again(file: ImportedMap): CausalMap {
  return buildCausalMap(file.links, { concepts: file.concepts });
}

describe("what is written is read back", () => {
  test.each([
    ["CSV matrix", writeCsvMatrix, readCsvMatrix],
    ["GraphML", writeGraphml, readGraphml],
    ["DOT", writeDot, readDot],
  ] as const)("%s keeps concepts, links and weights", (_, write, read) => {
    fc.assert(
      fc.property(maps, (map) => {
        expect(essence(again(read(write(map))), "weight")).toEqual(essence(map, "weight"));
      }),
    );
  });

  test("SD-JSON keeps concepts, links and signs", () => {
    fc.assert(
      fc.property(maps, (map) => {
        expect(essence(again(readSdJson(writeSdJson(map))), "sign")).toEqual(essence(map, "sign"));
      }),
    );
  });

  test("Mental Modeler keeps what has a weight", () => {
    fc.assert(
      fc.property(maps, (map) => {
        const weighted = { ...map, links: map.links.filter((link) => link.weight !== 0) };
        expect(essence(again(readMentalModeler(writeMentalModeler(map))), "weight")).toEqual(essence(weighted, "weight"));
      }),
    );
  });
});

test("quoted names, other separators, line ends, a byte-order mark; a quotation mark out of place is named by its line", () => {
  expect(short(readCsvMatrix('\uFEFF;"oil;""price""";war\r\n"oil;""price""";0;1\r\nwar;;\r\n'))).toEqual(['oil;"price">war 1 1']);
  expect(() => readCsvMatrix(',a,b\na,0,1\n"b,0,0\n')).toThrow(/CSV matrix, line 3: a quotation mark opens a cell and none closes it/);
});

test("a matrix with and without a column of names; signs without numbers; numbers as names", () => {
  expect(short(readCsvMatrix(",oil,war\noil,0,-0.5\nwar,+,\n"))).toEqual(["oil>war -1 0.5", "war>oil 1 null"]);
  expect(short(readCsvMatrix("oil,war\n0,?\n1,0\n"))).toEqual(["oil>war null null", "war>oil 1 1"]);
  expect(short(readCsvMatrix(",1,2\n1,0,0.5\n2,0,0\n"))).toEqual(["1>2 1 0.5"]);
  expect(() => readCsvMatrix("a,b\nmuch,0\n1,0\n")).toThrow(/row 2, column a: "much" is not a weight/);
  expect(short(readCsvMatrix("a,b,c,d\n0,1,0,0\n1,0,0,0\n"))).toEqual(["a>b 1 1", "b>a 1 1"]);
  expect(readCsvMatrix(",a,b\na,0,1\nb,0,0\n").links[0]?.id).toBe("CSV matrix row 2, column b");
});

test.each([
  [",a,b\na,0,2\nb,0,0\n", /CSV matrix, row 2, column b: the weight 2 is outside/],
  [",a,b\na,0,much\nb,0,0\n", /row 2, column b: "much" is not a weight/],
  [",a,b\na,1,0\nb,0,0\n", /row 2, column a: a acts on itself/],
  [",a,b\na,0\nb,0,0\n", /row 2: it has 1 cells for 2 concepts/],
  [",a,b\nc,0,0\nb,0,0\n", /row 2: "c" is not a column/],
  [",a,b\na,0,0\na,0,0\n", /row 3: "a" has a row already/],
  [",a,a\na,0,0\n", /row 1: "a" is there twice/],
  [",a,\na,0,0\n", /row 1: column 3 has no name/],
  ["", /row 1: it names no concept/],
])("a matrix that is none is refused with its place: %j", (text, message) => expect(() => readCsvMatrix(text)).toThrow(message));

test("Mental Modeler's words", () => {
  const found = readMentalModeler(",a,b,c\na,,H+,M-\nb,L-,,--\nc,0.25,,\n");
  expect(found.links.map((link) => [link.cause + link.effect, link.sign, Number(link.strength?.toFixed(4))])).toEqual([
    ["ab", 1, 1],
    ["ac", -1, 0.6667],
    ["ba", -1, 0.3333],
    ["bc", -1, 0.6667],
    ["ca", 1, 0.25],
  ]);
});

test("SD-JSON: unknown polarity, reasoning with the words, who says what", () => {
  const map = buildCausalMap(linksOfWords("ann:a+b bob:a-b"));
  const written = JSON.parse(writeSdJson(map, { quoteOf: (id) => `“${id}”`, nameOf: (concept) => concept.toUpperCase() })) as {
    relationships: unknown[];
  };
  expect(written.relationships).toEqual([{ from: "A", to: "B", polarity: "", reasoning: "“s1”\n“s2”", polarityReasoning: "plus: ann; minus: bob" }]);
  expect(short(readSdJson('{"relationships":[{"from":"x","to":"y","polarity":"-"},{"from":"y","to":"x"}]}'))).toEqual([
    "x>y -1 null",
    "y>x null null",
  ]);
  expect(() => readSdJson("nope")).toThrow(/it is not JSON/);
  expect(() => readSdJson("{}")).toThrow(/no list of them/);
  expect(() => readSdJson('{"relationships":[{"from":"x"}]}')).toThrow(/relationship 1: from or to is missing/);
});

test("DOT: chains, attributes, comments, subgraphs, plain and quoted names", () => {
  const found = readDot(`
    // a comment -> nothing
    strict digraph "g" { rankdir=LR; node [shape=box, label="x"];
      subgraph cluster_1 { oil -> "gas \\"price\\"" -> war [label="-"] }
      /* b -> c */ war -> oil [weight=0.5, label="-"]; war -> peace; lone;
      # d -> e
      a->b [polarity = "+" style=dashed]
    }`);
  expect(short(found)).toEqual(['oil>gas "price" -1 null', 'gas "price">war -1 null', "war>oil 1 0.5", "war>peace null null", "a>b 1 null"]);
  expect(found.concepts).toContain("lone");
  expect(short(readDot("digraph { photograph -> supernode }"))).toEqual([expect.stringContaining("photograph>supernode")]);
  expect(() => readDot("graph { a -- b }")).toThrow(/it is not a digraph/);
  expect(() => readDot("digraph { a -- b }")).toThrow(/line 1: an edge has no direction/);
  expect(() => readDot("digraph {\n a -> }")).toThrow(/line 2: an arrow leads nowhere/);
  expect(() => readDot('digraph {\n a -> b [label="+" ')).toThrow(/not closed/);
});

test("GraphML: labels, weights and polarities by key, escapes, and what is refused", () => {
  const file = (body: string, direction = "directed") => `<?xml version="1.0"?><graphml>
    <key id="d0" for="node" attr.name="label" attr.type="string"/><key id="d1" for="edge" attr.name="Polarity"/>
    <graph edgedefault="${direction}">${body}</graph></graphml>`;
  const nodes = '<node id="n1"><data key="d0">R&amp;D &lt;cost&gt;</data></node><node id="n2"/>';
  const found = readGraphml(file(`${nodes}<edge source="n1" target="n2"><data key="d1">-</data></edge><edge source='n2' target='n1'/>`));
  expect(short(found)).toEqual(["R&D <cost>>n2 -1 null", "n2>R&D <cost> null null"]);
  expect(() => readGraphml(file(`${nodes}<edge source="n1" target="n3"/>`))).toThrow(/edge 1: it joins n1 and n3/);
  expect(() => readGraphml(file(nodes, "undirected"))).toThrow(/no direction/);
  expect(() => readGraphml("<html>")).toThrow(/no graph/);
  const written = writeGraphml(buildCausalMap(linksOfWords("ann:a+b bob:a-b")));
  const keys = [...written.matchAll(/<key id="(\w+)" for="(\w+)"/g)].map(([, id, of]) => `${of}: ${id}`);
  expect(keys).toEqual(["node: name", "node: label", "edge: weight", "edge: polarity", "edge: disagreement", "edge: evidence"]);
  expect(written).toMatch(/<data key="disagreement">sign<\/data>\s*<data key="evidence">s1 s2<\/data>/);
});

test("GraphML of a map names its nodes as igraph reads names", () => {
  const written = writeGraphml(buildCausalMap(linksOfWords("ann:a+b")), (concept) => `The ${concept}`);
  expect(written).toContain('<key id="name" for="node" attr.name="name" attr.type="string"/>');
  expect(written).toContain('<data key="name">The a</data>');
});

test("DOT draws losing links dashed, and links that voices dispute grey", () => {
  const written = writeDot(buildCausalMap(linksOfWords("ann:a+b bob:a-b ann:b-c")));
  expect(written).toMatch(/"a" -> "b" \[label="[^"]*"(?:, weight="[^"]*")?, color=gray50\];/);
  expect(written.split("\n").filter((line) => line.includes("style=dashed"))).toEqual([expect.stringContaining('"b" -> "c"')]);
});
