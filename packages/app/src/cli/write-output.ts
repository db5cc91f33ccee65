import type { Stats } from "node:fs";
import { chmod, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import { refuseLibrary } from "./refuse-library.ts";

/** Whole, or piece by piece, for what should not lie in memory at once. */
type Content = string | Uint8Array | AsyncIterable<string>;

/**
 * Writes a file whole or not at all: into a neighbour first, then by one rename. A link keeps pointing where it did and a file
 * keeps its rights. What is no plain file (`/dev/stdout`, a pipe) is written to, never replaced.
 *
 * @throws RAP_CLI_OUT where the path cannot be written, or a library is there
 */
export async function writeOutput(path: string, content: Content): Promise<void> {
  try {
    refuseLibrary(path);
    const present = await stat(path).catch(() => null);
    if (present === null) await replaceFile(path, content, null);
    else if (present.isFile()) await replaceFile(await realpath(path), content, present);
    else await writeFile(path, content);
  } catch (thrown) {
    throw isRapporteurError(thrown) ? thrown : outputError(path, thrown);
  }
}

async function replaceFile(path: string, content: Content, present: Stats | null): Promise<void> {
  const neighbour = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    await writeFile(neighbour, content, { flush: true });
    if (present !== null) await chmod(neighbour, present.mode & 0o7777);
    await rename(neighbour, path);
  } catch (thrown) {
    await rm(neighbour, { force: true }).catch(() => undefined);
    throw thrown;
  }
}

/** What could not be written, and why, in the words of the catalogue. */
export function outputError(path: string, thrown: unknown): RapporteurError {
  return new RapporteurError("RAP_CLI_OUT", { path, reason: reasonOf(thrown) }, { cause: thrown });
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "no right to write there",
  EISDIR: "it is a directory",
  ENOENT: "its folder does not exist",
  ENOSPC: "the disk is full",
  ENOTDIR: "part of the path is not a folder",
  EROFS: "the file system is read-only",
};

/** Why a file cannot be written, in words. */
export function reasonOf(thrown: unknown): string {
  const code = (thrown as NodeJS.ErrnoException).code ?? "";
  return reasons[code] ?? (thrown instanceof Error ? thrown.message : String(thrown));
}
