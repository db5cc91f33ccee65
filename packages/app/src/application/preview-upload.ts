import { RapporteurError } from "@rapporteur/core/base";
import type { CsvOptions } from "../analysis/input/open-statements-csv.ts";
import { previewSentTable, type SentTablePreview } from "../jobs/metadata/sent-table.ts";
import { withUploadedFile } from "./uploaded-file.ts";

/**
 * How a table that is sent would be read; nothing is kept of it.
 *
 * @throws RAP_EXCHANGE_EMPTY for what is no table of a person or another program; RAP_SOURCE_TOO_HARD past a limit; what reading it throws
 * Cost: O(cells), in a process of its own.
 */
export async function previewUpload(file: { readonly bytes: Uint8Array; readonly name: string }, csv: CsvOptions): Promise<SentTablePreview> {
  const { name } = file;
  const preview = await withUploadedFile(file, (path) => previewSentTable({ path, name, csv }));
  if (preview === null) throw new RapporteurError("RAP_EXCHANGE_EMPTY", { file: name });
  return preview;
}
