import { expect, it } from "vitest";
import { saidWords } from "./said-words.ts";

it.each([
  ["Norland [threatened](https://example.org/a_b) *Sudria* over the **tolls**\n in March.", "Norland threatened Sudria over the tolls in March."],
  ["It is __very__ _unlikely_ that `x` holds.", "It is very unlikely that x holds."],
  ["See ![the dam](https://example.org/dam.png) here.", "See the dam here."],
  // Signs that mark nothing stay.
  ["5 * 3 * 2 = 30, snake_case_name and a*b*c", "5 * 3 * 2 = 30, snake_case_name and a*b*c"],
  ["a note [1] and (2), [sic](no address)", "a note [1] and (2), [sic](no address)"],
  ["half of **a stretch", "half of **a stretch"],
])("%s", (quote, words) => {
  expect(saidWords(quote)).toBe(words);
});

it("takes a time that grows with its length", () => {
  const started = performance.now();
  for (const sign of ["*", "_", "[", "![", "**", "`", "[a]("]) saidWords(sign.repeat(20_000));
  expect(performance.now() - started).toBeLessThan(1000);
});
