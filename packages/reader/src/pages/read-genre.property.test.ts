import fc from "fast-check";
import { expect, it } from "vitest";
import { times } from "../../../../test/support/effort.ts";
import { anyPage, expectToHold } from "./any-page-for-tests.ts";
import { readGenre } from "./read-genre.ts";

it("every span lies in the text, contributions never overlap, and the reading repeats", () => {
  fc.assert(
    fc.property(anyPage, (document) => {
      const reading = readGenre(document);
      expectToHold(document, reading);
      expect(readGenre(document)).toEqual(reading);
    }),
    { numRuns: times(20, 500) },
  );
});
