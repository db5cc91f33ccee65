import { ownValue } from "@rapporteur/core/base";
import { type OpenedFormat, openedFormats } from "./formats/opened-formats.ts";

/** Formats that are text once decoded. */
export type TextFormat = "text" | "markdown" | "html";
export type SourceFormat = TextFormat | "pdf" | "docx" | OpenedFormat;
export const sourceFormats: readonly SourceFormat[] = ["text", "markdown", "html", "pdf", "docx", ...openedFormats.map(({ format }) => format)];

const extensions: Readonly<Record<string, TextFormat>> = {
  txt: "text",
  text: "text",
  md: "markdown",
  markdown: "markdown",
  mdown: "markdown",
  html: "html",
  htm: "html",
  xhtml: "html",
  shtml: "html",
};

const openedTypes: Readonly<Record<string, OpenedFormat>> = {
  "application/vnd.oasis.opendocument.text": "odt",
  "application/epub+zip": "epub",
  "application/rtf": "rtf",
  "text/rtf": "rtf",
  "message/rfc822": "mail",
  "application/vnd.ms-outlook": "msg",
  "multipart/related": "mhtml",
  "application/warc": "warc",
  "application/wacz": "warc",
  "application/x-subrip": "subtitles",
  "text/vtt": "subtitles",
};

/** The format a content type names; null for types that are none of ours. */
export function formatOfContentType(contentType: string): SourceFormat | null {
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "text/html" || type === "application/xhtml+xml") return "html";
  if (type === "application/pdf") return "pdf";
  if (type === "application/vnd.openxmlformats-officedocument.wordprocessingml.document") return "docx";
  const opened = ownValue(openedTypes, type);
  if (opened !== undefined) return opened;
  if (type === "text/markdown" || type === "text/x-markdown") return "markdown";
  return type === "text/plain" ? "text" : null;
}

/**
 * The format of a text: HTML where it starts like a page whatever it is called, else what the extension of `name` says, else Markdown
 * where its lines look like it. Cost: O(1), a look at the first 4,000 characters.
 */
export function sniffFormat(text: string, name: string): TextFormat {
  const head = text.slice(0, 4000);
  const extension = /\.([a-z]+)(?:[?#].*)?$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const told = ownValue(extensions, extension);
  // Markdown may begin with an element of HTML, a page with a document type is one all the same.
  if (startsLikePage(head) || (told !== "markdown" && startsLikeMarkup(head))) return "html";
  if (told !== undefined) return told;
  return looksLikeMarkdown(head) ? "markdown" : "text";
}

const leading = /^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*>)*/;

function startsLikePage(head: string): boolean {
  return /^<(?:!doctype\s+html|html|head|body)\b/i.test(head.replace(leading, ""));
}

function startsLikeMarkup(head: string): boolean {
  const start = head.replace(leading, "");
  const isElement = /^<(?:div|main|article|section|p|h[1-6]|meta|title|header|table|ul|ol|span|script|style|link)(?:\s[^>]*)?>/i.test(start);
  return isElement && /<\/(?:div|main|article|section|p|h[1-6]|title|header|table|ul|ol|a|script|style)\s*>/i.test(head);
}

function looksLikeMarkdown(head: string): boolean {
  if (/^---\n[\s\S]{0,2000}?^\w+:.*\n[\s\S]*?^---\s*$/m.test(head)) return true;
  const signs = [/^#{1,6} \S/m, /^\*\*[^*\n]+\*\*/m, /\[[^\]\n]+\]\(https?:[^)\s]+\)/, /^\s{0,3}```/m];
  return signs.filter((sign) => sign.test(head)).length >= 1;
}
