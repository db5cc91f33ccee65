import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Where reference data lie that may not be part of the repository: a folder "shared" beside the checkout, or wherever
 * RAPPORTEUR_SHARED says.
 */
export const sharedFolder = process.env["RAPPORTEUR_SHARED"] ?? fileURLToPath(new URL("../../../shared", import.meta.url));

/** Path of a shared file, or null where it is not there: tests that need it are then skipped. */
export function sharedFile(...parts: readonly string[]): string | null {
  const path = join(sharedFolder, ...parts);
  return existsSync(path) ? path : null;
}
