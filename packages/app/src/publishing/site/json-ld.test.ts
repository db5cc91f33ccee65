import { expect, test } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { authorNames } from "./author-names.ts";
import { expertPage } from "./pages/lists.ts";
import { roundupPage } from "./pages/roundup.ts";
import { pageJsonLd } from "./json-ld.ts";
import type { Site, SiteExpert } from "./site-data.ts";
import { examplePage as page, exampleSettings as settings } from "../../../../../test/fixtures/site-page.ts";

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

test("anyone who signs beside the author is an author of the page, with the post", () => {
  const [first, ...others] = sampleReadout.document.contributions;
  if (first === undefined) throw new Error("the sample has contributions");
  const ben = { id: "person:ben-sample", type: "person" as const, name: "Ben Sample", aliases: [], actsFor: null, country: null, mentions: [] };
  const coAuthors = [{ author: ben.id, affiliation: null, roles: [{ text: "retired judge", org: null, former: true }] }];
  const readout = {
    ...sampleReadout,
    document: { ...sampleReadout.document, contributions: [{ ...first, coAuthors }, ...others] },
    entities: [...sampleReadout.entities, { ...sampleReadout.entities[0], ...ben }],
  } as typeof sampleReadout;
  const graph = pageJsonLd({ ...page, readout }, settings, [expert])["@graph"] as Node[];
  const node = graph.find(({ name }) => name === "Ben Sample");
  expect(node).toMatchObject({ "@type": "Person", jobTitle: "retired judge" });
  const signed = graph.flatMap(({ author }) => (Array.isArray(author) ? (author as Node[]) : []));
  expect(signed.map((one) => one["@id"])).toContain(node?.["@id"]);
  expect(authorNames({ ...page, readout })).toContain("Ben Sample");
  expect(roundupPage({ settings, pages: [{ ...page, readout }], experts: [], version: "1" }, { ...page, readout }, null)).toContain("Ben Sample");
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
