import { RapporteurError, type Warning } from "@rapporteur/core/base";
import { analyseSyntax } from "@rapporteur/reader/language";
import { languageModel, version } from "@rapporteur/reader/reading";
import type { DnaDatabase } from "../../exchange/dna/dna-database.ts";
import { tableToDna } from "../../exchange/dna/table-to-dna.ts";
import { writeDna } from "../../exchange/dna/write-dna.ts";
import { writeConllu } from "../../exchange/annotations/conllu/write-conllu.ts";
import { writeBrat } from "../../exchange/annotations/write-brat.ts";
import { writeLayerArchive } from "../../exchange/annotations/write-layer-archive.ts";
import { writeWebAnnotations } from "../../exchange/annotations/web/write-web-annotations.ts";
import { arrangedConcepts, type Concept } from "../../exchange/refi/concepts.ts";
import { statementsToRefi, type ToRefi, type WrittenMemo } from "../../exchange/refi/statements-to-refi.ts";
import { writeRefiCodebook, writeRefiProject } from "../../exchange/refi/write-refi.ts";
import { writeEventList } from "../../exchange/statements/write-event-list.ts";
import { writeStatementsCsv } from "../../exchange/statements/write-statements-csv.ts";
import { writeStatementsJsonl } from "../../exchange/statements/statements-jsonl.ts";
import { writeTei } from "../../exchange/tei/write-tei.ts";
import type { StatementFormat } from "../../formats/export-formats.ts";
import { writeCases } from "../../exchange/xlsx/write-cases.ts";
import { writeStatementsXlsx } from "../../exchange/xlsx/write-statements-xlsx.ts";
import { pickRows, type StatementTable, type TextColumn } from "@rapporteur/core/model";
import type { OpenedStatements } from "../input/opened-statements.ts";
import type { ShownMemo } from "../../statements/list-memos.ts";
import { delimiterOf } from "../input/open-statements-csv.ts";

export interface ExportOptions {
  readonly delimiter?: string | undefined;
  /** With which DNA opens the file; a word that everybody knows unless given. */
  readonly password?: string | undefined;
}

/** What was exported and what the other side cannot hold. */
export interface ExportedStatements {
  readonly format: StatementFormat;
  readonly statements: number;
  readonly documents: number;
  /** How many of them no person has reviewed. */
  readonly unreviewed: number;
  readonly losses: readonly Warning[];
  /** How the file is opened, where that takes something. */
  readonly opening: string | null;
  /** What stands in the file; null for a database, which `write` makes. */
  readonly content: string | Uint8Array | null;
  /** Writes a database to its place, whole or not at all. */
  readonly write: ((path: string) => void) | null;
}

/** DNA asks for a password; it keeps nobody out of a file that anyone can open with SQLite. */
export const usualDnaPassword = "rapporteur";

/**
 * Statements as another program's file.
 *
 * A single DNA database goes into a DNA database whole: coders, rights, attributes, regular expressions, texts. Drafts, where asked for,
 * stand in DNA under a coder of their own, since DNA knows no review.
 *
 * @throws RAP_SERVICE_EXPORT where nothing is left to write; RAP_EXCHANGE_DNA_WRITE, RAP_CLI_OUT from `write`
 * Cost: O(cells).
 */
export function exportStatements(opened: OpenedStatements, format: StatementFormat, options: ExportOptions): ExportedStatements {
  if (format === "dna" && opened.dna !== null) return wholeDatabase(opened, opened.dna);
  const rows = rowsToWrite(opened);
  return { ...count(opened.table, rows), ...writers[format](opened, rows, options), format };
}

type Written = Pick<ExportedStatements, "losses" | "opening" | "content" | "write">;

const writers: Readonly<Record<StatementFormat, (opened: OpenedStatements, rows: Int32Array, options: ExportOptions) => Written>> = {
  dna: dnaFile,
  csv: csvFile,
  jsonl: jsonlFile,
  events: eventsFile,
  xlsx: xlsxFile,
  cases: casesFile,
  "web-annotation": annotationsFile,
  conllu: conlluFile,
  tei: teiFile,
  xmi: layersFile("xmi"),
  webanno: layersFile("webanno"),
  brat: layersFile("brat"),
  qdpx: refiFile,
  qdc: (opened, rows) => text(writeRefiCodebook(toRefi(opened, rows).project), []),
};

