import { createHash } from "node:crypto";
import { RapporteurError } from "../base/errors.ts";
import type { Warning } from "../base/warning.ts";
import type { SourceDocument } from "../model/document.ts";
import { decodeBytes } from "./decode.ts";
import { defaultMaxBytes, readBytes, sizeInWords } from "./read-bytes.ts";
import { readHtml } from "./html/read-html.ts";
import { readMarkdown } from "./markdown/read-markdown.ts";
import { readText } from "./read-text.ts";
import type { ReadDocument } from "./settle-pieces.ts";
import { sniffFormat, type SourceFormat } from "./sniff-format.ts";

export interface ReadOptions {
  /** How errors name bytes that come without a path; "standard input" unless told. */
  readonly name?: string;
  /** Takes the place of extension, content type and sniffing. */
  readonly format?: SourceFormat;
  /** Takes the place of detection. */
  readonly charset?: string;
  readonly maxBytes?: number;
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
 * Reads a file, or bytes that are at hand: decodes them, tells the format, and hands over the stored text, its blocks and metadata.
 *
 * @param source path of a file, or bytes
 * @throws RAP_SOURCE_* one for each way in which a source cannot be read
 * Cost: O(size).
 */
export async function readSource(source: string | Uint8Array, options: ReadOptions = {}): Promise<ReadSource> {
  const maxBytes = options.maxBytes ?? defaultMaxBytes;
  if (typeof source !== "string") return readDocumentBytes(source, { ...options, name: options.name ?? "standard input" });
  return readDocumentBytes(await readBytes(source, maxBytes), { ...options, name: options.name ?? source });
}

/** Reads bytes already at hand; `name` may be a path or an address, and its extension counts. */
export function readDocumentBytes(bytes: Uint8Array, options: ReadOptions & { readonly name: string }): ReadSource {
  const { name, maxBytes = defaultMaxBytes } = options;
  if (bytes.length > maxBytes) throw new RapporteurError("RAP_SOURCE_TOO_LARGE", { source: name, limit: sizeInWords(maxBytes) });
  const decoded = decodeBytes(bytes, { source: name, charset: options.charset ?? null, readsMarkup: true });
  const format = options.format ?? sniffFormat(decoded.text, name);
  const read = readers[format](decoded.text, name);
  return {
    bytes,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    format,
    encoding: decoded.encoding,
    document: read.document,
    warnings: [...decoded.warnings, ...read.warnings],
  };
}

const readers: Readonly<Record<SourceFormat, (text: string, name: string) => ReadDocument>> = {
  text: readText,
  markdown: readMarkdown,
  html: (text, name) => readHtml(text, { source: name, url: /^https?:/i.test(name) ? name : null }),
};
