import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** So much of a file is in memory at a time: many files may be looked at at once. */
const partLength = 1 << 17;

/** SHA-256 of a file's bytes, in hexadecimal; null where it cannot be read. Cost: O(size) time, constant memory. */
export async function digestOfFile(path: string): Promise<string | null> {
  const digest = createHash("sha256");
  try {
    await pipeline(createReadStream(path, { highWaterMark: partLength }), digest);
  } catch {
    return null;
  }
  return digest.digest("hex");
}
