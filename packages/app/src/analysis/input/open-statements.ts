import { RapporteurError, ownValue } from "@rapporteur/core/base";
import type { DnaDatabase } from "../../exchange/dna/dna-database.ts";
import { readStatementsJsonl } from "../../exchange/statements/statements-jsonl.ts";
import type { Entity, ReviewState, StatementTable } from "@rapporteur/core/model";
import type { Readout } from "@rapporteur/reader/readout";
import { decodeBytes, defaultMaxBytes, isAddress, readBytes, tellAnnotations } from "@rapporteur/reader/sources";
import { trustFromReviews } from "../agreement/audit.ts";
import { readoutOf } from "../../documents/open-readout.ts";
import { openCsv, openRows, layoutFor, type CsvOptions, type TableLayouts } from "./open-statements-csv.ts";
import { type StatementFileKind, statementKindOf } from "../../formats/statement-formats.ts";
import { openBrat } from "./open-statements-brat.ts";
import { openLayers } from "./open-statements-layers.ts";
import { openConllu } from "./open-statements-conllu.ts";
import { openDna } from "./open-statements-dna.ts";
import { openTei } from "./open-statements-tei.ts";
import { openWebAnnotations } from "./open-statements-web.ts";
import { openXlsx } from "./open-statements-xlsx.ts";
import { openTableRows, type TableRows } from "./table-rows.ts";
import { openRefiStatements } from "./open-statements-refi.ts";
import { joinOpened } from "./open-statements-join.ts";
import { labelReadouts } from "./open-statements-labels.ts";
import type { LibrarySource, TableNeeds } from "./open-statements-library.ts";
import { isTables } from "../tables/find-tables.ts";
import { tablesSource } from "../tables/tables-source.ts";
import type { Gathered, OpenedSource, OpenedStatements } from "./opened-statements.ts";
import { readoutTable } from "./readout-table.ts";

export interface OpenStatementsOptions {
  /** Count drafts too; accepted statements alone unless told. */
  readonly countsDrafts: boolean;
  /** A library's project, beside or in place of files. */
  readonly library?: LibrarySource | undefined;
  /** Open the library's documents as readouts as well, for what needs their texts. */
  readonly needsReadouts?: boolean;
  /** Take what is known of a library's entities, for files that can hold it. */
  readonly needsAttributes?: boolean;
  /** What of tables in Parquet is looked at, where they are the only source; everything where absent. */
  readonly needs?: TableNeeds | undefined;
  /** How CSV files are laid out; other kinds of source say it themselves. */
  readonly csv?: TableLayouts;
  readonly onProgress?: (done: number, total: number, source: string) => void;
}

/** What a source is: a file of statements, or a document. */
export type StatementSourceKind = StatementFileKind | "document";

/** The kind of a source, by its ending; an address is a document, a folder with a table of statements in Parquet is tables. */
export function statementSourceKind(source: string): StatementSourceKind {
  if (isAddress(source)) return "document";
  return statementKindOf(source) ?? (isTables(source) ? "tables" : "document");
}

/** Kinds by ending whose endings other formats have too. */
const isDoubtful = (kind: StatementSourceKind): boolean => ["csv", "readout", "document"].includes(kind);

/** The same, by the content where this tells it whatever the file is called: annotations have the endings of tables, archives and texts. */
export async function tellStatementSource(source: string): Promise<StatementSourceKind> {
  const kind = statementSourceKind(source);
  return isAddress(source) || !isDoubtful(kind) ? kind : ((await tellAnnotations(source)) ?? kind);
}

/** A source with its statements twice: entities by name, and by id where names are not all there is. */
interface NamedSource {
  readonly source: string;
  readonly opened: OpenedSource;
  readonly identified: OpenedSource;
  readonly entities: readonly Entity[];
}

/**
 * Opens statements from any source: DNA databases (`.dna`), REFI-QDA projects (`.qdpx`), annotations (brat, WebAnno, UIMA), statement tables (`.xlsx`, `.csv`, `.tsv`), JSON Lines (`.jsonl`), tables in Parquet, readouts
 * (`.json`), documents, which are read on the spot and give drafts, and a library. Several sources become one table; ids of statements and
 * documents then carry the name of their file, and readouts count as one source.
 *
 * @throws RAP_EXCHANGE_* and RAP_SOURCE_* where a source cannot be read; RAP_SERVICE_READOUT where a .json is not a readout;
 * RAP_SERVICE_KINDS where two sources hold different kinds of values under one name; RAP_SERVICE_NONE_ACCEPTED where nothing is left
 * to count
 * Cost: O(size); documents cost their reading.
 */
