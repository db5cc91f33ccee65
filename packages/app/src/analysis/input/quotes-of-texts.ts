import type { StatementTable } from "@rapporteur/core/model";

/** The words of each statement, cut from the texts of the documents by their ids; null where a text is not there. */
export function quotesOf(table: StatementTable, texts: ReadonlyMap<string, string>): (row: number) => string | null {
  return (row) => texts.get(table.documents.ids[table.documentOf[row] ?? 0] ?? "")?.slice(table.starts[row], table.ends[row]) ?? null;
}
