import type { Span } from "@rapporteur/core/model";

export type ReadingKind = "relation" | "position" | "forecast" | "cause" | "cue" | "quote";

/** Words that fill a role, or the author of the section (`span` null). */
export interface Filler {
  readonly span: Span | null;
  /** The word that governs the others. */
  readonly anchor: Span | null;
  readonly chance: number;
  /** What the words stand for where they name nobody themselves: earlier words, or the author. */
  readonly antecedents: readonly { readonly span: Span | null; readonly chance: number }[];
}

/** A statement or an attribution as the heads read it. */
export interface Reading {
  readonly kind: ReadingKind;
  readonly trigger: Span;
  /** Index of the sentence of the trigger. */
  readonly sentence: number;
  readonly chance: number;
  /** Fillers by role, surest first; none: nobody. */
  readonly roles: Readonly<Record<string, readonly Filler[]>>;
  /** Chance that nobody fills a role. */
  readonly nobody: Readonly<Record<string, number>>;
  readonly attributes: Readonly<Record<string, { readonly value: string; readonly chance: number }>>;
}
