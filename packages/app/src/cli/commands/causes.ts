import { Option, type Command } from "commander";
import {
  analyseCauses,
  analyseWhatIf,
  causeViews,
  gatherLinks,
  mapFormats,
  writeMap,
  type CauseView,
  type MapFormat,
} from "../../analysis/causes/analyse-causes.ts";
import { analysisCommand, printResult, trustNotes, type AnalysisFlags } from "../analysis-input.ts";
import type { CommandIo } from "../io.ts";
import { parsePair, reportText } from "../report-text.ts";
import { withSources, type SourceFlags } from "../statement-sources.ts";
import { writeOutput } from "../write-output.ts";

interface CauseFlags extends AnalysisFlags, SourceFlags {
  readonly show: CauseView;
  readonly between?: readonly [string, string];
  readonly expert?: string;
  readonly format?: MapFormat;
  readonly out?: string;
}

const causesHelp = `
Views (--show): links (default), figures, loops, paths, distance, merges.
paths takes two concepts with --between, distance two experts.
A single map file of another program is read too: .csv (matrix), .mm.csv (Mental Modeler), .graphml, .sd.json, .dot.

Examples:
  rapporteur causes readout.json
  rapporteur causes page.html --drafts --show loops
  rapporteur causes *.json --show paths --between "sanctions,trade"
  rapporteur causes study-tables --show loops
  rapporteur causes *.json --format graphml --out map.graphml`;

/** `rapporteur causes SOURCE…`: what is said to cause what. */
export function causesCommand(program: Command, io: CommandIo): void {
  analysisCommand(program.command("causes"))
    .addOption(new Option("--show <view>", "what to compute").choices(causeViews).default("links"))
    .option("--between <a,b>", "two concepts, or two experts for distance", parsePair)
    .option("--expert <name>", "one expert's map alone")
    .addOption(new Option("-f, --format <format>", "write the map for another program").choices(mapFormats))
    .option("-o, --out <path>", "write to a file")
    .addHelpText("after", causesHelp)
    .action(async (sources: string[], flags: CauseFlags) => {
      const input = await withSources(sources, flags, io, (options) => gatherLinks(sources, options));
      if (flags.format === undefined) {
        const report = analyseCauses(input, flags);
        const trust = await trustNotes("cause", flags, input.trust);
        printResult(io, flags, { json: report.result, text: () => reportText(report, trust) });
        return;
      }
      const file = writeMap(input, flags.format);
      if (flags.out === undefined) io.stdout.write(file);
      else await writeOutput(flags.out, file);
    });
}

interface WhatIfFlags extends AnalysisFlags, SourceFlags {
  readonly push: string;
  readonly mode: "clamp" | "pulse" | "driver";
  readonly without?: string;
  readonly reverse?: readonly [string, string];
  readonly leaveOneOut?: boolean;
}

const whatIfHelp = `
The answer is a direction and how many ways of computing agree on it; sizes mean nothing here.

Examples:
  rapporteur whatif *.json --push "sanctions=+1"
  rapporteur whatif page.html --drafts --push "sanctions=+1, trade=-0.5" --mode pulse
  rapporteur whatif *.json --push "sanctions=+1" --without "Ada Example"
  rapporteur whatif *.json --push "sanctions=+1" --reverse "trade,trust"`;

/** `rapporteur whatif SOURCE… --push`: push a concept, see what rises and falls. */
export function whatIfCommand(program: Command, io: CommandIo): void {
  analysisCommand(program.command("whatif"))
    .requiredOption("--push <concept=value,…>", "what to push, from -1 to +1")
    .addOption(new Option("--mode <mode>", "hold it there, push once, or let it drive").choices(["clamp", "pulse", "driver"]).default("clamp"))
    .option("--without <expert>", "leave one expert's links out")
    .option("--reverse <a,b>", "turn the sign of one link", parsePair)
    .option("--leave-one-out", "say how much depends on each expert")
    .addHelpText("after", whatIfHelp)
    .action(async (sources: string[], flags: WhatIfFlags) => {
      const input = await withSources(sources, flags, io, (options) => gatherLinks(sources, options));
      const report = analyseWhatIf(input, { ...flags, leavesOneOut: flags.leaveOneOut === true });
      const trust = await trustNotes("cause", flags, input.trust);
      printResult(io, flags, { json: report.result, text: () => reportText(report, trust) });
    });
}
