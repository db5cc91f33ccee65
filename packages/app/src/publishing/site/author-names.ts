import { authorOf, nameOf, onOneLine } from "../../present/selection.ts";
import type { SitePage } from "./site-data.ts";

/** Names of a page's authors, each once, in order; those that nobody knows are left out. */
export function authorNames({ readout }: SitePage): string[] {
  const named = readout.document.contributions.filter(({ author }) => author !== null);
  return [...new Set(named.map((contribution) => onOneLine(authorOf(readout, contribution))))];
}

/** Pages with a contribution by somebody of this name. Cost: O(contributions). */
export function pagesBy(pages: readonly SitePage[], name: string): SitePage[] {
  return pages.filter(({ readout }) => readout.document.contributions.some(({ author }) => nameOf(readout, author, "") === name));
}
