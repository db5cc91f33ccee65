import { unpackDocx } from "./docx/docx-parts.ts";
import { checkInflation } from "./pdf/check-inflation.ts";
import { defaultPdfLimits } from "./pdf/pdf-page.ts";
import { checkOutput } from "./check-output.ts";
import type { ReadDocument } from "./settle-pieces.ts";

/**
 * Reads a PDF or a Word document in this process, which the file may make run for ever or fill: it is called in a `BoundedChild` only.
 *
 * @param source how errors name the document
 * @throws RAP_SOURCE_DAMAGED, RAP_SOURCE_ENCRYPTED, RAP_SOURCE_SCANNED, RAP_SOURCE_NO_LETTERS, RAP_SOURCE_NO_TEXT, RAP_SOURCE_INFLATES,
 * RAP_SOURCE_TOO_MANY, RAP_SOURCE_TOO_HARD
 */
export async function readBinary(bytes: Uint8Array, format: "pdf" | "docx", source: string): Promise<ReadDocument> {
  return format === "pdf" ? readPdfBytes(bytes, source) : readDocxBytes(bytes, source);
}

// Parsers are loaded only when needed: each is large, and most runs need neither or one.
async function readPdfBytes(bytes: Uint8Array, source: string): Promise<ReadDocument> {
  const decodedLength = checkInflation(bytes, source);
  const [{ extractPages }, { readPdf }] = await Promise.all([import("./pdf/extract-pages.ts"), import("./pdf/read-pdf.ts")]);
  return checkOutput(readPdf(await extractPages(new Uint8Array(bytes), { ...defaultPdfLimits, source }), source), decodedLength, source);
}

async function readDocxBytes(bytes: Uint8Array, source: string): Promise<ReadDocument> {
  const parts = await unpackDocx(bytes, source);
  const decodedLength = parts.values().reduce((sum, part) => sum + part.length, 0);
  const [{ docxToHtml }, { readDocx }] = await Promise.all([import("./docx/docx-to-html.ts"), import("./docx/read-docx.ts")]);
  const read = readDocx(await docxToHtml(parts, source), { source, core: parts.get("docProps/core.xml") });
  return checkOutput(read, decodedLength, source);
}
