import { expect, test } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { examplePage, exampleSettings as settings } from "../../../../../test/fixtures/site-page.ts";
import type { Site, SiteExpert, SiteSettings } from "./site-data.ts";
import { siteFiles } from "./site-files.ts";

const ada: SiteExpert = { slug: "ada-example", name: "Ada Example", roles: ["judge"], forecasts: [], score: null };

function siteOf(tags: readonly string[], own: Partial<SiteSettings> = {}): Site {
  const page = { ...examplePage, readout: { ...sampleReadout, document: { ...sampleReadout.document, tags: [...tags] } } };
  return { settings: { ...settings, ...own }, pages: [page], experts: [ada], version: "1" };
}

function textOf(site: Site, path: string): string {
  return [...siteFiles(site)].find((file) => file.path === path)?.make() ?? expect.unreachable(path);
}

test("a site has a file for everything that a page leads to, each path once", () => {
  const paths = [...siteFiles(siteOf(["Trade"]))].map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  const feeds = (folder: string): string[] => ["rss.xml", "atom.xml", "feed.json"].map((file) => `${folder}${file}`);
  expect(paths.toSorted()).toEqual(
    [
      "index.html",
      "archive.html",
      "search.html",
      "assets/site.css",
      "sitemap.xml",
      "robots.txt",
      ...feeds(""),
      ...["html", "annotations.json", "bib", "csl.json", "ris"].map((ending) => `roundups/truce.${ending}`),
      ...["actors", "causes", "r1", "f1", "c1", "p1", "f2"].map((part) => `embeds/truce/${part}.html`),
      "tags/trade.html",
      ...feeds("tags/trade/"),
      "experts/ada-example.html",
      ...feeds("experts/ada-example/"),
      "actors/ruritania.html",
      "actors/graustark.html",
    ].toSorted(),
  );
});

test("tags that share a path share a file, and one without letters has none", () => {
  const paths = [...siteFiles(siteOf(["Trade", "trade", "!"]))].map(({ path }) => path).filter((path) => /^tags\/[^/]*html$/.test(path));
  expect(paths).toEqual(["tags/trade.html"]);
});

test("search engines are told of pages by address, and of nothing where there is none", () => {
  const map = textOf(siteOf([]), "sitemap.xml");
  expect(map).toContain("<url><loc>https://example.org/</loc></url>");
  expect(map).toContain("<loc>https://example.org/roundups/truce.html</loc><lastmod>2031-07-01</lastmod>");
  expect(textOf(siteOf([]), "robots.txt")).toBe("User-agent: *\nAllow: /\nSitemap: https://example.org/sitemap.xml\n");
  expect(textOf(siteOf([], { baseUrl: null }), "sitemap.xml")).not.toContain("<url>");
  expect(textOf(siteOf([], { baseUrl: null }), "robots.txt")).not.toContain("Sitemap");
});

test("a page hangs on the names of its experts, not on how their forecasts fare", () => {
  const inputsOf = (expert: SiteExpert): string => {
    const page = [...siteFiles({ ...siteOf([]), experts: [expert] })].find(({ path }) => path === "roundups/truce.html");
    return JSON.stringify(page?.inputs);
  };
  const fared = { ...ada, roles: [], score: { low: 0.1, high: 0.2, n: 3 } };
  expect(inputsOf(fared)).toBe(inputsOf(ada));
  expect(inputsOf({ ...ada, slug: "ada-example-2" })).not.toBe(inputsOf(ada));
});
