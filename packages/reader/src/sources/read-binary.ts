import { unpackDocx } from "./docx/docx-parts.ts";
import { decodeBytes } from "./decode.ts";
import type { OpenedFormat } from "./formats/opened-formats.ts";
import { readPdfBytes } from "./pdf/read-pdf-bytes.ts";
import { checkOutput } from "./check-output.ts";
import type { ReadDocument } from "./settle-pieces.ts";

/**
 * Reads a PDF, a Word document or another format that is opened first in this process, which the file may make run for ever or fill: it is called in a `BoundedChild` only.
 *
 * @throws RAP_SOURCE_DAMAGED, RAP_SOURCE_ENCRYPTED, RAP_SOURCE_SCANNED, RAP_SOURCE_NO_LETTERS, RAP_SOURCE_NO_TEXT, RAP_SOURCE_INFLATES,
 * RAP_SOURCE_TOO_MANY, RAP_SOURCE_TOO_HARD, RAP_SOURCE_PAGES
 */
export async function readBinary(
  bytes: Uint8Array,
  format: "pdf" | "docx" | OpenedFormat,
  { source, takesExports }: BinaryOptions,
): Promise<ReadDocument> {
  return format === "pdf" ? readPdfBytes(bytes, source, takesExports) : readers[format](bytes, source);
}

interface BinaryOptions {
  /** How errors name the document. */
  readonly source: string;
  /** The lines of an export of a data base are wanted, not a document. */
  readonly takesExports: boolean;
}

type Reader = (bytes: Uint8Array, source: string) => Promise<ReadDocument>;

const readers: Readonly<Record<"docx" | OpenedFormat, Reader>> = {
  docx: readDocxBytes,
  odt: async (bytes, source) => (await import("./odt/read-odt.ts")).readOdt(bytes, source),
  epub: async (bytes, source) => (await import("./epub/read-epub.ts")).readEpub(bytes, source),
  rtf: async (bytes, source) => checkOutput((await import("./rtf/read-rtf.ts")).readRtf(bytes, source), bytes.length, source),
  mail: async (bytes, source) => checkOutput(await (await import("./mail/read-mail.ts")).readMail(bytes, source), bytes.length, source),
  msg: async (bytes, source) => checkOutput((await import("./msg/read-msg.ts")).readMsg(bytes, source), bytes.length, source),
  mhtml: async (bytes, source) => checkOutput(await (await import("./mail/read-mail.ts")).readMhtml(bytes, source), bytes.length, source),
  warc: async (bytes, source) => (await import("./webarchive/read-web-archive.ts")).readWebArchive(bytes, source),
  subtitles: async (bytes, source) => (await import("./subtitles/read-subtitles.ts")).readSubtitles(decodeBytes(bytes, { source }).text, { source }),
};

// Parsers are loaded only when needed: each is large, and most runs need neither or one.
async function readDocxBytes(bytes: Uint8Array, source: string): Promise<ReadDocument> {
  const parts = await unpackDocx(bytes, source);
  const decodedLength = parts.values().reduce((sum, part) => sum + part.length, 0);
  const [{ docxToHtml }, { readDocx }] = await Promise.all([import("./docx/docx-to-html.ts"), import("./docx/read-docx.ts")]);
  const read = readDocx(await docxToHtml(parts, source), { source, core: parts.get("docProps/core.xml") });
  return checkOutput(read, decodedLength, source);
}
