import type { ReadoutStatement } from "@rapporteur/reader/readout";
import { claimMarkup, provenance } from "../../../present/html/claims.ts";
import { html } from "../../../present/html/markup.ts";
import { onOneLine, quoted } from "../../../present/selection.ts";
import { absolute, embedPath, pagePath, relative } from "../addresses.ts";
import { actorMap, arcsOf } from "../maps/actor-map.ts";
import { causalMap, linksOf } from "../maps/causal-map.ts";
import type { Site, SitePage } from "../site-data.ts";

const embeddedMaps = ["actors", "causes"] as const;

/** One row of the ledger or one map, for a frame on somebody else's page; leads back to its page. Null where the page has no such part. */
export function embedPage(site: Site, page: SitePage, part: string): string | null {
  const path = embedPath(page.slug, part);
  const home = absolute(site.settings, pagePath(page.slug)) ?? relative(path, pagePath(page.slug));
  const { readout } = page;
  const body = part === "actors" ? actorMap(readout, "map", home) : part === "causes" ? causalMap(readout, "map", home) : rowOf(page, part);
  if (body === null) return null;
  const title = onOneLine(readout.document.title);
  return html`<!doctype html>
<html lang="${site.settings.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title>
<link rel="stylesheet" href="${relative(path, "assets/site.css")}"><link rel="icon" href="data:,"></head>
<body><main class="sheet embed"><h1 dir="auto"><a href="${home}" target="_top">${title}</a></h1>${body}<p class="who">${site.settings.publisher}</p></main></body></html>
`.text;
}

/** What of a page can stand on another: its maps, where it has some, and every statement. Cost: O(statements). */
export function embeddedParts({ readout }: SitePage): readonly string[] {
  const drawn = { actors: arcsOf(readout).length > 0, causes: linksOf(readout).length > 0 };
  return [...embeddedMaps.filter((map) => drawn[map]), ...readout.statements.map(({ id }) => id)];
}

function rowOf({ readout }: SitePage, id: string) {
  const statement: ReadoutStatement | undefined = readout.statements.find((one) => one.id === id);
  if (statement === undefined) return null;
  return html`<ol class="ledger"><li class="entry ${statement.type}"><p class="claim">${claimMarkup(readout, statement)}</p><p class="quote" dir="auto">${quoted(statement.quote, 320)}</p><p class="who">${provenance(readout, statement)}</p></li></ol>`;
}
