import { defaultScale } from "@rapporteur/core/model";
import { expect, it } from "vitest";
import { scaledExpectations } from "./scaled-expectations.ts";

it.each([
  ["Norway will probably leave the pact by the end of 2031.", true],
  ["The cabinet is unlikely to fall before the vote.", true],
  ["It is not likely that Seoul signs.", true],
  ["Almost certainly will the court refuse.", true],
  ["The likely winner said nothing.", false],
  ["Will Norway probably leave the pact?", false],
  ["The minister was probably in Oslo.", false],
])("%s: %s", (text, isExpecting) => {
  expect(scaledExpectations([{ start: 0, end: text.length }], text, defaultScale).has(0)).toBe(isExpecting);
});
