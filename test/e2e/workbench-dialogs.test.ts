import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench(debateReadouts());
});
afterAll(async () => bench?.close());

const outside = { x: 3, y: 3 };

/** Opens the dialog in which a view is called something. */
async function openSaving(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "Saved views" }).click();
  await page.getByRole("menuitem", { name: "Save this view…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").waitFor();
  return dialog;
}

describe("a press outside a dialog, in a real browser", () => {
  it("closes one in which nothing was changed, and none in which something was typed", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "statements" });
    const dialog = await openSaving(page);
    await page.mouse.click(outside.x, outside.y);
    await until(() => dialog.count()).toBe(0);
    await openSaving(page);
    await dialog.getByLabel("Name").fill("Deeds by weight");
    await page.mouse.click(outside.x, outside.y);
    await page.mouse.click(outside.x, outside.y);
    expect(await dialog.getByLabel("Name").inputValue()).toBe("Deeds by weight");
    await dialog.getByRole("button", { name: "Close" }).click();
    await until(() => dialog.count()).toBe(0);
    await page.context().close();
  });

  it("counts only where it began outside: a selection of words that is drawn out of the dialog closes nothing", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "statements" });
    const dialog = await openSaving(page);
    const box = await dialog.getByLabel("Name").boundingBox();
    await page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
    await page.mouse.down();
    await page.mouse.move(outside.x, outside.y);
    await page.mouse.up();
    expect(await dialog.count()).toBe(1);
    await page.context().close();
  });

  it("closes none in which somebody was chosen, though nothing was typed", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "statements" });
    await page.getByRole("button", { name: "Merge or rename" }).click();
    const dialog = page.getByRole("dialog");
    const field = dialog.getByRole("combobox").first();
    await field.focus();
    await page.keyboard.press("ArrowDown");
    await dialog.getByRole("option").first().click();
    const chosen = await field.inputValue();
    expect(chosen).not.toBe("");
    await page.mouse.click(outside.x, outside.y);
    expect(await field.inputValue()).toBe(chosen);
    await page.context().close();
  });

  it("closes the palette, which only looks for something", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "statements" });
    await page.getByRole("button", { name: "Merge or rename" }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("combobox").fill("net");
    await page.mouse.click(outside.x, outside.y);
    await until(() => page.getByRole("dialog").count()).toBe(0);
    await page.context().close();
  });

  it("is the same for all dialogs, since there is one kind of them", () => {
    const web = fileURLToPath(new URL("../../web/src/", import.meta.url));
    const own = globSync("**/*.tsx", { cwd: web }).filter((file) => /<dialog\b|showModal\(/.test(readFileSync(`${web}${file}`, "utf8")));
    expect(own).toEqual(["parts/dialog.tsx"]);
  });
});
