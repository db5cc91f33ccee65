import { RapporteurError } from "@rapporteur/core/base";
import { type Column, reviewStates, type StatementTable } from "@rapporteur/core/model";
import { asNumbers, asTexts, type PackedColumn, sameText } from "../../exchange/parquet/packed-column.ts";
import type { ParquetGroup, ParquetSource } from "../../exchange/parquet/read-parquet.ts";
import type { TableNeeds } from "../input/open-statements-library.ts";
import { columnFiller, dictionaryFiller, type ColumnFiller } from "./column-fillers.ts";
import { refuseDuplicates, SeenFingerprints } from "./refuse-duplicates.ts";
import { variablesKey } from "./statement-columns.ts";
import { layoutOf, type StatementLayout } from "./statement-layout.ts";

/** Documents in their order, where a table of them lies beside the statements. */
export type KnownDocuments = Pick<StatementTable["documents"], "ids" | "fields">;

interface Target {
  readonly ids: string[];
  readonly types: ColumnFiller;
  readonly documents: ColumnFiller;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly times: Float64Array;
  readonly reviews: Uint8Array;
  readonly reviewedByPerson: Uint8Array;
  readonly variables: Map<string, ColumnFiller>;
  readonly fields: Map<string, ColumnFiller>;
}

/** What is read beside the statements, and what of them. */
export interface ReadingOptions {
  /** Documents beside them; else documents are those of the statements, with the fields that the files have (`document_title` …). */
  readonly known: KnownDocuments | null;
  /** What is looked at; everything where absent. */
  readonly needs?: TableNeeds | undefined;
}

/**
 * Statements of Parquet files as one table, group by group: the same table as the library's that they were exported from. With `needs`, variables that
 * nobody looks at are not read; where ids are not needed either, `ids` is empty.
 *
 * @param sources parts of one table, in order
 * @throws RAP_EXCHANGE_PARQUET, RAP_EXCHANGE_COLUMN, RAP_EXCHANGE_CELL, RAP_EXCHANGE_DUPLICATE
 * Cost: O(values read); memory of the table and of two row groups. Columns without values are not read.
 */
export async function readStatements(sources: readonly ParquetSource[], { known, needs }: ReadingOptions): Promise<StatementTable> {
  const layouts = sources.map((source) => ({ source, layout: neededOf(layoutOf(source), needs) }));
  const length = sources.reduce((sum, { rows }) => sum + rows, 0);
  // One file of ours was written from records, whose ids are their own.
  const isOurs = sources.length === 1 && sources[0]?.metadata.has(variablesKey) === true;
  const target = openTarget(
    layouts.map(({ layout }) => layout),
    length,
    known,
  );
  const hasIds = needs === undefined || needs.ids === true;
  const readings: Reading[] = [];
  let first = 0;
  for (const { source, layout } of layouts) {
    for (const group of source.groups) {
      readings.push({ source, layout, group, first, hasIds });
      first += group.rows;
    }
  }
  // While one group is put into the table, the other process reads the next.
  let next = readings[0] === undefined ? null : fetchGroup(readings[0]);
  for (const [at, reading] of readings.entries()) {
    const fetched = await next;
    const following = readings[at + 1];
    next = following === undefined ? null : fetchGroup(following);
    next?.catch(() => undefined);
    if (fetched !== null) putGroup(target, reading, fetched);
  }
  const file = sources[0]?.path ?? "";
  if (!isOurs && hasIds) refuseDuplicates(target.ids.entries(), file);
  else if (!isOurs) await refuseSuspects(readings, { length, file });
  return finishTable(target, length, known);
}

