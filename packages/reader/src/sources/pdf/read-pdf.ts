import { RapporteurError, type Warning } from "@rapporteur/core/base";
import { confirmClaims, datedByFile } from "../confirm-claims.ts";
import { type ReadDocument, settlePieces } from "../settle-pieces.ts";
import { assemblePages } from "./assemble-pages.ts";
import { flowLines, type Line } from "./flow-lines.ts";
import { groupLines } from "./group-lines.ts";
import { gatherWords } from "./join-lines.ts";
import { pageChunks } from "./page-chunks.ts";
import type { PdfFile } from "./pdf-page.ts";
import { readingOrder } from "./reading-order.ts";
import { dropRunningLines } from "./running-lines.ts";
import { measureTypography } from "./typography.ts";

/**
 * The text of a PDF in the order of reading: columns one after the other, without running heads, feet and page numbers, words broken at a
 * line's end made whole, notes last; headings by size and weight; where each page's text stands.
 *
 * @param source how errors name the file
 * @throws RAP_SOURCE_SCANNED, RAP_SOURCE_NO_LETTERS
 * Cost: O(n log n) in the pieces of text that the file draws.
 */
export function readPdf(file: PdfFile, source: string): ReadDocument {
  const { pages, claims } = file;
  const chunked = pages.map((page) => ({ rows: pageChunks(page), height: page.height }));
  const lines = dropRunningLines(chunked).flatMap((rows, index) => readingOrder(rows.flat()).flatMap((flow) => flowLines(flow, index + 1)));
  const warnings = [...checkText(file, lines, source)];
  const typography = measureTypography(lines);
  const assembled = assemblePages(groupLines(lines, typography), { typography, known: gatherWords(lines), title: claims.title });
  const { text, pieces, pages: anchors, hasHeadings } = assembled;
  const told = confirmClaims(claims, text);
  const read = settlePieces({ text, pieces, told, infersHeadings: !hasHeadings, warnings });
  const dated = datedByFile(read, claims);
  return { document: { ...dated.document, pages: anchors }, warnings: dated.warnings };
}

/** Shares of letters that cannot be told: above the first the text is refused, above the second there is a warning. */
const [unreadable, doubtful] = [0.3, 0.02];

function checkText({ pages }: PdfFile, lines: readonly Line[], source: string): Warning[] {
  const text = lines.map((line) => line.text).join("");
  const count = pages.length === 1 ? "1 page" : `${pages.length} pages`;
  if (!/[\p{L}\p{N}]/u.test(text) && !/[\p{Co}\ufffd]/u.test(text)) throw new RapporteurError("RAP_SOURCE_SCANNED", { source, pages: count });
  const share = (text.match(/[\p{Co}\p{Cn}\ufffd]|(?![\t\n])\p{Cc}/gu)?.length ?? 0) / text.length;
  if (share > unreadable) throw new RapporteurError("RAP_SOURCE_NO_LETTERS", { source });
  const warnings: Warning[] = [];
  if (share > doubtful) {
    warnings.push({
      code: "letters-unreadable",
      message: `${Math.round(share * 100)} % of the letters cannot be told; the file does not say what they are`,
    });
  }
  const written = new Set(lines.map(({ page }) => page));
  const empty = pages.flatMap(({ runs }, index) => (written.has(index + 1) || runs.some((run) => run.text.trim() !== "") ? [] : [index + 1]));
  if (empty.length > 0) warnings.push({ code: "pages-without-text", message: `${pagesInWords(empty)} without text, blank or pictures only` });
  return warnings;
}

function pagesInWords(numbers: readonly number[]): string {
  const shown = numbers.slice(0, 20).join(", ");
  return `${numbers.length === 1 ? "page" : "pages"} ${shown}${numbers.length > 20 ? `, and ${numbers.length - 20} more` : ""}`;
}
