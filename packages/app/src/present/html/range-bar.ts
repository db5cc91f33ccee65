import type { ForecastOf } from "../probability.ts";
import { html, type Markup } from "./markup.ts";

/** The same as small as a word, for the running text; null where the words have no number. */
export function inlineRange({ probability }: ForecastOf): { readonly label: string; readonly bar: Markup } | null {
  if (probability === null || probability.low === null || probability.high === null) return null;
  const [left, width] = [probability.low * 48, Math.max(2, (probability.high - probability.low) * 48)];
  const label = `${Math.round(probability.low * 100)} to ${Math.round(probability.high * 100)} per cent`;
  return {
    label,
    bar: html`<svg viewBox="0 0 48 10" width="48" height="10" aria-hidden="true"><path class="axis" d="M0 5H48M24 2V8"/><rect x="${left}" y="2" width="${width}" height="6"/></svg>`,
  };
}

/** The range as a bar between 0 and 100 %; drawn only where the words have a number. */
export function rangeBar(forecast: ForecastOf): Markup {
  const probability = forecast.probability;
  if (probability === null || probability.low === null || probability.high === null) return html``;
  const left = probability.low * 200;
  const width = Math.max(2, (probability.high - probability.low) * 200);
  const label = `${Math.round(probability.low * 100)} to ${Math.round(probability.high * 100)} per cent`;
  return html`<svg class="range" viewBox="0 0 200 12" width="200" height="12" role="img" aria-label="${label}"><line class="axis" x1="0" y1="6" x2="200" y2="6"/><line class="axis" x1="100" y1="2" x2="100" y2="10"/><rect x="${left}" y="3" width="${width}" height="6"/></svg>`;
}
