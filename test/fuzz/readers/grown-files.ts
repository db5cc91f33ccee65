import { statementsToRefi } from "../../../packages/app/src/exchange/refi/statements-to-refi.ts";
import { writeRefiProject } from "../../../packages/app/src/exchange/refi/write-refi.ts";
import { writeLayerArchive } from "../../../packages/app/src/exchange/annotations/write-layer-archive.ts";
import { writeWebAnnotations } from "../../../packages/app/src/exchange/annotations/web/write-web-annotations.ts";
import { tableToDna } from "../../../packages/app/src/exchange/dna/table-to-dna.ts";
import { writeDna } from "../../../packages/app/src/exchange/dna/write-dna.ts";
import { writeStatementsCsv } from "../../../packages/app/src/exchange/statements/write-statements-csv.ts";
import { writeStatementsJsonl } from "../../../packages/app/src/exchange/statements/statements-jsonl.ts";
import { writeTei } from "../../../packages/app/src/exchange/tei/write-tei.ts";
import { writeStatementsXlsx } from "../../../packages/app/src/exchange/xlsx/write-statements-xlsx.ts";
import { buildStatementTable, type StatementTable } from "../../../packages/core/src/model/index.ts";
import { paragraph } from "../../../packages/reader/src/sources/docx/docx-writer-for-tests.ts";
import { writeMsg } from "../../../packages/reader/src/sources/msg/msg-writer-for-tests.ts";
import { setLines, writePdf } from "../../../packages/reader/src/sources/pdf/pdf-writer-for-tests.ts";
import { sampleReadout } from "../../fixtures/sample-readout.ts";
import { packed, repacked, warcPage } from "./seed-files.ts";
import { written } from "./written.ts";

/* Files of any size in letters that formats like to lose: emoji, families of them, combining marks, right to left, line breaks of Windows. */

const line = (at: number): string => `😀 Re\u0301mi of שלום says “no” to the 👩‍👩‍👧 tax number ${at}, and 🌍 will pay for it all the same.`;
const lines = (count: number): string[] => Array.from({ length: count }, (_, at) => line(at));
const prose = (count: number, between = "\r\n\r\n"): string => lines(count).join(between);
const marked = (count: number, tag: string): string =>
  lines(count)
    .map((one) => `<${tag}>${one}</${tag}>`)
    .join("\r\n");

/** A statement a line of one text. */
function statements(count: number): {
  table: StatementTable;
  options: { texts: ReadonlyMap<string, string>; quoteOf: () => null; coderOf: () => string };
} {
  const text = prose(count, "\n\n");
  let start = -2;
  const rows = lines(count).map((words, at) => {
    start += 2;
    const row = { id: `s${at}`, type: "position", document: "talk 😀", start, end: start + words.length, time: Date.UTC(2031, 0, 1) };
    start = row.end;
    return { ...row, review: "accepted" as const, reviewedByPerson: true, values: { concept: `tax ${at % 50} e\u0301`, agreement: at % 2 === 0 } };
  });
  const table = buildStatementTable({ variables: { concept: "entity", agreement: "boolean" }, documentFields: {} }, rows);
  return { table, options: { texts: new Map([["talk 😀", text]]), quoteOf: () => null, coderOf: () => "Zoë" } };
}

const swap = (name: keyof typeof packed, part: string, change: (content: string) => string): Buffer =>
  repacked(packed[name].map((entry) => (entry.name === part ? { ...entry, content: change(String(entry.content)) } : entry)));

function bratLines(count: number): string {
  return Array.from({ length: count }, (_, at) => `T${at + 1}\tTax_${at % 9} 0 5\tHello\n#${at + 1}\tAnnotatorNotes T${at + 1}\t${line(at)}`).join(
    "\n",
  );
}

function treebank(count: number): string {
  const word = (form: string, at: number): string => `${at + 1}\t${form}\t_\t_\t_\t_\t0\troot\t_\t_`;
  return lines(count)
    .map((one) => `# text = ${one}\n${one.split(" ").map(word).join("\n")}\n`)
    .join("\n");
}

