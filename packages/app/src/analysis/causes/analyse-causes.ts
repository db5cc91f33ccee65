import { RapporteurError } from "@rapporteur/core/base";
import {
  buildCausalMap,
  type CausalLink,
  type CausalMap,
  type CausalPath,
  compareAnswers,
  describeLoop,
  findLoops,
  type ImportedMap,
  leaveOneOut,
  mapDistance,
  mapFigures,
  parsePushes,
  readCsvMatrix,
  readDot,
  readGraphml,
  readLinks,
  readMentalModeler,
  readSdJson,
  suggestMerges,
  tracePaths,
  type WhatIf,
  whatIf,
  withLinkReversed,
  withoutExpert,
  writeCsvMatrix,
  writeDot,
  writeGraphml,
  writeMentalModeler,
  writeSdJson,
} from "@rapporteur/engines/causal";
import type { CauseView, OptionsOf } from "../../contract/analysis-options.ts";
import type { Trust } from "@rapporteur/engines/agreement/unstable";
import { formatNames, type FormatOf } from "../../formats/export-formats.ts";
import { writeNetwork } from "../../exchange/networks/write-network.ts";
import { openStatements, type OpenStatementsOptions } from "../input/open-statements.ts";
import type { TableNeeds } from "../input/open-statements-library.ts";
import type { Gathered, OpenedStatements } from "../input/opened-statements.ts";
import { readTextFile } from "@rapporteur/reader/sources";
import { resolveName } from "../input/resolve-name.ts";
import { left, right, type TableReport } from "../report.ts";
import { causalNetwork } from "./causal-network.ts";

export const mapFormats = formatNames("map");
export type MapFormat = FormatOf<"map">;

/** Causal links with the names that people read; from statements, or from another program's map. */
export interface CausalInput {
  readonly links: readonly CausalLink[];
  readonly notes: readonly string[];
  readonly name: (id: string) => string;
  readonly quote: (statementId: string) => string;
  readonly gathered: Gathered | null;
  /** What people's reviews say of the drafts. */
  readonly trust: readonly Trust[];
}

const importers: readonly [RegExp, (text: string) => ImportedMap][] = [
  [/\.mmp\.csv$|\.mm\.csv$/i, readMentalModeler],
  [/\.csv$/i, readCsvMatrix],
  [/\.graphml$/i, readGraphml],
  [/\.sd\.json$/i, readSdJson],
  [/\.(?:dot|gv)$/i, readDot],
];

/** Links of any source of statements, or of one map file of another program (told by its extension). */
export async function gatherLinks(sources: readonly string[], options: OpenStatementsOptions): Promise<CausalInput> {
  const [first = ""] = sources;
  const importer = importers.find(([pattern]) => pattern.test(first))?.[1];
  if (importer !== undefined && sources.length === 1 && options.library === undefined) {
    const text = await readTextFile(first);
    if (!holdsStatements(first, text)) {
      return { links: importer(text).links, notes: [], name: (id) => id, quote: () => "", gathered: null, trust: [] };
    }
  }
  return linksOf(await openStatements(sources, options));
}

/** A matrix names its concepts in its first row, a table of statements its variables. */
function holdsStatements(path: string, text: string): boolean {
  if (!/\.csv$/i.test(path) || /\.mmp?\.csv$/i.test(path)) return false;
  const header = (text.split("\n", 1)[0] ?? "")
    .toLowerCase()
    .split(/[,;\t]/)
    .map((name) => name.trim().replaceAll('"', ""));
  return header.includes("cause") && header.includes("effect");
}

/** The causal links of opened statements. */
export function linksOf(opened: OpenedStatements): CausalInput {
  const gathered = opened.byId();
  const reading = readLinks(gathered.table, { review: gathered.review, statuses: ["actual", "denied"] });
  const aside = reading.leftAside.status > 0 ? [`${reading.leftAside.status} links that are only supposed or called for are left aside.`] : [];
  const { trust } = opened;
  const words = { name: (id: string) => gathered.names.get(id) ?? id, quote: (id: string) => gathered.quotes.get(id) ?? "" };
  return { links: reading.links, notes: aside, ...words, gathered, trust };
}

const linkVariables = ["cause", "effect", "speaker", "status", "sign", "strength"];

/** What the views of causes look at in tables of statements: none shows words. */
export const linkNeeds: TableNeeds = { ids: true, variables: (known) => known.filter((name) => linkVariables.includes(name)) };

type CausesOptions = OptionsOf<"causes">;

/** The id that a user's word for a concept means. */
function conceptOf(word: string, map: CausalMap, input: CausalInput): string {
  return resolveName(word, map.concepts, input.gathered?.entities ?? []);
}

