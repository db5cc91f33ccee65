import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { collect } from "../../../packages/app/src/library/collect.ts";
import { parseReadout } from "../../../packages/app/src/documents/open-readout.ts";
import { readBrat } from "../../../packages/app/src/exchange/annotations/read-brat.ts";
import { readConllu } from "../../../packages/app/src/exchange/annotations/conllu/read-conllu.ts";
import { readWebAnnotations } from "../../../packages/app/src/exchange/annotations/web/read-web-annotations.ts";
import { openLayerFile } from "../../../packages/app/src/exchange/annotations/open-layer-file.ts";
import { tablesSource } from "../../../packages/app/src/analysis/tables/tables-source.ts";
import { createParquetFile } from "../../../packages/app/src/exchange/parquet/write-parquet.ts";
import { readDna } from "../../../packages/app/src/exchange/dna/read-dna.ts";
import { tableToDna } from "../../../packages/app/src/exchange/dna/table-to-dna.ts";
import { writeDna } from "../../../packages/app/src/exchange/dna/write-dna.ts";
import { openRefi } from "../../../packages/app/src/exchange/refi/open-refi.ts";
import { openWorkbook } from "../../../packages/app/src/exchange/xlsx/open-workbook.ts";
import { readTei } from "../../../packages/app/src/exchange/tei/read-tei.ts";
import { jsonlRows } from "../../../packages/app/src/exchange/statements/jsonl-rows.ts";
import { readStatementRows, readStatementsCsv } from "../../../packages/app/src/exchange/statements/read-statements-csv.ts";
import { readStatementsJsonl, writeStatementsJsonl } from "../../../packages/app/src/exchange/statements/statements-jsonl.ts";
import { randomBelow, type Random } from "../../../packages/core/src/base/random.ts";
import { listSources } from "../../../packages/reader/src/sources/archive/list-sources.ts";
import { readSource } from "../../../packages/reader/src/sources/read-source.ts";
import { sampleReadout } from "../../fixtures/sample-readout.ts";
import { mutate } from "./mutate.ts";
import * as seeds from "./seed-files.ts";
import { cellMutant, jsonMutant } from "./structured-mutants.ts";
import { written } from "./written.ts";

/** Something that reads strangers' bytes. */
export interface FuzzedReader {
  readonly name: string;
  /** Files that it can read. */
  readonly whole: readonly Uint8Array[];
  /** One of them, changed. */
  readonly make: (random: Random) => Uint8Array;
  readonly read: (bytes: Uint8Array) => Promise<unknown>;
}

const oneOf = <T>(all: readonly T[], random: Random): T => all[randomBelow(random, all.length)] as T;
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

type Mutant = (file: Uint8Array, random: Random) => Uint8Array;

/** @param inForm the change that is made half of the times, where there is one that leaves the outer form whole */
function reader(name: string, whole: readonly Uint8Array[], read: FuzzedReader["read"], inForm?: Mutant): FuzzedReader {
  const change = (random: Random): Mutant => (inForm !== undefined && random() < 0.5 ? inForm : mutate);
  return { name, whole, make: (random) => change(random)(oneOf(whole, random), random), read };
}

/** Read in this process: what is tried is the reader, not the process around it. */
const asDocument =
  (name: string, isBounded = true): FuzzedReader["read"] =>
  (bytes) =>
    readSource(bytes, { name, isBounded });

/** Half of the times the archive itself is changed, else a part of it, and it is packed again. */
function packed(name: keyof typeof seeds.packed, read: FuzzedReader["read"] = asDocument(name)): FuzzedReader {
  const entries = seeds.packed[name];
  const whole = seeds.repacked(entries);
  const make = (random: Random): Uint8Array => {
    if (random() < 0.5) return mutate(whole, random);
    const place = randomBelow(random, entries.length);
    return seeds.repacked(entries.map((entry, at) => (at === place ? { ...entry, content: mutate(Buffer.from(entry.content), random) } : entry)));
  };
  return { name, whole: [whole], make, read };
}

