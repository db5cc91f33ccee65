import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { writeZip, type WrittenEntry } from "../../../packages/reader/src/sources/archive/zip-writer-for-tests.ts";
import { writeMsg } from "../../../packages/reader/src/sources/msg/msg-writer-for-tests.ts";
import { paragraph, table } from "../../../packages/reader/src/sources/docx/docx-writer-for-tests.ts";
import { setLines, writePdf } from "../../../packages/reader/src/sources/pdf/pdf-writer-for-tests.ts";

/* A small whole file of each format, to be changed. */

const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/sources/${name}`, import.meta.url));
const prose = "Ministers of Norway will meet in Rémi’s town on Tuesday, and “they are likely to agree”, Ann Lee said, on most of what was left open.";
const stored = (name: string, content: string): WrittenEntry => ({ name, content, isStored: true });
const lines = (...all: readonly string[]): Buffer => Buffer.from(all.join("\r\n"));

/* Small ones among them: reading takes as long as a file is, and a change of a small one is seldom beside the point. */
const post = Buffer.from(
  `Tolls again\nBy Zoë Lee\n5 May 2025\n\n“No toll,” said Bo Ash, a fellow at Sund.\n\n- one\n  two\n\n> a reply\n\n1. Last\nTags: lakes\n`,
);
const note = Buffer.from(
  "---\ntitle: A\ntags: [x, y]\n---\n# *Tolls* again\n\n**Zoë** [Lee](http://a.example 'b')[^1] `c` <b>d</b> ![e](f)\n> - g\n>   1. h\n\ni\n---\n\n|j|k|\n|-|:-:|\n|l|m|\n\n~~~\nn\n~~~\n\n[^1]: o\n",
);
const page = Buffer.from(
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>A</title><script type="application/ld+json">{"@type":"Article","author":[{"name":"Zoë Lee"}]}</script><nav>x</nav><article><h1>Tolls</h1><p class="byline">By Zoë Lee<table><tr><td colspan=2>a<td>b</table><ul><li>c</ul><blockquote>d &amp; e</article>',
);
export const text = [fixture("wrapped-mail.txt"), fixture("shapes/names-and-posts.txt"), post];
export const markdown = [fixture("briefing.md"), fixture("shapes/italic-bios.md"), note];
export const html = [fixture("expert-cards.html"), fixture("old-table-page.html"), fixture("shapes/blog-debate.html"), page];

export const rtf = [
  Buffer.from(
    `{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}{\\f1\\fcharset204 Cyr;}}{\\stylesheet{\\s0 Normal;}{\\s1 heading 1;}}{\\info{\\title Talks}}\\pard\\s1 First part\\par\\pard Caf\\'e9 \\u8211? \\u-10179?\\u-8704? {\\f1\\'cc\\'e8} and more words{\\footnote\\pard See it.}.\\par\\trowd\\pard\\intbl Year\\cell Tons\\cell\\row\\pard{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt a link}}\\par}`,
  ),
];

const mailHead = ["From: =?utf-8?q?Zo=C3=AB?= <zoe@a.example>", "Subject: Talks", "Date: Tue, 5 Mar 2024 10:00:00 +0000", "MIME-Version: 1.0"];
const mixed = 'Content-Type: multipart/mixed; boundary="m"';
const mailParts = ["", "--m", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "", prose, "--m--"];
const savedPart = [
  "",
  "--b",
  "Content-Type: text/html; charset=utf-8",
  "Content-Location: https://a.example/",
  "",
  `<h1>Talks</h1><p>${prose}</p>`,
  "--b--",
];
export const mail = [
  lines(...mailHead, mixed, ...mailParts),
  lines("From: <Saved by Blink>", "MIME-Version: 1.0", 'Content-Type: multipart/related; type="text/html"; boundary="b"', ...savedPart),
];

