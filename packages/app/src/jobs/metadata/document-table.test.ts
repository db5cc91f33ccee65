import { expect, test } from "vitest";
import { parseCsv } from "../../exchange/csv/parse-csv.ts";
import { documentColumns, documentsOfTable, isDocumentTable } from "./document-table.ts";

const table = (...lines: string[]) => parseCsv(lines.join("\n"), "in/a.csv");
const long = "word ".repeat(80);

test("a table is of documents where its rows have texts and nothing that is coded in them", () => {
  expect(isDocumentTable(table("id,title,text", "1,T,short"))).toBe(true);
  expect(isDocumentTable(table("Title,Full Text,mood", `T,${long},good`))).toBe(true);
  // Short texts beside columns that say nothing of a document may be anything.
  expect(isDocumentTable(table("title,text,mood", "T,short,good"))).toBe(false);
  expect(isDocumentTable(table("title,text,mood", `T,${long},a`, `T,short,b`, `T,short,c`))).toBe(false);
  expect(isDocumentTable(table("title,text,mood", `T,${long},a`, `T,${long},b`, `T,short,c`))).toBe(true);
  for (const coded of ["Concept", "speaker", "CODER", "statement_id"])
    expect(isDocumentTable(table(`text,${coded}`, `${long},x`)), coded).toBe(false);
  expect(isDocumentTable(table("title,date", "T,2031-05-01"))).toBe(false);
});

test("each row with a text is a document with what its columns say; what is left out is told", () => {
  const { documents, notes } =
    documentsOfTable(
      table("Headline,source,date,text,mood,", '"A/B: ""x""",The Gazette,2031-05-01,Words,good,', ",,,<p>Page</p>,,", "Empty,,, ,,"),
      "in/a.csv",
    ) ?? expect.unreachable();
  expect(documents.map(({ name, bytes, metadata }) => [name, new TextDecoder().decode(bytes), metadata])).toEqual([
    ["a.csv/00001 A B x.txt", "Words", { title: 'A/B: "x"', publisher: "The Gazette", published: "2031-05-01" }],
    ["a.csv/00002.html", "<p>Page</p>", {}],
  ]);
  expect(notes).toEqual(["a.csv: 1 row has no text", "a.csv: columns that say nothing of a document are left out: mood"]);
  expect(documentsOfTable(table("title", "T"), "a.csv")).toBeNull();
});

test("how each column is read can be shown before anything is imported", () => {
  const shown = documentColumns(table("Byline,body,mood", "Ada,Words,good"), ["Byline", "body", "mood"]);
  expect(shown.map(({ column, readAs }) => [column, readAs])).toEqual([
    ["Byline", "author"],
    ["body", "text"],
    ["mood", null],
  ]);
  expect(documentColumns(table("a", "1"), ["a"]).map(({ readAs }) => readAs)).toEqual([null]);
});
