import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { runCommand, type CommandRun } from "../../../../test/support/run-command.ts";
import { warmReaders } from "../../../../test/support/warm-readers.ts";
import type { FetchOptions } from "@rapporteur/reader/sources";
import type { FeedState } from "../jobs/follow/feed-state.ts";
import { openJobRunner } from "../jobs/job-runner.ts";
import { collect } from "../library/collect.ts";
import type { DocumentRecord } from "../records/document-record.ts";
import { openLibrary } from "../library/open-library.ts";
import { openStore } from "../store/open-store.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-follow-"));

/** What the server answers with, and what it was asked. */
interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}
const answers = new Map<string, Answer>();
const asked: { path: string; etag: string | undefined }[] = [];
let server: Server;
let port = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push({ path, etag: request.headers["if-none-match"] });
    const { status = 200, type = "text/html; charset=utf-8", body = "", headers = {} } = answers.get(path) ?? { status: 404 };
    const isSame = headers["etag"] !== undefined && request.headers["if-none-match"] === headers["etag"];
    response.writeHead(isSame ? 304 : status, { "content-type": type, ...headers }).end(isSame ? "" : body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(desk, { recursive: true, force: true });
});

const host = (): string => `http://news.example:${port}`;
const page = (about: string): Answer => ({
  body: `<!doctype html><html><head><title>Talks about ${about}</title></head><body><article><h1>Talks about ${about}</h1><p>Ministers will meet about ${about} on Tuesday, and they are likely to agree on most of it.</p></article></body></html>`,
});
const rss = (...paths: string[]): string =>
  `<rss version="2.0"><channel><title>News 🌍</title>${paths.map((path) => `<item><title>${path}</title><link>${path}</link><guid isPermaLink="false">${path}</guid></item>`).join("")}</channel></rss>`;
const feed = (body: string, headers: Record<string, string> = {}): Answer => ({ type: "application/rss+xml", body, headers });

let number = 0;
let library = "";
let now = 0;
beforeEach(() => {
  library = join(desk, `${++number}.rapporteur`);
  now = Date.UTC(2024, 2, 5);
  answers.clear();
  asked.length = 0;
});

const network: FetchOptions = {
  lookup: async () => [{ address: "127.0.0.1", family: 4 }],
  allowsAddress: (address) => address === "127.0.0.1",
  allowsPort: (one) => one === port,
};
const follow = (...words: string[]): Promise<CommandRun> =>
  runCommand(["follow", ...words, "--no-code", "--library", library], { now: () => now, fetch: network });
const stateNow = (): FeedState => JSON.parse(readFileSync(`${library}.feeds.json`, "utf8")) as FeedState;
const hour = 3_600_000;

async function documents(): Promise<DocumentRecord[]> {
  const store = await openStore(library);
  try {
    return (await collect(store.records.all("main", "document"))).map(({ record }) => record);
  } finally {
    await store.close();
  }
}

