import type { SitePage } from "./site-data.ts";

/** The order of the pages of a site: the latest published first; of those of one moment, by their addresses. */
export function newestFirst(a: Pick<SitePage, "publishedAt" | "slug">, b: Pick<SitePage, "publishedAt" | "slug">): number {
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? 1 : -1;
  return a.slug < b.slug ? -1 : 1;
}
