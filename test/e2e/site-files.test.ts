import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storedRoundup } from "../../packages/app/src/publishing/roundups/roundup-from-document.ts";
import { publishFiles } from "../../packages/app/src/publishing/publish-files.ts";
import { publishRoundup } from "../../packages/app/src/publishing/roundups/publish-roundup.ts";
import { startSite, type SiteServer } from "../support/published-site.ts";
import { runCommand } from "../support/run-command.ts";
import { launchBrowser } from "./browser.ts";

let server: SiteServer;
let browser: Browser;
const folder = mkdtempSync(join(tmpdir(), "site-files-"));
const site = join(folder, "site");

beforeAll(async () => {
  [server, browser] = await Promise.all([startSite(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

const files = (): string[] =>
  readdirSync(site, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));

describe("the site as files", () => {
  it("works from a folder: pages, style and fonts load, every link leads to a file", async () => {
    const done = await publishFiles(server.workplace, { folder: site, baseUrl: "https://river.example" });
    expect(done).toMatchObject({ pages: 2, unchanged: 0, removed: 0 });
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const failed: string[] = [];
    page.on("requestfailed", (request) => failed.push(request.url()));
    page.on("request", (request) => /^(?:file|data):/.test(request.url()) || failed.push(request.url()));
    await page.goto(pathToFileURL(join(site, "index.html")).href);
    // Fonts that a page leaves behind half loaded would count as failed.
    await page.evaluate("document.fonts.ready.then(() => true)");
    await page.getByRole("link", { name: "Will the ferry pact hold?" }).click();
    expect(await page.locator("h1").textContent()).toBe("Will the ferry pact hold?");
    expect(await page.evaluate("document.fonts.ready.then(() => [...document.fonts].some((font) => font.status === 'loaded'))")).toBe(true);
    expect(await page.locator(".comment").first().textContent()).toContain("I doubt it.");
    expect(await page.locator("form").count()).toBe(0);
    const seen = new Set<string>();
    const waiting = [page.url()];
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
      const [path = ""] = url.split("#");
      if (seen.has(path) || !path.startsWith("file:")) continue;
      seen.add(path);
      expect([path, statSync(new URL(path)).isFile()]).toEqual([path, true]);
      if (!path.endsWith(".html")) continue;
      const text = readFileSync(new URL(path), "utf8");
      for (const [, link = ""] of text.matchAll(/(?:href|src)="([^"]*)"/g)) waiting.push(new URL(link.replaceAll("&amp;", "&"), path).href);
    }
    expect(seen.size).toBeGreaterThan(40);
    expect(failed).toEqual([]);
    expect(readFileSync(join(site, "sitemap.xml"), "utf8")).toContain("https://river.example/roundups/");
    await context.close();
  });

  it("are written again only where they changed; what was deleted or withdrawn follows, what is not ours stays", async () => {
    const request = { folder: site, baseUrl: "https://river.example" };
    const times = new Map(files().map((path) => [path, statSync(path).mtimeMs]));
    expect(await publishFiles(server.workplace, request)).toMatchObject({ written: 0, removed: 0 });
    rmSync(join(site, "archive.html"));
    writeFileSync(join(site, "CNAME"), "river.example");
    expect(await publishFiles(server.workplace, request)).toMatchObject({ written: 1, removed: 0 });
    for (const [path, time] of times) if (!/archive\.html|\.rapporteur-site/.test(path)) expect([path, statSync(path).mtimeMs]).toEqual([path, time]);
    const gone = server.pages[0]!;
    const { revision } = await storedRoundup(server.workplace, gone.roundup);
    await publishRoundup(server.workplace, { id: gone.roundup, expected: revision, step: "withdraw", at: null, correctionNote: "" });
    const { removed } = await publishFiles(server.workplace, request);
    expect(removed).toBeGreaterThan(5);
    expect(files().filter((path) => path.includes(gone.slug))).toEqual([]);
    expect(readFileSync(join(site, "CNAME"), "utf8")).toBe("river.example");
    for (const path of files()) expect(readFileSync(path, "utf8")).not.toContain("mail.example");
  });

  it("are written by the command, with counts, and again after a manifest was damaged", async () => {
    const library = join(folder, "copy.rapporteur");
    await server.app.store.care.backup(library);
    const run = await runCommand(["publish", site, "--library", library, "--base-url", "https://river.example/", "--json"]);
    expect([run.code, run.err]).toEqual([0, ""]);
    expect(JSON.parse(run.out)).toMatchObject({ pages: 1, written: 0 });
    appendFileSync(join(site, ".rapporteur-site.json"), "x");
    appendFileSync(join(site, "index.html"), "x");
    const again = await runCommand(["publish", site, "--library", library, "--base-url", "https://river.example"]);
    expect(again.out).toMatch(/^1 page by 3 experts in .*: 1 file written, \d+ unchanged, 0 removed\.\n$/);
    const refused = await runCommand(["publish", join(site, "CNAME"), "--library", library]);
    expect([refused.code, refused.err.includes("RAP_CLI_OUT")]).toEqual([1, true]);
    expect((await runCommand(["publish", site, "--library", library, "--base-url", "javascript:hit()"])).code).toBe(2);
    expect((await runCommand(["publish", site, "--library", join(folder, "none.rapporteur")])).err).toContain("RAP_STORE_NO_LIBRARY");
  });
});
