import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Option, type Command } from "commander";
import { readBytes, unpackParts } from "@rapporteur/reader/sources";
import { z } from "zod";
import { rangeChoices } from "../../analysis/forecasts/write-forecast-files.ts";
import { exportStatements, type ExportedStatements } from "../../analysis/export/export-statements.ts";
import { packCrate } from "../../analysis/replication/pack-crate.ts";
import { figureRequest, type FigureRequest } from "../../analysis/replication/crate-parts.ts";
import { dictionaryName } from "../../analysis/tables/data-dictionary.ts";
import { tablesRequest, writeTables } from "../../analysis/tables/write-tables.ts";
import type { Workplace } from "../../library/workplace.ts";
import {
  exportedFormats,
  exportKinds,
  type ExportKind,
  formatByEnding,
  formatNames,
  type StatementFormat,
  statementFormatByEnding,
} from "../../formats/export-formats.ts";
import { RapporteurError } from "@rapporteur/core/base";
import { demandRevision } from "../../history/demand-revision.ts";
import { exportLibrary } from "../../analysis/export/export-library.ts";
import type { CommandIo } from "../io.ts";
import { locationOf, withLibrary } from "../library-access.ts";
import { asked, openRemote, servedAt } from "../remote-library.ts";
import { addLibraryOptions, revision } from "../flags/library-flags.ts";
import { writeFolder } from "../write-folder.ts";
import { addCsvOptions, openSources, type SourceFlags } from "../statement-sources.ts";
import { refuseLibrary } from "../refuse-library.ts";
import { writeOutput } from "../write-output.ts";

type Part = ExportKind | "record" | "replication";

interface ExportFlags extends SourceFlags {
  readonly what?: Part;
  readonly json?: boolean;
  readonly out: string;
  readonly format?: string;
  readonly password?: string;
  readonly figures?: string;
  readonly ranges?: string;
  readonly since?: number;
}

const endingsOf = (...parts: readonly ExportKind[]): string =>
  [...new Set(parts.flatMap((part) => exportedFormats[part].flatMap(({ endings }): readonly string[] => endings)))].join(" ");

const help = `
The ending of --out tells the format, and --format names those that share an ending; docs/exchange.md says what each does not hold.
Statements: ${endingsOf("statements")}; for Discourse Network Analyzer ${endingsOf("dna")}, for NVivo, MAXQDA, ATLAS.ti, QualCoder and others ${endingsOf("refi")}.
Networks: ${endingsOf("network")}. Causal maps: ${endingsOf("map")}.
Notebooks that open the tables, to begin with: ${endingsOf("notebook")}. Readouts: ${endingsOf("readouts")}. Forecasts: ${endingsOf("ledger")}, their days ${endingsOf("calendar")}.
--what tables writes a folder: every table as Parquet (or --format csv, jsonl), and DICTIONARY.md, which says what each column means. Drafts and rejected statements are in it,
marked, and the analyses read it back: rapporteur network study-tables.
A --delimiter is that of CSV files read and written.

Examples:
  rapporteur export readout.json --out statements.csv
  rapporteur export *.json --drafts --out project.dna
  rapporteur export project.dna --out statements.jsonl
  rapporteur export project.dna --out project.events.csv
  rapporteur export readout.json --out statements.xlsx
  rapporteur export --library study.rapporteur --out study.cases.xlsx
  rapporteur export readout.json --drafts --out project.qdpx
  rapporteur export --library study.rapporteur --what readouts --out study.jsonl
  rapporteur export --library study.rapporteur --what replication --out study.crate.zip
  rapporteur export --library study.rapporteur --what tables --out study-tables
  rapporteur export --library study.rapporteur --what tables --since 120 --out study-changes
  rapporteur export --library study.rapporteur --what notebook --out first-look.ipynb
  rapporteur export --library study.rapporteur --what ledger --out study.fatebook.zip
  rapporteur export --library study.rapporteur --what record --out everything.jsonl`;

