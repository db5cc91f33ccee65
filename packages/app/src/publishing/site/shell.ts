import { html, Markup } from "../../present/html/markup.ts";
import { absolute, archivePath, feedPath, homePath, relative, searchPath } from "./addresses.ts";
import { scriptSafeJson } from "./json-ld.ts";
import { pictureSize } from "./page-words.ts";
import type { Site } from "./site-data.ts";

/** What a page gives the shell. `path` is where it stands; everything else is measured from there. */
export interface ShellPage {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly body: Markup;
  readonly jsonLd?: object;
  /** For Open Graph: an article, or else the site. */
  readonly kind?: "article" | "website";
  readonly publishedAt?: string;
  readonly updatedAt?: string;
  /** Stands for the page where it is shared, with words for those who do not see it. */
  readonly picture?: { readonly path: string; readonly text: string };
  /** Folder of the feeds that belong to the page; the site's unless told. */
  readonly feeds?: string;
  /** Other forms of the page: type and path. */
  readonly alternates?: readonly { readonly type: string; readonly path: string; readonly title: string }[];
  /** Language and direction of the words of the page, where they are not the site's. */
  readonly language?: string;
  /** Style sheets beside the site's own, by path. */
  readonly styles?: readonly string[];
  /** Not to be found by search engines: previews, forms, answers. */
  readonly isUnlisted?: boolean;
}

/** The page whole: head with description, canonical link, feeds and linked data; masthead, body, foot. No script runs on it. */
export function shell(site: Site, page: ShellPage): string {
  const { settings } = site;
  const up = (path: string): string => relative(page.path, path);
  const canonical = absolute(settings, page.path === homePath ? "" : page.path);
  const name = page.title === settings.title ? page.title : `${page.title} · ${settings.title}`;
  return html`<!doctype html>
<html lang="${page.language ?? settings.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<meta name="description" content="${page.description}">
${page.isUnlisted === true ? html`<meta name="robots" content="noindex">` : null}
<meta name="generator" content="Rapporteur ${site.version}">
${canonical === null ? null : html`<link rel="canonical" href="${canonical}">`}
${openGraph(site, page, canonical)}
${feedLinks(site, page)}
${(page.alternates ?? []).map(({ type, path, title }) => html`<link rel="alternate" type="${type}" href="${up(path)}" title="${title}">\n`)}
<link rel="stylesheet" href="${up("assets/site.css")}">
${(page.styles ?? []).map((path) => html`<link rel="stylesheet" href="${up(path)}">\n`)}
<link rel="icon" href="data:,">
${page.jsonLd === undefined ? null : html`<script type="application/ld+json">${new Markup(scriptSafeJson(page.jsonLd))}</script>`}
</head>
<body>
<a class="skip" href="#main">To the text</a>
<header class="masthead"><a class="name" href="${up(homePath)}">${settings.title}</a><nav aria-label="Site"><a href="${up(homePath)}">Latest</a><a href="${up(archivePath)}">Archive</a><a href="${up(searchPath)}">Search</a></nav></header>
<main id="main" class="sheet">${page.body}</main>
<footer class="foot"><span>${settings.publisher}</span><nav aria-label="Feeds"><a href="${up(feedPath("", "rss.xml"))}">RSS</a> <a href="${up(feedPath("", "atom.xml"))}">Atom</a> <a href="${up(feedPath("", "feed.json"))}">JSON Feed</a></nav><span>Made with Rapporteur ${site.version}. Every figure leads to the words it stands on.</span></footer>
</body>
</html>
`.text;
}

function openGraph({ settings }: Site, page: ShellPage, canonical: string | null): Markup {
  const kind = page.kind ?? "website";
  const tags: (readonly [string, string])[] = [
    ["og:title", page.title],
    ["og:description", page.description],
    ["og:type", kind],
    ["og:site_name", settings.title],
    ["og:locale", settings.language.replace("-", "_")],
  ];
  if (canonical !== null) tags.push(["og:url", canonical]);
  if (kind === "article" && page.publishedAt !== undefined) tags.push(["article:published_time", page.publishedAt]);
  if (kind === "article" && page.updatedAt !== undefined) tags.push(["article:modified_time", page.updatedAt]);
  const picture = page.picture === undefined ? null : absolute(settings, page.picture.path);
  if (picture !== null && page.picture !== undefined) tags.push(...pictureTags(picture, page.picture.text));
  const cards = [
    ["twitter:card", picture === null ? "summary" : "summary_large_image"],
    ["twitter:title", page.title],
    ["twitter:description", page.description],
    ...(picture === null ? [] : [["twitter:image", picture] as const, ["twitter:image:alt", page.picture?.text ?? ""] as const]),
  ] as const;
  return html`${tags.map(([property, content]) => html`<meta property="${property}" content="${content}">\n`)}${cards.map(([name, content]) => html`<meta name="${name}" content="${content}">\n`)}`;
}

function pictureTags(address: string, words: string): (readonly [string, string])[] {
  return [
    ["og:image", address],
    ["og:image:type", "image/png"],
    ["og:image:width", String(pictureSize.width)],
    ["og:image:height", String(pictureSize.height)],
    ["og:image:alt", words],
  ];
}

function feedLinks({ settings }: Site, page: ShellPage): Markup {
  const folder = page.feeds ?? "";
  const kinds = [
    ["application/rss+xml", "rss.xml", "RSS"],
    ["application/atom+xml", "atom.xml", "Atom"],
    ["application/feed+json", "feed.json", "JSON Feed"],
  ] as const;
  return html`${kinds.map(([type, file, name]) => html`<link rel="alternate" type="${type}" href="${relative(page.path, feedPath(folder, file))}" title="${settings.title}: ${name}">\n`)}`;
}
