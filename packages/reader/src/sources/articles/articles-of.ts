import { isRapporteurError } from "@rapporteur/core/base";
import { decodeBytes } from "../decode.ts";
import { readSource } from "../read-source.ts";
import { sniffBinary } from "../bytes/sniff-binary.ts";
import { sniffFormat } from "../sniff-format.ts";
import { htmlLines } from "./html-lines.ts";
import { archiveOf, splitArticles, type SplitArticle } from "./split-articles.ts";

/**
 * The articles of an export of a newspaper data base or a site, whether it is a file of text, a page, a PDF, of Word or in RTF; null for every other file. What cannot be
 * read is none: reading it will say why.
 *
 * @throws RAP_SOURCE_UNSPLIT
 * Cost: O(length), as the reader of its format: of more than a few kilobytes it is called in a `BoundedChild` only.
 */
export async function articlesOf(bytes: Uint8Array, name: string): Promise<SplitArticle[] | null> {
  const text = await wordsOf(bytes, name);
  return text === null || archiveOf(text) === null ? null : splitArticles(text, name);
}

async function wordsOf(bytes: Uint8Array, name: string): Promise<string | null> {
  if (bytes.length === 0) return null;
  try {
    if (sniffBinary(bytes) !== null) return (await readSource(bytes, { name, takesExports: true, isBounded: true })).document.text;
    const { text } = decodeBytes(bytes, { source: name, readsMarkup: true });
    return sniffFormat(text, name) === "html" ? htmlLines(text) : text;
  } catch (error) {
    if (isRapporteurError(error)) return null;
    throw error;
  }
}
