import { expect, test } from "vitest";
import { absolute, feedPath, fileSlug, permanentId, relative } from "./addresses.ts";

test("a name becomes letters and digits of any script, in lower case, joined by hyphens", () => {
  expect(fileSlug("Ada Lind")).toBe("ada-lind");
  expect(fileSlug("  Čeněk — Übel!  ")).toBe("cenek-ubel");
  expect(fileSlug("The Tide’s end")).toBe("the-tide-end");
  expect(fileSlug("Ἀθήνα 2")).toBe("αθηνα-2");
  // A mark makes another letter there.
  expect(fileSlug("Йод")).toBe("йод");
  expect(fileSlug("हिन्दी")).toBe("हिन्दी");
  expect(fileSlug("!?")).toBe("");
});

test("names that Windows keeps for devices are not taken", () => {
  expect(["CON", "nul", "Com1", "LPT9"].map(fileSlug)).toEqual(["con-", "nul-", "com1-", "lpt9-"]);
  expect(["Contract", "com", "auxiliary"].map(fileSlug)).toEqual(["contract", "com", "auxiliary"]);
});

test("names up to 60 letters are kept whole; of longer ones each has a slug of its own that still fits", () => {
  const longest = "a".repeat(60);
  expect(fileSlug(longest)).toBe(longest);
  const cut = [`${longest}b`, `${longest}c`, `${longest}${"d".repeat(500)}`].map(fileSlug);
  expect(new Set(cut).size).toBe(3);
  for (const slug of cut) {
    expect(slug).toMatch(/^a{51}-[0-9a-z]+$/);
    expect(slug.length).toBeLessThanOrEqual(60);
  }
  // No half of a letter of two units stays behind.
  const slug = fileSlug(`${"a".repeat(50)}${"𐐨".repeat(20)}`);
  expect(slug).toMatch(/^a{50}-/);
});

test("a page finds another from wherever it stands", () => {
  expect(relative("index.html", "tags/trade.html")).toBe("tags/trade.html");
  expect(relative("embeds/truce/actors.html", "roundups/truce.html")).toBe("../../roundups/truce.html");
});

test("a page has an address where the site has one, and a lasting name anyway", () => {
  expect(absolute({ baseUrl: "https://example.org/site" }, "tags/ä b.html")).toBe("https://example.org/site/tags/%C3%A4%20b.html");
  expect(permanentId({ baseUrl: "https://example.org" }, "a.html")).toBe("https://example.org/a.html");
  expect(absolute({ baseUrl: null }, "a.html")).toBeNull();
  expect(permanentId({ baseUrl: null }, "ä.html")).toBe("urn:rapporteur:%C3%A4.html");
});

test("the site's own feeds stand at its root", () => {
  expect([feedPath("", "rss.xml"), feedPath("tags/trade", "feed.json")]).toEqual(["rss.xml", "tags/trade/feed.json"]);
});
