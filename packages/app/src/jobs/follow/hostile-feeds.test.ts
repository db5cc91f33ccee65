import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FetchOptions } from "@rapporteur/reader/sources";
import { collect } from "../../library/collect.ts";
import { ensureProject } from "../../library/create-project.ts";
import { openWorkplace } from "../../library/workplace.ts";
import { describeAboveStores } from "../../store/testing/describe-stores.ts";
import { noFeeds, withFeeds, type FeedState } from "./feed-state.ts";
import { followFeeds } from "./follow-feeds.ts";

/* Feeds that mean harm: what they cost is theirs alone, and the feeds beside them are asked. */

const asked: string[] = [];
let server: Server;
let port = 0;
const host = (): string => `http://news.example:${port}`;
const feedOf = (links: readonly string[]): string =>
  `<rss version="2.0"><channel><title>News</title>${links.map((link, at) => `<item><link>${link.replaceAll("&", "&amp;")}</link><guid isPermaLink="false">${at}</guid></item>`).join("")}</channel></rss>`;
const many = Array.from({ length: 1000 }, (_, at) => at);

const bodies: Readonly<Record<string, () => string>> = {
  "/itself": () => feedOf(many.map((at) => `${host()}/itself#${at}`)),
  "/counted": () => feedOf(many.map((at) => `${host()}/slow?utm_source=${at}`)),
  "/slowly": () => feedOf(many.map((at) => `${host()}/slow?page=${at}`)),
  "/inside": () => feedOf(["http://10.0.0.1/", "http://inside.example/", "file:///etc/passwd", "http://169.254.169.254/latest", `${host()}/page`]),
  "/plain": () => feedOf([`${host()}/page`]),
  "/nested": () => "<rss><channel>".repeat(20_000),
  "/endless": () => `<rss><channel><title>${"x".repeat(17_000_000)}`,
  "/entities": () => `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>`,
};

function answer(path: string, response: ServerResponse): void {
  if (path.startsWith("/slow?")) return void response.writeHead(200, { "content-type": "text/html" }).write("<p>drop");
  const page = "<!doctype html><title>Talks</title><h1>Talks</h1><p>Ministers will meet on Tuesday, and they are likely to agree on most of it.</p>";
  const body = bodies[path]?.();
  response.writeHead(200, { "content-type": body === undefined ? "text/html" : "application/rss+xml" }).end(body ?? page);
}

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request.url ?? "", response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const network: FetchOptions = {
  lookup: async (name) => [{ address: name === "news.example" ? "127.0.0.1" : "192.168.7.7", family: 4 }],
  allowsAddress: (address) => address === "127.0.0.1",
  allowsPort: () => true,
};

describeAboveStores("feeds that mean harm", ({ open }) => {
  const follow = async (paths: readonly string[], { timeoutMs = 5000, ...given }: { mostMsOfFeed?: number; timeoutMs?: number } = {}) => {
    asked.length = 0;
    const store = await open();
    const workplace = openWorkplace(store, { project: await ensureProject(store), now: () => Date.UTC(2024, 2, 5) });
    let state: FeedState = withFeeds(
      noFeeds,
      paths.map((path) => `${host()}${path}`),
    );
    const keep = async (kept: FeedState): Promise<void> => void (state = kept);
    const fetch = { ...network, timeoutMs };
    const followed = await followFeeds(workplace, state, { everyMinutes: 60, pauseMs: 0, codes: false, fetch, keep, ...given });
    const titles = (await collect(store.records.all(workplace.project, "document"))).map(({ record }) => record.title);
    return { ...followed, state, titles, codes: followed.failures.map(({ code }) => code) };
  };

  test("a thousand links that are one are asked for once", async () => {
    const { codes } = await follow(["/itself", "/counted"], { timeoutMs: 500 });
    expect(asked).toEqual(["/itself", "/itself", "/counted", "/slow?utm_source=999"]);
    expect(codes).toHaveLength(1 + 1);
  });

  test(
    "a thousand articles that come drop by drop keep the feed beside them waiting for as long as one may take, and not longer",
    { tags: "long" },
    async () => {
      const { state, titles } = await follow(["/slowly", "/plain"], { mostMsOfFeed: 500, timeoutMs: 1000 });
      expect(titles).toEqual(["Talks"]);
      const slow = asked.filter((path) => path.startsWith("/slow?")).length;
      expect(slow).toBeGreaterThan(0);
      expect(slow).toBeLessThan(10);
      // What it did not get to comes at the next poll, in its time.
      expect(state.feeds.map(({ seen, nextAt }) => [seen.length, nextAt])).toEqual([
        [slow, Date.UTC(2024, 2, 5, 1)],
        [1, Date.UTC(2024, 2, 5, 1)],
      ]);
    },
  );

  test("links inside are not followed, and those beside them are", async () => {
    const { codes, titles } = await follow(["/inside"]);
    expect(codes.toSorted()).toEqual(["RAP_SOURCE_PRIVATE_ADDRESS", "RAP_SOURCE_PRIVATE_ADDRESS", "RAP_SOURCE_PRIVATE_ADDRESS"]);
    expect([titles, asked]).toEqual([["Talks"], ["/inside", "/page"]]);
  });

  test("what is no feed, or one without end, is listed with the reason, and rests", async () => {
    const { codes, state } = await follow(["/nested", "/endless", "/entities"], { timeoutMs: 10_000 });
    expect(codes.slice(0, 2)).toEqual([expect.stringMatching(/^RAP_SOURCE_/), "RAP_SOURCE_TOO_LARGE"]);
    expect(JSON.stringify(state)).not.toContain("aaaa");
    expect(state.feeds.every(({ nextAt }) => nextAt >= Date.UTC(2024, 2, 5, 1))).toBe(true);
  });
});
