import type { SitePage } from "./site-data.ts";

const codes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => codes[character] ?? character);

/**
 * The whole text of a page as HTML for readers of feeds: headings, paragraphs, quotes and lists, without pictures, links and scripts. Null where the rights of the
 * text allow quotes alone.
 *
 * Cost: O(length).
 */
export function feedText({ text: shown, readout }: Pick<SitePage, "text" | "readout">): string | null {
  if (shown !== "whole") return null;
  const { text, blocks } = readout.document;
  const lines = blocks.flatMap(({ kind, level, start, end }): string[] => {
    const words = text.slice(start, end).trim();
    // The feed has the title by itself.
    if (words === "" || kind === "title") return [];
    const inner = escaped(words).replaceAll("\n", "<br>");
    if (kind === "heading") return [`<h${Math.min(6, Math.max(2, level))}>${inner}</h${Math.min(6, Math.max(2, level))}>`];
    if (kind === "quote") return [`<blockquote><p>${inner}</p></blockquote>`];
    return [kind === "item" ? `<ul><li>${inner}</li></ul>` : `<p>${inner}</p>`];
  });
  return lines.length === 0 ? null : lines.join("\n");
}
