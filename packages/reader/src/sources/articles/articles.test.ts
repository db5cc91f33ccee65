import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ListedSource } from "../archive/listed-source.ts";
import { listSources } from "../archive/list-sources.ts";
import { paragraph, writeDocx } from "../docx/docx-writer-for-tests.ts";
import { readSource } from "../read-source.ts";
import { holdsArticles } from "./list-articles.ts";

const body = (about: string): string =>
  `Ministers of 🌍 will meet about ${about} in Re\u0301mi’s town on Tuesday.\nThey are likely to agree on most of what was left open.\n\nSection: none of it is settled, said Bo.`;

const lexis = `\n\n                         1 of 2 DOCUMENTS\n\n\n                      The Guardian (London)\n\n                     March 5, 2024 Tuesday\n                     Final Edition\n\nTalks on the river\n\nBYLINE: ANN LEE and Bo Ray, Moscow correspondent\n\nSECTION: FOREIGN PAGES; Pg. 12\n\nLENGTH: 50 words\n\nBODY:\n\n\n   ${body("rivers")}\n\nLOAD-DATE: March 6, 2024\n\nLANGUAGE: ENGLISH\n\n             Copyright 2024 Guardian Newspapers Limited\n\n\n                         2 of 2 DOCUMENTS\n\n                      The Herald\n\n                     April 1, 2024 Monday\n\nA second one\n\nLENGTH: 40 words\n\n${body("trade")}\n\nLOAD-DATE: April 2, 2024\n`;

const nexisUni = `Talks on the river\nThe Guardian (London)\nMarch 5, 2024 Tuesday\n\nCopyright 2024 Guardian Newspapers Limited All Rights Reserved\n\n\nSection: FOREIGN PAGES; Pg. 12\nLength: 50 words\nByline: Ann Lee and Bo Ray\n\nBody\n\n${body("rivers")}\n\nLoad-Date: March 6, 2024\n\nEnd of Document\n\nA second one\nThe Herald\nApril 1, 2024 Monday\n\nLength: 40 words\nBody\n\n${body("trade")}\n\nLoad-Date: April 2, 2024\n\nEnd of Document\n`;

const factiva = `FOREIGN PAGES\nTalks on the river\nBy Ann Lee and Bo Ray\n50 words\n5 March 2024\n08:15 GMT\nThe Guardian (London)\nGRDN\n12\nEnglish\n© Copyright 2024. The Guardian. All rights reserved.\n\n${body("rivers")}\n\nDocument GRDN000020240305ek3500001\n\nA second one\n1,040 words\n1 April 2024\nThe Herald\nHRLD\nEnglish\n(c) 2024 The Herald\n\n${body("trade")}\n\nDocument HRLD000020240401ek4100002\n`;

const coded = `SE  FOREIGN PAGES\nHD  Talks on the river\nBY  By Ann Lee and Bo Ray\nWC  50 words\nPD  5 March 2024\nSN  The Guardian (London)\nSC  GRDN\nLA  English\nLP\n${body("rivers")}\nTD\nAnd more.\nAN  Document GRDN000020240305ek3500001\n\nHD  A second one\nWC  40 words\nPD  1 April 2024\nSN  The Herald\nLP  ${body("trade")}\nAN  Document HRLD000020240401ek4100002\n`;

const proquest = `____________________________________________________________\n\nTalks on the river\n\nAuthor: Lee, Ann; Ray, Bo\n\nPublication info: The Guardian (London) ; London (UK). 05 Mar 2024: 12.\n\nAbstract: Short words.\n\nFull text: ${body("rivers")}\n\nSubject: Rivers\n\nTitle: Talks on the river\n\nPublication title: The Guardian (London); London (UK)\n\nPublication date: Mar 5, 2024\n\nSection: FOREIGN PAGES\n\nProQuest document ID: 1\n\nDocument URL: https://pq.example/1\n\n____________________________________________________________\n\nA second one\n\nAbstract: Nothing else.\n\nTitle: A second one\n\nPublication title: The Herald\n\nPublication date: Apr 1, 2024\n\n____________________________________________________________\n`;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function listOf(source: { readonly bytes: Uint8Array; readonly name: string }): Promise<ListedSource[]> {
  const listed: ListedSource[] = [];
  for await (const one of listSources(source)) listed.push(one);
  return listed;
}

async function articles(text: string) {
  const found: { name: string; about: unknown[]; text: string }[] = [];
  for await (const { name, bytes, error } of listSources({ bytes: bytesOf(text), name: "export.txt" })) {
    if (bytes === undefined) {
      found.push({ name, about: [error?.code], text: "" });
      continue;
    }
    const { document } = await readSource(bytes, { name, isBounded: true });
    const { title, publisher, published, authors, tags } = document.metadata;
    found.push({ name, about: [title, publisher, published, authors, tags], text: document.text });
  }
  return found;
}

