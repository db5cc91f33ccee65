import { defaultScale, type Entity, type EstimativeScale, type Quotation, type Span, type Statement } from "@rapporteur/core/model";
import { codeCauses } from "./causes/code-causes.ts";
import type { CodingInput } from "./coding-input.ts";
import { type ConceptRegistry, createConceptRegistry } from "./concepts/concept-registry.ts";
import type { CodingContext } from "./draft.ts";
import { type CodedForecast, codeForecasts } from "./forecasts/code-forecasts.ts";
import { codePositions } from "./positions/code-positions.ts";
import { indexAttributions } from "./quotations/attribution.ts";
import { type CodedQuotation, codeQuotations } from "./quotations/code-quotations.ts";
import { codeRelations, type RelationOptions } from "./relations/code-relations.ts";

/** Drafts as the rules or the model make them, before what nobody said is taken out. */
export interface Drafts {
  readonly quotations: readonly Quotation[];
  readonly statements: readonly Statement[];
  /** What the forecasts among them are about, for comparison. */
  readonly forecasts: readonly CodedForecast[];
  readonly concepts: ConceptRegistry;
  /** Actors and concepts that the text's own entities lack. */
  readonly entities: readonly Entity[];
  /** Chance that a sentence answers a question, where a model read them. */
  readonly answerChance?: (question: Span, sentence: Span) => number | null;
}

/** Quotations and statements by rule. Deterministic; cost linear in the text. */
export function draftByRules(input: CodingInput, options: { readonly scale?: EstimativeScale; readonly relations?: RelationOptions }): Drafts {
  const { quotations, scareQuotes } = codeQuotations(input);
  const attributions = indexAttributions(input, quotations);
  const context: CodingContext = { input, speakerAt: (span) => attributions.at(span) };
  const concepts = createConceptRegistry(input.analysis);
  const forecasts = codeForecasts(context, concepts, options.scale ?? defaultScale);
  const { relations, actors } = codeRelations(input, attributions, options.relations);
  const statements: Statement[] = [
    ...relations,
    ...forecasts.map(({ statement }) => statement),
    ...codeCauses(context, concepts),
    ...codePositions(context, concepts, scareQuotes),
  ];
  return { quotations: quotations.map(toQuotation), statements, forecasts, concepts, entities: actors };
}

function toQuotation({ id, start, end, kind, speaker, speakerText, speakerSpan, cue, within }: CodedQuotation): Quotation {
  return { id, start, end, kind, speaker, speakerText, speakerSpan, cue, within };
}
