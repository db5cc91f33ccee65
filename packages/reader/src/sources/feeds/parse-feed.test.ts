import { describe, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import { type Feed, parseFeed } from "./parse-feed.ts";

const url = "https://review.example/feeds/all";
const parse = (text: string): Feed => parseFeed(new TextEncoder().encode(text), { url });
const summary = ({ entries }: Feed): unknown[] => entries.map(({ id, url: address, title, published }) => [id, address, title, published]);

describe("a feed gives its entries with whole addresses, in its order", () => {
  test("RSS 2.0", () => {
    const feed = parse(`<?xml version="1.0"?><rss version="2.0"><channel><title>Review</title><ttl>90</ttl>
      <item><title>Talks &amp; more 🌍</title><link>/talks</link><guid isPermaLink="false">a-1</guid><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate></item>
      <item><title><![CDATA[Second <b>one</b>]]></title><guid>https://review.example/second</guid></item>
      <item><title>Again</title><link>/talks</link><guid isPermaLink="false">a-1</guid></item>
      <item><title>No address</title><guid isPermaLink="false">x</guid></item>
      <item><title>Script</title><link>javascript:alert(1)</link></item></channel></rss>`);
    expect([feed.title, feed.restMinutes]).toEqual(["Review", 90]);
    expect(summary(feed)).toEqual([
      ["a-1", "https://review.example/talks", "Talks & more 🌍", "2024-03-05"],
      ["https://review.example/second", "https://review.example/second", "Second <b>one</b>", null],
    ]);
  });

  test("RSS 1.0 with its period", () => {
    const feed =
      parse(`<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/" xmlns:sy="s" xmlns:dc="d"><channel><title>R</title><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency></channel>
      <item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link><dc:date>2024-03-05</dc:date></item></rdf:RDF>`);
    expect([feed.restMinutes, summary(feed)]).toEqual([720, [["https://a.example/1", "https://a.example/1", "One", "2024-03-05"]]]);
  });

  test("a period that is no word of the module is none, also where objects answer to it", () => {
    for (const period of ["constructor", "__proto__", "valueOf"])
      expect(parse(`<rss><channel><title>R</title><updatePeriod>${period}</updatePeriod></channel></rss>`).restMinutes).toBeNull();
  });

  test("an id that is too long to be remembered is told by its digest; an address too long to be kept is left out", () => {
    const item = (id: string, link: string): string => `<item><guid isPermaLink="false">${id}</guid><link>${link}</link></item>`;
    const text = [item("x".repeat(100_000), "/a"), item(`${"x".repeat(100_000)}y`, "/b"), item("z", `/${"c".repeat(5000)}`)].join("");
    const { entries } = parse(`<rss><channel>${text}</channel></rss>`);
    expect(entries.map(({ id, url: address }) => [id.length, address])).toEqual([
      [64, "https://review.example/a"],
      [64, "https://review.example/b"],
    ]);
    expect(entries[0]?.id).not.toBe(entries[1]?.id);
  });

  test("Atom, counted from its own base", () => {
    const feed = parse(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://b.example/x/"><title>A</title>
      <entry><id>urn:1</id><title>One</title><link rel="self" href="self"/><link href="one.html"/><updated>2024-03-05T00:00:00Z</updated></entry></feed>`);
    expect(summary(feed)).toEqual([["urn:1", "https://b.example/x/one.html", "One", "2024-03-05"]]);
  });

  test("JSON Feed", () => {
    const feed = parse(
      JSON.stringify({
        version: "https://jsonfeed.org/version/1.1",
        title: "J",
        items: [{ id: 7, url: "one", title: "One", date_published: "2024-03-05T10:00:00Z" }, null, { id: "8" }],
      }),
    );
    expect(summary(feed)).toEqual([["7", "https://review.example/feeds/one", "One", "2024-03-05"]]);
  });
});

test("what is no feed is refused", () => {
  for (const [text, code] of [
    ["<html><body>x</body></html>", "RAP_SOURCE_FEED"],
    ['{"items": []}', "RAP_SOURCE_FEED"],
    ["{", "RAP_SOURCE_FEED"],
    ["<rss><channel>", "RAP_SOURCE_DAMAGED"],
    ["", "RAP_SOURCE_EMPTY"],
  ] as const) {
    try {
      parse(text);
      expect.unreachable(text);
    } catch (error) {
      if (!isRapporteurError(error)) throw error;
      expect([text, error.code]).toEqual([text, code]);
    }
  }
});
