import { existsSync, readdirSync, statSync } from "node:fs";
import { chmod, mkdtemp, rename, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import { outputError } from "./write-output.ts";

/**
 * Writes a folder whole or not at all: into a neighbour first, then by renaming. One that is there is replaced only if it is empty or was written so before.
 *
 * @param mark name of a file that tells a folder of this kind from others
 * @throws RAP_CLI_OUT where the path cannot be written, or holds anything else; what `fill` throws
 */
export async function writeFolder<T>(path: string, mark: string, fill: (folder: string) => Promise<T>): Promise<T> {
  const place = resolve(path);
  refuseOthers(path, mark);
  let neighbour: string | null = null;
  try {
    neighbour = await mkdtemp(join(dirname(place), `.${basename(place)}.`));
    // A temporary folder is its owner's alone; this one has the rights that any new folder gets.
    await chmod(neighbour, 0o777 & ~process.umask());
    const result = await fill(neighbour);
    await putInPlace(neighbour, place);
    return result;
  } catch (thrown) {
    if (neighbour !== null) await rm(neighbour, { recursive: true, force: true });
    throw isRapporteurError(thrown) || !isSystemError(thrown) ? thrown : outputError(path, thrown);
  }
}

function refuseOthers(path: string, mark: string): void {
  const present = statSync(path, { throwIfNoEntry: false });
  if (present === undefined) return;
  if (!present.isDirectory()) throw new RapporteurError("RAP_CLI_OUT", { path, reason: "it is a file, and a folder is written" });
  if (readdirSync(path).length > 0 && !existsSync(join(path, mark)))
    throw new RapporteurError("RAP_CLI_OUT", { path, reason: "the folder holds other files" });
}

async function putInPlace(neighbour: string, place: string): Promise<void> {
  const old = `${neighbour}.old`;
  const isThere = existsSync(place);
  if (isThere) await rename(place, old);
  await rename(neighbour, place);
  if (isThere) await rm(old, { recursive: true, force: true });
}

function isSystemError(thrown: unknown): boolean {
  return thrown instanceof Error && "syscall" in thrown;
}
