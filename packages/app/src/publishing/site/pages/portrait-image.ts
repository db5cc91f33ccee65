import { html, type Markup } from "../../../present/html/markup.ts";
import { relative } from "../addresses.ts";
import type { SitePortrait } from "../site-data.ts";

/** A portrait, for a page at `path`. It says nothing that the name beside it does not. */
export function portraitImage(path: string, { source }: SitePortrait): Markup {
  const address = source.startsWith("data:") ? source : relative(path, source);
  return html`<img class="portrait" src="${address}" alt="" width="160" height="160" decoding="async">`;
}
