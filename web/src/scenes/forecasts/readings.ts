import type { ForecastsAnswer, ScoredEntry, ScoreRow } from "@rapporteur/app/analysis/figures";
import type { CalibrationBin } from "@rapporteur/engines/forecast";
import { formatNumber, formatPercent } from "../../hooks/format.ts";
import { text } from "./strings.ts";

type NameOf = (key: string | null) => string;

/** What is to be seen in the ranges of the scores: who comes first, and whether the words allow another order. */
export function scoresReading({ scores, unsettled }: Pick<ForecastsAnswer, "scores" | "unsettled">, minimum: number, nameOf: NameOf): string {
  const ranked = scores.filter(({ rank }) => rank !== null);
  const [first, second] = ranked;
  if (first?.bounds === null || first === undefined) return text.says.noRank(minimum);
  const middle = formatNumber(first.bounds.middle);
  if (second === undefined) return text.says.onlyOne(nameOf(first.forecaster), middle, minimum);
  if (second.rank === first.rank) return text.says.level(nameOf(first.forecaster), nameOf(second.forecaster), middle);
  const isOpen = unsettled.some(({ ahead, behind }) => ahead === first.forecaster && behind === second.forecaster);
  return text.says.first(nameOf(first.forecaster), nameOf(second.forecaster), middle, isOpen);
}

/** What is to be seen in the calibration: the tenth that is furthest from the diagonal, where chance alone does not explain it. */
export function calibrationReading(bins: readonly CalibrationBin[]): string {
  const off = bins.filter(
    ({ meanChance, interval }) => meanChance !== null && interval !== null && (meanChance < interval[0] || meanChance > interval[1]),
  );
  const gap = ({ meanChance, frequency }: CalibrationBin): number => Math.abs((meanChance ?? 0) - (frequency ?? 0));
  const [worst] = off.toSorted((a, b) => gap(b) - gap(a));
  if (worst === undefined) return text.says.calibrated;
  const [stated, came] = [formatPercent(worst.meanChance ?? 0), formatPercent(worst.frequency ?? 0)];
  return text.says.off(stated, came, worst.count, (worst.frequency ?? 0) < (worst.meanChance ?? 0));
}

/** True where a tenth holds the chance: it has its upper edge, and the first one its lower edge too. */
export function isInBin({ from, to }: Pick<CalibrationBin, "from" | "to">, { chance }: Pick<ScoredEntry, "chance">): boolean {
  return (chance > from && chance <= to) || (from === 0 && chance === 0);
}

/** The ends of a range, as the label at its mark says them. */
export function rangeWords({ bounds, questionCount }: ScoreRow): string {
  if (bounds === null) return "";
  const [best, worst] = [formatNumber(bounds.best), formatNumber(bounds.worst)];
  return text.says.range(best === worst ? best : `${best} – ${worst}`, questionCount);
}
