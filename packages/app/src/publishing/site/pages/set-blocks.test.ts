import type { Block } from "@rapporteur/core/model";
import { expect, test } from "vitest";
import type { PlacedStatement } from "../../../present/html/annotated-text.ts";
import type { FormatSpan } from "../../../present/html/format-span.ts";
import { setBlocks } from "./set-blocks.ts";

const text = "Head\nOne two three\nitem\nmore\nsaid";
const blockOf = (kind: Block["kind"], words: string): Block => ({
  kind,
  level: 0,
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});
const blocks = [blockOf("heading", "Head"), blockOf("paragraph", "One two three"), blockOf("item", "item"), blockOf("item", "more")];
const statementOf = (number: number, words: string): PlacedStatement => {
  const start = text.indexOf(words);
  return { number, type: "position", isDraft: false, start, end: start + words.length };
};
const shown = (given: {
  readonly blocks?: readonly Block[];
  readonly statements?: readonly PlacedStatement[];
  readonly formats?: readonly FormatSpan[];
}) => setBlocks({ text, blocks, statements: [], formats: [], ...given }).map((one) => one.text);

test("each kind of block is set as what it is, items that follow each other in one list", () => {
  const quote = blockOf("quote", "said");
  expect(shown({ blocks: [...blocks, quote] })).toEqual([
    '<h3 dir="auto">Head</h3>',
    '<p class="text" dir="auto">One two three</p>',
    '<ul class="text"><li dir="auto">item</li><li dir="auto">more</li></ul>',
    '<blockquote class="text" dir="auto">said</blockquote>',
  ]);
  expect(shown({ blocks: blocks.slice(2) })).toHaveLength(1);
  expect(shown({ blocks: [blocks[2]!, quote, blocks[3]!] }).filter((one) => one.startsWith("<ul"))).toHaveLength(2);
  expect(shown({ blocks: [] })).toEqual([]);
});

test("the longer of two statements that begin together lies outside, in whatever order they come", () => {
  const [whole, part] = [statementOf(1, "One two"), statementOf(2, "One")];
  const [set] = shown({ blocks: [blocks[1]!], statements: [whole, part] });
  expect(set).toBe(shown({ blocks: [blocks[1]!], statements: [part, whole] })[0]);
  expect(set).toContain('<span class="m s1 lane-0 position" id="t1"> two</span>'.replace(' id="t1"', ""));
  expect(set).toContain('class="m s2 lane-1 position" id="t2"');
});

test("a stretch of a block is set in its format; what reaches over its edges is not", () => {
  const strong = (words: string): FormatSpan => ({
    kind: "strong",
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
    href: null,
    alt: null,
  });
  expect(shown({ formats: [strong("Head"), strong("two"), strong("item\nmore")] })).toEqual([
    '<h3 dir="auto"><strong>Head</strong></h3>',
    '<p class="text" dir="auto">One <strong>two</strong> three</p>',
    '<ul class="text"><li dir="auto">item</li><li dir="auto">more</li></ul>',
  ]);
});
