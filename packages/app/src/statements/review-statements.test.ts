import { expect, test } from "vitest";
import { calledBy } from "./review-statements.ts";

test("the history calls a statement by its type and the first 120 letters of its words, on one line", () => {
  const called = (quote: string): string => calledBy({ type: "relation", quote });
  expect(called("  They\n\n talk. ")).toBe("relation “They talk.”");
  expect(called("a".repeat(120))).toBe(`relation “${"a".repeat(120)}”`);
  expect(called("a".repeat(121))).toBe(`relation “${"a".repeat(120)}…”`);
  // Neither a space nor half a letter of two units before the dots.
  expect(called(`${"a".repeat(119)} bcd`)).toBe(`relation “${"a".repeat(119)}…”`);
  expect(called(`${"a".repeat(119)}😀`).isWellFormed()).toBe(true);
});
