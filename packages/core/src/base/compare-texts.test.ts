import { expect, it } from "vitest";
import { compareTexts } from "./compare-texts.ts";

it("puts texts in the order of their code units, with nothing to say of equal ones", () => {
  expect(["é", "b", "a", "", "Z", "ab", "a"].sort(compareTexts)).toEqual(["", "Z", "a", "a", "ab", "b", "é"]);
  expect([compareTexts("a", "b"), compareTexts("b", "a"), compareTexts("a", "a")]).toEqual([-1, 1, 0]);
});
