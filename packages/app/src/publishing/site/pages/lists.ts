import { compareTexts } from "@rapporteur/core/base";
import type { ReadoutStatement } from "@rapporteur/reader/readout";
import { claimMarkup } from "../../../present/html/claims.ts";
import { isolated } from "../../../present/html/isolated.ts";
import { html, type Markup } from "../../../present/html/markup.ts";
import { clip, nameOf, onOneLine, quoted } from "../../../present/selection.ts";
import { actorPath, archivePath, expertPath, homePath, pagePath, relative, searchPath, tagPath } from "../addresses.ts";
import { expertJsonLd } from "../json-ld.ts";
import { pagesBy } from "../author-names.ts";
import { shell } from "../shell.ts";
import type { ExpertForecast, Site, SiteExpert, SitePage } from "../site-data.ts";
import { portraitImage } from "./portrait-image.ts";
import { dayText, linked, teasers } from "./teasers.ts";

/** Pages of the home page; the rest stand in the archive. */
const latestCount = 12;

/** The latest pages. */
export function homePage(site: Site): string {
  const { settings, pages } = site;
  const body = html`<h1>${settings.title}</h1><p class="standfirst">${settings.description}</p>
<div class="wide">${teasers(homePath, pages.slice(0, latestCount))}</div>
${pages.length > latestCount ? html`<p><a href="${archivePath}">All ${pages.length} in the archive</a></p>` : null}`;
  return shell(site, { path: homePath, title: settings.title, description: settings.description, body });
}

/** Everything by year, then tags and experts: the way in for those who know what they look for. */
export function archivePage(site: Site): string {
  const years = Map.groupBy(site.pages, ({ publishedAt }) => publishedAt.slice(0, 4));
  const tags = countedTags(site.pages);
  const body = html`<h1>Archive</h1>
${[...years].map(([year, pages]) => html`<section aria-labelledby="y${year}"><h2 id="y${year}">${year}</h2><ul>${pages.map((page) => archiveLine(page))}</ul></section>`)}
${tags.length === 0 ? null : html`<section aria-labelledby="tags"><h2 id="tags">Tags</h2><ul class="tags">${tags.map(([tag, count]) => html`<li>${linked(tagPath(tag), tag)} <span class="figure">${count}</span></li>`)}</ul></section>`}
${site.experts.length === 0 ? null : html`<section aria-labelledby="experts"><h2 id="experts">Experts</h2><ul class="tags">${site.experts.map(({ slug, name }) => html`<li><a href="${expertPath(slug)}">${name}</a></li>`)}</ul></section>`}`;
  return shell(site, { path: archivePath, title: "Archive", description: `Everything published by ${site.settings.publisher}`, body });
}

function archiveLine(page: SitePage): Markup {
  return html`<li><a href="${pagePath(page.slug)}">${isolated(onOneLine(page.readout.document.title))}</a> <span class="who">${dayText(page.publishedAt)}</span></li>`;
}

/** Tags with how many pages have each, the most used first. */
export function countedTags(pages: readonly SitePage[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { readout } of pages) for (const tag of readout.document.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, two]) => two - one || compareTexts(a, b));
}

/** Pages of a tag. Cost: O(pages of the site that is given): give it the tag's own. */
export function tagPage(site: Site, tag: string): string {
  const path = tagPath(tag);
  const { pages } = site;
  const body = html`<p class="kicker">Tag</p><h1>${isolated(tag)}</h1><div class="wide">${teasers(path, pages)}</div>`;
  return shell(site, { path, title: tag, description: `${pages.length} pages about ${tag}`, body, feeds: path.replace(/\.html$/, "") });
}

interface Told {
  readonly page: SitePage;
  readonly statement: ReadoutStatement;
}

function toldBy(site: Site, name: string): Told[] {
  return site.pages.flatMap((page) =>
    page.readout.statements.filter((statement) => nameOf(page.readout, statement.speaker, "") === name).map((statement) => ({ page, statement })),
  );
}

function toldRow(from: string, { page, statement }: Told): Markup {
  const link = `${relative(from, pagePath(page.slug))}#statement-${statement.id}`;
  return html`<li class="entry ${statement.type}"><p class="claim">${claimMarkup(page.readout, statement)}</p><p dir="auto"><a class="quote" href="${link}">${quoted(statement.quote, 260)}</a></p><p class="who">${dayText(page.publishedAt)} · ${isolated(onOneLine(page.readout.document.title))}</p></li>`;
}

const typeTitles = [
  ["position", "Where they stand"],
  ["forecast", "What they expect"],
  ["cause", "What they say causes what"],
  ["relation", "What they say is done"],
] as const;

