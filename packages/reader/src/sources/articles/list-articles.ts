import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import type { ListedSource } from "../archive/listed-source.ts";
import { lightBytes } from "../child/reading-limits.ts";
import { defaultMaxBytes, readBytes, readHead } from "../bytes/read-bytes.ts";
import { sniffBinary } from "../bytes/sniff-binary.ts";
import { headOfZipEntry, openZipBytes } from "../archive/zip-file.ts";
import { looksExported } from "./looks-exported.ts";
import { articlesOf } from "./articles-of.ts";
import type { SplitArticle } from "./split-articles.ts";

const sampleBytes = 65_536;

/**
 * The articles of an export of a newspaper data base or a site, one file each, named below its own name; null for other bytes. What is more than a small text is taken
 * apart in a process of its own, within limits of time and memory.
 *
 * Cost: O(length).
 */
export async function listArticles(bytes: Uint8Array, name: string): Promise<ListedSource[] | null> {
  try {
    return (await findArticles(bytes, name))?.map((article) => listed(article, name)) ?? null;
  } catch (error) {
    // One export that is cut does not end the import of a folder.
    if (isRapporteurError(error)) return [{ name, error }];
    throw error;
  }
}

async function findArticles(bytes: Uint8Array, name: string): Promise<SplitArticle[] | null> {
  if (!(await mayBeArchive(bytes, name))) return null;
  if (bytes.length <= lightBytes && sniffBinary(bytes) === null) return articlesOf(bytes, name);
  const { splitInChild } = await import("../child/read-in-child.ts");
  try {
    return await splitInChild(bytes, name);
  } catch (error) {
    // What takes too much is none: reading it will say so.
    if (isRapporteurError(error) && error.code === "RAP_SOURCE_TOO_HARD") return null;
    throw error;
  }
}

function listed({ name, text }: SplitArticle, archive: string): ListedSource {
  const source = `${archive}/${name}`;
  if (text === "") return { name: source, error: new RapporteurError("RAP_SOURCE_NO_TEXT", { source }) };
  return { name: source, bytes: new TextEncoder().encode(text) };
}

/** Whether a file, or bytes, are an export of a newspaper data base or a site. Cost: O(length) for files of which the beginning looks like one, else O(1). */
export async function holdsArticles(source: string | { readonly bytes: Uint8Array; readonly name: string }): Promise<boolean> {
  if (typeof source !== "string") return (await listArticles(source.bytes, source.name)) !== null;
  if (!mayHoldText(source)) return false;
  const head = await readHead(source, sampleBytes);
  if (
    head.length === 0 ||
    (sniffBinary(head) === null && !startsLikeMarkup(new TextDecoder("latin1").decode(head.subarray(0, 2000))) && !mayBeExport(head, head.length))
  )
    return false;
  return (await listArticles(await readBytes(source, defaultMaxBytes), source)) !== null;
}

/** Whether the beginning of a file is that of an export; that of a PDF is looked at by its reader. */
async function mayBeArchive(bytes: Uint8Array, name: string): Promise<boolean> {
  const format = sniffBinary(bytes);
  if (format === null || format === "pdf") return format === "pdf" || mayBeExport(bytes, bytes.length);
  if (format === "rtf") return mayBeExport(beginningOfRtf(bytes), sampleBytes);
  if (format !== "docx") return false;
  try {
    return mayBeExport(await beginningOfDocx(bytes, name), sampleBytes);
  } catch (error) {
    if (isRapporteurError(error)) return false;
    throw error;
  }
}

const mayHoldText = (path: string): boolean => /\.(?:txt|text|xml|wxr|docx|rtf|pdf|html?|xhtml)$/i.test(path) || !/\.[a-z0-9]{1,8}$/i.test(path);

/** What every such export has near its beginning; of a page the scripts and styles of its head come first. */
function mayBeExport(bytes: Uint8Array, byteCount: number): boolean {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, sampleBytes)).replaceAll("\0", "");
  return looksExported(head) || (byteCount > sampleBytes && startsLikeMarkup(head) && looksExported(new TextDecoder("latin1").decode(bytes)));
}

const startsLikeMarkup = (head: string): boolean => /^[^\n<]{0,8}\s*<(?:!doctype html|html|head|body|div|article|meta)\b/i.test(head);

/** The first words of a Word document; its other parts, and what follows, are not unpacked. */
async function beginningOfDocx(bytes: Uint8Array, source: string): Promise<Uint8Array> {
  const zip = await openZipBytes(bytes, source);
  for await (const entry of zip.entries()) {
    if (!/^word\/document\d*\.xml$/.test(entry.name)) continue;
    const head = new TextDecoder("latin1").decode(await headOfZipEntry(zip, entry, sampleBytes));
    return Buffer.from(head.replaceAll(/<[^<>]*>/g, ""), "latin1");
  }
  return new Uint8Array();
}

/** The first words of an RTF document, without its control words. */
function beginningOfRtf(bytes: Uint8Array): Uint8Array {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, sampleBytes));
  return Buffer.from(head.replaceAll(/\\(?:u-?\d+\??|'[0-9a-f]{2})/gi, "?").replaceAll(/\\[a-z]+-?\d* ?|[{}\r\n]/gi, ""), "latin1");
}
