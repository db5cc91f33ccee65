import { statSync } from "node:fs";
import { z } from "zod";
import { readingMs, serveTasks } from "@rapporteur/reader/sources";
import { rowsOfSource } from "../../analysis/input/open-statements.ts";
import type { CsvOptions } from "../../analysis/input/open-statements-csv.ts";
import { previewTable } from "../../analysis/input/preview-table.ts";
import { documentColumns } from "./document-table.ts";
import { openDocumentTable } from "./open-document-table.ts";
import type { SentDocuments, SentTablePreview, TableTask } from "./sent-table.ts";

/* The process in which tables that somebody sends to a server are opened and looked at. The other side ends it when its time or memory is up. */

const task = z.object({
  path: z.string(),
  name: z.string(),
  // How a table is laid out was checked where somebody said it.
  csv: z.custom<CsvOptions>((given) => typeof given === "object"),
  gives: z.enum(["preview", "documents"]),
});

serveTasks(async (given, begin): Promise<SentTablePreview | SentDocuments | null> => {
  const asked = task.parse(given);
  begin(readingMs(statSync(asked.path).size), "processor");
  return asked.gives === "preview" ? preview(asked) : documents(asked);
});

async function preview({ path, name, csv }: TableTask): Promise<SentTablePreview | null> {
  const table = await rowsOfSource(path, csv);
  if (table === null) return null;
  const given = openDocumentTable(table.rows, name, csv);
  if (given === null) {
    const { statements, documents: count, hasWords, columns, notes } = previewTable(table.rows, name, csv);
    return { rows: "statements", statements, documents: count, hasWords, columns, notes };
  }
  const { documents: found, notes, named } = given;
  return { rows: "documents", statements: 0, documents: found.length, hasWords: true, columns: documentColumns(table.rows, named), notes };
}

async function documents({ path, name, csv }: TableTask): Promise<SentDocuments | null> {
  const table = await rowsOfSource(path, csv);
  const given = table === null ? null : openDocumentTable(table.rows, name, csv);
  return given === null ? null : { texts: given.documents, notes: given.notes };
}
