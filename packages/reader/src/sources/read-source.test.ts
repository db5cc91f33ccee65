import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sharedFolder } from "../../../../test/support/shared-folder.ts";
import type { SourceDocument } from "@rapporteur/core/model";
import { writeZip } from "./archive/zip-writer-for-tests.ts";
import { readDocumentBytes } from "./read-document-bytes-for-tests.ts";
import { readSource } from "./read-source.ts";

const fixtures = join(import.meta.dirname, "../../../../test/fixtures/sources");
const seeds = join(sharedFolder, "seeds");

/** Blocks as "kind level words", the way a reader would list them. */
function outline(document: SourceDocument): string[] {
  return document.blocks.map(
    ({ kind, level, start, end }) => `${kind}${level === 0 ? "" : ` ${level}`}: ${document.text.slice(start, end).slice(0, 44)}`,
  );
}

describe("a page with wrappers, cards and all the furniture", async () => {
  const { document, format, warnings } = await readSource(join(fixtures, "expert-cards.html"));

  test("is read as the text it holds", () => {
    expect(format).toBe("html");
    expect(warnings).toEqual([]);
    expect(outline(document)).toEqual([
      "title 1: Experts react: Norland closes the Varn canal",
      "paragraph: On Monday morning the lock gates at Varn swu",
      "byline: By IMA Staff | November 5, 2029",
      "other: Jump to an expert’s reaction",
      "other: Petra Olsvik",
      "other: Amadou Ceesay-Lund",
      "byline: Petra Olsvik",
      "bio: Senior fellow, Program on Inland Waters",
      "heading 3: A blockade by any other name",
      "paragraph: Norland says that the gates are shut for rep",
      "paragraph: The closure will raise the price of grain in",
      "quote: “We do not close what is ours to open,” the ",
      "paragraph: There are three ways out:",
      "item 1: a toll that both sides can live with;",
      "item 1: arbitration under the treaty of 1987;",
      "item 2: which Norland has never accepted;",
      "item 1: a winter so mild that nobody needs the canal",
      "heading 3: Estmark pays first, Norland pays longer",
      "paragraph: The first bill goes to the bakers of Estmark",
      "paragraph: Could the two sides still agree? They could,",
      "bio: Amadou Ceesay-Lund is a professor of maritim",
    ]);
  });

  test("gives its metadata", () => {
    expect(document.metadata).toEqual({
      title: "Experts react: Norland closes the Varn canal",
      standfirst: "On Monday morning the lock gates at Varn swung shut. Is this a blockade? Who pays for it first? Our scholars take a look.",
      published: "2029-11-05",
      publisher: "Institute for Made-up Affairs",
      url: "https://made-up.example/experts-react/varn-canal/",
      authors: ["Petra Olsvik", "Amadou Ceesay-Lund"],
      tags: ["Norland", "Trade & transit"],
      language: "en",
    });
  });

  test("shows no word of menus, comments, scripts, hidden parts, notes and pull quotes", () => {
    expect(document.text).not.toMatch(
      /Skip to|Most read|thirty years and|cookies|Sign up|written by a script|Hidden words|repairs\.1|All rights|Related content|REUTERS/,
    );
    expect(document.text.match(/Nobody who has seen the notice/g)).toHaveLength(1);
  });

  test("keeps what is bold", () => {
    const bio = document.blocks.at(-1);
    expect(bio?.emphasis?.map(({ start, end }) => document.text.slice(start, end))).toEqual(["Amadou Ceesay-Lund"]);
  });
});

test("replies in a table beside the names of who gives them are text", () => {
  const row = (name: string): string =>
    `<tr><td>${name}</td><td>${name} says a good deal here. It is long enough to be a reply, and it ends as sentences end.</td></tr>`;
  const page = `<html><body><h1>Survey</h1><p>We asked two people what they thought of the matter.</p><table><tr><th>Expert</th><th>Reply</th></tr>${row("Ada Lund")}${row("Per Holm")}</table></body></html>`;
  const { document } = readDocumentBytes(new TextEncoder().encode(page), { name: "survey.html" });
  expect(
    document.blocks.filter(({ kind, start, end }) => kind === "paragraph" && document.text.slice(start, end).includes("good deal")),
  ).toHaveLength(2);
});

