import { expect, test } from "vitest";
import { orderDictionary } from "./order-dictionary.ts";

test("strings are numbered by their first row, and those of no row are let go", () => {
  const given = { codes: Int32Array.of(2, -1, 0, 2), dictionary: ["a", "unused", "c"] };
  expect(orderDictionary(given)).toEqual({ codes: Int32Array.of(0, -1, 1, 0), dictionary: ["c", "a"] });
  expect(given.codes).toEqual(Int32Array.of(2, -1, 0, 2));
});

test("what is in order stays the same", () => {
  const given = { codes: Uint16Array.of(0, 1, 0), dictionary: ["a", "b"] };
  expect(orderDictionary(given)).toBe(given);
});

test("no rows have no strings", () => {
  expect(orderDictionary({ codes: new Int32Array(0), dictionary: ["gone"] })).toEqual({ codes: new Int32Array(0), dictionary: [] });
});
