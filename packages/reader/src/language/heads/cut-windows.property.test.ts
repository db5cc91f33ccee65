import fc from "fast-check";
import { expect, it } from "vitest";
import { WordPiece } from "../encoder/index.ts";
import { cutWindows } from "./cut-windows.ts";

const tokenizer = new WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "##a", "b", "."]);
const sizes = { limit: 12, context: 5, longest: 16 };
const sentence = fc.array(fc.constantFrom("a", "aa", "b", "aaa"), { minLength: 1, maxLength: 9 }).map((words) => `${words.join(" ")}.`);

it("each sentence is read in exactly one window, but for those that are not, in order, and no window is too long", () => {
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 12 }), fc.nat({ max: 11 }), (sentences, unread) => {
      const text = sentences.join(" ");
      const spans = sentences.map((one, at) => {
        const start = sentences.slice(0, at).join(" ").length + (at === 0 ? 0 : 1);
        return { start, end: start + one.length };
      });
      const left = spans.slice(unread, unread + 1);
      const cut = cutWindows(text, { sentences: spans, unread: left, tokenizer, sizes });
      const windows = [...cut];
      expect(cut.count).toBe(windows.length);
      const read = windows.flatMap((window) => [...new Set(window.read.map((word) => window.sentences[word]))]);
      expect(read).toEqual(spans.map((_, at) => at).filter((at) => at !== unread));
      const whole = [...cutWindows(text, { sentences: spans, unread: [], tokenizer, sizes })].map(({ pieces }) => pieces.join(" "));
      for (const window of windows) {
        expect(whole).toContain(window.pieces.join(" "));
        expect(window.pieces.length).toBeLessThanOrEqual(sizes.longest + 2);
        expect(window.first.map((place) => window.pieces[place])).not.toContain(tokenizer.sep);
      }
    }),
  );
});
