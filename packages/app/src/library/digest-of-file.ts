import { createHash } from "node:crypto";
import { openFile } from "@rapporteur/reader/sources";

/** So much of a file is in memory at a time: many files may be looked at at once. */
const partLength = 1 << 17;

/** SHA-256 of a file's bytes, in hexadecimal; null where it cannot be read, or is no file: a pipe gives its bytes once. Cost: O(size) time, one part's memory, used again for each part. */
export async function digestOfFile(path: string): Promise<string | null> {
  const digest = createHash("sha256");
  const part = Buffer.allocUnsafe(partLength);
  try {
    await using file = await openFile(path);
    for (;;) {
      const { bytesRead } = await file.read(part);
      if (bytesRead === 0) return digest.digest("hex");
      digest.update(part.subarray(0, bytesRead));
    }
  } catch {
    return null;
  }
}
