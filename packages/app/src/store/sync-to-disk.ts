import { open } from "node:fs/promises";

/** Waits until a file's bytes, or a folder's names, are on the disk: what was waited for outlives a power cut. */
export async function syncToDisk(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