/** Rows whose review state counts. */
function rowsToWrite({ table, review }: OpenedStatements): Int32Array {
  const states = [review.includes("draft"), true, false];
  return Int32Array.from(table.reviews.keys()).filter((row) => states[table.reviews[row] as number] === true);
}

function count(table: StatementTable, rows: Int32Array): Pick<ExportedStatements, "statements" | "documents" | "unreviewed"> {
  const documents = new Set(Array.from(rows, (row) => table.documentOf[row]));
  const unreviewed = rows.reduce((sum, row) => sum + 1 - (table.reviewedByPerson[row] as number), 0);
  return { statements: rows.length, documents: documents.size, unreviewed };
}

function wholeDatabase(opened: OpenedStatements, database: DnaDatabase): ExportedStatements {
  const rows = Int32Array.from(opened.table.reviews.keys());
  return {
    ...count(opened.table, rows),
    format: "dna",
    losses: [],
    opening: "It opens with the coders and passwords it had.",
    content: null,
    write: (path) => writeDna(path, database),
  };
}

function dnaFile(opened: OpenedStatements, rows: Int32Array, options: ExportOptions): Written {
  const isUsual = options.password === undefined;
  const table = allAccepted(pickRows(opened.table, rows));
  const { database, losses, statementIds } = tableToDna(table, {
    password: options.password ?? usualDnaPassword,
    // A password that everybody knows needs no salt of its own, and the file is the same each time.
    ...(isUsual ? { salt: new Uint8Array(16) } : {}),
    texts: opened.texts,
    quoteOf: (row) => opened.quoteOf(rows[row] ?? -1),
  });
  const drafts = new Set<number>();
  for (const row of rows) if (opened.table.reviews[row] === 0) drafts.add(statementIds.get(opened.table.ids[row] ?? "") ?? 0);
  const marked = drafts.size === 0 ? database : markDrafts(database, drafts);
  return {
    losses: [...losses, ...draftLosses(drafts.size), ...attributeLosses(opened)],
    opening: `DNA opens it as coder Admin with the password ${isUsual ? `“${usualDnaPassword}”` : "you gave"}.`,
    content: null,
    write: (path) => writeDna(path, marked),
  };
}

function annotationsFile(opened: OpenedStatements, rows: Int32Array): Written {
  const at = (row: number): number => rows[row] ?? -1;
  const options = { texts: opened.texts, quoteOf: (row: number) => opened.quoteOf(at(row)), coderOf: (row: number) => opened.coderOf(at(row)) };
  return text(writeWebAnnotations(pickRows(opened.table, rows), options), [...textLosses(opened), ...attributeLosses(opened)]);
}

function teiFile(opened: OpenedStatements, rows: Int32Array): Written {
  const at = (row: number): number => rows[row] ?? -1;
  const options = { texts: opened.texts, quoteOf: (row: number) => opened.quoteOf(at(row)), coderOf: (row: number) => opened.coderOf(at(row)) };
  return text(writeTei(pickRows(opened.table, rows), options), attributeLosses(opened));
}

const layerTools =
  "INCEpTION takes the documents in the archive one by one, once its project has the layers: TypeSystem.xml of .xmi.zip can be imported as layers.";
const bratFolder = "Unpack it into a folder of brat's data: a text and its annotations each, and annotation.conf, which names types and attributes.";

/** Documents of an annotation tool, in an archive. */
function layersFile(format: "xmi" | "webanno" | "brat"): (opened: OpenedStatements, rows: Int32Array) => Written {
  return (opened, rows) => {
    const at = (row: number): number => rows[row] ?? -1;
    const options = { texts: opened.texts, quoteOf: (row: number) => opened.quoteOf(at(row)), coderOf: (row: number) => opened.coderOf(at(row)) };
    const table = pickRows(opened.table, rows);
    const { bytes, losses } = format === "brat" ? writeBrat(table, options) : writeLayerArchive(table, format, options);
    return { content: bytes, losses: [...losses, ...attributeLosses(opened)], opening: format === "brat" ? bratFolder : layerTools, write: null };
  };
}

