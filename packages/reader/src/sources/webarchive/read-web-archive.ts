import { RapporteurError, type Warning } from "@rapporteur/core/base";
import { checkOutput } from "../check-output.ts";
import { decodeBytes } from "../decode.ts";
import { readHtml } from "../html/read-html.ts";
import { readPdfBytes } from "../pdf/read-pdf-bytes.ts";
import { defaultMaxBytes } from "../bytes/read-bytes.ts";
import { readText } from "../plain/read-text.ts";
import type { ReadDocument } from "../settle-pieces.ts";
import { type ArchivedPage, mayBePage, pageOf } from "./archived-page.ts";
import { ByteQueue } from "./byte-queue.ts";
import { decodeBody } from "./http-message.ts";
import { webArchiveStreams } from "./open-web-archive.ts";
import { warcRecords } from "./warc-records.ts";

/** All of a web archive that is read as one document. */
const maxTotalBytes = 128 * 1024 * 1024;

/**
 * Reads a web archive (WARC, WACZ) with one page, whatever else it holds. The address is that of the page; the day on which it was archived is said in a warning, since
 * it is not the day on which the page was published.
 *
 * @throws RAP_SOURCE_PAGES where there are several; RAP_SOURCE_NO_TEXT where there is none; RAP_SOURCE_INFLATES, RAP_SOURCE_DAMAGED, and what reading the page throws
 * Cost: O(bytes, unpacked).
 */
export async function readWebArchive(bytes: Uint8Array, source: string): Promise<ReadDocument> {
  let only: ArchivedPage | null = null;
  for await (const stream of webArchiveStreams({ bytes, name: source }, { source, maxTotalBytes })) {
    const queue = new ByteQueue(stream);
    for await (const record of warcRecords(queue, { source, maxBytes: defaultMaxBytes, isWanted: mayBePage })) {
      const page = pageOf(record);
      if (typeof page === "string") continue;
      if (only !== null) throw new RapporteurError("RAP_SOURCE_PAGES", { source });
      only = page;
    }
  }
  if (only === null) throw new RapporteurError("RAP_SOURCE_NO_TEXT", { source });
  return readPage(only, source);
}

async function readPage(page: ArchivedPage, source: string): Promise<ReadDocument> {
  const content = decodeBody(page.message, { source, maxBytes: defaultMaxBytes });
  const { document, warnings } = page.type === "application/pdf" ? await readPdfBytes(content, source) : readWords(content, page, source);
  const day = /^\d{4}-\d\d-\d\d/.exec(page.captured)?.[0];
  const captured: Warning[] = day === undefined ? [] : [{ code: "page-archived", message: `the page was archived on ${day}` }];
  const { metadata } = document;
  return { document: { ...document, metadata: { ...metadata, url: metadata.url ?? page.url } }, warnings: [...warnings, ...captured] };
}

function readWords(content: Uint8Array, { type, charset, url }: ArchivedPage, source: string): ReadDocument {
  const { text, warnings } = decodeBytes(content, { source, charset, readsMarkup: type !== "text/plain" });
  const read = checkOutput(type === "text/plain" ? readText(text) : readHtml(text, { source, url }), text.length, source);
  return { document: read.document, warnings: [...warnings, ...read.warnings] };
}