function speakerOf(word: string, input: CausalInput): string {
  const speakers = [...new Set(input.links.flatMap((link) => link.speaker ?? []))];
  return resolveName(word, speakers, input.gathered?.entities ?? []);
}

/** One view of the causal map, of all voices or of one expert. */
export function analyseCauses(input: CausalInput, options: CausesOptions): TableReport {
  const own = options.expert === undefined ? null : speakerOf(options.expert, input);
  const links = own === null ? input.links : input.links.filter((link) => link.speaker === own);
  const map = buildCausalMap(links);
  const report = views[options.show]({ map, links, input, options });
  return { ...report, notes: [...report.notes, ...input.notes], basis: map.basis };
}

interface Setting {
  readonly map: CausalMap;
  readonly links: readonly CausalLink[];
  readonly input: CausalInput;
  readonly options: CausesOptions;
}

const views: Readonly<Record<CauseView, (setting: Setting) => Omit<TableReport, "basis">>> = {
  links: linksView,
  figures: figuresView,
  loops: loopsView,
  paths: pathsView,
  distance: distanceView,
  merges: mergesView,
};

const signs = (sign: 1 | -1 | null): string => (sign === null ? "?" : sign === 1 ? "+" : "−");

function linksView({ map, input }: Setting): Omit<TableReport, "basis"> {
  const voices = (claims: readonly { readonly speaker: string | null }[]): string =>
    claims.map(({ speaker }) => (speaker === null ? "the text" : input.name(speaker))).join(", ");
  const rows = map.links.map((link) => [
    `${input.name(map.concepts[link.cause] ?? "")} →(${signs(link.sign)}) ${input.name(map.concepts[link.effect] ?? "")}`,
    voices([...link.plus, ...link.unsigned]),
    voices(link.minus),
    voices(link.denied),
    link.disagreement === "none" ? "" : link.disagreement,
  ]);
  return {
    title: "What is said to cause what",
    columns: [left("link"), left("says + or no sign"), left("says −"), left("denies"), left("disagreement on")],
    rows,
    notes: [],
    result: map,
  };
}

function figuresView({ map, input }: Setting): Omit<TableReport, "basis"> {
  const found = mapFigures(map);
  const rows = found.concepts.map((one) => [input.name(one.concept), one.role, one.outCount, one.inCount, one.centrality]);
  const notes = [
    `Density ${format(found.density)}, complexity (outcomes / drivers) ${format(found.complexity)}, hierarchy ${format(found.hierarchy)}.`,
  ];
  return {
    title: "Concepts by centrality",
    columns: [left("concept"), left("role"), right("out"), right("in"), right("centrality")],
    rows,
    notes,
    result: found,
  };
}

const format = (value: number | null): string => (value === null ? "undefined" : value.toFixed(2));

function loopsView({ map, input }: Setting): Omit<TableReport, "basis"> {
  const found = findLoops(map);
  const described = found.loops.map((loop) => describeLoop(map, loop));
  const rows = described.map((loop) => [loop.polarity, [...loop.concepts, loop.concepts[0] ?? ""].map(input.name).join(" → ")]);
  const notes = found.isCapped ? [`More than ${found.limit} loops exist; these are ${found.areShortest ? "the shortest" : "some of them"}.`] : [];
  return { title: "Feedback loops", columns: [left("polarity"), left("loop")], rows, notes, result: { ...found, described } };
}

function pathsView(setting: Setting): Omit<TableReport, "basis"> {
  const { map, input, options } = setting;
  if (options.between === undefined) throw new RapporteurError("RAP_SERVICE_BETWEEN", { view: "paths" });
  const [from = "", to = ""] = options.between.map((word) => conceptOf(word, map, input));
  const found = tracePaths(map, from, to);
  const rows = found.paths.map((path) => [signs(path.sign), pathText(path, input)]);
  return {
    title: `Paths from ${input.name(from)} to ${input.name(to)}: total effect ${found.effect}`,
    columns: [left("sign"), left("path")],
    rows,
    notes: [],
    result: found,
  };
}

function pathText(path: CausalPath, input: CausalInput): string {
  return path.concepts
    .map((concept, index) => (index === 0 ? input.name(concept) : `→(${signs(path.links[index - 1]?.sign ?? null)}) ${input.name(concept)}`))
    .join(" ");
}

