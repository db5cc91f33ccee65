import type { Trust } from "@rapporteur/engines/agreement/unstable";
import { RapporteurError } from "@rapporteur/core/base";
import { analysisMaxima, type ReviewBasis, type StatementTable } from "@rapporteur/core/model";
import { analyseAgreement } from "../agreement/analyse-agreement.ts";
import { libraryCodings } from "../agreement/agreement-codings.ts";
import { analyseCauses, analyseWhatIf, causeViews, linksOf } from "../causes/analyse-causes.ts";
import { ledgerRules, scoreLedger, type ReportSection, type SectionedReport } from "../forecasts/forecasts-score.ts";
import { dueWithin, forecastsOf, listDue, listForecasts, startOfDay } from "../forecasts/analyse-forecasts.ts";
import {
  communityMethods,
  corrections,
  networkOptionNames,
  networkViews,
  nullModels,
  resamplingUnits,
  settleRequest,
  sliceMeasures,
  type NetworkRequest,
  type RawOptions,
} from "../network/network-request.ts";
import { reportEvidence, reportRequest } from "../network/analyse-network.ts";
import { actorLevels, analyseRelations, relationViews, symmetrisationRules, type RelationsReport } from "../relations/analyse-relations.ts";
import { openStatements, type OpenedStatements } from "../input/open-statements.ts";
import { readAnalysisOptions, type GivenOptions } from "./analysis-options.ts";
import type { AnalysisRequest, LibraryAnalysis } from "./analysis-request.ts";
import { compareContributions } from "./compare-contributions.ts";
import { gatherAnalysis, sourceOfInput, type AnalysisInput } from "./gather-analysis.ts";
import { ledgerOf } from "../forecasts/ledger-of.ts";
import { plainValue } from "../../statements/plain-value.ts";
import { refuseManyWindows } from "./refuse-many-windows.ts";
import type { Workplace } from "../../library/workplace.ts";

export { libraryAnalyses, type AnalysisRequest, type LibraryAnalysis } from "./analysis-request.ts";

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
  const report = await analyses[request.analysis](input, request);
  return { ...report, result: plainValue(report.result) };
}

const heavyViews = new Set<unknown>(["ideal-points", "backbone", "phases", "ties", "polarization", "balance", "blocks"]);

/** Whether an analysis is likely to take longer than a second, by how many statements there are and what it draws. */
export function isLongAnalysis({ analysis, options }: AnalysisRequest, statements: number): boolean {
  const isHeavy = heavyViews.has(options["show"]) || options["resample"] !== undefined || options["windows"] !== undefined;
  if (analysis === "agreement") return statements > 400;
  return statements > (isHeavy ? 2_000 : 150_000);
}

type Analyse = (input: AnalysisInput, request: AnalysisRequest) => Promise<LibraryReport>;

const analyses: Readonly<Record<LibraryAnalysis, Analyse>> = {
  network: analyseNetworkOf,
  relations: analyseRelationsOf,
  causes: analyseCausesOf,
  whatif: analyseWhatIfOf,
  forecasts: analyseForecastsOf,
  agreement: analyseAgreementOf,
  comparison: analyseComparisonOf,
};

/** The statements of an analysis. @throws RAP_SERVICE_NONE_ACCEPTED where none counts */
function openInput(input: AnalysisInput, countsDrafts: boolean): Promise<OpenedStatements> {
  return openStatements([], { countsDrafts, library: sourceOfInput(input), needsReadouts: input.readouts.size > 0 });
}

const count = { kind: "number", minimum: 1, maximum: analysisMaxima.count, isWhole: true } as const;
const above0 = { kind: "number", minimum: Number.MIN_VALUE } as const;

const networkSpecs = {
  show: { kind: "choice", choices: networkViews },
  evidence: { kind: "text" },
  seed: { ...count, maximum: Number.MAX_SAFE_INTEGER, fallback: 1 },
  method: { kind: "choice", choices: communityMethods },
  groups: count,
  concepts: count,
  penalty: above0,
  model: { kind: "choice", choices: nullModels },
  alpha: above0,
  correction: { kind: "choice", choices: corrections },
  dimensions: { ...count, maximum: 2 },
  draws: { ...count, maximum: analysisMaxima.draws },
  positive: { kind: "text" },
  measure: { kind: "choice", choices: sliceMeasures },
  resample: { kind: "choice", choices: resamplingUnits },
  runs: { ...count, maximum: analysisMaxima.runs },
} as const;

