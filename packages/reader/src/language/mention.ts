import type { Entity, Span } from "@rapporteur/core/model";
import type { Warning } from "@rapporteur/core/base";
import type { Sentence } from "./sentence.ts";

/**
 * - `name`: a proper name ("Xi Jinping", "NATO")
 * - `adjective`: a demonym or adjective of nationality ("Chinese"), which names its state
 * - `metonym`: a capital or seat that stands for its government ("Beijing", "the Kremlin")
 * - `description`: a definite description ("the Chinese leader", "both governments")
 * - `pronoun`: he, she, it, they, we, who …
 */
export type MentionKind = "name" | "adjective" | "metonym" | "description" | "pronoun";

/** A stretch of text that refers to one or more entities; a plural ("the two leaders") refers to several. */
export interface Mention extends Span {
  readonly kind: MentionKind;
  /** Entity ids, in order of their ids; never empty. */
  readonly entities: readonly string[];
  /** Sentence index and the index in it of the token that heads the mention. */
  readonly sentence: number;
  readonly head: number;
}

/** The whole language layer of a text. */
export interface Analysis {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** In text order; may nest ("the Chinese leader" holds "Chinese"), never cross. */
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
  /** Ambiguities left open, e.g. "entity-ambiguous". */
  readonly warnings: readonly Warning[];
}
