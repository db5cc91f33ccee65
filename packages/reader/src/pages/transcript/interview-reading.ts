import type { Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "../people/author-mark.ts";
import type { Section } from "../section.ts";
import type { UnusedLabel } from "../unsure/unused-labels.ts";

/** An interview: what its guests say, and where the interviewer speaks. */
export interface InterviewReading {
  readonly sections: readonly Section[];
  /** The interviewer's turns, labels left out. */
  readonly asked: readonly Span[];
  /** Those of them that are to be answered though they do not ask. */
  readonly prompts?: readonly Span[];
  /** Further stretches that are nobody's words: those of a sponsor. */
  readonly asides?: readonly Span[];
  readonly intro: readonly Span[];
  /** A label tells who says each word. */
  readonly isSettled?: boolean;
  /** Lines that look like the labels of turns and opened none. */
  readonly unused?: readonly UnusedLabel[];
  /** People whom the page introduces and no label names. */
  readonly spare?: readonly MarkedPerson[];
}
