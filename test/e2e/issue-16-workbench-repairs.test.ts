import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

let bench: Workbench;
beforeAll(async () => {
  const [first, ...rest] = debateReadouts();
  if (first === undefined) throw new Error("no readout");
  const speechless = { ...first, statements: first.statements.map((one, at) => (at < 3 ? { ...one, speaker: null } : one)) };
  bench = await startWorkbench([speechless, ...rest]);
});
afterAll(async () => bench?.close());

describe("what users stumbled over, in a real browser", () => {
  it("marks in the text the statement that the keyboard is on", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: `read/${bench.documents[1]}` });
    await page.locator("[data-card]").first().waitFor();
    await page.keyboard.press("j");
    await until(() => page.locator(".read-mark[data-current]").count()).toBeGreaterThan(0);
    const first = await page.locator(".read-mark[data-current]").first().getAttribute("data-s");
    await page.keyboard.press("j");
    await until(() => page.locator(".read-mark[data-current]").first().getAttribute("data-s")).not.toBe(first);
    expect(new URL(page.url()).searchParams.get("statement")).toBe(await page.locator(".read-mark[data-current]").first().getAttribute("data-s"));
    await page.context().close();
  });

  it("lets an author be added where the page names none, for all its statements, and be taken back", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: `read/${bench.documents[0]}` });
    await page.getByText("3 statements without a speaker").waitFor();
    await page.getByRole("button", { name: "Add author" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Author").fill("Hana Draft");
    await dialog
      .getByRole("option", { name: /Hana Draft/ })
      .first()
      .click();
    await dialog.getByRole("button", { name: "Add author" }).click();
    await until(() => page.getByText("3 statements without a speaker").count()).toBe(0);
    await page.keyboard.press("Control+z");
    await page.getByText("3 statements without a speaker").waitFor();
    await page.context().close();
  });

  it("writes the two-mode network to a file with the places of the screen", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "networks?drafts=1&net=twomode" });
    await page.locator(".graph-canvas canvas").first().waitFor();
    await page.getByRole("main").getByRole("button", { name: "Export" }).last().click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "GraphML" }).click()]);
    const text = readFileSync(await file.path(), "utf8");
    const xs = [...text.matchAll(/<data key="variable">(speaker|concept)<\/data>\s*<data key="x">([-\d.]+)</g)].map(
      ([, kind, x]) => [kind, Number(x)] as const,
    );
    const of = (kind: string): number[] => xs.filter(([one]) => one === kind).map(([, x]) => x);
    expect(Math.max(...of("speaker"))).toBeLessThan(Math.min(...of("concept")));
    expect(text).toMatch(/<desc>Network: speaker to concept\. Scope: Drafts and accepted\. \d+ of \d+ statements/);
    await page.context().close();
  });

  it("shows the evidence of a pair beside the graph, and says that a project is not there", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "actors?drafts=1&pair=state%253Aruritania,state%253Agraustark" });
    await page.getByRole("complementary", { name: "Details" }).locator(".evidence-item").first().waitFor();
    // Where there is no room at its side, it is in sight below the graph, with its first words.
    for (const [width, height] of [
      [1024, 768],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.reload();
      const words = page.locator(".figures-details .evidence-quote").first();
      await words.waitFor();
      await until(() => words.evaluate((one) => one.getBoundingClientRect().bottom)).toBeLessThan(height);
    }
    await page.goto(`${bench.address}/p/nowhere/library`);
    await page.getByRole("heading", { name: "There is no project “nowhere” here" }).waitFor();
    await page.context().close();
  });

  it("opens a row by one click and edits nothing, and tells the cursor from what is selected", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "statements" });
    const rows = page.locator(".table-body .table-row");
    await rows.first().locator(".statements-quote").click();
    await page.locator(".frame-inspector .statements-words").waitFor();
    expect(await page.locator(".statements-editor").count()).toBe(0);
    await rows.nth(1).getByRole("checkbox").check();
    await until(() => rows.nth(1).getAttribute("aria-selected")).toBe("true");
    const look = (at: number) =>
      page.evaluate(
        `(({ backgroundColor, boxShadow }) => backgroundColor + boxShadow)(getComputedStyle(document.querySelectorAll(".table-body .table-row")[${at}]))`,
      );
    await rows.first().locator(".statements-quote").click();
    expect(await look(0)).not.toBe(await look(1));
    await page.context().close();
  });

  it("counts as many communities as the legend has, and says what to do where one person alone is left", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "networks?drafts=1" });
    await page.locator(".networks-legend li").first().waitFor();
    const [, told = ""] = /(\d+) communit/.exec((await page.locator(".figures-facts").textContent()) ?? "") ?? [];
    expect(await page.locator(".networks-legend li").count()).toBe(Number(told));
    await page.goto(`${bench.address}/p/main/networks?drafts=1&by=person%253Aada-example`);
    await page.getByRole("main").getByRole("button", { name: "Keep labels without a tie" }).waitFor();
    await page.goto(`${bench.address}/p/main/library`);
    // Before anybody has typed a wrong one.
    await page.getByText("or a field: text:, title:, quote:").waitFor();
    await page.context().close();
  });

  it("says which pasted words are no addresses", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "library" });
    await page.getByRole("button", { name: "Import files" }).first().click();
    await page.getByLabel("Or paste the addresses of pages, one a line").fill("https://example.org/a\nexample dot org");
    await page.getByText("Not an address that begins with http:// or https://: example, dot, org").waitFor();
    await page.context().close();
  });
});
