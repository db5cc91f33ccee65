import fc from "fast-check";
import { expect, it } from "vitest";
import { times } from "../../../../test/support/effort.ts";
import { pageFrom } from "./page-for-tests.ts";
import { readGenre } from "./read-genre.ts";

const piece = fc.oneof(
  fc.constantFrom(
    "## Ann Lee Park",
    "## Why it failed",
    "### 2. Can it last?",
    "By Tom Ellery",
    "—Ann Lee Park, fellow at Northgate University",
    "Tom Ellery is a former US attaché in Tokyo. He teaches at Ural Academy.",
    "**Ann Lee Park:** I think so too. 🙂",
    "Q: Who won?",
    "A: Nobody did.",
    "Rapporteur: Why?",
    "The two leaders met — and Ann Lee Park was not there.",
    "- Tom Ellery on prices",
    "@bio Ann Lee Park\nSenior fellow, Institute for Strait Studies",
    "@by By Ann Lee Park and Tom Ellery",
    "About the authors",
    "# They met: What now?",
    "> “Who asked?” he said.",
  ),
  fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
    .map((words) => words.replace(/\n|\*\*/g, " ").trim())
    .filter((words) => words !== ""),
);

it("every span lies in the text, contributions never overlap, and the reading repeats", () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 14 }), (pieces) => {
      const document = pageFrom(pieces.join("\n\n"));
      const reading = readGenre(document);
      let last = 0;
      for (const contribution of reading.contributions) {
        const [bodyStart, bodyEnd] = contribution.body;
        expect(contribution.start).toBeGreaterThanOrEqual(last);
        expect(bodyStart).toBeGreaterThanOrEqual(contribution.start);
        expect(bodyEnd).toBeGreaterThan(bodyStart);
        expect(contribution.end).toBeGreaterThanOrEqual(bodyEnd);
        expect(contribution.end).toBeLessThanOrEqual(document.text.length);
        last = contribution.end;
        if (contribution.author !== null) expect(reading.entities.map((entity) => entity.id)).toContain(contribution.author);
      }
      const ids = new Set(reading.entities.map(({ id }) => id));
      for (const { start = -1, end = -1, candidates = [] } of reading.warnings) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(document.text.length);
        for (const candidate of candidates) expect(ids).toContain(candidate);
      }
      for (const question of reading.questions) expect(document.text.slice(question.start, question.end)).toBe(question.text);
      expect(readGenre(document)).toEqual(reading);
    }),
    { numRuns: times(150, 500) },
  );
});
