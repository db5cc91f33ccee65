import { openedFormats } from "./opened-formats.ts";

/** A format that is read as a document, as a person is told of it. */
export interface DocumentFormat {
  readonly what: string;
  /** Endings of file names, lower case, with the dot. */
  readonly endings: readonly string[];
  /** How it becomes stored text. */
  readonly becomes: string;
  /** What is left out. */
  readonly loses: string;
}

const text: readonly DocumentFormat[] = [
  {
    what: "plain text, Markdown",
    endings: [".txt", ".md"],
    becomes: "as it is; blocks cover what is the document's",
    loses: "comment forms, share lines and similar things stay in the text but in no block",
  },
  {
    what: "HTML",
    endings: [".html", ".htm", ".xhtml"],
    becomes: "the article, one blank line between blocks",
    loses: "menus, notes' marks, scripts, comments",
  },
  {
    what: "PDF with text",
    endings: [".pdf"],
    becomes: "columns one after the other, words broken at a line's end made whole, tables as rows with tabulators, foot notes last",
    loses: "running heads and feet, page numbers, marks of notes, text that does not run from left to right",
  },
  {
    what: "Word",
    endings: [".docx"],
    becomes: "headings, lists, quotes and paragraphs by their styles, tables as rows with tabulators, notes last",
    loses: "pictures, comments, deleted text, marks of notes",
  },
];

/** All formats that are read as documents. Each is told by its content, whatever the file is called. */
export const documentFormats: readonly DocumentFormat[] = [
  ...text,
  ...openedFormats.map(({ what, endings, becomes, loses }) => ({ what, endings: endings.map((ending) => `.${ending}`), becomes, loses })),
];
