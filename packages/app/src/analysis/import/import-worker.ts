import { statSync } from "node:fs";
import { readingMs, serveTasks } from "@rapporteur/reader/sources";
import { openImport } from "./import-source.ts";
import { packImport, type PackedImport } from "./packed-import.ts";

/* The process in which files of statements that somebody sends to a server are opened. The other side ends it when its time or memory is up. */

serveTasks(async (given, begin): Promise<PackedImport> => {
  const { path } = given as { readonly path: string };
  begin(readingMs(statSync(path).size), "processor");
  return packImport(await openImport(path));
});
