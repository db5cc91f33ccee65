import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { isRapporteurError } from "@rapporteur/core/base";
import { fileError, readBytes } from "../bytes/read-bytes.ts";
import { listArticles } from "../articles/list-articles.ts";
import { holdsMailbox, listMailbox } from "../mail/list-mailbox.ts";
import { isOpaqueName } from "../formats/refuse-foreign.ts";
import { sniffBinary } from "../bytes/sniff-binary.ts";
import { listArchive } from "./list-archive.ts";
import { defaultListLimits, type ListedSource, type ListLimits } from "./listed-source.ts";
import { holdsWebArchive, listWebArchive } from "../webarchive/list-web-archive.ts";
import { pageFoldersLeftOut } from "./saved-page.ts";
import { type FoundFile, walkFolder } from "./walk-folder.ts";
import { openZipBytes, openZipFile } from "./zip-file.ts";

/**
 * Every file of a folder or a ZIP archive, in the order of their names in a folder and of the archive in a ZIP; of a single file, that
 * file. ZIPs that lie in a folder are opened as well, archives inside archives are not. An export of a newspaper
 * data base is listed by its articles, a web archive by its pages, a mailbox by its messages. Hidden files are passed over; links are followed
 * only to files of the same folder.
 *
 * Whether a file can be read as a document does not matter here: reading it will tell. One file is held at a time, so the memory needed
 * is that of the largest one.
 *
 * @param source path, or bytes with their name
 * @throws RAP_SOURCE_NOT_FOUND, RAP_SOURCE_UNREADABLE, RAP_SOURCE_DAMAGED where `source` itself cannot be opened; all else is listed
 */
export async function* listSources(
  source: string | { readonly bytes: Uint8Array; readonly name: string },
  options: Partial<ListLimits> = {},
): AsyncGenerator<ListedSource> {
  const limits = { ...defaultListLimits, ...options };
  if (typeof source !== "string") return yield* listBytes(source.bytes, source.name, limits);
  const about = await statOf(source);
  if (about.isDirectory) return yield* listFolder(source, limits);
  if (await holdsWebArchive(source)) return yield* listWebArchive(source, basename(source), limits);
  if (await holdsMailbox(source)) return yield* listMailbox(source, basename(source), limits);
  // Larger than any document, so it is an archive or nothing that can be read.
  if (about.size > limits.maxBytes && /\.zip$/i.test(source)) return yield* withArticles(listArchive(await openZipFile(source), limits), limits);
  yield* listBytes(await readBytes(source, limits.maxBytes), basename(source), limits);
}

async function* listBytes(bytes: Uint8Array, name: string, limits: ListLimits): AsyncGenerator<ListedSource> {
  const format = sniffBinary(bytes);
  if (format === "warc") yield* listWebArchive({ bytes, name }, name, limits);
  else if (format === "zip" && !isOpaqueName(name)) yield* withArticles(listArchive(await openZipBytes(bytes, name), limits), limits);
  else if (format === null && (await holdsMailbox({ bytes, name }))) yield* listMailbox({ bytes, name }, name, limits);
  else yield* (await listArticles(bytes, name)) ?? [{ name, bytes }];
}

async function* withArticles(archive: AsyncIterable<ListedSource>, limits: ListLimits): AsyncGenerator<ListedSource> {
  for await (const listed of archive) {
    if (listed.bytes === undefined) yield listed;
    else if (sniffBinary(listed.bytes) === "warc") yield* listWebArchive(listed, listed.name, limits);
    else if (await holdsMailbox(listed)) yield* listMailbox(listed, listed.name, limits);
    else yield* (await listArticles(listed.bytes, listed.name)) ?? [listed];
  }
}

async function statOf(path: string): Promise<{ isDirectory: boolean; size: number }> {
  try {
    const about = await stat(path);
    return { isDirectory: about.isDirectory(), size: about.size };
  } catch (error) {
    throw fileError(path, error);
  }
}

async function* listFolder(folder: string, limits: ListLimits): AsyncGenerator<ListedSource> {
  let pageFolders = 0;
  for await (const found of walkFolder(folder, limits.maxFiles)) {
    if ("isOfPage" in found) pageFolders++;
    else if (found.error !== undefined) yield { name: found.name, error: found.error };
    else yield* listFound(found, limits);
  }
  const note = pageFoldersLeftOut(pageFolders);
  if (note !== null) yield { name: basename(folder), note };
}

/** A file of a folder; what cannot be opened is listed under its name, and the folder goes on. */
async function* listFound({ path, name }: FoundFile, limits: ListLimits): AsyncGenerator<ListedSource> {
  try {
    for await (const listed of listSources(path, limits)) {
      const own = basename(path);
      const isOwn = listed.name === own || listed.name.startsWith(`${own}/`);
      yield { ...listed, name: isOwn ? `${name}${listed.name.slice(own.length)}` : `${name}/${listed.name}` };
    }
  } catch (error) {
    if (!isRapporteurError(error)) throw error;
    yield { name, error };
  }
}