/** `rapporteur export SOURCE…`: statements to other programs' files. */
export function exportCommand(program: Command, io: CommandIo): void {
  addCsvOptions(
    addLibraryOptions(
      program
        .command("export")
        .argument("[source...]", "readouts (.json), .dna, .csv, .jsonl, tables (.parquet or their folder), or documents to read")
        .requiredOption("-o, --out <path>", "where to write")
        .addOption(new Option("-f, --format <format>", "instead of the ending").choices(formats))
        .option("--drafts", "machine drafts too, not accepted statements alone")
        .option("--password <word>", "with which DNA opens the .dna")
        .addOption(
          new Option(
            "--what <part>",
            "of a library: statements unless told; tables a folder of Parquet; record everything, in lines of JSON; replication an RO-Crate",
          ).choices([...exportKinds, "record", "replication"]),
        )
        .option(
          "--figures <file>",
          'of a replication crate, a list in JSON: [{"analysis": "network", "options": {"type": "twomode"}}]; the usual ones unless told',
        )
        .addOption(
          new Option("--ranges <choice>", "of forecasts for Metaculus or Fatebook: words that stand for a range of chances").choices(rangeChoices),
        )
        .addOption(
          new Option("--since <revision>", "of tables: only what is other than it was at this revision, and what is gone").argParser(revision),
        )
        .option("--json", "print JSON"),
    ),
  )
    .addHelpText("after", help)
    .action(async (sources: string[], flags: ExportFlags) => {
      // Trees take long: they are made here, never by a server.
      const isTreebank = flags.what === "statements" && statementFormat(flags) === "conllu";
      if (flags.since !== undefined && flags.what !== "tables")
        throw new RapporteurError("RAP_SERVICE_EXPORT", {
          path: flags.out,
          cure: "changes are exported as tables: add --what tables, or leave --since out",
        });
      if (flags.what !== undefined && !isTreebank) return exportPart(flags.what, flags, io);
      const format = statementFormat(flags);
      // DNA and REFI-QDA keep the texts, which of a library only its readouts hold.
      const opened = await openSources(sources, flags, io, {
        needsAttributes: ["qdpx", "qdc"].includes(format),
        needsReadouts: ["dna", "qdpx", "web-annotation", "conllu", "tei", "xmi", "webanno", "brat"].includes(format),
      });
      const exported = exportStatements(opened, format, {
        delimiter: flags.delimiter ?? usualDelimiter(flags.out),
        password: flags.password,
      });
      refuseLibrary(flags.out);
      if (exported.content !== null) await writeOutput(flags.out, exported.content);
      exported.write?.(flags.out);
      const { content: _, write: __, ...about } = exported;
      io.stdout.write(flags.json === true ? `${JSON.stringify({ path: flags.out, ...about }, null, 2)}\n` : `${exportText(flags.out, exported)}\n`);
    });
}

/** Of statements, and of the other parts of a library. */
const formats = formatNames(...exportKinds);
const statementFormats = formatNames("dna", "statements", "refi");

function statementFormat({ format, out }: ExportFlags): StatementFormat {
  if (format === undefined) return statementFormatByEnding(out);
  const known = statementFormats.find((one) => one === format);
  if (known === undefined)
    throw new RapporteurError("RAP_SERVICE_EXPORT", { path: out, cure: `give one of the formats ${statementFormats.join(", ")}` });
  return known;
}

