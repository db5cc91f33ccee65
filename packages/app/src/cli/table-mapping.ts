import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
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

/** The mappings that are named: the last one for all tables, and those for a table each. */
export interface NamedMappings {
  readonly shared: CsvOptions;
  /** By source. */
  readonly own: ReadonlyMap<string, CsvOptions>;
}

/**
 * What `--mapping` names: `FILE` for all tables, `TABLE=FILE` for one of the sources, by its path or its name.
 *
 * @throws as `readMapping`; RAP_SERVICE_MAP for a table that is not among the sources
 */
export function readMappings(said: readonly string[], sources: readonly string[]): NamedMappings {
  let shared: CsvOptions = {};
  const own = new Map<string, CsvOptions>();
  for (const word of said) {
    const split = word.indexOf("=");
    if (split < 1 || existsSync(word)) {
      shared = readMapping(word);
      continue;
    }
    const table = word.slice(0, split);
    const meant = sources.filter((source) => source === table || basename(source) === table);
    if (meant.length === 0) {
      const cure = sources.length === 0 ? "name the table before it" : `name one of ${sources.slice(0, 20).join(", ")} before the sign =`;
      throw new RapporteurError("RAP_SERVICE_MAP", { option: "--mapping", pair: word, cure });
    }
    for (const source of meant) own.set(source, readMapping(word.slice(split + 1)));
  }
  return { shared, own };
}

/** The file of a mapping. */
export function writeMapping({ delimiter, dateFormat, sheet, rows, maps = [], kinds = [] }: CsvOptions): string {
  const mapping = { mapping: "rapporteur.mapping/1", delimiter, dateFormat, sheet, rows, map: asRecord(maps), kind: asRecord(kinds) };
  return `${JSON.stringify(mapping, null, 2)}\n`;
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
