import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const inMemory = "/dev/shm";

/** A new folder for disks that are simulated, in memory where there is one: nothing waits for the disk of this machine. */
export function quickFolder(start: string): string {
  return mkdtempSync(join(existsSync(inMemory) ? inMemory : tmpdir(), start));
}
