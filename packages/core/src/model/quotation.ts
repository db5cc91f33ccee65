import type { Span } from "./span.ts";

/** Reported speech or thought: the content span, who is said to have said it, and by which words. */
export interface Quotation extends Span {
  readonly id: string;
  readonly kind: "direct" | "indirect" | "mixed";
  /** Entity id, or null where the text names nobody that can be told. */
  readonly speaker: string | null;
  /** The speaker as written ("two diplomats", "she"); empty where there is none. */
  readonly speakerText: string;
  /** Span of `speakerText`, or null. */
  readonly speakerSpan: readonly [number, number] | null;
  /** Span of the cue ("said", "according to"); start = end where there is none. */
  readonly cue: readonly [number, number];
  /** Id of the quotation this one stands inside, or null. */
  readonly within: string | null;
}