/** By reader: a file of so many lines or statements. */
export const grown: Readonly<Record<string, (count: number) => Uint8Array>> = {
  text: (count) => Buffer.from(`\ufeff${prose(count)}`),
  markdown: (count) => Buffer.from(`# Talks 😀\r\n\r\n${prose(count)}`),
  html: (count) => Buffer.from(`<meta charset="utf-8"><h1>Talks 😀</h1>${marked(count, "p")}`),
  rtf: (count) =>
    Buffer.from(
      `{\\rtf1\\ansi\\ansicpg1252 ${lines(count)
        .map((one) => `${[...one].map(rtfLetter).join("")}\\par`)
        .join("\r\n")}}`,
    ),
  mail: (count) =>
    Buffer.from(`From: Zoë <z@a.example>\r\nSubject: Talks\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${prose(count)}`),
  mailbox: (count) =>
    Buffer.from(
      lines(count)
        .map((one) => `From z@a.example\r\nFrom: Zoë <z@a.example>\r\nSubject: Talks 😀\r\nMIME-Version: 1.0\r\n\r\n${one}\r\n`)
        .join("\r\n"),
    ),
  subtitles: (count) =>
    Buffer.from(
      `WEBVTT\r\n\r\n${lines(count)
        .map((one, at) => `${timeOf(at)} --> ${timeOf(at + 1)}\r\n<v Ann>${one}\r\n`)
        .join("\r\n")}`,
    ),
  docx: (count) =>
    swap("docx", "word/document.xml", (content) =>
      content.replace(
        "</w:body>",
        `${lines(count)
          .map((one) => paragraph(one))
          .join("")}</w:body>`,
      ),
    ),
  odt: (count) => swap("odt", "content.xml", (content) => content.replace("</office:text>", `${marked(count, "text:p")}</office:text>`)),
  epub: (count) => swap("epub", "one.xhtml", (content) => content.replace("</body>", `${marked(count, "p")}</body>`)),
  msg: (count) => writeMsg({ streams: { "0037001F": "Talks 😀", "1000001F": prose(count) }, time: Date.UTC(2024, 2, 5) }),
  warc: (count) => warcPage(`<h1>Talks 😀</h1>${marked(count, "p")}`),
  "warc listing": (count) => Buffer.concat(lines(count).map((one) => warcPage(`<h1>Talks</h1><p>${one}</p>`))),
  pdf: (count) =>
    writePdf({ pages: Array.from({ length: count }, () => setLines("Ministers will meet on Tuesday and agree.", { x: 72, y: 700, width: 400 })) }),
  zip: (count) => repacked(lines(count).map((content, at) => ({ name: `é 😀/${at}.txt`, content }))),
  csv: (count) => Buffer.from(`\ufeff${writeStatementsCsv(statements(count).table)}`),
  jsonl: (count) => Buffer.from(writeStatementsJsonl(statements(count).table)),
  "lines of JSON": (count) =>
    Buffer.from(
      lines(count)
        .map((text, at) => JSON.stringify({ document: `talk ${at % 9} 😀`, concept: `tax ${at % 50} e\u0301`, agreement: at % 2 === 0, text }))
        .join("\r\n"),
    ),
  readout: (count) =>
    Buffer.from(
      JSON.stringify({ ...sampleReadout, document: { ...sampleReadout.document, text: `${sampleReadout.document.text}\n${prose(count, "\n")}` } }),
    ),
  brat: (count) => Buffer.from(bratLines(count)),
  webanno: (count) => layers(count, "webanno"),
  xmi: (count) => layers(count, "xmi"),
  "type system": (count) => Buffer.from(typeSystem(count)),
  "web annotations": (count) => Buffer.from(writeWebAnnotations(statements(count).table, statements(count).options)),
  conllu: (count) => Buffer.from(treebank(count)),
  tei: (count) => Buffer.from(writeTei(statements(count).table, statements(count).options)),
  refi: (count) => {
    const { table, options } = statements(count);
    return writeRefiProject(statementsToRefi(table, { ...options, name: "P 😀", origin: "x", attributes: new Map(), memosOf: () => [] }).project);
  },
  xlsx: (count) => writeStatementsXlsx(statements(count).table).bytes,
  dna: (count) => {
    const { table, options } = statements(count);
    const { database } = tableToDna(table, { ...options, password: "a", salt: new Uint8Array(16) });
    return written("a.dna", (path) => writeDna(path, database));
  },
};

function layers(count: number, format: "xmi" | "webanno"): Uint8Array {
  const { table, options } = statements(count);
  return writeLayerArchive(table, format, options).bytes;
}

function typeSystem(count: number): string {
  const types = Array.from(
    { length: count },
    (_, at) =>
      `<typeDescription><name>webanno.custom.T${at}</name><description>${line(at)}</description><supertypeName>uima.tcas.Annotation</supertypeName></typeDescription>`,
  );
  return `<typeSystemDescription><types>${types.join("")}</types></typeSystemDescription>`;
}

function rtfLetter(letter: string): string {
  const units = Array.from({ length: letter.length }, (_, at) => letter.charCodeAt(at));
  return units.every((unit) => unit < 0x80) ? letter : units.map((unit) => `\\u${unit > 0x7fff ? unit - 0x10000 : unit}?`).join("");
}

function timeOf(seconds: number): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.000`;
}
