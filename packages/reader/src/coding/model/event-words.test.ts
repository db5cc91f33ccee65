import { expect, it } from "vitest";
import { plainEvent } from "./event-words.ts";

const terms = ["almost certainly", "very likely", "probably", "unlikely", "likely"];

it.each([
  ["Norland will almost certainly close the gates", null, "Norland will close the gates"],
  ["Norland will close the gates before the end of June 2024", "before the end of June 2024", "Norland will close the gates"],
  ["The commission is likely to be founded", null, "The commission will be founded"],
  ["Sudria probably will sign", null, "Sudria will sign"],
  ["The likely winner will resign", null, "The likely winner will resign"],
])("%s", (words, horizon, plain) => {
  expect(plainEvent(words, { terms, horizon })).toBe(plain);
});
