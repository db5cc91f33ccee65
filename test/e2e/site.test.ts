import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { HtmlValidate } from "html-validate/node";
import { startSite, type SiteServer } from "../support/published-site.ts";
import { crawl, type Crawled } from "../support/crawl-site.ts";
import { isLong, times } from "../support/effort.ts";
import { faultsInAnyLook, faultsOnTheWay, openedAt } from "../support/looks.ts";
import { launchBrowser } from "./browser.ts";

let server: SiteServer;
let browser: Browser;
let crawled: ReadonlyMap<string, Crawled>;

beforeAll(async () => {
  server = await startSite();
  browser = await launchBrowser();
  crawled = await crawl(`${server.origin}/site/`);
});
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

const address = (path: string): string => `${server.origin}/site/${path}`;
const ferry = (): string => `roundups/${server.pages[1]?.slug}.html`;

async function open(path: string, options: { width?: number; theme?: "light" | "dark"; runsScripts?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: 900 },
    colorScheme: options.theme ?? "light",
    javaScriptEnabled: options.runsScripts ?? true,
  });
  const page = await context.newPage();
  await page.goto(address(path));
  return page;
}

/** One page of each kind. */
function kinds(): string[] {
  const first = (folder: string): string => [...crawled.keys()].find((path) => path.startsWith(folder) && path.endsWith(".html")) ?? folder;
  return [
    "",
    "archive.html",
    "search.html?q=ferry",
    ferry(),
    "experts/ada-lind.html",
    first("actors/"),
    first("tags/"),
    first("embeds/"),
    "nowhere.html",
  ];
}

describe("the public site in a browser", () => {
  for (const width of openedAt)
    it(`has no accessibility violation and no sideways scroll in either theme, opened at ${width} px`, { tags: "long" }, async () => {
      const page = await open("", { width });
      for (const path of isLong ? kinds() : kinds().filter((_, at) => at % 3 === 0)) {
        await page.goto(address(path));
        expect([path, await faultsInAnyLook(page)]).toEqual([path, []]);
      }
      await page.context().close();
    });

  it("can be read without JavaScript, and asks its own origin alone", async () => {
    const page = await open(ferry(), { runsScripts: false });
    const requests: string[] = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.reload({ waitUntil: "networkidle" });
    expect(requests.filter((url) => !url.startsWith(server.origin) && !url.startsWith("data:"))).toEqual([]);
    for (const words of ["It will fray", "Norway will probably leave the ferry pact", "The ledger of statements", "I doubt it."])
      expect(await page.getByText(words).first().isVisible()).toBe(true);
    expect(await page.locator("script:not([type='application/ld+json'])").count()).toBe(0);
    await page.context().close();
  });

  it("leads from a row of the ledger to its words", async () => {
    const page = await open(ferry(), { width: 1024 });
    expect(await faultsOnTheWay(page)).toEqual([]);
    await page.locator("#ledger ~ details a.quote").first().click();
    const [, place = ""] = /#(t\d+)$/.exec(page.url()) ?? [];
    await expect.poll(() => page.locator(`#${place}`).isVisible()).toBe(true);
    await page.context().close();
  });

  it("leads from an answer to its very words", { tags: "long" }, async () => {
    const page = await open(ferry());
    const answer = page.locator("#answers ~ ol a.quote").first();
    const words = ((await answer.textContent()) ?? "").replaceAll(/[“”…]/g, "").trim();
    await answer.click();
    const [, place = ""] = /#(words-\d+)$/.exec(page.url()) ?? [];
    const after = await page.evaluate<string>(`(() => {
      const range = document.createRange();
      range.setStartAfter(document.getElementById("${place}"));
      range.setEndAfter(document.querySelector("article.contribution:last-of-type"));
      return range.toString();
    })()`);
    expect(after.replaceAll(/\s+/g, " ").trim().startsWith(words.slice(0, 40))).toBe(true);
    await page.context().close();
  });

  it("takes a comment from its form without JavaScript, and its author changes and withdraws it", async () => {
    const page = await open(ferry(), { runsScripts: false });
    server.pass(20_000);
    await page.getByLabel("Name").fill("Reader at the form");
    await page.getByLabel("E-mail").fill("form@mail.example");
    await page.getByLabel("Comment", { exact: true }).fill("First words.");
    await page.getByRole("button", { name: "Send" }).click();
    expect(await page.locator("main").textContent()).toContain("It waits for an editor.");
    await page
      .getByLabel(/Comment|words/i)
      .first()
      .fill("Second words.");
    await page.getByRole("button", { name: /change|save/i }).click();
    expect(await page.locator("main").textContent()).toContain("Second words.");
    await page.getByRole("button", { name: /withdraw/i }).click();
    expect(await page.getByRole("status").textContent()).toContain("withdrawn");
    await page.context().close();
  });

  it("is under 100 kB before images, fonts counted apart", { tags: "long" }, async () => {
    const page = await open("");
    const sizes = new Map<string, number>();
    page.on(
      "response",
      (response) =>
        void response.body().then(
          (body) => sizes.set(response.url(), body.length),
          () => undefined,
        ),
    );
    await page.goto(address(ferry()), { waitUntil: "networkidle" });
    const entries = [...sizes];
    const fonts = entries.filter(([url]) => url.endsWith(".woff2")).reduce((sum, [, size]) => sum + size, 0);
    const rest = entries.filter(([url]) => !url.endsWith(".woff2")).reduce((sum, [, size]) => sum + size, 0);
    expect(rest).toBeGreaterThan(5000);
    expect(rest).toBeLessThan(100_000);
    // Fonts are kept for a year: they are asked for once.
    expect(fonts).toBeLessThan(120_000);
    await page.context().close();
  });
});

describe("the files of the public site", () => {
  it("are valid HTML", async () => {
    const checker = new HtmlValidate({
      extends: ["html-validate:standard"],
      // Form, not validity: the markup is written by a program.
      rules: { "void-style": "off", "no-trailing-whitespace": "off", "doctype-style": "off", "attribute-boolean-style": "off", "long-title": "off" },
    });
    const found: string[] = [];
    // In the short form two pages of each folder, which are made by the same functions as the others.
    const counts = new Map<string, number>();
    for (const [path, { type, text }] of crawled) {
      const folder = path.replace(/[^/]*$/, "");
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
      if (!type.startsWith("text/html") || (counts.get(folder) ?? 0) > times(folder === "" ? 20 : 2, Infinity)) continue;
      const { results } = await checker.validateString(text);
      for (const { messages } of results)
        found.push(...messages.map(({ ruleId, message, line, column }) => `${path}:${line}:${column} ${ruleId}: ${message}`));
    }
    expect([...new Set(found)].slice(0, 20)).toEqual([]);
  });

  it("link to nothing that is not there, not even to a place in a page", () => {
    expect([...crawled].filter(([, { status }]) => status !== 200).map(([path, { from }]) => `${path} from ${from}`)).toEqual([]);
    const missing: string[] = [];
    for (const [path, { fragments }] of crawled)
      for (const [fragment, from] of fragments)
        if (!crawled.get(path)?.text.includes(`id="${fragment}"`)) missing.push(`${path}#${fragment} from ${from}`);
    expect(missing).toEqual([]);
    expect(crawled.size).toBeGreaterThan(40);
  });

  it("have each id once a page", () => {
    for (const [path, { text, type }] of crawled) {
      if (!type.startsWith("text/html")) continue;
      const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect([path, ids.length]).toEqual([path, new Set(ids).size]);
    }
  });
});
