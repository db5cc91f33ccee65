import { expect, it } from "vitest";
import { IntroducedNames } from "./introduced-names.ts";

it("knows the names that a text introduces, and no other words", () => {
  const names = new IntroducedNames("Meet Jane Doe, fellow at X. **Tom van der Berg** is a reader.\nAda\nLund (ret.) wrote. Eve Quist said no.");
  expect(["Jane Doe", "Tom van der Berg", "Ada Lund", "Eve Quist", "fellow at"].map((name) => names.has(name))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