function distanceView({ input, options }: Setting): Omit<TableReport, "basis"> {
  if (options.between === undefined) throw new RapporteurError("RAP_SERVICE_BETWEEN", { view: "distance" });
  const [first = "", second = ""] = options.between.map((word) => speakerOf(word, input));
  const mapOf = (speaker: string): CausalMap => buildCausalMap(input.links.filter((link) => link.speaker === speaker));
  const found = mapDistance(mapOf(first), mapOf(second));
  const rows = found.links.map((link) => [`${input.name(link.cause)} → ${input.name(link.effect)}`, link.verdict]);
  return {
    title: `Distance of the maps of ${input.name(first)} and ${input.name(second)}: ${format(found.distance)}`,
    columns: [left("link"), left("verdict")],
    rows,
    notes: [`Method: ${found.method}.`],
    result: found,
  };
}

function mergesView({ links, input }: Setting): Omit<TableReport, "basis"> {
  const found = suggestMerges(links, { nameOf: input.name });
  const rows = found.map((merge) => [input.name(merge.from), input.name(merge.into), merge.likeness]);
  return {
    title: "Concepts that may be the same",
    columns: [left("merge"), left("into"), right("likeness")],
    rows,
    notes: ["Suggestions by shared words; nothing was merged."],
    result: found,
  };
}

/** The map as a file of another program. */
export function writeMap(input: CausalInput, format: MapFormat): string {
  const map = buildCausalMap(input.links);
  switch (format) {
    case "csv":
      return writeCsvMatrix(map, input.name);
    case "mental-modeler":
      return writeMentalModeler(map, input.name);
    case "graphml":
      return writeGraphml(map, input.name);
    case "sd-json":
      return writeSdJson(map, { nameOf: input.name, quoteOf: input.quote });
    case "dot":
      return writeDot(map, input.name);
    default:
      return writeNetwork(causalNetwork(map, input.name), format);
  }
}

type PushOptions = OptionsOf<"whatif">;

/** What rises and falls if concepts are pushed, by which quoted paths, and what hangs on whom. */
export function analyseWhatIf(input: CausalInput, options: PushOptions): TableReport {
  const before = buildCausalMap(input.links);
  const links = changedLinks(input, before, options);
  const map = links === input.links ? before : buildCausalMap(links);
  const pushes = parsePushes(options.push).map((push) => ({ ...push, concept: conceptOf(push.concept, map, input) }));
  const answer = whatIf(map, pushes, { mode: options.mode });
  const changes = links === input.links ? [] : compareAnswers(whatIf(before, pushes, { mode: options.mode }), answer);
  const influence = options.leaveOneOut ? leaveOneOut(links, pushes, { mode: options.mode }) : [];
  const notes = [
    ...(answer.unweightedLinks > 0 ? [`${answer.unweightedLinks} links without a sign move nothing.`] : []),
    ...(answer.leftOut.length > 0 ? [`${answer.leftOut.length} ways of computing cannot show this push and are left out.`] : []),
    ...changes.map((change) => `By the change asked for, ${input.name(change.concept)}: ${change.before} before, ${change.after ?? "gone"} after.`),
    ...influence
      .filter(({ changes }) => changes === null || changes.length > 0)
      .map(
        ({ speaker, changes }) =>
          `Without ${speaker === null ? "the unnamed voice" : input.name(speaker)}, ${changes === null ? "the question falls away" : `${changes.length} answers change`}.`,
      ),
    ...input.notes,
  ];
  return {
    title: `What if ${pushes.map((push) => `${input.name(push.concept)} ${push.value > 0 ? "+" : "−"}${Math.abs(push.value)}`).join(", ")} (${options.mode})`,
    columns: [left("concept"), left("direction"), right("agreeing"), left("by the path")],
    rows: answerRows(answer, input),
    notes,
    basis: map.basis,
    result: { answer, changes, influence },
  };
}

function changedLinks(input: CausalInput, map: CausalMap, options: PushOptions): readonly CausalLink[] {
  let links = input.links;
  if (options.without !== undefined) links = withoutExpert(links, speakerOf(options.without, input));
  if (options.reverse !== undefined) {
    const [cause = "", effect = ""] = options.reverse.map((word) => conceptOf(word, map, input));
    links = withLinkReversed(links, { cause, effect });
  }
  return links;
}

function answerRows(answer: WhatIf, input: CausalInput): (string | number | null)[][] {
  return answer.concepts
    .filter((one) => one.direction !== "unchanged" || one.isPushed)
    .map((one) => {
      const path = one.explanation.supporting[0];
      const quotes = path?.links.flatMap((link) => link.evidence.slice(0, 1)).map((id) => `“${clip(input.quote(id))}”`) ?? [];
      const words = path === undefined ? "" : `${pathText(path, input)}${quotes.some((quote) => quote !== "“”") ? `  ${quotes.join(" ")}` : ""}`;
      return [
        input.name(one.concept),
        one.isPushed ? `${one.direction} (pushed)` : one.direction,
        one.stability === null ? null : `${Math.round(one.stability * 100)} %`,
        words,
      ];
    });
}

function clip(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}
