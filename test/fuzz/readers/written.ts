import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Bytes that a writer of files makes. */
export function written(name: string, write: (path: string) => void): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "fuzz-"));
  try {
    write(join(folder, name));
    return readFileSync(join(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
