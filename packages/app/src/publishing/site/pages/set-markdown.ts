import { markdownParts } from "@rapporteur/reader/sources";
import type { Markup } from "../../../present/html/markup.ts";
import { markdownFormats } from "../../roundups/markdown-formats.ts";
import { cutOut } from "../../roundups/without-markup.ts";
import { setBlocks } from "./set-blocks.ts";

/** Markdown as a page shows it, before it was read as one: what an expert wrote looks here as it will there. Cost: O(length). */
export function setMarkdown(source: string): Markup[] {
  const { blocks, markup } = markdownParts(source);
  const stretches = markup.map(({ start, end }): [number, number] => [start, end]);
  const { kept, moved } = cutOut(source, stretches);
  const at = (offset: number): number => moved[offset] ?? kept.length;
  return setBlocks({
    text: kept,
    blocks: blocks.map((block) => ({ ...block, start: at(block.start), end: at(block.end) })),
    statements: [],
    formats: markdownFormats(source, stretches, blocks),
  });
}
