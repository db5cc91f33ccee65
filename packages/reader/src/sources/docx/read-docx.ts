import { readStyledHtml } from "../styled/read-styled-html.ts";
import type { ReadDocument } from "../settle-pieces.ts";
import { readDocxClaims } from "./docx-claims.ts";

export interface ReadDocxOptions {
  /** How errors name the document. */
  readonly source: string;
  /** The part with the document's properties. */
  readonly core: Uint8Array | undefined;
}

/**
 * Reads a Word document that was made HTML by its styles.
 *
 * @param html what `docxToHtml` gives
 * @throws RAP_SOURCE_NO_TEXT
 * Cost: O(length).
 */
export function readDocx(html: string, { source, core }: ReadDocxOptions): ReadDocument {
  return readStyledHtml(html, { source, claims: readDocxClaims(core) });
}