/** A network as it was asked for: options of the view, and of the engine under its names and DNA's. */
export function networkRequestOf(
  opened: OpenedStatements,
  given: GivenOptions,
): { readonly network: NetworkRequest; readonly evidence: string | undefined } {
  const engineNames = new Set(Object.entries(networkOptionNames).flatMap(([name, aliases]) => [name, ...aliases].map(bare)));
  const isOwn = ([name]: readonly [string, unknown]): boolean => Object.hasOwn(bareNetworkSpecs, bare(name)) || !engineNames.has(bare(name));
  const own = Object.entries(given).filter(isOwn);
  const raw = Object.entries(given).filter((entry) => !isOwn(entry));
  const { evidence, dimensions, ...wishes } = readAnalysisOptions("network", Object.fromEntries(own), networkSpecs);
  const network = settleRequest(opened, Object.fromEntries(raw) as RawOptions, {
    ...wishes,
    dimensions: dimensions === 2 ? 2 : dimensions === 1 ? 1 : undefined,
  });
  refuseManyWindows(network);
  return { network, evidence };
}

const bare = (name: string): string => name.replace(/[-_.]/g, "").toLowerCase();
const bareNetworkSpecs = Object.fromEntries(Object.keys(networkSpecs).map((name) => [bare(name), true]));

async function analyseNetworkOf(input: AnalysisInput, request: AnalysisRequest): Promise<LibraryReport> {
  const opened = await openInput(input, request.countsDrafts);
  const { network, evidence } = networkRequestOf(opened, request.options);
  const report = evidence === undefined ? reportRequest(network) : reportEvidence(network, evidence);
  const { statements, reviewed, unreviewedShare, documents } = report.basis;
  const precision = precisionOf(opened.trust, ["position"]);
  return {
    ...tablesOf(report.sections, report.warnings),
    basis: { statements, documents, reviewed, unreviewedShare, precision },
    result: { view: network.show, data: report.result(), explained: report.explained },
  };
}

async function analyseRelationsOf(input: AnalysisInput, request: AnalysisRequest): Promise<LibraryReport> {
  const options = readAnalysisOptions("relations", request.options, {
    show: { kind: "choice", choices: relationViews, fallback: "arcs" },
    level: { kind: "choice", choices: actorLevels, fallback: "state" },
    rule: { kind: "choice", choices: symmetrisationRules, fallback: "sum-of-values" },
    weighting: { kind: "choice", choices: ["count", "weight"], fallback: "count" },
    between: { kind: "pair" },
    blocks: { ...count, fallback: 2 },
  } as const);
  const opened = await openInput(input, request.countsDrafts);
  const { between, ...rest } = options;
  const report = await analyseRelations(opened.byId(), { ...rest, ...(between === undefined ? {} : { between }) });
  return oneTable(report, opened, ["relation"]);
}

async function analyseCausesOf(input: AnalysisInput, request: AnalysisRequest): Promise<LibraryReport> {
  const { show, between, expert } = readAnalysisOptions("causes", request.options, {
    show: { kind: "choice", choices: causeViews, fallback: "links" },
    between: { kind: "pair" },
    expert: { kind: "text" },
  } as const);
  const opened = await openInput(input, request.countsDrafts);
  const report = analyseCauses(linksOf(opened), { show, ...(between && { between }), ...(expert !== undefined && { expert }) });
  return oneTable(report, opened, ["cause"]);
}

