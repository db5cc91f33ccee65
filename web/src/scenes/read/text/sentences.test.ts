import { describe, expect, it } from "vitest";
import { neighbourSentence } from "./sentences.ts";

const stored = "First one. Second one here.\n\nThird in a new paragraph. ";
const blocks = [
  { start: 0, end: 27 },
  { start: 29, end: stored.length },
];
const words = (span: { start: number; end: number } | null): string | null => (span === null ? null : stored.slice(span.start, span.end));

describe("sentences by key", () => {
  it("come one after the other, over paragraphs, and back", () => {
    expect(words(neighbourSentence(stored, blocks, { offset: -1, step: 1 }))).toBe("First one.");
    expect(words(neighbourSentence(stored, blocks, { offset: 0, step: 1 }))).toBe("Second one here.");
    expect(words(neighbourSentence(stored, blocks, { offset: 11, step: 1 }))).toBe("Third in a new paragraph.");
    expect(neighbourSentence(stored, blocks, { offset: 29, step: 1 })).toBeNull();
    expect(words(neighbourSentence(stored, blocks, { offset: 29, step: -1 }))).toBe("Second one here.");
    expect(neighbourSentence(stored, blocks, { offset: 0, step: -1 })).toBeNull();
  });
});
