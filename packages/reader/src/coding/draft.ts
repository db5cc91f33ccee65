import type { Span, StatementCommon, Status } from "@rapporteur/core/model";
import type { CodingInput } from "./coding-input.ts";
import { statementId } from "./statement-id.ts";

/** Who says what is at a place, as the quotations tell. */
export interface Speaker {
  readonly speaker: string | null;
  readonly organization: string | null;
  readonly reportedBy: readonly string[];
}

/** Tells the speaker of a span: the innermost quotation that holds it, else the author of the contribution. */
export type SpeakerAt = (span: Span) => Speaker;

/** What a coder of forecasts, causes or positions needs beside the text. */
export interface CodingContext {
  readonly input: CodingInput;
  readonly speakerAt: SpeakerAt;
}

/** Index of the contribution that holds an offset, or null. Cost: O(contributions). */
export function contributionAt(input: CodingInput, offset: number): number | null {
  const index = input.contributions.findIndex((contribution) => contribution.start <= offset && offset < contribution.end);
  return index < 0 ? null : index;
}

export interface DraftParts {
  readonly type: string;
  readonly span: Span;
  readonly status: Status;
  readonly confidence: number;
  /** Replaces what the quotations tell, where the words themselves name who expects ("Analysts expect …"). */
  readonly speaker?: Speaker;
  /** Key fields of the statement's id. */
  readonly fields: readonly (string | number | boolean | null)[];
}

/** The fields every draft carries. */
export function draftCommon(context: CodingContext, parts: DraftParts): StatementCommon {
  const { start, end } = parts.span;
  const { speaker, organization, reportedBy } = parts.speaker ?? context.speakerAt(parts.span);
  return {
    id: statementId({ type: parts.type, start, end, fields: parts.fields }),
    start,
    end,
    quote: context.input.text.slice(start, end),
    contribution: contributionAt(context.input, start),
    speaker,
    organization,
    reportedBy,
    status: parts.status,
    coder: context.input.coder,
    review: "draft",
    confidence: parts.confidence,
  };
}
