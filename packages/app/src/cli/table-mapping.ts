import { readFileSync } from "node:fs";
import { z } from "zod";
import { RapporteurError } from "@rapporteur/core/base";
import type { CsvOptions } from "../analysis/input/open-statements-csv.ts";
import { dateFormats, tableKinds } from "../contract/table-layout.ts";

const pairs = z.record(z.string(), z.string());
/** A file that says how tables are laid out. */
const mappingFile = z.strictObject({
  mapping: z.literal("rapporteur.mapping/1"),
  delimiter: z.string().optional(),
  dateFormat: z.enum(dateFormats).optional(),
  sheet: z.string().optional(),
  rows: z.enum(tableKinds).optional(),
  map: pairs.optional(),
  kind: pairs.optional(),
});

/**
 * How tables are laid out, as a file keeps it.
 *
 * @throws RAP_SOURCE_NOT_FOUND; RAP_SERVICE_MAP for a file that is none
 */
export function readMapping(path: string): CsvOptions {
  const { delimiter, dateFormat, sheet, rows, map = {}, kind = {} } = parseMapping(path);
  return { delimiter, dateFormat, sheet, rows, maps: asPairs(map), kinds: asPairs(kind) };
}

/** The file of a mapping. */
export function writeMapping({ maps = [], kinds = [], ...layout }: CsvOptions): string {
  return `${JSON.stringify({ mapping: "rapporteur.mapping/1", ...layout, map: asRecord(maps), kind: asRecord(kinds) }, null, 2)}\n`;
}

function parseMapping(path: string): z.infer<typeof mappingFile> {
  try {
    return mappingFile.parse(JSON.parse(textOf(path)));
  } catch (cause) {
    if (cause instanceof RapporteurError) throw cause;
    const cure = "name a file that import --save-mapping wrote";
    throw new RapporteurError("RAP_SERVICE_MAP", { option: "--mapping", pair: path, cure }, { cause });
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new RapporteurError("RAP_SOURCE_NOT_FOUND", { source: path }, { cause });
  }
}

function asPairs(record: Readonly<Record<string, string>>): string[] {
  return Object.entries(record).map(([name, value]) => `${name}=${value}`);
}

function asRecord(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(given.map((pair) => [pair.slice(0, pair.indexOf("=")).trim(), pair.slice(pair.indexOf("=") + 1).trim()]));
}
