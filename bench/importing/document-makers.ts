import { escapeXml } from "../../packages/core/src/xml/index.ts";
import { paragraph } from "../../packages/reader/src/sources/docx/docx-writer-for-tests.ts";
import { writeMsg } from "../../packages/reader/src/sources/msg/msg-writer-for-tests.ts";
import { setLines, writePdf } from "../../packages/reader/src/sources/pdf/pdf-writer-for-tests.ts";
import { packed, repacked, warcPage } from "../../test/fuzz/readers/seed-files.ts";

/** A file, and how many documents or pages it counts for. */
export interface MadeDocument {
  readonly bytes: Uint8Array;
  readonly units: number;
}

const marked = (paragraphs: readonly string[], tag: string): string => paragraphs.map((words) => `<${tag}>${escapeXml(words)}</${tag}>`).join("\n");
const swap = (name: keyof typeof packed, part: string, [end, words]: readonly [end: string, words: string]): Buffer =>
  repacked(packed[name].map((entry) => (entry.name === part ? { ...entry, content: String(entry.content).replace(end, `${words}${end}`) } : entry)));
const text = (content: string): MadeDocument => ({ bytes: Buffer.from(content), units: 1 });
const file = (bytes: Uint8Array, units = 1): MadeDocument => ({ bytes, units });
const page = (paragraphs: readonly string[]): string =>
  `<!doctype html><meta charset="utf-8"><title>Talks</title><h1>Talks</h1>${marked(paragraphs, "p")}`;
const head = "From: Zoe <z@a.example>\r\nSubject: Talks\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n";
const second = (at: number): string => `00:${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}.000`;

/** By what is measured: how a document's paragraphs become a file. */
export const documentMakers: Readonly<Record<string, { readonly name: string; readonly make: (paragraphs: readonly string[]) => MadeDocument }>> = {
  text: { name: "a.txt", make: (paragraphs) => text(paragraphs.join("\n\n")) },
  HTML: { name: "a.html", make: (paragraphs) => text(page(paragraphs)) },
  "PDF pages": { name: "a.pdf", make: (paragraphs) => pdfOf(paragraphs.join(" ").split(" ")) },
  DOCX: {
    name: "a.docx",
    make: (paragraphs) => file(swap("docx", "word/document.xml", ["</w:body>", paragraphs.map((one) => paragraph(one)).join("")])),
  },
  ODT: { name: "a.odt", make: (paragraphs) => file(swap("odt", "content.xml", ["</office:text>", marked(paragraphs, "text:p")])) },
  EPUB: { name: "a.epub", make: (paragraphs) => file(swap("epub", "one.xhtml", ["</body>", marked(paragraphs, "p")])) },
  RTF: { name: "a.rtf", make: (paragraphs) => text(`{\\rtf1\\ansi ${paragraphs.join("\\par\r\n")}\\par}`) },
  EML: { name: "a.eml", make: (paragraphs) => text(`${head}${paragraphs.join("\r\n\r\n")}`) },
  MSG: { name: "a.msg", make: (paragraphs) => file(writeMsg({ streams: { "0037001F": "Talks", "1000001F": paragraphs.join("\r\n\r\n") } })) },
  WebVTT: {
    name: "a.vtt",
    make: (paragraphs) => text(`WEBVTT\n\n${paragraphs.map((one, at) => `${second(at)} --> ${second(at + 1)}\n<v Ann>${one}\n`).join("\n")}`),
  },
  WARC: { name: "a.warc", make: (paragraphs) => file(warcPage(page(paragraphs))) },
};

/** Pages of some 350 words. */
function pdfOf(words: readonly string[]): MadeDocument {
  const pages = [];
  for (let at = 0; at < words.length; at += 350) pages.push(setLines(words.slice(at, at + 350).join(" "), { x: 72, y: 720, width: 450 }));
  return file(writePdf({ pages }), pages.length);
}
