import { expect, test } from "vitest";
import { sampleReadout } from "../../../../../../test/fixtures/sample-readout.ts";
import { examplePage, exampleSettings as settings } from "../../../../../../test/fixtures/site-page.ts";
import type { Site, SiteExpert, SitePage } from "../site-data.ts";
import { embeddedParts, embedPage } from "./embed.ts";
import { actorPage, expertPage } from "./lists.ts";
import { roundupPage } from "./roundup.ts";
import { teasers } from "./teasers.ts";

const long = "x".repeat(999);
const document = {
  ...sampleReadout.document,
  standfirst: long,
  text: long,
  blocks: [{ kind: "paragraph" as const, level: 0, start: 0, end: 999 }],
  contributions: sampleReadout.document.contributions.map((one) => ({ ...one, body: [0, 999] as const, bio: null })),
  questions: [{ text: "Why?", start: 0, end: 1 }],
} as unknown as SitePage["readout"]["document"];
/** Of two statements of each kind one stands in the text, the other not. */
const statements = sampleReadout.statements.map((one, at) => ({
  ...one,
  quote: long,
  start: at % 2 === 0 ? 5 : 2000,
  end: at % 2 === 0 ? 900 : 2900,
}));
const answers = [{ ...sampleReadout.answers[0], question: 0, contribution: 0, passages: [[0, 999]] }] as unknown as typeof sampleReadout.answers;
const page: SitePage = {
  ...examplePage,
  readout: { ...sampleReadout, document, statements, answers },
  readers: [{ name: "Ann", text: long, promotedAt: examplePage.publishedAt }] as unknown as SitePage["readers"],
};
const expert: SiteExpert = { slug: "ada-example", name: "Ada Example", roles: [], forecasts: [], score: null };
const site: Site = { settings, pages: [page], experts: [expert], version: "1" };

/** How long the longest words are, the ellipsis counted, of what is between two marks. */
const lengthsOf = (markup: string, pattern = /“(x+…)”/g): number[] =>
  [...new Set([...markup.matchAll(pattern)].map(([, words = ""]) => words.length))].sort((a, b) => a - b);
const sectionOf = (given: SitePage, id: string): string =>
  new RegExp(`<h2 id="${id}">.*?(?=<section|</main>)`, "s").exec(roundupPage(site, given, null))?.[0] ?? expect.unreachable(id);

test("the sections of a page quote so many letters and no more", () => {
  expect(lengthsOf(sectionOf(page, "ledger"))).toEqual([320]);
  expect(lengthsOf(sectionOf(page, "ledger"), /<a class="quote" href="#t\d+">“(x+…)”/g)).toEqual([320]);
  expect(lengthsOf(sectionOf(page, "ledger"), /<p class="quote" dir="auto">“(x+…)”/g)).toEqual([320]);
  expect(lengthsOf(sectionOf(page, "answers"))).toEqual([400]);
  expect(lengthsOf(sectionOf({ ...page, text: "quotes" }, "answers"))).toEqual([200]);
  expect(lengthsOf(sectionOf(page, "comparison"))).toEqual([280]);
  expect(lengthsOf(sectionOf(page, "readers"))).toEqual([400]);
  expect(lengthsOf(sectionOf(page, "relations"))).toEqual([160]);
});

test("what a search engine is shown, teasers and the pages of experts and actors are cut too", () => {
  expect(lengthsOf(roundupPage(site, page, null), /<meta name="description" content="(x+…)"/g)).toEqual([300]);
  expect(lengthsOf(teasers("index.html", [page]).text, /<p class="quote" dir="auto">(x+…)</g)).toEqual([320]);
  expect(lengthsOf(expertPage(site, expert))).toEqual([260]);
  const name = `Ada ${long}`;
  const described = (markup: string): number => (/<meta name="description" content="([^"]*)"/.exec(markup)?.[1] ?? "").length;
  expect(described(expertPage(site, { ...expert, name }))).toBe(160);
  expect(described(actorPage(site, name))).toBe(160);
  const question = { page: "truce", statement: "f1", question: long, outcome: "yes" as const, brier: null };
  expect(lengthsOf(expertPage(site, { ...expert, forecasts: [question] }), /#statement-f1">(x+…)</g)).toEqual([160]);
});

test("a statement on somebody else's page is cut as in its ledger", () => {
  const lengths = embeddedParts(page).map((part) => [part, ...lengthsOf(embedPage(site, page, part) ?? "")]);
  expect(lengths).toEqual([
    ["actors", 160],
    ...(embeddedParts(page).includes("causes") ? [["causes", 160]] : []),
    ...statements.map(({ id }) => [id, 320]),
  ]);
});
