import { defaultScale, type Entity, type EstimativeScale, type Quotation, type Span, type Statement } from "@rapporteur/core/model";
import { codeCauses } from "./causes/code-causes.ts";
import type { CodingInput } from "./coding-input.ts";
import { type ConceptRegistry, createConceptRegistry } from "./concepts/concept-registry.ts";
import type { CodingContext } from "./draft.ts";
import { type CodedForecast, codeForecasts } from "./forecasts/code-forecasts.ts";
import { indexAttributions } from "./quotations/attribution.ts";
import { type CodedQuotation, codeQuotations } from "./quotations/code-quotations.ts";

/** Drafts as the rules or the model make them, before what nobody said is taken out. */
export interface Drafts {
  readonly quotations: readonly Quotation[];
  readonly statements: readonly Statement[];
  /** What the forecasts among them are about, for comparison. */
  readonly forecasts: readonly CodedForecast[];
  readonly concepts: ConceptRegistry;
  /** Parties and concepts that the text's own entities lack. */
  readonly entities: readonly Entity[];
  /** Chance that a sentence answers a question, where a model read them. */
  readonly answerChance?: (question: Span, sentence: Span) => number | null;
}

/** Quotations, forecasts and causes by rule; relations and positions are the reading model's alone. Deterministic; cost linear in the text. */
export function draftByRules(input: CodingInput, options: { readonly scale?: EstimativeScale }): Drafts {
  const { quotations } = codeQuotations(input);
  const attributions = indexAttributions(input, quotations);
  const context: CodingContext = { input, speakerAt: (span) => attributions.at(span) };
  const concepts = createConceptRegistry(input.analysis);
  const forecasts = codeForecasts(context, concepts, options.scale ?? defaultScale);
  const statements: Statement[] = [...forecasts.map(({ statement }) => statement), ...codeCauses(context, concepts)];
  return { quotations: quotations.map(toQuotation), statements, forecasts, concepts, entities: [] };
}

function toQuotation({ id, start, end, kind, speaker, speakerText, speakerSpan, cue, within }: CodedQuotation): Quotation {
  return { id, start, end, kind, speaker, speakerText, speakerSpan, cue, within };
}
