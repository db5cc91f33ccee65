import { expect, test } from "vitest";
import { ownValue } from "./own-value.ts";

test("a table answers to what was written into it alone", () => {
  const table = { one: 1, undefined: 2 };
  expect(["one", "undefined", "two"].map((key) => ownValue(table, key))).toEqual([1, 2, undefined]);
  for (const key of Object.getOwnPropertyNames(Object.prototype)) expect(ownValue(table, key)).toBeUndefined();
});