export async function openStatements(sources: readonly string[], options: OpenStatementsOptions): Promise<OpenedStatements> {
  const kinds = new Map<string, StatementSourceKind>();
  for (const source of sources) kinds.set(source, await tellStatementSource(source));
  const isGathered = (source: string): boolean => ["readout", "document"].includes(kinds.get(source) ?? "");
  const isKept = (source: string): boolean => kinds.get(source) === "tables";
  const files = sources.filter((source) => !isGathered(source) && !isKept(source));
  const named: NamedSource[] = [];
  let dna: DnaDatabase | null = null;
  for (const [index, source] of files.entries()) {
    const one = await openStatementFile(source, { csv: layoutFor(options.csv ?? {}, source) });
    named.push({ source, opened: one, identified: one, entities: [] });
    if ("database" in one && sources.length === 1) dna = one.database;
    options.onProgress?.(index + 1, sources.length, source);
  }
  const libraries = [...(options.library === undefined ? [] : [options.library]), ...sources.filter(isKept).map(tablesSource)];
  const fromLibraries: WithReadouts[] = [];
  const needs = libraries.length === 1 && files.length === 0 && sources.every(isKept) ? options.needs : undefined;
  for (const library of libraries) fromLibraries.push(await openLibrary(library, { ...options, needs }));
  const read = await openReadouts(sources.filter(isGathered), files.length, { ...options, total: sources.length });
  const readouts = [...fromLibraries, read].flatMap((one) => one?.readouts ?? []);
  named.push(...[...fromLibraries, read].filter((one) => one !== null));
  const library = options.library ?? (named.length === 1 ? libraries[0] : undefined);
  const joined = joinOpened(named);
  const { table } = joined;
  if (!options.countsDrafts && table.length > 0 && !table.reviews.includes(1)) {
    throw new RapporteurError("RAP_SERVICE_NONE_ACCEPTED", { count: table.length });
  }
  const review: ReviewState[] = options.countsDrafts ? ["accepted", "draft"] : ["accepted"];
  let byId: Gathered | null = null;
  return {
    ...joined,
    readouts,
    hasSpeakers: libraries.length > 0 || readouts.length > 0,
    dna,
    review,
    trust: library === undefined ? trustFromReviews(readouts) : await library.trust(),
    ledger: async () => (library === undefined ? null : library.ledger()),
    byId: () => (byId ??= identify(named, { readouts, review })),
  };
}

function identify(named: readonly NamedSource[], given: Pick<Gathered, "readouts" | "review">): Gathered {
  const { table, quoteOf } = joinOpened(named.map(({ source, identified }) => ({ source, opened: identified })));
  const entities = mergeEntities(named.flatMap((one) => one.entities));
  const quotes = new Map<string, string>();
  for (const [row, id] of table.ids.entries()) {
    const quote = quoteOf(row);
    if (quote !== null) quotes.set(id, quote);
  }
  return { ...given, table, entities, names: new Map(entities.map(({ id, name }) => [id, name])), quotes };
}

function mergeEntities(entities: readonly Entity[]): Entity[] {
  const merged = new Map<string, Entity>();
  for (const entity of entities) {
    const known = merged.get(entity.id);
    // Mentions point into one document's text, so a merged entity has none.
    if (known === undefined) merged.set(entity.id, { ...entity, mentions: [] });
    else merged.set(entity.id, { ...known, country: known.country ?? entity.country, actsFor: known.actsFor ?? entity.actsFor });
  }
  return [...merged.values()];
}

/** Opens a file that holds statements itself (`.dna`, `.qdpx`, `.xlsx`, `.csv`, `.tsv`, `.jsonl`, `.parquet`). @throws RAP_EXCHANGE_* */
export async function openStatementFile(
  source: string,
  options: { readonly csv?: CsvOptions },
): Promise<OpenedSource | Awaited<ReturnType<typeof openDna>> | Awaited<ReturnType<typeof openRefiStatements>>> {
  const kind = await tellStatementSource(source);
  if (kind === "dna") return openDna(source);
  if (kind === "refi") return openRefiStatements(source);
  if (kind === "brat") return openBrat(source, maximumBytes);
  if (kind === "layers") return openLayers(source, maximumBytes);
  if (kind === "tei") return openTei(source);
  if (kind === "web-annotation") return openWebAnnotations(source, maximumBytes);
  if (kind === "conllu") return openConllu(source, maximumBytes);
  if (kind === "xlsx") return openXlsx(source, options.csv ?? {}, maximumBytes);
  const table = kind === "csv" ? null : await openTableRows(source, { kind, csv: options.csv ?? {}, maxBytes: maximumBytes });
  if (table !== null) return openTable(table, source, options.csv ?? {});
  if (kind === "tables") return (await openLibrary(tablesSource(source), {})).opened;
  const text = decodeBytes(await readBytes(source, maximumBytes), { source }).text;
  return kind === "csv" ? openCsv(text, source, options.csv ?? {}) : openJsonl(text, source);
}

