import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textWindows } from "./text-windows.ts";
import { times } from "../../../../test/support/effort.ts";

describe("textWindows", () => {
  it("holds every block's every unit, keeps to the size, and always moves on", () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 20, max: 200 }), fc.integer({ min: 0, max: 60 }), (lengths, size, overlap) => {
        const text = lengths.map((length) => "word. ".repeat(Math.ceil(length / 6)).slice(0, length)).join("\n\n");
        let at = 0;
        const blocks = lengths.map((length) => ({ start: at, end: (at += length + 2) - 2 }));
        const windows = textWindows(text, blocks, { size, overlap: Math.min(overlap, Math.floor(size / 3)) });
        for (const block of blocks) {
          for (let unit = block.start; unit < block.end; unit++) expect(windows.some(({ start, end }) => start <= unit && unit < end)).toBe(true);
        }
        expect(windows.every(({ start, end }) => end - start <= size)).toBe(true);
        for (const [index, window] of windows.entries()) if (index > 0) expect(window.end).toBeGreaterThan(windows[index - 1]?.end ?? 0);
      }),
      { numRuns: times(15, 60) },
    );
  });
});
