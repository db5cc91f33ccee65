import { existsSync, renameSync, rmSync } from "node:fs";
import { RapporteurError } from "@rapporteur/core/base";
import { restoreFile } from "../store/care/care-backup.ts";
import { copyLibrary } from "../store/care/copy.ts";
import { isDatabaseAddress, openStore } from "../store/open-store.ts";
import type { Store } from "../store/store.ts";
import { demandLibrary } from "../library/demand-library.ts";

/** Makes a library of a backup at a place where nothing is. @throws RAP_STORE_NOT_EMPTY, RAP_STORE_BACKUP, RAP_STORE_NO_LIBRARY */
export function restoreLibrary(backup: string, to: string): Promise<{ revision: number; bytes: number }> {
  return restoreFile(backup, to);
}

/**
 * Copies a library into an empty place of either kind. A new file is made beside its place as `FILE.part` and gets its name when it is whole.
 *
 * @param onProgress rows sent so far
 * @returns what arrived, compared with what was sent
 * @throws RAP_STORE_NO_LIBRARY, RAP_STORE_NOT_EMPTY, RAP_STORE_LOCKED, RAP_STORE_COPY
 */
export async function copyLibraryTo(
  from: string,
  to: string,
  onProgress?: (rows: number) => void,
): Promise<{ counts: Readonly<Record<string, number>>; sha256: string }> {
  demandLibrary(from);
  const source = await openStore(from);
  try {
    const isNewFile = !isDatabaseAddress(to) && !existsSync(to);
    return await (isNewFile ? copyToNewFile(source, to, onProgress) : copyToOpened(source, to, onProgress));
  } finally {
    await source.close();
  }
}

type Copied = Awaited<ReturnType<typeof copyLibrary>>;

async function copyToOpened(source: Store, to: string, onProgress?: (rows: number) => void): Promise<Copied> {
  const target = await openStore(to);
  try {
    return await copyLibrary(source, target, onProgress);
  } finally {
    await target.close();
  }
}

async function copyToNewFile(source: Store, to: string, onProgress?: (rows: number) => void): Promise<Copied> {
  const part = `${to}.part`;
  // What an interrupted copy left is a library without content: it is filled, or refused as in use.
  const copied = await copyToOpened(source, part, onProgress);
  if (existsSync(to)) throw new RapporteurError("RAP_STORE_NOT_EMPTY", { location: to });
  renameSync(part, to);
  rmSync(`${part}.lock`, { force: true });
  return copied;
}
