import { Option, type Command } from "commander";
import { columnKinds, dateFormats } from "../service/open-statements-csv.ts";
import { openStatements, type OpenedStatements } from "../service/open-statements.ts";
import type { AnalysisFlags } from "./analysis-input.ts";
import type { CommandIo } from "./io.ts";

/** How sources are read. */
export interface SourceFlags extends AnalysisFlags {
  readonly delimiter?: string;
  readonly map?: readonly string[];
  readonly kind?: readonly string[];
  readonly dateFormat?: (typeof dateFormats)[number];
}

const collect = (value: string, before: readonly string[] | undefined): string[] => [...(before ?? []), value];

/** Adds the options that say how a CSV file is laid out. */
export function addCsvOptions(command: Command): Command {
  return command
    .option("--delimiter <character>", "of a CSV file; told by its header unless given (tab for a tabulator)")
    .addOption(
      new Option(
        "--map <name=column>",
        "where a CSV file keeps a variable, or id, document, time, type, start, end, document:author …; again for more",
      ).argParser(collect),
    )
    .addOption(new Option("--kind <name=kind>", `what a variable of a CSV file holds: ${columnKinds.join(", ")}; again for more`).argParser(collect))
    .addOption(new Option("--date-format <format>", "how a CSV file writes dates, where they could be read two ways").choices(dateFormats));
}

/** Opens the sources, telling on a terminal how far it is. */
export async function openSources(sources: readonly string[], flags: SourceFlags, io: CommandIo): Promise<OpenedStatements> {
  const showsProgress = io.stdout.isTTY === true && sources.length > 3;
  const { delimiter, dateFormat, map: maps, kind: kinds } = flags;
  const csv = {
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(dateFormat === undefined ? {} : { dateFormat }),
    ...(maps && { maps }),
    ...(kinds && { kinds }),
  };
  const opened = await openStatements(sources, {
    countsDrafts: flags.drafts === true,
    csv,
    ...(showsProgress ? { onProgress: (done, total) => void io.stderr.write(`\rreading ${done} of ${total}`) } : {}),
  });
  if (showsProgress) io.stderr.write("\r\u001b[K");
  return opened;
}
