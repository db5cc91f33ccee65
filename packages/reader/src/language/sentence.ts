import type { Span } from "@rapporteur/core/model";

/**
 * One syntactic word of a sentence (Universal Dependencies v2). "don't" is two tokens, "do" and "n't".
 * `start` and `end` point into the analysed text; `form` is the slice between them, verbatim.
 */
export interface Token extends Span {
  readonly form: string;
  readonly lemma: string;
  /** Universal part of speech, e.g. NOUN. */
  readonly upos: string;
  /** Penn Treebank tag, e.g. VBD: tells past from present, finite from participle. */
  readonly xpos: string;
  /** Index of the governor in the same sentence's `tokens`; −1 for the root. */
  readonly head: number;
  /** Relation to the governor, with subtype, e.g. "nsubj:pass"; "root" for the root. */
  readonly deprel: string;
}

/** A sentence: its tokens in text order, never overlapping. The tree has exactly one root. */
export interface Sentence extends Span {
  readonly tokens: readonly Token[];
}
