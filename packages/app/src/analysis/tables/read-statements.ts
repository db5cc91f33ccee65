import { RapporteurError } from "@rapporteur/core/base";
import { type Column, reviewStates, type StatementTable } from "@rapporteur/core/model";
import type { ParquetCells, ParquetGroup, ParquetSource } from "../../exchange/parquet/read-parquet.ts";
import { columnFiller, dictionaryFiller, type ColumnFiller } from "./column-fillers.ts";
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

/**
 * Statements of Parquet files as one table, group by group: the same table as the library's that they were exported from.
 *
 * @param sources parts of one table, in order
 * @param known documents beside them; else documents are those of the statements, with the fields that the files have (`document_title` …)
 * @throws RAP_EXCHANGE_PARQUET, RAP_EXCHANGE_COLUMN, RAP_EXCHANGE_CELL, RAP_EXCHANGE_DUPLICATE
 * Cost: O(values); memory of the table and of one column of a row group. Columns without values are not read.
 */
export async function readStatements(sources: readonly ParquetSource[], known: KnownDocuments | null): Promise<StatementTable> {
  const layouts = sources.map((source) => ({ source, layout: layoutOf(source) }));
  const length = sources.reduce((sum, { rows }) => sum + rows, 0);
  const target = openTarget(
    layouts.map(({ layout }) => layout),
    length,
    known,
  );
  let first = 0;
  for (const { source, layout } of layouts) {
    for (const group of source.groups) {
      await readGroup(target, { source, layout, group, first });
      first += group.rows;
    }
  }
  // One file of ours was written from records, whose ids are their own.
  if (sources.length > 1 || sources[0]?.metadata.has(variablesKey) !== true) refuseDuplicates(target.ids, sources[0]?.path ?? "");
  return finishTable(target, length, known);
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
}

async function readGroup(target: Target, reading: Reading): Promise<void> {
  const { layout, group, first } = reading;
  const { parts } = layout;
  const cellsOf = async (column: string | null): Promise<ParquetCells | null> => (column === null ? null : group.column(column));
  const ids = await cellsOf(parts.id);
  for (let row = 0; row < group.rows; row++) target.ids.push(ids === null ? String(first + row + 1) : String(ids[row]));
  fillAlways(target.types, await cellsOf(parts.type), { reading, missing: "statement" });
  fillAlways(target.documents, await cellsOf(parts.document), { reading, missing: "document" });
  putNumbers(target.times, await cellsOf(parts.time), first);
  putNumbers(target.starts, await cellsOf(parts.start), first);
  putNumbers(target.ends, await cellsOf(parts.end), first);
  putReviews(target.reviews, await cellsOf(parts.review), reading);
  putNumbers(target.reviewedByPerson, await cellsOf(parts.reviewedByPerson), first);
  for (const { variable, column, idColumn } of layout.variables) {
    // Where each value is an entity, its names need not be read.
    const areAllEntities = idColumn !== null && group.missing(idColumn) !== null && group.missing(idColumn) === group.missing(column);
    const entities = await cellsOf(idColumn);
    if (entities !== null) target.variables.get(variable)?.fill(first, entities);
    if (!areAllEntities) target.variables.get(variable)?.fillMissing(first, (await cellsOf(column)) ?? []);
  }
  for (const { field, column } of layout.fields) target.fields.get(field)?.fill(first, (await cellsOf(column)) ?? []);
}

/** @param missing what stands where the file has no such column or value */
function fillAlways(filler: ColumnFiller, cells: ParquetCells | null, { reading, missing }: { reading: Reading; missing: string }): void {
  const { first, group } = reading;
  filler.fill(first, cells ?? []);
  filler.fillMissing(first, Array<string>(group.rows).fill(missing));
}

/** Missing values leave what stands there. */
function putNumbers(values: Float64Array | Int32Array | Uint8Array, cells: ParquetCells | null, first: number): void {
  for (let row = 0; row < (cells?.length ?? 0); row++) {
    const cell = cells?.[row];
    if (cell !== null && cell !== undefined) values[first + row] = Number(cell);
  }
}

function putReviews(reviews: Uint8Array, cells: ParquetCells | null, { source, layout, first }: Reading): void {
  for (let row = 0; row < (cells?.length ?? 0); row++) {
    const cell = cells?.[row];
    if (cell === null || cell === undefined) continue;
    const state = reviewStates.findIndex((known) => known === cell);
    if (state < 0) {
      const about = {
        file: source.path,
        row: first + row + 1,
        column: layout.parts.review ?? "",
        value: typeof cell === "string" ? cell.slice(0, 40) : typeof cell,
      };
      throw new RapporteurError("RAP_EXCHANGE_CELL", { ...about, problem: "is not a review state", cure: `use ${reviewStates.join(", ")}` });
    }
    reviews[first + row] = state;
  }
}

function refuseDuplicates(ids: readonly string[], file: string): void {
  if (new Set(ids).size === ids.length) return;
  const firstRows = new Map<string, number>();
  for (const [row, id] of ids.entries()) {
    const first = firstRows.get(id);
    if (first !== undefined) throw new RapporteurError("RAP_EXCHANGE_DUPLICATE", { file, id, row: row + 1, first: first + 1 });
    firstRows.set(id, row);
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
  const firstRow = new Int32Array(dictionary.length).fill(-1);
  for (const [row, document] of codes.entries()) if (firstRow[document] === -1) firstRow[document] = row;
  return Object.fromEntries(
    [...fields].map(([name, filler]) => {
      const column = codesOf(filler);
      return [name, { kind: "text" as const, codes: firstRow.map((row) => column.codes[row] ?? -1), dictionary: column.dictionary }];
    }),
  );
}
