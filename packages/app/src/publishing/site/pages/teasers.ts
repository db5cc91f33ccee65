import { isolated } from "../../../present/html/isolated.ts";
import { html, type Markup } from "../../../present/html/markup.ts";
import { clip, onOneLine } from "../../../present/selection.ts";
import { fileSlug, pagePath, relative, tagPath } from "../addresses.ts";
import { authorNames } from "../author-names.ts";
import type { SitePage } from "../site-data.ts";

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** "24 November 2026": the day of a moment, in UTC, in words a reader of English knows. */
export function dayText(moment: string): string {
  return dayFormat.format(new Date(moment));
}

/** A name as a link to its page; a name without a letter or digit has none. */
export function linked(href: string, name: string): Markup {
  return fileSlug(name) === "" ? isolated(name) : html`<a href="${href}">${isolated(name)}</a>`;
}

/** The tags of a page as links to theirs, from the path where they stand; null where there is none. */
export function tagLinks(from: string, tags: readonly string[]): Markup | null {
  if (tags.length === 0) return null;
  return html`<ul class="tags" aria-label="Tags">${tags.map((tag) => html`<li>${linked(relative(from, tagPath(tag)), tag)}</li>`)}</ul>`;
}

/** Pages in a list: date, title, standfirst, who wrote. `from` is where the list stands, `level` that of its headings. */
export function teasers(from: string, pages: readonly SitePage[], level: 2 | 3 = 2): Markup {
  if (pages.length === 0) return html`<p>Nothing has been published yet.</p>`;
  return html`<ol class="teasers">${pages.map((page) => teaser(from, page, level))}</ol>`;
}

function teaser(from: string, page: SitePage, level: 2 | 3): Markup {
  const { document } = page.readout;
  const link = html`<a href="${relative(from, pagePath(page.slug))}" lang="${document.language}">${onOneLine(document.title)}</a>`;
  const authors = authorNames(page);
  const statements = page.readout.statements.length;
  return html`<li><p class="who"><time datetime="${page.publishedAt}">${dayText(page.publishedAt)}</time>${document.tags.map((tag, index) => html`${index === 0 ? " · " : ", "}${isolated(tag)}`)}</p>
${level === 2 ? html`<h2 dir="auto">${link}</h2>` : html`<h3 dir="auto">${link}</h3>`}
${document.standfirst === null ? null : html`<p class="quote" dir="auto">${clip(document.standfirst, 320)}</p>`}
<p class="who">${authors.map((author, index) => html`${index === 0 ? null : ", "}${isolated(author)}`)}${authors.length === 0 ? null : " · "}${statements} ${statements === 1 ? "statement" : "statements"}</p></li>`;
}
