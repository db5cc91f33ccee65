import { expect, test } from "vitest";
import { plainValue } from "./plain-value.ts";

test("what an engine gives becomes what JSON can hold", () => {
  const given = {
    columns: Float64Array.of(0.5, Number.NaN),
    ids: new Set(["a", "b"]),
    byName: new Map([["x", { count: 2n, from: () => 1 }]]),
    none: null,
    unknown: Number.POSITIVE_INFINITY,
    isDone: true,
    compute: () => 1,
  };
  const plain = { columns: [0.5, null], ids: ["a", "b"], byName: { x: { count: 2 } }, none: null, unknown: null, isDone: true };
  expect(plainValue(given)).toStrictEqual(plain);
  expect(plainValue([1, "text", [Int32Array.of(3)]])).toStrictEqual([1, "text", [[3]]]);
  expect(plainValue(() => 1)).toBeUndefined();
});
