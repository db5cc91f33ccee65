import type { Span } from "@rapporteur/core/model";
import type { CueClass, CueFrame } from "./cue-lexicon.ts";

/** Where a source is named. */
export interface CueSource extends Span {
  /** Index of the sentence and of the token in it that heads the source. */
  readonly sentence: number;
  readonly head: number;
}

/** By which construction a cue takes its content. */
export type CuePattern = "clause" | "medial" | "according" | "hearsay" | "infinitive" | "object" | "passive";

/** A cue found in a tree, with what it takes as content there. */
export interface Cue extends Span {
  readonly sentence: number;
  /** Token that heads the cue. */
  readonly head: number;
  readonly lemma: string;
  readonly class: CueClass;
  readonly frame: CueFrame;
  readonly pattern: CuePattern;
  readonly source: CueSource | null;
  /** Unbroken stretches of the content, in text order; empty where the tree shows none (a quote may stand beside it). */
  readonly contents: readonly Span[];
}
