import { expect, test } from "vitest";
import { WindowPace, type ReadingProgress } from "./window-pace.ts";

interface Stage {
  readonly mostMs: number;
  readonly progress: ReadingProgress;
}

/** Stages of a text of so many windows, each of which takes so many ms. */
function stagesOf(windows: number, msOf: (window: number) => number): Stage[] {
  const stages: Stage[] = [];
  let now = 7_000;
  const pace = new WindowPace(
    windows,
    (mostMs, progress) => stages.push({ mostMs, progress }),
    () => now,
  );
  for (let done = 1; done <= windows; done++) {
    now += msOf(done);
    pace.read(done);
  }
  return stages;
}

test("no stage of ten thousand windows may take more than a minute, and all of them no more than follows from their speed", () => {
  const stages = stagesOf(10_000, () => 120);
  expect(stages).toHaveLength(200);
  expect(Math.max(...stages.map(({ mostMs }) => mostMs))).toBeLessThan(60_000);
  expect(stages[1]).toEqual({ mostMs: 10_000 + 4 * 120 * 50, progress: { done: 50, of: 10_000 } });
  expect(stages.at(-1)?.progress).toEqual({ done: 9_950, of: 10_000 });
});

test("a machine that is ten times as slow is given ten times as long", () => {
  expect(stagesOf(500, () => 1_200)[1]?.mostMs).toBe(10_000 + 4 * 1_200 * 50);
});

test("what gets slower and slower is ended: three times what the first windows foretold is all there is", () => {
  const stages = stagesOf(1_000, (window) => (window <= 50 ? 100 : 400));
  // After 650 windows 245 of 310 seconds are gone.
  expect(stages.find(({ progress }) => progress.done === 800)?.mostMs).toBe(5_000);
  expect(stages.find(({ progress }) => progress.done === 850)?.mostMs).toBe(1);
});

test("a short text has one stage", () => expect(stagesOf(30, () => 100)).toEqual([{ mostMs: 25_000, progress: { done: 0, of: 30 } }]));
