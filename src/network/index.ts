export { answerMatrix, type AnswerOptions } from "./answer-matrix.ts";
export {
  BackboneLoss,
  evaluateBackbone,
  nestBackbone,
  penalize,
  type BackboneEvaluation,
  type BackboneOptions,
  type NestedStep,
} from "./backbone.ts";
export { findBackbone, type Backbone, type BackboneGoal } from "./backbone-search.ts";
export { countBars, type BarCounts } from "./bar-counts.ts";
export { buildNetwork } from "./build-network.ts";
export { timeUnits, type TimeUnit } from "./calendar.ts";
export { coalitionConcepts, type CoalitionConcepts, type ConceptRole } from "./coalition-concepts.ts";
export { communityMethods, findCommunities, profileDistances, type Communities, type CommunityMethod, type CommunityOptions } from "./communities.ts";
export { conventionsOf, dnaConventions, soundConventions, type Compatibility, type Conventions } from "./conventions.ts";
export { describeNodes, type NodeDescription } from "./describe-nodes.ts";
export { documentValues, listEvents, statementValues, type EventList } from "./event-list.ts";
export { explainOptions, explanations, type Explanation } from "./explain.ts";
export { fieldNames } from "./field.ts";
export { groupCongruence, type GroupStanding } from "./group-congruence.ts";
export { estimateIdealPoints, type AnswerMatrix, type IdealPointOptions, type IdealPoints, type PositionEstimate } from "./ideal-points.ts";
export { kernelNames, type KernelName } from "./kernel-weight.ts";
export { buildKernelNetworks, type KernelOptions } from "./kernel.ts";
export { cellValue, networkSum, type Evidence, type EvidencePart, type EvidenceStatement, type Network, type Period } from "./network.ts";
export {
  aggregations,
  duplicateRules,
  networkTypes,
  normalizations,
  oneModeNormalizations,
  twoModeNormalizations,
  type Aggregation,
  type DuplicateRule,
  type NetworkOptions,
  type NetworkType,
  type Normalization,
  type SelectionOptions,
  type ValueFilter,
} from "./options.ts";
export {
  networkOptionName,
  networkOptionNames,
  parseNetworkOptions,
  type NetworkOptionName,
  type ParsedNetworkOptions,
  type RawOptions,
} from "./parse-options.ts";
export { findPhases, stateMethods, type PhaseOptions, type PhaseTransitions, type StateMethod } from "./phase-transitions.ts";
export { dnaPolarization, type SignedMatrices } from "./polarization-score.ts";
export { polarizationSeries, type PolarizationPoint, type PolarizationSeriesOptions } from "./polarization-series.ts";
export { computePolarization, type BestPartition, type Polarization, type PolarizationOptions } from "./polarization.ts";
export { locateNodes, type NodePosition, type NodePositions } from "./locate-nodes.ts";
export { resampleFigure, unitInfluence, type Resampling, type ResamplingOptions, type UnitInfluence } from "./resampling.ts";
export type { SelectionStep } from "./select.ts";
export { signedModularity } from "./signed-modularity.ts";
export { scaleToOne, sliceDistances, sliceMeasures, type SliceMeasure } from "./slice-distances.ts";
export { nullModels, testTies, type NullModel, type SignificanceOptions, type TieBackbone, type TieTest } from "./tie-significance.ts";
export { streamTwoMode, type StreamedNetwork, type TwoModeStream } from "./two-mode-stream.ts";
export type { WindowOptions } from "./window-series.ts";
export { buildSignedWindowNetworks, buildWindowNetworks, type SignedNetworks } from "./windows.ts";
