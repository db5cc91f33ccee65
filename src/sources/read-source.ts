import { createHash } from "node:crypto";
import { RapporteurError } from "../base/errors.ts";
import type { Warning } from "../base/warning.ts";
import type { SourceDocument } from "../model/document.ts";
import { decodeBytes } from "./decode.ts";
import type { FetchOptions } from "./fetch-url.ts";
import { defaultMaxBytes, readBytes, sizeInWords } from "./read-bytes.ts";
import { readHtml, type ReadHtmlOptions } from "./html/read-html.ts";
import { readMarkdown } from "./markdown/read-markdown.ts";
import { readText } from "./read-text.ts";
import type { ReadDocument } from "./settle-pieces.ts";
import { formatOfContentType, sniffFormat, type SourceFormat } from "./sniff-format.ts";

export interface ReadOptions {
  /** How errors name bytes that come without a path; "standard input" unless told. */
  readonly name?: string;
  /** Takes the place of extension, content type and sniffing. */
  readonly format?: SourceFormat;
  /** Takes the place of detection. */
  readonly charset?: string;
  readonly maxBytes?: number;
  /** Where the bytes were fetched from, so that relative addresses and a missing canonical address can be filled in. */
  readonly url?: string | null;
  /** How addresses are fetched: time limit, and what tests put in the place of the network. */
  readonly fetch?: FetchOptions;
}

export interface ReadSource {
  readonly bytes: Uint8Array;
  /** Of the bytes, lower-case hex. */
  readonly sha256: string;
  readonly format: SourceFormat;
  /** As the Encoding Standard spells it. */
  readonly encoding: string;
  readonly document: SourceDocument;
  readonly warnings: readonly Warning[];
}

/**
 * Reads a file, an http(s) address, or bytes that are at hand: decodes them, tells the format, and hands over the stored text, its blocks
 * and metadata.
 *
 * @param source path of a file, address of a page, or bytes
 * @throws RAP_SOURCE_* one for each way in which a source cannot be read
 * Cost: O(size).
 */
export async function readSource(source: string | Uint8Array, options: ReadOptions = {}): Promise<ReadSource> {
  if (typeof source !== "string") return readDocumentBytes(source, { ...options, name: options.name ?? "standard input" });
  if (isAddress(source)) return readAddress(source, options);
  return readDocumentBytes(await readBytes(source, options.maxBytes ?? defaultMaxBytes), { ...options, name: options.name ?? source });
}

/** True for what is fetched and not opened: anything with a scheme, so that a wrong one is answered as such. */
export function isAddress(source: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(source);
}

async function readAddress(address: string, options: ReadOptions): Promise<ReadSource> {
  const maxBytes = options.maxBytes ?? defaultMaxBytes;
  // Loaded only here: Node's HTTP takes a tenth of a second, which reading a file need not pay.
  const { fetchUrl } = await import("./fetch-url.ts");
  const page = await fetchUrl(address, { maxBytes, ...options.fetch });
  const named = page.contentType === null ? null : formatOfContentType(page.contentType);
  return readDocumentBytes(page.bytes, {
    ...(page.charset === null ? {} : { charset: page.charset }),
    // "text/plain" is what servers say of any file they do not know.
    ...(named === null || named === "text" ? {} : { format: named }),
    ...options,
    name: page.url,
    url: page.url,
  });
}

/** Reads bytes already at hand; `name` may be a path or an address, and its extension counts. */
export function readDocumentBytes(bytes: Uint8Array, options: ReadOptions & { readonly name: string }): ReadSource {
  const { name, maxBytes = defaultMaxBytes, url = null } = options;
  if (bytes.length > maxBytes) throw new RapporteurError("RAP_SOURCE_TOO_LARGE", { source: name, limit: sizeInWords(maxBytes) });
  const decoded = decodeBytes(bytes, { source: name, charset: options.charset ?? null, readsMarkup: true });
  const format = options.format ?? sniffFormat(decoded.text, name);
  const { document, warnings } = readers[format](decoded.text, { source: name, url });
  return {
    bytes,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    format,
    encoding: decoded.encoding,
    document: { ...document, metadata: { ...document.metadata, url: document.metadata.url ?? url } },
    warnings: [...decoded.warnings, ...warnings],
  };
}

const readers: Readonly<Record<SourceFormat, (text: string, options: ReadHtmlOptions) => ReadDocument>> = {
  text: readText,
  markdown: readMarkdown,
  html: readHtml,
};
