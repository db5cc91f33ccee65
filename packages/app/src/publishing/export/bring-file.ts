import { createHash } from "node:crypto";
import { lstat, readFile, rename, writeFile } from "node:fs/promises";
import type { ManifestEntry } from "./export-manifest.ts";

/** A file as it is to be. */
export interface WantedFile {
  /** Of what it is made from. */
  readonly key: string;
  readonly make: () => string | Uint8Array;
}

/** What is known of a file before. */
export interface FormerFile {
  /** What an export noted of it. */
  readonly known: ManifestEntry | undefined;
  /** False where no file of this name is in the folder. */
  readonly isThere: boolean;
  /** True where the note tells by size and times whether the file is still the one that was written. */
  readonly isTrusted: boolean;
  /** True where the note was made by this very program. */
  readonly isSameProgram: boolean;
}

export interface BroughtFile {
  readonly entry: ManifestEntry;
  readonly isWritten: boolean;
}

type Look = Omit<ManifestEntry, "key" | "digest">;

/** Sees to it that a file holds what it should: makes it only where its inputs changed, writes it only where its bytes differ. */
export async function bringFile(place: string, { key, make }: WantedFile, former: FormerFile): Promise<BroughtFile> {
  const { known, isThere, isSameProgram } = former;
  const found = isThere ? await lookAt(place) : null;
  const lying = found === null ? null : await digestOf(place, found, former);
  if (found !== null && known !== undefined && isSameProgram && known.key === key && known.digest === lying)
    return { entry: { ...found, key, digest: lying }, isWritten: false };
  const bytes = make();
  const digest = sha256(bytes);
  if (found !== null && digest === lying) return { entry: { ...found, key, digest }, isWritten: false };
  // On the disk before it has its name: a power cut leaves the former file or this one.
  await writeFile(`${place}.new`, bytes, { flush: true });
  await rename(`${place}.new`, place);
  return { entry: { ...(await lookAt(place)), key, digest } as ManifestEntry, isWritten: true };
}

function sha256(bytes: string | Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url");
}

/** Null where there is no plain file. */
async function lookAt(place: string): Promise<Look | null> {
  try {
    const found = await lstat(place);
    return found.isFile() ? { size: found.size, inode: found.ino, modified: found.mtimeMs, changed: found.ctimeMs } : null;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw thrown;
  }
}

/** Digest of the bytes that lie there: as it was noted, where nobody touched the file since, or read again. */
async function digestOf(place: string, found: Look, { known, isTrusted }: FormerFile): Promise<string> {
  const { size, inode, modified, changed } = found;
  const isUntouched =
    isTrusted && known?.size === size && known.inode === inode && known.modified === modified && known.changed === changed && known.digest !== "";
  return isUntouched ? known.digest : sha256(await readFile(place));
}
