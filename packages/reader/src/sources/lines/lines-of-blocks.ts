import type { Block, SourceDocument } from "@rapporteur/core/model";
import type { Piece, PieceShape } from "../piece.ts";
import { readLines } from "./read-lines.ts";

const shapes: Partial<Record<Block["kind"], PieceShape>> = { title: "heading", heading: "heading", item: "item", quote: "quote" };

/**
 * A document whose blocks are read as lines where they are not, as those of a library are not: it keeps what each block is, and no probabilities. What was left out
 * of the page when it was read first is not there to tell them by. Cost: linear in the text.
 */
export function withLines(document: SourceDocument): SourceDocument {
  const { text, blocks } = document;
  if (blocks.some(({ line }) => line !== undefined)) return document;
  let at = 0;
  const markup = (document.markup ?? []).toSorted((a, b) => a.start - b.start);
  const pieces = blocks.map(({ kind, level, start, end, emphasis = [] }): Piece => {
    while ((markup[at]?.start ?? end) < start) at++;
    const from = at;
    while ((markup[at]?.end ?? Infinity) <= end) at++;
    return { start, end, shape: shapes[kind] ?? "paragraph", level, emphasis, markup: markup.slice(from, at), role: null };
  });
  const lines = readLines(text, pieces);
  const isRead = lines.some(({ probability }) => probability > 0);
  return isRead ? { ...document, blocks: blocks.map((block, index) => withLine(block, lines[index])) } : document;
}

function withLine(block: Block, line: Block["line"]): Block {
  return line === undefined ? block : { ...block, line: { role: line.role, probability: line.probability } };
}
