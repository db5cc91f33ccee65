import { RapporteurError } from "@rapporteur/core/base";
import type { CsvOptions } from "../analysis/input/open-statements-csv.ts";
import { openRowsInChild } from "../analysis/import/open-import-in-child.ts";
import { type PreviewedColumn, previewTable } from "../analysis/input/preview-table.ts";
import { documentColumns } from "../jobs/metadata/document-table.ts";
import { openDocumentTable } from "../jobs/metadata/open-document-table.ts";
import { withUploadedFile } from "./uploaded-file.ts";

export interface UploadPreview {
  readonly rows: NonNullable<CsvOptions["rows"]>;
  readonly statements: number;
  readonly documents: number;
  readonly hasWords: boolean;
  readonly columns: readonly PreviewedColumn[];
  readonly notes: readonly string[];
}

/**
 * How a table that is sent would be read; nothing is kept of it.
 *
 * @throws RAP_EXCHANGE_EMPTY for what is no table of a person or another program; what reading it throws
 * Cost: O(cells).
 */
export async function previewUpload(file: { readonly bytes: Uint8Array; readonly name: string }, csv: CsvOptions): Promise<UploadPreview> {
  const { name } = file;
  const table = await withUploadedFile(file, (path) => openRowsInChild(path, name, csv));
  if (table === null) throw new RapporteurError("RAP_EXCHANGE_EMPTY", { file: name });
  const given = openDocumentTable(table.rows, name, csv);
  if (given === null) {
    const { statements, documents, hasWords, columns, notes } = previewTable(table.rows, name, csv);
    return { rows: "statements", statements, documents, hasWords, columns, notes };
  }
  const { documents, notes, named } = given;
  return { rows: "documents", statements: 0, documents: documents.length, hasWords: true, columns: documentColumns(table.rows, named), notes };
}
