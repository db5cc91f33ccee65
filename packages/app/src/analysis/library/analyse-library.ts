import type { Trust } from "@rapporteur/engines/agreement/unstable";
import { RapporteurError } from "@rapporteur/core/base";
import { analysisMaxima, type ReviewBasis, type StatementTable } from "@rapporteur/core/model";
import { networkOptionNames, type RawOptions } from "@rapporteur/engines/network";
import { type AnalysisName, analysisOptions, type OptionsOf } from "../../contract/analysis-options.ts";
import type { GivenOptions } from "../../contract/option-spec.ts";
import { type Codings, libraryCodings } from "../agreement/agreement-codings.ts";
import { analyse, type AnalysisInputs } from "../analyse.ts";
import { linksOf } from "../causes/analyse-causes.ts";
import { forecastsOf, startOfDay } from "../forecasts/analyse-forecasts.ts";
import { ledgerOf } from "../forecasts/ledger-of.ts";
import { openStatements } from "../input/open-statements.ts";
import type { OpenedStatements } from "../input/opened-statements.ts";
import { readOptions } from "../input/read-options.ts";
import { type NetworkRequest, settleRequest } from "../network/network-request.ts";
import { plainValue } from "../../statements/plain-value.ts";
import type { ReportSection } from "../report.ts";
import type { AnalysisRequest } from "./analysis-request.ts";
import { gatherAnalysis, sourceOfInput, type AnalysisInput } from "./gather-analysis.ts";
import { refuseManyWindows } from "./refuse-many-windows.ts";
import type { Workplace } from "../../library/workplace.ts";

export type { AnalysisRequest } from "./analysis-request.ts";

export type ReportCell = string | number | null;

/** A result as a table for people, what it rests on, and whole for programs. */
export interface LibraryReport {
  title: string;
  columns: { title: string; align?: "left" | "right" }[];
  rows: ReportCell[][];
  notes: string[];
  basis: {
    statements: number;
    documents: number;
    reviewed: number;
    unreviewedShare: number | null;
    precision: { value: number; low: number; high: number; n: number } | null;
  } | null;
  sections?: { title: string; columns: { title: string; align?: "left" | "right" }[]; rows: ReportCell[][]; notes: string[] }[];
  result: unknown;
}

/**
 * Computes an analysis of a project, with the options of the command of the same name.
 *
 * @throws RAP_LIBRARY_OPTION for options that are not there; what the engine throws
 * Cost: the engine's, and one pass over the statements.
 */
export async function analyseLibrary(workplace: Workplace, request: AnalysisRequest): Promise<LibraryReport> {
  return computeAnalysis(await gatherAnalysis(workplace, request), request);
}

/** The part of `analyseLibrary` that needs no store: it may run in another thread. */
export async function computeAnalysis(input: AnalysisInput, request: AnalysisRequest): Promise<LibraryReport> {
  const opened = await openInput(input, request.countsDrafts || countsDraftsAlways.has(request.analysis));
  const report = await reporters[request.analysis]({ input, opened, request });
  return { ...report, result: plainValue(report.result) };
}

/** Whose statements are looked at whatever people made of them. */
const countsDraftsAlways = new Set<AnalysisName>(["agreement", "comparison"]);

const heavyViews = new Set<unknown>(["ideal-points", "backbone", "phases", "ties", "polarization", "balance", "blocks"]);

/** Whether an analysis is likely to take longer than a second, by how many statements there are and what it draws. */
export function isLongAnalysis({ analysis, options }: AnalysisRequest, statements: number): boolean {
  const isHeavy = heavyViews.has(options["show"]) || options["resample"] !== undefined || options["windows"] !== undefined;
  if (analysis === "agreement") return statements > 400;
  return statements > (isHeavy ? 2_000 : 150_000);
}

/** The statements of an analysis. @throws RAP_SERVICE_NONE_ACCEPTED where none counts */
function openInput(input: AnalysisInput, countsDrafts: boolean): Promise<OpenedStatements> {
  return openStatements([], { countsDrafts, library: sourceOfInput(input), needsReadouts: input.readouts.size > 0 });
}

interface Asked {
  readonly input: AnalysisInput;
  readonly opened: OpenedStatements;
  readonly request: AnalysisRequest;
}

/** What each analysis takes of a library, and what it says. */
const reporters: { readonly [K in AnalysisName]: (asked: Asked) => Promise<LibraryReport> } = {
  network: reportNetwork,
  relations: async (asked) => reportOf(asked, "relations", { gathered: asked.opened.byId() }),
  causes: async (asked) => reportOf(asked, "causes", linksOf(asked.opened)),
  whatif: async (asked) => {
    refuseManyPushes(readOptions("whatif", asked.request.options, analysisOptions.whatif).push);
    return reportOf(asked, "whatif", linksOf(asked.opened));
  },
  forecasts: async (asked) => reportOf(asked, "forecasts", forecastsInput(asked)),
  agreement: async (asked) => reportOf(asked, "agreement", codingsOf(asked)),
  comparison: async (asked) => reportOf(asked, "comparison", asked.opened.readouts),
};

/** Of which type the statements are that a report stands on; none where all count. */
const typesOf: { readonly [K in AnalysisName]: readonly string[] } = {
  network: ["position"],
  relations: ["relation"],
  causes: ["cause"],
  whatif: ["cause"],
  forecasts: ["forecast"],
  agreement: [],
  comparison: [],
};

