import { statSync } from "node:fs";
import { readingMs, serveTasks } from "@rapporteur/reader/sources";
import { openImport } from "./import-source.ts";
import { packImport, type PackedImport } from "./packed-import.ts";

/* The process in which files of statements that somebody sends to a server are opened. The other side ends it when its time or memory is up. */

serveTasks(async (given, begin): Promise<PackedImport> => {
  if (typeof given !== "string") throw new Error("the task is no path");
  begin(readingMs(statSync(given).size), "processor");
  return packImport(await openImport(given));
});
