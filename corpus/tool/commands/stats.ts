import { corpusFiles, readGrid, readPair } from "../corpus-files.ts";
import { corpusStats, counted, type CountedDocument } from "../corpus-stats.ts";
import { formatTable } from "../format-table.ts";
import { passageFiles, readPassages } from "../passages.ts";
import type { GridRow } from "../documents/read-grid.ts";

/** Words, documents and statements by split and by sub-genre. */
export function stats(): { readonly text: string; readonly isFailed: boolean } {
  const files = corpusFiles("documents");
  const annotations = corpusFiles("annotations");
  const documents = readGrid().flatMap((row): CountedDocument[] => {
    const file = files.get(row.id);
    if (file === undefined) return [];
    const { document, annotation } = readPair(file, annotations.get(row.id));
    return [{ row, document, ...(annotation === undefined ? {} : { annotation }) }];
  });
  documents.push(...passageFiles().flatMap(readPassages));
  const groupings: readonly (readonly [string, (row: GridRow) => string])[] = [
    ["split", (row) => row.split],
    ["sub-genre", (row) => row.genre],
  ];
  const tables = groupings.map(([name, groupOf]) => {
    const rows = [...corpusStats(documents, groupOf)].map(([group, counts]) => [group, ...counted.map((column) => String(counts[column]))]);
    return formatTable([[name, ...counted], ...rows]);
  });
  return { text: tables.join("\n\n"), isFailed: false };
}
