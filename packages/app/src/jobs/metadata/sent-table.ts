import type { CsvOptions } from "../../analysis/input/open-statements-csv.ts";
import { openInChild } from "../../analysis/import/open-import-in-child.ts";
import type { PreviewedColumn } from "../../analysis/input/preview-table.ts";
import { tellStatementSource } from "../../analysis/input/open-statements.ts";
import { mayBeTable } from "../../analysis/input/table-rows.ts";
import { workerFile } from "../../library/worker-file.ts";
import type { TableDocument } from "./document-table.ts";

/** How a table that was sent would be read. */
export interface SentTablePreview {
  readonly rows: NonNullable<CsvOptions["rows"]>;
  readonly statements: number;
  readonly documents: number;
  readonly hasWords: boolean;
  readonly columns: readonly PreviewedColumn[];
  readonly notes: readonly string[];
}

/** Documents of a table whose rows are documents. */
export interface SentDocuments {
  readonly texts: readonly TableDocument[];
  /** What is left out, in a sentence each. */
  readonly notes: readonly string[];
}

/** A table that was sent. */
export interface SentTable {
  /** Where it lies. */
  readonly path: string;
  /** How its sender calls it. */
  readonly name: string;
  /** How it is laid out, where the sender says it. */
  readonly csv: CsvOptions;
}

/** What the process is asked of a table. */
export interface TableTask extends SentTable {
  readonly gives: "preview" | "documents";
}

/**
 * How a table would be read, found in a process of its own within limits; null for what is no table.
 *
 * @throws RAP_SOURCE_TOO_HARD past a limit, and what reading it throws
 */
export async function previewSentTable(table: SentTable): Promise<SentTablePreview | null> {
  const answer = await ask(table, "preview");
  if (answer !== null && !isPreview(answer)) throw new Error("the answer is not a preview");
  return answer;
}

/** The documents of a table whose rows are documents, found in such a process; null for what is none. @throws as `previewSentTable` */
export async function documentsOfSentTable(table: SentTable): Promise<SentDocuments | null> {
  const answer = await ask(table, "documents");
  if (answer !== null && !isDocuments(answer)) throw new Error("the answer holds no documents");
  return answer;
}

async function ask({ path, name, csv }: SentTable, gives: TableTask["gives"]): Promise<unknown> {
  if (!mayBeTable(await tellStatementSource(path))) return null;
  return openInChild(workerFile(import.meta.url, "table-worker"), { path, name, csv, gives } satisfies TableTask, { path, name });
}

const isPreview = (answer: unknown): answer is SentTablePreview => typeof answer === "object" && answer !== null && "columns" in answer;
const isDocuments = (answer: unknown): answer is SentDocuments => typeof answer === "object" && answer !== null && "texts" in answer;
