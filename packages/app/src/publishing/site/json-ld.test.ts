import { expect, test } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { expertPage } from "./pages/lists.ts";
import { pageJsonLd } from "./json-ld.ts";
import type { Site, SiteExpert, SitePage } from "./site-data.ts";

const settings = {
  title: "Site",
  description: "",
  baseUrl: "https://example.org",
  language: "en",
  publisher: "Publisher",
  privacySentence: "",
};
const page: SitePage = {
  slug: "truce",
  readout: sampleReadout,
  text: "whole",
  formats: [],
  source: null,
  publishedAt: "2031-07-01T00:00:00.000Z",
  updatedAt: "2031-07-01T00:00:00.000Z",
  snapshot: { name: "one", revision: 1, digest: "" },
  corrections: [],
  comments: { mode: "off", entries: [] },
  readers: [],
};
const expert: SiteExpert = { slug: "ada-example", name: "Ada Example", roles: ["director of the Invented Institute"], forecasts: [], score: null };

type Node = Readonly<Record<string, unknown>>;

test("everybody in a page's linked data is a node with a name, and an author of claims is that node", () => {
  const graph = pageJsonLd(page, settings, [expert])["@graph"] as Node[];
  const people = graph.filter((node) => node["@type"] === "Person" || node["@type"] === "Organization");
  const ids = new Set(people.map((node) => node["@id"]));
  expect(people.every((node) => typeof node["name"] === "string" && node["name"] !== "" && node["@id"] !== undefined)).toBe(true);
  expect(people.find((node) => node["name"] === "Ada Example")?.["@id"]).toBe("https://example.org/experts/ada-example.html#person");
  const claims = graph.filter((node) => node["@type"] === "Claim");
  expect(claims.length).toBeGreaterThan(0);
  for (const { author } of claims) if (author !== undefined) expect(ids.has((author as Node)["@id"])).toBe(true);
});

test("an expert's page has the expert as linked data, under the same name", () => {
  const site: Site = { settings, pages: [page], experts: [expert], version: "1" };
  const text = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(expertPage(site, expert))?.[1] ?? "null";
  expect(JSON.parse(text)).toMatchObject({
    "@context": "https://schema.org",
    "@type": "ProfilePage",
    mainEntity: { "@type": "Person", "@id": "https://example.org/experts/ada-example.html#person", name: "Ada Example" },
  });
});
