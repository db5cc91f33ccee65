import { pickRows, type StatementTable } from "@rapporteur/core/model";

/** The rows of a table that stand in some documents. Cost: O(rows × columns). */
export function selectDocuments(table: StatementTable, documents: readonly string[]): StatementTable {
  const wanted = new Set(documents);
  const isWanted = table.documents.ids.map((id) => wanted.has(id));
  const rows = Int32Array.from(table.documentOf.keys()).filter((row) => isWanted[table.documentOf[row] ?? -1] === true);
  return pickRows(table, rows);
}
