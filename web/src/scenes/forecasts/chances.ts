import type { ForecastsAnswer } from "@rapporteur/app/analysis/figures";
import type { LedgerData } from "./ledger-data.ts";

/** "35", "35 %" and "12.5" as a chance in [0, 1]; null for what is no percentage. */
export function chanceOf(words: string): number | null {
  const given = words.trim().replace(",", ".").replace(/\s*%$/, "");
  const percent = Number(given);
  return /^\d{1,3}(?:\.\d{1,3})?$/.test(given) && percent <= 100 ? percent / 100 : null;
}

/** Mean Brier score of the experts' forecasts on some questions, by the middle of each range, with how many forecasts; null where there are none. */
export function expertsOn(
  questions: readonly string[],
  { questions: asked }: Pick<LedgerData, "questions">,
  { scored }: Pick<ForecastsAnswer, "scored">,
): { readonly brier: number; readonly n: number } | null {
  const wanted = new Set(questions);
  const statements = new Set(asked.flatMap(({ record }) => (wanted.has(record.id) ? record.statements : [])));
  const gaps = scored.flatMap(({ statement, chance, outcome }) => (statements.has(statement) ? [(chance - outcome) ** 2] : []));
  return gaps.length === 0 ? null : { brier: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, n: gaps.length };
}