/** Trees of the documents' sentences, which are parsed again. */
function conlluFile(opened: OpenedStatements): Written {
  if (opened.readouts.length === 0)
    throw new RapporteurError("RAP_SERVICE_EXPORT", { path: "a treebank", cure: "give documents, readouts or a library: it needs their texts" });
  const model = languageModel();
  const documents = opened.readouts.map(({ document, statements }) =>
    writeConllu({
      id: document.title || document.textSha256,
      text: document.text,
      sentences: analyseSyntax(document.text, model, { blocks: document.blocks }),
      statements: statements.filter(({ review }) => opened.review.includes(review)),
    }),
  );
  return text(documents.join(""), [
    { code: "export-values", message: "the values of statements are left out; words name the statements that they belong to" },
  ]);
}

function toRefi(opened: OpenedStatements, rows: Int32Array): ToRefi {
  const at = (row: number): number => rows[row] ?? -1;
  return statementsToRefi(withoutWords(pickRows(opened.table, rows)), {
    name: "Rapporteur",
    origin: `Rapporteur ${version}`,
    texts: opened.texts,
    quoteOf: (row) => opened.quoteOf(at(row)),
    coderOf: (row) => opened.coderOf(at(row)),
    memosOf: (row) => (opened.memos?.get(opened.table.ids[at(row)] ?? "") ?? []).map(writtenMemo),
    attributes: opened.attributes,
    concepts: conceptsToWrite(opened, rows),
  });
}

/** Without those that only statements name that are left out, unless somebody arranged them. */
function conceptsToWrite({ table, attributes, concepts = [] }: OpenedStatements, rows: Int32Array): Concept[] {
  const written = new Set(rows);
  const named = new Set<string>();
  for (const [variable, column] of Object.entries(table.variables)) {
    if (column.kind !== "entity") continue;
    for (const [row, code] of column.codes.entries()) {
      const name = column.dictionary[code];
      if (name === undefined || written.has(row)) continue;
      const entity = attributes.get(variable)?.get(name)?.["entity"];
      named.add(typeof entity === "string" ? entity : name);
    }
  }
  const arranged = new Set(arrangedConcepts(concepts));
  return concepts.filter((concept) => arranged.has(concept) || !named.has(concept.id));
}

function writtenMemo({ record: { id, replyTo, text, writtenAt }, name }: ShownMemo): WrittenMemo {
  return { id, writer: name ?? "erased account", writtenAt, isReply: replyTo !== null, text };
}

function refiFile(opened: OpenedStatements, rows: Int32Array): Written {
  const { project, losses } = toRefi(opened, rows);
  return { content: writeRefiProject(project), losses, opening: null, write: null };
}

/** Drafts by a coder of their own, so that a person can tell them in DNA. */
function markDrafts(database: DnaDatabase, drafts: ReadonlySet<number>): DnaDatabase {
  const [admin] = database.coders;
  if (admin === undefined) return database;
  const coder = { ...admin, id: admin.id + 1, name: draftCoder, color: "#A0A0A0" };
  const statements = database.statements.map((statement) => (drafts.has(statement.id) ? { ...statement, coder: coder.id } : statement));
  return { ...database, coders: [...database.coders, coder], statements };
}

const draftCoder = "Machine drafts (not reviewed)";

function draftLosses(drafts: number): Warning[] {
  return drafts === 0 ? [] : [{ code: "dna-drafts", message: `DNA knows no drafts: ${drafts} of them are written under the coder “${draftCoder}”` }];
}

function attributeLosses({ attributes, dna }: OpenedStatements): Warning[] {
  const hasAny = [...attributes.values()].some((labels) => [...labels.values()].some((values) => Object.keys(values).length > 0));
  const losses: Warning[] = hasAny
    ? [{ code: "export-attributes", message: "what is known of entities (attributes, colours, codes) is left out" }]
    : [];
  return dna === null
    ? losses
    : [...losses, { code: "export-dna", message: "coders' rights, regular expressions and the colours of statement types are left out" }];
}

function csvFile(opened: OpenedStatements, rows: Int32Array, { delimiter }: ExportOptions): Written {
  const table = withWords(pickRows(opened.table, rows), opened, rows);
  const digits = Object.entries(table.variables)
    .filter(
      ([, column]) =>
        "dictionary" in column && column.dictionary.length > 0 && column.dictionary.every((value) => value === "" || /^[+-]?[\d.]+$/.test(value)),
    )
    .map(([name]) => name);
  const kinds: Warning[] = digits.map((name) => ({
    code: "export-kind",
    message: `${name} holds digits as text; a reader must be told (--kind ${name}=text)`,
  }));
  return text(writeStatementsCsv(table, delimiterOf(delimiter)), [...textLosses(opened), ...kinds, ...attributeLosses(opened)]);
}

