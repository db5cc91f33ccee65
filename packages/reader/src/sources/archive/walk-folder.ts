import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import { RapporteurError } from "@rapporteur/core/base";
import { fileError } from "../bytes/read-bytes.ts";
import { isHiddenName } from "./entry-name.ts";
import { isFolderOfPage } from "./saved-page.ts";

/** A file below the folder: its name counted from there, and where it lies, links resolved. */
export interface FoundFile {
  readonly name: string;
  readonly path: string;
  readonly error?: undefined;
}

/** What cannot be opened, and why. */
export interface MissedFile {
  readonly name: string;
  readonly error: RapporteurError;
}

/** A folder that belongs to a saved page and is passed over. */
export interface PageFolder {
  readonly name: string;
  readonly isOfPage: true;
  readonly error?: undefined;
}

/** Folders within folders: nobody files documents deeper, and names have to stay short. */
const deepest = 64;

interface Walk {
  /** The folder itself, links resolved. */
  readonly root: string;
  readonly maxFiles: number;
  count: number;
}

/**
 * The files below a folder in the order of their names (by code unit, so that every machine lists alike); folders that cannot be opened
 * or lie too deep, and links that lead out of it, are told as errors. Hidden files, devices and linked folders are passed over;
 * folders of saved pages are named, and not opened.
 *
 * @throws RAP_SOURCE_TOO_MANY
 */
export async function* walkFolder(folder: string, maxFiles: number): AsyncGenerator<FoundFile | MissedFile | PageFolder> {
  const root = await realpath(folder).catch((error: unknown) => {
    throw fileError(folder, error);
  });
  yield* walk({ root, maxFiles, count: 0 }, { path: folder, name: "" }, 0);
}

async function* walk(state: Walk, folder: { path: string; name: string }, depth: number): AsyncGenerator<FoundFile | MissedFile | PageFolder> {
  const entries = await entriesOf(folder.path);
  if (entries instanceof RapporteurError) return yield { name: folder.name, error: entries };
  const files = new Set(entries.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name])));
  for (const entry of entries) {
    if (isHiddenName(entry.name)) continue;
    const inner = { path: join(folder.path, entry.name), name: folder.name === "" ? entry.name : `${folder.name}/${entry.name}` };
    if (entry.isDirectory() && isFolderOfPage(entry.name, files)) {
      yield { name: inner.name, isOfPage: true };
      continue;
    }
    if (entry.isDirectory()) {
      if (depth < deepest) yield* walk(state, inner, depth + 1);
      else yield { name: inner.name, error: tooDeep(inner.name) };
      continue;
    }
    if (++state.count > state.maxFiles) {
      throw new RapporteurError("RAP_SOURCE_TOO_MANY", { source: state.root, limit: state.maxFiles, what: "files" });
    }
    if (entry.isFile()) yield inner;
    else if (entry.isSymbolicLink()) yield* followLink(state.root, inner);
  }
}

function tooDeep(source: string): RapporteurError {
  return new RapporteurError("RAP_SOURCE_TOO_MANY", { source, limit: deepest, what: "folders above it" });
}

async function entriesOf(path: string): Promise<Dirent[] | RapporteurError> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    return fileError(path, error);
  }
}

async function* followLink(root: string, link: { path: string; name: string }): AsyncGenerator<FoundFile | MissedFile> {
  try {
    const target = await realpath(link.path);
    if (target !== root && !target.startsWith(root + sep))
      yield { name: link.name, error: new RapporteurError("RAP_SOURCE_LINK", { source: link.name }) };
    else if ((await stat(target)).isFile()) yield { name: link.name, path: target };
  } catch (error) {
    yield { name: link.name, error: fileError(link.path, error) };
  }
}
