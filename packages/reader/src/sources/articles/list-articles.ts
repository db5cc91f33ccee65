import { open } from "node:fs/promises";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import type { ListedSource } from "../archive/listed-source.ts";
import { decodeBytes } from "../decode.ts";
import { defaultMaxBytes, readBytes } from "../read-bytes.ts";
import { sniffBinary } from "../sniff-binary.ts";
import { archiveOf, splitArticles, type SplitArticle } from "./split-articles.ts";

const sampleBytes = 65_536;

/** The articles of an export of a newspaper data base or a site, one file each, named below its own name; null for other bytes. Cost: O(length). */
export function listArticles(bytes: Uint8Array, name: string): ListedSource[] | null {
  const text = mayBeArchive(bytes) ? textOf(bytes, name) : null;
  if (text === null || archiveOf(text) === null) return null;
  try {
    return splitArticles(text).map((article) => listed(article, name));
  } catch (error) {
    // One export that is cut does not end the import of a folder.
    if (isRapporteurError(error)) return [{ name, error }];
    throw error;
  }
}

function listed({ name, text }: SplitArticle, archive: string): ListedSource {
  const source = `${archive}/${name}`;
  if (text === "") return { name: source, error: new RapporteurError("RAP_SOURCE_NO_TEXT", { source }) };
  return { name: source, bytes: new TextEncoder().encode(text) };
}

/** Whether a file, or bytes, are an export of a newspaper data base or a site. Cost: O(length) for texts of which the beginning looks like one, else O(1). */
export async function holdsArticles(source: string | { readonly bytes: Uint8Array; readonly name: string }): Promise<boolean> {
  if (typeof source !== "string") return listArticles(source.bytes, source.name) !== null;
  if (!looksLikeText(source)) return false;
  const head = await readHead(source);
  if (head === null || !mayBeArchive(head)) return false;
  return archiveOf(textOf(await readBytes(source, defaultMaxBytes), source) ?? "") !== null;
}

const looksLikeText = (path: string): boolean => /\.(?:txt|text|xml|wxr)$/i.test(path) || !/\.[a-z0-9]{1,8}$/i.test(path);

/** What every such export has near its beginning. */
function mayBeArchive(bytes: Uint8Array): boolean {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, sampleBytes)).replaceAll("\0", "");
  return /\d of \d{1,6} (?:DOCUMENTS|RESULTS)|\d words|_{20}|wordpress\.org\/export\//i.test(head);
}

async function readHead(path: string): Promise<Uint8Array | null> {
  try {
    const file = await open(path, "r");
    try {
      const buffer = new Uint8Array(sampleBytes);
      const { bytesRead } = await file.read(buffer, 0, sampleBytes, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch {
    // Reading it will say what is wrong.
    return null;
  }
}

function textOf(bytes: Uint8Array, source: string): string | null {
  if (bytes.length === 0 || sniffBinary(bytes) !== null) return null;
  try {
    return decodeBytes(bytes, { source }).text;
  } catch (error) {
    if (isRapporteurError(error)) return null;
    throw error;
  }
}
