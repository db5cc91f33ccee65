import { RapporteurError } from "@rapporteur/core/base";

/**
 * Refuses what is no probability.
 * @param row what the error calls the place: a row number, or the id of a forecast
 * @throws RAP_FORECAST_PROBABILITY
 */
export function checkProbability(value: number, row: number | string): void {
  if (!(value >= 0 && value <= 1))
    throw new RapporteurError("RAP_FORECAST_PROBABILITY", { row, value: Number.isNaN(value) ? "an empty cell" : value });
}

/** Lists of forecasts and outcomes must pair up and hold something. @throws RAP_FORECAST_LENGTH, RAP_FORECAST_EMPTY, RAP_FORECAST_PROBABILITY */
export function checkPairs(p: ArrayLike<number>, y: ArrayLike<number>): void {
  if (p.length !== y.length) throw new RapporteurError("RAP_FORECAST_LENGTH", { count: p.length, outcomes: y.length });
  if (p.length === 0) throw new RapporteurError("RAP_FORECAST_EMPTY", { what: "forecast", cure: "resolve at least one question first" });
  for (let index = 0; index < p.length; index++) {
    checkProbability(p[index] as number, index + 1);
    const outcome = y[index] as number;
    if (outcome !== 0 && outcome !== 1) {
      throw new RapporteurError("RAP_FORECAST_ROW", {
        row: index + 1,
        problem: `the outcome ${outcome} is neither 0 nor 1`,
        cure: "write 1 where the event happened and 0 where it did not",
      });
    }
  }
}

/**
 * Chances over the options of one question: each in [0, 1], together 1 within 10⁻⁶; null for an option that did not exist when
 * the forecast was made.
 * @throws RAP_FORECAST_PROBABILITY, RAP_FORECAST_ROW
 */
export function checkOptionChances(chances: readonly (number | null)[], row: number | string): void {
  let sum = 0;
  for (const chance of chances) {
    if (chance === null) continue;
    checkProbability(chance, row);
    sum += chance;
  }
  if (Math.abs(sum - 1) > 1e-6) {
    throw new RapporteurError("RAP_FORECAST_ROW", {
      row,
      problem: `the chances of the options add up to ${Math.round(sum * 1e6) / 1e6}, not to 1`,
      cure: "correct the row, or divide each chance by the sum",
    });
  }
}
