export {
  buildCausalMap,
  conceptIndex,
  defaultPlainStrength,
  mapsByExpert,
  type CausalMap,
  type CausalMapOptions,
  type Claim,
  type MapLink,
} from "./build-causal-map.ts";
export type { CausalLink } from "./causal-link.ts";
export { compareAnswers, leaveOneOut, withLinkReversed, withoutExpert, type AnswerChange, type ExpertInfluence } from "./counterfactuals.ts";
export type { Explanation } from "./fcm/explain-changes.ts";
export { fcmModel, fcmOfMap, fcmOfMatrix, type FcmModel, type WeightedLink } from "./fcm/fcm-model.ts";
export {
  infer,
  inferenceRules,
  restingState,
  transferFunctions,
  type FcmRun,
  type InferenceOptions,
  type InferenceRule,
  type RunStatus,
  type TransferFunction,
} from "./fcm/infer.ts";
export { neutralState, pushedState, runScenario, type IndexedPush, type PushMode, type ScenarioOptions, type ScenarioRun } from "./fcm/scenario.ts";
export {
  parsePushes,
  whatIf,
  type ConceptAnswer,
  type Configuration,
  type ConfigurationResult,
  type Push,
  type WhatIf,
  type WhatIfOptions,
} from "./fcm/what-if.ts";
export { readCsvMatrix, writeCsvMatrix } from "./files/csv-matrix.ts";
export { readDot, writeDot } from "./files/dot.ts";
export type { ImportedMap } from "./files/file-link.ts";
export { readGraphml, writeGraphml } from "./files/graphml.ts";
export { readMentalModeler, writeMentalModeler } from "./files/mental-modeler.ts";
export { readSdJson, writeSdJson, type SdJsonOptions } from "./files/sd-json.ts";
export { describeLoop, findLoops, type DescribedLoop, type Loop, type LoopSearch } from "./find-loops.ts";
export { integrateStocks, type Flows, type StockRun } from "./integrate-stocks.ts";
export { mapDistance, type LinkComparison, type LinkVerdict, type MapDistance } from "./map-distance.ts";
export { mapFigures, type ConceptFigures, type ConceptRole, type MapFigures } from "./map-figures.ts";
export { previewMerge, suggestMerges, type ConceptMerge, type MergePreview, type MergeSuggestion } from "./merge-concepts.ts";
export { linksOfStatements, readLinks, type LinkAside, type LinkReading, type ReadLinksOptions } from "./read-links.ts";
export { linkAgreement, stanceAgreement, type StanceAgreement } from "./stance-agreement.ts";
export { totalEffect, tracePaths, type CausalPath, type PathOptions, type PathSearch, type TotalEffect } from "./trace-paths.ts";