const parted = "From zoe@a.example Tue Mar  5 10:00:00 2024";
export const mailbox = [lines(parted, ...mailHead, mixed, ...mailParts, "", parted, ...mailHead, "", prose, "", ">From here on", "")];

const packedRtf = Buffer.from("2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0", "hex");
export const msg = [
  writeMsg({ streams: { "0037001F": "Talks", "0042001F": "Zoë", "1000001F": prose.repeat(30) }, time: Date.UTC(2024, 2, 5), attachments: 1 }),
  writeMsg({ streams: { "0037001E": "Talks", "10130102": Buffer.from(`<p>${prose}</p>`) }, numbers: { 0x3fde: 65_001 } }),
  writeMsg({ streams: { "10090102": packedRtf } }),
];

const answer = (headers: string, body: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n${headers}\r\n`), body]);
const warcRecord = (type: string, block: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(
      `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Target-URI: https://a.example/\r\nWARC-Date: 2024-03-05T10:00:00Z\r\nContent-Length: ${block.length}\r\n\r\n`,
    ),
    block,
    Buffer.from("\r\n\r\n"),
  ]);
const archivedPage = Buffer.from(`<h1>Talks</h1><p>${prose}</p>`);
const chunks = Buffer.concat([
  Buffer.from(`${gzipSync(archivedPage).length.toString(16)}\r\n`),
  gzipSync(archivedPage),
  Buffer.from("\r\n0\r\n\r\n"),
]);
/** A page as a web archive keeps it, not packed. */
export const warcPage = (html: string): Buffer => warcRecord("response", answer("", Buffer.from(html)));
const packedPage = warcRecord("response", answer("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", chunks));
export const warc = [
  Buffer.concat([warcRecord("warcinfo", Buffer.from("software: x\r\n")), warcRecord("response", answer("", archivedPage))]),
  packedPage,
  Buffer.concat([gzipSync(warcRecord("revisit", Buffer.from("HTTP/1.1 200 OK\r\n\r\n"))), gzipSync(packedPage)]),
  writeZip([stored("datapackage.json", "{}"), { name: "archive/a.warc.gz", content: gzipSync(packedPage), isStored: true }]),
];

export const webAnnotations = [
  Buffer.from(
    '{"@context": ["http://www.w3.org/ns/anno.jsonld"], "type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [{"id": "urn:rapporteur:statement:d:s1", "type": "Annotation", "creator": {"name": "Zoë"}, "rapporteur:review": "draft", "rapporteur:date": "2031-05-06T00:00:00.000Z", "body": [{"type": "TextualBody", "purpose": "classifying", "value": "position"}, {"type": "TextualBody", "purpose": "tagging", "rapporteur:variable": "rank", "rapporteur:kind": "integer", "value": "3"}], "target": {"source": "https://a.example/", "rapporteur:document": "d", "rapporteur:fields": {"title": "A 😀"}, "rapporteur:span": [3, 9], "selector": [{"type": "TextQuoteSelector", "exact": "no tax", "prefix": "want ", "suffix": "."}, {"type": "TextPositionSelector", "start": 3, "end": 9}]}}]}}',
  ),
  Buffer.from(
    '{"total": 1, "rows": [{"id": "abc", "uri": "https://a.example/", "user": "acct:ann@hypothes.is", "text": "Why?", "tags": ["tolls", "gates"], "document": {"title": ["A talk"]}, "target": [{"source": "https://a.example/", "selector": [{"type": "RangeSelector", "refinedBy": {"type": "TextQuoteSelector", "exact": "no tax"}}]}], "links": {"html": "https://hypothes.is/a/abc"}}]}',
  ),
];

