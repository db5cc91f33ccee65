import { escapeHtml, type Html } from "./markup.ts";
import { allPages, home, navigation } from "./navigation.ts";
import type { ManualPage } from "./read-pages.ts";
import { relative } from "./resolve-link.ts";

export interface ShellParts {
  readonly body: Html;
  readonly version: string;
  /** Titles by source. */
  readonly titles: ReadonlyMap<string, string>;
}

/** One page of the site, whole. It needs no script but for the search, and no address outside the site. */
export function pageShell(page: ManualPage, { body, version, titles }: ShellParts): Html {
  const to = (path: string): string => escapeHtml(relative(page, path));
  const title = page.source === home.source ? "Rapporteur: the manual" : `${page.title} · Rapporteur`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<script src="${to("assets/theme.js")}"></script>
<link rel="stylesheet" href="${to("assets/manual.css")}">
<script src="${to("assets/search.js")}" data-root="${to("index.html").replace("index.html", "")}" defer></script>
</head>
<body>
<a class="skip" href="#main">Skip to the text</a>
<header class="head">
<a class="name" href="${to("index.html")}">Rapporteur</a> <span class="version">manual of version ${escapeHtml(version)}</span>
<form class="search" role="search" hidden>
<label class="hidden" for="search">Search the manual</label>
<input id="search" type="search" placeholder="Search the manual" autocomplete="off" aria-controls="found">
</form>
</header>
<div class="frame">
<nav class="parts" aria-label="Manual">
<details open><summary>Contents</summary>
${navigation
  .map(({ title, pages }) =>
    part(
      title,
      pages.map((entry) => line(entry.source, to(`${entry.path}.html`))),
    ).concat("\n"),
  )
  .join("")}</details>
</nav>
<main id="main" tabindex="-1">
<section id="found" class="found" aria-label="Search results" hidden><h1>Search</h1><p role="status"></p><ul></ul></section>
<article>
${body}</article>
${neighbours()}
</main>
${onThisPage(page)}
</div>
</body>
</html>
`;

  function line(source: string, href: string): Html {
    const current = source === page.source ? ' aria-current="page"' : "";
    return `<li><a href="${href}"${current}>${escapeHtml(titles.get(source) ?? source)}</a></li>`;
  }

  function neighbours(): Html {
    const at = allPages.findIndex(({ source }) => source === page.source);
    const way = (entry: (typeof allPages)[number] | undefined, rel: string, arrow: string): Html =>
      entry === undefined
        ? ""
        : `<a rel="${rel}" href="${to(`${entry.path}.html`)}"><span class="soft">${arrow}</span> ${escapeHtml(titles.get(entry.source) ?? "")}</a>`;
    return `<nav class="neighbours" aria-label="Next and previous page">${way(at > 0 ? allPages[at - 1] : undefined, "prev", "Before:")}${way(allPages[at + 1], "next", "Next:")}</nav>`;
  }
}

function part(title: string, lines: readonly Html[]): Html {
  return `<h2>${escapeHtml(title)}</h2><ul>${lines.join("\n")}</ul>`;
}

/** The headings of the second level, where a page has some to choose from. */
function onThisPage({ headings }: ManualPage): Html {
  const second = headings.filter(({ node }) => node.depth === 2);
  if (second.length < 3) return "";
  const lines = second.map(({ id, text }) => `<li><a href="#${escapeHtml(id)}">${escapeHtml(text)}</a></li>`);
  return `<nav class="on-this-page" aria-label="On this page"><h2>On this page</h2><ul>${lines.join("\n")}</ul></nav>`;
}
