import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { recordsOf } from "../../../../test/support/records-of.ts";
import { runCommand, type CommandRun } from "../../../../test/support/run-command.ts";
import { createParquetFile } from "../exchange/parquet/write-parquet.ts";
import { writeWorkbook } from "../exchange/xlsx/write-workbook.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-import-tables-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);
const written = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return at(name);
};
const into = (library: string, ...words: string[]): Promise<CommandRun> => runCommand(["import", ...words, "--no-code", "--library", at(library)]);

/** Statements as "quote | type | names and values". */
async function statementsIn(library: string): Promise<string[]> {
  const names = new Map((await recordsOf(at(library), "entity")).map(({ id, name }) => [id, name]));
  const words = (value: unknown): string => names.get(String(value)) ?? String(value);
  return (await recordsOf(at(library), "statement"))
    .map(({ quote, type, values, speaker }) =>
      [quote, type, ...[speaker, ...Object.values(values)].filter((value) => value !== null).map(words)].join(" | "),
    )
    .toSorted();
}

const documentsIn = async (library: string) =>
  (await recordsOf(at(library), "document"))
    .map(({ title, published, publisher, url, tags }) => [title, published, publisher, url, tags] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

const german =
  "Datum;Dokument;Akteur;Konzept;Zustimmung;Zitat\n05.05.2031;Debatte;Ada Lund;Maut;ja;Wir senken die Maut 😀\n13.06.2031;Debatte;Bo Varn;Verbot;nein;Kein Verbot\n";
const maps = ["person=Akteur", "concept=Konzept", "agreement=Zustimmung", "quote=Zitat", "time=Datum", "document=Dokument"];
const asked = [...maps.flatMap((pair) => ["--map", pair]), "--kind", "agreement=boolean"];

describe("how a table of statements is read", () => {
  it("is shown column by column before anything is imported, and what no column says", async () => {
    const path = written("codes.csv", german);
    const { code, out } = await into("preview.rapporteur", path, "--preview");
    expect([code, out]).toEqual([0, expect.stringContaining("codes.csv: 2 statements of 1 document, with a semicolon between the columns")]);
    expect(out).toMatch(/Konzept +variable Konzept \(entity\): Maut · Verbot/);
    expect(out).toContain("No column is read as the words of the passages: say which with --map quote=COLUMN");
    const mapped = await into("preview.rapporteur", path, "--preview", ...asked);
    expect(mapped.out).toMatch(/Zitat +quote: Wir senken die Maut/);
    expect(mapped.out).toMatch(/Zustimmung +variable agreement \(boolean\): ja · nein/);
    expect(mapped.out).not.toContain("No column");
    expect(mapped.out).toContain("Nothing was imported.");
    expect((await into("preview.rapporteur", path, ...asked)).out).toContain("Imported 1 document with 2 statements");
  });

  it("is kept in a file and counts for the next table; what is said beside it counts before it", async () => {
    const path = written("more.csv", german);
    const kept = await into("kept.rapporteur", path, "--preview", "--save-mapping", at("german.mapping.json"), ...asked);
    expect(kept.code).toBe(0);
    expect((await into("kept.rapporteur", path, "--mapping", at("german.mapping.json"))).code).toBe(0);
    expect(await statementsIn("kept.rapporteur")).toEqual([
      "Kein Verbot | position | Bo Varn | Verbot | false | -1",
      "Wir senken die Maut 😀 | position | Ada Lund | Maut | true | 1",
    ]);
    const network = await runCommand([
      "network",
      path,
      "--mapping",
      at("german.mapping.json"),
      "--type",
      "twomode",
      "--variable1",
      "person",
      "--json",
    ]);
    expect(network.out).toContain("Ada Lund");
    const other = await into("kept.rapporteur", path, "--preview", "--mapping", at("german.mapping.json"), "--map", "concept=Akteur");
    expect(other.out).toMatch(/Akteur +variable concept/);
  });

  it("is refused by a file that is no mapping", async () => {
    const run = await into("none.rapporteur", written("a.csv", german), "--mapping", written("b.json", '{"map": {}}'));
    expect([run.code, run.err]).toEqual([2, expect.stringContaining("RAP_SERVICE_MAP")]);
  });
});

describe("tables of other programs", () => {
  const coded = [
    { document: "Debate", date: "2031-05-05", person: "Ada Lund", concept: "tolls", agreement: true, text: "We lower the tolls 😀" },
    { document: "Debate", date: "2031-06-13", person: "Bo Varn", concept: "ban", agreement: false, text: "No ban" },
  ];
  const expected = ["No ban | position | Bo Varn | ban | false | -1", "We lower the tolls 😀 | position | Ada Lund | tolls | true | 1"];

  it("in lines of JSON are read as CSV is", async () => {
    const path = written("coded.jsonl", coded.map((row) => JSON.stringify(row)).join("\r\n"));
    expect((await into("jsonl.rapporteur", path)).out).toContain("Imported 1 document with 2 statements");
    expect(await statementsIn("jsonl.rapporteur")).toEqual(expected);
    const broken = await into("jsonl.rapporteur", written("broken.jsonl", `${JSON.stringify(coded[0])}\n{"document":\n`));
    expect([broken.code, broken.out]).toEqual([1, expect.stringMatching(/broken\.jsonl, line 2.*RAP_EXCHANGE_JSON/)]);
  });

  it("in Parquet have the names of columns that CSV has", { tags: "long" }, async () => {
    const columns = [
      ...["document", "person", "concept", "text"].map((name) => ({ name, kind: "text" as const })),
      { name: "agreement", kind: "boolean" as const },
      { name: "date", kind: "date" as const },
    ];
    const file = createParquetFile(at("coded.parquet"), { columns });
    for (const { document, person, concept, text, agreement, date } of coded)
      file.add([document, person, concept, text, agreement, Date.parse(date)]);
    file.finish();
    expect((await into("parquet.rapporteur", at("coded.parquet"))).out).toContain("Imported 1 document with 2 statements");
    expect(await statementsIn("parquet.rapporteur")).toEqual(expected);
    expect((await documentsIn("parquet.rapporteur"))[0]?.[1]).toBe("2031-05-05");
  });
});

describe("tables of coded passages", () => {
  it("of MAXQDA need no mapping: the code is the concept, the group a tag, and paragraphs are no places", async () => {
    const rows = [
      ["Color", "Document group", "Document name", "Code", "Beginning", "End", "Weight score", "Segment", "Created by", "Created"],
      ["●", "Interviews", "Interview 1", "Policy > Tolls", "3", "3", "0", "We lower the tolls 😀", "Ann", "05.05.2031 10:00:00"],
      ["●", "Interviews", "Interview 2", "Policy > Ban", "12", "14", "0", "No ban", "Zoë", "05.05.2031 11:00:00"],
    ];
    writeFileSync(at("segments.xlsx"), writeWorkbook([{ name: "Sheet1", rows }]).bytes);
    const { code, out } = await into("maxqda.rapporteur", at("segments.xlsx"));
    expect([code, out]).toEqual([0, expect.stringContaining("Imported 2 documents with 2 statements")]);
    expect(out).toContain("read as coded passages of MAXQDA; left out: Color, Beginning, End, Created");
    expect(await statementsIn("maxqda.rapporteur")).toEqual([
      "No ban | statement | Policy > Ban | 0",
      "We lower the tolls 😀 | statement | Policy > Tolls | 0",
    ]);
    expect((await recordsOf(at("maxqda.rapporteur"), "statement")).map(({ coder }) => coder.name).toSorted()).toEqual(["Ann", "Zoë"]);
    expect((await documentsIn("maxqda.rapporteur")).map(([title, , , , tags]) => [title, tags])).toEqual([
      ["Interview 1", ["Interviews"]],
      ["Interview 2", ["Interviews"]],
    ]);
  });

  it("of Taguette too, where a passage with two tags is two rows of one id", async () => {
    const path = written(
      "all_tags.csv",
      `id,document,tag,content\n1,Interview 1,tolls,We lower the tolls\n1,Interview 1,trade,We lower the tolls\n2,Interview 1,ban,${"No ban. ".repeat(60)}\n`,
    );
    expect((await into("taguette.rapporteur", path)).out).toContain("Imported 1 document with 3 statements");
    expect((await statementsIn("taguette.rapporteur")).map((line) => line.split(" | ").at(-1))).toEqual(["ban", "tolls", "trade"]);
  });
});

describe("a table whose rows are whole texts", () => {
  const long = (about: string): string =>
    `${`Ministers will meet about ${about}, and they are likely to agree on most of what was left open. `.repeat(4)}\n\nThat is "all" 😀.`;
  const rows = [
    ["Tolls must fall", "2031-05-05", "The Gazette", "Lund, Ada", "https://a.example/1", "120", long("tolls")],
    ["The ban", "May 6, 2031", "Herald", "Bo Varn; Cy Orme", "https://a.example/2", "130", long("bans")],
    ["Nothing", "2031", "Herald", "", "", "0", ""],
  ];
  const header = ["title", "date", "source", "author", "url", "word_count", "text"];
  const expected = [
    ["The ban", "2031-05-06", "Herald", "https://a.example/2", []],
    ["Tolls must fall", "2031-05-05", "The Gazette", "https://a.example/1", []],
  ];
  const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",");

  it("becomes a document a row, with what its columns say, and what is left out is told", async () => {
    const path = written("articles.csv", [header, ...rows].map(quoted).join("\n"));
    const { code, out } = await into("articles.rapporteur", path);
    expect([code, out]).toEqual([0, expect.stringContaining("Imported 2 documents.")]);
    expect(out).toContain("articles.csv: 1 row has no text.");
    expect(out).toContain("articles.csv: columns that say nothing of a document are left out: word_count.");
    expect(await documentsIn("articles.rapporteur")).toEqual(expected);
    expect(await recordsOf(at("articles.rapporteur"), "statement")).toEqual([]);
    const preview = await into("articles.rapporteur", path, "--preview");
    expect(preview.out).toContain(
      "title: Tolls must fall · publisher: The Gazette · url: https://a.example/1 · published: 2031-05-05 · authors: Ada Lund",
    );
    expect((await into("articles.rapporteur", path)).out).toContain("2 documents known already");
  });

  it("may be a workbook, lines of JSON or Parquet", { tags: "long" }, async () => {
    writeFileSync(at("articles.xlsx"), writeWorkbook([{ name: "Articles", rows: [header, ...rows] }]).bytes);
    written("articles.jsonl", rows.map((row) => JSON.stringify(Object.fromEntries(row.map((cell, column) => [header[column], cell])))).join("\n"));
    const file = createParquetFile(at("articles.parquet"), { columns: header.map((name) => ({ name, kind: "text" as const })) });
    for (const row of rows) file.add(row);
    file.finish();
    for (const ending of ["xlsx", "jsonl", "parquet"]) {
      expect((await into(`${ending}.of.rapporteur`, at(`articles.${ending}`))).out).toContain("Imported 2 documents.");
      expect(await documentsIn(`${ending}.of.rapporteur`)).toEqual(expected);
    }
  });

  it("is told by --rows where its columns have other names, and refused where no column has texts", async () => {
    const path = written(
      "artikel.csv",
      [["Titel", "Volltext"], ...rows.slice(0, 2).map(([title = "", , , , , , text = ""]) => [title, text])].map(quoted).join("\n"),
    );
    const told = ["--rows", "documents", "--map", "text=Volltext", "--map", "title=Titel"];
    expect((await into("artikel.rapporteur", path, ...told)).out).toContain("Imported 2 documents.");
    expect((await documentsIn("artikel.rapporteur")).map(([title]) => title)).toEqual(["The ban", "Tolls must fall"]);
    const without = await into("artikel.rapporteur", path, "--rows", "documents");
    expect([without.code, without.out]).toEqual([1, expect.stringContaining("RAP_EXCHANGE_COLUMN")]);
  });

  it("is no table of passages, which stays one of statements", async () => {
    const passages = written("passages.csv", "document,frame,text\nDebate,cost,We lower the tolls\nDebate,trade,No ban\n");
    expect((await into("passages.rapporteur", passages)).out).toContain("Imported 1 document with 2 statements");
    const statements = fileURLToPath(new URL("../../../../examples/statements.csv", import.meta.url));
    expect((await into("passages.rapporteur", statements)).out).toContain("with 14 statements");
    const texts = written("texts.csv", ["title,text", ...["tolls", "bans"].map((about) => `${about},${quoted([long(about)])}`)].join("\n"));
    expect((await into("asked.rapporteur", texts, "--rows", "statements")).out).toContain("with 2 statements");
  });
});

