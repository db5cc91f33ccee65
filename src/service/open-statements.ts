import { RapporteurError } from "../base/errors.ts";
import type { Warning } from "../base/warning.ts";
import type { DnaDatabase } from "../exchange/dna/dna-database.ts";
import { dnaStatementTable } from "../exchange/dna/dna-table.ts";
import { readDna } from "../exchange/dna/read-dna.ts";
import { readStatementsJsonl } from "../exchange/statements/statements-jsonl.ts";
import type { Readout } from "../model/readout.ts";
import type { CellValue, StatementTable } from "../model/statement-table.ts";
import type { ReviewState } from "../model/statement.ts";
import { decodeBytes } from "../sources/decode.ts";
import { defaultMaxBytes, readBytes } from "../sources/read-bytes.ts";
import { isAddress } from "../sources/read-source.ts";
import { gatherStatements } from "./gather-statements.ts";
import { openCsv, type CsvOptions } from "./open-statements-csv.ts";
import { joinOpened } from "./open-statements-join.ts";
import { labelReadouts } from "./open-statements-labels.ts";

export interface OpenStatementsOptions {
  /** Count drafts too; accepted statements alone unless told. */
  readonly countsDrafts: boolean;
  /** How CSV files are laid out; other kinds of source say it themselves. */
  readonly csv?: CsvOptions;
  readonly onProgress?: (done: number, total: number, source: string) => void;
}

/** Statements with what their source knows beside the table. Entities stand by their names. */
export interface OpenedSource {
  readonly table: StatementTable;
  /** The words of a row's passage; null where the source does not hold them. */
  readonly quoteOf: (row: number) => string | null;
  /** Who coded a row; null where the source does not say. */
  readonly coderOf: (row: number) => string | null;
  /** Texts of documents by id, as far as they are at hand. */
  readonly texts: ReadonlyMap<string, string>;
  /** What is known of entities: by variable, then by name. */
  readonly attributes: EntityAttributes;
  readonly warnings: readonly Warning[];
}

export type EntityAttributes = ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, CellValue>>>>;

export interface OpenedStatements extends OpenedSource {
  readonly readouts: readonly Readout[];
  /** The database, where a single DNA file is the source. */
  readonly dna: DnaDatabase | null;
  /** Review states that count. */
  readonly review: readonly ReviewState[];
}

/** What a source is, told by its ending. */
export type StatementSourceKind = "dna" | "csv" | "jsonl" | "readout" | "document";

const endings: readonly (readonly [RegExp, StatementSourceKind])[] = [
  [/\.dn[ac]$/i, "dna"],
  [/\.(?:csv|tsv)$/i, "csv"],
  [/\.(?:jsonl|ndjson)$/i, "jsonl"],
  [/\.json$/i, "readout"],
];

export function statementSourceKind(source: string): StatementSourceKind {
  if (isAddress(source)) return "document";
  return endings.find(([ending]) => ending.test(source))?.[1] ?? "document";
}

/**
 * Opens statements from any source: DNA databases (`.dna`), statement tables (`.csv`, `.tsv`), JSON Lines (`.jsonl`), readouts
 * (`.json`), and documents, which are read on the spot and give drafts. Several sources become one table; ids of statements and
 * documents then carry the name of their file, and readouts count as one source.
 *
 * @throws RAP_EXCHANGE_* and RAP_SOURCE_* where a source cannot be read; RAP_SERVICE_READOUT where a .json is no readout;
 * RAP_SERVICE_KINDS where two sources hold different kinds of values under one name; RAP_SERVICE_NONE_ACCEPTED where nothing is left
 * to count
 * Cost: O(size); documents cost their reading.
 */
export async function openStatements(sources: readonly string[], options: OpenStatementsOptions): Promise<OpenedStatements> {
  const isGathered = (source: string): boolean => ["readout", "document"].includes(statementSourceKind(source));
  const files = sources.filter((source) => !isGathered(source));
  const opened: { source: string; opened: OpenedSource }[] = [];
  let dna: DnaDatabase | null = null;
  for (const [index, source] of files.entries()) {
    const one = await openFile(source, options);
    opened.push({ source, opened: one });
    if ("database" in one && sources.length === 1) dna = one.database;
    options.onProgress?.(index + 1, sources.length, source);
  }
  const gathered = await openReadouts(sources.filter(isGathered), files.length, { ...options, total: sources.length });
  if (gathered !== null) opened.push({ source: "readouts", opened: gathered });
  const joined = joinOpened(opened);
  const { table } = joined;
  if (!options.countsDrafts && table.length > 0 && !table.reviews.includes(1)) {
    throw new RapporteurError("RAP_SERVICE_NONE_ACCEPTED", { count: table.length });
  }
  return { ...joined, readouts: gathered?.readouts ?? [], dna, review: options.countsDrafts ? ["accepted", "draft"] : ["accepted"] };
}

