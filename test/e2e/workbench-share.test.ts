import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { faultsInAnyLook, faultsOfFurtherView } from "../support/looks.ts";
import type { SiteServer } from "../support/published-site.ts";
import { axe, sidewaysScroll } from "../support/workbench.ts";
import { until } from "./until.ts";
import { type Desk, useDesk } from "./use-desk.ts";

let server: SiteServer;
let browser: Desk["browser"];
let open: Desk["open"];
useDesk((desk) => ({ server, browser, open } = desk));

/** Shares what is on the screen, by keyboard alone, and gives the address. */
async function share(page: Page, title: string): Promise<string> {
  await page.getByRole("main").getByRole("button", { name: "Share this figure…" }).first().focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Share this figure by link" });
  await dialog.getByLabel("Title").waitFor();
  await dialog.getByLabel("Title").fill(title);
  await page.keyboard.press("Tab");
  await page.keyboard.type("Look at the middle.");
  await page.keyboard.press("Enter");
  const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
  expect(link).toMatch(/\/site\/figures\/main\.f[a-z0-9]+\.[\w-]{27}\.html$/);
  return link;
}

let reading: Page | undefined;

/** As a reader has it: without JavaScript, on a phone. One page for all. */
async function openAsReader(link: string): Promise<Page> {
  reading ??= await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })).newPage();
  server.pass(60_000);
  await reading.goto(link);
  return reading;
}

/** The same page where scripts of a test can look at it. */
async function openToLook(link: string, width: number): Promise<Page> {
  server.pass(60_000);
  return (await open({ at: link, width })).page;
}

/** How a picture lies in its frame, in pixels. */
interface Fitted {
  readonly width: number;
  readonly marks: number;
  readonly names: readonly {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
    readonly height: number;
  }[];
  readonly scroll: number;
}

/** A picture of its own, which does not scroll, with names that can be read and lie neither on one another nor beyond the edge. */
async function expectToFitPhone(page: Page): Promise<void> {
  expect(await page.locator(".frozen").isVisible()).toBe(false);
  const svg = page.locator(".frozen-small svg");
  expect(await svg.isVisible()).toBe(true);
  const { width, marks, names, scroll } = await page.evaluate<Fitted>(`(() => {
    const one = document.querySelector(".frozen-small svg");
    const edge = one.getBoundingClientRect();
    const boxOf = (element) => {
      const { left, right, top, bottom, height } = element.getBoundingClientRect();
      return { left: left - edge.left, right: right - edge.left, top, bottom, height };
    };
    const { scrollWidth, clientWidth } = one.parentElement;
    const marks = one.querySelectorAll("circle,rect,path").length;
    return { width: edge.width, marks, names: [...one.querySelectorAll("text")].map(boxOf), scroll: scrollWidth - clientWidth };
  })()`);
  expect(scroll).toBe(0);
  expect(marks).toBeGreaterThan(3);
  expect(names.length).toBeGreaterThan(2);
  for (const name of names) {
    expect(name.height).toBeGreaterThan(11);
    expect([name.left >= -1, name.right <= width + 1]).toEqual([true, true]);
    const touching = names.filter(
      (other) => other !== name && other.left < name.right && name.left < other.right && other.top + 4 < name.bottom && name.top + 4 < other.bottom,
    );
    expect(touching).toEqual([]);
  }
}

