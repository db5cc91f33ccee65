import { Option, type Command } from "commander";
import { analysisOptions, type OptionsOf } from "../../contract/analysis-options.ts";
import { analyse } from "../../analysis/analyse.ts";
import { gatherLinks, linkNeeds, mapFormats, writeMap, type MapFormat } from "../../analysis/causes/analyse-causes.ts";
import { withFallbacks } from "../../analysis/input/read-options.ts";
import { addAnalysisFlags } from "../flags/analysis-flags.ts";
import { analysisCommand, printResult, trustNotes, type AnalysisFlags } from "../analysis-input.ts";
import type { CommandIo } from "../io.ts";
import { reportText } from "../report-text.ts";
import { withSources, type SourceFlags } from "../statement-sources.ts";
import { writeOutput } from "../write-output.ts";

interface CauseFlags extends AnalysisFlags, SourceFlags, OptionsOf<"causes"> {
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
  addAnalysisFlags(analysisCommand(program.command("causes")), analysisOptions.causes)
    .addOption(new Option("-f, --format <format>", "write the map for another program").choices(mapFormats))
    .option("-o, --out <path>", "write to a file")
    .addHelpText("after", causesHelp)
    .action(async (sources: string[], flags: CauseFlags) => {
      const input = await withSources(sources, flags, io, (options) =>
        gatherLinks(sources, { ...options, needs: flags.format === undefined ? linkNeeds : undefined }),
      );
      if (flags.format === undefined) {
        const report = await analyse("causes", input, withFallbacks(analysisOptions.causes, { ...flags }));
        const trust = await trustNotes("cause", flags, input.trust);
        printResult(io, flags, { json: report.result, text: () => reportText(report, trust) });
        return;
      }
      const file = writeMap(input, flags.format);
      if (flags.out === undefined) io.stdout.write(file);
      else await writeOutput(flags.out, file);
    });
}

type WhatIfFlags = AnalysisFlags & SourceFlags;

const whatIfHelp = `
The answer is a direction and how many ways of computing agree on it; sizes mean nothing here.

Examples:
  rapporteur whatif *.json --push "sanctions=+1"
  rapporteur whatif page.html --drafts --push "sanctions=+1, trade=-0.5" --mode pulse
  rapporteur whatif *.json --push "sanctions=+1" --without "Ada Example"
  rapporteur whatif *.json --push "sanctions=+1" --reverse "trade,trust"`;

/** `rapporteur whatif SOURCE… --push`: push a concept, see what rises and falls. */
export function whatIfCommand(program: Command, io: CommandIo): void {
  addAnalysisFlags(analysisCommand(program.command("whatif")), analysisOptions.whatif, { mandatory: ["push"] })
    .addHelpText("after", whatIfHelp)
    .action(async (sources: string[], flags: WhatIfFlags) => {
      const input = await withSources(sources, flags, io, (options) => gatherLinks(sources, options));
      const report = await analyse("whatif", input, withFallbacks(analysisOptions.whatif, { ...flags }));
      const trust = await trustNotes("cause", flags, input.trust);
      printResult(io, flags, { json: report.result, text: () => reportText(report, trust) });
    });
}