test("an old page laid out with tables, in windows-1252 under another label", async () => {
  const { document, encoding } = await readSource(join(fixtures, "old-table-page.html"));
  expect(encoding).toBe("windows-1252");
  expect(document.metadata).toMatchObject({ title: "The general’s café", published: "1999-03-22" });
  expect(outline(document)).toEqual([
    "title 1: The general’s café",
    "byline: By Amélie Dumont-Roy\n22 March 1999",
    "paragraph: The general keeps a café now. He says that t",
    "heading 2: What he did not say",
    "paragraph: He did not say that the army would come back",
    "paragraph: Two of his old captains run the kitchen.\nOne",
    "paragraph: The other one has taken up chess, and loses.",
    "bio: Amélie Dumont-Roy is a correspondent of The ",
  ]);
  expect(document.text).toContain("“Armies do not come back,” he told me – “they are sent.”");
});

test("a hard-wrapped mail keeps its own text; blocks cover the document and not the furniture", async () => {
  const { document, bytes } = await readSource(join(fixtures, "wrapped-mail.txt"));
  expect(document.text).toBe(Buffer.from(bytes).toString("utf8"));
  expect(document.metadata).toMatchObject({ standfirst: null, published: "2024-05-03", tags: ["canals", "treaties", "Estmark"] });
  expect(outline(document)).toEqual([
    "title 1: From the desk of nobody: an invented note, w",
    "byline: By Lotte Example-Brandt",
    "other: 3 May 2024",
    "paragraph: The ministers met for the fourth time this y",
    "heading 2: What Estmark said",
    "paragraph: Estmark's foreign minister told the room:",
    "quote: We came with an offer. We leave with the\n> s",
    "paragraph: The offer has three parts:",
    "item 1: a toll on the canal,",
    "item 1: an arbitration clause that either side may\n ",
    "item 1: and silence until June.",
    "heading 2: 1. Nobody will call on the clause",
    "paragraph: It is too early for that. Norland would lose",
    "bio: Lotte Example-Brandt teaches the history of ",
  ]);
  expect(document.markup?.map(({ start, end }) => document.text.slice(start, end))).toEqual(["> "]);
});

describe("a Markdown briefing", async () => {
  const { document, bytes, format } = await readSource(join(fixtures, "briefing.md"));

  test("keeps its own text and lists the marks", () => {
    expect(format).toBe("markdown");
    expect(document.text).toBe(Buffer.from(bytes).toString("utf8"));
    const marks = document.markup?.map(({ start, end }) => document.text.slice(start, end)) ?? [];
    expect(marks).toEqual(expect.arrayContaining(["**", "[", '](https://made-up.example/waters "Waters")', "[^1]", "> ", "\\", "<", ">"]));
    expect(marks.join("")).not.toMatch(/snake|stays/);
  });

  test("is taken apart", () => {
    expect(outline(document)).toEqual([
      "byline: Amadou Ceesay-Lund",
      "title 1: Three readings of the Varn closure",
      "paragraph: The gates are shut, the notices are up, and ",
      "heading 2: A **blockade** by any other name",
      "paragraph: **Petra Olsvik**, senior fellow at the [Prog",
      "quote: Norland will not open the gates\n> before the",
      "heading 2: Repairs",
      "item 1: the gates,",
      "item 1: the sluices\n   and their motors,",
      "item 1: which are older than the treaty;",
      "item 1: the road over the pass.",
      "other: code that is\nnot prose",
      "other: | Year | Ships |\n|------|-------|\n| 2028 | 4",
      "paragraph: Escaped \\*stars\\* stay, snake_case_words sta",
      "bio: **Petra Olsvik** is a senior fellow at the I",
      "other: Under the treaty of 1987.",
    ]);
    expect(document.text).toContain("nobody should read");
    expect(document.blocks.some(({ start, end }) => document.text.slice(start, end).includes("nobody should read"))).toBe(false);
  });

  test("gives its metadata", () => {
    expect(document.metadata).toMatchObject({
      title: "Three readings of the Varn closure",
      standfirst: "The gates are shut, the notices are up, and nobody agrees on what the closure is for. What should Estmark do next?",
      published: "2029-11-05",
      authors: ["Petra Olsvik", "Amadou Ceesay-Lund"],
      tags: ["canals", "trade, overland", "Estmark", "lakes"],
      url: "https://made-up.example/briefing",
    });
  });
});

