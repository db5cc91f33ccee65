import type { ForecastQuestion, LedgerForecast } from "./ledger.ts";

/** A question of the tests: whether its event happens, with no dates. */
export function exampleQuestion(id: string, more: Partial<ForecastQuestion> = {}): ForecastQuestion {
  return {
    id,
    text: `Event ${id}`,
    criteria: null,
    kind: "binary",
    options: [],
    condition: null,
    opens: null,
    closes: null,
    due: null,
    baseRate: null,
    ...more,
  };
}

/** An accepted forecast of the tests, stated on 14 March 2031. */
export function exampleForecast(
  forecaster: string,
  on: string,
  chance: LedgerForecast["chance"],
  more: Partial<LedgerForecast> = {},
): LedgerForecast {
  return {
    id: `${forecaster}-${on}`,
    question: on,
    forecaster,
    stated: Date.UTC(2031, 2, 14),
    chance,
    optionChances: null,
    isAccepted: true,
    ...more,
  };
}
