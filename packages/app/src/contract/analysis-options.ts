import { analysisMaxima, estimativeScales } from "@rapporteur/core/model";
import { scoreRules } from "@rapporteur/engines/forecast";
import {
  aggregations,
  communityMethods,
  duplicateRules,
  kernelNames,
  type NetworkOptionName,
  normalizations,
  nullModels,
  type ResamplingOptions,
  type SignificanceOptions,
  sliceMeasures,
  timeUnits,
} from "@rapporteur/engines/network";
import { actorLevels, symmetrisationRules } from "@rapporteur/engines/relations";
import type { OptionSpecs, OptionValues } from "./option-spec.ts";

/* What each analysis may be asked for. The command's flags, the API's schemas and the checks of both are made from these lists; the workbench's settings take their choices from them. */

export const networkViews = [
  "matrix",
  "edges",
  "nodes",
  "communities",
  "polarization",
  "backbone",
  "coalition",
  "ties",
  "bars",
  "phases",
  "ideal-points",
  "windows",
  "events",
] as const;
export const relationViews = ["arcs", "pair", "alignment", "dependence", "mediation", "balance", "blocks", "months", "compare"] as const;
export const causeViews = ["links", "figures", "loops", "paths", "distance", "merges"] as const;
export const forecastViews = ["list", "due", "score"] as const;
export const weightings = ["count", "weight"] as const;
export const pushModes = ["clamp", "pulse", "driver"] as const;
export const resamplingUnits = ["statements", "documents", "actors"] as const satisfies readonly ResamplingOptions["unit"][];
export const corrections = ["holm", "fdr", "none"] as const satisfies readonly SignificanceOptions["correction"][];
/** Scores that need more than one forecast at a time: against the others on a question, or over the time of a question. */
export const jointRules = ["peer", "peer-over-time", "baseline-over-time"] as const;
export const ledgerRules = [...scoreRules, ...jointRules] as const;

const count = { kind: "number", takes: "n", minimum: 1, servedMaximum: analysisMaxima.count, isWhole: true } as const;
const above0 = { kind: "number", takes: "p", minimum: Number.MIN_VALUE } as const;

/** The options of each analysis, in the order of help. */
export const analysisOptions = {
  network: {
    show: { kind: "choice", takes: "view", choices: networkViews, says: "what to print: the matrix unless told, with windows their list" },
    evidence: { kind: "text", takes: "row,column", says: "the statements behind one cell, with their words" },
    seed: { ...count, servedMaximum: Number.MAX_SAFE_INTEGER, fallback: 1, says: "of everything that draws lots" },
    method: { kind: "choice", choices: communityMethods, says: "of communities" },
    groups: { ...count, says: "number of groups of communities and polarization" },
    concepts: { ...count, says: "size of the backbone" },
    penalty: { ...above0, says: "or a penalty for its size" },
    model: { kind: "choice", choices: nullModels, says: "null model that ties are compared with" },
    alpha: { ...above0, says: "chance of a false tie" },
    correction: { kind: "choice", takes: "rule", choices: corrections, says: "for many ties tested" },
    dimensions: { ...count, maximum: 2, says: "of ideal points" },
    draws: { ...count, servedMaximum: analysisMaxima.draws, says: "draws of ideal points" },
    positive: { kind: "text", takes: "name", says: "the actor at the positive end" },
    measure: { kind: "choice", choices: sliceMeasures, says: "distance between slices of time, for phases" },
    resample: {
      kind: "choice",
      takes: "unit",
      choices: resamplingUnits,
      says: "an interval for a tie, modularity or polarization, by leaving a tenth out",
    },
    runs: { ...count, servedMaximum: analysisMaxima.runs, says: "how often to leave out" },
  },
  relations: {
    show: { kind: "choice", takes: "view", choices: relationViews, fallback: "arcs", says: "what to compute" },
    level: { kind: "choice", choices: actorLevels, fallback: "state", says: "persons as named, the bodies they act for, or states" },
    rule: { kind: "choice", choices: symmetrisationRules, fallback: "sum-of-values", says: "how two directions become one signed tie" },
    weighting: { kind: "choice", choices: weightings, fallback: "count", says: "count acts, or sum their intensities" },
    between: { kind: "pair", says: "two actors, or two experts for compare" },
    blocks: { ...count, fallback: 2, says: "number of blocks for the view of blocks" },
  },
  causes: {
    show: { kind: "choice", takes: "view", choices: causeViews, fallback: "links", says: "what to compute" },
    between: { kind: "pair", says: "two concepts, or two experts for distance" },
    expert: { kind: "text", takes: "name", says: "one expert's map alone" },
  },
  whatif: {
    push: { kind: "text", takes: "concept=value,…", fallback: "", says: "what to push, from -1 to +1" },
    mode: { kind: "choice", choices: pushModes, fallback: "clamp", says: "hold it there, push once, or let it drive" },
    without: { kind: "text", takes: "expert", says: "leave one expert's links out" },
    reverse: { kind: "pair", says: "turn the sign of one link" },
    leaveOneOut: { kind: "flag", fallback: false, says: "say how much depends on each expert" },
  },
  forecasts: {
    show: { kind: "choice", takes: "view", choices: forecastViews, fallback: "list", says: "all questions, those that fall due, or track records" },
    on: { kind: "day", says: "the day to look from, YYYY-MM-DD; today unless told" },
    within: { ...count, takes: "days", maximum: 36_525, says: "only what is due up to so many days later" },
    rule: { kind: "choice", choices: ledgerRules, fallback: "brier", says: "how to score" },
    scale: {
      kind: "choice",
      choices: estimativeScales.map(({ id }) => id),
      says: "read all words again on this scale, to see what depends on it",
    },
    least: { ...count, fallback: 10, says: "no rank below so many decided questions" },
    bins: { ...count, fallback: 10, says: "bins of the calibration table" },
    forecaster: { kind: "text", takes: "name", says: "one forecaster alone" },
  },
  agreement: {
    disagreements: { kind: "flag", fallback: false, says: "list what has to be settled, with both sides' words" },
    reference: { kind: "text", takes: "coder", says: "hold the others' passages against this one: precision and recall" },
    between: { kind: "pair", says: "two coders alone, by name" },
    overlap: { ...above0, takes: "share", maximum: 1, fallback: 0.5, says: "least overlap of passages taken for the same statement" },
    gamma: { kind: "flag", says: "compute gamma for more than three coders too" },
    samples: {
      kind: "number",
      takes: "n",
      minimum: 0,
      isWhole: true,
      servedMaximum: 10_000,
      fallback: 500,
      says: "samples of each interval, 0 for none",
    },
    seed: { kind: "number", takes: "n", minimum: 0, isWhole: true, fallback: 1, says: "seed of the samples" },
  },
  comparison: {},
} as const satisfies Record<string, OptionSpecs>;