it("a codebook tells how many codes it brought", async () => {
  const xml = `<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Taguette"><Codes><Code guid="c1" name="Policy" isCodable="true"/><Code guid="c2" name="Cost" isCodable="true"/></Codes></CodeBook>`;
  expect((await into("codes.rapporteur", written("codes.qdc", xml))).out).toContain("2 codes are concepts of the project");
});

it("a file without statements says so", async () => {
  const path = written("bare.tei", "<TEI><text><body></body></text></TEI>");
  const { code, out } = await into("bare.rapporteur", path, written("beside.csv", "document,concept,text\nDebate,tolls,Tolls stay\n"));
  expect([code, out]).toEqual([0, expect.stringContaining("bare.tei holds no statements.")]);
});

describe("annotations and lists in JSON", () => {
  it("of Hypothesis are read whatever the file is called, and are no failure", async () => {
    const note = {
      id: "x1",
      user: "acct:ada@hypothes.is",
      uri: "https://example.org/tolls",
      text: "a remark",
      tags: ["tolls"],
      target: [{ source: "https://example.org/tolls", selector: [{ type: "TextQuoteSelector", exact: "lower the tolls" }] }],
    };
    const exported = { export_date: "2031-05-05T10:00:00Z", export_userid: "acct:ada@hypothes.is", annotations: [note] };
    const { code, out } = await into("notes.rapporteur", written("notes.json", JSON.stringify(exported)));
    expect([code, out]).toEqual([0, "Imported 1 document with 1 statement.\n"]);
  });

  it("of a feed or a bibliography are refused by name", async () => {
    const feed = written("feed.json", JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "News", items: [] }));
    const list = written("zotero.json", JSON.stringify([{ id: "a", type: "article", title: "Tolls", issued: { "date-parts": [[2031]] } }]));
    const { code, out } = await into("refused.rapporteur", feed, list);
    expect(code).toBe(1);
    expect(out).toMatch(/feed\.json is a web feed .*follow .*RAP_SOURCE_FOREIGN/);
    expect(out).toMatch(/zotero\.json is a bibliography .*--metadata.*RAP_SOURCE_FOREIGN/);
  });
});

