import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { faultsInAnyLook, faultsOfFurtherView, openedAt } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

let bench: Workbench;
beforeEach(async () => {
  bench = await startWorkbench(debateReadouts());
});
afterEach(async () => bench?.close());

async function openTree(width = 1440): Promise<Page> {
  const { page } = await bench.open({ path: "concepts?drafts=1&view=tree", width });
  await page.getByRole("treeitem").first().waitFor();
  return page;
}

const levelOf = (page: Page, name: string) => page.locator(".concepts-line", { hasText: name }).first().getAttribute("aria-level");

describe("the hierarchy of concepts in a real browser", () => {
  it("places what is dropped on another below it, after a choice that says the effect, and undoes it", { tags: "long" }, async () => {
    const page = await openTree();
    await page.locator(".concepts-line", { hasText: "a toll on barges" }).dragTo(page.locator(".concepts-line", { hasText: "a new treaty" }));
    const dialog = page.getByRole("dialog");
    await until(() => dialog.textContent()).toContain("Where does “a toll on barges” belong?");
    await until(() => dialog.textContent()).toContain("“a toll on barges” stays a name of its own, below “a new treaty”");
    await until(() => dialog.getByRole("row", { name: /^Concepts with positions/ }).count()).toBe(1);
    await dialog.getByRole("button", { name: "Place it below" }).click();
    await until(() => levelOf(page, "a toll on barges")).toBe("2");
    await page.keyboard.press("Control+z");
    await until(() => levelOf(page, "a toll on barges")).toBe("1");
    await page.context().close();
  });

  it("does the same by keyboard, merges, refuses circles, and goes back to the top", { tags: "long" }, async () => {
    const page = await openTree();
    const names = (await page.locator(".concepts-line .grow").allTextContents()).slice(0, 3);
    const [first = "", second = "", third = ""] = names;
    await page.getByRole("treeitem").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("m");
    await page.getByText(`“${second}” is taken`).waitFor();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await until(() => levelOf(page, second)).toBe("2");
    // The one above cannot go below its own child.
    await page.getByRole("button", { name: `Move “${first}”` }).click();
    await page.locator(".concepts-line", { hasText: second }).click();
    const dialog = page.getByRole("dialog");
    await until(() => dialog.getByRole("button", { name: "Place it below" }).isDisabled()).toBe(true);
    await page.keyboard.press("Escape");
    await page.locator(".concepts-line", { hasText: second }).focus();
    await page.keyboard.press("t");
    await until(() => levelOf(page, second)).toBe("1");
    await page.getByRole("button", { name: `Move “${third}”` }).click();
    await page.locator(".concepts-line", { hasText: first }).click();
    await dialog.getByRole("button", { name: "Merge the two" }).click();
    await until(() => page.locator(".concepts-line .grow").allTextContents()).not.toContain(third);
    await page.keyboard.press("Control+z");
    await until(() => page.locator(".concepts-line .grow").allTextContents()).toContain(third);
    await page.context().close();
  });

  it("has no accessibility violation and no sideways scroll in any width and theme", { tags: "long" }, async () => {
    for (const width of openedAt) {
      const page = await openTree(width);
      expect(await faultsInAnyLook(page)).toEqual([]);
      const lines = page.locator(".concepts-line");
      await lines.nth(1).getByRole("button").click();
      await lines.nth(0).click();
      await page.getByRole("dialog").getByRole("row").first().waitFor();
      expect(await faultsOfFurtherView(page)).toEqual([]);
      const shots = process.env["SHOTS"];
      if (shots !== undefined) await page.screenshot({ path: `${shots}/hierarchy-${width}.png` });
      await page.context().close();
    }
  });
});