describe("following a feed", () => {
  it("imports each article once, with its address, and asks again only when it is time", async () => {
    answers.set("/feed", feed(rss("/a?utm_source=rss", "/b"), { etag: '"1"' }));
    for (const [path, about] of [
      ["/a?utm_source=rss", "rivers"],
      ["/b", "trade"],
      ["/c", "grain"],
    ] as const)
      answers.set(path, page(about));
    const first = await follow(`${host()}/feed`, "--once");
    expect([first.code, first.out]).toEqual([0, expect.stringContaining("2 new documents, 0 known already")]);
    expect((await documents()).map(({ title, url, rights }) => [title, url, rights]).toSorted()).toEqual([
      ["Talks about rivers", `${host()}/a?utm_source=rss`, "no-text"],
      ["Talks about trade", `${host()}/b`, "no-text"],
    ]);
    asked.length = 0;
    await follow("--once");
    expect(asked).toEqual([]);
    now += hour;
    await follow("--once");
    expect(asked).toEqual([{ path: "/feed", etag: '"1"' }]);
    answers.set("/feed", feed(rss("/c", "/a", "/b"), { etag: '"2"' }));
    now += hour;
    expect((await follow("--once")).out).toContain("1 new document, 1 known already");
    expect(asked.map(({ path }) => path)).toEqual(["/feed", "/feed", "/c"]);
    expect(await documents()).toHaveLength(3);
  });

  it("takes an article that two feeds bring, or that stands at two addresses, once", async () => {
    answers.set("/one", feed(rss("/a", "/copy")));
    answers.set("/two", feed(rss("/a")));
    answers.set("/a", page("rivers"));
    answers.set("/copy", page("rivers"));
    expect((await follow(`${host()}/one`, `${host()}/two`, "--once")).out).toContain("Asked 2 feeds: 1 new document, 2 known already");
    expect(await documents()).toHaveLength(1);
  });

  it("leaves a feed alone for as long as it asks", async () => {
    answers.set("/feed", feed(rss().replace("<title>", "<ttl>180</ttl><title>")));
    await follow(`${host()}/feed`, "--once");
    expect(stateNow().feeds[0]?.nextAt).toBe(now + 3 * hour);
  });

  it("waits longer after each failure, gives up one that is gone, and follows one that moved", async () => {
    answers.set("/busy", { status: 503, headers: { "retry-after": "36000" } });
    answers.set("/broken", feed("<rss><channel>"));
    answers.set("/gone", { status: 410 });
    answers.set("/old", { status: 301, headers: { location: "/new" } });
    answers.set("/new", feed(rss()));
    const { code, out } = await follow(...["/busy", "/broken", "/gone", "/old"].map((path) => `${host()}${path}`), "--once");
    expect([code, out]).toEqual([0, expect.stringMatching(/503.*RAP_SOURCE_STATUS[\s\S]*RAP_SOURCE_DAMAGED[\s\S]*410/)]);
    const [busy, broken, gone, moved] = stateNow().feeds;
    expect([busy?.nextAt, broken?.nextAt]).toEqual([now + 10 * hour, now + 2 * hour]);
    expect([gone?.endedBy, moved?.url]).toEqual(["the server says that it is gone", `${host()}/new`]);
    now += 2 * hour;
    asked.length = 0;
    await follow("--once");
    expect(asked.map(({ path }) => path).toSorted()).toEqual(["/broken", "/new"]);
    expect(stateNow().feeds[1]?.nextAt).toBe(now + 4 * hour);
  });

  it("lists an article that cannot be read, and goes on", async () => {
    answers.set("/feed", feed(rss("/missing", "/a")));
    answers.set("/a", page("rivers"));
    const { out } = await follow(`${host()}/feed`, "--once");
    expect(out).toMatch(/1 new document[\s\S]*\/missing.*404/);
  });

  it("lists and forgets feeds, and refuses what is no feed or no list of feeds", async () => {
    answers.set("/feed", feed(rss()));
    await follow(`${host()}/feed`, "--once");
    expect((await follow("--list")).out).toContain(`${host()}/feed (News 🌍): 0 articles seen`);
    expect((await follow("--forget", `${host()}/feed`)).out).toContain("No feed is followed.");
    expect((await follow("--once")).err).toContain("RAP_CLI_STATE");
    expect((await follow("feed.xml", "--once")).err).toContain("RAP_SOURCE_URL");
    writeFileSync(`${library}.feeds.json`, "{}");
    expect((await follow("--once")).err).toContain("RAP_CLI_STATE");
  });

  it("leaves feeds to the process that works on the jobs of the library, which asks them and brings what is new once", async () => {
    await (await openLibrary(library)).store.close();
    answers.set("/feed", feed(rss("/a", "/b")));
    answers.set("/a", page("rivers"));
    answers.set("/b", page("roads"));
    expect((await follow(`${host()}/feed`, "--standing")).out).toContain("1 feed is followed");
    expect(asked).toEqual([]);
    const store = await openStore(library, { now: () => now });
    const runners = [1, 2].map(() => openJobRunner(store, { pool: warmReaders(), now: () => now, fetch: network }));
    for (const runner of runners) runner.start();
    await expect.poll(async () => (await store.lists.documents("main", { limit: 9 })).entries.length, { timeout: 30_000 }).toBe(2);
    for (const runner of runners) await runner.stop();
    await store.close();
    expect(asked.map(({ path }) => path)).toEqual(["/feed", "/b", "/a"]);
    expect((await follow("--standing", "--list")).out).toContain("2 articles seen");
    expect((await follow("--standing", "--forget", `${host()}/feed`)).out).toContain("No feed is followed.");
    const again = await openStore(library);
    expect(await again.jobs.schedules()).toEqual([]);
    await again.close();
  });
});
