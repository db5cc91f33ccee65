import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, rmdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, normalize, sep } from "node:path";
import type { Site } from "../site/site-data.ts";
import { pictureFiles } from "../picture/picture-files.ts";
import { portraitFiles } from "../portraits/portraits-of.ts";
import { siteFiles } from "../site/site-files.ts";
import { siteFonts } from "../site/site-style.ts";
import { syncToDisk } from "../../store/sync-to-disk.ts";
import { bringFile, type WantedFile } from "./bring-file.ts";
import { readManifest, writeManifest, type Manifest, type ManifestEntry } from "./export-manifest.ts";
import { inputDigest } from "./input-digest.ts";
import { programDigest } from "./program-digest.ts";

export interface ExportReport {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
}

export interface ExportOptions {
  readonly onProgress?: (done: number) => void;
  /** Digest of the program that writes; that of this one unless told. */
  readonly program?: string;
}

/** Files that are looked at or written at a time: while one waits for the disk, another is made. */
const atATime = 16;
/** Milliseconds in which two writes may have one time: a note this fresh tells nothing. */
const clockTick = 100;

/**
 * Writes the site as files that work from any web host or a folder: afterwards the folder holds what an export into an empty one would hold, and the files
 * that are not ours. A file is made again only where something that it shows changed, or the program, and written only where its bytes differ. What others
 * changed of our files, and what an export that was cut off left behind, is put right. Each file lands by a rename, so that a reader sees whole pages, and
 * what was written outlives a power cut.
 *
 * Cost: O(pages + files), and O(bytes) of the files that change.
 */
export async function exportSite(site: Site, folder: string, options: ExportOptions = {}): Promise<ExportReport> {
  await mkdir(folder, { recursive: true });
  const program = options.program ?? (await programDigest());
  const before = await readManifest(folder);
  const files = await filesOf(site);
  await announce(folder, before, files);
  const there = new Set((await readdir(folder, { recursive: true })).map((path) => path.split(sep).join("/")));
  const after = new Map<string, ManifestEntry>();
  const makeFolder = folderMaker();
  const root = normalize(folder);
  const changed = new Set([root]);
  let written = 0;
  await eachOf(files, async ([path, file]) => {
    const place = inside(folder, path);
    const known = before.files.get(path);
    const isTrusted = known !== undefined && known.changed < before.writtenAt - clockTick;
    await makeFolder(dirname(place));
    const former = { known, isThere: there.has(path), isTrusted, isSameProgram: before.program === program };
    const { entry, isWritten } = await bringFile(place, file, former);
    after.set(path, entry);
    if (isWritten) {
      written++;
      for (let up = dirname(place); up.length > root.length; up = dirname(up)) changed.add(up);
    }
    options.onProgress?.(after.size);
  });
  const gone = [...before.files.keys()].filter((path) => !files.has(path));
  await remove(folder, [...gone, ...leftOver(files, there), ...leftOver(before.files, there)]);
  // In the order of the site, whichever file was done first: the same site gives the same manifest.
  await writeManifest(folder, { program, files: new Map([...files.keys()].flatMap((path) => entryOf(path, after))) });
  for (const one of changed) await syncToDisk(one);
  return { written, unchanged: files.size - written, removed: gone.length };
}

function entryOf(path: string, entries: ReadonlyMap<string, ManifestEntry>): [string, ManifestEntry][] {
  const entry = entries.get(path);
  return entry === undefined ? [] : [[path, entry]];
}

/** Every file of the site, by path. */
async function filesOf(site: Site): Promise<Map<string, WantedFile>> {
  const files = new Map<string, WantedFile>();
  for (const file of siteFiles(site)) if (!files.has(file.path)) files.set(file.path, { key: inputDigest(file), make: file.make });
  for (const file of [...pictureFiles(site), ...portraitFiles(site)]) files.set(file.path, { key: inputDigest(file), make: file.make });
  for (const { file } of siteFonts) {
    const bytes = await readFile(fontPath(file));
    files.set(`assets/${file}`, { key: createHash("sha256").update(bytes).digest("base64url"), make: () => bytes });
  }
  return files;
}

const blank: ManifestEntry = { key: "", digest: "", size: 0, inode: 0, modified: 0, changed: 0 };

/** Notes which files will be written before any is, so that those of an export that is cut off are known to be ours. */
async function announce(folder: string, { program, files: known }: Manifest, files: ReadonlyMap<string, WantedFile>): Promise<void> {
  const added = [...files.keys()].filter((path) => !known.has(path));
  if (added.length === 0) return;
  await writeManifest(folder, { program, files: new Map([...known, ...added.map((path) => [path, blank] as const)]) });
}

/** Works through entries, some at a time; ends at the first error, when nothing is under way any longer: what comes next may use the same files. */
async function eachOf<T>(entries: Iterable<T>, work: (entry: T) => Promise<void>): Promise<void> {
  const open = Iterator.from(entries);
  let hasFailed = false;
  const worker = async (): Promise<void> => {
    for (const entry of open) {
      if (hasFailed) return;
      await work(entry).catch((thrown: unknown) => {
        hasFailed = true;
        throw thrown;
      });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atATime }, worker));
  for (const one of ended) if (one.status === "rejected") throw one.reason;
}

/** Makes each folder once, however many files of it are under way. */
function folderMaker(): (folder: string) => Promise<unknown> {
  const made = new Map<string, Promise<unknown>>();
  return (folder) => {
    const known = made.get(folder) ?? mkdir(folder, { recursive: true });
    made.set(folder, known);
    return known;
  };
}

/** A path of the site as one of the folder; slugs cannot climb out, and this holds even if one could. */
function inside(folder: string, path: string): string {
  const joined = normalize(join(folder, path));
  if (!joined.startsWith(normalize(folder + sep))) throw new Error(`${path} leads out of the folder`);
  return joined;
}

/** Halves of files that an export which was cut off was about to rename. */
function leftOver(files: ReadonlyMap<string, unknown>, there: ReadonlySet<string>): string[] {
  return [...files.keys()].map((path) => `${path}.new`).filter((path) => there.has(path));
}

/** Removes files, and folders that have none any more. */
async function remove(folder: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(inside(folder, path), { force: true });
  const folders = new Set<string>();
  for (const path of paths) for (let up = dirname(path); up !== "."; up = dirname(up)) folders.add(up);
  // The deepest first; one that still holds something stays.
  for (const path of [...folders].sort((a, b) => b.length - a.length)) await rmdir(inside(folder, path)).catch(() => undefined);
}

/** Where the package of a font file keeps it. */
export function fontPath(file: string): string {
  const family = file.slice(0, file.indexOf("-latin-"));
  return createRequire(import.meta.url).resolve(`@fontsource/${family}/files/${file}`);
}
