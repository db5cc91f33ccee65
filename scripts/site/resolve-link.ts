import { existsSync, statSync } from "node:fs";
import { join, posix } from "node:path";
import type { PageEntry } from "./navigation.ts";

/** Where a link of a page leads in the site. */
export type Target =
  | { readonly kind: "address"; readonly href: string }
  /** A file of the repository that is copied into the site. */
  | { readonly kind: "file"; readonly href: string; readonly source: string; readonly path: string }
  /** A folder of the repository, which the site does not have, or an address that nobody can have: its name stands as text. */
  | { readonly kind: "none" };

/** Names that are kept for examples (RFC 2606): nobody answers there. */
const invented = /^https?:\/\/(?:[\w-]+\.)*example(?:\.(?:com|net|org))?(?=[:/?#]|$)/;

export interface LinkPlaces {
  readonly root: string;
  readonly pages: readonly PageEntry[];
}

/**
 * @param target as written in the Markdown: an address, a fragment, or a path relative to the page's file
 * @throws Error naming page and target where nothing is there, or where a Markdown file is not in the navigation
 */
export function resolveLink(page: PageEntry, target: string, { root, pages }: LinkPlaces): Target {
  if (invented.test(target)) return { kind: "none" };
  if (/^(?:https?:|mailto:|#)/.test(target)) return { kind: "address", href: target };
  const [file = "", fragment] = target.split("#");
  const source = posix.normalize(posix.join(posix.dirname(page.source), file));
  const other = pages.find((one) => one.source === source);
  if (other !== undefined) return { kind: "address", href: `${relative(page, `${other.path}.html`)}${fragment === undefined ? "" : `#${fragment}`}` };
  if (source.startsWith("..") || !existsSync(join(root, source)))
    throw new Error(`${page.source} links to ${target}, which is not there; correct the link.`);
  if (statSync(join(root, source)).isDirectory()) return { kind: "none" };
  if (source.endsWith(".md")) throw new Error(`${page.source} links to ${source}, which has no place in scripts/site/navigation.ts; add it there.`);
  const path = `files/${source}`;
  return { kind: "file", href: relative(page, path), source, path };
}

/** The way from a page to a file of the site, both below its root. */
export function relative(page: Pick<PageEntry, "path">, path: string): string {
  return posix.relative(posix.dirname(page.path), path);
}
