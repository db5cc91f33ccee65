import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { listSources } from "../archive/list-sources.ts";
import { readSource } from "../read-source.ts";
import { holdsArticles } from "./list-articles.ts";
import { splitWordPress, writePost } from "./wordpress.ts";

const path = new URL("../../../../../examples/site-export.xml", import.meta.url);
const bytes = readFileSync(path);
const text = bytes.toString("utf8");

describe("an export of a WordPress site", () => {
  test("gives each published post with its site, day, author, tags and address", async () => {
    const found: unknown[] = [];
    for await (const { name, bytes: page } of listSources({ bytes, name: "site-export.xml" })) {
      const { document } = await readSource(page ?? new Uint8Array(), { name, isBounded: true });
      const { title, publisher, published, authors, tags, url } = document.metadata;
      found.push([name, title, publisher, published, authors, tags, url]);
      expect(document.text).not.toMatch(/wp:paragraph|\[caption/);
    }
    const site = "The Lower Reach";
    expect(found).toEqual([
      [
        "site-export.xml/0001 The gates are not the question.html",
        "The gates are not the question",
        site,
        "2024-05-13",
        ["Ida Lindqvist"],
        ["Water", "Varn canal"],
        "https://reach.example/2024/05/the-gates-are-not-the-question/",
      ],
      [
        "site-export.xml/0002 What a dry summer costs.html",
        "What a dry summer costs",
        site,
        "2024-07-02",
        ["Ida Lindqvist"],
        ["Water"],
        "https://reach.example/2024/07/what-a-dry-summer-costs/",
      ],
    ]);
  });

  test("keeps the paragraphs of the classic editor", () => {
    const [, classic] = splitWordPress(text);
    const page = writePost(classic!);
    expect(page.match(/<p>/g)).toHaveLength(3);
    expect(page).toContain("<p>Low water raised the price of grain in Sudria, and the closure of the gates made it worse.</p>");
  });

  test("is recognized by its content, and refused as one document and where it is cut", async () => {
    expect(await holdsArticles({ bytes, name: "site-export.xml" })).toBe(true);
    expect(await holdsArticles(path.pathname)).toBe(true);
    await expect(readSource(path.pathname)).rejects.toMatchObject({ code: "RAP_SOURCE_ARTICLES" });
    const listed: unknown[] = [];
    for await (const one of listSources({ bytes: bytes.subarray(0, 3000), name: "cut.xml" })) listed.push(one);
    expect(listed).toMatchObject([{ name: "cut.xml", error: { code: "RAP_SOURCE_DAMAGED" } }]);
  });

  test("has no way to put markup of its own into a page's head", () => {
    const post = { title: "</title><script>", publisher: '"><b>', published: "", authors: [], section: "", url: "", body: "<p>x</p>" };
    expect(writePost(post)).not.toMatch(/<script>|<b>/);
  });
});
