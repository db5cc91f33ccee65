import { expect, test } from "vitest";
import type { Block } from "@rapporteur/core/model";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { feedText } from "./feed-text.ts";

/** A document of one block a text. */
function told(texts: readonly (readonly [kind: Block["kind"], words: string, level?: number])[], shown: "whole" | "quotes" = "whole"): string | null {
  let text = "";
  const blocks = texts.map(([kind, words, level = 0]): Block => {
    const start = text.length;
    text += words;
    return { kind, level, start, end: text.length };
  });
  return feedText({ text: shown, readout: { ...sampleReadout, document: { ...sampleReadout.document, text, blocks } } });
}

test("each kind of block has its element, and the title none", () => {
  const whole = told([
    ["title", "The tide"],
    ["heading", "First", 2],
    ["paragraph", "One\nTwo"],
    ["quote", "Said"],
    ["item", "Thing"],
  ]);
  expect(whole?.split("\n")).toEqual(["<h2>First</h2>", "<p>One<br>Two</p>", "<blockquote><p>Said</p></blockquote>", "<ul><li>Thing</li></ul>"]);
});

test("headings keep their depth below the title of the feed, and never more than there are", () => {
  const levels = [0, 1, 2, 3, 6, 9].map((level) => told([["heading", "x", level]]));
  expect(levels).toEqual([2, 2, 2, 3, 6, 6].map((level) => `<h${level}>x</h${level}>`));
});

test("words are text, never markup", () => {
  expect(told([["paragraph", `<b> & "x"`]])).toBe("<p>&lt;b&gt; &amp; &quot;x&quot;</p>");
});

test("there is no text where there are no words, or where rights allow quotes alone", () => {
  expect(told([["paragraph", "  "]])).toBeNull();
  expect(told([])).toBeNull();
  expect(told([["paragraph", "Words"]], "quotes")).toBeNull();
});
