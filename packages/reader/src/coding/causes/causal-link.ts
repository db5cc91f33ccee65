import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../../language/sentence.ts";

/** One side of a link: its words, and the token that its concept is read from (−1 where the words are another sentence's). */
export interface LinkSide {
  readonly span: Span;
  readonly sentence: Sentence;
  readonly head: number;
}

/** How the link is put; the key of its confidence. */
export type LinkPattern =
  | "because"
  | "since"
  | "preposition"
  | "verb"
  | "induce"
  | "prevent-from"
  | "drive-into"
  | "make"
  | "phrase"
  | "lead-to"
  | "result-from"
  | "participle"
  | "therefore"
  | "so"
  | "by-doing"
  | "the-more"
  | "noun"
  | "purpose"
  | "without"
  | "weak";

/** A causal link as found in the trees, before concepts and speakers are told. */
export interface CausalLink {
  readonly sentence: Sentence;
  readonly cause: LinkSide;
  readonly effect: LinkSide;
  readonly connective: Span;
  /** Sign of the link between the words as written. */
  readonly sign: 1 | -1 | null;
  readonly strength: number | null;
  readonly pattern: LinkPattern;
  /** Token whose clause tells whether the link is asserted, denied or supposed. */
  readonly anchor: number;
}