const csv = Buffer.from(
  'id,document,speaker,concept,agreement,start,end,date\n1,a,"Lee, Ann",tolls,1,0,5,2024-03-05\n2,a,Bo,"tolls ""high""",0,6,9,2024-03-06\n',
);
const jsonl = Buffer.from(writeStatementsJsonl(readStatementsCsv(decode(csv), { file: "a.csv" })));
/** As pandas writes a table. */
const plainJsonl = Buffer.from(
  '{"document": "a", "speaker": "Lee, Ann", "tags": ["x", "y"], "concept": "tolls", "agreement": true, "text": "No tolls 😀"}\n{"document": "a", "speaker": null, "concept": "gates", "rank": 1.5, "text": "Gates"}\n',
);
const brat = Buffer.from(
  "T1\tPerson 0 5\tHello\nT2\tOrg 6 11\tthere\nR1\tKnows Arg1:T1 Arg2:T2\nE1\tPerson:T1 Who:T2\nA1\tNegation T1\n#1\tNote T1\twords\n",
);
const webanno = Buffer.from(
  "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Frame|sure|ROLE_webanno.custom.Frame:Roles_webanno.custom.FrameRolesLink|webanno.custom.Actor\n#T_SP=webanno.custom.Actor|name\n#T_CH=webanno.custom.Link|referenceRelation|referenceType\n#T_RL=webanno.custom.Backs|how|BT_webanno.custom.Actor\n\n\n#Text=Ann Lee \\\\ backs 😀\n1-1\t0-3\tAnn\t_\t_\t_\ta\\|b[1]|c[2]\tcoref->1-1\tpr[1]\t_\t_\t\n1-2\t4-7\tLee\t_\t_\t_\ta\\|b[1]\t_\t_\t_\t_\t\n1-3\t10-15\tbacks\ttrue\twho;what\t1-1[1];1-4\t_\t*->1-2\tpr[1]\t_\t_\t\n1-3.1\t10-14\tback\t_\t_\t_\td\t_\t_\t*\t1-1[2_0]\t\n1-4\t16-18\t😀\t_\t_\t_\t_\t_\t_\t_\t_\t\n",
);
const xmi = Buffer.from(
  '<?xml version="1.0"?><xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0"><custom:Actor xmi:id="2" sofa="1" begin="0" end="3" name="Ann"/><custom:Backs xmi:id="3" sofa="1" begin="4" end="9" Governor="2" Dependent="2"/><custom:Link xmi:id="4" role="who" target="2"/><custom:Frame xmi:id="5" sofa="1" begin="4" end="9" roles="4"><tags>a</tags></custom:Frame><custom:Chain xmi:id="6" first="2"/><cas:Sofa xmi:id="1" sofaID="_InitialView" sofaString="Ann&#13;&#10;says 😀."/><cas:View sofa="1" members="2 3 5"/></xmi:XMI>',
);
const types = Buffer.from(
  "<typeSystemDescription><types><typeDescription><name>webanno.custom.Frame</name><supertypeName>webanno.custom.Actor</supertypeName><features><featureDescription><name>roles</name><rangeTypeName>uima.cas.FSArray</rangeTypeName></featureDescription></features></typeDescription><typeDescription><name>webanno.custom.Actor</name><description>Rapporteur statement type: actor</description><supertypeName>uima.tcas.Annotation</supertypeName><features><featureDescription><name>name</name><description>Rapporteur entity: name</description><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription></features></typeDescription></types></typeSystemDescription>",
);
const tei = Buffer.from(
  '<TEI xml:id="a"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt></fileDesc><profileDesc><particDesc><listPerson><person xml:id="p"><persName>Ann</persName></person></listPerson></particDesc></profileDesc></teiHeader><standOff><fs xml:id="f" type="position"><f name="concept"><string n="entity">tolls</string></f><f name="rank"><numeric value="1"/></f></fs></standOff><text><body><p>He <said who="#p" xml:id="s" next="#t">says</said> <seg ana="#f">so <lb/></seg> <said xml:id="t">now</said>.</p></body></text></TEI>',
);
const refi = Buffer.from(
  '<?xml version="1.0"?><Project xmlns="urn:QDA-XML:project:1.0" name="P"><Users><User guid="u" name="A"/></Users><CodeBook><Codes><Code guid="c" name="tolls" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="s" name="one"><PlainTextContent>Hello there.</PlainTextContent><PlainTextSelection guid="p" startPosition="0" endPosition="5"><Coding guid="k"><CodeRef targetGUID="c"/></Coding></PlainTextSelection></TextSource></Sources></Project>',
);

let scratch: string | null = null;

/** A file that is read from its path, in a folder that lasts as long as the process. */
async function fromPath(bytes: Uint8Array, name: string, read: (path: string) => Promise<unknown>): Promise<unknown> {
  scratch ??= scratchFolder();
  const path = join(scratch, name);
  writeFileSync(path, bytes);
  return read(path);
}

