import { type CellValue, type Column, reviewStates, type StatementTable } from "@rapporteur/core/model";
import { writeCsvRow } from "@rapporteur/core/csv";
import { writeTime, writtenValueOf } from "./table-values.ts";

/**
 * Statements as CSV: ids, type, document, time (UTC), offsets, review, then every variable and, with "document_" before the name, every
 * document field. `readStatementsCsv` reads it back; kinds have to be told where 0/1 or digits alone stand in a text column.
 *
 * Cost: O(cells).
 */
export function writeStatementsCsv(table: StatementTable, delimiter = ","): string {
  const variables = Object.entries(table.variables);
  const fields = Object.entries(table.documents.fields);
  const header = ["statement_id", "statement_type", "document_id", "time", "start", "end", "review", "reviewed_by_person"];
  const names = [...header, ...variables.map(([name]) => name), ...fields.map(([name]) => `document_${name}`)];
  const lines = [writeCsvRow(names, delimiter)];
  for (let row = 0; row < table.length; row++) {
    const document = table.documentOf[row] ?? 0;
    const values = variables.map(([, column]: [string, Column]) => writtenValueOf(column, row));
    const about = fields.map(([, column]: [string, Column]) => writtenValueOf(column, document));
    lines.push(writeCsvRow([...headCells(table, row), ...values, ...about], delimiter));
  }
  return `${lines.join("\n")}\n`;
}

function headCells(table: StatementTable, row: number): CellValue[] {
  const time = table.times[row] ?? Number.NaN;
  return [
    table.ids[row] ?? "",
    table.typeNames[table.types[row] ?? 0] ?? "",
    table.documents.ids[table.documentOf[row] ?? 0] ?? "",
    Number.isNaN(time) ? null : writeTime(time),
    table.starts[row] ?? 0,
    table.ends[row] ?? 0,
    reviewStates[table.reviews[row] ?? 0] ?? "draft",
    table.reviewedByPerson[row] === 1,
  ];
}
