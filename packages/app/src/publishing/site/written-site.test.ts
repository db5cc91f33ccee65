import { describe, expect, test } from "vitest";
import { siteFiles } from "./site-files.ts";
import { expectGolden } from "./testing/expect-golden.ts";
import { smallSite, unaddressedSite } from "./testing/small-site.ts";

const isShown = (path: string): boolean => !/^assets|^embeds\/truce|^embeds\/tides\/(?!actors|r1|f1)|^experts\/.*\/|^tags\/(?!truce)/.test(path);
const isOfAddress = (path: string): boolean =>
  /^roundups\/tides(?!.ann)|^sitemap|^robots|^rss|^atom|^feed|^experts\/ada-example.html|^embeds\/tides\/f1/.test(path);
const written = [
  ...[...siteFiles(smallSite)].filter(({ path }) => isShown(path)).map((file) => ({ name: file.path, file })),
  ...[...siteFiles(unaddressedSite)].filter(({ path }) => isOfAddress(path)).map((file) => ({ name: `no-address/${file.path}`, file })),
];

describe("a site is written as it was", () => {
  test.each(written)("$name", ({ name, file }) => {
    expectGolden(file.make(), new URL(`golden/${name.replaceAll("/", "_")}.txt`, import.meta.url));
  });

  test("in files of these paths and types", () => {
    const types = [...siteFiles(smallSite)].map(({ path, type }) => `${path} ${type}`).filter((line) => !line.startsWith("embeds/"));
    const feeds = (folder: string): string[] =>
      ["rss.xml application/rss+xml", "atom.xml application/atom+xml", "feed.json application/feed+json"].map((file) => `${folder}${file}`);
    const page = (slug: string): string[] =>
      [
        "html text/html",
        "annotations.json application/ld+json",
        "bib application/x-bibtex",
        "csl.json application/json",
        "ris application/x-research-info-systems",
      ].map((file) => `roundups/${slug}.${file}`);
    expect(types).toEqual([
      "index.html text/html",
      "archive.html text/html",
      "search.html text/html",
      "assets/site.css text/css",
      "sitemap.xml application/xml",
      "robots.txt text/plain",
      ...feeds(""),
      ...page("tides"),
      ...page("truce"),
      ...["tags/truce", "tags/cas-a-more", "experts/ada-example", "experts/eve-van-lind"].flatMap((path) => [
        `${path}.html text/html`,
        ...feeds(`${path}/`),
      ]),
      "actors/ruritania.html text/html",
      "actors/graustark.html text/html",
    ]);
  });
});
