import { describe, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import { writeZip, type WrittenEntry } from "../archive/zip-writer-for-tests.ts";
import type { ReadSource } from "../read-options.ts";
import { readSource } from "../read-source.ts";
import { openedFormats } from "./opened-formats.ts";

const stored = (name: string, content: string): WrittenEntry => ({ name, content, isStored: true });
const encoder = new TextEncoder();

/** Read in this process: what is tested is the readers, not the process around them. */
const read = (content: string | Uint8Array, name = "file"): Promise<ReadSource> =>
  readSource(typeof content === "string" ? encoder.encode(content) : content, { name, isBounded: true });

async function codeOf(content: string | Uint8Array, name = "file"): Promise<string> {
  try {
    await read(content, name);
    return "read";
  } catch (error) {
    if (!isRapporteurError(error)) throw error;
    return error.code;
  }
}

/** Blocks as "kind: words". */
const blocksOf = ({ document }: ReadSource): string[] => document.blocks.map(({ kind, start, end }) => `${kind}: ${document.text.slice(start, end)}`);

const prose = "Ministers of 🌍 will meet in Re\u0301mi’s town on Tuesday, and they are likely to agree on most of what was left open.";

const odtNames =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"';

function writeOdt(body: string, entries: readonly WrittenEntry[] = []): Uint8Array {
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${odtNames}><office:automatic-styles>
    <style:style style:name="P1" style:parent-style-name="Quotations"/><style:style style:name="T1"><style:text-properties fo:font-weight="bold"/></style:style>
    </office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`;
  const meta = `<office:document-meta ${odtNames}><office:meta><dc:title>Talks on the river</dc:title><meta:creation-date>2024-03-05T10:00:00</meta:creation-date></office:meta></office:document-meta>`;
  return writeZip([
    stored("mimetype", "application/vnd.oasis.opendocument.text"),
    stored("content.xml", content),
    stored("meta.xml", meta),
    ...entries,
  ]);
}

describe("an OpenDocument text", () => {
  test("gives headings, lists, quotes, tables and notes; what was deleted or is a comment is left out", async () => {
    const body = `<text:tracked-changes><text:p>deleted words</text:p></text:tracked-changes>
      <text:p text:style-name="Title">Talks on the river</text:p><text:h text:outline-level="2">First <text:span text:style-name="T1">part</text:span></text:h>
      <text:p>${prose}<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See the treaty.</text:p></text:note-body></text:note><office:annotation><text:p>a comment</text:p></office:annotation></text:p>
      <text:p>One<text:s text:c="999999999"/>two<text:line-break/>three &amp; four.</text:p>
      <text:list><text:list-item><text:p>An item of the list</text:p></text:list-item></text:list>
      <text:p text:style-name="P1">Quoted words of somebody.</text:p>
      <table:table><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell><table:table-cell><text:p>Tons</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>2023</text:p></table:table-cell><table:table-cell><text:p>12</text:p></table:table-cell></table:table-row></table:table>`;
    const { format, document } = await read(writeOdt(body));
    expect(format).toBe("odt");
    expect(document.metadata.title).toBe("Talks on the river");
    expect(document.text).toContain(prose);
    for (const words of ["First part", "An item of the list", "Quoted words of somebody.", "Year\tTons", "See the treaty.", "three & four."])
      expect(document.text).toContain(words);
    for (const words of ["deleted words", "a comment"]) expect(document.text).not.toContain(words);
    expect(document.text.indexOf("See the treaty.")).toBeGreaterThan(document.text.indexOf("Tons"));
  });

  test("that is cut, empty or packed like a bomb is refused", async () => {
    const whole = writeOdt(`<text:p>${prose}</text:p>`);
    expect(await codeOf(whole.subarray(0, whole.length - 60))).toMatch(/RAP_SOURCE_(?:DAMAGED|BINARY|ARCHIVE)/);
    expect(await codeOf(writeOdt(""))).toBe("RAP_SOURCE_NO_TEXT");
    const bomb = writeZip([
      stored("mimetype", "application/vnd.oasis.opendocument.text"),
      { name: "content.xml", content: `<a>${" ".repeat(20_000_000)}</a>` },
    ]);
    expect(await codeOf(bomb)).toBe("RAP_SOURCE_INFLATES");
  });
});

describe("an e-book", () => {
  const page = (words: string): string =>
    `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${words}</body></html>`;
  const book = (spine: string, entries: readonly WrittenEntry[]): Uint8Array =>
    writeZip([
      stored("mimetype", "application/epub+zip"),
      stored("META-INF/container.xml", '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'),
      stored(
        "OEBPS/book.opf",
        `<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Rivers and states</dc:title><dc:creator>Ann Lee</dc:creator><dc:date>2021-05-06</dc:date></metadata>
        <manifest><item id="a" href="text/one%20.xhtml" media-type="application/xhtml+xml"/><item id="b" href="two.xhtml" media-type="application/xhtml+xml"/><item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest><spine>${spine}</spine></package>`,
      ),
      ...entries,
    ]);

  test("is read in its order, without the table of contents", async () => {
    const spine = '<itemref idref="n"/><itemref idref="b"/><itemref idref="a"/><itemref idref="b"/>';
    const { format, document } = await read(
      book(spine, [
        stored("OEBPS/text/one .xhtml", page(`<h1>One</h1><p>By Ann Lee</p><p>${prose}</p>`)),
        stored("OEBPS/two.xhtml", page(`<h1>Two</h1><p>It begins here, with a paragraph that is long enough to be one of a book.</p>`)),
        stored("OEBPS/nav.xhtml", page("<ol><li>Contents</li></ol>")),
      ]),
    );
    expect([format, document.metadata.title, document.metadata.authors, document.metadata.published]).toEqual([
      "epub",
      "Rivers and states",
      ["Ann Lee"],
      "2021-05-06",
    ]);
    expect(document.text.indexOf("It begins here")).toBeLessThan(document.text.indexOf(prose));
    expect(document.text.split("It begins here")).toHaveLength(2);
    expect(document.text).not.toContain("Contents");
  });

  test("without its order is damaged", async () => {
    expect(await codeOf(writeZip([stored("mimetype", "application/epub+zip"), stored("a.xhtml", page(prose))]))).toBe("RAP_SOURCE_DAMAGED");
  });
});

describe("an RTF document", () => {
  const rtf = (body: string): string =>
    `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times;}{\\f1\\fcharset204 Cyr;}}{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}{\\s2 Title;}}{\\info{\\title Talks on the river}{\\creatim\\yr2024\\mo3\\dy5\\hr1}}${body}}`;

  test("gives paragraphs by their styles, in the letters of its code pages", async () => {
    const body = [
      "{\\header\\pard A running head\\par}",
      "\\pard\\s2 Talks on the river\\par",
      "\\pard\\s1 First part\\par",
      "\\pard\\plain Caf\\'e9 \\u8211? \\u-10179?\\u-8704? na\\u239\\'efve, {\\f1\\'cc\\'e8\\'f0}, and a sentence that goes on for long enough{\\footnote\\pard See the treaty.}.\\par",
      "{\\*\\unknown hidden words}{\\pict 00ff}{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt a link}} stands here with words around it.\\par",
      "\\trowd\\pard\\intbl Year\\cell Tons\\cell\\row\\trowd\\pard\\intbl 2023\\cell 12\\cell\\row\\pard",
    ].join("\r\n");
    const source = await read(rtf(body));
    expect([source.format, source.document.metadata.title]).toEqual(["rtf", "Talks on the river"]);
    expect(source.document.text).toContain("Café – 😀 naïve, Мир, and a sentence");
    for (const words of ["a link stands here", "Year\tTons", "See the treaty."]) expect(source.document.text).toContain(words);
    for (const words of ["running head", "hidden words", "HYPERLINK", "00ff"]) expect(source.document.text).not.toContain(words);
    expect(blocksOf(source)).toContain("heading: First part");
  });

  test("that nests without end, or is cut, does not hold up the reader", async () => {
    expect(await codeOf(rtf("{".repeat(100_000)))).toBe("RAP_SOURCE_DAMAGED");
    expect((await read(rtf(`\\pard ${prose.replace(/[^\x20-\x7e]/g, "e")}\\par {\\b cut`))).document.text).toContain("likely to agree");
    expect(await codeOf(rtf("\\bin99999999999999999999 "))).toBe("RAP_SOURCE_NO_TEXT");
  });
});

describe("a mail message", () => {
  const headers = [
    "Received: from a.example by b.example",
    "From: =?utf-8?q?Zo=C3=AB_Lee?= <zoe@a.example>",
    "Subject: =?utf-8?q?Talks_=F0=9F=8C=8D?=",
    "Date: Tue, 5 Mar 2024 10:00:00 +0000",
    "MIME-Version: 1.0",
  ];

  test("gives subject, sender, day and the plain text; attachments are told", async () => {
    const parts = [
      'Content-Type: multipart/mixed; boundary="m"',
      "",
      "--m",
      'Content-Type: multipart/alternative; boundary="a"',
      "",
      "--a",
      "Content-Type: text/plain; charset=iso-8859-1",
      "Content-Transfer-Encoding: quoted-printable",
      "",
      "Caf=E9 talks go on, and the ministers are likely to agree on most of it.",
      "--a",
      "Content-Type: text/html; charset=utf-8",
      "",
      "<p>Other words</p>",
      "--a--",
      "--m",
      'Content-Type: application/pdf; name="a.pdf"',
      "Content-Disposition: attachment",
      "Content-Transfer-Encoding: base64",
      "",
      "JVBERi0=",
      "--m--",
    ];
    const { format, document, warnings } = await read([...headers, ...parts].join("\r\n"));
    const { title, authors, published } = document.metadata;
    expect([format, title, authors, published]).toEqual(["mail", "Talks 🌍", ["Zoë Lee"], "2024-03-05"]);
    expect(document.text).toContain("Café talks go on");
    expect(document.text).not.toContain("Other words");
    expect(warnings.map(({ code }) => code)).toContain("mail-attachments");
  });

  test("of HTML alone is read as a page, and one without words is refused", async () => {
    const html = [...headers, "Content-Type: text/html; charset=utf-8", "", `<p>${prose}</p>`].join("\r\n");
    expect((await read(html)).document.text).toContain(prose);
    expect(await codeOf([...headers, "", ""].join("\r\n"))).toBe("RAP_SOURCE_NO_TEXT");
  });

  test("that ends within a part is read, with a word of it", async () => {
    const cut = [...headers, 'Content-Type: multipart/mixed; boundary="m.(1)"', "", "--m.(1)", "Content-Type: text/plain; charset=utf-8", "", prose];
    const codesOf = async (lines: readonly string[]): Promise<string[]> => (await read(lines.join("\r\n"))).warnings.map(({ code }) => code);
    expect(await codesOf(cut)).toContain("mail-cut");
    expect(await codesOf([...cut, "--m.(1)--"])).not.toContain("mail-cut");
    expect(await codesOf([...headers, "Content-Type: text/plain; charset=utf-8", "", prose])).not.toContain("mail-cut");
  });
});

test("a page that a browser saved in one file is read as the page, with its address", async () => {
  const saved = [
    "From: <Saved by Blink>",
    "Snapshot-Content-Location: https://review.example/talks",
    "Subject: Talks",
    "Date: Tue, 5 Mar 2024 10:00:00 -0000",
    "MIME-Version: 1.0",
    'Content-Type: multipart/related; type="text/html"; boundary="b"',
    "",
    "--b",
    "Content-Type: text/html; charset=utf-8",
    "Content-Transfer-Encoding: quoted-printable",
    "Content-Location: https://review.example/talks",
    "",
    `<html><head><title>Talks</title></head><body><article><h1>Talks=20on the river</h1><p>Caf=C3=A9: ${prose.replace(/[^\x20-\x7e]/g, "e")}</p></article></body></html>`,
    "--b",
    "Content-Type: image/png",
    "Content-Transfer-Encoding: base64",
    "",
    "iVBORw0KGgo=",
    "--b--",
  ].join("\r\n");
  const { format, document } = await read(saved);
  expect([format, document.metadata.url]).toEqual(["mhtml", "https://review.example/talks"]);
  expect(document.text).toContain("Talks on the river");
  expect(document.text).toContain("Café: Ministers");
});

test("a page that was saved in one file and is cut is read with a word of it, and is damaged where it ends before its words", async () => {
  const head = ["From: <Saved by Blink>", "MIME-Version: 1.0", "Content-Type: multipart/related;", '\ttype="text/html";', '\tboundary="b"', ""];
  const page = ["--b", "Content-Type: text/html; charset=utf-8", "", `<h1>Talks</h1><p>${prose}</p>`];
  const { document, warnings } = await read([...head, ...page].join("\r\n"), "a.mht");
  expect(document.text).toContain(prose);
  expect(warnings).toContainEqual({ code: "mail-cut", message: "the file ends before its last part does: words may be missing at the end" });
  expect(await codeOf([...head, "--b", "Content-Type: text/html"].join("\r\n"), "a.mht")).toBe("RAP_SOURCE_DAMAGED");
  expect(await codeOf([...head, "--b", "Content-Type: image/png", "", "x", "--b--"].join("\r\n"), "a.mht")).toBe("RAP_SOURCE_NO_TEXT");
});

test("a text that is named as a Word document or a PDF is refused as one that holds something else, unless its format is told; a page is one all the same", async () => {
  for (const name of ["a.docx", "a.pdf"]) {
    expect(await codeOf(prose, name)).toBe("RAP_SOURCE_FOREIGN");
    expect((await readSource(encoder.encode(prose), { name, format: "text", isBounded: true })).document.text).toBe(prose);
    expect(await codeOf(`<!doctype html><p>${prose}</p>`, name)).toBe("read");
  }
});

describe("subtitles", () => {
  test("SRT: words without numbers, times and tags; a paragraph after a pause and at a dash", async () => {
    const srt = `\ufeff1\r\n00:00:01,000 --> 00:00:04,000\r\n<i>Ministers will meet</i>\r\non Tuesday.\r\n\r\n2\r\n00:00:04,500 --> 00:00:06,000\r\nThey 😀 may agree.\r\n\r\n3\r\n00:00:10,000 --> 00:00:12,000\r\n- Or not.\r\n- Perhaps.\r\n`;
    const { format, document } = await read(srt);
    expect([format, document.text]).toEqual(["subtitles", "Ministers will meet on Tuesday. They 😀 may agree.\n\nOr not.\n\nPerhaps."]);
  });

  test("WebVTT: names of speakers, notes left out, rolling captions once", async () => {
    const vtt = `WEBVTT - talk\n\nNOTE a remark\n\nSTYLE\n::cue{}\n\nintro\n00:01.000 --> 00:04.000 align:start\n<v Ann Lee>We will &amp; must meet.</v>\n\n00:04.000 --> 00:05.000\n<v Ann Lee>We will &amp; must meet.</v>\n<v Ann Lee>Soon.</v>\n\n00:05.000 --> 00:07.000\n<v Bo>I doubt it.\n`;
    expect((await read(vtt, "a.txt")).document.text).toBe("Ann Lee: We will & must meet. Soon.\n\nBo: I doubt it.");
  });

  test("in UTF-16, as recorders of Windows write them", async () => {
    const srt = "\ufeff1\r\n00:00:01,000 --> 00:00:04,000\r\nCaf\u00e9 talks.\r\n";
    const { format, document } = await read(Buffer.from(srt, "utf16le"), "a.srt");
    expect([format, document.text]).toEqual(["subtitles", "Caf\u00e9 talks."]);
  });

  test("without words are refused", async () => {
    expect(await codeOf("WEBVTT\n\n00:01.000 --> 00:04.000\n\n")).toBe("RAP_SOURCE_NO_TEXT");
  });
});

test("a file that is not what its ending promises is never read as prose", async () => {
  for (const { endings } of openedFormats)
    for (const ending of endings) expect(await codeOf(prose, `a.${ending}`), ending).toBe("RAP_SOURCE_FOREIGN");
});