/** The rows of a source that is a table of a person or another program; null for others. @throws as `openTableRows` */
export async function rowsOfSource(source: string, csv: CsvOptions): Promise<TableRows | null> {
  return openTableRows(source, { kind: await tellStatementSource(source), csv, maxBytes: maximumBytes });
}

/** Statements of rows that were read already. @throws as `openCsv` */
export function openTable({ rows, warnings }: TableRows, source: string, csv: CsvOptions): OpenedSource {
  const opened = openRows(() => rows, source, csv);
  return { ...opened, warnings: [...warnings, ...opened.warnings] };
}

/** Tables of statements may be larger than documents are. */
const maximumBytes = 16 * defaultMaxBytes;

function openJsonl(text: string, source: string): OpenedSource {
  let failed = 0;
  const table = readStatementsJsonl(text, source, () => void failed++);
  const message = `${source}: ${failed} ${failed === 1 ? "document" : "documents"} could not be read and ${failed === 1 ? "is" : "are"} missing`;
  const warnings = failed === 0 ? [] : [{ code: "documents-unread", message }];
  return { table, ...wordsOf(table), texts: new Map(), attributes: new Map(), warnings };
}

function wordsOf(table: StatementTable): Pick<OpenedSource, "quoteOf" | "coderOf"> {
  return { quoteOf: textOf(table, "quote"), coderOf: textOf(table, "coder") };
}

/** Reads a text variable; null everywhere where the table has none of that name. */
export function textOf(table: StatementTable, name: string): (row: number) => string | null {
  const column = ownValue(table.variables, name);
  if (column === undefined || !("codes" in column)) return () => null;
  return (row) => column.dictionary[column.codes[row] ?? -1] ?? null;
}

type WithReadouts = NamedSource & { readonly readouts: readonly Readout[] };

/** Readouts as files and documents that are read on the spot. */
async function openReadouts(
  sources: readonly string[],
  before: number,
  options: OpenStatementsOptions & { readonly total: number },
): Promise<WithReadouts | null> {
  if (sources.length === 0) return null;
  const readouts: Readout[] = [];
  for (const [index, source] of sources.entries()) {
    readouts.push(await readoutOf(source));
    options.onProgress?.(before + index + 1, options.total, source);
  }
  const entities = mergeEntities(readouts.flatMap((readout) => readout.entities.map(asEntity)));
  const texts = new Map(readouts.map(({ document }) => [document.textSha256, document.text]));
  return { ...twice("readouts", readoutTable(readouts), { entities, texts }), readouts };
}

async function openLibrary(
  library: LibrarySource,
  { needsReadouts = false, needsAttributes = false, needs }: Pick<OpenStatementsOptions, "needs" | "needsReadouts" | "needsAttributes">,
): Promise<WithReadouts> {
  const [table, entities] = [await library.table(needs), await library.entities()];
  const readouts = needsReadouts ? await library.readouts() : new Map<string, Readout>();
  const texts = new Map([...readouts].map(([id, { document }]) => [id, document.text]));
  const memos = Map.groupBy(needsReadouts ? await library.memos() : [], ({ record }) => record.statement);
  const known = needsAttributes ? await library.attributes?.() : undefined;
  const named = twice(library.name, table, { entities, texts, known });
  const concepts = needsAttributes ? await library.concepts?.() : undefined;
  return { ...named, opened: { ...named.opened, memos, ...(concepts === undefined ? {} : { concepts }) }, readouts: [...readouts.values()] };
}

type Known = Pick<NamedSource, "entities"> & Pick<OpenedSource, "texts"> & { readonly known?: Parameters<typeof labelReadouts>[2] };

/** Statements by the ids of entities, and by their names. */
function twice(source: string, table: StatementTable, about: Known): NamedSource {
  const { entities, texts, known } = about;
  const labelled = labelReadouts(table, entities, known);
  return {
    source,
    entities,
    opened: { ...labelled, ...wordsOf(labelled.table), texts, warnings: [] },
    identified: { table, ...wordsOf(table), texts, attributes: new Map(), warnings: [] },
  };
}

function asEntity(entity: Readout["entities"][number]): Entity {
  return { ...entity, mentions: [] };
}