function jsonlFile(opened: OpenedStatements, rows: Int32Array): Written {
  return text(writeStatementsJsonl(withWords(pickRows(opened.table, rows), opened, rows)), [...textLosses(opened), ...attributeLosses(opened)]);
}

function xlsxFile(opened: OpenedStatements, rows: Int32Array): Written {
  const { bytes, cut } = writeStatementsXlsx(withWords(pickRows(opened.table, rows), opened, rows));
  return { content: bytes, losses: [...cutLosses(cut), ...textLosses(opened), ...attributeLosses(opened)], opening: null, write: null };
}

function casesFile(opened: OpenedStatements, rows: Int32Array): Written {
  const { bytes, cut, codesLeftOut } = writeCases(pickRows(opened.table, rows));
  const losses: Warning[] = [{ code: "cases-statements", message: "statements are counted by case and code; their words and values are left out" }];
  if (codesLeftOut > 0)
    losses.push({ code: "cases-codes", message: `the ${codesLeftOut} rarest codes have no column, since a sheet has no room for more` });
  return { content: bytes, losses: [...losses, ...cutLosses(cut)], opening: null, write: null };
}

function cutLosses(cut: number): Warning[] {
  if (cut === 0) return [];
  const texts = cut === 1 ? "1 text is cut: it is" : `${cut} texts are cut: they are`;
  return [{ code: "xlsx-cut", message: `${texts} longer than the 32,767 characters that a cell holds` }];
}

function eventsFile(opened: OpenedStatements, rows: Int32Array): Written {
  const content = writeEventList(opened.table, { rows, quoteOf: (row) => opened.quoteOf(row) ?? "", coderOf: (row) => opened.coderOf(row) ?? "" });
  const losses: Warning[] = [
    { code: "events-marks", message: "semicolons become commas and quotation marks single ones, as in DNA" },
    { code: "events-review", message: "statement types and review states are left out" },
  ];
  return text(content, [...losses, ...textLosses(opened), ...attributeLosses(opened)]);
}

function text(content: string, losses: readonly Warning[]): Written {
  return { content, losses, opening: null, write: null };
}

function textLosses({ texts }: OpenedStatements): Warning[] {
  return texts.size === 0 ? [] : [{ code: "export-texts", message: "the texts of the documents are left out; passages keep their words" }];
}

/** For a program that knows no other state: what is exported counts there. */
function allAccepted(table: StatementTable): StatementTable {
  return { ...table, reviews: new Uint8Array(table.length).fill(1) };
}

/** The table with the words of its passages and their coders as variables, where the source knows them and the table does not. */
function withWords(table: StatementTable, opened: OpenedStatements, rows: Int32Array): StatementTable {
  const known = [
    ["quote", opened.quoteOf],
    ["coder", opened.coderOf],
  ] as const;
  const added = known.flatMap(([name, read]) => {
    const column = Object.hasOwn(table.variables, name) ? null : textColumn(rows, read);
    return column === null ? [] : [[name, column] as const];
  });
  return { ...table, variables: { ...table.variables, ...Object.fromEntries(added) } };
}

/** The table without the words of its passages and their coders, where they stand in the file beside the values. */
function withoutWords(table: StatementTable): StatementTable {
  const values = Object.entries(table.variables).filter(([name, { kind }]) => !(kind === "text" && (name === "quote" || name === "coder")));
  return { ...table, variables: Object.fromEntries(values) };
}

/** Null where no row has a text. */
function textColumn(rows: Int32Array, read: (row: number) => string | null): TextColumn | null {
  const dictionary = new Map<string, number>();
  const codes = rows.map((row) => {
    const value = read(row);
    if (value === null) return -1;
    const code = dictionary.get(value) ?? dictionary.size;
    dictionary.set(value, code);
    return code;
  });
  return dictionary.size === 0 ? null : { kind: "text", codes, dictionary: [...dictionary.keys()] };
}
