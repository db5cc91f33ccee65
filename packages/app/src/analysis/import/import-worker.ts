import { statSync } from "node:fs";
import { z } from "zod";
import type { Readout } from "@rapporteur/reader/readout";
import { readingMs, serveTasks } from "@rapporteur/reader/sources";
import { parseReadout } from "../../documents/open-readout.ts";
import type { CsvOptions } from "../input/open-statements-csv.ts";
import { openImport } from "./import-source.ts";
import { packImport, type PackedImport } from "./packed-import.ts";

/* The process in which files of statements and readouts that somebody sends to a server are opened. The other side ends it when its time or memory is up. */

const task = z.union([
  // How a table is laid out was checked where somebody said it.
  z.object({ path: z.string(), csv: z.custom<CsvOptions>((given) => typeof given === "object") }),
  z.object({ bytes: z.custom<Uint8Array>((given) => given instanceof Uint8Array), name: z.string() }),
]);

/** A file of statements by its path, or the bytes of a readout. */
export type OpeningTask = z.infer<typeof task>;

serveTasks(async (given, begin): Promise<PackedImport | Readout> => {
  const asked = task.parse(given);
  begin(readingMs("path" in asked ? statSync(asked.path).size : asked.bytes.length), "processor");
  if ("bytes" in asked) return parseReadout(new TextDecoder().decode(asked.bytes), asked.name);
  return packImport(await openImport(asked.path, asked.csv));
});
