import type { Sentence } from "../../language/sentence.ts";

/** Which pattern found a stance: the key of its confidence. */
export type PositionPattern = "predicate" | "attribute" | "denying" | "verb" | "advice" | "rightness" | "deserving" | "feeling" | "scare-quotes";

/** A stance as found in one tree. */
export interface PositionFrame {
  readonly sentence: Sentence;
  /** Token that heads what the stance is on. */
  readonly topic: number;
  /** The topic is the noun itself though it has a copula ("the only remedy is *diversification*"), not what it is said of. */
  readonly isNoun?: boolean;
  /** Noun of a deed that a pronoun as topic is said to be: it takes the place of a person or state that the pronoun would stand for. */
  readonly deed?: number;
  /** Token of whoever holds it, or "author" for the speaker of the passage. */
  readonly holder: number | "author";
  /** Signed strength, −1 … 1. */
  readonly stance: number;
  /** Offsets of the passage. */
  readonly from: number;
  readonly to: number;
  readonly pattern: PositionPattern;
}
