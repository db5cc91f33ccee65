import fc from "fast-check";
import { expect, it } from "vitest";
import { times } from "../../../../test/support/effort.ts";
import { anyPage, expectToHold } from "../pages/any-page-for-tests.ts";
import { readGenre } from "../pages/read-genre.ts";
import { readPage } from "../pages/read-page.ts";
import { pageVoices } from "./page-voices.ts";

it("a page that the network of voices has read holds together, and reads the same again", () => {
  const voices = pageVoices();
  fc.assert(
    fc.property(anyPage, (document) => {
      const reading = readGenre(document, undefined, readPage(document, voices));
      expectToHold(document, reading);
      expect(readGenre(document, undefined, readPage(document, voices))).toEqual(reading);
    }),
    { numRuns: times(6, 1_000) },
  );
});
