import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeManual } from "../support/manual.ts";
import { startSingleUser, type LibraryServer } from "../support/library-server.ts";
import { builtWorkbench, openPages, type OpenPage, type OpenPages } from "../support/workbench.ts";
import { faultsByAxe, faultsInAnyLook, faultsOnTheWay, openedAt } from "../support/looks.ts";
import { isLong } from "../support/effort.ts";
import { launchBrowser } from "./browser.ts";
import { until } from "./until.ts";

let server: LibraryServer;
let browser: Browser;
let pages: OpenPages;
const folder = mkdtempSync(join(tmpdir(), "manual-"));

beforeAll(async () => {
  const helpFolder = join(folder, "help");
  writeManual(helpFolder);
  server = await startSingleUser({ helpFolder, webFolder: await builtWorkbench() });
  browser = await launchBrowser();
  pages = openPages(browser, server.address);
});
afterAll(async () => {
  await pages?.close();
  await browser?.close();
  await server?.end();
  rmSync(folder, { recursive: true, force: true });
});

const open = (at: string, width = 1440): Promise<OpenPage> => pages.open({ at, width });

/** In the short form: prose and code. */
const kinds = ["learn/coalitions", "library/network"];

/** In the long form also steps with pictures, wide tables, others of the same kinds, and the longest. */
const furtherPages = [
  "index",
  "reference/accuracy",
  "workbench/networks",
  "reference/cli",
  "contribute/architecture",
  "reference/errors",
  "method/reporting",
  "changes",
  "workbench/experts",
  "coming-from/dna",
  "http/statements",
  "cookbook/forecasts",
];

describe("the manual in a real browser", () => {
  for (const width of openedAt) {
    it(`has no accessibility violation and no sideways scroll in either theme, opened at ${width} px`, { tags: "long" }, async () => {
      const { page, complaints, requests } = await open(`${server.address}/help/`, width);
      for (const kind of isLong ? [...kinds, ...furtherPages] : kinds) {
        await page.goto(`${server.address}/help/${kind}.html`);
        expect([kind, await faultsInAnyLook(page)]).toEqual([kind, []]);
      }
      expect(complaints).toEqual([]);
      expect(requests.filter((url) => !url.startsWith(`${server.address}/help/`) && !url.startsWith("data:"))).toEqual([]);
      await page.context().close();
    });
  }

  it("searches itself: words in headings first, and leads to the place", async () => {
    const { page, complaints } = await open(`${server.address}/help/learn/index.html`);
    expect(await faultsOnTheWay(page)).toEqual([]);
    await page.getByRole("searchbox").fill("polarization");
    await until(() => page.locator(".found [role=status]").textContent()).toMatch(/^\d+ sections$/);
    expect(await page.locator("article").isVisible()).toBe(false);
    expect(await faultsByAxe(page)).toEqual([]);
    await page.getByRole("searchbox").fill("RAP_STORE_LOCKED zebra");
    await until(() => page.locator(".found [role=status]").textContent()).toBe("No section has all of these words: RAP_STORE_LOCKED zebra");
    await page.getByRole("searchbox").fill("estimative words");
    await page.locator(".found a").first().click();
    await page.waitForURL(/#/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("takes words with marks of regular expressions as they are", { tags: "long" }, async () => {
    const { page, complaints } = await open(`${server.address}/help/index.html`);
    await page.getByRole("searchbox").fill("c++ (.*");
    await until(() => page.locator(".found [role=status]").textContent()).toMatch(/section/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("works and searches when it is opened as files", { tags: "long" }, async () => {
    const { page, complaints } = await open(pathToFileURL(join(folder, "help", "index.html")).href);
    await page.getByRole("navigation", { name: "Manual" }).getByRole("link", { name: "2. Code a debate and see its coalitions" }).click();
    await page.getByRole("searchbox").fill("brier");
    await until(() => page.locator(".found li").count()).toBeGreaterThan(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("follows the theme that was chosen in the workbench, with pictures in it", { tags: "long" }, async () => {
    const { page } = await open(`${server.address}/help/workbench/library.html`);
    const shown = (): Promise<string> =>
      page.evaluate(
        "[...new Set([...document.querySelectorAll('article img')].filter((img) => img.offsetParent !== null).map((img) => img.className))].join()",
      );
    expect(await shown()).toBe("in-light");
    await page.evaluate("localStorage.setItem('rapporteur.theme', 'dark')");
    await page.reload();
    expect(await shown()).toBe("in-dark");
    await page.context().close();
  });

  it("opens from the workbench at the page of the screen, on a phone from its menu", { tags: "long" }, async () => {
    const { page } = await open(`${server.address}/p/main/networks`);
    const [help] = await Promise.all([page.context().waitForEvent("page"), page.getByRole("link", { name: "Help" }).click()]);
    await until(() => help.locator("article h1").textContent()).toBe("Networks");
    await page.context().close();
    const { page: phone } = await open(`${server.address}/p/main/settings`, 390);
    await phone.getByRole("button", { name: "Menu" }).click();
    const [small] = await Promise.all([phone.context().waitForEvent("page"), phone.getByRole("menuitem", { name: "Help" }).click()]);
    await until(() => small.locator("article h1").textContent()).toBe("Settings");
    await phone.context().close();
  });

  it("reads without JavaScript", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${server.address}/help/learn/first-page.html`);
    expect(await page.getByRole("navigation", { name: "Manual" }).getByRole("link").count()).toBeGreaterThan(50);
    expect(await page.getByRole("searchbox").isVisible()).toBe(false);
    await context.close();
  });
});
