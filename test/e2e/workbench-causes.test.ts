import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isLong } from "../support/effort.ts";
import { faultsInAnyLook, faultsOfFurtherView, faultsOnTheWay, openedAt } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench(debateReadouts());
});
afterAll(async () => bench?.close());

async function openCauses(query: string): Promise<Page> {
  const { page } = await bench.open({ path: `causes${query}` });
  await page.locator(".figures-facts").waitFor();
  return page;
}

describe("the Causes screen in a real browser", () => {
  for (const width of openedAt) {
    it(`has no accessibility violation and no sideways scroll in either theme, opened at ${width} px`, { tags: "long" }, async () => {
      const { page, complaints } = await bench.open({ path: "causes?drafts=1", width });
      await page.locator(".causes-box").first().waitFor();
      expect(await faultsInAnyLook(page)).toEqual([]);
      for (const view of isLong ? ["Links", "Loops", "What if"] : ["What if"]) {
        await page.getByRole("tab", { name: view }).click();
        expect(await faultsOfFurtherView(page)).toEqual([]);
      }
      await page.getByLabel("Concept", { exact: true }).selectOption({ label: "tolls" });
      await page.getByRole("button", { name: "Push it" }).click();
      await page.locator(".causes-changes li").first().waitFor();
      expect(await faultsOfFurtherView(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  }

  it("tells of a link who claims it, who denies it, and in which words", async () => {
    const page = await openCauses("?drafts=1&view=links");
    await page.getByRole("row", { name: /tolls − barge traffic/ }).click();
    const inspector = page.locator(".frame-inspector");
    await until(() => inspector.textContent()).toContain("More tolls means less barge traffic, in letter 1.");
    await until(() => inspector.textContent()).toContain("Deny it");
    expect(await faultsOnTheWay(page)).toEqual([]);
    await until(() => inspector.textContent()).toContain("Experts disagree on whether it exists.");
    await inspector.getByRole("link").first().click();
    await page.waitForSelector("[data-card][data-active]");
    await page.context().close();
  });

  it("leaves out an expert by one toggle", { tags: "long" }, async () => {
    const page = await openCauses("?drafts=1&view=links");
    const before = await page.locator(".basis").textContent();
    await page.getByLabel(/Carla Muster/).uncheck();
    await until(() => page.locator(".basis").textContent()).not.toBe(before);
    await page.getByRole("button", { name: "None" }).click();
    await until(() => page.locator(".figures-facts").textContent()).toContain("0 links");
    await page.getByRole("button", { name: "All", exact: true }).click();
    await until(() => page.locator(".basis").textContent()).toBe(before);
    await page.context().close();
  });

  it("pushes a concept and quotes the path that carries it, by keyboard alone", { tags: "long" }, async () => {
    const page = await openCauses("?drafts=1&view=whatif");
    await page.getByLabel("Concept", { exact: true }).focus();
    await page.keyboard.type("tolls");
    for (let step = 0; step < 3; step++) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const first = page.locator(".causes-changes > li").first();
    await first.waitFor();
    await until(() => first.textContent()).toMatch(/falls\s*barge traffic.*in \d+% of the ways/);
    await until(() => first.textContent()).toContain("More tolls means less barge traffic");
    const second = page.locator(".causes-changes > li").nth(1);
    await second.locator("summary").focus();
    await page.keyboard.press("Enter");
    await second.locator(".evidence-item").first().waitFor();
    await page.getByRole("button", { name: "Do not push tolls" }).click();
    await until(() => page.locator(".causes-changes").count()).toBe(0);
    await page.context().close();
  });

  it("lists loops with their polarity and shows one in the map", { tags: "long" }, async () => {
    const page = await openCauses("?drafts=1&view=loops");
    await until(() => page.locator(".causes-loops > li").allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:Reinforcing|Balancing)/)]),
    );
    await page.getByRole("button", { name: "Show in the map" }).first().click();
    await until(() => page.locator(".causes-link[data-chosen]").count()).toBeGreaterThan(2);
    await page.context().close();
  });
});
