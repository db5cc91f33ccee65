import { Option, type Command } from "commander";
import { columnKinds, type TableLayouts } from "../analysis/input/open-statements-csv.ts";
import { dateFormats } from "../contract/table-layout.ts";
import { openStatements, type OpenStatementsOptions } from "../analysis/input/open-statements.ts";
import type { OpenedStatements } from "../analysis/input/opened-statements.ts";
import { RapporteurError } from "@rapporteur/core/base";
import { withLibrarySource } from "./library-access.ts";
import { namesLibrary, type LibraryFlags } from "./flags/library-flags.ts";
import type { CommandIo } from "./io.ts";
import { readMappings } from "./table-mapping.ts";

/** How sources are read. */
export interface SourceFlags extends LibraryFlags {
  readonly drafts?: boolean;
  readonly delimiter?: string;
  readonly map?: readonly string[];
  readonly kind?: readonly string[];
  readonly dateFormat?: (typeof dateFormats)[number];
  readonly sheet?: string;
  readonly mapping?: readonly string[];
}

const collect = (value: string, before: readonly string[] | undefined): string[] => [...(before ?? []), value];

/** Adds the options that say how a CSV file is laid out. */
export function addCsvOptions(command: Command): Command {
  return command
    .option("--delimiter <character>", "of a CSV file; recognized by its header unless given (tab for a tabulator)")
    .addOption(
      new Option(
        "--map <name=column>",
        "where a table (.csv, .xlsx) keeps a variable, or id, document, time, type, start, end, document:author …; again for more",
      ).argParser(collect),
    )
    .addOption(new Option("--kind <name=kind>", `what a variable of a table holds: ${columnKinds.join(", ")}; again for more`).argParser(collect))
    .addOption(
      new Option(
        "--mapping <file>",
        "a mapping that import --save-mapping kept; what is said beside it counts before it; TABLE=FILE for one of several tables, which nothing else is said of",
      ).argParser(collect),
    )
    .option("--sheet <name>", "of a workbook (.xlsx): the sheet to read, the first one unless given")
    .addOption(new Option("--date-format <format>", "how a table writes dates, where they could be read two ways").choices(dateFormats));
}

/** What opening takes besides the sources' names. */
export type SourceOptions = OpenStatementsOptions;

/**
 * Lets a command have the options that open its sources; a library is held open meanwhile.
 *
 * @throws RAP_CLI_SOURCES where neither a source nor a library is named
 */
export async function withSources<T>(
  sources: readonly string[],
  flags: SourceFlags,
  io: CommandIo,
  use: (options: SourceOptions) => Promise<T>,
): Promise<T> {
  if (sources.length === 0 && !namesLibrary(flags)) throw new RapporteurError("RAP_CLI_SOURCES");
  const showsProgress = io.stdout.isTTY === true && sources.length > 3;
  const options = {
    countsDrafts: flags.drafts === true,
    csv: csvOptions(flags, sources),
    ...(showsProgress ? { onProgress: (done: number, total: number) => void io.stderr.write(`\rreading ${done} of ${total}`) } : {}),
  };
  const result = namesLibrary(flags) ? await withLibrarySource(flags, io, (library) => use({ ...options, library })) : await use(options);
  if (showsProgress) io.stderr.write("\r\u001b[K");
  return result;
}

/**
 * What the flags say of the layout of tables, and the mappings that they name.
 *
 * @throws RAP_SOURCE_NOT_FOUND; RAP_SERVICE_MAP for a file that is no mapping, or a mapping of a table that is not among the sources
 */
export function csvOptions(
  { delimiter, dateFormat, sheet, map, kind, mapping = [] }: Omit<SourceFlags, "drafts">,
  sources: readonly string[],
): TableLayouts {
  const { shared: kept, own } = readMappings(mapping, sources);
  return {
    ...kept,
    own,
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(dateFormat === undefined ? {} : { dateFormat }),
    ...(sheet === undefined ? {} : { sheet }),
    maps: pairsBefore(map, kept.maps),
    kinds: pairsBefore(kind, kept.kinds),
  };
}

/** The pairs that were said now, and those of a mapping for other names. */
function pairsBefore(said: readonly string[] = [], kept: readonly string[] = []): string[] {
  const nameOf = (pair: string): string => pair.slice(0, pair.indexOf("="));
  const names = new Set(said.map(nameOf));
  return [...kept.filter((pair) => !names.has(nameOf(pair))), ...said];
}

/** Opens the sources, telling on a terminal how far it is. */
export function openSources(
  sources: readonly string[],
  flags: SourceFlags,
  io: CommandIo,
  needs: Pick<SourceOptions, "needsReadouts" | "needsAttributes" | "needs"> = {},
): Promise<OpenedStatements> {
  return withSources(sources, flags, io, (options) => openStatements(sources, { ...options, ...needs }));
}
