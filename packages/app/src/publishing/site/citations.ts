import { onOneLine } from "../../present/selection.ts";
import { absolute, pagePath } from "./addresses.ts";
import { authorNames } from "./author-names.ts";
import type { SitePage, SiteSettings } from "./site-data.ts";

/* How to cite a published page: BibTeX and CSL JSON. Only what the page itself says; a page whose authors are unknown is cited under its publisher. */

/** Text as BibTeX reads it: characters that mean something there are escaped, braces are left out. */
function bibtexText(text: string): string {
  const escaped = text
    .replace(/\\/g, "\\textbackslash ")
    .replace(/[{}]/g, "")
    .replace(/[#$%&_]/g, (character) => `\\${character}`);
  return escaped.replace(/\^/g, "\\textasciicircum ").replace(/~/g, "\\textasciitilde ");
}

/** The page as an entry of BibTeX, `@online`, its slug the key. */
export function bibtex(page: SitePage, settings: SiteSettings): string {
  const [year, month, day] = page.publishedAt.slice(0, 10).split("-");
  const address = absolute(settings, pagePath(page.slug));
  const authors = authorNames(page);
  const names = authors.length > 0 ? authors : [settings.publisher];
  // Inner braces keep a name with " and " in it, or a body's name, one author.
  const author = names.map((name) => `{${bibtexText(name)}}`).join(" and ");
  const fields: [string, string][] = [
    ["author", `{${author}}`],
    ["title", `{{${bibtexText(onOneLine(page.readout.document.title))}}}`],
    ["year", `{${year}}`],
    ["month", `{${month}}`],
    ["day", `{${day}}`],
    ["publisher", `{${bibtexText(settings.publisher)}}`],
  ];
  if (address !== null) fields.push(["url", `{${address}}`]);
  return `@online{${page.slug},\n${fields.map(([name, value]) => `  ${name} = ${value}`).join(",\n")}\n}\n`;
}

/** The page as CSL JSON: a list of one item. */
export function cslJson(page: SitePage, settings: SiteSettings): string {
  const parts = page.publishedAt.slice(0, 10).split("-").map(Number);
  const address = absolute(settings, pagePath(page.slug));
  const authors = authorNames(page);
  const item = {
    id: page.slug,
    type: "article-magazine",
    title: onOneLine(page.readout.document.title),
    // A literal name: nobody guesses which part of a name is the family's.
    author: (authors.length > 0 ? authors : [settings.publisher]).map((literal) => ({ literal })),
    issued: { "date-parts": [parts] },
    "container-title": settings.title,
    publisher: settings.publisher,
    ...(address === null ? {} : { URL: address }),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}
