import { findScale } from "@rapporteur/core/model";
import type { ReadoutStatement } from "@rapporteur/reader/readout";

export type ForecastOf = Extract<ReadoutStatement, { type: "forecast" }>;

const percent = (share: number): string => String(Math.round(share * 1000) / 10);

/** "55–80 %", "70 %", or "no number" where no scale gives the words one. Never a midpoint alone for a range. */
export function rangeText(forecast: ForecastOf): string {
  const probability = forecast.probability;
  if (probability === null || probability.low === null || probability.high === null) return "no number";
  if (probability.low === probability.high) return `${percent(probability.low)} %`;
  return `${percent(probability.low)}–${percent(probability.high)} %`;
}

/** The words and where the number comes from: "“likely” on ICD 203", "as stated". */
export function basisText(forecast: ForecastOf): string {
  const probability = forecast.probability;
  if (probability === null) return "";
  if (probability.basis === "stated") return `stated: “${probability.term}”`;
  const scale = probability.scale === null ? "" : (findScale(probability.scale)?.name ?? probability.scale);
  return probability.low === null || scale === "" ? `“${probability.term}”` : `“${probability.term}” on ${scale}`;
}

/** "expects", "does not expect", "leaves open". */
export function directionText(forecast: ForecastOf): string {
  if (forecast.direction === 1) return "expects";
  return forecast.direction === -1 ? "does not expect" : "leaves open";
}

/** The words of the horizon, with the resolved dates where there are any. */
export function horizonText(forecast: ForecastOf): string {
  const horizon = forecast.horizon;
  if (horizon === null) return "";
  if (horizon.from === null && horizon.to === null) return horizon.text;
  if (horizon.from === horizon.to) return `${horizon.text} (${horizon.to})`;
  return `${horizon.text} (${horizon.from ?? "…"} to ${horizon.to ?? "…"})`;
}
