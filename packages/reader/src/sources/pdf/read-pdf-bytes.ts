import { checkOutput } from "../check-output.ts";
import type { ReadDocument } from "../settle-pieces.ts";
import { checkInflation } from "./check-inflation.ts";
import { defaultPdfLimits } from "./pdf-page.ts";

/**
 * Reads the bytes of a PDF in this process.
 *
 * @throws RAP_SOURCE_DAMAGED, RAP_SOURCE_ENCRYPTED, RAP_SOURCE_SCANNED, RAP_SOURCE_NO_LETTERS, RAP_SOURCE_INFLATES, RAP_SOURCE_TOO_MANY, RAP_SOURCE_TOO_HARD
 */
export async function readPdfBytes(bytes: Uint8Array, source: string): Promise<ReadDocument> {
  const decodedLength = checkInflation(bytes, source);
  // Loaded only when needed: it is large.
  const [{ extractPages }, { readPdf }] = await Promise.all([import("./extract-pages.ts"), import("./read-pdf.ts")]);
  return checkOutput(readPdf(await extractPages(new Uint8Array(bytes), { ...defaultPdfLimits, source }), source), decodedLength, source);
}
