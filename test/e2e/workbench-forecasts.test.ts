import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

async function openForecasts(query = "?drafts=1"): Promise<Page> {
  const { page } = await bench.open({ path: `forecasts${query}` });
  await facts(page).waitFor();
  return page;
}

interface Resolution {
  readonly outcome: string;
  readonly happened: string;
  readonly reason: string;
}

async function resolve(page: Page, { outcome, happened, reason }: Resolution): Promise<void> {
  await page.getByLabel("Outcome").selectOption(outcome);
  await page.getByLabel("When it happened").fill(happened);
  await page.getByLabel("Why, in a sentence").fill(reason);
  await page.getByLabel("Link to the evidence").fill("www.example.org/gates");
  await page.getByRole("button", { name: "Enter the outcome" }).click();
}

describe("the Forecasts screen in a real browser", () => {
  it("opens questions, resolves one, corrects it, and keeps the history", async () => {
    const page = await openForecasts();
    await until(() => facts(page).textContent()).toContain("12 forecasts");
    expect(await faultsOnTheWay(page)).toEqual([]);
    // What would be asked stands with the sentence, and once it is opened, the question.
    const asked = page.locator(".forecasts-asked").first();
    const proposed = (await asked.textContent())?.replace("To be asked: ", "") ?? "";
    expect(proposed).not.toBe("");
    await page.getByRole("button", { name: /^Open 3 questions/ }).click();
    await until(() => page.locator(".forecasts-wordings li").count()).toBe(3);
    await page.getByRole("button", { name: "Open 3 questions", exact: true }).click();
    await until(() => page.getByRole("button", { name: "Resolve" }).count()).toBeGreaterThan(0);
    await until(() => page.locator(".forecasts-asked").allTextContents()).toContain(`Question: ${proposed}`);
    await page.getByRole("button", { name: "Resolve" }).first().click();
    await page.getByRole("button", { name: "Enter the outcome" }).click();
    await until(() => page.getByRole("alert").textContent()).toBe("Choose the outcome.");
    await page.getByLabel("Why, in a sentence").fill("It closed early.");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Resolve" }).first().click();
    await until(() => page.getByLabel("Why, in a sentence").inputValue()).toBe("It closed early.");
    await resolve(page, { outcome: "yes", happened: "2026-01-02", reason: "It closed." });
    await until(() => page.getByRole("alert").textContent()).toMatch(/^It cannot have happened before the forecast was made \(\d{4}-\d\d-\d\d\)\.$/);
    await resolve(page, { outcome: "yes", happened: "2026-06-29", reason: "It closed." });
    await until(() => page.getByRole("dialog").count()).toBe(0);
    await until(() => facts(page).textContent()).toContain("4 resolved");

    await page.getByRole("tab", { name: "Scores" }).click();
    await until(() => page.locator(".figure-table").textContent()).toContain("Ada Example");
    const before = await page.locator(".figure-table").textContent();
    await page.getByRole("tab", { name: "Ledger" }).click();
    await page.getByLabel("State").selectOption("resolved");
    await page.getByRole("button", { name: "Correct" }).first().click();
    await resolve(page, { outcome: "no", happened: "2026-06-30", reason: "It was another lock." });
    await page.getByRole("tab", { name: "Scores" }).click();
    await until(() => page.locator(".figure-table").textContent()).not.toBe(before);
    await page.getByRole("tab", { name: "Ledger" }).click();
    await page.getByRole("button", { name: "Correct" }).first().click();
    await until(() => page.locator(".forecasts-history li").allTextContents()).toEqual([
      expect.stringContaining("It was another lock."),
      expect.stringContaining("It closed."),
    ]);
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "Calibration" }).click();
    await page.locator(".chart svg").first().waitFor();

    // Undone like anything else, though an outcome is never changed.
    await page.keyboard.press("Control+z");
    await page.getByRole("tab", { name: "Scores" }).click();
    await until(() => page.locator(".figure-table").textContent()).toBe(before);
    await page.context().close();
  });

  it("shows calibration with counts, and the decomposition as an identity", { tags: "long" }, async () => {
    const page = await openForecasts();
    await page.getByRole("tab", { name: "Calibration" }).click();
    await until(() => page.locator(".chart svg").first().textContent()).toContain("n 2");
    await page.getByRole("button", { name: "Show as a table" }).last().click();
    const cells = await page.locator(".figure-table tbody tr td:nth-child(2)").allTextContents();
    const [reliability = 0, resolution = 0, uncertainty = 0, brier = 0] = cells.slice(-4).map(Number);
    expect(reliability - resolution + uncertainty).toBeCloseTo(brier, 2);

    // What is to be seen is said; each mark leads to its words, by pointer and by button.
    await until(() => page.locator(".chart-sentence").first().textContent()).toMatch(/chance alone|came true in/);
    await page.locator('.chart svg [aria-label="dot"] circle').first().click();
    await until(() => page.locator(".forecasts-scores .evidence-item").count()).toBeGreaterThan(0);
    await page.getByRole("tab", { name: "Scores" }).click();
    await until(() => page.locator(".chart-sentence").textContent()).toContain("Nobody has the 10 resolved questions");
    await page.getByRole("region", { name: "The words behind" }).getByRole("button").first().click();
    await until(() => page.locator(".evidence .small strong").first().textContent()).toMatch(/^(Came true|Did not come true)\.$/);
    await page.locator(".evidence").getByRole("link").first().click();
    await page.waitForSelector("[data-card][data-active]");
    await page.context().close();
  });

  it("narrows by when horizons end, forecasts without a question too", { tags: "long" }, async () => {
    const page = await openForecasts("?drafts=1&when=past");
    await until(() => page.locator(".forecasts-sentence").count()).toBeGreaterThan(0);
    await page.getByLabel("Horizon ends").selectOption({ label: "On no day" });
    await page.getByText("No forecast is left by these filters.").waitFor();
    expect(new URL(page.url()).searchParams.get("when")).toBe("never");
    await page.context().close();
  });

  it("leads from a forecast to its words", { tags: "long" }, async () => {
    const page = await openForecasts("?drafts=1&state=all");
    await page.locator(".forecasts-ledger").getByRole("link").first().click();
    await page.waitForSelector("[data-card][data-active]");
    await page.context().close();
  });

  for (const width of openedAt) {
    it(`has no accessibility violation and no sideways scroll in either theme, opened at ${width} px`, { tags: "long" }, async () => {
      const { page, complaints } = await bench.open({ path: "forecasts?drafts=1", width });
      await facts(page).waitFor();
      expect(await faultsInAnyLook(page)).toEqual([]);
      for (const view of ["Scores", "Calibration", "Ledger"]) {
        await page.getByRole("tab", { name: view }).click();
        await page.locator(".chart svg, .forecasts-ledger").first().waitFor();
        expect(await faultsOfFurtherView(page)).toEqual([]);
      }
      await page
        .getByRole("button", { name: /^(?:Resolve|Correct)$/ })
        .first()
        .click();
      await page.getByRole("dialog").waitFor();
      expect(await faultsOfFurtherView(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  }
});
