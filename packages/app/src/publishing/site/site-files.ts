import { authorNames } from "./author-names.ts";
import {
  absolute,
  annotationsPath,
  archivePath,
  citationPath,
  embedPath,
  expertPath,
  feedPath,
  fileSlug,
  homePath,
  pagePath,
  searchPath,
  tagPath,
} from "./addresses.ts";
import { annotationCollection } from "./annotations.ts";
import { bibtex, cslJson, ris } from "./citations.ts";
import { atomFeed, jsonFeed, rssFeed, siteFeed, xmlText, type FeedOf } from "./feeds.ts";
import { embeddedParts, embedPage } from "./pages/embed.ts";
import { actorPage, archivePage, countedTags, expertPage, homePage, searchPage, tagPage } from "./pages/lists.ts";
import { roundupPage } from "./pages/roundup.ts";
import { indexSite, type SiteIndex } from "./site-index.ts";
import { siteStyle } from "./site-style.ts";
import type { Site, SiteExpert, SitePage, SiteSettings } from "./site-data.ts";

type FileType =
  | "text/html"
  | "text/css"
  | "application/rss+xml"
  | "application/atom+xml"
  | "application/feed+json"
  | "application/ld+json"
  | "application/xml"
  | "text/plain"
  | "application/x-bibtex"
  | "application/x-research-info-systems"
  | "application/json";

/** What a file is made from: a site narrowed to what the file shows of it, a page, a feed, words. */
export type FileInput = Site | SiteSettings | SitePage | SiteExpert | FeedOf | string;

/** One file of the site. Its text is made when it is asked for, so that a server makes one and an export all, one at a time. */
export interface SiteFile {
  readonly path: string;
  readonly type: FileType;
  /** Everything that the text depends on besides the path and the program: with equal inputs it is the same, byte for byte. */
  readonly inputs: readonly FileInput[];
  readonly make: () => string;
}

/** A file whose text is made from these inputs and cannot see others. */
function fileOf<I extends readonly FileInput[]>(path: string, type: FileType, render: (...inputs: I) => string, ...inputs: I): SiteFile {
  return { path, type, inputs, make: () => render(...inputs) };
}

const html = <I extends readonly FileInput[]>(path: string, render: (...inputs: I) => string, ...inputs: I): SiteFile =>
  fileOf(path, "text/html", render, ...inputs);

/**
 * Everything the site is made of but its fonts. Two tags or actors with one slug share a file: the first named wins.
 * Cost: O(pages + statements) for the lists of paths.
 */
export function* siteFiles(site: Site): Generator<SiteFile> {
  const index = indexSite(site.pages);
  const bare = { ...site, pages: [], experts: [] };
  yield html(homePath, homePage, site);
  yield html(archivePath, archivePage, site);
  yield html(searchPath, (own: Site) => searchPage(own, null, false), bare);
  yield fileOf("assets/site.css", "text/css", () => siteStyle);
  yield fileOf("sitemap.xml", "application/xml", sitemap, site);
  yield fileOf("robots.txt", "text/plain", robots, site.settings);
  yield* feedFiles(site.settings, siteFeed(site.settings, site.pages));
  const experts = Map.groupBy(site.experts, ({ name }) => name);
  for (const page of site.pages) {
    const authors = authorNames(page).flatMap((name) => experts.get(name) ?? []);
    yield* pageFiles({ ...bare, experts: authors.map(bylineOf) }, bare, page);
  }
  yield* tagFiles(site, index);
  yield* expertFiles(site, index);
  yield* actorFiles(site, index);
}

/** Of an expert, what a byline shows: pages of others need not be written again when somebody's forecast is decided. */
function bylineOf({ slug: own, name }: SiteExpert): SiteExpert {
  return { slug: own, name, roles: [], forecasts: [], score: null };
}

function* pageFiles(site: Site, bare: Site, page: SitePage): Generator<SiteFile> {
  const { slug: name } = page;
  yield html(pagePath(name), (own: Site, shown: SitePage) => roundupPage(own, shown, null), site, page);
  yield fileOf(annotationsPath(name), "application/ld+json", annotationCollection, page, site.settings);
  yield fileOf(citationPath(name, "bib"), "application/x-bibtex", bibtex, page, site.settings);
  yield fileOf(citationPath(name, "csl.json"), "application/json", cslJson, page, site.settings);
  yield fileOf(citationPath(name, "ris"), "application/x-research-info-systems", ris, page, site.settings);
  const embed = (own: Site, shown: SitePage, part: string): string => embedPage(own, shown, part) ?? "";
  for (const part of embeddedParts(page)) yield html(embedPath(name, part), embed, bare, page, part);
}

function* feedFiles(settings: SiteSettings, feed: FeedOf): Generator<SiteFile> {
  yield fileOf(feedPath(feed.folder, "rss.xml"), "application/rss+xml", rssFeed, settings, feed);
  yield fileOf(feedPath(feed.folder, "atom.xml"), "application/atom+xml", atomFeed, settings, feed);
  yield fileOf(feedPath(feed.folder, "feed.json"), "application/feed+json", jsonFeed, settings, feed);
}

function feedBelow(path: string, title: string, pages: readonly SitePage[]): FeedOf {
  return { title, folder: path.replace(/\.html$/, ""), home: path, pages };
}

function* tagFiles(site: Site, { byTagPath }: SiteIndex): Generator<SiteFile> {
  const taken = new Set<string>();
  for (const [tag] of countedTags(site.pages)) {
    const path = tagPath(tag);
    if (taken.has(path) || fileSlug(tag) === "") continue;
    taken.add(path);
    const pages = byTagPath.get(path) ?? [];
    yield html(path, tagPage, { ...site, pages, experts: [] }, tag);
    yield* feedFiles(site.settings, feedBelow(path, `${site.settings.title}: ${tag}`, pages));
  }
}

function* expertFiles(site: Site, { byExpert, byAuthor }: SiteIndex): Generator<SiteFile> {
  for (const expert of site.experts) {
    const path = expertPath(expert.slug);
    yield html(path, expertPage, { ...site, pages: byExpert.get(expert.name) ?? [], experts: [] }, expert);
    yield* feedFiles(site.settings, feedBelow(path, `${site.settings.title}: ${expert.name}`, byAuthor.get(expert.name) ?? []));
  }
}

function* actorFiles(site: Site, { actors, byActorPath }: SiteIndex): Generator<SiteFile> {
  for (const [path, name] of actors) yield html(path, actorPage, { ...site, pages: byActorPath.get(path) ?? [], experts: [] }, name);
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

function robots(settings: SiteSettings): string {
  const map = absolute(settings, "sitemap.xml");
  return `User-agent: *\nAllow: /\n${map === null ? "" : `Sitemap: ${map}\n`}`;
}
