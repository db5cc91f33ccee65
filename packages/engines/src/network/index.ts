export { answerMatrix, type AnswerOptions } from "./structure/answer-matrix.ts";
export {
  BackboneLoss,
  evaluateBackbone,
  nestBackbone,
  penalize,
  type BackboneEvaluation,
  type BackboneOptions,
  type NestedStep,
} from "./structure/backbone.ts";
export { findBackbone, type Backbone, type BackboneGoal } from "./structure/backbone-search.ts";
export { countBars, type BarCounts } from "./structure/bar-counts.ts";
export { buildNetwork } from "./build/build-network.ts";
export { timeUnits, type TimeUnit } from "./time/calendar.ts";
export { coalitionConcepts, type CoalitionConcepts, type ConceptRole } from "./structure/coalition-concepts.ts";
export {
  communityMethods,
  findCommunities,
  profileDistances,
  type Communities,
  type CommunityMethod,
  type CommunityOptions,
} from "./structure/communities.ts";
export { conventionsOf, dnaConventions, soundConventions, type Compatibility, type Conventions } from "./conventions.ts";
export { buildDescribedNetwork, describeNodes, type DescribedNetwork, type NodeDescription } from "./structure/describe-nodes.ts";
export { documentValues, keptStatements, listEvents, statementValues, type EventList } from "./select/event-list.ts";
export { explainOptions, explanations, type Explanation } from "./explain.ts";
export { fieldNames } from "./select/field.ts";
export { groupCongruence, type GroupStanding } from "./structure/group-congruence.ts";
export { estimateIdealPoints, type AnswerMatrix, type IdealPointOptions, type IdealPoints, type PositionEstimate } from "./structure/ideal-points.ts";
export { kernelNames, type KernelName } from "./time/kernel-weight.ts";
export { buildKernelNetworks, type KernelOptions } from "./time/kernel.ts";
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
export { findPhases, stateMethods, type PhaseOptions, type PhaseTransitions, type StateMethod } from "./time/phase-transitions.ts";
export { dnaPolarization, type SignedMatrices } from "./structure/polarization-score.ts";
export { polarizationSeries, type PolarizationPoint, type PolarizationSeriesOptions } from "./time/polarization-series.ts";
export { computePolarization, type BestPartition, type Polarization, type PolarizationOptions } from "./structure/polarization.ts";
export { locateNodes, type NodePosition, type NodePositions } from "./structure/locate-nodes.ts";
export { resampleFigure, unitInfluence, type Resampling, type ResamplingOptions, type UnitInfluence } from "./inference/resampling.ts";
export type { SelectionStep } from "./select/select.ts";
export { signedModularity } from "./structure/signed-modularity.ts";
export { scaleToOne, sliceDistances, sliceMeasures, type SliceMeasure } from "./time/slice-distances.ts";
export { nullModels, testTies, type NullModel, type SignificanceOptions, type TieBackbone, type TieTest } from "./inference/tie-significance.ts";
export { streamTwoMode, type StreamedNetwork, type TwoModeStream } from "./build/two-mode-stream.ts";
export type { WindowOptions } from "./time/window-series.ts";
export { buildSignedWindowNetworks, buildWindowNetworks, type SignedNetworks } from "./time/windows.ts";
