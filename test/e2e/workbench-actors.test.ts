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

async function openActors(query: string): Promise<Page> {
  const { page } = await bench.open({ path: `actors${query}` });
  await page.locator(".figures-facts").waitFor();
  return page;
}

const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(`^${name}`) });

describe("the Actors screen in a real browser", () => {
  for (const width of openedAt) {
    it(`has no accessibility violation and no sideways scroll in either theme, opened at ${width} px`, { tags: "long" }, async () => {
      const { page, complaints } = await bench.open({ path: "actors?drafts=1", width });
      await page.locator(".graph-canvas canvas").first().waitFor();
      expect(await faultsInAnyLook(page)).toEqual([]);
      await page.getByLabel("One actor").selectOption({ label: "Ruritania" });
      await page.getByLabel("The other").selectOption({ label: "Graustark" });
      await page.locator(".chart svg").waitFor();
      for (const view of isLong ? ["Alignment", "Balance", "List"] : ["Balance"]) {
        await page.getByRole("tab", { name: view }).click();
        await page.locator(".heat, .figures-list, .figure-table").first().waitFor();
        expect(await faultsOfFurtherView(page)).toEqual([]);
      }
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  }

  it("shows what two did to each other in time, with the words", async () => {
    const page = await openActors("?drafts=1&view=list");
    const list = page.getByRole("grid");
    await list.focus();
    await page.keyboard.press("Enter");
    const pair = page.locator(".actors-pair");
    await pair.locator(".evidence-item").first().waitFor();
    expect(await faultsOnTheWay(page)).toEqual([]);
    await until(() => pair.locator(".evidence-quote").first().textContent()).toContain("over the locks");
    await pair.getByRole("button", { name: "Show as a table" }).click();
    await until(() => pair.locator("figure tbody tr").count()).toBe(await pair.locator(".evidence-item").count());
    await until(() => pair.locator(".chart-sentence").textContent()).toMatch(/acts? of conflict|No act of conflict/);
    await pair.locator('.chart svg [aria-label="dot"] circle').first().click();
    await page.waitForSelector("[data-card][data-active]");
    await page.goBack();
    await pair.getByRole("link").first().click();
    await page.waitForSelector("[data-card][data-active]");
    await page.context().close();
  });

  it("says of every figure how it is made and whether it is exact", { tags: "long" }, async () => {
    const page = await openActors("?drafts=1&view=balance");
    await until(() => row(page, "Frustration index").textContent()).toMatch(/1exact for these \d+ statements.*fewest ties/);
    await until(() => row(page, "Triangles").textContent()).toContain("1, 2, 1, 0");
    await page.getByLabel("A pair’s sign").selectOption("mutual");
    await until(() => row(page, "Pairs that the rule gave no sign").textContent()).not.toContain("sign0");
    await page.context().close();
  });

  it("moves acts up to another level, and leads from the heat map to the pair", { tags: "long" }, async () => {
    const page = await openActors("?drafts=1&view=alignment&level=person");
    await page.getByRole("button", { name: /Ruritania, Sylvania/ }).click();
    await page.getByRole("heading", { name: "Ruritania and Sylvania", exact: true }).waitFor();
    await until(() => row(page, "Interdependence").textContent()).toContain("salience · symmetry");
    await page.context().close();
  });
});