/** What an expert said, on what, and how the forecasts fared, with how many that rests on. Cost: O(statements of the site that is given): give it the expert's own pages. */
export function expertPage(site: Site, expert: SiteExpert): string {
  const path = expertPath(expert.slug);
  const told = toldBy(site, expert.name);
  const written = pagesBy(site.pages, expert.name);
  const portrait = written.flatMap(({ portraits }) => portraits).find(({ name }) => name === onOneLine(expert.name));
  const body = html`<p class="kicker">Expert</p>${portrait === undefined ? null : portraitImage(path, portrait)}<h1>${isolated(expert.name)}</h1>
${expert.roles.length === 0 ? null : html`<p class="standfirst" dir="auto">${expert.roles[0] ?? ""}</p>`}
<p class="review">${scoreSentence(expert)}</p>
${expert.forecasts.length === 0 ? null : forecastTable(path, expert.forecasts)}
${typeTitles.map(([type, title]) =>
  typeSection(
    path,
    title,
    told.filter(({ statement }) => statement.type === type),
  ),
)}
<section aria-labelledby="pages"><h2 id="pages">Contributions</h2>${teasers(path, written, 3)}</section>`;
  return shell(site, {
    path,
    title: expert.name,
    description: clip(`${expert.name}: ${told.length} statements in ${written.length} pages`, 160),
    body,
    feeds: path.replace(/\.html$/, ""),
    jsonLd: expertJsonLd(expert, site.settings),
  });
}

function typeSection(path: string, title: string, told: readonly Told[]): Markup | null {
  const first = told[0];
  if (first === undefined) return null;
  const id = `type-${first.statement.type}`;
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ol class="ledger">${told.map((one) => toldRow(path, one))}</ol></section>`;
}

const score = (value: number): string => value.toFixed(3);

/** Both ends of the mean Brier score, with n; no verdict from none. */
function scoreSentence({ score: mean, forecasts }: SiteExpert): string {
  const open = forecasts.filter(({ outcome }) => outcome === null).length;
  const rest = open === 0 ? "" : ` ${open} still open.`;
  if (mean === null) return `No forecast with a number has been resolved yet.${rest}`;
  const figure = mean.low === mean.high ? score(mean.low) : `${score(mean.low)} to ${score(mean.high)}, by which end of the words' range is taken`;
  return `Mean Brier score ${figure} over ${mean.n} resolved ${mean.n === 1 ? "forecast" : "forecasts"} (0 is best, 0.25 is what 50 % always gets).${rest}`;
}

function forecastTable(path: string, forecasts: readonly ExpertForecast[]): Markup {
  const rows = forecasts.map(({ page, statement, question, outcome, brier }) => {
    const figure = brier === null ? "—" : brier.low === brier.high ? score(brier.low) : `${score(brier.low)}–${score(brier.high)}`;
    return html`<tr><th scope="row"><a href="${relative(path, pagePath(page))}#statement-${statement}">${clip(question, 160)}</a></th><td>${outcome ?? "open"}</td><td class="figure">${figure}</td></tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Forecasts"><table><thead><tr><th scope="col">Forecast</th><th scope="col">Outcome</th><th scope="col" class="figure">Brier score</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** Every relation that names an actor (or another whose name makes the same path) and every position on it, newest page first. Cost: O(statements of the site that is given): give it the actor's own pages. */
export function actorPage(site: Site, name: string): string {
  const path = actorPath(name);
  const isMeant = ({ readout }: SitePage, id: string | null): boolean => id !== null && actorPath(nameOf(readout, id)) === path;
  const told = site.pages.flatMap((page) =>
    page.readout.statements
      .filter(
        (statement) =>
          (statement.type === "relation" && [statement.source, statement.target].some((id) => isMeant(page, id))) ||
          (statement.type === "position" && isMeant(page, statement.concept)),
      )
      .map((statement) => ({ page, statement })),
  );
  const body = html`<p class="kicker">Actor</p><h1>${isolated(name)}</h1>${typeSection(path, "What is said of it", told)}`;
  return shell(site, { path, title: name, description: clip(`${name}: ${told.length} statements`, 160), body });
}

/** A search form for the server, which answers it. Exported as files, the page says where to look instead. */
export function searchPage(
  site: Site,
  asked: { readonly text: string; readonly results: readonly { readonly page: SitePage; readonly snippet: string }[] } | null,
  hasServer: boolean,
): string {
  const form = html`<form class="reply" action="search.html" method="get" role="search"><label>Words to look for <input type="search" name="q" value="${asked?.text ?? ""}" maxlength="200" required></label><button>Search</button></form>`;
  const found =
    asked === null
      ? null
      : html`<p class="who" role="status">${asked.results.length === 0 ? "Nothing was found." : `${asked.results.length} found.`}</p>
<ol class="teasers">${asked.results.map(({ page, snippet }) => html`<li><h2 dir="auto"><a href="${pagePath(page.slug)}">${onOneLine(page.readout.document.title)}</a></h2><p class="quote" dir="auto">${snippet}</p></li>`)}</ol>`;
  const body = html`<h1>Search</h1>${hasServer ? form : html`<p>This copy of the site is a folder of files and cannot search. The <a href="${archivePath}">archive</a> lists everything by year, tag and expert.</p>`}${found}`;
  return shell(site, { path: searchPath, title: "Search", description: `Search ${site.settings.title}`, body, isUnlisted: true });
}
