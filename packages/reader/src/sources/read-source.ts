import { createHash } from "node:crypto";
import { RapporteurError } from "@rapporteur/core/base";
import { htmlLines } from "./articles/html-lines.ts";
import { looksExported } from "./articles/looks-exported.ts";
import { refuseArticles, warnOfUnsplit } from "./articles/refuse-articles.ts";
import { decodeBytes, type DecodedText } from "./decode.ts";
import { defaultMaxBytes, isAddress, readBytes, sizeInWords } from "./bytes/read-bytes.ts";
import { checkOutput } from "./check-output.ts";
import { lightBytes } from "./child/reading-limits.ts";
import { refuseForeign, refuseOpaque } from "./formats/refuse-foreign.ts";
import { readHtml, type ReadHtmlOptions } from "./html/read-html.ts";
import { readText } from "./plain/read-text.ts";
import type { ReadOptions, ReadSource } from "./read-options.ts";
import type { ReadDocument } from "./settle-pieces.ts";
import { sniffBinary } from "./bytes/sniff-binary.ts";
import { formatOfContentType, sniffFormat, type SourceFormat, type TextFormat } from "./sniff-format.ts";

/**
 * Reads a file, an http(s) address, or bytes that are at hand: tells the format, decodes or opens them, and hands over the stored text,
 * its blocks and metadata. Documents that are not small texts are read in a process of their own, within limits of time, memory and output.
 *
 * @param source path of a file, address of a page, or bytes
 * @throws RAP_SOURCE_* one for each way in which a source cannot be read
 * Cost: O(size).
 */
export async function readSource(source: string | Uint8Array, options: ReadOptions = {}): Promise<ReadSource> {
  if (typeof source !== "string") return readBytesOfAnyKind(source, { ...options, name: options.name ?? "standard input" });
  if (isAddress(source)) return readAddress(source, options);
  return readBytesOfAnyKind(await readBytes(source, options.maxBytes ?? defaultMaxBytes), { ...options, name: options.name ?? source });
}

/** Whether a format is opened by a reader of its own, rather than decoded and read as text. */
function isOpened(format: SourceFormat | null): format is Exclude<SourceFormat, TextFormat> {
  return format !== null && format !== "text" && format !== "markdown" && format !== "html";
}

type NamedOptions = ReadOptions & { readonly name: string };

async function readBytesOfAnyKind(bytes: Uint8Array, options: NamedOptions): Promise<ReadSource> {
  refuseSize(bytes, options);
  const format = options.format ?? sniffBinary(bytes);
  if (format === null || format === "zip") refuseOpaque(options.name);
  if (format === "zip") throw new RapporteurError("RAP_SOURCE_ARCHIVE", { source: options.name });
  options.onBytes?.(bytes.length);
  const isBinary = isOpened(format);
  if (options.isBounded !== true && (isBinary || bytes.length > lightBytes)) {
    // Loaded only here, as the parsers are: most sources are short texts.
    const { readInChild } = await import("./child/read-in-child.ts");
    return { bytes, ...(await readInChild(bytes, options)) };
  }
  if (!isBinary) {
    const told = tellText(bytes, options);
    return readTold(told, await readers[told.format]());
  }
  const { readBinary } = await import("./read-binary.ts");
  const takesExports = options.takesExports === true;
  const { document, warnings } = await readBinary(bytes, format, { source: options.name, takesExports });
  if (splitFormats.has(format) && !takesExports) refuseArticles(document.text, options.name);
  const read = { document, warnings: [...warnings, ...warnOfUnsplit(document.text)] };
  return toReadSource(bytes, { format, encoding: null, ...read }, options.url ?? null);
}

async function readAddress(address: string, options: ReadOptions): Promise<ReadSource> {
  const maxBytes = options.maxBytes ?? defaultMaxBytes;
  // Loaded only here: Node's HTTP takes a tenth of a second, which reading a file need not pay.
  const { fetchUrl } = await import("./fetch-url.ts");
  const page = await fetchUrl(address, { maxBytes, ...options.fetch });
  const named = page.contentType === null ? null : formatOfContentType(page.contentType);
  return readBytesOfAnyKind(page.bytes, {
    ...(page.charset === null ? {} : { charset: page.charset }),
    // "text/plain" is what servers say of any file they do not know.
    ...(named === null || named === "text" ? {} : { format: named }),
    ...options,
    name: page.url,
    url: page.url,
  });
}

function refuseSize(bytes: Uint8Array, { name, maxBytes = defaultMaxBytes }: NamedOptions): void {
  if (bytes.length > maxBytes) throw new RapporteurError("RAP_SOURCE_TOO_LARGE", { source: name, limit: sizeInWords(maxBytes) });
}

/** A text of a format that is told, before it is read. */
export interface ToldText {
  readonly bytes: Uint8Array;
  readonly decoded: DecodedText;
  readonly format: TextFormat;
  readonly options: NamedOptions;
}

/** Reads a decoded text. */
export type TextReader = (text: string, options: ReadHtmlOptions) => ReadDocument;

/** Decodes bytes of a text format and tells it; `name` may be a path or an address, and its extension counts. */
export function tellText(bytes: Uint8Array, options: NamedOptions): ToldText {
  const { name, format } = options;
  const decoded = decodeBytes(bytes, { source: name, charset: options.charset ?? null, readsMarkup: true });
  const isTold = format !== undefined && !isOpened(format);
  return { bytes, decoded, format: isTold ? format : sniffFormat(decoded.text, name), options };
}

/** Has a text read by the reader of its format. */
export function readTold({ bytes, decoded, format, options }: ToldText, read: TextReader): ReadSource {
  const { name, url = null } = options;
  const isTold = options.format === format;
  const exported = exportWords(decoded.text, format);
  if (!isTold) refuseArticles(exported, name);
  // A page is one whatever it is called.
  if (!isTold && format !== "html") refuseForeign(decoded.text, name);
  const { document, warnings } = checkOutput(read(decoded.text, { source: name, url }), decoded.text.length, name);
  const all = [...decoded.warnings, ...warnings, ...warnOfUnsplit(exported)];
  return toReadSource(bytes, { format, encoding: decoded.encoding, document, warnings: all }, url);
}

/** Whose stored text is that of an export of a newspaper data base; PDFs are told by their lines, when they are read. */
const splitFormats: ReadonlySet<SourceFormat> = new Set(["docx", "rtf"]);

/** What tells an export: the lines of a text, or of a page that may be one. */
function exportWords(text: string, format: TextFormat): string {
  if (format !== "html") return text;
  return looksExported(text) ? htmlLines(text) : "";
}

function toReadSource(bytes: Uint8Array, read: Omit<ReadSource, "bytes" | "sha256">, url: string | null): ReadSource {
  const { metadata } = read.document;
  return {
    ...read,
    bytes,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    document: { ...read.document, metadata: { ...metadata, url: metadata.url ?? url } },
  };
}

/** The parser of Markdown is a third of all that is loaded for a document; most are none of its. */
const readers: Readonly<Record<TextFormat, () => TextReader | Promise<TextReader>>> = {
  text: () => readText,
  markdown: async () => (await import("./markdown/read-markdown.ts")).readMarkdown,
  html: () => readHtml,
};
