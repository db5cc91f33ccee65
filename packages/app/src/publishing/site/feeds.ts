import { clip, onOneLine } from "../../present/selection.ts";
import { absolute, feedPath, homePath, pagePath, permanentId } from "./addresses.ts";
import { feedText } from "./feed-text.ts";
import type { SitePage, SiteSettings } from "./site-data.ts";

/* RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, of the site, a tag or an expert: a standfirst in plain words, and the whole text where its rights allow it. */

export interface FeedOf {
  readonly title: string;
  /** Where the feed's files stand: "", "tags/trade", "experts/ada-lind". */
  readonly folder: string;
  /** The page the feed belongs to, a path of the site. */
  readonly home: string;
  readonly pages: readonly SitePage[];
}

/** Pages of a feed at most. */
const feedLength = 30;

/** The feed of the whole site. */
export function siteFeed(settings: SiteSettings, pages: readonly SitePage[]): FeedOf {
  return { title: settings.title, folder: "", home: homePath, pages };
}

const codes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };

/** Text as XML 1.0 holds it: characters that it forbids are replaced. */
export function xmlText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .replace(/[&<>"']/g, (character) => codes[character] ?? character);
}

function summaryOf(page: SitePage): string {
  const { standfirst, title } = page.readout.document;
  return clip(standfirst ?? title, 500);
}

/** An element with the whole text, markup and all as words of XML; nothing where it may not be shown. */
function wholeText(page: SitePage, element: string, attributes = ""): string {
  const text = feedText(page);
  return text === null ? "" : `<${element}${attributes}>${xmlText(text)}</${element}>`;
}

/** A feed in JSON has one content or the other, and a summary beside the whole text. */
function contentOf(page: SitePage): Readonly<Record<string, string>> {
  const text = feedText(page);
  return text === null ? { content_text: summaryOf(page) } : { content_html: text, summary: summaryOf(page) };
}

const titleOf = (page: SitePage): string => onOneLine(page.readout.document.title);
const newestFirst = (feed: FeedOf): readonly SitePage[] =>
  [...feed.pages].sort((a, b) => b.publishedAt.localeCompare(a.publishedAt)).slice(0, feedLength);
/** When the feed last changed: the latest of its pages; the epoch for a feed without any, so that the same site gives the same bytes. */
const updatedAt = (feed: FeedOf): string =>
  feed.pages.reduce((latest, page) => (page.updatedAt > latest ? page.updatedAt : latest), "1970-01-01T00:00:00.000Z");

/** RSS 2.0. */
export function rssFeed(settings: SiteSettings, feed: FeedOf): string {
  const items = newestFirst(feed).map((page) => {
    const address = absolute(settings, pagePath(page.slug));
    return `<item><title>${xmlText(titleOf(page))}</title>${address === null ? "" : `<link>${xmlText(address)}</link>`}<guid isPermaLink="${address !== null}">${xmlText(permanentId(settings, pagePath(page.slug)))}</guid><pubDate>${new Date(page.publishedAt).toUTCString()}</pubDate><description>${xmlText(summaryOf(page))}</description>${wholeText(page, "content:encoded")}${page.readout.document.tags.map((tag) => `<category>${xmlText(tag)}</category>`).join("")}</item>`;
  });
  const self = absolute(settings, feedPath(feed.folder, "rss.xml"));
  const link = absolute(settings, feed.home) ?? "urn:rapporteur:site";
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${xmlText(feed.title)}</title><link>${xmlText(link)}</link><description>${xmlText(settings.description)}</description><language>${xmlText(settings.language)}</language>${self === null ? "" : `<atom:link href="${xmlText(self)}" rel="self" type="application/rss+xml"/>`}<lastBuildDate>${new Date(updatedAt(feed)).toUTCString()}</lastBuildDate>
${items.join("\n")}
</channel></rss>
`;
}

/** Atom (RFC 4287). */
export function atomFeed(settings: SiteSettings, feed: FeedOf): string {
  const entries = newestFirst(feed).map((page) => {
    const address = absolute(settings, pagePath(page.slug));
    return `<entry><id>${xmlText(permanentId(settings, pagePath(page.slug)))}</id><title>${xmlText(titleOf(page))}</title>${address === null ? "" : `<link rel="alternate" href="${xmlText(address)}"/>`}<published>${page.publishedAt}</published><updated>${page.updatedAt}</updated><summary>${xmlText(summaryOf(page))}</summary>${wholeText(page, "content", ' type="html"')}${page.readout.document.tags.map((tag) => `<category term="${xmlText(tag)}"/>`).join("")}</entry>`;
  });
  const self = absolute(settings, feedPath(feed.folder, "atom.xml"));
  const home = absolute(settings, feed.home);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(settings.language)}"><id>${xmlText(permanentId(settings, feedPath(feed.folder, "atom.xml")))}</id><title>${xmlText(feed.title)}</title><updated>${updatedAt(feed)}</updated><author><name>${xmlText(settings.publisher)}</name></author>${self === null ? "" : `<link rel="self" href="${xmlText(self)}"/>`}${home === null ? "" : `<link rel="alternate" href="${xmlText(home)}"/>`}
${entries.join("\n")}
</feed>
`;
}

/** JSON Feed 1.1. */
export function jsonFeed(settings: SiteSettings, feed: FeedOf): string {
  const home = absolute(settings, feed.home);
  const self = absolute(settings, feedPath(feed.folder, "feed.json"));
  const items = newestFirst(feed).map((page) => {
    const address = absolute(settings, pagePath(page.slug));
    return {
      id: permanentId(settings, pagePath(page.slug)),
      ...(address === null ? {} : { url: address }),
      title: titleOf(page),
      ...contentOf(page),
      date_published: page.publishedAt,
      date_modified: page.updatedAt,
      ...(page.readout.document.tags.length === 0 ? {} : { tags: page.readout.document.tags }),
    };
  });
  const feedObject = {
    version: "https://jsonfeed.org/version/1.1",
    title: feed.title,
    description: settings.description,
    language: settings.language,
    ...(home === null ? {} : { home_page_url: home }),
    ...(self === null ? {} : { feed_url: self }),
    authors: [{ name: settings.publisher }],
    items,
  };
  return `${JSON.stringify(feedObject, null, 2)}\n`;
}
