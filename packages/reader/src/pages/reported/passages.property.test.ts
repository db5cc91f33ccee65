import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutQuotations } from "./passages.ts";
import { times } from "../../../../../test/support/effort.ts";

/** The same by two patterns, which take quadratic time where marks open and none closes. */
const byPattern = (words: string): string =>
  words
    .replace(/["“][^"”]*["”]/g, (quoted) => `“${" ".repeat(Math.max(0, quoted.length - 2))}”`)
    .replace(/(?:"|“(?! *”))[^"“”]*$/, (open) => `“${" ".repeat(open.length - 1)}`);

test("quoted words are blanked, whatever closes or does not", () => {
  const words = fc.string({ unit: fc.constantFrom('"', "“", "”", "a", "b", " "), maxLength: 20 });
  fc.assert(
    fc.property(words, (text) => {
      expect(withoutQuotations(text)).toBe(byPattern(text));
    }),
    { numRuns: times(500, 2000) },
  );
});
