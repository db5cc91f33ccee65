export { valueOf, type AgreementResult, type CodedValue, type Codings } from "./agreement-result.ts";
export { creditsFromDisagreement, type AgreementWeights } from "./agreement-weights.ts";
export { bootstrapInterval, type BootstrapInterval, type BootstrapOptions } from "./bootstrap-interval.ts";
export { characterTable } from "./character-agreement.ts";
export type { CodedDocument, CodedSpan } from "./coded-span.ts";
export { readCodedStatements, type CodedStatement, type ReadCodingsOptions } from "./coded-statement.ts";
export {
  againstReference,
  compareCodings,
  type AgainstReference,
  type CodingComparison,
  type CompareOptions,
  type VariableAgreement,
} from "./compare-codings.ts";
export { contingencyFrom, contingencyOf, type Contingency } from "./contingency.ts";
export { fleissKappa, type FleissResult } from "./fleiss-kappa.ts";
export { alignUnits, type Alignment, type UnitaryAlignment } from "./gamma/align-units.ts";
export {
  categoryDissimilarity,
  combinedDissimilarity,
  dissimilarityOf,
  positionalDissimilarity,
  type DissimilarityOptions,
  type GammaUnit,
} from "./gamma/dissimilarity.ts";
export { gammaAgreement, type GammaOptions, type GammaResult } from "./gamma/gamma.ts";
export { gwetManyCoders, gwetTwoCoders } from "./gwet.ts";
export { krippendorffAlpha, type AlphaOptions } from "./krippendorff-alpha.ts";
export { listDisagreements, type Disagreement } from "./list-disagreements.ts";
export { matchStatements, type StatementGroup } from "./match-statements.ts";
export { bennettS, cohenKappa, greatestKappa, kappaStandardError, percentAgreement, scottPi } from "./two-coders.ts";
export { unitizingAlpha, type UnitizingAlpha, type UnitizingInput } from "./unitizing-alpha.ts";
export { metrics, type Metric } from "./value-metrics.ts";
export type { ComparedVariable } from "./compared-variable.ts";
