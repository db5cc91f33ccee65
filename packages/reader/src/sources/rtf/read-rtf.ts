import { readStyledHtml } from "../styled/read-styled-html.ts";
import type { ReadDocument } from "../settle-pieces.ts";
import { rtfToHtml } from "./rtf-to-html.ts";

/**
 * Reads an RTF document, as Word, LibreOffice and the data bases of newspapers write it.
 *
 * @throws RAP_SOURCE_DAMAGED, RAP_SOURCE_NO_TEXT
 * Cost: O(length).
 */
export function readRtf(bytes: Uint8Array, source: string): ReadDocument {
  const { html, claims } = rtfToHtml(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"), source);
  return readStyledHtml(html, { source, claims });
}
