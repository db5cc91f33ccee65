import { RapporteurError } from "@rapporteur/core/base";
import type { Span } from "@rapporteur/core/model";

/** A passage that a coder marked. */
export interface CodedSpan extends Span {
  readonly coder: string;
  readonly document: string;
  /** What it was coded as: a statement type, or any category. */
  readonly category: string;
}

/** A document that was coded, with everyone who coded it: anyone who marked nothing in it still takes part. */
export interface CodedDocument {
  readonly id: string;
  /** In UTF-16 code units; spans lie inside. */
  readonly length: number;
}

/** @throws RAP_AGREEMENT_ROW for a span that is empty, or lies outside its document, or in none */
export function checkSpans(spans: readonly CodedSpan[], documents: ReadonlyMap<string, CodedDocument>): void {
  for (const [index, span] of spans.entries()) {
    const document = documents.get(span.document);
    const problem = !document
      ? `its document “${span.document}” is not in the list`
      : span.start >= 0 && span.start < span.end && span.end <= document.length
        ? null
        : `${span.start}–${span.end} is not a passage of a document of length ${document.length}`;
    if (problem !== null)
      throw new RapporteurError("RAP_AGREEMENT_ROW", { row: index + 1, problem, cure: "correct the offsets: 0 ≤ start < end ≤ length" });
  }
}
