import { expect, test } from "vitest";
import { networkFormatOf } from "../exchange/networks/write-network.ts";
import {
  exportedFormats,
  type ExportedFormat,
  exportKinds,
  findFormat,
  formatByEnding,
  nameOfFile,
  statementFormatByEnding,
} from "./export-formats.ts";
import { listFormats } from "./list-formats.ts";
import { statementEndingOf, statementKindOf } from "./statement-formats.ts";

const formatsOf = (part: (typeof exportKinds)[number]): readonly ExportedFormat[] => exportedFormats[part];

test("no ending stands for two formats of a part, and both ways of telling agree", () => {
  for (const part of exportKinds) {
    const endings = formatsOf(part).flatMap((format) => format.endings);
    expect(new Set(endings).size).toBe(endings.length);
  }
  for (const { name, endings } of formatsOf("network")) for (const ending of endings) expect(networkFormatOf(`x${ending}`)).toBe(name);
});

test("a longer ending counts before a shorter one, and a path without ending has the usual format", () => {
  expect(formatByEnding("map", "a/B.MMP.csv")).toBe("mental-modeler");
  expect(formatByEnding("network", "x.nodes.csv")).toBe("nodes");
  expect(["x.cases.xlsx", "X.TSV", "x.events.csv", "a.dna", "a.qdpx", "a.TEI.xml"].map(statementFormatByEnding)).toEqual([
    "cases",
    "csv",
    "events",
    "dna",
    "qdpx",
    "tei",
  ]);
  for (const path of ["/dev/stdout", "out", ".csv", "a.b/out"]) expect(formatByEnding("network", path)).toBe("");
  expect(() => formatByEnding("calendar", "x.csv")).toThrow(/\.ics/);
  expect(() => statementFormatByEnding("x.doc")).toThrow(/\.dna, \.qdpx/);
});

test("a file that is made has the ending of its format", () => {
  const name = (part: (typeof exportKinds)[number], format: string): string =>
    nameOfFile("x", findFormat(part, format) ?? expect.unreachable(format));
  expect([name("network", "gexf-1.2"), name("network", "dna-csv"), name("statements", "tei"), name("tables", "parquet")]).toEqual([
    "x.gexf",
    "x.csv",
    "x.tei.xml",
    "x.zip",
  ]);
  expect(findFormat("network", "papyrus")).toBeNull();
});

test("the kind of a file of statements is told by its longest ending", () => {
  expect(["a.TEI.xml", "a.xml", "a.webanno.tsv", "a.tsv", "a.parquet", "a.conllu", "a.jsonld", "a.json"].map(statementKindOf)).toEqual([
    "tei",
    null,
    "layers",
    "csv",
    "tables",
    "conllu",
    "web-annotation",
    "readout",
  ]);
  expect(["talk.tei.xml", "talk.xml"].map(statementEndingOf)).toEqual([".tei.xml", null]);
});

test("what is read as statements is refused as a document with the way to import it", () => {
  const { documents, statements, refused } = listFormats();
  const asDocuments = new Set(documents.flatMap(({ endings }) => endings));
  for (const { what, endings } of statements) {
    for (const ending of endings) expect(asDocuments.has(ending), what).toBe(false);
    // A longer ending (.tei.xml) is told by the content.
    const own = endings.filter((ending) => ending.lastIndexOf(".") === 0);
    for (const ending of own) expect(refused.find((one) => one.endings.includes(ending))?.cure, `${what} ${ending}`).toContain("import");
  }
});
