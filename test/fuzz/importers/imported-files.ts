import { readFileSync } from "node:fs";
import type { Random } from "../../../packages/core/src/base/random.ts";
import { documentsTable, segmentsTable } from "./table-seeds.ts";
import { asPage, asText, shownExports } from "../../../packages/reader/src/sources/articles/exports-for-tests.ts";
import { mutate } from "../readers/mutate.ts";
import { fuzzedReaders } from "../readers/reader-list.ts";
import { repacked } from "../readers/seed-files.ts";

/** A format that a library takes in, as somebody gives it. */
export interface ImportedFile {
  readonly name: string;
  /** What the file is called, so that its ending is that of the format. */
  readonly file: string;
  /** A whole file. */
  readonly whole: readonly Uint8Array[];
  /** One of them, changed. */
  readonly make: (random: Random) => Uint8Array;
  /** What lies beside it: the text of annotations. */
  readonly besides?: Readonly<Record<string, string>>;
}

/** By reader: what a file is called that it reads. Of a web archive the listing and the page are one file. */
const fileOf: Readonly<Record<string, string>> = {
  text: "a.txt",
  markdown: "a.md",
  html: "a.html",
  rtf: "a.rtf",
  mail: "a.eml",
  subtitles: "a.vtt",
  docx: "a.docx",
  odt: "a.odt",
  epub: "a.epub",
  msg: "a.msg",
  "warc listing": "a.warc",
  mailbox: "a.mbox",
  pdf: "a.pdf",
  zip: "a.zip",
  csv: "a.csv",
  jsonl: "a.jsonl",
  "lines of JSON": "b.jsonl",
  readout: "a.json",
  brat: "a.ann",
  webanno: "a.webanno.tsv",
  xmi: "a.xmi",
  "web annotations": "a.jsonld",
  conllu: "a.conllu",
  tei: "a.tei",
  refi: "a.qde",
  xlsx: "a.xlsx",
  dna: "a.dna",
  parquet: "a.parquet",
};

const ofReaders = fuzzedReaders.flatMap((reader): ImportedFile[] => {
  const file = fileOf[reader.name];
  const besides = reader.name === "brat" ? { besides: { "a.txt": "Hello there, and more." } } : {};
  return file === undefined ? [] : [{ name: reader.name, file, whole: reader.whole, make: reader.make, ...besides }];
});

const one = (name: string, file: string, whole: Uint8Array): ImportedFile => ({
  name,
  file,
  whole: [whole],
  make: (random) => mutate(whole, random),
});
const bytes = (text: string): Buffer => Buffer.from(text);

const codebook =
  '<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="x"><Codes><Code guid="c1" name="Policy" isCodable="true"><Code guid="c2" name="Tolls" isCodable="true"/></Code></Codes><Sets><Set guid="s1" name="Money"><MemberCode guid="c2"/></Set></Sets></CodeBook>';
const project = fuzzedReaders.find(({ name }) => name === "refi")?.whole[0] ?? Buffer.alloc(0);

/** Every format that is taken in, and tables of other programs. Exports of newspaper data bases come as text and as pages. */
export const importedFiles: readonly ImportedFile[] = [
  ...ofReaders,
  one("REFI-QDA project", "a.qdpx", repacked([{ name: "project.qde", content: Buffer.from(project) }])),
  one("REFI-QDA codebook", "a.qdc", bytes(codebook)),
  one("table of documents", "documents.csv", bytes(documentsTable)),
  one("coded segments", "segments.csv", bytes(segmentsTable)),
  one("WordPress", "site-export.xml", readFileSync(new URL("../../../examples/site-export.xml", import.meta.url))),
  ...Object.entries(shownExports).flatMap(([program, lines]) => [
    one(`${program} as text`, "export.txt", bytes(asText(lines))),
    one(`${program} as a page`, "export.html", bytes(asPage(lines))),
  ]),
];