export type AnalysisName = keyof typeof analysisOptions;
export type OptionsOf<K extends AnalysisName> = OptionValues<(typeof analysisOptions)[K]>;
export const analysisNames = Object.keys(analysisOptions) as [AnalysisName, ...AnalysisName[]];

export type NetworkView = (typeof networkViews)[number];
export type RelationView = (typeof relationViews)[number];
export type CauseView = (typeof causeViews)[number];
export type LedgerRule = (typeof ledgerRules)[number];
export type JointRule = (typeof jointRules)[number];

/**
 * What a network takes besides: the engine's options under our names, in the order of help: name, what it takes, what it does. The engine itself checks them,
 * since it knows DNA's names and words for them.
 */
export const networkEngineOptions: readonly (readonly [name: NetworkOptionName, takes: string, says: string])[] = [
  ["networkType", "<type>", "onemode (default), twomode, eventlist"],
  ["statementType", "<name>", "statements of one type alone"],
  ["variable1", "<name>", "the rows: speaker or organization unless told; document:author and its like are fields of the document"],
  ["variable1Document", "[yes|no]", "variable1 is a field of the document"],
  ["variable2", "<name>", "the columns, or what ties rows: concept unless told"],
  ["variable2Document", "[yes|no]", "variable2 is a field of the document"],
  ["qualifier", "<name>", "agreement unless told; none for none"],
  ["qualifierDocument", "[yes|no]", "the qualifier is a field of the document"],
  ["aggregation", "<how>", `${aggregations.join(", ")}; subtract where the qualifier is a number or yes and no`],
  ["normalization", "<how>", normalizations.join(", ")],
  ["duplicates", "<rule>", `${duplicateRules.join(", ")}; document unless told`],
  ["isolates", "[yes|no]", "keep labels whose statements were filtered out"],
  ["from", "<date>", "first day, YYYY-MM-DD"],
  ["to", "<date>", "last day"],
  ["startTime", "<time>", "time of day on the first day"],
  ["stopTime", "<time>", "time of day on the last day"],
  ["exclude", "<field=value>", "drop statements with that value; again for more"],
  ["only", "<field=value>", "keep statements with that value alone; again for more"],
  ["invertValues", "[yes|no]", "--exclude keeps what it names"],
  ["excludeAuthors", "<name>", "drop documents of that author; also sources, sections, types"],
  ["excludeSources", "<name>", ""],
  ["excludeSections", "<name>", ""],
  ["excludeTypes", "<name>", ""],
  ["invertAuthors", "[yes|no]", "--exclude-authors keeps what it names; also sources, sections, types"],
  ["invertSources", "[yes|no]", ""],
  ["invertSections", "[yes|no]", ""],
  ["invertTypes", "[yes|no]", ""],
  ["windows", "<unit>", `one network for each stretch of time: ${timeUnits.join(", ")}`],
  ["windowSize", "<n>", "length of a window, or width of a kernel, in units; 1 unless told"],
  ["step", "<n>", "units from one window to the next; 1 unless told"],
  ["kernel", "<name>", `weigh statements by distance from each centre: ${kernelNames.join(", ")}`],
  ["indent", "[yes|no]", "keep windows inside the range; yes unless told"],
  ["scale", "<low:high>", "ends of a numeric qualifier"],
  ["review", "<states>", "review states that count, such as accepted,draft"],
  ["weekRule", "<iso|us>", "whose weeks the week rule counts when it follows DNA"],
  ["compatible", "<version>", "follow DNA, quirks included: dna-3.1"],
];
