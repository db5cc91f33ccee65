import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Root } from "mdast";
import { makers } from "./made/made-page.ts";
import { allPages, type PageEntry } from "./navigation.ts";
import { headingsOf, parseMarkdown, type NamedHeading } from "./parse-markdown.ts";

/** A page of the manual, parsed. */
export interface ManualPage extends PageEntry {
  readonly title: string;
  readonly tree: Root;
  readonly headings: readonly NamedHeading[];
}

/**
 * Every page of the navigation, in reading order.
 *
 * @param root the repository's root
 * @throws Error naming the file where a page is missing or does not begin with a title
 */
export function readPages(root: string): ManualPage[] {
  return allPages.map((entry) => {
    const tree = entry.made === undefined ? parseMarkdown(readFileSync(join(root, entry.source), "utf8")) : makers[entry.made](entry.source);
    const headings = headingsOf(tree);
    const first = headings[0];
    if (first === undefined || first.node.depth !== 1) throw new Error(`${entry.source} has no title; begin it with a line "# Title".`);
    return { ...entry, title: first.text, tree, headings };
  });
}