/** A part of a library as a file; of a served one, made by its server. */
async function exportPart(what: Part, flags: ExportFlags, io: CommandIo): Promise<void> {
  const address = servedAt(locationOf(flags));
  const request = {
    format: flags.format ?? formatByEnding(what, flags.out),
    countsDrafts: flags.drafts === true,
    options: what === "statements" ? delimiterOption(flags) : flags.ranges === undefined ? {} : { ranges: flags.ranges },
    ...(flags.asOf === undefined ? {} : { asOf: flags.asOf }),
    ...(flags.since === undefined ? {} : { since: flags.since }),
  };
  const notes: string[] = [];
  if (address === null) {
    await withLibrary({ ...flags, mustExist: true }, io, async ({ store, workplace }) => {
      await demandRevision(workplace, flags.asOf);
      if (what === "record") await writeOutput(flags.out, wholeLines(store.care.dump()));
      else if (what === "replication") await writeCrate(workplace, request, flags);
      else if (what === "tables") await writeFolder(flags.out, dictionaryName, (folder) => writeTables(workplace, folder, tablesRequest(request)));
      else {
        const file = await exportLibrary(workplace, { ...request, what });
        notes.push(...(file.notes ?? []));
        await writeOutput(flags.out, file.bytes);
      }
    });
  } else {
    if (what === "record" || what === "replication")
      throw new RapporteurError("RAP_LIBRARY_SERVED", { command: `export --what ${what}`, path: locationOf(flags), address });
    const { client, project } = await openRemote(address, { project: flags.project, token: io.env["RAPPORTEUR_TOKEN"] });
    const file = await asked(address, () => client.analyses.exportFile({ params: { project }, body: { ...request, what } }));
    if (what === "tables") await writeFolder(flags.out, dictionaryName, (folder) => unpackInto(folder, new Uint8Array(file.bytes)));
    else await writeOutput(flags.out, new Uint8Array(file.bytes));
    notes.push(...file.notes);
  }
  const told =
    flags.json === true ? JSON.stringify({ path: flags.out, what, notes }, null, 2) : [`Wrote ${flags.out}: ${what}.`, ...notes].join("\n");
  io.stdout.write(`${told}\n`);
}

/** Tables of a served library come packed. */
async function unpackInto(folder: string, bytes: Uint8Array): Promise<void> {
  const parts = await unpackParts(bytes, { source: "tables.zip", isWanted: (name) => /^[\w.]+$/.test(name), maxBytes: 2 ** 31, maxEntries: 100 });
  for (const [name, content] of parts) await writeFile(join(folder, name), content);
}

async function writeCrate(workplace: Workplace, request: { countsDrafts: boolean; asOf?: number }, { figures, out }: ExportFlags): Promise<void> {
  const asked = figures === undefined ? undefined : await readFigures(figures);
  await writeOutput(out, (await packCrate(workplace, { ...request, figures: asked })).bytes);
}

async function readFigures(path: string): Promise<FigureRequest[]> {
  const text = new TextDecoder().decode(await readBytes(path));
  try {
    return z.array(figureRequest).min(1).max(1000).parse(JSON.parse(text));
  } catch (cause) {
    throw new RapporteurError("RAP_EXCHANGE_FIGURES", { file: path }, { cause });
  }
}

async function* wholeLines(lines: AsyncIterable<string>): AsyncIterable<string> {
  for await (const line of lines) yield line.endsWith("\n") ? line : `${line}\n`;
}

function delimiterOption(flags: ExportFlags): { delimiter?: string } {
  const delimiter = flags.delimiter ?? usualDelimiter(flags.out);
  return delimiter === undefined ? {} : { delimiter };
}

/** The ending .tsv is a promise of tabulators. */
function usualDelimiter(path: string): string | undefined {
  return /\.tsv$/i.test(path) ? "tab" : undefined;
}

function exportText(path: string, { statements, documents, unreviewed, losses, opening }: ExportedStatements): string {
  const share = statements === 0 ? 0 : Math.round((100 * unreviewed) / statements);
  const counts = `${statements} ${statements === 1 ? "statement" : "statements"} of ${documents} ${documents === 1 ? "document" : "documents"}`;
  return [
    `Wrote ${path}: ${counts}; ${unreviewed} of them (${share} %) not reviewed by a person.`,
    ...(opening === null ? [] : [opening]),
    ...(losses.length === 0 ? [] : ["What the file does not hold:", ...losses.map(({ message }) => `  ${message}.`)]),
  ].join("\n");
}
