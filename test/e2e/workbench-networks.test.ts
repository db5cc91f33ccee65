import { readFileSync } from "node:fs";
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

const facts = (page: Page) => page.locator(".figures-facts");

async function openNetworks(query: string): Promise<Page> {
  const { page } = await bench.open({ path: `networks${query}` });
  await facts(page).waitFor();
  return page;
}

async function downloaded(page: Page, entry: string): Promise<string> {
  await page.getByRole("main").getByRole("button", { name: "Export" }).last().click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: entry, exact: true }).click()]);
  return readFileSync(await file.path(), "latin1");
}

describe("the Networks screen in a real browser", () => {
  for (const width of openedAt) {
    it(`has no accessibility violation and no sideways scroll in either theme, opened at ${width} px`, { tags: "long" }, async () => {
      const { page, complaints, requests } = await bench.open({ path: "networks?drafts=1&unit=months", width });
      await facts(page).waitFor();
      await page.locator(".graph-canvas canvas").first().waitFor();
      await page.locator(".chart svg").waitFor();
      expect(await faultsInAnyLook(page)).toEqual([]);
      for (const view of isLong ? ["Matrix", "List"] : ["List"]) {
        await page.getByRole("tab", { name: view }).click();
        expect(await faultsOfFurtherView(page)).toEqual([]);
      }
      expect(complaints).toEqual([]);
      expect(requests.filter((url) => !/^(?:data|blob):/.test(url) && !url.startsWith(`${bench.address}/`))).toEqual([]);
      await page.context().close();
    });
  }

  it("says what to do where nothing is accepted, and counts drafts when asked", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "networks" });
    await page.getByRole("button", { name: "Count the drafts" }).click();
    await until(() => facts(page).textContent()).toContain("8 nodes");
    expect(page.url()).toContain("drafts=1");
    await until(() => page.locator(".basis").textContent()).toContain("96 statements from 6 documents");
    await until(() => page.locator(".basis").textContent()).toContain("100% unreviewed");
    await page.context().close();
  });

  it("remembers on every screen of the project that drafts count", { tags: "long" }, async () => {
    const page = await openNetworks("?drafts=1&view=list");
    for (const screen of ["actors", "forecasts"]) {
      await page.goto(`${bench.address}/p/main/${screen}`);
      await page.getByRole("button", { name: "Drafts and accepted" }).waitFor();
      await page.waitForURL(/drafts=1/);
    }
    await page.getByRole("button", { name: "Drafts and accepted" }).click();
    await page.goto(`${bench.address}/p/main/causes`);
    await page.getByRole("button", { name: "Count the drafts" }).waitFor();
    await page.context().close();
  });

  it("leaves the wheel to the page over the graph, and zooms with Control", { tags: "long" }, async () => {
    const page = await openNetworks("?drafts=1");
    const canvas = page.locator(".graph-canvas");
    await canvas.locator("canvas").first().waitFor();
    await page.evaluate(`window.cancelled = [];
      window.addEventListener("wheel", (event) => setTimeout(() => window.cancelled.push(event.defaultPrevented)), { capture: true });`);
    const cancelled = (): Promise<unknown> => page.evaluate("window.cancelled");
    await canvas.hover();
    await page.mouse.wheel(0, 100);
    await until(cancelled).toEqual([false]);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, 100);
    await until(cancelled).toEqual([false, true]);
    await page.context().close();
  });

  it("redraws on a changed setting, tells its formula, and comes back by its address", async () => {
    const page = await openNetworks("?drafts=1&view=matrix");
    const before = await page.locator(".heat").textContent();
    expect(await faultsOnTheWay(page)).toEqual([]);
    await page.getByLabel("What a tie counts").selectOption("conflict");
    await until(() => page.locator(".heat").textContent()).not.toBe(before);
    await page.getByText("Counts pairs of statements by how far apart their levels are.").click();
    await until(() => page.getByText("1 − σ(k,l)").isVisible()).toBe(true);
    const after = await page.locator(".heat").textContent();
    await page.reload();
    await until(() => page.locator(".heat").textContent()).toBe(after);
    await page.getByLabel("Kind of network").selectOption("twomode");
    await until(() => facts(page).textContent()).toContain("14 nodes");
    await page.context().close();
  });

  it("leads from a tie to the statements that make it, and on to the text, by keyboard", async () => {
    const page = await openNetworks("?drafts=1&view=list");
    const list = page.getByRole("grid");
    await list.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const inspector = page.locator(".frame-inspector");
    await inspector.locator(".evidence-item").first().waitFor();
    const quote = await inspector.locator(".evidence-quote").first().textContent();
    await until(() => inspector.textContent()).toContain("What adds to it");
    await inspector.getByRole("link").first().click();
    await page.waitForSelector("[data-card][data-active]");
    await until(() => page.locator(".read-scroll").textContent()).toContain(quote);
    await page.goBack();
    await inspector.locator(".evidence-item").first().waitFor();
    await page.keyboard.press("Escape");
    await until(() => inspector.locator(".evidence-item").count()).toBe(0);
    await page.context().close();
  });

  it("moves a window over time and keeps the curve in figures", { tags: "long" }, async () => {
    const page = await openNetworks("?drafts=1&unit=months&view=list");
    const slider = page.getByRole("slider");
    await slider.waitFor();
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    await until(() => page.locator(".basis").last().textContent()).toContain("from 1 document");
    await page.getByRole("button", { name: "Show as a table" }).click();
    await until(() => page.locator(".figure-table tbody tr").count()).toBe(6);
    await page.context().close();
  });

  it(
    "says in a sentence what is to be seen, each name leading to its statements, and a pressed point of the curve to its window",
    { tags: "long" },
    async () => {
      const page = await openNetworks("?drafts=1&unit=months");
      const sentences = page.locator(".networks-sentence");
      await until(() => sentences.last().textContent()).toMatch(/^Two camps: .*Example.*; and .*\. 9 ties run between the two, all below zero\./);
      await until(() => sentences.first().textContent()).toMatch(/^Signed modularity is [\d.]+ in .* and [\d.]+ in /);
      await until(() => page.locator(".chart svg text").allTextContents()).toEqual(expect.arrayContaining(["signed modularity", "DNA’s score"]));
      const box = await page.locator(".chart svg").boundingBox();
      if (box === null) throw new Error("the curve has no place");
      await page.mouse.move(box.x + box.width * 0.4, box.y + 60);
      await page.mouse.move(box.x + box.width * 0.41, box.y + 60);
      await page.mouse.down();
      await page.mouse.up();
      await until(() => page.url()).toMatch(/window=[1-4]/);
      await sentences.last().getByRole("button", { name: "Ada Example" }).click();
      await page.locator(".frame-inspector .evidence-item").first().waitFor();
      await page.context().close();
    },
  );

  it("writes GraphML, GEXF, CSV, SVG and PNG", { tags: "long" }, async () => {
    const page = await openNetworks("?drafts=1");
    expect(await downloaded(page, "GraphML")).toContain("<graphml");
    expect(await downloaded(page, "GEXF")).toContain("<gexf");
    expect(await downloaded(page, "CSV")).toContain("Ada Example,0,24");
    expect(await downloaded(page, "SVG")).toMatch(/<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"[\s\S]*Ada Example/);
    expect((await downloaded(page, "PNG")).slice(1, 4)).toBe("PNG");
    await page.context().close();
  });

  it("saves a view, brings it back and removes it", { tags: "long" }, async () => {
    const page = await openNetworks("?drafts=1&ties=congruence&view=matrix");
    await page.getByRole("button", { name: "Saved views" }).click();
    await page.getByRole("menuitem", { name: "Save this view" }).click();
    await page.getByLabel("Name").fill("Who agrees");
    await page.getByRole("button", { name: "Save this view" }).click();
    await page.goto(`${bench.address}/p/main/networks?view=list`);
    await page.getByRole("button", { name: "Saved views" }).click();
    await page.getByRole("menuitemradio", { name: "Who agrees" }).click();
    await page.locator(".heat").waitFor();
    expect(page.url()).toContain("ties=congruence");
    await page.getByRole("button", { name: "Saved views" }).click();
    await page.getByRole("menuitem", { name: /Remove/ }).click();
    await until(() => page.locator(".frame-toasts").textContent()).toContain("Removed the view");
    await page.context().close();
  });

  it("counts what is accepted elsewhere, at once", { tags: "long" }, async () => {
    const page = await openNetworks("?drafts=1&view=list");
    const { page: reader } = await bench.open({ path: `read/${bench.documents[0]}` });
    await reader.waitForSelector("[data-card]");
    await reader.keyboard.press("j");
    await reader.keyboard.press("a");
    await until(() => page.locator(".basis").textContent()).toContain("99% unreviewed");
    await until(() => page.locator(".basis").textContent()).toContain("precision by your reviews");
    await reader.context().close();
    await page.context().close();
  });
});
