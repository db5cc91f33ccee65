import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsInAnyLook, faultsOfFurtherView, openedAt } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until, untilSaved } from "./until.ts";

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench(debateReadouts().slice(0, 3));
});
afterAll(async () => bench?.close());

async function openRead(width = 1440): Promise<Page> {
  const { page } = await bench.open({ path: `read/${bench.documents[0]}`, width });
  await page.locator("[data-card]").first().waitFor({ state: "attached" });
  await page.keyboard.press("j");
  await page.locator("[data-card][data-active]").waitFor();
  return page;
}

const card = (page: Page) => page.locator("[data-card][data-active]");
const memos = (page: Page) => page.locator(".memo-text").allTextContents();
const write = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.type(words);
  await page.keyboard.press("Control+Enter");
  await page.getByText(words).first().waitFor();
  await untilSaved(page);
};

describe("memos on statements in a real browser", () => {
  it("are written, answered, changed and removed by keyboard, and undo brings them back", { tags: "long" }, async () => {
    const page = await openRead();
    await page.keyboard.press("m");
    await write(page, "Is this hers?");
    await until(() => card(page).locator(".memo-mark").textContent()).toContain("1 memo");
    await card(page).getByRole("button", { name: "Reply" }).press("Enter");
    await write(page, "She quotes a minister.");
    await until(() => card(page).locator(".memo-mark").textContent()).toContain("2 memos");
    expect(await memos(page)).toEqual(["Is this hers?", "She quotes a minister."]);
    expect(await page.locator(".memo-replies .memo-text").count()).toBe(1);
    await card(page).getByRole("button", { name: "Edit" }).first().click();
    await page.keyboard.press("Control+a");
    await write(page, "Is this her own view?");
    await card(page).getByText("edited").waitFor();
    await card(page).getByRole("button", { name: "Remove" }).first().click();
    await until(() => memos(page)).toEqual(["She quotes a minister."]);
    await card(page).getByText("A memo that was removed.").waitFor();
    await untilSaved(page);
    await page.locator(".read-scroll").focus();
    await page.keyboard.press("Control+z");
    await until(() => memos(page)).toEqual(["Is this her own view?", "She quotes a minister."]);
    await page.context().close();
  });

  it("keep what was typed when the statement is left, and drop it by Escape", { tags: "long" }, async () => {
    const page = await openRead();
    await page.keyboard.press("j");
    await page.keyboard.press("m");
    await page.keyboard.type("Half a thought");
    await page.locator(".read-scroll").focus();
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    await page.keyboard.press("m");
    const box = page.getByLabel("Memo", { exact: true });
    await until(() => box.inputValue()).toBe("Half a thought");
    await page.keyboard.press("Escape");
    await until(() => box.count()).toBe(0);
    await card(page).waitFor();
    await page.context().close();
  });

  it("are marked and found among all statements, and in review", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "statements" });
    await page.locator(".statements-quote").first().waitFor();
    await page.getByLabel("With memos").check();
    await until(() => page.locator(".table-body .table-row").count()).toBe(1);
    await until(() => page.locator(".table-body .memo-mark").textContent()).toContain("2 memos");
    await page.reload();
    await until(() => page.locator(".table-body .table-row").count()).toBe(1);
    await page.locator(".statements-quote").first().click();
    await until(() => memos(page)).toEqual(["Is this her own view?", "She quotes a minister."]);
    const id = new URL(page.url()).searchParams.get("statement");
    await page.goto(`${bench.address}/p/main/review`);
    await page.locator(".review-words mark").waitFor();
    await page.keyboard.press("m");
    await write(page, "Seen in review");
    await until(() => page.locator(".review-head .memo-mark").textContent()).toContain("memo");
    const answer = (await (await page.request.get(`${bench.address}/api/projects/main/memos`)).json()) as {
      memos: { record: { statement: string; text: string } }[];
    };
    // Review opens with any of the statements, perhaps the very same.
    const [seen, ...others] = answer.memos.toSorted(
      (a, b) => Number(b.record.text === "Seen in review") - Number(a.record.text === "Seen in review"),
    );
    expect(seen?.record.text).toBe("Seen in review");
    expect(others.map(({ record }) => record.statement)).toEqual([id, id]);
    await page.context().close();
  });

  for (const width of openedAt)
    it(`reads well at ${width} px in both themes`, { tags: "long" }, async () => {
      const page = await openRead(width);
      await page.locator(".memo-text").first().waitFor();
      await page.keyboard.press("m");
      await page.getByLabel("Memo", { exact: true }).waitFor();
      expect(await faultsInAnyLook(page)).toEqual([]);
      const { page: table } = await bench.open({ path: "statements?memos=1", width });
      await table.locator(".statements-quote").first().click();
      await table.locator(".memo-text").first().waitFor();
      expect(await faultsOfFurtherView(table)).toEqual([]);
      await table.context().close();
      await page.context().close();
    });
});

describe("the rail", () => {
  it("groups the screens by what one comes for, at a desk and on a phone, by keyboard", { tags: "long" }, async () => {
    const { page } = await bench.open();
    const rail = page.getByRole("navigation", { name: "Screens" });
    await rail.getByRole("group").first().waitFor();
    const groups = await rail.getByRole("group").evaluateAll((found) => found.map((one) => one.textContent));
    expect(groups).toEqual([
      "DocumentsStartLibraryReadReview",
      "CompareAskAnswersExperts",
      "AnalyseStatementsConceptsNetworksActorsCausesForecasts",
      "ManagePublishSettings",
    ]);
    await rail.getByRole("link", { name: "Statements" }).focus();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Concepts" }).waitFor();
    expect(await faultsInAnyLook(page)).toEqual([]);
    await page.context().close();
    const { page: phone } = await bench.open({ width: 390 });
    await phone.getByRole("button", { name: "Menu" }).click();
    const menu = phone.getByRole("menu");
    expect(await menu.getByRole("group").evaluateAll((found) => found.map((one) => one.getAttribute("aria-label")))).toEqual([
      "Documents",
      "Compare",
      "Analyse",
      "Manage",
      "Theme",
      "More",
    ]);
    expect(await faultsInAnyLook(phone)).toEqual([]);
    await phone.keyboard.press("End");
    await phone.keyboard.press("ArrowDown");
    await phone.keyboard.press("ArrowDown");
    await phone.keyboard.press("ArrowDown");
    await phone.keyboard.press("Enter");
    await phone.waitForURL(/\/read/);
    await phone.context().close();
  });
});
