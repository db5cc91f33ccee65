import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsInAnyLook, faultsOnTheWay, openedAt } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench(debateReadouts());
});
afterAll(async () => bench?.close());

describe("the Start screen in a real browser", () => {
  it("opens first, and says what there is to do, each thing with one button", async () => {
    const { page, complaints } = await bench.open({ path: "" });
    await page.waitForURL(/\/start$/);
    const entry = (name: string) => page.locator(".start-entry", { has: page.getByRole("heading", { name, exact: true }) });
    await until(() => entry("To review").textContent()).toContain("drafts wait; 0 accepted so far.");
    await until(() => entry("New").getByRole("link").allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/letter 6 \(\d+ drafts\)/)]),
    );
    await until(() => entry("Contested").textContent()).toMatch(/Experts are for and against \d+ concepts.*\(\d for, \d against\)/);
    await until(() => entry("Due").textContent()).toContain("No forecast waits for its outcome.");
    await until(() => entry("Held").textContent()).toContain("No comment is held.");
    await until(() => entry("Go on").textContent()).toContain("You have not opened a document");
    expect(await page.locator(".start-entry .button").count()).toBe(3);
    expect(await faultsOnTheWay(page)).toEqual([]);
    await entry("Contested").getByRole("link", { name: "See the sides" }).click();
    await page.locator(".experts-page").waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it("leads from an empty library to the import by one button, and takes a page that a bookmark brings", { tags: "long" }, async () => {
    const empty = await startWorkbench();
    const { page, complaints } = await empty.open({ path: "start" });
    await page.getByRole("link", { name: "Import your first documents" }).click();
    const dialog = page.getByRole("dialog", { name: "Import files" });
    await dialog.waitFor();
    const bookmark = (await dialog.getByText("Read with Rapporteur").getAttribute("href")) ?? "";
    await page.keyboard.press("Escape");
    await until(() => dialog.count()).toBe(0);
    expect(new URL(page.url()).search).toBe("");
    // What the bookmark does on another page, but for the window that it opens.
    const [, address = ""] = /^javascript:void open\((.*)\)$/.exec(bookmark) ?? [];
    const opened = String(await page.evaluate(`((location) => ${address})({ href: "https://example.org/roundup?page=2" })`));
    await page.goto(opened);
    await until(() => page.getByLabel("Or paste the addresses").inputValue()).toBe("https://example.org/roundup?page=2");
    expect(complaints).toEqual([]);
    await page.context().close();
    await empty.close();
  });

  it("goes on where one left off", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: `read/${bench.documents[1]}` });
    await page.waitForSelector("[data-card]");
    await page.getByRole("link", { name: "Rapporteur", exact: true }).click();
    const first = page.locator(".start-entry").first();
    await until(() => first.textContent()).toMatch(/You last read “.*letter 2”\. \d+ drafts left in it\./);
    await first.getByRole("link", { name: "Go on reading" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(new RegExp(`/read/${bench.documents[1]}`));
    await page.context().close();
  });

  it("shows a tour of three steps on what lies there, which one can leave", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "start", isFirst: true });
    const tour = page.getByRole("region", { name: "First steps" });
    await until(() => tour.getByRole("listitem").count()).toBe(3);
    await tour.getByRole("button", { name: "Got it" }).click();
    await until(() => tour.count()).toBe(0);
    await page.reload();
    await page.locator(".start-entry").first().waitFor();
    expect(await tour.count()).toBe(0);
    await page.context().close();
  });

  it("has no accessibility violation and no sideways scroll in any width and theme", { tags: "long" }, async () => {
    for (const width of openedAt) {
      const { page, complaints } = await bench.open({ path: "start", width, isFirst: true });
      await page.locator(".start-words[aria-busy=true]").first().waitFor({ state: "detached" });
      expect(await faultsInAnyLook(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    }
  });
});
