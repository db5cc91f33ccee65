import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, startProject, startSingleUser, type LibraryServer } from "../../../../../test/support/library-server.ts";

const folder = mkdtempSync(join(tmpdir(), "help-"));
mkdirSync(join(folder, "help", "learn"), { recursive: true });
writeFileSync(join(folder, "help", "index.html"), "<!doctype html><title>The manual</title>");
writeFileSync(join(folder, "help", "learn", "index.html"), "<!doctype html><title>Learn</title>");
writeFileSync(join(folder, "help", "learn", "index.html.gz"), gzipSync("<!doctype html><title>Learn, packed</title>"));
writeFileSync(join(folder, "secret.txt"), "secret");
const helpFolder = join(folder, "help");

let server: LibraryServer;
beforeAll(async () => {
  server = await startSingleUser({ helpFolder });
});
afterAll(async () => {
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

describe("the manual under /help/", () => {
  it("is served with the policy of every page, and asked for again each time", async () => {
    const answer = await ask(server, "GET", "/help/");
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("The manual")]);
    expect(answer.headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(await (await ask(server, "GET", "/help/learn/index.html")).text()).toContain("Learn");
  });

  it("gives the packed form of a page to those who take it, at the page's own address alone", async () => {
    const taken = await ask(server, "GET", "/help/learn/index.html", { headers: { "accept-encoding": "gzip" } });
    expect([taken.headers.get("content-encoding"), await taken.text()]).toEqual(["gzip", expect.stringContaining("Learn, packed")]);
    const plain = await ask(server, "GET", "/help/learn/index.html", { headers: { "accept-encoding": "identity" } });
    expect([plain.headers.get("content-encoding"), await plain.text()]).toEqual([null, expect.stringContaining("<title>Learn</title>")]);
    expect((await ask(server, "GET", "/help/learn/index.html.gz")).status).toBe(404);
  });

  it("leads from /help to its first page", async () => {
    const answer = await ask(server, "GET", "/help");
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/help/"]);
  });

  it("has no page besides its own, and nothing outside its folder", async () => {
    for (const path of ["/help/none.html", "/help/..%2fsecret.txt", "/help/%2e%2e/secret.txt"]) {
      const answer = await ask(server, "GET", path, { headers: { accept: "text/html" } });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  it("is open on a server with accounts to people who are not signed in", async () => {
    const { server: team } = await startProject("Team", {}, { helpFolder });
    expect((await ask(team, "GET", "/help/")).status).toBe(200);
    await team.end();
  });

  it("is missing where it was not built", async () => {
    const bare = await startSingleUser({ helpFolder: join(folder, "none") });
    expect((await ask(bare, "GET", "/help/")).status).toBe(404);
    await bare.end();
  });
});
