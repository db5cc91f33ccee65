import { expect, it } from "vitest";
import { stateCodes } from "@rapporteur/reader/language";
import { stateName } from "./state-name.ts";

it("names every state that the reader knows", () => {
  for (const code of stateCodes.keys()) expect(stateName(code), code).toMatch(/^\p{Lu}.{2,}/u);
  expect(stateName("SDN")).toBe("Sudan");
  expect(stateName("XQX")).toBeNull();
});
