import { expect, test } from "vitest";
import type { FigureTask } from "@rapporteur/app/analysis/figures";
import { nextQuestion } from "./question-rank.ts";

test("numbers come before choices, choices before pictures, pictures before curves; of the same kind the first", () => {
  const waiting = (["scopeChoices", "polarization", "layout", "overview", "network", "tieEvidence"] as const).map((task): { task: FigureTask } => ({
    task,
  }));
  const order: FigureTask[] = [];
  for (let next = nextQuestion(waiting); next >= 0; next = nextQuestion(waiting)) order.push(...waiting.splice(next, 1).map(({ task }) => task));
  expect(order).toEqual(["network", "tieEvidence", "overview", "scopeChoices", "layout", "polarization"]);
});
