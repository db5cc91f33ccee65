import fc from "fast-check";
import { expect, test } from "vitest";
import { sliceSpan } from "../model/span.ts";
import { findAnchor, makeAnchor } from "./anchor.ts";
import { findFolded, foldText, makeShadow, toFoldedOffset, toSourceSpan } from "./shadow.ts";
import { isStoredText, toStoredText } from "./stored-text.ts";

/** Text with all that breaks offsets: pairs, accents, joiners, CRLF, marks, nested quotes, right-to-left, ligatures. */
const awkward = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "\r\n",
        "\r",
        "\n",
        "\0",
        "\ufeff",
        "\u00ad",
        "\u0301",
        "e\u0301",
        "👩‍🚀",
        "🇺🇦",
        "ﬃ",
        "“‘a’ b”",
        "«ж»",
        "שָׁלוֹם",
        "مَرْحَبًا",
        "\u00a0",
        "İ",
        "ß",
        "𝐀",
        "﷽",
      ),
      fc.string({ unit: "binary", maxLength: 4 }),
      fc.constantFrom("China", " said ", "Йод", "co-op", "..."),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

test("storing is idempotent and gives stored text", () => {
  fc.assert(
    fc.property(fc.oneof(awkward, fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) })), (decoded) => {
      const stored = toStoredText(decoded);
      expect(isStoredText(stored)).toBe(true);
      expect(toStoredText(stored)).toBe(stored);
    }),
  );
});

test("shadow offsets are ordered, inside the text, and fold back to what they stand for", () => {
  fc.assert(
    fc.property(awkward, (decoded) => {
      const text = toStoredText(decoded);
      const shadow = makeShadow(text);
      let last = 0;
      for (let unit = 0; unit < shadow.folded.length; unit++) {
        const span = toSourceSpan(shadow, { start: unit, end: unit + 1 });
        expect(span.start).toBeGreaterThanOrEqual(last);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(text.length);
        expect(foldText(sliceSpan(text, span))).toContain(shadow.folded[unit]);
        expect(toFoldedOffset(shadow, span.start)).toBeLessThanOrEqual(unit);
        last = span.start;
      }
    }),
  );
});

test.each(["ᵊ", "ǽ", "ǿ", "ᴭ"])("folding %s twice is folding it once", (letter) => expect(foldText(foldText(letter))).toBe(foldText(letter)));

test("folding is idempotent", () => {
  fc.assert(
    fc.property(awkward, (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});

test("what was cut out is found again among the folded places", () => {
  fc.assert(
    fc.property(awkward, fc.nat(), fc.nat(), (decoded, from, length) => {
      const text = toStoredText(decoded);
      const shadow = makeShadow(text);
      fc.pre(shadow.folded.length > 0);
      const start = from % shadow.folded.length;
      const end = Math.min(shadow.folded.length, start + 1 + (length % 9));
      const span = toSourceSpan(shadow, { start, end });
      const quote = sliceSpan(text, span);
      // A cut that starts in a run of white space or at a bare accent folds to other words than the run does.
      fc.pre(foldText(quote) === shadow.folded.slice(start, end));
      expect(findFolded(shadow, quote)).toContainEqual(span);
    }),
  );
});

test("an anchor never leads to other words, and leads home when its context is unique", () => {
  fc.assert(
    fc.property(awkward, fc.nat(), fc.nat(), awkward, (decoded, from, length, before) => {
      const text = toStoredText(decoded);
      fc.pre(text.length > 0);
      const start = from % text.length;
      const span = { start, end: Math.min(text.length, start + 1 + (length % 30)) };
      const changed = toStoredText(`${before}\n\n${text}`);
      const anchor = makeAnchor(text, span);
      const result = findAnchor(changed, anchor);
      if (result.kind !== "found") return;
      expect(sliceSpan(changed, result.span)).toBe(anchor.quote);
    }),
  );
});
