import { createHash } from "node:crypto";
import { open } from "node:fs/promises";

/** So much of a file is in memory at a time: many files may be looked at at once. */
const partLength = 1 << 17;

/** SHA-256 of a file's bytes, in hexadecimal; null where it cannot be read. Cost: O(size) time, one part's memory, used again for each part. */
export async function digestOfFile(path: string): Promise<string | null> {
  const digest = createHash("sha256");
  const part = Buffer.allocUnsafe(partLength);
  try {
    await using file = await open(path);
    for (;;) {
      const { bytesRead } = await file.read(part);
      if (bytesRead === 0) return digest.digest("hex");
      digest.update(part.subarray(0, bytesRead));
    }
  } catch {
    return null;
  }
}
