import type { Block, BlockKind, SourceDocument, Span } from "@rapporteur/core/model";

const marks: readonly (readonly [RegExp, BlockKind, number])[] = [
  [/^# /, "title", 1],
  [/^## /, "heading", 2],
  [/^### /, "heading", 3],
  [/^- /, "item", 1],
  [/^> /, "quote", 0],
  [/^@bio /, "bio", 0],
  [/^@by /, "byline", 0],
  [/^@other /, "other", 0],
];

/**
 * A page from lines of small markup, for tests: blocks are parted by blank lines, `#` is the title, `##` and `###` headings,
 * `-` items, `>` quotes, `@bio`, `@by` and `@other` kinds, `**words**` emphasis. Marks do not get into the text.
 */
export function pageFrom(markup: string, metadata: Partial<SourceDocument["metadata"]> = {}): SourceDocument {
  const blocks: Block[] = [];
  let text = "";
  for (const piece of markup.trim().split(/\n\s*\n/)) {
    const [kind, level, words] = readKind(piece.trim());
    if (text !== "") text += "\n\n";
    const { plain, emphasis } = takeEmphasis(words, text.length);
    blocks.push({ kind, level, start: text.length, end: text.length + plain.length, emphasis });
    text += plain;
  }
  const title = blocks.find((block) => block.kind === "title");
  return {
    text,
    blocks,
    metadata: {
      title: title ? text.slice(title.start, title.end) : null,
      standfirst: null,
      published: null,
      publisher: null,
      url: null,
      authors: [],
      tags: [],
      language: "en",
      ...metadata,
    },
  };
}

function readKind(piece: string): [BlockKind, number, string] {
  for (const [mark, kind, level] of marks) if (mark.test(piece)) return [kind, level, piece.replace(mark, "")];
  return ["paragraph", 0, piece];
}

function takeEmphasis(words: string, offset: number): { plain: string; emphasis: Span[] } {
  const emphasis: Span[] = [];
  let plain = "";
  for (const [index, part] of words.split("**").entries()) {
    if (index % 2 === 1) emphasis.push({ start: offset + plain.length, end: offset + plain.length + part.length });
    plain += part;
  }
  return { plain, emphasis };
}
