import { existsSync } from "node:fs";
import { join } from "node:path";

/** A folder of the data that lives beside the checkout (or where RAPPORTEUR_SHARED says), or null where it is absent. */
export function sharedFolder(name: string): string | null {
  const base = process.env["RAPPORTEUR_SHARED"] ?? join(import.meta.dirname, "../../../shared");
  const folder = join(base, name);
  return existsSync(folder) ? folder : null;
}
