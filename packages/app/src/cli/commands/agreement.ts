import { InvalidArgumentError, Option, type Command } from "commander";
import { analysisOptions, type OptionsOf } from "../../contract/analysis-options.ts";
import { analyse } from "../../analysis/analyse.ts";
import { withFallbacks } from "../../analysis/input/read-options.ts";
import { gatherCodings, libraryCodings, type Codings } from "../../analysis/agreement/agreement-codings.ts";
import { analyseRatings, metrics, type Metric } from "../../analysis/agreement/agreement-csv.ts";
import { RapporteurError } from "@rapporteur/core/base";
import { addAnalysisFlags } from "../flags/analysis-flags.ts";
import { printResult } from "../analysis-input.ts";
import type { CommandIo } from "../io.ts";
import { withLibrarySource } from "../library-access.ts";
import { addLibraryOptions, namesLibrary, type LibraryFlags } from "../flags/library-flags.ts";
import { reportText } from "../report-text.ts";

interface AgreementFlags extends LibraryFlags, OptionsOf<"agreement"> {
  readonly csv?: string;
  readonly metric: Metric;
  readonly unit?: string;
  readonly missing?: string;
  readonly order?: readonly string[];
  readonly drafts?: boolean;
  readonly json?: boolean;
}

const help = `
Each file is one coder's readout of the same document. Of several documents, each folder is a coder and holds a readout of every one.
In a readout that was reviewed, what was accepted is that person's coding; one that nobody reviewed is the machine's, with --drafts.
A document is read on the spot, as the machine's coding. Of a library the documents are compared that two people coded.

Examples:
  rapporteur agreement ada.json ben.json --disagreements
  rapporteur agreement ada/*.json ben/*.json
  rapporteur agreement ada.json page.html --drafts --reference ada
  rapporteur agreement --library study.rapporteur --disagreements
  rapporteur agreement --csv ratings.csv --metric ordinal --order "low,medium,high"`;

/** `rapporteur agreement A B…`: can two coders do it? */
export function agreementCommand(program: Command, io: CommandIo): void {
  const command = addLibraryOptions(program.command("agreement"))
    .argument("[readout...]", "readouts of the same documents by different coders")
    .option("--drafts", "count a readout that nobody reviewed as its machine's coding");
  addAnalysisFlags(command, analysisOptions.agreement)
    .option("--csv <file>", "compare a table instead: one row a unit, one column a coder")
    .addOption(new Option("--metric <metric>", "how the table's values differ").choices(metrics).default("nominal"))
    .option("--order <words>", "words of an ordered scale, lowest first, with commas between", words)
    .option("--unit <column>", "the table's column that names the unit")
    .option("--missing <text>", "what the table has for not coded, besides an empty cell")
    .option("--json", "print JSON")
    .addHelpText("after", help)
    .action(async (sources: string[], flags: AgreementFlags) => {
      if (flags.csv !== undefined && sources.length > 0)
        throw new RapporteurError("RAP_SERVICE_RATINGS_ALONE", { csv: flags.csv, source: sources[0] ?? "" });
      const report =
        flags.csv === undefined
          ? await analyse("agreement", await openCodings(sources, flags, io), withFallbacks(analysisOptions.agreement, { ...flags }))
          : await analyseRatings(flags.csv, { ...flags, listsDisagreements: flags.disagreements });
      printResult(io, flags, { json: report.result, text: () => reportText(report) });
    });
}

/** Of files each is a coder's; of a library each person who coded or accepted. */
function openCodings(sources: readonly string[], flags: AgreementFlags, io: CommandIo): Promise<Codings> {
  const options = { countsDrafts: flags.drafts === true, between: flags.between };
  if (!namesLibrary(flags)) return gatherCodings(sources, options);
  return withLibrarySource(flags, io, async (library) => libraryCodings(await library.readouts(), { ...options, coders: await library.coders() }));
}

function words(text: string): string[] {
  const order = text.split(",").map((word) => word.trim());
  if (order.length < 2 || order.includes("")) throw new InvalidArgumentError('at least two words, such as "low,medium,high"');
  return order;
}
