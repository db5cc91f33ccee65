/** Milliseconds since 1970 UTC. */
export type Instant = number;

/** Something that will have come true or not, put so that it can be resolved. */
export interface ForecastQuestion {
  readonly id: string;
  /** The event, affirmatively. */
  readonly text: string;
  /** What must be the case for "yes", and by which source it is told; null in a draft. */
  readonly criteria: string | null;
  readonly kind: "binary" | "options" | "number";
  /** In their order where they are ordered; empty for other kinds. */
  readonly options: readonly string[];
  readonly condition: string | null;
  readonly opens: Instant | null;
  readonly closes: Instant | null;
  /** When it is due to be resolved. */
  readonly due: Instant | null;
  /** Chance that such events have, with where it comes from; the reference of skill scores. */
  readonly baseRate: { readonly rate: number; readonly source: string } | null;
}

/** A chance as a range, with the words it was read from. */
export interface StatedChance {
  readonly low: number;
  readonly high: number;
  /** The words, or null where a number was stated. */
  readonly term: string | null;
  readonly scale: string | null;
}

/** One expert's forecast on one question. */
export interface LedgerForecast {
  readonly id: string;
  readonly question: string;
  readonly forecaster: string;
  readonly stated: Instant | null;
  /** Chance of the event; null where the words have no number, which is not one half. */
  readonly chance: StatedChance | null;
  /** For a question with options: chances in their order; null elsewhere. */
  readonly optionChances: readonly (number | null)[] | null;
  /** Only accepted ones enter a track record. */
  readonly isAccepted: boolean;
}

export interface Ledger {
  readonly questions: readonly ForecastQuestion[];
  readonly forecasts: readonly LedgerForecast[];
}
