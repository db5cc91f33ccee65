import { rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { RapporteurError } from "../base/errors.ts";

/** Writes a file whole or not at all: into a neighbour first, then by one rename. */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  const neighbour = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    await writeFile(neighbour, content);
    await rename(neighbour, path);
  } catch (thrown) {
    await rm(neighbour, { force: true });
    throw new RapporteurError("RAP_CLI_OUT", { path, reason: reasonOf(thrown) }, { cause: thrown });
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "no right to write there",
  EISDIR: "it is a directory",
  ENOENT: "its folder does not exist",
  ENOSPC: "the disk is full",
  ENOTDIR: "part of the path is not a folder",
  EROFS: "the file system is read-only",
};

function reasonOf(thrown: unknown): string {
  const code = (thrown as NodeJS.ErrnoException).code ?? "";
  return reasons[code] ?? (thrown instanceof Error ? thrown.message : String(thrown));
}
