import { expect, test } from "vitest";
import { sampleReadout } from "../../../../../../test/fixtures/sample-readout.ts";
import { examplePage, exampleSettings as settings } from "../../../../../../test/fixtures/site-page.ts";
import { indexSite } from "../site-index.ts";
import type { Site, SiteExpert, SitePage } from "../site-data.ts";
import { embeddedParts, embedPage } from "./embed.ts";
import { actorPage, archivePage, countedTags, expertPage, homePage, searchPage } from "./lists.ts";

function page(slug: string, tags: readonly string[] = [], publishedAt = examplePage.publishedAt): SitePage {
  return { ...examplePage, slug, publishedAt, readout: { ...sampleReadout, document: { ...sampleReadout.document, tags: [...tags] } } };
}
const siteOf = (pages: readonly SitePage[], experts: readonly SiteExpert[] = []): Site => ({ settings, pages, experts, version: "1" });
const expert: SiteExpert = { slug: "ada-example", name: "Ada Example", roles: [], forecasts: [], score: null };
const forecast: SiteExpert["forecasts"][number] = {
  page: "truce",
  statement: "f1",
  question: "Does it hold?",
  outcome: "yes",
  brier: { low: 0.1, high: 0.3 },
};

test("the home page shows the latest twelve and leads to the rest only where there are more", () => {
  const pages = (count: number): SitePage[] => Array.from({ length: count }, (_, at) => page(`p${at}`));
  expect(homePage(siteOf([]))).toContain("Nothing has been published yet.");
  expect(homePage(siteOf(pages(12)))).not.toContain("in the archive");
  const home = homePage(siteOf(pages(13)));
  expect(home).toContain("All 13 in the archive");
  expect([home.includes("p11.html"), home.includes("p12.html")]).toEqual([true, false]);
});

test("the archive lists pages by year, and tags and experts where there are some", () => {
  const archive = archivePage(siteOf([page("a", ["Trade"], "2031-01-01T00:00:00.000Z"), page("b", [], "2030-12-31T23:59:59.000Z")], [expert]));
  expect(archive.indexOf('id="y2031"')).toBeLessThan(archive.indexOf('id="y2030"'));
  expect(archive).toContain('<h2 id="tags">');
  expect(archive).toContain('<h2 id="experts">');
  expect(archivePage(siteOf([page("a")]))).not.toMatch(/id="(?:tags|experts)"/);
});

test("tags are counted by pages, the most used first, then by their letters", () => {
  const pages = [page("a", ["War", "Art"]), page("b", ["War", "Trade"]), page("c", ["Trade", "War"])];
  expect(countedTags(pages)).toEqual([
    ["War", 3],
    ["Trade", 2],
    ["Art", 1],
  ]);
  expect(countedTags([page("a", ["b", "c", "a"])]).map(([tag]) => tag)).toEqual(["a", "b", "c"]);
});

test("an expert's score stands with its two ends and what it rests on, and none is made up", () => {
  const scoreOf = (given: Partial<SiteExpert>): string =>
    /<p class="review">(.*?)<\/p>/.exec(expertPage(siteOf([page("truce")]), { ...expert, ...given }))?.[1] ?? "";
  expect(scoreOf({})).toBe("No forecast with a number has been resolved yet.");
  expect(scoreOf({ forecasts: [{ ...forecast, outcome: null, brier: null }, forecast] })).toBe(
    "No forecast with a number has been resolved yet. 1 still open.",
  );
  expect(scoreOf({ score: { low: 0.1, high: 0.1, n: 1 } })).toMatch(/^Mean Brier score 0\.100 over 1 resolved forecast \(/);
  expect(scoreOf({ score: { low: 0.1, high: 0.25, n: 2 } })).toMatch(
    /^Mean Brier score 0\.100 to 0\.250, by which end .* over 2 resolved forecasts \(/,
  );
});

test("each forecast of an expert has its outcome and its score, or says that it is open", () => {
  const forecasts = [forecast, { ...forecast, brier: { low: 0.2, high: 0.2 } }, { ...forecast, outcome: null, brier: null }];
  const shown = expertPage(siteOf([page("truce")]), { ...expert, forecasts });
  for (const cells of [
    '<td>yes</td><td class="figure">0.100–0.300</td>',
    '<td>yes</td><td class="figure">0.200</td>',
    '<td>open</td><td class="figure">—</td>',
  ])
    expect(shown).toContain(cells);
  expect(shown).toContain('href="../roundups/truce.html#statement-f1"');
});

test("an expert's page has what the expert says by kind, and an actor's what is said of it", () => {
  const shown = expertPage(siteOf([page("truce")]), expert);
  for (const type of ["position", "forecast", "cause", "relation"]) expect(shown).toContain(`id="type-${type}"`);
  // Nobody is named for it.
  expect(shown).not.toContain("#statement-f2");
  const actor = actorPage(siteOf([page("truce")]), "Graustark");
  expect(actor).toContain("#statement-r1");
  expect(actor).not.toContain("#statement-p1");
  expect(actorPage(siteOf([page("truce")]), "talks")).toContain("#statement-p1");
});

test("a search says what it found; a copy without a server says where to look", () => {
  const site = siteOf([page("truce")]);
  expect(searchPage(site, null, true)).not.toContain('role="status"');
  expect(searchPage(site, { text: "x", results: [] }, true)).toContain("Nothing was found.");
  expect(searchPage(site, { text: "x", results: [{ page: page("truce"), snippet: "the truce" }] }, true)).toContain("1 found.");
  expect(searchPage(site, null, false)).not.toContain("<form");
});

test("every part that a page offers to others can be shown, and no other", () => {
  const own = page("truce");
  const parts = embeddedParts(own);
  expect(parts).toEqual(["actors", "causes", "r1", "f1", "c1", "p1", "f2"]);
  for (const part of parts) expect(embedPage(siteOf([own]), own, part)).toContain("https://example.org/roundups/truce.html");
  expect(embedPage(siteOf([own]), own, "f9")).toBeNull();
  const empty = { ...own, readout: { ...own.readout, statements: [] } };
  expect(embeddedParts(empty)).toEqual([]);
});

test("pages are found by tag, author, speaker and actor, in the order of the site", () => {
  const [one, two] = [page("a", ["Trade", "trade"]), page("b", ["TRADE"])];
  const { byTagPath, byAuthor, byExpert, byActorPath, actors } = indexSite([one, two]);
  expect([...byTagPath]).toEqual([["tags/trade.html", [one, two]]]);
  expect([...byAuthor]).toEqual([["Ada Example", [one, two]]]);
  expect([...byExpert]).toEqual([["Ada Example", [one, two]]]);
  expect([...byActorPath.keys()].toSorted()).toEqual(["actors/graustark.html", "actors/ruritania.html", "actors/talks.html"]);
  expect([...actors]).toEqual([
    ["actors/ruritania.html", "Ruritania"],
    ["actors/graustark.html", "Graustark"],
  ]);
});