describe("the roundup this product began with", () => {
  const seed = join(seeds, "xi-putin-roundup.txt");

  test.skipIf(!existsSync(seed))(
    "has title, standfirst, three headings and two bios, and no comment form (skipped: ../shared is absent)",
    async () => {
      const { document, warnings } = await readSource(seed);
      const of = (kind: string): string[] =>
        document.blocks.filter((block) => block.kind === kind).map(({ start, end }) => document.text.slice(start, end));
      expect(warnings).toEqual([]);
      expect(document.metadata.title).toMatch(/^Xi and Putin just wrapped up talks in Moscow: What does it mean/);
      expect(document.metadata.standfirst).toMatch(/^It’s a friendship testing the limits\. .* diplomat-speak\.$/);
      expect(document.metadata).toMatchObject({ tags: [], published: null, language: "en" });
      expect(of("heading")).toEqual([
        "China has doubled down on relations with Russia",
        "Putin won’t even take the first step to legitimize China’s sham ‘peace plan’",
        "Putin and Xi are building an alternative world order—with Russia as the vassal state",
      ]);
      expect(of("bio").map((bio) => bio.slice(0, 20))).toEqual(["David O. Shullman is", "John Herbst is senio"]);
      expect(of("paragraph")).toHaveLength(14);
      expect(document.text).toContain("Add a Comment");
      expect(document.blocks.at(-1)?.end).toBeLessThan(document.text.indexOf("Tags: No tags"));
    },
  );
});

