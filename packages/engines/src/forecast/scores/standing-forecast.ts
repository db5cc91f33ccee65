import { RapporteurError } from "@rapporteur/core/base";

/** A forecast while it stands. Times are in any one unit (days, milliseconds) on one clock. */
export interface StandingForecast {
  readonly forecaster: string;
  /** Chance given to what happened, in [0, 1]. */
  readonly chance: number;
  readonly start: number;
  /** When it was withdrawn, or null where it stands until the forecaster's next one. */
  readonly end: number | null;
}

/** The time over which a question is scored. */
export interface Horizon {
  readonly open: number;
  /** Scheduled end: scores are averaged to here even where the question closes early. */
  readonly scheduledClose: number;
  /** When it closed in fact, or null. */
  readonly actualClose: number | null;
}

/** A forecast's stretch on the clock, cut to the horizon; never empty. */
export interface Stretch {
  readonly forecaster: string;
  readonly chance: number;
  readonly from: number;
  readonly to: number;
}

export function horizonLength(horizon: Horizon): number {
  const length = horizon.scheduledClose - horizon.open;
  if (!(length > 0))
    throw new RapporteurError("RAP_FORECAST_OPTION", {
      option: "the scheduled close",
      value: horizon.scheduledClose,
      must: "a time after the opening",
    });
  return length;
}

/**
 * Stretches over which forecasts stand: each until it is withdrawn, its forecaster speaks again, or the question closes.
 * In order of start. Cost: O(n log n).
 */
export function standingStretches(forecasts: readonly StandingForecast[], horizon: Horizon): Stretch[] {
  const close = Math.min(horizon.scheduledClose, horizon.actualClose ?? horizon.scheduledClose);
  const sorted = [...forecasts].sort((a, b) => a.start - b.start);
  const nextStart = new Map<string, number>();
  const stretches: Stretch[] = [];
  for (const forecast of sorted.reverse()) {
    const from = Math.max(horizon.open, forecast.start);
    const to = Math.min(close, forecast.end ?? close, nextStart.get(forecast.forecaster) ?? close);
    nextStart.set(forecast.forecaster, forecast.start);
    if (to > from) stretches.push({ forecaster: forecast.forecaster, chance: forecast.chance, from, to });
  }
  return stretches.reverse();
}