const first = ["Talks on the river", "The Guardian (London)", "2024-03-05", ["Ann Lee", "Bo Ray"], ["FOREIGN PAGES"]];
const second = ["A second one", "The Herald", "2024-04-01", [], []];

describe("an export is split into articles with newspaper, day, author and section", () => {
  test.each([
    ["LexisNexis", lexis],
    ["Nexis Uni", nexisUni],
    ["Factiva", factiva],
    ["Factiva with codes", coded],
  ])("%s", async (_, text) => {
    for (const written of [text, `\ufeff${text.replaceAll("\n", "\r\n")}`]) {
      const found = await articles(written);
      expect(found.map(({ about }) => about)).toEqual([first, second]);
      expect(found.map(({ name }) => name)).toEqual(["export.txt/0001 Talks on the river.txt", "export.txt/0002 A second one.txt"]);
      for (const [at, about] of ["rivers", "trade"].entries()) expect(found[at]?.text).toContain(body(about));
      expect(found[0]?.text).not.toMatch(/Load-Date|Copyright 2024|trade|DOCUMENTS|Document GRDN/i);
    }
  });

  test("ProQuest; an article without text is listed with its reason", async () => {
    const found = await articles(proquest);
    expect(found.map(({ about }) => about)).toEqual([first, ["RAP_SOURCE_NO_TEXT"]]);
    expect(found[0]?.text).toContain(body("rivers"));
    expect(found[0]?.text).not.toContain("Short words");
  });
});

describe("an export in a word processor's format is split as well", () => {
  const lines = nexisUni.split("\n").filter((line) => line.trim() !== "");
  const docx = writeDocx({ body: lines.map((line) => paragraph(line)).join("") });
  const rtf = `{\\rtf1\\ansi ${factiva
    .split("\n")
    .map((line) =>
      line.replace(/[^ -~]/gu, (letter) => `\\u${letter.charCodeAt(0) > 0x7fff ? letter.charCodeAt(0) - 0x10000 : letter.charCodeAt(0)}?`),
    )
    .join("\\par\n")}}`;

  test.each([
    ["export.docx", new Uint8Array(docx)],
    ["export.rtf", bytesOf(rtf)],
  ])("%s", async (name, bytes) => {
    const listed = await listOf({ bytes, name });
    expect(listed.map((one) => one.name)).toEqual([`${name}/0001 Talks on the river.txt`, `${name}/0002 A second one.txt`]);
    const { document } = await readSource(listed[0]?.bytes ?? new Uint8Array(), { name: listed[0]?.name ?? "", isBounded: true });
    expect(document.metadata).toMatchObject({ title: "Talks on the river", publisher: "The Guardian (London)", published: "2024-03-05" });
    expect(document.text).toContain("Ministers of");
    expect(document.text).not.toContain("about trade");
    await expect(readSource(bytes, { name })).rejects.toMatchObject({ code: "RAP_SOURCE_ARTICLES" });
    expect(await holdsArticles({ bytes, name })).toBe(true);
  });

  test("a document that only speaks of numbers of words is left alone", async () => {
    const bytes = new Uint8Array(writeDocx({ body: paragraph("A note of 500 words about 1 of 2 DOCUMENTS.") }));
    expect((await listOf({ bytes, name: "note.docx" })).map(({ name }) => name)).toEqual(["note.docx"]);
  });
});

describe("where it lies", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "articles-"));
    writeFileSync(join(folder, "nexis.txt"), lexis);
    writeFileSync(join(folder, "note.txt"), "A note of 500 words about 1 of 2 documents.\n");
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("in a folder its articles are files of their own", async () => {
    const names: string[] = [];
    for await (const { name } of listSources(folder)) names.push(name);
    expect(names).toEqual(["nexis.txt/0001 Talks on the river.txt", "nexis.txt/0002 A second one.txt", "note.txt"]);
  });

  test("it is told from other files by its content", async () => {
    const held = await Promise.all(["nexis.txt", "note.txt", "missing.txt"].map((name) => holdsArticles(join(folder, name))));
    expect(held).toEqual([true, false, false]);
  });

  test("it is never read as one document", async () => {
    await expect(readSource(join(folder, "nexis.txt"))).rejects.toMatchObject({ code: "RAP_SOURCE_ARTICLES" });
  });
});

test("a title that no file can bear, and a field's name within the text, do no harm", async () => {
  const odd = factiva.replace("Talks on the river", "../../etc/passwd: a/b?").replace("said Bo.", "said Bo.\nSN is a name.");
  const [found] = await articles(odd);
  expect(found?.name).toBe("export.txt/0001 etc passwd a b.txt");
  expect(found?.text).toContain("SN is a name.");
});
