import type { BlockContent, Code, Heading, List, Paragraph, PhrasingContent, Root, RootContent, Table, TableCell } from "mdast";

/* Parts of a page that is made from code: a syntax tree of Markdown, so that no letter of a comment can be taken for a mark. */

/** Text in which `words` between backticks are code. */
export function inline(text: string): PhrasingContent[] {
  return text
    .replace(/\{@link (\w+)\}/g, "`$1`")
    .split(/(`[^`]+`)/)
    .filter((part) => part !== "")
    .map((part) => (/^`[^`]+`$/.test(part) ? { type: "inlineCode", value: part.slice(1, -1) } : { type: "text", value: part }));
}

export const page = (title: string, children: readonly RootContent[]): Root => ({ type: "root", children: [heading(1, title), ...children] });

export const heading = (depth: 1 | 2 | 3, text: string): Heading => ({ type: "heading", depth, children: inline(text) });

export const paragraph = (text: string): Paragraph => ({ type: "paragraph", children: inline(text.replace(/\s+/g, " ")) });

export const code = (value: string): Code => ({ type: "code", value });

export function list(items: readonly string[]): List {
  const item = (text: string): { type: "listItem"; children: BlockContent[] } => ({ type: "listItem", children: [paragraph(text)] });
  return { type: "list", ordered: false, spread: false, children: items.map(item) };
}

/** @param rows the head first; each cell as `inline` takes it */
export function table(rows: readonly (readonly string[])[]): Table {
  const cell = (text: string): TableCell => ({ type: "tableCell", children: inline(text) });
  return { type: "table", children: rows.map((row) => ({ type: "tableRow", children: row.map(cell) })) };
}
