import { createHash } from "node:crypto";
import type { Span } from "@rapporteur/core/model";
import { openAnchorFinder, toStoredText } from "@rapporteur/core/text";
import { storedOffsets } from "../../exchange/statements/stored-offsets.ts";
import { valueOf } from "../../exchange/statements/table-values.ts";
import { accountOf, momentOf, type Workplace } from "../../library/workplace.ts";
import type { DocumentContent, DocumentRecord, DocumentRights } from "../../records/document-record.ts";
import type { ImportedStatements } from "./import-source.ts";

/** A document that statements of an import stand in: one of the library, or one that is made. */
export interface PlannedDocument {
  readonly id: string;
  readonly text: string;
  /** Null for a document that the library has. */
  readonly made: { readonly content: DocumentContent; readonly record: DocumentRecord } | null;
  /** Where the passage of a row stands in `text`; null where its words are not there. */
  readonly spanOf: (row: number) => Span | null;
}

/** The library's documents, to find one that a table means by id, title, address or file name. */
export interface KnownDocuments {
  readonly find: (names: readonly string[]) => Promise<{ readonly id: string; readonly text: string } | null>;
  readonly byText: (text: string) => Promise<string | null>;
}

interface Planning {
  readonly workplace: Workplace;
  readonly source: ImportedStatements;
  readonly known: KnownDocuments;
  readonly rights: DocumentRights;
}

/**
 * The document of a table. With its text at hand that text counts; without, the library's document of that id, title, address or file name, in which the
 * passages are found again by their words; else a document is made that lists the passages under its title.
 *
 * Cost: O(length of the text + passages).
 */
export async function planDocument(planning: Planning, document: number, rows: readonly number[]): Promise<PlannedDocument | null> {
  const { source, known } = planning;
  const { table, texts } = source.opened;
  const id = table.documents.ids[document] ?? "";
  const given = texts.get(id);
  if (given !== undefined && given.trim() !== "") return withText(planning, { document, rows }, given);
  const there = await known.find([id, fieldOf(source, "title", document), fieldOf(source, "url", document)].filter((name) => name !== ""));
  if (there !== null) return { ...there, made: null, spanOf: spansByWords(source, there.text) };
  return rows.length === 0 ? null : passagesAlone(planning, { document, rows });
}

type Place = { readonly document: number; readonly rows: readonly number[] };

async function withText(planning: Planning, place: Place, given: string): Promise<PlannedDocument> {
  const { starts, ends } = planning.source.opened.table;
  const { text, at } = storedOffsets(given);
  const spanOf = (row: number): Span => {
    const start = Math.min(at(starts[row] ?? 0), text.length);
    return { start, end: Math.max(start, Math.min(at(ends[row] ?? 0), text.length)) };
  };
  return settle(planning, place, text, spanOf);
}

/** Words of a passage at the place that is given, at the only place where they stand, or by what agrees once folded. */
function spansByWords({ opened }: ImportedStatements, text: string): (row: number) => Span | null {
  const find = openAnchorFinder(text);
  const { starts, ends } = opened.table;
  const { contextOf = () => ({ prefix: "", suffix: "" }) } = opened;
  return (row) => {
    const quote = opened.quoteOf(row);
    const [start, end] = [starts[row] ?? 0, ends[row] ?? 0];
    if (quote === null || quote === "") return start < end && end <= text.length ? { start, end } : null;
    if (text.slice(start, end) === quote) return { start, end };
    const found = find({ quote, ...contextOf(row) });
    if (found.kind === "found") return found.span;
    const only = text.indexOf(quote);
    return only >= 0 && text.indexOf(quote, only + 1) < 0 ? { start: only, end: only + quote.length } : null;
  };
}

async function passagesAlone(planning: Planning, place: Place): Promise<PlannedDocument> {
  const { source } = planning;
  let text = titleOf(source, place.document);
  const spans = new Map<number, Span>();
  for (const row of place.rows) {
    const quote = toStoredText(source.opened.quoteOf(row) ?? "");
    if (quote === "") continue;
    const start = text.length + 2;
    text += `\n\n${quote}`;
    spans.set(row, { start, end: text.length });
  }
  const title = { start: 0, end: 0 };
  return settle(planning, place, text, (row) => spans.get(row) ?? title);
}

