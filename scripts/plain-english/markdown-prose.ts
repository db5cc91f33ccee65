import type { Nodes } from "mdast";
import { parseMarkdown } from "../site/parse-markdown.ts";
import type { Prose } from "./prose.ts";

const blocks = new Set(["paragraph", "heading", "tableCell"]);

/** The paragraphs, headings and table cells of a page. Code and quoted words are left out: "…" stands in their place. */
export function markdownProse(file: string, markdown: string): Prose[] {
  const found: Prose[] = [];
  const visit = (node: Nodes): void => {
    if (blocks.has(node.type)) {
      const text = lettersOf(node)
        .replace(/\s+/g, " ")
        .replace(/“[^”]*”|"[^"]*"/g, "“…”");
      found.push({ file, line: node.position?.start.line ?? 0, text });
    } else if ("children" in node) node.children.forEach(visit);
  };
  visit(parseMarkdown(markdown));
  return found;
}

function lettersOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "inlineCode") return "…";
  if (node.type === "break") return " ";
  return "children" in node ? node.children.map(lettersOf).join("") : "";
}
