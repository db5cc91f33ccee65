import { isWacz } from "../webarchive/wacz-names.ts";
import { isSubtitles } from "../subtitles/is-subtitles.ts";
import { isMail, isMailboxText, isWebPage } from "./mail-heads.ts";

/** Formats besides text, Markdown, HTML, PDF and Word that are read as documents. */
export type OpenedFormat = "odt" | "epub" | "rtf" | "mail" | "msg" | "mhtml" | "warc" | "subtitles";

export interface KnownDocument {
  readonly format: OpenedFormat;
  /** As an error names it: "a mail message (EML)". */
  readonly what: string;
  /** Endings of file names, lower case, without the dot. */
  readonly endings: readonly string[];
  /** Whether bytes are of this format, by their first characters, one a byte. */
  readonly isText?: (head: string) => boolean;
  /** Whether a ZIP archive is a file of this format, by the names of its entries and its first bytes. */
  readonly isArchive?: (names: readonly string[], head: string) => boolean;
  /** How it becomes stored text. */
  readonly becomes: string;
  /** What is left out. */
  readonly loses: string;
}

/** Told in this order: what is more special stands first. docs/formats.md says the same in words. */
export const openedFormats: readonly KnownDocument[] = [
  {
    format: "odt",
    what: "an OpenDocument text",
    endings: ["odt", "ott"],
    isArchive: (_, head) => head.includes("application/vnd.oasis.opendocument.text"),
    becomes: "headings, lists, quotes and paragraphs by their styles, tables as rows with tabulators, notes last",
    loses: "pictures, comments, deleted text, tables of contents",
  },
  {
    format: "epub",
    what: "an e-book (EPUB)",
    endings: ["epub"],
    isArchive: (names, head) => head.includes("application/epub+zip") || names.includes("META-INF/container.xml"),
    becomes: "the documents of the book in reading order",
    loses: "pictures, tables of contents, what stands outside of the reading order",
  },
  {
    format: "rtf",
    what: "an RTF document",
    endings: ["rtf"],
    isText: (head) => head.startsWith("{\\rtf"),
    becomes: "headings and paragraphs by their styles, tables as rows with tabulators, foot notes last",
    loses: "pictures, headers, footers, comments, embedded files",
  },
  {
    format: "mhtml",
    what: "a saved web page in one file (MHTML)",
    endings: ["mht", "mhtml"],
    isText: isWebPage,
    becomes: "as HTML; the address that it was saved from is kept",
    loses: "pictures, styles and frames, and what is left out of HTML",
  },
  {
    format: "mail",
    what: "a mail message (EML)",
    endings: ["eml"],
    isText: (head) => isMail(head) && !isMailboxText(head),
    becomes:
      "the text of the message, of both forms the plain one; subject, sender and day as title, author and date; `import` makes each message of a mailbox (.mbox) a document",
    loses: "attachments, receivers",
  },
  {
    format: "msg",
    what: "a mail message of Outlook (MSG)",
    endings: ["msg"],
    becomes: "the text of the message: the plain one, else its HTML, else its RTF; subject, name of the sender and day as title, author and date",
    loses: "attachments, receivers, all addresses",
  },
  {
    format: "warc",
    what: "a web archive (WARC or WACZ)",
    endings: ["warc", "wacz"],
    isText: (head) => /^WARC\/\d\.\d\s/.test(head),
    isArchive: isWacz,
    becomes: "its page, as HTML, text or PDF; the address is kept, the day of archiving is said; `import` makes each page of an archive a document",
    loses: "requests, revisits, redirects, pictures and other records, which are counted",
  },
  {
    format: "subtitles",
    what: "subtitles (SRT or WebVTT)",
    endings: ["srt", "vtt"],
    isText: (head) => isSubtitles(head.replace(/\r\n?/g, "\n")),
    becomes: "the words of one cue after the other; a paragraph where another person speaks or after a pause of three seconds",
    loses: "numbers, times, places, styles",
  },
];

const headLength = 4000;

/** The format of bytes by their content; null for others. Cost: O(1). */
export function openedText(bytes: Uint8Array): OpenedFormat | null {
  const letters = new TextDecoder("latin1").decode(bytes.subarray(0, headLength));
  // Byte order marks as they look in latin1, and the other half of every letter in UTF-16.
  const head = letters.replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, "").replaceAll("\0", "");
  return openedFormats.find(({ isText }) => isText?.(head) === true)?.format ?? null;
}

/** The format that a ZIP archive is a document of; null for others. */
export function openedArchive(names: readonly string[], head: string): OpenedFormat | null {
  return openedFormats.find(({ isArchive }) => isArchive?.(names, head) === true)?.format ?? null;
}

/** What a name's ending promises; null where it promises none of these. */
export function openedByName(name: string): KnownDocument | null {
  const ending = /\.([a-z0-9]+)(?:[?#].*)?$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  return openedFormats.find(({ endings }) => endings.includes(ending)) ?? null;
}
