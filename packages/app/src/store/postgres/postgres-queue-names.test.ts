import { expect, test } from "vitest";
import { deadQueue, jobOf, positionOf, queueOf, unitId } from "./postgres-queue-names.ts";

test("a job is known by its queue, and a queue of another use is of no job", () => {
  expect(jobOf(queueOf("j1"))).toBe("j1");
  expect([jobOf(deadQueue), jobOf("jobs/j1")]).toEqual([null, null]);
});

test("a unit's entry is a UUID by which its number is known, so that it cannot stand in line twice", () => {
  for (const position of [0, 1, 15, 255, 1_000_000, 2 ** 40]) {
    expect(unitId(position)).toMatch(/^0{8}(?:-0{4}){3}-[0-9a-f]{12}$/);
    expect(positionOf(unitId(position))).toBe(position);
  }
});
