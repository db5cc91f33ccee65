import { expect, it } from "vitest";
import { stateCodes } from "../../../src/nlp/entities/gazetteer/state-codes.ts";
import { stateName } from "./state-name.ts";

it("names every state that the reader knows", () => {
  for (const code of stateCodes.keys()) expect(stateName(code), code).toMatch(/^\p{Lu}.{2,}/u);
  expect(stateName("SDN")).toBe("Sudan");
  expect(stateName("XQX")).toBeNull();
});