async function openFile(source: string, options: OpenStatementsOptions): Promise<OpenedSource | (OpenedSource & { database: DnaDatabase })> {
  const kind = statementSourceKind(source);
  if (kind === "dna") return openDna(source);
  const text = decodeBytes(await readBytes(source, maximumBytes), { source }).text;
  return kind === "csv" ? openCsv(text, source, options.csv ?? {}) : openJsonl(text, source);
}

/** Tables of statements may be larger than documents are. */
const maximumBytes = 16 * defaultMaxBytes;

async function openDna(source: string): Promise<OpenedSource & { database: DnaDatabase }> {
  const { database, warnings } = await readDna(source);
  const texts = new Map(database.documents.map(({ id, text }) => [String(id), text]));
  const coders = new Map(database.coders.map(({ id, name }) => [id, name]));
  const { statements } = database;
  return {
    table: dnaStatementTable(database),
    quoteOf: (row) => {
      const statement = statements[row];
      return statement === undefined ? null : (texts.get(String(statement.document))?.slice(statement.start, statement.stop) ?? null);
    },
    coderOf: (row) => coders.get(statements[row]?.coder ?? -1) ?? null,
    texts,
    attributes: dnaAttributes(database),
    warnings,
    database,
  };
}

/** Attribute values and colours of entities; black is DNA's colour for none. */
function dnaAttributes(database: DnaDatabase): EntityAttributes {
  const variables = new Map(database.variables.map(({ id, name }) => [id, name]));
  const attributeNames = new Map(database.attributeVariables.map(({ id, name }) => [id, name]));
  const valuesOf = Map.groupBy(database.attributeValues, ({ entity }) => entity);
  const attributes = new Map<string, Map<string, Record<string, CellValue>>>();
  for (const { id, variable, value, color } of database.entities) {
    if (value === "") continue;
    const name = variables.get(variable) ?? "";
    const labels = attributes.get(name) ?? new Map<string, Record<string, CellValue>>();
    const known = labels.get(value) ?? {};
    if (color !== null && color !== "#000000") known["color"] = color;
    for (const one of valuesOf.get(id) ?? []) if (one.value !== "") known[attributeNames.get(one.attributeVariable) ?? ""] = one.value;
    labels.set(value, known);
    attributes.set(name, labels);
  }
  return attributes;
}

function openJsonl(text: string, source: string): OpenedSource {
  const table = readStatementsJsonl(text, source);
  return { table, quoteOf: textOf(table, "quote"), coderOf: textOf(table, "coder"), texts: new Map(), attributes: new Map(), warnings: [] };
}

/** Reads a text variable; null everywhere where the table has none of that name. */
export function textOf(table: StatementTable, name: string): (row: number) => string | null {
  const column = table.variables[name];
  if (column === undefined || !("codes" in column)) return () => null;
  return (row) => column.dictionary[column.codes[row] ?? -1] ?? null;
}

async function openReadouts(
  sources: readonly string[],
  before: number,
  options: OpenStatementsOptions & { readonly total: number },
): Promise<(OpenedSource & { readouts: readonly Readout[] }) | null> {
  if (sources.length === 0) return null;
  const gathered = await gatherStatements(sources, {
    countsDrafts: true,
    onProgress: (done, _, source) => options.onProgress?.(before + done, options.total, source),
  });
  const { table, attributes } = labelReadouts(gathered.table, gathered.entities);
  return {
    table,
    quoteOf: textOf(table, "quote"),
    coderOf: textOf(table, "coder"),
    texts: new Map(gathered.readouts.map(({ document }) => [document.textSha256, document.text])),
    attributes,
    warnings: [],
    readouts: gathered.readouts,
  };
}
