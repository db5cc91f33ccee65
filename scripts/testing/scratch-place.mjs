// Where tests put their libraries, databases and profiles of browsers: in memory where there is plenty, since a disk's file system computes a twentieth more for the same.
import { accessSync, chmodSync, constants, mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { freemem } from "node:os";
import { join } from "node:path";

const inMemory = "/dev/shm";
const gibibyte = 2 ** 30;
/** Several times what a run keeps at once, and what its processes need beside it. */
const [roomNeeded, memoryNeeded] = [4 * gibibyte, 8 * gibibyte];

/**
 * Makes a folder in memory, which is gone when the process ends; `onDisk` where the system has none, not enough of it, or runs no program from there, which some tests do.
 *
 * @param onDisk a folder of the checkout; made if it is not there
 */
export function scratchPlace(onDisk) {
  mkdirSync(onDisk, { recursive: true });
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    if (process.platform !== "linux" || bavail * bsize < roomNeeded || freemem() < memoryNeeded) return onDisk;
    const folder = mkdtempSync(join(inMemory, "rapporteur-tests-"));
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    for (const [signal, number] of [
      ["SIGINT", 2],
      ["SIGTERM", 15],
    ])
      process.once(signal, () => process.exit(128 + number));
    // A database's server has a user of its own.
    chmodSync(folder, 0o755);
    const program = join(folder, "program");
    writeFileSync(program, "", { mode: 0o755 });
    accessSync(program, constants.X_OK);
    rmSync(program);
    return folder;
  } catch {
    return onDisk;
  }
}
