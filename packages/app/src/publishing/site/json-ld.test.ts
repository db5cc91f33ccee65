import { expect, test } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { authorNames } from "./author-names.ts";
import { expertPage } from "./pages/lists.ts";
import { roundupPage } from "./pages/roundup.ts";
import { pageJsonLd, scriptSafeJson } from "./json-ld.ts";
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

const graphOf = (given: Partial<typeof page>): Node[] => pageJsonLd({ ...page, ...given }, settings, [expert])["@graph"] as Node[];
const nodesOf = (graph: readonly Node[], type: string): Node[] => graph.filter((node) => node["@type"] === type);

test("the article names what there is of standfirst, original and corrections, and no address that is none", () => {
  const [plain] = graphOf({});
  expect(plain).toMatchObject({ "@type": "Article", url: "https://example.org/roundups/truce.html" });
  for (const name of ["isBasedOn", "correction"]) expect(plain).not.toHaveProperty(name);
  expect(graphOf({ source: "https://example.com/original" })[0]).toMatchObject({ isBasedOn: "https://example.com/original" });
  expect(graphOf({ source: "javascript:alert(1)" })[0]).not.toHaveProperty("isBasedOn");
  const correction = { at: "2031-07-05T10:00:00.000Z", what: "a name", old: "Ana", new: "Ada", note: "" };
  expect(graphOf({ corrections: [correction] })[0]).toMatchObject({ correction: ["2031-07-05: a name: Ana → Ada"] });
  const document = { ...sampleReadout.document, standfirst: "In\nshort" };
  expect(graphOf({ readout: { ...sampleReadout, document } })[0]).toMatchObject({ description: "In short" });
});

test("claims of a disagreement point to each other, those of an agreement too, and nothing points to itself", () => {
  const idOf = (statement: string): string => `${String(graphOf({})[0]?.["@id"])}#statement-${statement}`;
  const relations = (kind: "agreement" | "disagreement"): [unknown, unknown, unknown][] => {
    const comparison = sampleReadout.comparison.map((one) => ({ ...one, kind }));
    const claims = nodesOf(graphOf({ readout: { ...sampleReadout, comparison } }), "Claim");
    return claims
      .filter((claim) => "agreesWith" in claim || "differsFrom" in claim)
      .map((claim) => [claim["@id"], claim["agreesWith"], claim["differsFrom"]]);
  };
  const [first, second] = [[{ "@id": idOf("f1") }], [{ "@id": idOf("f2") }]];
  expect(relations("disagreement")).toEqual([
    [idOf("f1"), undefined, second],
    [idOf("f2"), undefined, first],
  ]);
  expect(relations("agreement")).toEqual([
    [idOf("f1"), second, undefined],
    [idOf("f2"), first, undefined],
  ]);
});

test("comments that were withdrawn are in no linked data, nor does anything point to them or to a statement that is not there", () => {
  const nothing = { parent: null, statement: null, stance: null, chance: null, isTombstone: false, editedAt: null, editorNote: null };
  const one = { id: "a", name: "Reader", text: "Well said", createdAt: "2031-07-02T00:00:00.000Z", ...nothing };
  const entries = [
    { ...one, statement: "f1" },
    { ...one, id: "b", isTombstone: true, name: "", text: "" },
    { ...one, id: "c", parent: "a", editedAt: "2031-07-03T00:00:00.000Z" },
    { ...one, id: "d", parent: "b", statement: "taken-back" },
  ];
  const [about, answer, orphan, ...rest] = nodesOf(graphOf({ comments: { mode: "open", takesForecasts: false, entries } }), "Comment");
  expect(rest).toEqual([]);
  expect(about).toMatchObject({
    text: "Well said",
    author: { name: "Reader" },
    about: { "@id": expect.stringMatching(/#statement-f1$/) as unknown },
  });
  expect(about).not.toHaveProperty("dateModified");
  expect(answer).toMatchObject({ parentItem: { "@id": about?.["@id"] }, dateModified: "2031-07-03T00:00:00.000Z" });
  for (const link of ["parentItem", "about"]) expect(orphan).not.toHaveProperty(link);
});

test("no word of a page ends the element that holds its linked data", () => {
  const value = { text: "</script><!-- & \u2028 \u2029" };
  const json = scriptSafeJson(value);
  expect(json).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(json)).toEqual(value);
});
