import { authorsOf, nameOf, onOneLine } from "../../present/selection.ts";
import type { SitePage } from "./site-data.ts";

/** Names of a page's authors, each once, in order; those that nobody knows are left out. */
export function authorNames({ readout }: SitePage): string[] {
  return [...new Set(authorsOf(readout).map((author) => onOneLine(nameOf(readout, author))))];
}

/** Those by whom a page is cited, each once, in order: a person's name may be cut, a body's not. */
export function citedAuthors({ readout }: SitePage): { readonly name: string; readonly isPerson: boolean }[] {
  const cited = authorsOf(readout).map((id) => [onOneLine(nameOf(readout, id)), id.startsWith("person:")] as const);
  return [...new Map(cited)].map(([name, isPerson]) => ({ name, isPerson }));
}

/** Pages with a contribution by somebody of this name. Cost: O(contributions). */
export function pagesBy(pages: readonly SitePage[], name: string): SitePage[] {
  return pages.filter(({ readout }) => authorsOf(readout).some((author) => nameOf(readout, author) === name));
}