async function reportOf<K extends Exclude<AnalysisName, "network">>(
  { opened, request }: Asked,
  name: K,
  given: AnalysisInputs[K],
): Promise<LibraryReport> {
  const options = readOptions(name, request.options, analysisOptions[name]);
  const { sections, basis, result } = await analyse(name, given, options as OptionsOf<K>);
  return { ...tablesOf(sections, []), basis: basis === null ? null : basisOf(basis, opened, typesOf[name]), result };
}

/** A network as it was asked for: options of the view, and of the engine under its names and DNA's. */
export function networkOptionsOf(given: GivenOptions): { readonly engine: RawOptions; readonly options: OptionsOf<"network"> } {
  const engineNames = new Set(Object.entries(networkOptionNames).flatMap(([name, aliases]) => [name, ...aliases].map(bare)));
  const isOwn = ([name]: readonly [string, unknown]): boolean => ownNames.has(bare(name)) || !engineNames.has(bare(name));
  const [own = [], engine = []] = [true, false].map((wanted) => Object.entries(given).filter((entry) => isOwn(entry) === wanted));
  return {
    engine: Object.fromEntries(engine) as RawOptions,
    options: readOptions("network", Object.fromEntries(own), analysisOptions.network),
  };
}

const bare = (name: string): string => name.replace(/[-_.]/g, "").toLowerCase();
const ownNames = new Set(Object.keys(analysisOptions.network).map(bare));

/** A network that a library was asked for. @throws RAP_LIBRARY_OPTION where it is of more windows than a server has time for */
export function networkRequestOf(opened: OpenedStatements, given: GivenOptions): NetworkRequest {
  const { engine, options } = networkOptionsOf(given);
  const request = settleRequest(opened, engine, options);
  refuseManyWindows(request);
  return request;
}

async function reportNetwork({ opened, request }: Asked): Promise<LibraryReport> {
  const { show } = networkRequestOf(opened, request.options);
  const { engine, options } = networkOptionsOf(request.options);
  const report = await analyse("network", { opened, engine }, options);
  const { statements, reviewed, unreviewedShare, documents } = report.basis;
  const precision = precisionOf(opened.trust, typesOf.network);
  return {
    ...tablesOf(report.sections, report.warnings),
    basis: { statements, documents, reviewed, unreviewedShare, precision },
    result: { view: show, data: report.result(), explained: report.explained },
  };
}

/** Each further push multiplies the paths that are followed. */
function refuseManyPushes(push: string): void {
  const { length } = push.split(",");
  if (length <= analysisMaxima.pushes) return;
  const cure = `push at most ${analysisMaxima.pushes} concepts at once`;
  throw new RapporteurError("RAP_LIBRARY_OPTION", { analysis: "whatif", problem: `push names ${length} concepts`, cure });
}

function forecastsInput({ input, opened, request: { countsDrafts } }: Asked): AnalysisInputs["forecasts"] {
  const base = ledgerOf(input.ledger, opened.byId());
  return { forecasts: forecastsOf(opened, { base, countsDrafts }), today: startOfDay(input.now) };
}

function codingsOf({ input, request: { options, countsDrafts } }: Asked): Codings {
  const { between } = readOptions("agreement", options, analysisOptions.agreement);
  return libraryCodings(input.readouts, { countsDrafts, coders: input.coders, between });
}

function tablesOf(
  sections: readonly ReportSection[],
  warnings: readonly string[],
): Pick<LibraryReport, "title" | "columns" | "rows" | "notes" | "sections"> {
  const copies = sections.map(({ title, columns, rows, notes }) => ({
    title,
    columns: columns.map((column) => ({ ...column })),
    rows: rows.map((row) => [...row]),
    notes: [...notes],
  }));
  const [first = { title: "", columns: [], rows: [], notes: [] }, ...rest] = copies;
  return { ...first, notes: [...first.notes, ...warnings], ...(rest.length === 0 ? {} : { sections: rest }) };
}

function basisOf(
  { statements, reviewed, unreviewedShare }: ReviewBasis,
  { table, review, trust }: OpenedStatements,
  types: readonly string[],
): NonNullable<LibraryReport["basis"]> {
  return { statements, reviewed, unreviewedShare, documents: documentCount(table, { review, types }), precision: precisionOf(trust, types) };
}

/** Documents with a statement that counts. Cost: O(rows). */
function documentCount(table: StatementTable, { review, types }: { readonly review: readonly string[]; readonly types: readonly string[] }): number {
  const states = ["draft", "accepted", "rejected"].map((state) => review.includes(state));
  const counted = table.typeNames.map((name) => types.length === 0 || types.includes(name));
  const found = new Set<number>();
  for (let row = 0; row < table.length; row++) {
    if (states[table.reviews[row] ?? 0] === true && counted[table.types[row] ?? 0] === true) found.add(table.documentOf[row] ?? 0);
  }
  return found.size;
}

/** What the project's reviews say of drafts of this type; null where nobody looked. */
function precisionOf(trust: readonly Trust[], types: readonly string[]): { value: number; low: number; high: number; n: number } | null {
  const found = trust.find(({ type }) => types.includes(type))?.precision;
  return found == null ? null : { value: found.value, low: found.interval[0], high: found.interval[1], n: found.count };
}
