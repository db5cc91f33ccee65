import { XMLParser, XMLValidator } from "fast-xml-parser";
import jsonld from "jsonld";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crawl, type Crawled } from "../support/crawl-site.ts";
import { startSite, type SiteServer } from "../support/published-site.ts";
import { sharedCases } from "../support/shared-cases.ts";

let server: SiteServer;
let crawled: ReadonlyMap<string, Crawled>;

beforeAll(async () => {
  server = await startSite();
  crawled = await crawl(`${server.origin}/site/`);
});
afterAll(() => server?.end());

const ofType = (type: string): [string, string][] =>
  [...crawled].filter(([, one]) => one.type.startsWith(type)).map(([path, { text }]) => [path, text]);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  isArray: (name) => ["item", "entry", "link", "category", "url"].includes(name),
});
/** A date as RFC 822 with a year of four digits, as RSS 2.0 wants it. */
const rfc822 = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;
const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/;
const isUri = (text: unknown): boolean => /^[\x21-\x7e]+$/.test(String(text)) && URL.canParse(String(text));

interface RssItem {
  readonly title: string;
  readonly link: string[];
  readonly guid: { readonly "#text": string; readonly "@isPermaLink": string };
  readonly pubDate: string;
  readonly description: string;
}

describe("feeds", () => {
  it("in RSS 2.0 have what the specification asks for", () => {
    const feeds = ofType("application/rss+xml");
    expect(feeds.length).toBeGreaterThan(3);
    for (const [path, text] of feeds) {
      expect([path, XMLValidator.validate(text)]).toEqual([path, true]);
      const { rss } = parser.parse(text) as {
        rss: { "@version": string; channel: { title: string; link: string[]; description: string; lastBuildDate: string; item?: RssItem[] } };
      };
      expect(rss["@version"]).toBe("2.0");
      const { channel } = rss;
      expect([channel.title, channel.description].every((words) => words !== "")).toBe(true);
      expect(isUri(channel.link[0])).toBe(true);
      expect(channel.lastBuildDate).toMatch(rfc822);
      const items = channel.item ?? [];
      expect(items.length).toBeGreaterThan(0);
      for (const item of items) {
        expect([item.title !== "", item.description !== ""]).toEqual([true, true]);
        expect(item.pubDate).toMatch(rfc822);
        expect(isUri(item.guid["#text"])).toBe(true);
        expect(item.link[0]).toBe(item.guid["#text"]);
      }
      expect(new Set(items.map(({ guid }) => guid["#text"])).size).toBe(items.length);
    }
  });

  it("in Atom have what RFC 4287 asks for", () => {
    for (const [path, text] of ofType("application/atom+xml")) {
      expect([path, XMLValidator.validate(text)]).toEqual([path, true]);
      type Link = { "@rel": string; "@href": string };
      const { feed } = parser.parse(text) as {
        feed: {
          "@xmlns": string;
          id: string;
          title: string;
          updated: string;
          author: { name: string };
          link: Link[];
          entry: { id: string; title: string; updated: string; published: string; summary: string; link: Link[] }[];
        };
      };
      expect(feed["@xmlns"]).toBe("http://www.w3.org/2005/Atom");
      expect([isUri(feed.id), feed.title !== "", feed.author.name !== ""]).toEqual([true, true, true]);
      expect(feed.updated).toMatch(rfc3339);
      expect(feed.link.filter((link) => link["@rel"] === "self").map((link) => link["@href"])).toEqual([feed.id]);
      for (const entry of feed.entry) {
        expect([isUri(entry.id), entry.title !== "", entry.summary !== ""]).toEqual([true, true, true]);
        expect([entry.updated, entry.published].every((date) => rfc3339.test(date))).toBe(true);
        expect(entry.updated >= entry.published).toBe(true);
        expect(entry.link.some((link) => link["@rel"] === "alternate" && isUri(link["@href"]))).toBe(true);
      }
      expect(feed.updated).toBe(
        feed.entry
          .map(({ updated }) => updated)
          .toSorted()
          .at(-1),
      );
    }
  });

  it("in JSON have what JSON Feed 1.1 asks for", () => {
    for (const [path, text] of ofType("application/feed+json")) {
      const feed = JSON.parse(text) as { version: string; title: string; feed_url: string; items: Record<string, string>[] };
      expect([path, feed.version]).toEqual([path, "https://jsonfeed.org/version/1.1"]);
      expect(feed.title).not.toBe("");
      expect(isUri(feed.feed_url)).toBe(true);
      for (const item of feed.items) {
        expect(item["id"]).toEqual(expect.any(String));
        expect(item["content_text"] ?? item["content_html"] ?? "").not.toBe("");
        expect(item["date_published"]).toMatch(rfc3339);
      }
    }
  });

  it("and the map of the site name whole addresses", async () => {
    const text = await (await fetch(`${server.origin}/site/sitemap.xml`)).text();
    const { urlset } = parser.parse(text) as { urlset: { url: { loc: string }[] } };
    expect(urlset.url.length).toBe(3);
    for (const { loc } of urlset.url) expect(loc.startsWith("https://tide.example/site/") && isUri(loc)).toBe(true);
  });
});

