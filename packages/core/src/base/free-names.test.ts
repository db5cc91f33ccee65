import { expect, test } from "vitest";
import { FreeNames } from "./free-names.ts";

test("no name comes twice, and those that are taken are passed over", () => {
  const names = new FreeNames();
  const isTaken = (name: string): boolean => name === "a-3";
  expect(["a", "a-2", "a", "a", "b", "a", ""].map((name) => names.take(name, { isTaken }))).toEqual(["a", "a-2", "a-4", "a-5", "b", "a-6", ""]);
  expect(names.take("b", { joint: " " })).toBe("b 2");
});

test("very many of one name are told apart", () => {
  const names = new FreeNames();
  const given = Array.from({ length: 300_000 }, () => names.take("a"));
  expect(new Set(given).size).toBe(300_000);
  expect(given.at(-1)).toBe("a-300000");
});
