import { slug } from "../../model/entity.ts";
import { nameOf } from "../selection.ts";
import {
  absolute,
  actorPath,
  annotationsPath,
  archivePath,
  citationPath,
  embedPath,
  expertPath,
  feedPath,
  homePath,
  pagePath,
  searchPath,
  tagPath,
} from "./addresses.ts";
import { annotationCollection } from "./annotations.ts";
import { pagesBy } from "./author-names.ts";
import { bibtex, cslJson } from "./citations.ts";
import { atomFeed, jsonFeed, rssFeed, siteFeed, xmlText, type FeedOf } from "./feeds.ts";
import { embeddedParts, embedPage } from "./pages/embed.ts";
import { actorPage, archivePage, countedTags, expertPage, homePage, searchPage, taggedPages, tagPage } from "./pages/lists.ts";
import { roundupPage } from "./pages/roundup.ts";
import { siteStyle } from "./site-style.ts";
import type { Site, SitePage } from "./site-data.ts";

/** One file of the site. Its text is made when it is asked for, so that a server makes one and an export all, one at a time. */
export interface SiteFile {
  readonly path: string;
  readonly type:
    | "text/html"
    | "text/css"
    | "application/rss+xml"
    | "application/atom+xml"
    | "application/feed+json"
    | "application/ld+json"
    | "application/xml"
    | "text/plain"
    | "application/x-bibtex"
    | "application/json";
  readonly make: () => string;
}

/** Everything the site is made of but its fonts. Two tags or actors with one slug share a file: the first named wins. Cost: O(pages × statements) for the lists of paths. */
export function* siteFiles(site: Site): Generator<SiteFile> {
  yield { path: homePath, type: "text/html", make: () => homePage(site) };
  yield { path: archivePath, type: "text/html", make: () => archivePage(site) };
  yield { path: searchPath, type: "text/html", make: () => searchPage(site, null, false) };
  yield { path: "assets/site.css", type: "text/css", make: () => siteStyle };
  yield { path: "sitemap.xml", type: "application/xml", make: () => sitemap(site) };
  yield { path: "robots.txt", type: "text/plain", make: () => robots(site) };
  yield* feedFiles(site, siteFeed(site.settings, site.pages));
  for (const page of site.pages) yield* pageFiles(site, page);
  yield* tagFiles(site);
  yield* expertFiles(site);
  yield* actorFiles(site);
}

function* pageFiles(site: Site, page: SitePage): Generator<SiteFile> {
  const { slug: name } = page;
  yield { path: pagePath(name), type: "text/html", make: () => roundupPage(site, page, null) };
  yield { path: annotationsPath(name), type: "application/ld+json", make: () => annotationCollection(page, site.settings) };
  yield { path: citationPath(name, "bib"), type: "application/x-bibtex", make: () => bibtex(page, site.settings) };
  yield { path: citationPath(name, "csl.json"), type: "application/json", make: () => cslJson(page, site.settings) };
  for (const part of embeddedParts(page)) yield { path: embedPath(name, part), type: "text/html", make: () => embedPage(site, page, part) ?? "" };
}

function* feedFiles(site: Site, feed: FeedOf): Generator<SiteFile> {
  yield { path: feedPath(feed.folder, "rss.xml"), type: "application/rss+xml", make: () => rssFeed(site.settings, feed) };
  yield { path: feedPath(feed.folder, "atom.xml"), type: "application/atom+xml", make: () => atomFeed(site.settings, feed) };
  yield { path: feedPath(feed.folder, "feed.json"), type: "application/feed+json", make: () => jsonFeed(site.settings, feed) };
}

function* tagFiles(site: Site): Generator<SiteFile> {
  const taken = new Set<string>();
  for (const [tag] of countedTags(site.pages)) {
    const path = tagPath(tag);
    if (taken.has(path) || slug(tag) === "") continue;
    taken.add(path);
    yield { path, type: "text/html", make: () => tagPage(site, tag) };
    const pages = taggedPages(site.pages, path);
    yield* feedFiles(site, { title: `${site.settings.title}: ${tag}`, folder: path.replace(/\.html$/, ""), home: path, pages });
  }
}

function* expertFiles(site: Site): Generator<SiteFile> {
  for (const expert of site.experts) {
    const path = expertPath(expert.slug);
    yield { path, type: "text/html", make: () => expertPage(site, expert) };
    const pages = pagesBy(site.pages, expert.name);
    yield* feedFiles(site, { title: `${site.settings.title}: ${expert.name}`, folder: path.replace(/\.html$/, ""), home: path, pages });
  }
}

/** Names of actors that a relation names, by the path of their page; first come, first served. */
function actorNames(site: Site): Map<string, string> {
  const names = new Map<string, string>();
  for (const { readout } of site.pages) {
    for (const statement of readout.statements) {
      if (statement.type !== "relation") continue;
      for (const id of [statement.source, statement.target]) {
        const name = nameOf(readout, id, "");
        const path = actorPath(name);
        if (slug(name) !== "" && !names.has(path)) names.set(path, name);
      }
    }
  }
  return names;
}

function* actorFiles(site: Site): Generator<SiteFile> {
  for (const [path, name] of actorNames(site)) yield { path, type: "text/html", make: () => actorPage(site, name) };
}

/** What search engines are told of; without an address there is nothing to tell. */
function sitemap(site: Site): string {
  const lines = site.pages.flatMap((page) => {
    const address = absolute(site.settings, pagePath(page.slug));
    return address === null ? [] : `<url><loc>${xmlText(address)}</loc><lastmod>${page.updatedAt.slice(0, 10)}</lastmod></url>`;
  });
  const home = absolute(site.settings, "");
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${home === null ? "" : `<url><loc>${xmlText(home)}</loc></url>\n`}${lines.join("\n")}
</urlset>
`;
}

function robots({ settings }: Site): string {
  const map = absolute(settings, "sitemap.xml");
  return `User-agent: *\nAllow: /\n${map === null ? "" : `Sitemap: ${map}\n`}`;
}
