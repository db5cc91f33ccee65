import { type Column, reviewStates, type StatementTable } from "@rapporteur/core/model";
import { valueOf, writeTime } from "../statements/table-values.ts";
import { type WorkbookCell, type WrittenWorkbook, writeWorkbook } from "./write-workbook.ts";

/**
 * Statements as a workbook of one sheet, with the columns of `writeStatementsCsv`: numbers, dates and truth values as such.
 *
 * Deterministic. Cost: O(cells).
 */
export function writeStatementsXlsx(table: StatementTable): WrittenWorkbook {
  return writeWorkbook([{ name: "Statements", rows: rowsOf(table) }]);
}

function* rowsOf(table: StatementTable): Generator<WorkbookCell[]> {
  const variables = Object.entries(table.variables);
  const fields = Object.entries(table.documents.fields);
  const head = ["statement_id", "statement_type", "document_id", "time", "start", "end", "review", "reviewed_by_person"];
  yield [...head, ...variables.map(([name]) => name), ...fields.map(([name]) => `document_${name}`)];
  for (let row = 0; row < table.length; row++) {
    const document = table.documentOf[row] ?? 0;
    yield [
      table.ids[row] ?? "",
      table.typeNames[table.types[row] ?? 0] ?? "",
      table.documents.ids[document] ?? "",
      momentOf(table.times[row] ?? Number.NaN),
      table.starts[row] ?? 0,
      table.ends[row] ?? 0,
      reviewStates[table.reviews[row] ?? 0] ?? "draft",
      table.reviewedByPerson[row] === 1,
      ...variables.map(([, column]) => cellOf(column, row)),
      ...fields.map(([, column]) => cellOf(column, document)),
    ];
  }
}

/** The value of a column as a cell. */
export function cellOf(column: Column, row: number): WorkbookCell {
  const value = valueOf(column, row);
  return column.kind === "date" && typeof value === "number" ? momentOf(value) : value;
}

function momentOf(time: number): WorkbookCell {
  return Number.isNaN(time) ? null : { time, text: writeTime(time) };
}
