import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readModelFile } from "./model-file.ts";
import { tinyEncoderBytes } from "./testing/tiny-encoder.ts";
import { WordPiece, windowOf, wordPieceOf } from "./word-piece.ts";

const tokenizer = wordPieceOf(readModelFile(tinyEncoderBytes()).text("vocabulary"));

const spelled = (text: string, wordPiece = tokenizer): [string, string][] =>
  wordPiece.split(text).map(({ id, start, end }) => [wordPiece.pieces[id] ?? "", text.slice(start, end)]);

/** Text with what is hard: accents of both kinds, ligatures, wide and joined characters, signs. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom("the ", "Talks", "e\u0301", "É", "\u00ad", "\u200d", "中国", "각", "😀", "İ", "ﬁ", "—", "“", "\r\n", "U.N.", " "),
      fc.string({ unit: "binary" }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("WordPiece", () => {
  it("spells words with the longest pieces and keeps the place of each", () => {
    expect(spelled("The Talking, resumed.")).toEqual([
      ["the", "The"],
      ["talk", "Talk"],
      ["##ing", "ing"],
      [",", ","],
      ["resume", "resume"],
      ["##d", "d"],
      [".", "."],
    ]);
  });

  it("takes accents off, composed and not, and keeps the mark with its letter", () => {
    expect(spelled("É e\u0301x İ")).toEqual([
      ["e", "É"],
      ["e", "e\u0301"],
      ["##x", "x"],
      ["i", "İ"],
    ]);
  });

  it("splits Chinese characters, drops what is not seen, and calls unknown what it cannot spell", () => {
    expect(spelled("a中b\u00adc \u2028ж!")).toEqual([
      ["a", "a"],
      ["[UNK]", "中"],
      ["b", "b"],
      ["##c", "c"],
      ["[UNK]", "ж"],
      ["!", "!"],
    ]);
    expect(spelled("a".repeat(101))).toEqual([["[UNK]", "a".repeat(101)]]);
    expect(spelled("[CLS]").map(([piece]) => piece)).toEqual(["[", "c", "##l", "##s", "]"]);
  });

  it("falls back to smaller pieces where a vocabulary lacks one", () => {
    const smaller = new WordPiece(tokenizer.pieces.filter((piece) => piece !== "minister"));
    expect(
      spelled("minister", smaller)
        .map(([piece]) => piece)
        .join(" "),
    ).toBe("m ##in ##i ##s ##t ##e ##r".replace("##in", "##i ##n"));
    expect(spelled("minister")).toEqual([["minister", "minister"]]);
  });

  it("covers the text with pieces in order, on whole characters, for any text", () => {
    fc.assert(
      fc.property(text, (each) => {
        let [start, end] = [0, 0];
        for (const piece of tokenizer.split(each)) {
          expect(piece.start >= start && piece.end >= end && piece.end > piece.start).toBe(true);
          // Only pieces of one and the same character may overlap.
          if (piece.start < end) expect([piece.start, [...each.slice(piece.start, piece.end).normalize("NFC")].length]).toEqual([start, 1]);
          expect(each.slice(piece.start, piece.end).isWellFormed() || !each.isWellFormed()).toBe(true);
          [start, end] = [piece.start, piece.end];
        }
      }),
      { numRuns: 500 },
    );
  });

  it("splits a part of a text as it splits the part alone", () => {
    fc.assert(
      fc.property(text, text, text, (before, each, after) => {
        const found = tokenizer.split(before + each + after, before.length, before.length + each.length);
        expect(found).toEqual(tokenizer.split(each).map(({ id, start, end }) => ({ id, start: start + before.length, end: end + before.length })));
      }),
    );
  });

  it("leaves out nothing but white space, marks and what is not seen", () => {
    fc.assert(
      fc.property(text, (each) => {
        let rest = "";
        let at = 0;
        for (const { start, end } of tokenizer.split(each)) {
          rest += each.slice(at, Math.max(at, start));
          at = end;
        }
        expect(rest + each.slice(at)).toMatch(/^[\s\p{Z}\p{C}\p{Mn}\ufffd]*$/u);
      }),
    );
  });

  it("puts a window between its ends", () => {
    expect([...windowOf(tokenizer, tokenizer.split("the")).ids].map((id) => tokenizer.pieces[id])).toEqual(["[CLS]", "the", "[SEP]"]);
    expect(() => new WordPiece(["a", "a"])).toThrow("the vocabulary has a twice");
    expect(() => new WordPiece(["a"])).toThrow("the vocabulary has no [CLS]");
  });
});
