import { pageChunks } from "../pdf/page-chunks.ts";
import type { PdfFile } from "../pdf/pdf-page.ts";
import { looksExported } from "./looks-exported.ts";
import { pdfLines } from "./pdf-lines.ts";
import { archiveOf, layoutOf } from "./split-articles.ts";

const headPages = 3;

/** Whether the first pages have what those of an export have. Cost: O(pieces of text on them). */
export function looksExportedPdf({ pages }: PdfFile): boolean {
  return pages.slice(0, headPages).some(({ runs }) => looksExported(runs.map(({ text }) => text).join(" ")));
}

/**
 * The lines of a PDF that a data base made; null for others. First they are taken in rows, which is how fields are set; a data base that sets boxes beside its
 * articles is known by its marks all the same, and taken in columns then.
 *
 * Cost: O(n log n) in the pieces of text that the file draws.
 */
export function exportedPdf(file: PdfFile): string | null {
  const rows = pdfLines(file, "rows");
  const layout = layoutOf(rows);
  if (layout !== "columns") return layout === null ? null : rows;
  const columns = pdfLines(file, "columns");
  return archiveOf(columns) === null ? rows : columns;
}

/** What the file draws, running heads and feet included: one line a row. Cost: as `pdfLines`. */
export function drawnWords({ pages }: PdfFile): string {
  return pages.flatMap((page) => pageChunks(page).map((row) => row.map(({ text }) => text).join(" "))).join("\n");
}
