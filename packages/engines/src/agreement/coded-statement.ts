import { columnReader, type StatementTable, textReader } from "@rapporteur/core/model";
import type { CodedValue } from "./agreement-result.ts";

/** A statement as one coder coded it. */
export interface CodedStatement {
  readonly id: string;
  readonly coder: string;
  readonly document: string;
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Values of its variables; null where the coder left one open. */
  readonly values: Readonly<Record<string, CodedValue>>;
}

export interface ReadCodingsOptions {
  /** Column that names the coder; "coder" where left out. */
  readonly coder?: string;
  /** Columns to compare. */
  readonly variables: readonly string[];
  /** Drafts too; rejected statements are never read. */
  readonly includesDrafts?: boolean;
}

/** Coded statements of a table; rows without a coder are left out. Cost: O(rows × variables). */
export function readCodedStatements(table: StatementTable, options: ReadCodingsOptions): CodedStatement[] {
  const coderOf = textReader(table, options.coder ?? "coder");
  const readers = options.variables.map((name) => ({ name, read: columnReader(table, name) }));
  const statements: CodedStatement[] = [];
  for (let row = 0; row < table.length; row++) {
    const coder = coderOf(row);
    const review = table.reviews[row];
    if (coder === null || review === 2 || (review === 0 && options.includesDrafts !== true)) continue;
    statements.push({
      id: table.ids[row] ?? "",
      coder,
      document: table.documents.ids[table.documentOf[row] ?? -1] ?? "",
      type: table.typeNames[table.types[row] ?? -1] ?? "",
      start: table.starts[row] ?? 0,
      end: table.ends[row] ?? 0,
      values: Object.fromEntries(readers.map(({ name, read }) => [name, read(row)])),
    });
  }
  return statements;
}
