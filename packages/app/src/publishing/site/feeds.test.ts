import { XMLParser } from "fast-xml-parser";
import { expect, test } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { atomFeed, jsonFeed, rssFeed, siteFeed, xmlText } from "./feeds.ts";
import type { SitePage } from "./site-data.ts";
import { examplePage, exampleSettings as settings } from "../../../../../test/fixtures/site-page.ts";

const text = `Tolls & "trade" <script>\n\nNorland should lower its tolls ]]> 😀.\nIt said so.`;
const from = text.indexOf("Norland");
const document = {
  ...sampleReadout.document,
  text,
  blocks: [
    { kind: "heading" as const, level: 1, start: 0, end: from - 2 },
    { kind: "paragraph" as const, level: 0, start: from, end: text.length },
  ],
};
const page: SitePage = { ...examplePage, readout: { ...sampleReadout, document } };
const whole = `<h2>Tolls &amp; &quot;trade&quot; &lt;script&gt;</h2>\n<p>Norland should lower its tolls ]]&gt; 😀.<br>It said so.</p>`;
const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false });

test("feeds have the whole text where its rights allow it, markup as words", () => {
  const feed = siteFeed(settings, [page]);
  expect(parser.parse(rssFeed(settings, feed)).rss.channel.item["content:encoded"]).toBe(whole);
  expect(parser.parse(atomFeed(settings, feed)).feed.entry.content).toEqual({ "#text": whole, "@_type": "html" });
  expect(JSON.parse(jsonFeed(settings, feed)).items[0]).toMatchObject({ content_html: whole, summary: expect.any(String) });
});

test("feeds have the standfirst alone where only quotes may be shown", () => {
  const feed = siteFeed(settings, [{ ...page, text: "quotes" }]);
  for (const written of [rssFeed(settings, feed), atomFeed(settings, feed), jsonFeed(settings, feed)])
    expect(written).not.toContain("lower its tolls");
  expect(JSON.parse(jsonFeed(settings, feed)).items[0]).toHaveProperty("content_text");
});

test("a feed has the latest thirty, newest first, and says when the latest of its pages changed", () => {
  const pages = Array.from({ length: 31 }, (_, at) => ({
    ...page,
    slug: `p${at}`,
    publishedAt: new Date(Date.UTC(2031, 0, 1 + at)).toISOString(),
    updatedAt: new Date(Date.UTC(2032, 0, 40 - at)).toISOString(),
  }));
  const feed = siteFeed(
    settings,
    pages.toReversed().toSorted((a, b) => a.slug.localeCompare(b.slug)),
  );
  const items = JSON.parse(jsonFeed(settings, feed)).items as { url: string }[];
  expect(items.map(({ url }) => url)).toEqual(Array.from({ length: 30 }, (_, at) => `https://example.org/roundups/p${30 - at}.html`));
  expect(parser.parse(atomFeed(settings, feed)).feed.updated).toBe(pages[0]?.updatedAt);
  const empty = siteFeed(settings, []);
  expect(parser.parse(atomFeed(settings, empty)).feed.updated).toBe("1970-01-01T00:00:00.000Z");
  expect(parser.parse(rssFeed(settings, empty)).rss.channel.lastBuildDate).toBe("Thu, 01 Jan 1970 00:00:00 GMT");
});

test("what XML cannot hold is replaced, one sign for each", () => {
  expect(xmlText("a\u0000b\ud800c\udc00d\uffffe😀&<>\"'\t\n")).toBe("a\ufffdb\ufffdc\ufffdd\ufffde😀&amp;&lt;&gt;&quot;&apos;\t\n");
});
