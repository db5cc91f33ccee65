import { longestOf } from "@rapporteur/core/text";
import type { PreviewedColumn, TablePreview } from "../analysis/input/preview-table.ts";
import type { ImportPreview } from "../jobs/metadata/preview-import.ts";

/** Files that are shown one by one. */
const mostFiles = 200;

/** What an import would make of its sources, for people. */
export function previewText({ files, fitting, tables, notes }: ImportPreview): string {
  const shown = files
    .slice(0, mostFiles)
    .map(({ name, metadata }) => `${name}\n  ${metadata === null ? "nothing is known of it" : knownText(metadata)}`);
  const counted = `Something is known of ${fitting} of ${files.length} ${files.length === 1 ? "file" : "files"}. `;
  return [
    ...tables.map(tableText),
    ...shown,
    ...(files.length > mostFiles ? [`… and ${files.length - mostFiles} more`] : []),
    ...notes.map((note) => `${note}.`),
    `${files.length === 0 ? "" : counted}Nothing was imported.`,
  ].join("\n");
}

function knownText(metadata: NonNullable<ImportPreview["files"][number]["metadata"]>): string {
  return Object.entries(metadata)
    .map(([field, value]) => `${field}: ${Array.isArray(value) ? value.join("; ") : String(value)}`)
    .join(" · ");
}

const signs: Readonly<Record<string, string>> = { ",": "a comma", ";": "a semicolon", "\t": "a tabulator", "|": "a bar" };

function tableText({ file, delimiter, statements, documents, hasWords, columns, notes }: TablePreview): string {
  const widest = longestOf(columns.map(({ column }) => column));
  const between = delimiter === "" ? "" : `, with ${signs[delimiter] ?? `“${delimiter}”`} between the columns`;
  return [
    `${file}: ${statements} ${statements === 1 ? "statement" : "statements"} of ${documents} ${documents === 1 ? "document" : "documents"}${between}`,
    ...columns.map((column) => `  ${column.column.padEnd(widest)}  ${columnText(column)}`),
    ...notes.map((note) => `  ${note}.`),
    ...(hasWords ? [] : ["  No column is read as the words of the passages: say which with --map quote=COLUMN."]),
    ...(columns.some(({ readAs }) => readAs === "document") ? [] : ["  No column tells the documents apart: say which with --map document=COLUMN."]),
    "  Say with --map NAME=COLUMN what is read in another way, and keep it with --save-mapping FILE.",
  ].join("\n");
}

function columnText({ readAs, kind, examples }: PreviewedColumn): string {
  const what = readAs === null ? "left out" : kind === null ? readAs : `variable ${readAs} (${kind})`;
  return examples.length === 0 ? what : `${what}: ${examples.join(" · ")}`;
}
