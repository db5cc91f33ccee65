import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

/* The workbench on a project that is too large for a browser: as small as any, but the server says so. */

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench(debateReadouts(), { "figures-in-browser": "0" });
});
afterAll(async () => bench?.close());

const facts = (page: Page) => page.locator(".figures-facts");
const inspector = (page: Page) => page.locator(".frame-inspector");

/** Opens a screen, does something there, and tells which figures the server was asked for. */
async function onScreen(path: string, act: (page: Page) => Promise<void>): Promise<string[]> {
  const { page, requests, complaints } = await bench.open({ path });
  await act(page);
  expect(complaints).toEqual([]);
  expect(requests.filter((url) => url.endsWith("/table"))).toEqual([]);
  await page.context().close();
  const tasks = requests.flatMap((url) => /\/figures\/(\w+)(?:\?.*)?$/.exec(url)?.[1] ?? []);
  return [...new Set(tasks)].sort();
}

describe("figures made on the server, in a real browser", () => {
  it("draws networks, redraws them on a changed setting, and opens their evidence", { tags: "long" }, async () => {
    const tasks = await onScreen("networks?drafts=1&unit=months", async (page) => {
      await until(() => facts(page).textContent()).toContain("8 nodes");
      await page.locator(".graph-canvas canvas").first().waitFor();
      await page.locator(".chart svg").waitFor();
      await page.getByLabel("Kind of network").selectOption("twomode");
      await until(() => facts(page).textContent()).toContain("14 nodes");
      await page.getByRole("tab", { name: "List" }).click();
      await page.getByRole("grid").focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await until(() => inspector(page).locator(".evidence-quote").first().textContent()).toContain("says the council should");
    });
    expect(tasks).toEqual(expect.arrayContaining(["layout", "network", "overview", "polarization", "tieEvidence"]));
  });

  it("draws who acts on whom, with a pair's acts", { tags: "long" }, async () => {
    const tasks = await onScreen("actors?drafts=1", async (page) => {
      await page.locator(".graph-canvas canvas").first().waitFor();
      const before = await facts(page).textContent();
      await page.getByLabel("Count drafts nobody has reviewed").uncheck();
      await page.getByRole("button", { name: "Count the drafts" }).click();
      await until(() => facts(page).textContent()).toBe(before);
      await page.getByLabel("One actor").selectOption({ label: "Ruritania" });
      await page.getByLabel("The other").selectOption({ label: "Graustark" });
      await until(() => page.locator(".actors-pair .evidence-quote").first().textContent()).toContain("over the locks");
    });
    expect(tasks).toEqual(expect.arrayContaining(["actors", "overview", "pair"]));
  });

  it("draws the causal map, leaves an expert out, and pushes a concept", { tags: "long" }, async () => {
    const tasks = await onScreen("causes?drafts=1", async (page) => {
      await page.locator(".causes-box").first().waitFor();
      const before = await page.locator(".basis").textContent();
      await page.getByLabel(/Carla Muster/).uncheck();
      await until(() => page.locator(".basis").textContent()).not.toBe(before);
      await page.getByRole("tab", { name: "What if" }).click();
      await page.getByLabel("Concept", { exact: true }).selectOption({ label: "tolls" });
      await page.getByRole("button", { name: "Push it" }).click();
      await page.locator(".causes-changes li").first().waitFor();
    });
    expect(tasks).toEqual(expect.arrayContaining(["causes", "overview", "whatIf"]));
  });

  it("lists forecasts, and counts a question that is opened meanwhile", { tags: "long" }, async () => {
    const tasks = await onScreen("forecasts?drafts=1", async (page) => {
      await until(() => facts(page).textContent()).toContain("12 forecasts");
      await page.getByRole("button", { name: /^Open 3 questions/ }).click();
      await page.getByRole("button", { name: "Open 3 questions", exact: true }).click();
      await until(() => page.getByRole("button", { name: "Resolve" }).count()).toBeGreaterThan(0);
    });
    expect(tasks).toEqual(["forecasts", "overview", "scopeChoices"]);
  });

  it("lists statements, narrows them and shows what is accepted meanwhile", { tags: "long" }, async () => {
    const tasks = await onScreen("statements", async (page) => {
      const counted = page.locator(".statements-list > [role=status]");
      await until(() => counted.textContent()).toContain("144 statements");
      await page.getByLabel("Words in the statement").fill("treaty");
      await until(() => counted.textContent()).toContain("of 144 statements");
      await until(() => page.locator(".statements-quote").allTextContents()).toSatisfy(
        (all: string[]) => all.length > 0 && all.every((words) => /treaty/.test(words)),
      );
      const { page: reader } = await bench.open({ path: `read/${bench.documents[0]}` });
      await reader.waitForSelector("[data-card]");
      await reader.keyboard.press("j");
      await reader.keyboard.press("a");
      await page.getByLabel("Words in the statement").fill("");
      await until(() => page.getByRole("checkbox", { name: /^accepted/i }).count()).toBe(1);
      await reader.context().close();
    });
    expect(tasks).toEqual(["overview", "scopeChoices", "statementWindow", "statements"]);
  });
});
