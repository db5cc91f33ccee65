import type { ForecastQuestion, Instant, Ledger } from "./ledger.ts";
import { currentOutcomes, type OutcomeHistory } from "./outcome-history.ts";

export interface DueQuestion {
  readonly question: ForecastQuestion;
  readonly due: Instant;
  readonly isOverdue: boolean;
  /** Forecasts that wait for it. */
  readonly forecastCount: number;
}

/**
 * Open questions that fall due up to a moment, earliest first, and how many have no date at all.
 * @param now what is due before it is overdue. Cost: O(questions log questions + forecasts + entries).
 */
export function dueQuestions(
  ledger: Ledger,
  history: OutcomeHistory,
  options: { readonly now: Instant; readonly until: Instant },
): { due: DueQuestion[]; undatedCount: number } {
  const resolved = currentOutcomes(history);
  const waiting = new Map<string, number>();
  for (const forecast of ledger.forecasts) waiting.set(forecast.question, (waiting.get(forecast.question) ?? 0) + 1);
  const due: DueQuestion[] = [];
  let undatedCount = 0;
  for (const question of ledger.questions) {
    if (resolved.has(question.id)) continue;
    const instant = question.due ?? question.closes;
    if (instant === null) undatedCount++;
    else if (instant <= options.until)
      due.push({ question, due: instant, isOverdue: instant < options.now, forecastCount: waiting.get(question.id) ?? 0 });
  }
  due.sort((a, b) => a.due - b.due || (a.question.id < b.question.id ? -1 : 1));
  return { due, undatedCount };
}
