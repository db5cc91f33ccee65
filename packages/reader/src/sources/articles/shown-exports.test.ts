import { describe, expect, test } from "vitest";
import { listSources } from "../archive/list-sources.ts";
import { paragraph, writeDocx } from "../docx/docx-writer-for-tests.ts";
import { readSource } from "../read-source.ts";
import { asPage, asPdf, asText, type ExportLine, paragraphsAbout, shownExports } from "./exports-for-tests.ts";
import { holdsArticles } from "./list-articles.ts";
import { isLong } from "../../../../../test/support/effort.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const asRtf = (lines: readonly ExportLine[]): string =>
  `{\\rtf1\\ansi ${lines.map(({ text }) => text.replace(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0)}?`)).join("\\par\n")}}`;

const formats: readonly (readonly [ending: string, write: (lines: readonly ExportLine[]) => Uint8Array])[] = [
  ["html", (lines) => bytesOf(asPage(lines))],
  ["pdf", asPdf],
  ["txt", (lines) => bytesOf(asText(lines))],
  ["docx", (lines) => new Uint8Array(writeDocx({ body: lines.map(({ text }) => paragraph(text)).join("") }))],
  ["rtf", (lines) => bytesOf(asRtf(lines))],
];

const first = ["Talks on the river", "The Guardian (London)", "2024-03-05", ["Ann Lee", "Bo Ray"], ["FOREIGN PAGES"]];
const second = ["A second one", "The Herald", "2024-04-01", [], []];
const flat = (text: string): string => text.replace(/\s+/g, " ");

async function articlesOf(bytes: Uint8Array, name: string) {
  const found: { name: string; about: unknown[]; text: string }[] = [];
  for await (const listed of listSources({ bytes, name })) {
    expect(listed.error).toBeUndefined();
    const { document } = await readSource(listed.bytes ?? new Uint8Array(), { name: listed.name, isBounded: true });
    const { title, publisher, published, authors, tags } = document.metadata;
    found.push({ name: listed.name, about: [title, publisher, published, authors, tags], text: flat(document.text) });
  }
  return found;
}

/** In the short form each data base as a page, and one of them in every format. */
const cases = Object.entries(shownExports).flatMap(([base, lines]) =>
  formats.filter((_, format) => isLong || format === 0 || base === "Europresse").map(([ending, write]) => [base, ending, write(lines)] as const),
);

describe("an export of a newspaper data base is split, whatever its format", () => {
  test.each(cases)("%s as %s", async (_, ending, bytes) => {
    const name = `export.${ending}`;
    const found = await articlesOf(bytes, name);
    expect(found.map(({ about }) => about)).toEqual([first, second]);
    for (const [at, about] of ["rivers", "trade"].entries()) for (const words of paragraphsAbout(about)) expect(found[at]?.text).toContain(words);
    expect(found[0]?.text).not.toMatch(/Load-Date|Copyright|©|trade|Document GRDN|DETAILS|Record:|Page \d|·/);
    await expect(readSource(bytes, { name })).rejects.toMatchObject({ code: "RAP_SOURCE_ARTICLES" });
    expect(await holdsArticles({ bytes, name })).toBe(true);
  });
});

describe("what surrounds the articles", () => {
  const lexis = shownExports["LexisNexis"] ?? [];

  test("an article of several pages has its title once, and its paragraphs whole", async () => {
    const long = Array.from({ length: 30 }, (_, at): ExportLine => ({ text: `${paragraphsAbout(`matter ${at + 1}`)[0]}` }));
    const body = lexis.findIndex(({ text }) => text === "Body") + 1;
    const [found, other] = await articlesOf(asPdf([...lexis.slice(0, body), ...long, ...lexis.slice(body)]), "long.pdf");
    expect(found?.text.match(/Talks on the river/g)).toHaveLength(1);
    for (const { text } of long) expect(found?.text).toContain(text);
    expect([found?.about, other?.about]).toEqual([first, second]);
  });

  test("a cover that lists the documents is no part of the first one", async () => {
    const cover = ["User Name: A", "Date and Time: Monday, April 8, 2024 9:15:00 AM BST", "Job Number: 123456789", "Documents (2)"];
    const list = [1, 2].flatMap((number) => [`${number}. Talks on the river`, "Client/Matter: -None-", "Search Terms: rivers"]);
    const lines = [...cover, ...list].map((text): ExportLine => ({ text }));
    for (const [ending, write] of formats) {
      const found = await articlesOf(write([...lines, ...lexis]), `cover.${ending}`);
      expect(found.map(({ about }) => about)).toEqual([first, second]);
    }
  });

  test("the words of the data base may be in another language", async () => {
    const german = (shownExports["Factiva"] ?? []).map(({ text, kind = "row" }) => ({
      text: text.replace(/ words$/, " Wörter").replace(/^Document /, "Dokument "),
      kind,
    }));
    const lines = german.map(({ text }): ExportLine => ({ text: text.replace("1,040", "1.040") }));
    for (const [ending, write] of formats) expect((await articlesOf(write(lines), `a.${ending}`)).map(({ about }) => about)).toEqual([first, second]);
  });
});

describe("an export that cannot be split is named", () => {
  const unsplit = "LINE\n\nLength of all: unknown\n\nLoad-Date: March 6, 2024\n\nMinisters will meet on Tuesday, and they are likely to agree.\n";
  const warned = expect.objectContaining({ code: "export-unsplit", message: expect.stringContaining("LexisNexis") });

  test.each(formats)("with a warning where only its signs are known, as %s", async (ending, write) => {
    const bytes = write(unsplit.split("\n\n").map((text): ExportLine => ({ text: `${text} of 500 words` })));
    const { warnings } = await readSource(bytes, { name: `a.${ending}` });
    expect(warnings).toContainEqual(warned);
  });

  test("with an error where no article has a newspaper or a day", async () => {
    const bytes = bytesOf(`${"_".repeat(60)}\n\nTalks\n\nProQuest document ID: 12\n\n${"_".repeat(60)}\n`);
    const listed: unknown[] = [];
    for await (const one of listSources({ bytes, name: "a.txt" })) listed.push(one);
    expect(listed).toMatchObject([{ name: "a.txt", error: { code: "RAP_SOURCE_UNSPLIT" } }]);
  });

  test.each(formats)("an essay on data bases is left alone, as %s", async (ending, write) => {
    const essay = ["On archives", "Factiva, ProQuest, NewsBank and Europresse hold newspapers; 500 words are allowed.", "5 March 2024"];
    const bytes = write(essay.map((text): ExportLine => ({ text })));
    const { document, warnings } = await readSource(bytes, { name: `a.${ending}` });
    expect(document.text).toContain("hold newspapers");
    expect(warnings.filter(({ code }) => code === "export-unsplit")).toEqual([]);
    expect(await holdsArticles({ bytes, name: `a.${ending}` })).toBe(false);
  });
});
