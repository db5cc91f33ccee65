import { normalised } from "@rapporteur/core/base";
import { createHash } from "node:crypto";
import { open, type FileHandle } from "node:fs/promises";

/** Longer than any line: a hash, a colon, a count. */
const lineBytes = 128;

/**
 * Whether a password is in a list of breached ones: lines of SHA-1 in capitals, sorted, whatever stands behind a colon, as "Pwned Passwords" is given out (`HASH:COUNT`).
 * The list is never read whole: it has 40 GB and more.
 *
 * @throws what reading throws
 * Cost: some 35 small reads.
 */
export async function isBreached(path: string, password: string): Promise<boolean> {
  const wanted = createHash("sha1").update(normalised(password, "NFKC")).digest("hex").toUpperCase();
  const file = await open(path);
  try {
    // The line that holds the wanted hash begins at `low` or behind it, and before `high`.
    let [low, high] = [0, (await file.stat()).size];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const { start, hash } = await firstLineFrom(file, middle);
      if (hash === wanted) return true;
      if (hash === null || start >= high || hash > wanted) high = middle;
      else low = start + hash.length;
    }
    return false;
  } finally {
    await file.close();
  }
}

/** The first line that begins at a place or behind it. */
async function firstLineFrom(file: FileHandle, place: number): Promise<{ readonly start: number; readonly hash: string | null }> {
  const from = Math.max(0, place - 1);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(2 * lineBytes), 0, 2 * lineBytes, from);
  const text = buffer.toString("latin1", 0, bytesRead);
  const begin = place === 0 ? 0 : text.indexOf("\n") + 1;
  if (place > 0 && begin === 0) return { start: from + bytesRead, hash: null };
  const hash = /^[0-9A-F]{40}/i.exec(text.slice(begin))?.[0].toUpperCase() ?? null;
  return { start: from + begin, hash };
}
