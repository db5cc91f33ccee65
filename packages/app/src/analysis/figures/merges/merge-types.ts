import type { NameLikeness } from "@rapporteur/core/text";
import type { FigureRequest } from "../../../contract/figure-requests.ts";
import type { EvidenceRow } from "../common-types.ts";

export type MergeSuggestionsRequest = FigureRequest<"mergeSuggestions">;
export type MergeEffectRequest = FigureRequest<"mergeEffect">;

/** One of two that may be the same. */
export interface MergeSide {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Statements that name it, rejected ones aside. */
  readonly statements: number;
}

export interface MergeSuggestion {
  /** The one with more statements. */
  readonly into: MergeSide;
  readonly from: MergeSide;
  readonly reason: NameLikeness["reason"];
  /** In (0, 1], by the names alone. */
  readonly score: number;
}

export interface MergeSuggestionsAnswer {
  /** Most alike first, then those that more statements name; the first of them where there are many. */
  readonly suggestions: readonly MergeSuggestion[];
  readonly count: number;
  /** Entities of the type that statements name, and those that only one statement names. */
  readonly usedCount: number;
  readonly usedOnce: number;
}

/** A network of speakers before and after a merge. */
export interface TieCounts {
  /** Pairs of speakers who agree, and who disagree, on at least one concept. */
  readonly agreeing: number;
  readonly disagreeing: number;
  /** Concepts that positions are about. */
  readonly concepts: number;
}

export interface SpeakerPair {
  readonly first: string;
  readonly second: string;
}

export interface MergeEffectAnswer {
  readonly before: TieCounts;
  readonly after: TieCounts;
  /** Pairs who agree, or disagree, only once the concepts are one; the first of them. */
  readonly newAgreeing: readonly SpeakerPair[];
  readonly newDisagreeing: readonly SpeakerPair[];
  /** Speakers who would then be both for and against. */
  readonly divided: readonly string[];
  /** Some words of each. */
  readonly intoQuotes: readonly EvidenceRow[];
  readonly fromQuotes: readonly EvidenceRow[];
}
