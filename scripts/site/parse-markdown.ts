import type { Heading, Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

/** A Markdown text as a tree: CommonMark with GitHub's tables, the dialect that the product itself reads. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** The letters of a node, without its marks. Comments and pictures have none. */
export function plainText(node: Nodes): string {
  if (node.type === "text" || node.type === "inlineCode" || node.type === "code") return node.value;
  if (node.type === "break") return " ";
  if (!("children" in node)) return "";
  const isBlock = node.type === "table" || node.type === "tableRow" || node.type === "list" || node.type === "listItem" || node.type === "blockquote";
  return node.children.map(plainText).join(isBlock ? " " : "");
}

export interface NamedHeading {
  readonly node: Heading;
  readonly text: string;
  /** As GitHub makes it, so that a link works there and here. */
  readonly id: string;
}

/** The headings of a page with an id each. Cost: O(length). */
export function headingsOf(tree: Root): NamedHeading[] {
  const used = new Map<string, number>();
  return tree.children.flatMap((node) => {
    if (node.type !== "heading") return [];
    const text = plainText(node);
    const base = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s/g, "-");
    const before = used.get(base) ?? 0;
    used.set(base, before + 1);
    return [{ node, text, id: before === 0 ? base : `${base}-${before}` }];
  });
}
