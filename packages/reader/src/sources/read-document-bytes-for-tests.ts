import { readHtml } from "./html/read-html.ts";
import { readMarkdown } from "./markdown/read-markdown.ts";
import { readText } from "./plain/read-text.ts";
import type { ReadOptions, ReadSource } from "./read-options.ts";
import { readTold, tellText } from "./read-source.ts";

const readers = { text: readText, markdown: readMarkdown, html: readHtml };

/** As `readSource` reads bytes of a text format, at once and in this process; for tests and measurements of many pages. */
export function readDocumentBytes(bytes: Uint8Array, options: ReadOptions & { readonly name: string }): ReadSource {
  const told = tellText(bytes, options);
  return readTold(told, readers[told.format]);
}
