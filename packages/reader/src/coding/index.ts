/** Statements from text: what `import … from "rapporteur/coding"` gives. */
export { codeAnswers } from "./answers/code-answers.ts";
export { codeCauses } from "./causes/code-causes.ts";
export type { CodingInput } from "./coding-input.ts";
export { codeComparison } from "./comparison/code-comparison.ts";
export { createConceptRegistry, type ConceptRegistry } from "./concepts/concept-registry.ts";
export { codeDocument, type CodedDocument, type DocumentInput, type DocumentOptions } from "./code-document.ts";
export type { CodingContext, Speaker, SpeakerAt } from "./draft.ts";
export { codeForecasts, type CodedForecast } from "./forecasts/code-forecasts.ts";
export { indexAttributions, type Attribution, type AttributionIndex } from "./quotations/attribution.ts";
export { codeQuotations, type CodedQuotation, type CodedQuotations } from "./quotations/code-quotations.ts";
export { builtInActionLexicon } from "./lexicons/action-lexicon.ts";
export { parseActionLexicon, type ActionLexicon, type ActionPattern } from "./lexicons/parse-action-lexicon.ts";
export { statementId } from "./statement-id.ts";
export { assessText, isEnglish } from "./text-quality.ts";