/** Tells ids apart without keeping them; only where two look alike the ids are read once more. */
async function refuseSuspects(readings: readonly Reading[], { length, file }: { length: number; file: string }): Promise<void> {
  const seen = new SeenFingerprints(length);
  const named = readings.flatMap(({ layout, group, first }) => (layout.parts.id === null ? [] : [{ group, first, id: layout.parts.id }]));
  for (const { group, id } of named) {
    const fingerprints = await group.fingerprints(id);
    if (fingerprints !== null) seen.add(fingerprints);
  }
  if (!seen.hasSuspects) return;
  const suspects: [row: number, id: string][] = [];
  for (const { group, first, id } of named) {
    const column = await group.column(id);
    if (column === null) continue;
    const { codes, dictionary } = asTexts(column);
    const isSuspect = dictionary.map((one) => seen.isSuspect(one));
    for (const [row, code] of codes.entries()) if (isSuspect[code] === true) suspects.push([first + row, dictionary[code] ?? ""]);
  }
  refuseDuplicates(suspects, file);
}

function neededOf(layout: StatementLayout, needs: TableNeeds | undefined): StatementLayout {
  if (needs === undefined) return layout;
  const wanted = new Set(needs.variables(layout.variables.map(({ variable }) => variable)));
  return { ...layout, variables: layout.variables.filter(({ variable }) => wanted.has(variable)) };
}

function openTarget(layouts: readonly StatementLayout[], length: number, known: KnownDocuments | null): Target {
  const kinds = new Map(layouts.flatMap(({ variables }) => variables.map(({ variable, kind }) => [variable, kind] as const)));
  const fields = known === null ? [...new Set(layouts.flatMap((one) => one.fields.map(({ field }) => field)))] : [];
  return {
    ids: [],
    types: dictionaryFiller("text", length),
    documents: dictionaryFiller("text", length, known?.ids),
    starts: new Int32Array(length),
    ends: new Int32Array(length),
    times: new Float64Array(length).fill(Number.NaN),
    reviews: new Uint8Array(length).fill(reviewStates.indexOf("accepted")),
    reviewedByPerson: new Uint8Array(length).fill(1),
    variables: new Map([...kinds].map(([name, kind]) => [name, columnFiller(name, kind, length)])),
    fields: new Map(fields.map((field) => [field, dictionaryFiller("text", length)])),
  };
}

interface Reading {
  readonly source: ParquetSource;
  readonly layout: StatementLayout;
  readonly group: ParquetGroup;
  /** Row of the table at which the group begins. */
  readonly first: number;
  readonly hasIds: boolean;
}

/** The columns of a row group that the table is made of, by name; null where one has no values. */
type Fetched = ReadonlyMap<string, PackedColumn | null>;

async function fetchGroup({ layout, group, hasIds }: Reading): Promise<Fetched> {
  const { id, ...parts } = layout.parts;
  const ofVariables = layout.variables.flatMap(({ column, idColumn }) => {
    // Where each value is an entity, its names need not be read.
    const areAllEntities = idColumn !== null && group.missing(idColumn) !== null && group.missing(idColumn) === group.missing(column);
    return areAllEntities ? [idColumn] : [idColumn, column];
  });
  const wanted = [hasIds ? id : null, ...Object.values(parts), ...ofVariables, ...layout.fields.map(({ column }) => column)];
  const names = [...new Set(wanted.filter((name) => name !== null))];
  return new Map(await Promise.all(names.map(async (name) => [name, await group.column(name)] as const)));
}

function putGroup(target: Target, reading: Reading, fetched: Fetched): void {
  const { layout, first, hasIds } = reading;
  const { parts } = layout;
  const columnOf = (name: string | null): PackedColumn | null => (name === null ? null : (fetched.get(name) ?? null));
  if (hasIds) putIds(target.ids, columnOf(parts.id), reading);
  fillAlways(target.types, columnOf(parts.type), { reading, missing: "statement" });
  fillAlways(target.documents, columnOf(parts.document), { reading, missing: "document" });
  putNumbers(target.times, columnOf(parts.time), first);
  putNumbers(target.starts, columnOf(parts.start), first);
  putNumbers(target.ends, columnOf(parts.end), first);
  putReviews(target.reviews, columnOf(parts.review), reading);
  putNumbers(target.reviewedByPerson, columnOf(parts.reviewedByPerson), first);
  for (const { variable, column, idColumn } of layout.variables) {
    const filler = target.variables.get(variable);
    const [entities, words] = [columnOf(idColumn), columnOf(column)];
    if (entities !== null) filler?.fill(first, entities);
    if (words !== null) filler?.fillMissing(first, words);
  }
  for (const { field, column } of layout.fields) {
    const cells = columnOf(column);
    if (cells !== null) target.fields.get(field)?.fill(first, cells);
  }
}

