import { Option, type Command } from "commander";
import { networkOutput, networkFormats, type NetworkFormat } from "../../analysis/network/network-files.ts";
import { analysisOptions, type OptionsOf } from "../../contract/analysis-options.ts";
import { analyse } from "../../analysis/analyse.ts";
import { withFallbacks } from "../../analysis/input/read-options.ts";
import { networkNeeds, settleRequest, type NetworkRequest } from "../../analysis/network/network-request.ts";
import { reportBasis, type NetworkReport } from "../../analysis/network/analyse-network.ts";
import { addAnalysisFlags } from "../flags/analysis-flags.ts";
import { printResult, trustNotes, type AnalysisFlags } from "../analysis-input.ts";
import type { CommandIo } from "../io.ts";
import { addLibraryOptions } from "../flags/library-flags.ts";
import { addNetworkOptions, rawNetworkOptions } from "../flags/network-flags.ts";
import { networkText } from "../network-text.ts";
import { addCsvOptions, openSources, type SourceFlags } from "../statement-sources.ts";
import { writeOutput } from "../write-output.ts";
import { writeSeries } from "../write-series.ts";

interface NetworkFlags extends AnalysisFlags, SourceFlags, Partial<Pick<OptionsOf<"network">, "show" | "evidence">> {
  readonly out?: string;
  readonly format?: NetworkFormat;
  readonly explain?: boolean;
}

const help = `
Sources: readouts (.json), databases of Discourse Network Analyzer (.dna), statements as .csv, .tsv or .jsonl, tables that
export --what tables wrote (their folder, statements.parquet, or a folder of parts), documents to read.
DNA's and rDNA's names for options and values are understood (--qualifierAggregation, --timeWindow, --excludeAuthors …).
The ending of --out tells the format: .csv, .dl, .graphml, .gexf, .net, .edges.csv, .nodes.csv, .kumu.json, .gephi.json (Gephi Lite), .json. Windows become one file each, GEXF one for all.

Examples:
  rapporteur network *.json --drafts
  rapporteur network project.dna --variable1 organization --aggregation subtract --normalization average
  rapporteur network project.dna --type twomode --out actors.graphml
  rapporteur network project.dna --windows years --window-size 3 --out years.csv
  rapporteur network study-tables --type twomode
  rapporteur network statements.csv --map organization=Org --map time=Date --show communities
  rapporteur network project.dna --evidence "Acme,Bund" --explain`;

/** `rapporteur network SOURCE…`: discourse networks. */
export function networkCommand(program: Command, io: CommandIo): void {
  const command = program
    .command("network")
    .argument("[source...]", "readouts (.json), .dna, .csv, .jsonl, tables (.parquet or their folder), or documents to read");
  addViewOptions(command)
    .option("--drafts", "count machine drafts too, not accepted statements alone")
    .option("--audit <file>", "an audit of yours; its precision and recall are printed beside the figures")
    .option("--json", "print JSON");
  addCsvOptions(addLibraryOptions(addNetworkOptions(command)))
    .addHelpText("after", help)
    .action(async (sources: string[], flags: NetworkFlags) => {
      const [engine, options] = [rawNetworkOptions({ ...flags }), withFallbacks(analysisOptions.network, { ...flags })];
      const opened = await openSources(sources, flags, io, { needs: networkNeeds(engine, options) });
      const request = settleRequest(opened, engine, options);
      const written = flags.out !== undefined || flags.format !== undefined ? await write(request, flags, io) : null;
      if (written === "printed") return;
      const isFileAlone = written !== null && flags.show === undefined && flags.evidence === undefined;
      const report = isFileAlone ? reportBasis(request) : await analyse("network", { opened, engine }, options);
      const trust = await trustNotes("position", flags, opened.trust);
      printReport(io, flags, { report, written, trust, isFileAlone });
    });
}

function addViewOptions(command: Command): Command {
  return addAnalysisFlags(command, analysisOptions.network)
    .option("--explain", "print each option in use with its sentence and formula")
    .option("-o, --out <path>", "write the network for another program")
    .addOption(new Option("-f, --format <format>", "instead of the ending of --out; without --out, to the terminal").choices(networkFormats));
}

/** Writes the network; "printed" where it went to the terminal. */
async function write(request: NetworkRequest, { out = "", format }: NetworkFlags, io: CommandIo): Promise<readonly string[] | "printed"> {
  const output = networkOutput(request, out, format);
  if (output.kind === "series") return writeSeries(out, output.files(), io);
  const content = output.content();
  if (out === "") {
    io.stdout.write(content.endsWith("\n") ? content : `${content}\n`);
    return "printed";
  }
  await writeOutput(out, content);
  return [out];
}

interface Printed {
  readonly report: NetworkReport;
  readonly written: readonly string[] | null;
  readonly trust: readonly string[];
  /** A file was wanted and nothing else. */
  readonly isFileAlone: boolean;
}

function printReport(io: CommandIo, flags: NetworkFlags, { report, written, trust, isFileAlone }: Printed): void {
  const { basis, warnings } = report;
  const explained = flags.explain === true ? { explained: report.explained } : {};
  const json = (): unknown => ({
    basis,
    warnings,
    ...(written === null ? {} : { written }),
    ...explained,
    ...(trust.length === 0 ? {} : { trust }),
    ...(isFileAlone ? {} : { result: report.result() }),
  });
  printResult(io, flags, {
    json: flags.json === true ? json() : null,
    text: () => networkText(report, { written, trust, isFileAlone, explains: flags.explain === true }),
  });
}
