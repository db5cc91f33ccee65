import { Option, type Command } from "commander";
import { analysisOptions, type OptionsOf } from "../../contract/analysis-options.ts";
import { analyse } from "../../analysis/analyse.ts";
import { actorGraphOf, relationNeeds } from "../../analysis/relations/analyse-relations.ts";
import { withFallbacks } from "../../analysis/input/read-options.ts";
import { addAnalysisFlags } from "../flags/analysis-flags.ts";
import { actorNetwork } from "../../analysis/relations/actor-network.ts";
import { writePolecat } from "../../exchange/events/write-polecat.ts";
import { valueOf } from "../../exchange/statements/table-values.ts";
import { networkFormatOf, networkFormats, writeNetwork, type NetworkFormat } from "../../exchange/networks/write-network.ts";
import { analysisCommand, basisSentence, printResult, trustNotes, type AnalysisFlags } from "../analysis-input.ts";
import type { CommandIo } from "../io.ts";
import { reportText } from "../report-text.ts";
import type { Gathered } from "../../analysis/input/opened-statements.ts";
import { openSources, type SourceFlags } from "../statement-sources.ts";
import { writeOutput } from "../write-output.ts";

interface RelationFlags extends AnalysisFlags, SourceFlags, OptionsOf<"relations"> {
  readonly events?: string;
  readonly out?: string;
  readonly format?: NetworkFormat | "polecat";
}

const help = `
Views (--show): arcs (default), pair, alignment, dependence, mediation, balance, blocks, months, compare.
pair, alignment, dependence and mediation take --between "A,B"; compare takes two experts with --between, or an event file with --events.
--out writes the acts as rows of PLOVER/POLECAT (.polecat.tsv), or the actor graph: .graphml, .gexf, .csv or .edges.csv (one arc a line), .nodes.csv, .net, .dl, .kumu.json, .gephi.json (Gephi Lite), .json.

Examples:
  rapporteur relations readout.json
  rapporteur relations page.html --drafts --show pair --between "China,Russia"
  rapporteur relations *.json --show balance --rule mutual
  rapporteur relations *.json --show compare --events polecat.tsv
  rapporteur relations study-tables --show balance
  rapporteur relations *.json --out actors.graphml
  rapporteur relations *.json --out acts.polecat.tsv`;

/** `rapporteur relations SOURCE…`: who does what to whom. */
export function relationsCommand(program: Command, io: CommandIo): void {
  addAnalysisFlags(analysisCommand(program.command("relations")), analysisOptions.relations)
    .option("--events <file>", "event data (PLOVER/POLECAT, ICEWS, GDELT, PHOENIX) to compare with")
    .option("-o, --out <path>", "write the actor graph, or its acts, for another program, in place of a view")
    .addOption(new Option("-f, --format <format>", "instead of the ending of --out").choices([...networkFormats, "polecat"]))
    .addHelpText("after", help)
    .action(async (sources: string[], flags: RelationFlags) => {
      const options = withFallbacks(analysisOptions.relations, { ...flags });
      const isFigure = flags.out === undefined;
      const opened = await openSources(sources, flags, io, { needs: isFigure ? relationNeeds(options, flags.json !== true) : undefined });
      if (flags.out !== undefined) return writeGraph(flags.out, opened.byId(), flags, io);
      const input = { gathered: opened.byId(), events: flags.events };
      const report = await analyse("relations", input, options);
      const trust = await trustNotes("relation", flags, opened.trust);
      printResult(io, flags, { json: report.result, text: () => reportText(report, trust) });
    });
}

async function writeGraph(path: string, gathered: Gathered, flags: RelationFlags, io: CommandIo): Promise<void> {
  if (flags.format === "polecat" || (flags.format === undefined && /\.polecat\.(?:tsv|txt)$/i.test(path)))
    return writeActs(path, gathered, flags, io);
  // Of an actor graph, a CSV is its list of arcs.
  const format = flags.format ?? (/(?<!\.nodes)\.csv$/i.test(path) ? "edges" : networkFormatOf(path));
  const { graph } = actorGraphOf(gathered, flags);
  await writeOutput(path, writeNetwork(actorNetwork(graph, gathered), format));
  const { actors, arcs, basis } = graph;
  const text = (): string =>
    `Wrote ${path}: the actor graph, ${actors.length} actors and ${arcs.length} ${arcs.length === 1 ? "arc" : "arcs"}.\n${basisSentence(basis)}`;
  printResult(io, flags, { json: { path, actors: actors.length, arcs: arcs.length, basis }, text });
}

/** One row an act, as it was said and of whom it was said, not rolled up to states. */
async function writeActs(path: string, gathered: Gathered, flags: RelationFlags, io: CommandIo): Promise<void> {
  const { table, entities, quotes, review } = gathered;
  const { reading, graph } = actorGraphOf(gathered, { ...flags, level: "person" });
  const titles = table.documents.fields["title"];
  const placeOf = new Map(table.documents.ids.map((id, at) => [id, at]));
  const titleOf = (id: string): string => String((titles === undefined ? null : valueOf(titles, placeOf.get(id) ?? -1)) ?? id);
  const { text: written, rows, undated } = writePolecat(reading.acts, { entities, quotes, titleOf });
  await writeOutput(path, written);
  const lost = undated === 0 ? "" : `\n${undated} ${undated === 1 ? "act" : "acts"} without a day ${undated === 1 ? "is" : "are"} left out.`;
  const text = (): string => `Wrote ${path}: ${rows} ${rows === 1 ? "act" : "acts"}.${lost}\n${basisSentence(graph.basis)}`;
  printResult(io, flags, { json: { path, acts: rows, undated, review, basis: graph.basis }, text });
}