async function analyseWhatIfOf(input: AnalysisInput, request: AnalysisRequest): Promise<LibraryReport> {
  const { push, mode, without, reverse, leaveOneOut } = readAnalysisOptions("whatif", request.options, {
    push: { kind: "text", fallback: "" },
    mode: { kind: "choice", choices: ["clamp", "pulse", "driver"], fallback: "clamp" },
    without: { kind: "text" },
    reverse: { kind: "pair" },
    leaveOneOut: { kind: "flag", fallback: false },
  } as const);
  refuseManyPushes(push);
  const opened = await openInput(input, request.countsDrafts);
  const asked = { push, mode, leavesOneOut: leaveOneOut, ...(without !== undefined && { without }), ...(reverse && { reverse }) };
  return oneTable(analyseWhatIf(linksOf(opened), asked), opened, ["cause"]);
}

/** Each further push multiplies the paths that are followed. */
function refuseManyPushes(push: string): void {
  const { length } = push.split(",");
  if (length <= analysisMaxima.pushes) return;
  const cure = `push at most ${analysisMaxima.pushes} concepts at once`;
  throw new RapporteurError("RAP_LIBRARY_OPTION", { analysis: "whatif", problem: `push names ${length} concepts`, cure });
}

async function analyseForecastsOf(input: AnalysisInput, request: AnalysisRequest): Promise<LibraryReport> {
  const options = readAnalysisOptions("forecasts", request.options, {
    show: { kind: "choice", choices: ["list", "due", "score"], fallback: "list" },
    on: { kind: "day" },
    within: { ...count, maximum: 36_525 },
    rule: { kind: "choice", choices: ledgerRules, fallback: "brier" },
    scale: { kind: "text" },
    least: { ...count, fallback: 10 },
    bins: { ...count, fallback: 10 },
    forecaster: { kind: "text" },
  } as const);
  const opened = await openInput(input, request.countsDrafts);
  const base = ledgerOf(input.ledger, opened.byId());
  const today = options.on ?? startOfDay(input.now);
  const forecasts = forecastsOf(opened, { base, countsDrafts: request.countsDrafts });
  if (options.show === "list") return oneTable(listForecasts(forecasts, today), opened, ["forecast"]);
  if (options.show === "due") return oneTable(listDue(forecasts, { today, until: dueWithin(today, options.within) }), opened, ["forecast"]);
  const { rule, least, bins, scale, forecaster } = options;
  const report = scoreLedger(base, { rule, least, bins, ...(scale !== undefined && { scale }), ...(forecaster !== undefined && { forecaster }) });
  return sectioned(report, opened, ["forecast"]);
}

async function analyseAgreementOf(input: AnalysisInput, request: AnalysisRequest): Promise<LibraryReport> {
  const options = readAnalysisOptions("agreement", request.options, {
    seed: { kind: "number", minimum: 0, isWhole: true, fallback: 1 },
    samples: { kind: "number", minimum: 0, isWhole: true, maximum: 10_000, fallback: 500 },
    overlap: { ...above0, maximum: 1, fallback: 0.5 },
    gamma: { kind: "flag" },
    reference: { kind: "text" },
    disagreements: { kind: "flag", fallback: false },
    between: { kind: "pair" },
  } as const);
  const opened = await openInput(input, true);
  const { gamma, reference, disagreements, between, ...rest } = options;
  const { countsDrafts } = request;
  const codings = libraryCodings(input.readouts, { countsDrafts, coders: input.coders, ...(between && { between }) });
  const asked = { ...rest, listsDisagreements: disagreements, ...(gamma !== undefined && { gamma }), ...(reference !== undefined && { reference }) };
  return sectioned(analyseAgreement(codings, asked), opened, []);
}

async function analyseComparisonOf(input: AnalysisInput, request: AnalysisRequest): Promise<LibraryReport> {
  readAnalysisOptions("comparison", request.options, {});
  const opened = await openInput(input, true);
  return sectioned(compareContributions(opened.readouts), opened, []);
}

function oneTable(
  { title, columns, rows, notes, basis, result }: RelationsReport,
  opened: OpenedStatements,
  types: readonly string[],
): LibraryReport {
  return { ...tablesOf([{ title, columns, rows, notes }], []), basis: basisOf(basis, opened, types), result };
}

function sectioned({ sections, basis, result }: SectionedReport, opened: OpenedStatements, types: readonly string[]): LibraryReport {
  return { ...tablesOf(sections, []), basis: basis === null ? null : basisOf(basis, opened, types), result };
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
