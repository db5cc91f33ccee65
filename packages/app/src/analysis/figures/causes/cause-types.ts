import type { FigureRequest } from "../../../contract/figure-requests.ts";
import type { ConceptAnswer, Configuration } from "@rapporteur/engines/causal";
import type { RowBasis } from "../common-types.ts";

export type CausesRequest = FigureRequest<"causes">;
export type CauseMapRequest = FigureRequest<"causeMap">;
export type WhatIfRequest = FigureRequest<"whatIf">;

export interface ClaimView {
  readonly speaker: string | null;
  readonly ids: readonly string[];
}

export interface LinkView {
  readonly cause: string;
  readonly effect: string;
  readonly sign: 1 | -1 | null;
  readonly weight: number;
  readonly plus: readonly ClaimView[];
  readonly minus: readonly ClaimView[];
  readonly unsigned: readonly ClaimView[];
  readonly denied: readonly ClaimView[];
  readonly disagreement: "none" | "sign" | "existence" | "both";
}

export interface ConceptView {
  readonly concept: string;
  readonly role: string;
  readonly outCount: number;
  readonly inCount: number;
  readonly centrality: number;
}

export interface LoopView {
  readonly concepts: readonly string[];
  readonly polarity: "reinforcing" | "balancing" | "unknown";
  readonly links: readonly LinkView[];
}

export interface ExpertView {
  readonly speaker: string;
  readonly claims: number;
}

export interface PlacedConcept {
  readonly concept: string;
  /** Centre and size of its box, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Its name in lines that fit. */
  readonly lines: readonly string[];
}

export interface RoutedLink {
  readonly cause: string;
  readonly effect: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** A connected piece of the map in layers: causes above, what they lead to below. Places count from its own corner. */
export interface MapPiece {
  readonly width: number;
  readonly height: number;
  readonly concepts: readonly PlacedConcept[];
  readonly links: readonly RoutedLink[];
}

/** The connected pieces, those of most links first; how they stand beside each other depends on the width they are shown in. */
export interface CauseMapAnswer {
  readonly pieces: readonly MapPiece[];
  /** Links drawn: of a map too large to be read as a picture those that most claim. */
  readonly drawnCount: number;
  readonly linkCount: number;
}

export interface CausesAnswer {
  readonly concepts: readonly ConceptView[];
  readonly links: readonly LinkView[];
  readonly deniedOnly: readonly LinkView[];
  readonly loops: readonly LoopView[];
  readonly areLoopsCut: boolean;
  /** Everybody who claims a link, those left out included; most claims first. */
  readonly experts: readonly ExpertView[];
  readonly basis: RowBasis;
  /** Statements that do not count; `refused` are those that say no cause, with a strength of 0 or the like. */
  readonly leftAside: Readonly<Record<"review" | "status" | "concept" | "self" | "refused", number>>;
}

export interface PathView {
  readonly concepts: readonly string[];
  readonly links: readonly LinkView[];
  readonly sign: 1 | -1 | null;
}

/** What becomes of a concept, with the paths that carry it there as the screen shows them. */
export interface ConceptChange extends Omit<ConceptAnswer, "explanation"> {
  readonly supporting: readonly PathView[];
  readonly opposing: readonly PathView[];
  readonly unsigned: readonly PathView[];
  readonly isCapped: boolean;
}

export interface WhatIfAnswer {
  /** Those that move first. */
  readonly changes: readonly ConceptChange[];
  readonly counted: number;
  readonly unsettled: number;
  readonly leftOut: readonly (Configuration & { readonly reason: string })[];
  readonly unweightedLinks: number;
  readonly basis: RowBasis;
}
