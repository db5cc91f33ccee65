import { draftsQuery } from "../../figures/drafts-query.ts";
import { choiceQuery, numberQuery, textQuery } from "../../hooks/use-query-state.ts";
import { scoreRules } from "@rapporteur/engines/forecast";

export const stateNames = ["open", "due", "resolved", "unasked"] as const;
export type ForecastState = (typeof stateNames)[number];

/** When a forecast falls due, by the day that its horizon ends on. */
export const spanNames = ["past", "month", "year", "never"] as const;
export type DueSpan = (typeof spanNames)[number];

/** How the settings stand in the address. */
export const forecastQuery = {
  view: choiceQuery(["ledger", "scores", "calibration"], "ledger"),
  drafts: draftsQuery,
  state: choiceQuery(["all", ...stateNames], "all"),
  when: choiceQuery(["any", ...spanNames], "any"),
  who: textQuery(),
  rule: choiceQuery(scoreRules, "brier"),
  minimum: numberQuery(10),
  question: textQuery(),
  /** The mark of a chart whose words are shown. */
  mark: textQuery(),
};
export type ForecastQuery = { readonly [K in keyof typeof forecastQuery]: ReturnType<(typeof forecastQuery)[K]["read"]> };
export type Change = (change: Partial<ForecastQuery>, options?: { readonly isStep?: boolean }) => void;
