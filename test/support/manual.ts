import { cpSync } from "node:fs";
import { writeSite } from "../../scripts/site/write-site.ts";

/** Puts the written manual into a folder: that of RAPPORTEUR_TEST_MANUAL where a build has made it, else a new one, which takes seconds. */
export function writeManual(folder: string): void {
  const made = process.env["RAPPORTEUR_TEST_MANUAL"];
  if (made === undefined) writeSite(folder);
  else cpSync(made, folder, { recursive: true });
}
