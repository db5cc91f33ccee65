import { RapporteurError } from "@rapporteur/core/base";
import { drawnWords, exportedPdf, looksExportedPdf } from "../articles/exported-pdf.ts";
import { warnOfUnsplit } from "../articles/refuse-articles.ts";
import { archiveOf } from "../articles/split-articles.ts";
import { checkOutput } from "../check-output.ts";
import { readText } from "../plain/read-text.ts";
import type { ReadDocument } from "../settle-pieces.ts";
import { checkInflation } from "./check-inflation.ts";
import { defaultPdfLimits, type PdfFile } from "./pdf-page.ts";

/** How many pages are looked at to tell an export. */
const headPages = 3;

/**
 * Reads the bytes of a PDF in this process.
 *
 * @param takesExports the lines of an export of a data base are wanted; of another PDF comes the beginning
 * @throws RAP_SOURCE_DAMAGED, RAP_SOURCE_ENCRYPTED, RAP_SOURCE_SCANNED, RAP_SOURCE_NO_LETTERS, RAP_SOURCE_INFLATES, RAP_SOURCE_TOO_MANY, RAP_SOURCE_TOO_HARD,
 * RAP_SOURCE_ARTICLES
 */
export async function readPdfBytes(bytes: Uint8Array, source: string, takesExports = false): Promise<ReadDocument> {
  const decodedLength = checkInflation(bytes, source);
  // Loaded only when needed: it is large.
  const [{ extractPages }, { readPdf }] = await Promise.all([import("./extract-pages.ts"), import("./read-pdf.ts")]);
  const extract = async (lastPage?: number): Promise<PdfFile> =>
    extractPages(new Uint8Array(bytes), { ...defaultPdfLimits, source, ...(lastPage === undefined ? {} : { lastPage }) });
  if (takesExports) {
    const head = await extract(headPages);
    return readText((looksExportedPdf(head) ? exportedPdf(await extract()) : null) ?? "No export.");
  }
  const file = await extract();
  const exported = looksExportedPdf(file) ? exportedPdf(file) : null;
  if (exported !== null) throw new RapporteurError("RAP_SOURCE_ARTICLES", { source, archive: archiveOf(exported) ?? "" });
  const { document, warnings } = checkOutput(readPdf(file, source), decodedLength, source);
  return { document, warnings: [...warnings, ...(looksExportedPdf(file) ? warnOfUnsplit(drawnWords(file)) : [])] };
}
