import { compareTexts } from "@rapporteur/core/base";
import type { SitePage } from "./site-data.ts";

/** The order of the pages of a site: the latest published first; of those of one moment, by their addresses. */
export function newestFirst(a: Pick<SitePage, "publishedAt" | "slug">, b: Pick<SitePage, "publishedAt" | "slug">): number {
  return compareTexts(b.publishedAt, a.publishedAt) || compareTexts(a.slug, b.slug);
}
