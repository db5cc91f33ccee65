import { readGenre } from "../../packages/reader/src/pages/read-genre.ts";
import { readPage } from "../../packages/reader/src/pages/read-page.ts";
import { voicesFor } from "../../packages/reader/src/reading/page-voices.ts";
import { readHtml } from "../../packages/reader/src/sources/html/read-html.ts";
import { readMarkdown } from "../../packages/reader/src/sources/markdown/read-markdown.ts";
import { readText } from "../../packages/reader/src/sources/plain/read-text.ts";

/** What is done before a stage is timed, and the stage. */
export type Prepare = (text: string) => () => unknown;

/** The page is read of a document that the reader of texts made beforehand. */
export const readerStages: Readonly<Record<string, Prepare>> = {
  text: (text) => () => readText(text),
  Markdown: (text) => () => readMarkdown(text),
  HTML: (text) => {
    const page = `<article>${text
      .split("\n\n")
      .map((part) => `<p>${part}</p>`)
      .join("")}</article>`;
    return () => readHtml(page, { source: "page.html" });
  },
  pages: (text) => {
    const { document } = readText(text);
    return () => readGenre(document, undefined, readPage(document, voicesFor(document)));
  },
};