function putIds(ids: string[], column: PackedColumn | null, { group, first }: Reading): void {
  const { codes, dictionary } = column === null ? sameText("", group.rows) : asTexts(column);
  for (let row = 0; row < group.rows; row++) ids.push(column === null ? String(first + row + 1) : (dictionary[codes[row] as number] ?? "null"));
}

/** @param missing what stands where the file has no such column or value */
function fillAlways(filler: ColumnFiller, column: PackedColumn | null, { reading, missing }: { reading: Reading; missing: string }): void {
  const { first, group } = reading;
  if (column !== null) filler.fill(first, column);
  filler.fillMissing(first, sameText(missing, group.rows));
}

/** Missing values leave what stands there. */
function putNumbers(values: Float64Array | Int32Array | Uint8Array, column: PackedColumn | null, first: number): void {
  const numbers = column === null ? [] : asNumbers(column);
  for (let row = 0; row < numbers.length; row++) {
    const number = numbers[row] as number;
    if (!Number.isNaN(number)) values[first + row] = number;
  }
}

function putReviews(reviews: Uint8Array, column: PackedColumn | null, { source, layout, first }: Reading): void {
  if (column === null) return;
  const { codes, dictionary } = asTexts(column);
  const states = dictionary.map((word) => reviewStates.findIndex((known) => known === word));
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    if (code < 0) continue;
    const state = states[code] as number;
    if (state < 0) {
      const about = { file: source.path, row: first + row + 1, column: layout.parts.review ?? "", value: (dictionary[code] ?? "").slice(0, 40) };
      throw new RapporteurError("RAP_EXCHANGE_CELL", { ...about, problem: "is not a review state", cure: `use ${reviewStates.join(", ")}` });
    }
    reviews[first + row] = state;
  }
}

function finishTable(target: Target, length: number, known: KnownDocuments | null): StatementTable {
  const { ids, starts, ends, times, reviews, reviewedByPerson } = target;
  const types = codesOf(target.types);
  const documents = codesOf(target.documents);
  const columns = (fillers: Map<string, ColumnFiller>): Record<string, Column> =>
    Object.fromEntries([...fillers].map(([name, filler]) => [name, filler.finish()]));
  return {
    length,
    ids,
    types: Uint16Array.from(types.codes),
    typeNames: types.dictionary,
    documentOf: documents.codes,
    documents: { ids: documents.dictionary, fields: known === null ? fieldsOf(target, documents) : known.fields },
    starts,
    ends,
    times,
    reviews,
    reviewedByPerson,
    variables: columns(target.variables),
  };
}

interface Coded {
  readonly codes: Int32Array;
  readonly dictionary: readonly string[];
}

function codesOf(filler: ColumnFiller): Coded {
  const column = filler.finish();
  return "codes" in column ? column : { codes: new Int32Array(0), dictionary: [] };
}

/** A document's fields are those of its first statement. */
function fieldsOf({ fields }: Target, { codes, dictionary }: Coded): Record<string, Column> {
  if (fields.size === 0) return {};
  const firstRow = new Int32Array(dictionary.length).fill(-1);
  for (const [row, document] of codes.entries()) if (firstRow[document] === -1) firstRow[document] = row;
  return Object.fromEntries(
    [...fields].map(([name, filler]) => {
      const column = codesOf(filler);
      return [name, { kind: "text" as const, codes: firstRow.map((row) => column.codes[row] ?? -1), dictionary: column.dictionary }];
    }),
  );
}