async function settle(planning: Planning, { document, rows }: Place, text: string, spanOf: (row: number) => Span): Promise<PlannedDocument> {
  const there = await planning.known.byText(text);
  if (there !== null) return { id: there, text, made: null, spanOf };
  const content = contentOf(planning.source, document, text);
  const record = recordOf(planning, { document, rows }, content);
  return { id: record.id, text, made: { content, record }, spanOf };
}

const digest = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

function contentOf(source: ImportedStatements, document: number, text: string): DocumentContent {
  const author = fieldOf(source, "author", document).slice(0, 500);
  const producer = { version: "", coder: "import", model: null };
  const blocks = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
    kind: "paragraph" as const,
    level: 0,
    start: index,
    end: index + line.length,
  }));
  return {
    id: digest(JSON.stringify([text, producer.coder, author])),
    textSha256: digest(text),
    text,
    blocks,
    questions: [],
    contributions: [],
    quotations: [],
    answers: [],
    comparison: [],
    warnings: [],
    producer,
    pages: [],
    mentions: [],
    ...(author === "" ? {} : { authors: [author] }),
  };
}

function recordOf({ workplace, source, rights }: Planning, { document, rows }: Place, content: DocumentContent): DocumentRecord {
  const url = fieldOf(source, "url", document);
  const written = [fieldOf(source, "section", document), fieldOf(source, "type", document), ...tagsIn(fieldOf(source, "tags", document))];
  const tags = written.map((tag) => tag.trim().slice(0, 100)).filter((tag) => tag !== "");
  const author = fieldOf(source, "author", document);
  const notes = [author === "" ? "" : `Author: ${author}`, fieldOf(source, "notes", document)].filter((line) => line !== "");
  return {
    id: workplace.makeId("d"),
    contentId: content.id,
    title: titleOf(source, document).slice(0, 1000),
    standfirst: null,
    published: dayOf(source, document, rows),
    publisher: (fieldOf(source, "publisher", document) || fieldOf(source, "source", document)).slice(0, 500) || null,
    url: /^https?:\/\//i.test(url) && URL.canParse(url) ? url.slice(0, 4000) : null,
    language: "en",
    tags: [...new Set(tags)],
    rights,
    sourceName: source.name.slice(0, 1000),
    sha256: digest(content.text),
    note: notes.join("\n").slice(0, 20_000),
    assignedTo: [],
    addedBy: accountOf(workplace),
    addedAt: momentOf(workplace),
  };
}

/** Tags of a cell: one a line as we write them, or parted by semicolons as people do. */
function tagsIn(cell: string): string[] {
  return cell.split(cell.includes("\n") ? "\n" : ";");
}

function titleOf(source: ImportedStatements, document: number): string {
  const title = toStoredText(fieldOf(source, "title", document))
    .replace(/\s+/g, " ")
    .trim();
  return (
    title ||
    toStoredText(source.opened.table.documents.ids[document] ?? "")
      .replace(/\s+/g, " ")
      .trim() ||
    "Untitled"
  );
}

function fieldOf({ opened }: ImportedStatements, name: string, document: number): string {
  const column = opened.table.documents.fields[name];
  return column === undefined ? "" : String(valueOf(column, document) ?? "").trim();
}

/** The document's own date, else the earliest of its statements. */
function dayOf({ opened, dates }: ImportedStatements, document: number, rows: readonly number[]): string | null {
  const { table } = opened;
  const own = dates.get(table.documents.ids[document] ?? "");
  const times = own === undefined ? rows.map((row) => table.times[row] ?? Number.NaN).filter(Number.isFinite) : [own];
  const first = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  const isYear = first >= Date.UTC(0) && first < Date.UTC(10_000, 0);
  return isYear && first !== 0 ? new Date(first).toISOString().slice(0, 10) : null;
}