/** The part of schema.org's context that the pages use, so that nothing is fetched: terms that name things hold addresses, the rest holds words. */
const schemaContext = {
  "@context": {
    "@vocab": "http://schema.org/",
    ...Object.fromEntries(
      ["url", "isBasedOn", "sameAs", "mainEntityOfPage"].map((term) => [term, { "@id": `http://schema.org/${term}`, "@type": "@id" }]),
    ),
    ...Object.fromEntries(
      ["datePublished", "dateModified", "dateCreated"].map((term) => [
        term,
        { "@id": `http://schema.org/${term}`, "@type": "http://schema.org/Date" },
      ]),
    ),
  },
};

type Expanded = Record<string, unknown> & { readonly "@type"?: string[]; readonly "@id"?: string };

async function expanded(text: string): Promise<Expanded[]> {
  const asked: string[] = [];
  const documentLoader = async (url: string) => {
    asked.push(url);
    if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`nothing is fetched, not even ${url}`);
    return { contextUrl: undefined, documentUrl: url, document: schemaContext };
  };
  const found = await jsonld.expand(JSON.parse(text) as object, { documentLoader });
  expect(asked.length).toBeLessThan(2);
  return found as Expanded[];
}

const valueOf = (node: Expanded, term: string): unknown =>
  (node[`http://schema.org/${term}`] as { "@value"?: unknown; "@id"?: unknown }[] | undefined)?.map((one) => one["@value"] ?? one["@id"])[0];

describe("linked data of a page", () => {
  const data = (text: string): string => /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? "";

  it("is read by an independent library: an article, its authors, its claims, its comments", async () => {
    const page = crawled.get(`roundups/${server.pages[1]?.slug}.html`);
    const nodes = await expanded(data(page?.text ?? ""));
    const count = (type: string): number => nodes.filter((node) => node["@type"]?.includes(`http://schema.org/${type}`)).length;
    expect(count("Article")).toBe(1);
    expect(count("Person")).toBeGreaterThan(1);
    expect(count("Claim")).toBe(page?.text.match(/class="entry /g)?.length);
    expect(count("Comment")).toBe(3);
    const article = nodes.find((node) => node["@type"]?.[0] === "http://schema.org/Article") ?? {};
    expect(valueOf(article, "headline")).toBe("Will the ferry pact hold?");
    expect(valueOf(article, "url")).toMatch(/^https:\/\/tide\.example\/site\/roundups\//);
    expect(valueOf(article, "datePublished")).toMatch(rfc3339);
    // Every node that is pointed to is there.
    const ids = new Set(nodes.map((node) => node["@id"]));
    const named = JSON.stringify(nodes).matchAll(/\{"@id":"([^"]+)"\}/g);
    for (const [, id = ""] of named) if (id.includes("#")) expect([id, ids.has(id)]).toEqual([id, true]);
    for (const claim of nodes.filter((node) => node["@type"]?.includes("http://schema.org/Claim")))
      expect(valueOf(claim, "appearance")).toBe(article["@id"]);
  });

  it("gives no verdict", () => {
    for (const [, { text }] of crawled) expect(text).not.toContain("ClaimReview");
  });
});

interface Annotation {
  readonly id: string;
  readonly type: string;
  readonly motivation: string;
  readonly body: readonly { readonly type: string; readonly value: string }[];
  readonly target: {
    readonly source: string;
    readonly selector: readonly { type: string; exact?: string; start?: number; end?: number; prefix?: string; suffix?: string }[];
  };
}

describe("W3C annotations", () => {
  const collections = (): { total: number; first: { items: Annotation[] } }[] =>
    ofType("application/ld+json").map(([, text]) => JSON.parse(text) as { total: number; first: { items: Annotation[] } });

  it("name their words by quote and by position, and the two agree", () => {
    expect(collections()).toHaveLength(2);
    for (const { total, first } of collections()) {
      expect(total).toBe(first.items.length);
      expect(new Set(first.items.map(({ id }) => id)).size).toBe(total);
      for (const { type, body, target } of first.items) {
        expect(type).toBe("Annotation");
        expect(body.every((part) => part.type === "TextualBody" && part.value !== "")).toBe(true);
        const quote = target.selector.find((selector) => selector.type === "TextQuoteSelector");
        const position = target.selector.find((selector) => selector.type === "TextPositionSelector");
        expect((position?.end ?? 0) - (position?.start ?? 0)).toBe(quote?.exact?.length);
      }
    }
  });

  const cases = sharedCases("publishing.json");
  it.skipIf(cases.size === 0)("have the members of the published example", () => {
    const example = cases.get("w3c-annotation-roundtrip")?.input as unknown as { target: { selector: { type: string }[] }[] };
    const wanted = example.target.flatMap(({ selector }) => selector.map(({ type }) => type));
    const [first] = collections().flatMap((collection) => collection.first.items);
    expect(first?.target.selector.map(({ type }) => type)).toEqual(wanted);
    for (const member of ["type", "id", "created", "body", "target"]) expect(Object.keys(first ?? {})).toContain(member);
  });
});
