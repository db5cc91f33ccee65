import { firstIndex } from "@rapporteur/core/base";
import { type Span, spanContains, type Status } from "@rapporteur/core/model";
import type { CodingInput } from "../coding/coding-input.ts";
import type { CodedQuotation } from "../coding/quotations/code-quotations.ts";
import { SpeakerFinder } from "../coding/quotations/speakers.ts";

/** Whose words or claim a span is. */
export interface Attribution {
  /** Index of the contribution the span starts in, or null. */
  readonly contribution: number | null;
  readonly speaker: string | null;
  readonly organization: string | null;
  /** Who reports the speaker, innermost first; ends with the author where the text names one. */
  readonly reportedBy: readonly string[];
  /** The innermost quotation around the span, or null: then it is the author who speaks. */
  readonly quotation: CodedQuotation | null;
  /**
   * What the cues leave of the truth of the content. `clauseStatus` already counts a cue that stands in the same
   * sentence; use this one where the content has sentences of its own.
   */
  readonly status: Status;
}

/** Answers, for any span of a document, who says it. */
export interface AttributionIndex {
  at(span: Span): Attribution;
}

/**
 * Index of attributions: the author of the contribution speaks by default, the speaker of the innermost quotation that
 * holds the span otherwise. Speakers that no entity stands for ("two diplomats") are null, and left out of `reportedBy`.
 *
 * @param quotations as `codeQuotations` gives them
 * Cost: O(n) to build; O(log n + depth) a question, depth being how far quotations nest.
 */
export function indexAttributions(input: CodingInput, quotations: readonly CodedQuotation[]): AttributionIndex {
  const byId = new Map(quotations.map((quotation) => [quotation.id, quotation]));
  const finder = new SpeakerFinder(input.analysis);
  return {
    at(span) {
      const chain = chainAround(quotations, byId, span);
      const contribution = contributionAt(input, span);
      return attributionOf(chain, contribution, { input, finder });
    },
  };
}

/** Quotations around a span, innermost first. */
function chainAround(quotations: readonly CodedQuotation[], byId: ReadonlyMap<string, CodedQuotation>, span: Span): CodedQuotation[] {
  const behind = firstIndex(quotations.length, (index) => (quotations[index] as CodedQuotation).start > span.start);
  const chain: CodedQuotation[] = [];
  let at: CodedQuotation | undefined = quotations[behind - 1];
  while (at) {
    if (spanContains(at, span)) chain.push(at);
    at = at.within === null ? undefined : byId.get(at.within);
  }
  return chain;
}

function contributionAt({ contributions }: CodingInput, span: Span): number | null {
  const index = contributions.findIndex((contribution) => contribution.start <= span.start && span.start < contribution.end);
  return index < 0 ? null : index;
}

function attributionOf(
  chain: readonly CodedQuotation[],
  contribution: number | null,
  { input, finder }: { input: CodingInput; finder: SpeakerFinder },
): Attribution {
  const own = contribution === null ? undefined : input.contributions[contribution];
  const author = own?.author ?? null;
  const innermost = chain[0];
  if (!innermost) {
    const organization = own?.affiliation ?? (author === null ? null : finder.bodyOf(author).organization);
    return { contribution, speaker: author, organization, reportedBy: [], quotation: null, status: "actual" };
  }
  const reporters = [...chain.slice(1).map((quotation) => quotation.speaker), author];
  return {
    contribution,
    speaker: innermost.speaker,
    organization: innermost.organization,
    reportedBy: reporters.filter((reporter) => reporter !== null),
    quotation: innermost,
    status: chain.find((quotation) => quotation.status !== "actual")?.status ?? "actual",
  };
}
