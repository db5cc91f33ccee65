import { restoreFile } from "../store/care/care-backup.ts";
import { copyLibrary } from "../store/care/copy.ts";
import { openStore } from "../store/open-store.ts";
import { demandLibrary } from "../library/demand-library.ts";

/** Makes a library of a backup at a place where nothing is. @throws RAP_STORE_NOT_EMPTY, RAP_STORE_BACKUP, RAP_STORE_NO_LIBRARY */
export function restoreLibrary(backup: string, to: string): Promise<{ revision: number; bytes: number }> {
  return restoreFile(backup, to);
}

/**
 * Copies a library into an empty place of either kind.
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
    const target = await openStore(to);
    try {
      return await copyLibrary(source, target, onProgress);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
