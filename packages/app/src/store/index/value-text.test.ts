import { expect, test } from "vitest";
import { shownValue, valueText } from "./value-text.ts";

test("equal values have equal texts, and values of another kind others", () => {
  expect([true, false, 1, 0, -0, "1", "true", ""].map(valueText)).toEqual(["b1", "b0", "n1", "n0", "n0", "s1", "strue", "s"]);
  expect(valueText(null)).toBeNull();
  expect(valueText("a\0")).toBe("sa\u{fffd}");
});

test("a value is shown as words; of a text of more than 200 letters there is a digest alone", () => {
  expect(["b1", "b0", "n1.5", "strue"].map(shownValue)).toEqual(["true", "false", "1.5", "true"]);
  expect(valueText("a".repeat(200))).toBe(`s${"a".repeat(200)}`);
  const digest = valueText("a".repeat(201)) ?? "";
  expect(digest).toMatch(/^h[0-9a-f]{64}$/);
  expect(valueText("b".repeat(201))).not.toBe(digest);
  expect(shownValue(digest)).toBeNull();
});