describe("what cannot be read", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "rapporteur-sources-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };

  test("a missing file, a path through a file, a path with a NUL", async () => {
    await expect(readSource(join(folder, "no.txt"))).rejects.toMatchObject({ code: "RAP_SOURCE_NOT_FOUND" });
    await expect(readSource(join(write("a.txt", "x"), "b.txt"))).rejects.toMatchObject({ code: "RAP_SOURCE_NOT_FOUND" });
    await expect(readSource("a\0b")).rejects.toMatchObject({ code: "RAP_SOURCE_NOT_FOUND" });
  });

  test("a directory", async () => {
    await expect(readSource(folder)).rejects.toMatchObject({ code: "RAP_SOURCE_DIRECTORY" });
  });

  test.each([
    ["nothing", ""],
    ["white space", " \n\t\r\n"],
    ["a mark and nothing", "\ufeff"],
    ["NULs", "\0"],
  ])("%s", async (_, content) => {
    const code = content === "\0" ? "RAP_SOURCE_BINARY" : "RAP_SOURCE_EMPTY";
    await expect(readSource(write("empty.txt", content))).rejects.toMatchObject({ code });
  });

  test("a file of 200 MB, by its size alone", async () => {
    const path = write("large.txt", "x");
    truncateSync(path, 200 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    await expect(readSource(path)).rejects.toThrow(/large\.txt is larger than 32 MB; split it/);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  test("bytes over a limit of the caller's", async () => {
    await expect(readSource(Buffer.from("four"), { maxBytes: 3 })).rejects.toThrow("standard input is larger than 3 bytes");
  });

  test.each([
    ["a PNG picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ["a JPEG picture", Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ["a gzip archive", gzipSync("text")],
    [
      "a spreadsheet",
      writeZip([
        { name: "[Content_Types].xml", content: "" },
        { name: "xl/workbook.xml", content: "" },
      ]),
    ],
    ["a SQLite database", Buffer.from("SQLite format 3\0")],
    ["a table (Parquet)", Buffer.from([0x50, 0x41, 0x52, 0x31, 0x15, 0x04])],
    ["binary data", Buffer.from(Array.from({ length: 600 }, (_, index) => (index * 89) % 256))],
  ])("%s is named as such", async (what, content) => {
    await expect(readSource(write("disguise.txt", content))).rejects.toMatchObject({ code: "RAP_SOURCE_BINARY", details: { what } });
  });

  test("a ZIP archive, which may hold many documents", async () => {
    await expect(readSource(write("many.txt", writeZip([{ name: "a.txt", content: "a" }])))).rejects.toMatchObject({ code: "RAP_SOURCE_ARCHIVE" });
  });

  test("bytes in no encoding", async () => {
    const noise = Buffer.from(Array.from({ length: 900 }, (_, index) => 0x80 + ((index * 67) % 128)));
    await expect(readSource(write("noise.txt", noise))).rejects.toMatchObject({ code: "RAP_SOURCE_ENCODING" });
    await expect(readSource(Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]))).rejects.toThrow(/UTF-32/);
  });

  test("a page without text", async () => {
    await expect(
      readSource(Buffer.from("<!doctype html><html><body><div id=app></div><script>render()</script></body></html>")),
    ).rejects.toMatchObject({
      code: "RAP_SOURCE_NO_TEXT",
    });
  });

  test("an address of another scheme", async () => {
    await expect(readSource("ftp://example.org/a.txt")).rejects.toMatchObject({ code: "RAP_SOURCE_URL" });
    await expect(readSource("file:///etc/passwd")).rejects.toMatchObject({ code: "RAP_SOURCE_URL" });
  });
});

describe("encodings", () => {
  const sentence = "Žižek said “no” – and the café in Zürich agreed, as the ministers of the two countries did.";

  test.each([
    ["utf-8", Buffer.from(`\ufeff${sentence}`)],
    ["utf-16le", Buffer.from(`\ufeff${sentence}`, "utf16le")],
    ["utf-16be", Buffer.from(`\ufeff${sentence}`, "utf16le").swap16()],
  ])("%s with a mark", async (encoding, bytes) => {
    const read = await readSource(bytes);
    expect(read.encoding).toBe(encoding);
    expect(read.document.text).toBe(sentence);
    expect(read.warnings).toEqual([]);
  });

  test("UTF-16 without a mark", async () => {
    expect((await readSource(Buffer.from(sentence, "utf16le"))).document.text).toBe(sentence);
    expect((await readSource(Buffer.from(sentence, "utf16le").swap16())).document.text).toBe(sentence);
  });

  test("Latin-1 is recognised, and said to be a guess", async () => {
    const bytes = Buffer.from("The café of the général is where the ministers of the two countries met after the war.", "latin1");
    const { document, warnings } = await readSource(bytes);
    expect(document.text).toContain("The café of the général");
    expect(warnings.map(({ code }) => code)).toEqual(["encoding-guessed"]);
  });

  test("Russian in windows-1251", async () => {
    const russian = "Встреча министров прошла в столице, и стороны не договорились о перемирии.";
    const bytes = Uint8Array.from(russian, (letter) => (letter.charCodeAt(0) >= 0x410 ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0)));
    const { document, encoding } = await readSource(bytes);
    expect([encoding, document.text, document.metadata.language]).toEqual(["windows-1251", russian, "ru"]);
  });

  test("a label counts where UTF-8 does not fit, and not where it does", async () => {
    const czech = Uint8Array.from([0x8e, 0x69, 0x9e, 0x65, 0x6b, 0x20, 0xf8, 0x65, 0x6b, 0x6c]);
    expect((await readSource(czech, { charset: "windows-1250" })).document.text).toBe("Žižek řekl");
    expect((await readSource(Buffer.from(sentence), { charset: "iso-8859-1" })).document.text).toBe(sentence);
  });

  test("a damaged byte is shown and warned of", async () => {
    const text = "“Quotes” and dashes – many of them – “so” that it is UTF-8 – beyond “doubt” –";
    const bytes = Buffer.from(text);
    bytes[bytes.indexOf(Buffer.from("“Quotes")) + 1] = 0x20;
    const { warnings, encoding } = await readSource(bytes);
    expect(encoding).toBe("utf-8");
    expect(warnings).toMatchObject([{ code: "encoding-damaged", start: 0 }]);
  });

  test("a terminal's escapes in UTF-8 are no damage; those of ISO-2022-JP are read", async () => {
    const coloured = await readSource(Buffer.from(`\u001b[31mChina\u001b[0m warned Japan. ${sentence.repeat(3)}`));
    expect([coloured.encoding, coloured.warnings]).toEqual(["utf-8", []]);
    const japanese = Uint8Array.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42]);
    expect((await readSource(japanese)).document.text).toBe("日本");
  });

  test("the same bytes give the same digest", async () => {
    expect((await readSource(Buffer.from("abc"))).sha256).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});

describe("formats", () => {
  const page = "<!doctype html><html><body><h1>A title that is long</h1><p>Some words in a paragraph of a page.</p></body></html>";

  test("a page is a page whatever it is called", async () => {
    expect((await readSource(Buffer.from(page), { name: "page.txt" })).format).toBe("html");
    expect((await readSource(Buffer.from(`<!-- saved -->\n${page}`), { name: "page.md" })).format).toBe("html");
  });

  test("Markdown may begin with an element", async () => {
    expect((await readSource(Buffer.from("<p align=center>Logo</p>\n\n# Title\n\nWords."), { name: "a.md" })).format).toBe("markdown");
  });

  test("without a name the text decides", async () => {
    expect((await readSource(Buffer.from("# Title\n\nWords."))).format).toBe("markdown");
    expect((await readSource(Buffer.from("Title\n\nWords with a # sign and a < b."))).format).toBe("text");
    expect((await readSource(Buffer.from("# 1 is our number\n\nWords."), { name: "a.txt" })).format).toBe("text");
    expect((await readSource(Buffer.from("# Title"), { format: "text" })).format).toBe("text");
  });
});