describe("a figure that is shared by link", () => {
  it("is frozen with its picture and the words behind it, listed, and ended", { tags: "long" }, async () => {
    const { page, complaints } = await open({ path: "networks?net=twomode&ties=subtract", theme: "dark" });
    await page.locator(".graph-canvas canvas").first().waitFor();
    const link = await share(page, "Who speaks with whom");
    expect(await faultsOfFurtherView(page)).toEqual([]);

    const reader = await openAsReader(link);
    expect(await reader.locator("h1").textContent()).toBe("Who speaks with whom");
    expect(await reader.locator(".frozen svg text").count()).toBeGreaterThan(3);
    expect(await reader.locator(".kicker").textContent()).toContain("frozen on");
    await expectToFitPhone(reader);
    await reader.setViewportSize({ width: 1440, height: 900 });
    // The picture is as high as what it shows: no mark is far from its upper edge.
    const sky = await reader.evaluate(`(() => { const svg = document.querySelector(".frozen svg"); const top = svg.getBoundingClientRect().top;
      return Math.min(...[...svg.querySelectorAll("circle,rect,text,path")].map((one) => one.getBoundingClientRect().top - top)); })()`);
    expect(sky).toBeLessThan(60);
    expect(await reader.locator(".frozen-small").isVisible()).toBe(false);
    expect(await reader.locator("#basis + p").textContent()).toMatch(/4 statements from 1 document; a person reviewed every one/);
    expect(await reader.locator("dl.settings dt").allTextContents()).toContain("What a tie counts");
    expect(await reader.locator(".frozen-table tbody tr").count()).toBeGreaterThan(2);
    // The theme of the screen is not that of the page.
    const colorOf = (): Promise<string> => reader.evaluate(`getComputedStyle(document.querySelector(".frozen svg text")).fill`);
    await reader.emulateMedia({ colorScheme: "light" });
    const light = await colorOf();
    await reader.emulateMedia({ colorScheme: "dark" });
    expect(await colorOf()).not.toBe(light);
    await reader.emulateMedia({ colorScheme: "dark", media: "print" });
    expect(await colorOf()).toBe(light);
    await reader.emulateMedia({ colorScheme: null, media: null });

    const whole = await openToLook(link, 1440);
    expect(await faultsInAnyLook(whole)).toEqual([]);
    await whole.context().close();

    await page.getByRole("button", { name: "Close" }).click();
    await page.goto(`${server.address}/p/main/publish/figures`);
    const row = page.getByRole("row", { name: /Who speaks with whom/ });
    expect(await row.getByRole("link").getAttribute("href")).toBe(link);
    expect(await faultsOfFurtherView(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await row.getByRole("button", { name: "Copy the link" }).isVisible()).toBe(true);
    await row.getByRole("button", { name: "End the link" }).click();
    await until(() => row.count()).toBe(0);
    const gone = await openAsReader(link);
    expect(await gone.locator("main").textContent()).toContain("No figure is at this address");
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  const named = async (path: string, title: string): Promise<void> => {
    const { page } = await open({ path: path.replace("DOCUMENT", server.pages[1]?.documentId ?? "") });
    const button = page.getByRole("main").getByRole("button", { name: "Share this figure…" }).first();
    await page.locator(".scope .note", { hasText: /statement/ }).waitFor();
    await button.click();
    await until(() => page.getByRole("dialog").getByLabel("Title").inputValue()).toBe(title);
    await page.context().close();
  };
  it.each([
    ["causes?by=person%253Aada-lind&view=links", "What is said to cause what, by Ada Lind"],
    ["answers?document=DOCUMENT", "Who answers what, in “Will the ferry pact hold?”"],
    ["actors", "Who does what to whom, in the project Main"],
    ["actors?in=DOCUMENT", "Who does what to whom, in “Will the ferry pact hold?”"],
    ["forecasts?view=calibration", "Calibration, in the project Main"],
  ])("is named after what %s shows and of what", { tags: "long" }, named);

  type Screen = readonly [path: string, ready: string, kicker: string, pictures: readonly ("page" | "phone")[]];
  const shared = async (path: string, ready: string, kicker: string, pictures: Screen[3]): Promise<void> => {
    const { page } = await open({ path });
    await page.locator(ready).first().waitFor();
    const reader = await openAsReader(await share(page, `What is on ${kicker}`));
    expect(await reader.locator(".kicker").textContent()).toContain(kicker);
    expect(await reader.locator(".frozen svg").count()).toBe(pictures.includes("page") ? 1 : 0);
    expect(await reader.locator(".frozen-small svg").count()).toBe(pictures.includes("phone") ? 1 : 0);
    expect(await reader.locator(".frozen-table tbody tr").count()).toBeGreaterThan(0);
    await page.context().close();
    const whole = await openToLook(reader.url(), 390);
    expect([await axe(whole), await sidewaysScroll(whole)]).toEqual([[], 0]);
    await whole.context().close();
  };
  // A graph is shared above; the pictures of the others have tests without a browser.
  it.each<Screen>([
    ["answers", ".answers-table", "Answers", []],
    ["actors", ".graph-canvas canvas", "Actors", ["page", "phone"]],
    ["forecasts?view=scores&minimum=1", ".chart svg", "Forecasts", ["page", "phone"]],
    ["causes", ".causes-map svg", "Causal map", ["page"]],
    ["causes?view=links", ".figures-facts", "Causal map", []],
    ["forecasts?view=calibration", ".chart svg", "Forecasts", ["page", "phone"]],
    ["actors?view=alignment", ".figure-frame", "Actors", []],
  ])("from %s", { tags: "long" }, shared);
});