export const conllu = [
  Buffer.from(
    "# newdoc id = talk\n# newpar\n# text = Du pain.\n1-2\tDu\t_\t_\t_\t_\t_\t_\t_\t_\n1\tDe\tde\tADP\t_\t_\t3\tcase\t_\tStatement=position:s1\n2\tle\tle\tDET\t_\t_\t3\tdet\t_\t_\n3\tpain\tpain\tNOUN\t_\t_\t0\troot\t_\tSpaceAfter=No|Statement=position:s1,claim:s2\n3.1\tx\tx\t_\t_\t_\t_\t_\t_\t_\n4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\tSpacesAfter=\\s\\n\n\n# newpar\n1\tOui\toui\tINTJ\t_\t_\t0\troot\t_\t_\n",
  ),
];

export const subtitles = [
  lines("1", "00:00:01,000 --> 00:00:04,000", "<i>Ministers will meet</i>", "", "2", "00:00:04,500 --> 00:00:06,000", "They may agree.", ""),
  Buffer.from(
    "WEBVTT - talk\n\nNOTE a remark\n\n00:01.000 --> 00:04.000 align:start\n<v Ann Lee>We will &amp; must meet.</v>\n\n00:05.000 --> 00:07.000\n<v Bo>I doubt it.\n",
  ),
];

const odtNames =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"';
const xhtml = (words: string): string => `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${words}</body></html>`;

/** By format: the parts of a file that is a ZIP, so that each part can be changed and packed again. */
export const packed: Readonly<Record<"docx" | "odt" | "epub" | "xlsx" | "zip", readonly WrittenEntry[]>> = {
  docx: [
    stored("[Content_Types].xml", "<Types/>"),
    stored(
      "_rels/.rels",
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    stored(
      "word/document.xml",
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraph("Talks", "Title")}${paragraph(prose)}${table([["Year", "Tons"]])}</w:body></w:document>`,
    ),
    stored(
      "docProps/core.xml",
      '<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Talks</dc:title></cp:coreProperties>',
    ),
  ],
  odt: [
    stored("mimetype", "application/vnd.oasis.opendocument.text"),
    stored(
      "content.xml",
      `<office:document-content ${odtNames}><office:body><office:text><text:h text:outline-level="2">First</text:h><text:p>${prose}<text:s text:c="3"/></text:p><text:list><text:list-item><text:p>An item</text:p></text:list-item></text:list></office:text></office:body></office:document-content>`,
    ),
  ],
  epub: [
    stored("mimetype", "application/epub+zip"),
    stored("META-INF/container.xml", '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>'),
    stored(
      "book.opf",
      '<package><manifest><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
    ),
    stored("one.xhtml", xhtml(`<h1>One</h1><p>${prose}</p>`)),
  ],
  xlsx: [
    { name: "xl/workbook.xml", content: '<workbook><sheets><sheet name="Codes" r:id="r1"/><sheet name="More" r:id="r2"/></sheets></workbook>' },
    {
      name: "xl/_rels/workbook.xml.rels",
      content:
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    },
    { name: "xl/sharedStrings.xml", content: "<sst><si><t>speaker</t></si><si><r><t>Ann </t></r><r><t>Lee_x000D_</t></r></si></sst>" },
    {
      name: "xl/styles.xml",
      content:
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf/><xf numFmtId="170"/></cellXfs></styleSheet>',
    },
    {
      name: "xl/worksheets/sheet1.xml",
      content:
        '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>day</t></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><f>1+1</f><v>45383.5</v></c><c r="D2" t="b"><v>1</v></c></row></sheetData></worksheet>',
    },
    { name: "xl/worksheets/sheet2.xml", content: "<worksheet><sheetData/></worksheet>" },
  ],
  zip: [
    { name: "a.txt", content: prose },
    { name: "folder/b.md", content: `# Talks\n\n${prose}` },
    { name: "c.html", content: `<p>${prose}</p>` },
  ],
};

export const pdf = [false, true].map((isPacked) =>
  writePdf({ pages: [setLines(`Talks on the river. ${prose}`, { x: 72, y: 700, width: 400 })], info: { Title: "Talks" }, isPacked }),
);
export const repacked = (entries: readonly WrittenEntry[]): Buffer => writeZip(entries);
