import { expect, it } from "vitest";
import { chanceOf, expertsOn } from "./chances.ts";

it.each([
  ["35", 0.35],
  [" 35 % ", 0.35],
  ["12,5", 0.125],
  ["0", 0],
  ["100", 1],
  ["101", null],
  ["-1", null],
  ["0.35.1", null],
  ["", null],
  ["likely", null],
])("%j is %j", (words, chance) => expect(chanceOf(words)).toBe(chance));

it("experts are compared on the questions of the team alone", () => {
  const ledger = { questions: [{ record: { id: "q1", statements: ["s1", "s2"] } }, { record: { id: "q2", statements: ["s3"] } }] } as never;
  const scored = [
    { statement: "s1", forecaster: "a", chance: 0.8, outcome: 1 as const },
    { statement: "s2", forecaster: "b", chance: 0.4, outcome: 1 as const },
    { statement: "s3", forecaster: "b", chance: 0.9, outcome: 0 as const },
  ];
  // (0.2² + 0.6²) / 2
  expect(expertsOn(["q1"], ledger, { scored })).toEqual({ brier: expect.closeTo(0.2, 12), n: 2 });
  expect(expertsOn(["q9"], ledger, { scored })).toBe(null);
});
