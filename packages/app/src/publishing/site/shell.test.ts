import { expect, test } from "vitest";
import { exampleSettings as settings } from "../../../../../test/fixtures/site-page.ts";
import { html } from "../../present/html/markup.ts";
import { shell, type ShellPage } from "./shell.ts";
import type { SiteSettings } from "./site-data.ts";

const bare: ShellPage = { path: "tags/trade.html", title: "Trade", description: "All of it", body: html`<p>Words</p>` };

function shown(given: Partial<ShellPage> = {}, own: Partial<SiteSettings> = {}): string {
  return shell({ settings: { ...settings, ...own }, pages: [], experts: [], version: "1.2" }, { ...bare, ...given });
}

/** What the head says in `meta`, by name. */
function metaOf(page: string): Record<string, string> {
  const tags = page.matchAll(/<meta (?:name|property)="([^"]+)" content="([^"]*)">/g);
  return Object.fromEntries([...tags].map(([, name = "", content = ""]) => [name, content]));
}

test("a page says what it is to those that show links to it", () => {
  expect(metaOf(shown({}, { language: "en-GB" }))).toEqual({
    viewport: "width=device-width, initial-scale=1",
    description: "All of it",
    generator: "Rapporteur 1.2",
    "og:title": "Trade",
    "og:description": "All of it",
    "og:type": "website",
    "og:site_name": "Site",
    "og:locale": "en_GB",
    "og:url": "https://example.org/tags/trade.html",
    "twitter:card": "summary",
    "twitter:title": "Trade",
    "twitter:description": "All of it",
  });
});

test("an article has its moments and its picture, which needs an address", () => {
  const [publishedAt, updatedAt] = ["2031-07-01T00:00:00.000Z", "2031-07-02T00:00:00.000Z"];
  const article = { kind: "article", publishedAt, updatedAt, picture: { path: "roundups/a.png", text: "Words of the picture" } } as const;
  expect(metaOf(shown(article))).toMatchObject({
    "og:type": "article",
    "article:published_time": publishedAt,
    "article:modified_time": updatedAt,
    "og:image": "https://example.org/roundups/a.png",
    "og:image:type": "image/png",
    "og:image:width": "1200",
    "og:image:height": "630",
    "og:image:alt": "Words of the picture",
    "twitter:card": "summary_large_image",
    "twitter:image": "https://example.org/roundups/a.png",
    "twitter:image:alt": "Words of the picture",
  });
  const folder = metaOf(shown(article, { baseUrl: null }));
  expect(Object.keys(folder).filter((name) => /image|og:url/.test(name))).toEqual([]);
  expect(folder["twitter:card"]).toBe("summary");
  expect(Object.keys(metaOf(shown({ publishedAt, updatedAt }))).filter((name) => name.startsWith("article:"))).toEqual([]);
});

test("the title of a page stands before the site's, which stands once on its own page", () => {
  const titleOf = (page: string): string => /<title>(.*?)<\/title>/.exec(page)?.[1] ?? "";
  expect(titleOf(shown())).toBe("Trade · Site");
  expect(titleOf(shown({ title: "Site" }))).toBe("Site");
});

test("the first page of a site has the site's own address", () => {
  expect(shown({ path: "index.html" })).toContain('<link rel="canonical" href="https://example.org/">');
  expect(shown({}, { baseUrl: null })).not.toContain("canonical");
});

test("links lead from where the page stands, and its feeds are its own where it has some", () => {
  const page = shown({ styles: ["figures/a.css"], alternates: [{ type: "application/json", path: "a.json", title: "Data" }] });
  for (const href of ["../index.html", "../archive.html", "../search.html", "../assets/site.css", "../figures/a.css", "../a.json"])
    expect(page).toContain(`href="${href}"`);
  const feeds = (given: Partial<ShellPage>): string[] =>
    [...shown(given).matchAll(/<link rel="alternate" type="application\/(\w+\+\w+)" href="([^"]+)" title="([^"]+)">/g)].map((found) =>
      found.slice(1).join(" "),
    );
  expect(feeds({})).toEqual(["rss+xml ../rss.xml Site: RSS", "atom+xml ../atom.xml Site: Atom", "feed+json ../feed.json Site: JSON Feed"]);
  expect(feeds({ feeds: "tags/trade" })[0]).toBe("rss+xml ../tags/trade/rss.xml Site: RSS");
  expect([...page.matchAll(/<a href="([^"]+)">(RSS|Atom|JSON Feed)<\/a>/g)].map(([, href]) => href)).toEqual([
    "../rss.xml",
    "../atom.xml",
    "../feed.json",
  ]);
});

test("a page is in the language of its words, else of the site; one that is not to be found says so", () => {
  expect(shown()).toContain('<html lang="en">');
  expect(shown({ language: "de" })).toContain('<html lang="de">');
  expect(metaOf(shown({ isUnlisted: true }))["robots"]).toBe("noindex");
  expect(shown({ isUnlisted: false })).not.toContain("noindex");
});

test("linked data are on the page where there are some", () => {
  expect(shown()).not.toContain("<script");
  expect(shown({ jsonLd: { a: "<" } })).toContain('<script type="application/ld+json">{"a":"\\u003c"}</script>');
});
