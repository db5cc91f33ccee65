import { InvalidArgumentError, Option, type Command } from "commander";
import { analyseAgreement } from "../../analysis/agreement/analyse-agreement.ts";
import { gatherCodings, libraryCodings, type Codings } from "../../analysis/agreement/agreement-codings.ts";
import { analyseRatings, metrics, type Metric } from "../../analysis/agreement/agreement-csv.ts";
import { RapporteurError } from "@rapporteur/core/base";
import { printResult } from "../analysis-input.ts";
import type { CommandIo } from "../io.ts";
import { withLibrarySource } from "../library-access.ts";
import { addLibraryOptions, namesLibrary, type LibraryFlags } from "../library-flags.ts";
import { sectionsText } from "../report-text.ts";
import { wholeNumber } from "../whole-number.ts";

interface AgreementFlags extends LibraryFlags {
  readonly csv?: string;
  readonly metric: Metric;
  readonly unit?: string;
  readonly missing?: string;
  readonly order?: readonly string[];
  readonly drafts?: boolean;
  readonly disagreements?: boolean;
  readonly reference?: string;
  readonly overlap: number;
  readonly gamma?: boolean;
  readonly seed: number;
  readonly samples: number;
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
  addLibraryOptions(program.command("agreement"))
    .argument("[readout...]", "readouts of the same documents by different coders")
    .option("--drafts", "count a readout that nobody reviewed as its machine's coding")
    .option("--disagreements", "list what has to be settled, with both sides' words")
    .option("--reference <coder>", "hold the others' passages against this one: precision and recall")
    .option("--overlap <share>", "least overlap of passages taken for the same statement", share, 0.5)
    .option("--gamma", "compute gamma for more than three coders too")
    .option("--no-gamma", "leave gamma out")
    .option("--csv <file>", "compare a table instead: one row a unit, one column a coder")
    .addOption(new Option("--metric <metric>", "how the table's values differ").choices(metrics).default("nominal"))
    .option("--order <words>", "words of an ordered scale, lowest first, with commas between", words)
    .option("--unit <column>", "the table's column that names the unit")
    .option("--missing <text>", "what the table has for not coded, besides an empty cell")
    .option("--samples <n>", "samples of each interval, 0 for none", wholeNumber(0), 500)
    .option("--seed <n>", "seed of the samples", wholeNumber(0), 1)
    .option("--json", "print JSON")
    .addHelpText("after", help)
    .action(async (sources: string[], flags: AgreementFlags) => {
      const listsDisagreements = flags.disagreements === true;
      if (flags.csv !== undefined && sources.length > 0)
        throw new RapporteurError("RAP_SERVICE_RATINGS_ALONE", { csv: flags.csv, source: sources[0] ?? "" });
      const report =
        flags.csv === undefined
          ? analyseAgreement(await openCodings(sources, flags, io), { ...flags, listsDisagreements })
          : await analyseRatings(flags.csv, { ...flags, listsDisagreements });
      printResult(io, flags, { json: report.result, text: () => sectionsText(report) });
    });
}

/** Of files each is a coder's; of a library whoever coded or accepted. */
function openCodings(sources: readonly string[], flags: AgreementFlags, io: CommandIo): Promise<Codings> {
  const countsDrafts = flags.drafts === true;
  if (!namesLibrary(flags)) return gatherCodings(sources, { countsDrafts });
  return withLibrarySource(flags, io, async (library) => libraryCodings(await library.readouts(), { countsDrafts, coders: await library.coders() }));
}

function share(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 1)) throw new InvalidArgumentError("a number above 0 and up to 1");
  return value;
}

function words(text: string): string[] {
  const order = text.split(",").map((word) => word.trim());
  if (order.length < 2 || order.includes("")) throw new InvalidArgumentError('at least two words, such as "low,medium,high"');
  return order;
}
