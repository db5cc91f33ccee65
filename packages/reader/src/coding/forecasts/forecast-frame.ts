import type { ProbabilityRange, Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";
import type { Direction } from "./estimative-lexicon.ts";

/** Words that say how surely something is expected. */
export interface Estimate {
  /** As written, in lower case, single-spaced. */
  readonly words: string;
  readonly span: Span;
  readonly direction: Direction;
  /** A stated number; null where only words are given. */
  readonly stated: ProbabilityRange | null;
  /** The estimate itself is negated ("not likely", "would not expect"). */
  readonly isNegated: boolean;
  /** A degree word stands before it ("very likely"): its negation has no number. */
  readonly hasDegree: boolean;
}

/** What is expected: a clause by its predicate, a noun ("an invasion is unlikely"), or what the sentence before speaks of ("the odds of that"). */
export type EventNode =
  | { readonly kind: "clause"; readonly predicate: number }
  | { readonly kind: "noun"; readonly head: number }
  | { readonly kind: "echo"; readonly head: number };

/** An expectation as found in one tree, before it is dated, conditioned and attributed. */
export interface ForecastFrame {
  readonly sentence: Sentence;
  readonly event: EventNode;
  /** Subject of a clause whose own subject stands elsewhere ("the alliance" in "expect the alliance to act"); null where the tree tells. */
  readonly subject: number | null;
  /** What the form alone says: "will" 1, "could" 0. The estimate, if any, says more. */
  readonly direction: Direction;
  readonly estimate: Estimate | null;
  /** The event is negated ("will not", "no country will"). */
  readonly isEventNegated: boolean;
  /** Token of whoever expects, "author" for I, we and the unmarked case, "unnamed" for "is expected to". */
  readonly forecaster: number | "author" | "unnamed";
  /** First and last token of what the statement spans beside the event. */
  readonly from: number;
  readonly to: number;
  /** Which pattern found it: the key of its confidence. */
  readonly pattern: ForecastPattern;
}

/** Which pattern found an expectation: the key of its confidence. */
export type ForecastPattern =
  | "will"
  | "conditional-would"
  | "open-modal"
  | "going-to"
  | "prospective"
  | "likely-event"
  | "likely-clause"
  | "expecting"
  | "chance"
  | "stated"
  | "surprise"
  | "risk"
  | "phrase";
