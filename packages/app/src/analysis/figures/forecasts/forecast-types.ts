import type { FigureRequest } from "../../../contract/figure-requests.ts";
import type { Calibration, LeftOut, MurphyDecomposition, RankedPair, ScoreRange } from "@rapporteur/engines/forecast";
import type { EvidenceRow, RowBasis } from "../common-types.ts";

export type ForecastsRequest = FigureRequest<"forecasts">;
/** A question with the statements that answer it. */
export type AskedQuestion = ForecastsRequest["questions"][number];

export interface ForecastEntry extends EvidenceRow {
  readonly forecaster: string | null;
  readonly event: string;
  readonly direction: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly term: string | null;
  readonly scale: string | null;
  readonly horizonWords: string | null;
  readonly horizonFrom: number | null;
  readonly horizonTo: number | null;
  readonly condition: string | null;
  /** Questions that it answers. */
  readonly questions: readonly string[];
}

export interface ScoreRow {
  readonly forecaster: string;
  readonly rank: number | null;
  readonly bounds: ScoreRange | null;
  readonly commonReading: ScoreRange | null;
  readonly questionCount: number;
  readonly leftOut: Readonly<Record<LeftOut, number>>;
  readonly skill: number | null;
}

/** A forecast that is resolved and scored. */
export interface ScoredEntry {
  readonly statement: string;
  readonly forecaster: string;
  /** The middle of its range. */
  readonly chance: number;
  /** 1 where the event happened. */
  readonly outcome: 0 | 1;
}

/** Forecasts that count and stand under no question, put together where they expect the same. */
export interface UnaskedGroup {
  readonly text: string;
  readonly condition: string | null;
  readonly opens: number | null;
  readonly due: number | null;
  readonly statements: readonly string[];
}

export interface ForecastsAnswer {
  readonly unasked: readonly UnaskedGroup[];
  readonly forecasts: readonly ForecastEntry[];
  readonly scores: readonly ScoreRow[];
  /** What the scores and the calibration are made of. */
  readonly scored: readonly ScoredEntry[];
  readonly label: string;
  readonly unsettled: readonly RankedPair[];
  readonly sharesQuestions: boolean;
  /** With the middle of each range; null where nothing is resolved. */
  readonly calibration: Calibration | null;
  readonly decomposition: MurphyDecomposition | null;
  /** Of the ledger, and of what is resolved and scored. */
  readonly basis: RowBasis;
  readonly scoredBasis: RowBasis;
}
