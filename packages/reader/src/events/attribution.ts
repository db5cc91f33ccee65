import { firstIndex } from "@rapporteur/core/base";
import { type Entity, type Quotation, type Span, spanContains } from "@rapporteur/core/model";
import type { CodingInput } from "../coding/coding-input.ts";

/** Whose words or claim a span is. */
export interface Attribution {
  /** Index of the contribution the span starts in, or null. */
  readonly contribution: number | null;
  readonly speaker: string | null;
  readonly organization: string | null;
  /** Who reports the speaker, innermost first; ends with the author where the text names one. */
  readonly reportedBy: readonly string[];
  /** The innermost quotation around the span, or null: then it is the author who speaks. */
  readonly quotation: Quotation | null;
}

/** Answers, for any span of a document, who says it. */
export interface AttributionIndex {
  at(span: Span): Attribution;
}

/**
 * Index of attributions: the author of the contribution speaks by default, the speaker of the innermost quotation that
 * holds the span otherwise. Speakers that no entity stands for ("two diplomats") are null, and left out of `reportedBy`.
 *
 * @param quotations as `codeDocument` gives them
 * Cost: O(n) to build; O(log n + depth) a question, depth being how far quotations nest.
 */
export function indexAttributions(input: CodingInput, quotations: readonly Quotation[]): AttributionIndex {
  const byId = new Map(quotations.map((quotation) => [quotation.id, quotation]));
  const entities = new Map(input.analysis.entities.map((entity) => [entity.id, entity]));
  return {
    at(span) {
      const chain = chainAround(quotations, byId, span);
      const contribution = contributionAt(input, span);
      return attributionOf(chain, contribution, { input, entities });
    },
  };
}

/** Quotations around a span, innermost first. */
function chainAround(quotations: readonly Quotation[], byId: ReadonlyMap<string, Quotation>, span: Span): Quotation[] {
  const behind = firstIndex(quotations.length, (index) => (quotations[index] as Quotation).start > span.start);
  const chain: Quotation[] = [];
  let at: Quotation | undefined = quotations[behind - 1];
  while (at) {
    if (spanContains(at, span)) chain.push(at);
    at = at.within === null ? undefined : byId.get(at.within);
  }
  return chain;
}

/** The body that somebody speaks for: itself where it is one. */
function bodyOf(entities: ReadonlyMap<string, Entity>, id: string | null): string | null {
  const entity = id === null ? undefined : entities.get(id);
  return entity?.type === "state" || entity?.type === "organization" ? entity.id : (entity?.actsFor ?? null);
}

function contributionAt({ contributions }: CodingInput, span: Span): number | null {
  const index = contributions.findIndex((contribution) => contribution.start <= span.start && span.start < contribution.end);
  return index < 0 ? null : index;
}

function attributionOf(
  chain: readonly Quotation[],
  contribution: number | null,
  { input, entities }: { input: CodingInput; entities: ReadonlyMap<string, Entity> },
): Attribution {
  const own = contribution === null ? undefined : input.contributions[contribution];
  const author = own?.author ?? null;
  const innermost = chain[0];
  if (!innermost) {
    const organization = own?.affiliation ?? bodyOf(entities, author);
    return { contribution, speaker: author, organization, reportedBy: [], quotation: null };
  }
  const reporters = [...chain.slice(1).map((quotation) => quotation.speaker), author];
  return {
    contribution,
    speaker: innermost.speaker,
    organization: bodyOf(entities, innermost.speaker),
    reportedBy: reporters.filter((reporter) => reporter !== null),
    quotation: innermost,
  };
}