it("what Zotero exports as CSV says what is known of its attachments", async () => {
  written("Lund - 2031 - Tolls.txt", "Norland should lower its tolls, and trade will recover within a year, she said.\n");
  const table = `"Key","Item Type","Publication Year","Author","Title","Publication Title","Url","Date","File Attachments","Manual Tags"
"AB","newspaperArticle","2031","Lund, Ada; Varn, Bo","Tolls","The Gazette","https://a.example/1","2031-05","/Users/ada/Zotero/storage/XY/Lund - 2031 - Tolls.txt; /Users/ada/Zotero/storage/XZ/Snapshot.html","trade; tolls"
`;
  const { code, out } = await into("zotero.rapporteur", at("Lund - 2031 - Tolls.txt"), "--metadata", written("zotero.csv", table));
  expect(code).toBe(0);
  expect(out).toContain("Snapshot.html is in");
  expect(await documentsIn("zotero.rapporteur")).toEqual([["Tolls", null, "The Gazette", "https://a.example/1", ["trade", "tolls"]]]);
  const preview = await into("zotero.rapporteur", at("Lund - 2031 - Tolls.txt"), "--metadata", at("zotero.csv"), "--preview");
  expect(preview.out).toContain("authors: Ada Lund; Bo Varn");
  expect(readFileSync(at("zotero.csv"), "utf8")).toBe(table);
});

it("a table whose columns nobody recognises says that no statement has its words, and a workbook by another name how it is opened", async () => {
  const table = written("talk.csv", "говорит;текст\nАнна;Да\n");
  const { code, out } = await into("no-words.rapporteur", table);
  expect([code, out]).toEqual([
    0,
    expect.stringContaining("no statement has the words of its passage; if a column holds them, say which one is the quote"),
  ]);
  const told = await into("words.rapporteur", table, "--map", "quote=текст");
  expect([told.code, told.out]).toEqual([0, expect.not.stringContaining("no statement has the words")]);
  await runCommand(["export", table, "--out", at("book.xlsx")]);
  writeFileSync(at("book.csv"), readFileSync(at("book.xlsx")));
  expect((await into("no-words.rapporteur", at("book.csv"))).out).toContain(
    "book.csv is a spreadsheet, not text; let its name end in .xlsx, and name it to import",
  );
});
