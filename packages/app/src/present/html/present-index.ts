import type { Readout } from "@rapporteur/reader/readout";
import { authorOf, onOneLine, reviewSentence } from "../selection.ts";
import { html, Markup } from "./markup.ts";
import { fontFaces, pageStyle } from "./page-style.ts";
import type { HtmlOptions } from "./present-html.ts";

/** The list of readouts that a server offers, each with its contributors and how much of it is reviewed. */
export function presentIndex(entries: readonly { readonly readout: Readout; readonly href: string }[], options: HtmlOptions): string {
  const rows = entries.map(({ readout, href }) => {
    const { document } = readout;
    const facts = [document.publisher, document.published].filter((part) => part !== null).join(" · ");
    const authors = document.contributions.map((contribution) => authorOf(readout, contribution)).join(", ");
    return html`<li><p class="claim"><a href="${href}">${onOneLine(document.title)}</a></p>
<p class="who">${[facts, authors].filter((part) => part !== "").join(" · ")}</p>
<p class="who">${reviewSentence(readout)} <a href="${href}.json">JSON</a></p></li>`;
  });
  const style = `${options.fonts === undefined ? "" : fontFaces(options.fonts)}${pageStyle}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${options.digest(style)}'; font-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rapporteur: readouts</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header class="banner"><h1>Readouts</h1><p class="facts">Documents read on this machine, with the system each describes. Machine drafts until a person accepts them.</p></header>
<main class="banner"><ol class="ledger">${rows}</ol></main>
</body>
</html>
`.text;
}
