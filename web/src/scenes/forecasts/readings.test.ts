import { expect, test } from "vitest";
import { calibrationReading, isInBin, scoresReading } from "./readings.ts";

const bin = (meanChance: number, frequency: number, interval: readonly [number, number]) => ({
  from: 0,
  to: 1,
  count: 10,
  happened: Math.round(frequency * 10),
  meanChance,
  frequency,
  interval,
});
const row = (forecaster: string, rank: number | null, middle: number) => ({
  forecaster,
  rank,
  bounds: { best: middle - 0.1, middle, worst: middle + 0.1 },
  commonReading: null,
  questionCount: 12,
  leftOut: { open: 0, ambiguous: 0, annulled: 0, "without number": 0, "other kind": 0, draft: 0 },
  skill: null,
});
const nameOf = (key: string | null): string => key ?? "";

test("calibration says where more came true or less than was said, and nothing where chance explains it", () => {
  expect(calibrationReading([bin(0.8, 0.4, [0.17, 0.69]), bin(0.2, 0.2, [0.06, 0.5])])).toBe(
    "Forecasts of about 80% came true in 40% of 10 cases: less often than they said.",
  );
  expect(calibrationReading([bin(0.2, 0.6, [0.31, 0.83])])).toContain("more often than they said");
  expect(calibrationReading([bin(0.5, 0.4, [0.17, 0.69])])).toContain("chance alone explains");
});

test("a tenth holds its upper edge, the first one its lower edge too", () => {
  const tenths = [0, 0.1].map((from) => ({ from, to: from + 0.1 }));
  expect([0, 0.05, 0.1, 0.15].map((chance) => tenths.findIndex((tenth) => isInBin(tenth, { chance })))).toEqual([0, 0, 0, 1]);
});

test("scores say who comes first, and whether the words leave the order open", () => {
  const scores = [row("Ada", 1, 0.1), row("Bo", 2, 0.2)];
  const unsettled = [{ ahead: "Ada", behind: "Bo", firmness: "flips" as const }];
  expect(scoresReading({ scores, unsettled: [] }, 10, nameOf)).toContain("ahead of Bo whatever their words mean");
  expect(scoresReading({ scores, unsettled }, 10, nameOf)).toContain("whether ahead of Bo depends on what their words mean");
  expect(scoresReading({ scores: [row("Ada", 1, 0.1), row("Bo", 1, 0.1)], unsettled: [] }, 10, nameOf)).toContain("Ada and Bo are level");
  expect(scoresReading({ scores: [row("Ada", null, 0.1)], unsettled: [] }, 10, nameOf)).toContain("Nobody has the 10 resolved questions");
});
