import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { faultsByAxe, faultsInAnyLook, faultsOnTheWay, openedAt } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

/** Three letters; of the third one the coder is unsure of the two positions of Bruno Sample, and of the first one nobody is said to tell the acts. */
function unsureReadouts(): ReturnType<typeof debateReadouts> {
  const readouts = debateReadouts().slice(0, 3);
  const unsure = readouts[2]?.statements.filter(({ type, speaker }) => type === "position" && speaker === "person:bruno-sample") ?? [];
  for (const [at, statement] of unsure.entries()) Object.assign(statement, { confidence: 0.1 + at / 10 });
  for (const statement of readouts[0]?.statements ?? [])
    if (statement.type === "relation") Object.assign(statement, { speaker: null, confidence: 0.4 });
  return readouts;
}

let bench: Workbench;
beforeEach(async () => {
  bench = await startWorkbench(unsureReadouts());
});
afterEach(async () => bench?.close());

async function openQueue(query = ""): Promise<Page> {
  const { page } = await bench.open({ path: `review${query}` });
  await page.locator(".review-words mark").waitFor();
  return page;
}

const words = (page: Page) => page.locator(".review-words mark").textContent();
const progress = (page: Page) => page.locator(".review-progress [role=status]").textContent();

async function accepted(page: Page): Promise<number> {
  const answer = await page.request.get(`${bench.address}/api/projects/main/statements?reviews=accepted&limit=1`);
  return ((await answer.json()) as { total: number }).total;
}

describe("the review queue in a real browser", () => {
  it("begins with what the coder is least sure of, decides by one key and takes it back by one", async () => {
    const page = await openQueue();
    await until(() => progress(page)).toContain("0 of 72 statements reviewed · 72 drafts in 3 documents left");
    await page.getByText("10% sure").waitFor();
    expect(await faultsOnTheWay(page)).toEqual([]);
    const first = await words(page);
    expect(first).toMatch(/^Bruno Sample says/);
    await page.keyboard.press("a");
    await page.getByText("20% sure").waitFor();
    expect(await words(page)).not.toBe(first);
    await until(() => accepted(page)).toBe(1);
    await until(() => progress(page)).toContain("1 of 72 statements reviewed");
    await page.keyboard.press("x");
    await page.getByText("40% sure").waitFor();
    await until(() => progress(page)).toContain("2 of 72 statements reviewed, 1 of them rejected · 70 drafts in 3 documents left. 2 decided now.");
    await until(() => page.getByRole("group", { name: "Scope" }).getByRole("status").textContent()).toBe("71 statements");
    await page.keyboard.press("u");
    await page.getByText("20% sure").waitFor();
    await until(() => progress(page)).toContain("1 of 72 statements reviewed · 71 drafts");
    await page.goto(`${bench.address}/p/main/review?order=influential`);
    await page.locator(".review-words mark").waitFor();
    await page.context().close();
  });

  it("names an author for all statements of a part that lacks one", { tags: "long" }, async () => {
    const page = await openQueue("?types=relation&by=%28nobody%29");
    await until(() => progress(page)).toContain("3 drafts in 1 document left");
    await page.getByText("3 statements of this part name no speaker").waitFor();
    await page.keyboard.press("w");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Author").fill("Hana Draft");
    await dialog
      .getByRole("option", { name: /Hana Draft/ })
      .first()
      .click();
    await dialog.getByRole("button", { name: "Add author" }).click();
    await page.getByText("No drafts are left").waitFor();
    await page.goto(`${bench.address}/p/main/review?types=relation&by=person%253Ahana-draft`);
    await until(() => progress(page)).toContain("3 drafts");
    await page.context().close();
  });

  it("puts what most of the figures hang on first, says why, and narrows by type and expert", { tags: "long" }, async () => {
    const page = await openQueue("?order=influential");
    const reach = async (): Promise<number> => Number(/to (\d+) other/.exec((await page.locator(".review-draft").textContent()) ?? "")?.[1] ?? 0);
    await until(reach).toBeGreaterThan(0);
    const first = await reach();
    for (let step = 0; step < 3; step++) {
      const before = await words(page);
      await page.keyboard.press("j");
      await until(() => words(page)).not.toBe(before);
      expect(await reach()).toBeLessThanOrEqual(first);
    }
    const narrow = page.getByRole("navigation", { name: "Narrow the queue" });
    await narrow.getByRole("button", { name: /^Forecast/ }).click();
    await until(() => progress(page)).toContain("0 of 6 statements reviewed");
    await until(() => narrow.getByRole("button", { name: /^Forecast/ }).getAttribute("aria-pressed")).toBe("true");
    await page.goBack();
    await until(() => progress(page)).toContain("0 of 72 statements reviewed");
    await page.context().close();
  });

  it("corrects a field beside the words, which counts as a review", { tags: "long" }, async () => {
    const page = await openQueue();
    await page.keyboard.press("e");
    const fields = page.locator(".frame-inspector");
    const agreement = fields.getByLabel("Agreement");
    await agreement.waitFor();
    const values = await agreement.locator("option").evaluateAll((options) => options.map((option) => option.getAttribute("value") ?? ""));
    const now = await agreement.inputValue();
    await agreement.selectOption(values.find((value) => value !== "" && value !== now) ?? "");
    await until(() => progress(page)).toContain("1 of 72 statements reviewed");
    await page.context().close();
  });

  it("works through the disagreements of two coders by key", { tags: "long" }, async () => {
    const page = await openQueue("?types=position");
    for (const count of [1, 2]) {
      await page.keyboard.press("a");
      await until(() => accepted(page)).toBe(count);
    }
    await page.getByRole("tab", { name: "Disagreements of coders" }).click();
    await page.getByLabel("Count the machine’s drafts as a coder’s work").check();
    const card = page.locator(".statements-dispute");
    await card.waitFor();
    const label = page.locator(".review-disputes > [role=status]");
    const before = Number(/of (\d+)/.exec((await label.textContent()) ?? "")?.[1]);
    await card.locator(".statements-side").getByRole("button").first().waitFor();
    const side = (await card.locator(".statements-side").first().getByRole("button").count()) > 0 ? "1" : "2";
    await page.keyboard.press(side);
    await until(() => label.textContent()).toContain(`of ${before - 1}`);
    expect(await faultsByAxe(page)).toEqual([]);
    await page.keyboard.press("u");
    await until(() => label.textContent()).toContain(`of ${before}.`);
    await page.context().close();
  });

  it("has no accessibility violation and no sideways scroll in any width and theme", { tags: "long" }, async () => {
    for (const width of openedAt) {
      const { page, complaints } = await bench.open({ path: "review?order=influential", width });
      await page.locator(".review-words mark").waitFor();
      expect(await faultsInAnyLook(page)).toEqual([]);
      expect(complaints).toEqual([]);
      const shots = process.env["SHOTS"];
      if (shots !== undefined) await page.screenshot({ path: `${shots}/review-${width}.png` });
      await page.context().close();
    }
  });
});
