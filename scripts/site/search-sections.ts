import type { ManualPage } from "./read-pages.ts";
import { plainText } from "./parse-markdown.ts";

/** A part of a page that the search of the site can find. */
export interface SearchSection {
  /** Address below the site's root, with its fragment. */
  readonly href: string;
  readonly page: string;
  /** The heading above; equal to `page` at the top of a page. */
  readonly heading: string;
  readonly text: string;
}

/** The page cut at its headings of the first three levels. Cost: O(length). */
export function searchSections({ path, title, tree, headings }: ManualPage): SearchSection[] {
  const byNode = new Map(headings.map((heading) => [heading.node as unknown, heading]));
  const sections: { href: string; page: string; heading: string; text: string }[] = [];
  for (const node of tree.children) {
    const heading = node.type === "heading" && node.depth <= 3 ? byNode.get(node) : undefined;
    if (heading === undefined) {
      const last = sections.at(-1);
      if (last !== undefined) last.text = `${last.text} ${plainText(node)}`.trim();
    } else sections.push({ href: `${path}.html#${heading.id}`, page: title, heading: heading.text, text: "" });
  }
  return sections.map((section) => ({ ...section, text: section.text.replace(/\s+/g, " ") }));
}

/** The index as a script: a page opened as a file may load a script, but may not fetch. */
export function searchIndexScript(pages: readonly ManualPage[]): string {
  return `globalThis.manualSections = ${JSON.stringify(pages.flatMap(searchSections))};\n`;
}
