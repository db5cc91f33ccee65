import { expect, it } from "vitest";
import { medianOf, scoreEstimates, standingEstimates, type Estimate } from "./score-estimates.ts";

const given = (question: string, giver: string, day: string, chance: number): Estimate => ({ question, giver, at: `${day}T10:00:00.000Z`, chance });

const estimates = [
  given("q1", "ann", "2031-01-01", 0.9),
  given("q1", "ann", "2031-02-01", 0.6),
  // On the day of the outcome: nobody is scored on what was in the news.
  given("q1", "ann", "2031-03-01", 1),
  given("q1", "ben", "2031-01-05", 0.2),
  given("q2", "ben", "2031-01-05", 0.5),
  given("q3", "ben", "2031-01-05", 0.5),
];

it("counts the last estimate before a day", () => {
  expect(standingEstimates(estimates, "q1").get("ann")?.chance).toBe(1);
  expect(standingEstimates(estimates, "q1", "2031-03-01").get("ann")?.chance).toBe(0.6);
  expect(standingEstimates(estimates, "q1", "2031-01-01").size).toBe(0);
});

it.each([
  [[], null],
  [[0.3], 0.3],
  [[0.9, 0.1], 0.5],
  [[0.9, 0.1, 0.2], 0.2],
])("the median of %j is %j", (values, median) => expect(medianOf(values)).toBe(median));

it("scores each giver and the median by Brier's rule, on decided questions alone", () => {
  const { givers, median, questions } = scoreEstimates(
    estimates,
    new Map([
      ["q1", { outcome: 1, happened: "2031-03-01" }],
      ["q2", { outcome: 0, happened: "2031-03-01" }],
      ["q4", { outcome: 0, happened: "2031-03-01" }],
    ]),
  );
  // Ann: (0.6 − 1)² = 0.16. Ben: ((0.2 − 1)² + 0.5²) / 2 = 0.445. Medians 0.4 and 0.5: (0.36 + 0.25) / 2.
  expect(givers.get("ann")).toEqual({ brier: expect.closeTo(0.16, 12), n: 1 });
  expect(givers.get("ben")).toEqual({ brier: expect.closeTo(0.445, 12), n: 2 });
  expect(median).toEqual({ brier: expect.closeTo(0.305, 12), n: 2 });
  expect(questions).toEqual(["q1", "q2"]);
});
