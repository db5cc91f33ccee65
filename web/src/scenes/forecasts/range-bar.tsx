import { formatPercent } from "../../hooks/format.ts";
import type { ForecastEntry } from "@rapporteur/app/analysis/figures";
import { text } from "./strings.ts";

/** The range of a chance on a scale from 0 to 1, and in figures with the words it was read from. */
export function RangeBar({ entry }: { readonly entry: ForecastEntry }) {
  const { low, high, term, direction } = entry;
  const way = direction < 0 ? text.expectsNot : direction === 0 ? text.leavesOpen : null;
  return (
    <span className="forecasts-chance">
      {low === null || high === null ? null : (
        <svg className="forecasts-range" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
          <line x1="0" x2="100" y1="6" y2="6" className="forecasts-axis" />
          <line x1="50" x2="50" y1="2" y2="10" className="forecasts-axis" />
          <rect x={low * 100 - (high === low ? 1 : 0)} width={Math.max(2, (high - low) * 100)} y="2" height="8" className="forecasts-bar" />
        </svg>
      )}
      <span className="figure-number">
        {low === null || high === null ? text.noNumber : text.chanceWords(formatPercent(low), formatPercent(high))}
      </span>
      {term === null ? null : <span className="note">“{term}”</span>}
      {way === null ? null : <span className="note">{way}</span>}
    </span>
  );
}
