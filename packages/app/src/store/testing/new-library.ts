import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { openStore } from "../open-store.ts";
import { scratchFolder } from "./scratch-folder.ts";

let pattern: Promise<string> | undefined;

/** Puts an empty library into a file: a copy of one that is made once a process, since every step of the schema takes a tenth of a second together. */
export async function newLibrary(path: string): Promise<string> {
  pattern ??= makePattern();
  copyFileSync(await pattern, path);
  return path;
}

async function makePattern(): Promise<string> {
  const file = join(scratchFolder("pattern"), "pattern.rapporteur");
  await (await openStore(file)).close();
  return file;
}
