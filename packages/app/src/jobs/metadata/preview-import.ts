import { isAddress } from "@rapporteur/reader/sources";
import type { KnownMetadata } from "@rapporteur/reader/reading";
import { layoutFor, type TableLayouts } from "../../analysis/input/open-statements-csv.ts";
import { rowsOfSource } from "../../analysis/input/open-statements.ts";
import { previewTable, type TablePreview } from "../../analysis/input/preview-table.ts";
import { isDataFile } from "../../exchange/data-file.ts";
import { listImports } from "../../documents/list-imports.ts";
import type { NameReader } from "./name-pattern.ts";
import { openDocumentTable } from "./open-document-table.ts";

export interface ImportPreview {
  /** Documents, and what is known of each beside its text. */
  readonly files: readonly { readonly name: string; readonly metadata: KnownMetadata | null }[];
  /** Of how many something is known. */
  readonly fitting: number;
  /** Tables of statements. */
  readonly tables: readonly TablePreview[];
  /** What is left out, in a sentence each. */
  readonly notes: readonly string[];
}

/**
 * How tables among these sources would be read, and what is known of each file; nothing is imported.
 *
 * @throws what reading a table throws
 * Cost: as listing the files and reading the tables.
 */
export async function previewImport(
  sources: readonly string[],
  { read, csv: layouts }: { readonly read: NameReader; readonly csv: TableLayouts },
): Promise<ImportPreview> {
  const [files, tables, notes]: [ImportPreview["files"][number][], TablePreview[], string[]] = [[], [], []];
  for (const source of sources) {
    if (isAddress(source)) continue;
    const csv = layoutFor(layouts, source);
    const table = await rowsOfSource(source, csv);
    if (table !== null) {
      const rows = openDocumentTable(table.rows, source, csv);
      if (rows === null) tables.push(previewTable(table.rows, source, csv));
      else {
        for (const { name, metadata } of rows.documents) files.push({ name, metadata });
        notes.push(...rows.notes);
      }
      continue;
    }
    for await (const { name, error } of listImports(source)) if (error === undefined && !isDataFile(name)) files.push({ name, metadata: read(name) });
  }
  const fitting = files.filter(({ metadata }) => metadata !== null && Object.keys(metadata).length > 0).length;
  return { files, fitting, tables, notes };
}