function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Small databases as DNA keeps them: with its pages, of which most are empty, and with pages so small that a change seldom falls into an empty one. */
function dnaFiles(): Buffer[] {
  const table = readStatementsCsv(decode(csv), { file: "a.csv" });
  const { database } = tableToDna(table, { password: "a", salt: new Uint8Array(16) });
  const onSmallPages = (path: string): void => {
    writeDna(path, database);
    const handle = new DatabaseSync(path);
    handle.exec("pragma page_size = 512; vacuum");
    handle.close();
  };
  return [(path: string) => writeDna(path, database), onSmallPages].map((write) => written("a.dna", write));
}

const readDnaBytes = (bytes: Uint8Array): Promise<unknown> => fromPath(bytes, "a.dna", readDna);

/** A table of so many statements. */
export function parquetFile(rows: number): Buffer {
  const columns = [
    ...["statement_id", "statement_type", "document_id"].map((name) => ({ name, kind: "text" as const, isRequired: true })),
    ...["start", "end"].map((name) => ({ name, kind: "integer" as const, isRequired: true })),
    ...(["speaker", "speaker_id", "quote"] as const).map((name) => ({ name, kind: "text" as const })),
    { name: "agreement", kind: "boolean" as const },
    { name: "time", kind: "time" as const },
  ];
  return written("a.parquet", (path) => {
    const file = createParquetFile(path, { columns });
    for (let at = 0; at < rows; at++)
      file.add([`s${at}`, "position", `d${at % 3}`, 0, 5, `Ann ${at % 4} 😀`, `person:${at % 4}`, "é".repeat(at % 9), at % 2 === 0, at * 1e9]);
    file.finish();
  });
}

export const fuzzedReaders: readonly FuzzedReader[] = [
  reader("text", seeds.text, asDocument("text")),
  reader("markdown", seeds.markdown, asDocument("markdown")),
  reader("html", seeds.html, asDocument("html")),
  reader("rtf", seeds.rtf, asDocument("rtf")),
  reader("mail", seeds.mail, asDocument("mail")),
  reader("subtitles", seeds.subtitles, asDocument("subtitles")),
  packed("docx"),
  packed("odt"),
  packed("epub"),
  reader("msg", seeds.msg, asDocument("msg")),
  reader("warc", seeds.warc, asDocument("warc")),
  reader("warc listing", seeds.warc, (bytes) => collect(listSources({ bytes, name: "a.warc" }))),
  reader("mailbox", seeds.mailbox, (bytes) => collect(listSources({ bytes, name: "a.mbox" }))),
  // A library of others reads it: in the process that may be lost.
  reader("pdf", seeds.pdf, asDocument("pdf", false)),
  packed("zip", (bytes) => collect(listSources({ bytes, name: "a.zip" }))),
  reader("csv", [csv], async (bytes) => readStatementsCsv(decode(bytes), { file: "a.csv" }), cellMutant),
  reader("jsonl", [jsonl], async (bytes) => readStatementsJsonl(decode(bytes), "a.jsonl"), jsonMutant),
  reader("lines of JSON", [plainJsonl], async (bytes) => readStatementRows(jsonlRows(decode(bytes), "a.jsonl"), { file: "a.jsonl" }), jsonMutant),
  reader("readout", [Buffer.from(JSON.stringify(sampleReadout))], async (bytes) => parseReadout(decode(bytes), "a.json"), jsonMutant),
  reader("brat", [brat], async (bytes) => readBrat([{ file: "a.ann", document: "a", annotations: decode(bytes), raw: "Hello there, and more." }])),
  reader("webanno", [webanno], (bytes) => openLayerFile(bytes, { file: "a.tsv", name: "a.tsv", typeSystem: null })),
  reader("xmi", [xmi], (bytes) => openLayerFile(bytes, { file: "a.xmi", name: "a.xmi", typeSystem: types })),
  reader("type system", [types], (bytes) => openLayerFile(xmi, { file: "a.xmi", name: "a.xmi", typeSystem: bytes })),
  reader("web annotations", seeds.webAnnotations, async (bytes) => readWebAnnotations(decode(bytes), "a.jsonld"), jsonMutant),
  reader("conllu", seeds.conllu, async (bytes) => readConllu(decode(bytes), { file: "a.conllu", name: "a" })),
  reader("tei", [tei], async (bytes) => readTei(decode(bytes), "a.tei")),
  reader("refi", [refi], (bytes) => openRefi(bytes, "a.qde")),
  packed("xlsx", (bytes) => openWorkbook(bytes, { file: "a.xlsx" })),
  reader("dna", dnaFiles(), readDnaBytes),
  // As PDF: in the process that may be lost.
  reader("parquet", [parquetFile(60)], (bytes) => fromPath(bytes, "statements.parquet", (path) => tablesSource(path).table())),
];
