import type { Block, BlockKind, Span } from "@rapporteur/core/model";
import type { PieceShape } from "../piece.ts";
import { markdownAsPieces } from "./read-markdown.ts";

/** A Markdown text as it is laid out. */
export interface MarkdownParts {
  readonly blocks: readonly Block[];
  /** Stretches inside them that are markup and no words. */
  readonly markup: readonly Span[];
}

const kindOf: Readonly<Record<PieceShape, BlockKind>> = {
  heading: "heading",
  paragraph: "paragraph",
  item: "item",
  quote: "quote",
  code: "other",
  table: "other",
};

/** Takes a Markdown text apart by its layout alone: nothing is made of its words, as there is where a page is read. Cost: O(length). */
export function markdownParts(text: string): MarkdownParts {
  const { pieces } = markdownAsPieces(text);
  return {
    blocks: pieces.map(({ shape, level, start, end }) => ({ kind: kindOf[shape], level, start, end })),
    markup: pieces.flatMap(({ markup }) => markup),
  };
}
