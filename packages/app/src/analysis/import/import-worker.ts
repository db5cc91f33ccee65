import { statSync } from "node:fs";
import { z } from "zod";
import type { Readout } from "@rapporteur/reader/readout";
import { readingMs, serveTasks } from "@rapporteur/reader/sources";
import { parseReadout } from "../../documents/open-readout.ts";
import { rowsOfSource } from "../input/open-statements.ts";
import type { CsvOptions } from "../input/open-statements-csv.ts";
import type { TableRows } from "../input/table-rows.ts";
import { openImport } from "./import-source.ts";
import { packImport, type PackedImport } from "./packed-import.ts";

/* The process in which files of statements and readouts that somebody sends to a server are opened. The other side ends it when its time or memory is up. */

const task = z.union([
  // How a table is laid out was checked where somebody said it.
  z.object({ path: z.string(), csv: z.custom<CsvOptions>((given) => typeof given === "object"), gives: z.enum(["statements", "rows"]) }),
  z.object({ bytes: z.custom<Uint8Array>((given) => given instanceof Uint8Array), name: z.string() }),
]);

/** A file of statements, or the rows of a table, by its path; or the bytes of a readout. */
export type OpeningTask = z.infer<typeof task>;

serveTasks(async (given, begin): Promise<PackedImport | TableRows | Readout | null> => {
  const asked = task.parse(given);
  begin(readingMs("path" in asked ? statSync(asked.path).size : asked.bytes.length), "processor");
  if ("bytes" in asked) return parseReadout(new TextDecoder().decode(asked.bytes), asked.name);
  return asked.gives === "rows" ? rowsOfSource(asked.path, asked.csv) : packImport(await openImport(asked.path, asked.csv));
});
