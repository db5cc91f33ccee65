import { z } from "zod";
import { list } from "./common.ts";

/** How a table writes its dates. */
export const dateFormats = ["iso", "dmy", "mdy", "seconds", "milliseconds"] as const;
/** What a row of a table is. */
export const tableKinds = ["statements", "documents"] as const;
export type TableKind = (typeof tableKinds)[number];

/** Query of an upload that is a table (CSV, XLSX, lines of JSON, Parquet): how it is laid out. */
export const tableLayout = {
  rows: z.enum(tableKinds).optional().describe("what a row is; recognized by the columns unless given"),
  map: list.optional().describe("NAME=COLUMN: where a variable stands, or id, document, time, type, start, end, quote, coder, document:author …"),
  kind: list.optional().describe("NAME=KIND: what a variable holds: entity, text, boolean, integer, number, date"),
  delimiter: z.string().max(10).optional(),
  dateFormat: z.enum(dateFormats).optional(),
  sheet: z.string().max(100).optional(),
};

/** How a table would be read. */
export const tablePreview = z.object({
  rows: z.enum(tableKinds),
  statements: z.int(),
  documents: z.int(),
  hasWords: z.boolean().describe("a column says the words of the passages"),
  columns: z.array(
    z.object({
      column: z.string(),
      readAs: z.string().nullable().describe("as `map` calls it; null where the column is left out"),
      kind: z.string().nullable().describe("what a variable holds"),
      examples: z.array(z.string()),
    }),
  ),
  notes: z.array(z.string()),
});
