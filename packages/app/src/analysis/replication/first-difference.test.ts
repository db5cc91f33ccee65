import { expect, test } from "vitest";
import { firstDifference } from "./first-difference.ts";

test("equal results do not differ, nor do numbers whose last digits do", () => {
  const result = { a: [1, { b: null }], c: "x", d: 0 };
  expect(firstDifference(result, structuredClone(result))).toBeNull();
  expect(firstDifference({ n: 1 }, { n: 1 + 1e-10 })).toBeNull();
  expect(firstDifference({ n: -1e12 }, { n: -1e12 - 100 })).toBeNull();
  expect(firstDifference({}, { a: undefined })).toBeNull();
});

test("the first difference is told by its place, with what was kept and what was computed", () => {
  const cases: [unknown, unknown, string][] = [
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, "a.1.b: 2 in the crate, 3 computed"],
    [{ n: 1 }, { n: 1 + 1e-8 }, "n: 1 in the crate, 1.00000001 computed"],
    [{ n: 0 }, { n: 1e-12 }, "n: 0 in the crate, 1e-12 computed"],
    [{ a: 1 }, {}, "a: 1 in the crate, nothing computed"],
    [[1], [1, 2], "1: nothing in the crate, 2 computed"],
    [{ a: [] }, { a: {} }, "a: [] in the crate, {} computed"],
    [{ a: 1 }, { a: "1" }, 'a: 1 in the crate, "1" computed'],
    [{ a: null }, { a: {} }, "a: null in the crate, {} computed"],
    [1, 2, ": 1 in the crate, 2 computed"],
  ];
  for (const [kept, computed, said] of cases) expect(firstDifference(kept, computed)).toBe(said);
  expect(firstDifference({ a: "x".repeat(200) }, { a: 1 })).toBe(`a: "${"x".repeat(79)} in the crate, 1 computed`);
});
