import { type Block, compareSpans, spanContains, spansOverlap } from "@rapporteur/core/model";
import { markText, type PlacedStatement } from "../../../present/html/annotated-text.ts";
import type { FormatSpan } from "../../../present/html/format-span.ts";
import { html, type Markup } from "../../../present/html/markup.ts";

interface Setting {
  /** Without the stretches that are markup. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly statements: readonly PlacedStatement[];
  readonly formats: readonly FormatSpan[];
}

/** Paragraphs, headings, quotations, code and lists, as they are written; list items that follow each other are one list. Cost: O(blocks × statements). */
export function setBlocks({ text, blocks, statements, formats }: Setting): Markup[] {
  const set = (block: Block): Markup => {
    const inside = statements.filter((one) => spansOverlap(one, block)).sort(compareSpans);
    const own = formats.filter((one) => spanContains(block, one));
    return markText(text, block, inside, own);
  };
  const shown: Markup[] = [];
  let entries: Markup[] = [];
  const endList = (): void => {
    if (entries.length > 0) shown.push(html`<ul class="text">${entries}</ul>`);
    entries = [];
  };
  for (const block of blocks) {
    if (block.kind === "item") {
      entries.push(html`<li dir="auto">${set(block)}</li>`);
      continue;
    }
    endList();
    if (block.kind === "quote") shown.push(html`<blockquote class="text" dir="auto">${set(block)}</blockquote>`);
    else if (block.kind === "heading") shown.push(html`<h3 dir="auto">${set(block)}</h3>`);
    else shown.push(html`<p class="text" dir="auto">${set(block)}</p>`);
  }
  endList();
  return shown;
}
