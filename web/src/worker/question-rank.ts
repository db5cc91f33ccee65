import type { FigureTask } from "@rapporteur/app/analysis/figures";

/** What waits for others: first the numbers that were asked for, then what there is to choose from, pictures, and curves over time. */
const later: Readonly<Partial<Record<FigureTask, number>>> = {
  overview: 1,
  scopeChoices: 2,
  layout: 3,
  actorLayout: 3,
  actorBalance: 3,
  causeMap: 3,
  polarization: 4,
};

/** The place in the row of questions of the one that is answered next: of the most urgent, the one that was asked first; −1 where none waits. */
export function nextQuestion(waiting: readonly { readonly task: FigureTask }[]): number {
  const ranks = waiting.map(({ task }) => later[task] ?? 0);
  return ranks.indexOf(Math.min(...ranks));
}
