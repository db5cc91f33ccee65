import { Option, type Command } from "commander";
import { exportFormatOf, exportFormats, exportStatements, type ExportedStatements, type ExportFormat } from "../../service/export-statements.ts";
import type { CommandIo } from "../io.ts";
import { addLibraryOptions } from "../library-flags.ts";
import { addCsvOptions, openSources, type SourceFlags } from "../statement-sources.ts";
import { writeOutput } from "../write-output.ts";

interface ExportFlags extends SourceFlags {
  readonly json?: boolean;
  readonly out: string;
  readonly format?: ExportFormat;
  readonly password?: string;
}

const help = `
The ending of --out tells the format: .dna (Discourse Network Analyzer 3), .csv, .events.csv (an event list as DNA writes it), .jsonl.
A --delimiter is that of CSV files read and written.

Examples:
  rapporteur export readout.json --out statements.csv
  rapporteur export *.json --drafts --out project.dna
  rapporteur export project.dna --out statements.jsonl
  rapporteur export project.dna --out project.events.csv`;

/** `rapporteur export SOURCE…`: statements to other programs' files. */
export function exportCommand(program: Command, io: CommandIo): void {
  addCsvOptions(
    addLibraryOptions(
      program
        .command("export")
        .argument("[source...]", "readouts (.json), .dna, .csv, .jsonl, or documents to read")
        .requiredOption("-o, --out <path>", "where to write")
        .addOption(new Option("-f, --format <format>", "instead of the ending").choices(exportFormats))
        .option("--drafts", "machine drafts too, not accepted statements alone")
        .option("--password <word>", "with which DNA opens the .dna")
        .option("--json", "print JSON"),
    ),
  )
    .addHelpText("after", help)
    .action(async (sources: string[], flags: ExportFlags) => {
      const format = flags.format ?? exportFormatOf(flags.out);
      // DNA keeps the texts, which of a library only its readouts hold.
      const opened = await openSources(sources, flags, io, { needsReadouts: format === "dna" });
      const exported = exportStatements(opened, format, {
        delimiter: flags.delimiter ?? usualDelimiter(flags.out),
        password: flags.password,
      });
      if (exported.content !== null) await writeOutput(flags.out, exported.content);
      exported.write?.(flags.out);
      const { content: _, write: __, ...about } = exported;
      io.stdout.write(flags.json === true ? `${JSON.stringify({ path: flags.out, ...about }, null, 2)}\n` : `${exportText(flags.out, exported)}\n`);
    });
}

/** The ending .tsv is a promise of tabulators. */
function usualDelimiter(path: string): string | undefined {
  return /\.tsv$/i.test(path) ? "tab" : undefined;
}

function exportText(path: string, { statements, documents, unreviewed, losses, opening }: ExportedStatements): string {
  const share = statements === 0 ? 0 : Math.round((100 * unreviewed) / statements);
  const counts = `${statements} ${statements === 1 ? "statement" : "statements"} of ${documents} ${documents === 1 ? "document" : "documents"}`;
  return [
    `Wrote ${path}: ${counts}; ${unreviewed} of them (${share} %) no person has reviewed.`,
    ...(opening === null ? [] : [opening]),
    ...(losses.length === 0 ? [] : ["What the file does not hold:", ...losses.map(({ message }) => `  ${message}.`)]),
  ].join("\n");
}
