import type { SourceDocument } from "@rapporteur/core/model";
import fc from "fast-check";
import { expect } from "vitest";
import { pageFrom } from "./page-for-tests.ts";
import type { GenreReading } from "./read-genre.ts";

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

/** Pages of pieces that say who speaks, in any order, and of any words. */
export const anyPage: fc.Arbitrary<SourceDocument> = fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pageFrom(pieces.join("\n\n")));

/** Every span lies in the text, contributions never overlap, and whoever is named is among the entities. */
export function expectToHold({ text }: SourceDocument, reading: GenreReading): void {
  const ids = new Set(reading.entities.map(({ id }) => id));
  let last = 0;
  for (const { start, end, body, author } of reading.contributions) {
    const [bodyStart, bodyEnd] = body;
    expect(start).toBeGreaterThanOrEqual(last);
    expect(bodyStart).toBeGreaterThanOrEqual(start);
    expect(bodyEnd).toBeGreaterThan(bodyStart);
    expect(end).toBeGreaterThanOrEqual(bodyEnd);
    expect(end).toBeLessThanOrEqual(text.length);
    last = end;
    if (author !== null) expect(ids).toContain(author);
  }
  for (const { start = -1, end = -1, candidates = [] } of reading.warnings) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
    for (const candidate of candidates) expect(ids).toContain(candidate);
  }
  for (const { start, end, text: asked } of reading.questions) expect(text.slice(start, end)).toBe(asked);
  for (const { start, end } of reading.asides) expect(end).toBeGreaterThan(start);
}
