import type { Readout } from "@rapporteur/reader/readout";
import { html, type Markup } from "../../../present/html/markup.ts";
import { quoted } from "../../../present/selection.ts";

/** Quoted for one line of a map at most. */
const mostWords = 3;

/**
 * The words that a line of a map stands on, each leading to its row in the ledger.
 *
 * @param page address of the page that has the ledger; "" for this one
 */
export function wordsBehind({ statements }: Readout, ids: readonly string[], page: string): Markup {
  const shown = statements.filter(({ id }) => ids.includes(id)).slice(0, mostWords);
  // From a frame on somebody else's page the words open in place of that page.
  const target = page === "" ? null : html` target="_top"`;
  return html`<ul class="words">${shown.map(({ id, quote }) => html`<li dir="auto"><a class="quote" href="${page}#statement-${id}"${target}>${quoted(quote, 160)}</a></li>`)}</ul>`;
}
