import type { Span } from "@rapporteur/core/model";
import type { Section } from "../section.ts";

/** An interview: what its guests say, and where the interviewer speaks. */
export interface InterviewReading {
  readonly sections: readonly Section[];
  /** The interviewer's turns, labels left out. */
  readonly asked: readonly Span[];
  readonly intro: readonly Span[];
}
