import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSource } from "../../packages/reader/src/sources/read-source.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench(debateReadouts());
});
afterAll(async () => bench?.close());

interface Printed {
  readonly words: string;
  readonly pages: number;
}

/** What a screen has on paper, by our own reader of PDFs. */
async function printed(page: Page): Promise<Printed> {
  const bytes = await page.pdf({ preferCSSPageSize: true });
  const { document } = await readSource(bytes, { name: "screen.pdf", isBounded: true });
  const pages = bytes.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
  return { words: document.text.replaceAll(/\s+/g, " "), pages };
}

describe("screens on paper", () => {
  it("have the whole text that is read, on as many pages as it needs, and what its margin says behind it", async () => {
    const { page } = await bench.open({ path: `read/${bench.documents[0]}`, height: 300 });
    await page.locator("[data-card]").first().waitFor();
    const blocks = await page.locator(".read-block").allTextContents();
    const { words, pages } = await printed(page);
    for (const block of blocks) expect(words).toContain(block.replaceAll(/\s+/g, " ").trim().slice(0, 40));
    expect(words).toContain(`1 / ${pages}`);
    const [, behind = ""] = words.split(/Statements (?=1\.)/);
    expect(behind).toMatch(/Position, [^:]+: [+−] .+\((?:draft|accepted)\)/i);
    // The screen is as it was.
    expect(await page.locator(".read-printed").count()).toBe(0);
    await page.context().close();
  });

  it("have the picture of a network with its names, its settings in words, and title, scope and date round the page", async () => {
    const { page } = await bench.open({ path: `networks?drafts=1&in=${bench.documents[0]}`, height: 300 });
    await page.locator(".graph-canvas canvas").first().waitFor();
    await page
      .getByText(/\d+ of \d+ statements/)
      .first()
      .waitFor();
    const { words, pages } = await printed(page);
    for (const told of ["Networks, ", "Document: The gates, letter 1", "Ada Example", "Bruno Sample", "What a tie counts", `1 / ${pages}`])
      expect(words).toContain(told);
    // Nothing that is pressed, and no settings panel.
    for (const control of ["Share this figure", "Export", "Filter"]) expect(words).not.toContain(control);
    expect(await page.locator(".graph-picture").count()).toBe(0);
    await page.context().close();
  });

  it.each([
    ["actors?drafts=1", ".graph-canvas canvas", ["Actors, ", "Ruritania", "Graustark"]],
    ["causes?drafts=1", ".causes-map svg", ["Causes, ", "tolls", "barge traffic"]],
    ["ask?q=Who+is+for+joint+patrols&drafts=1", ".ask-words", ["Ask, ", "Ada Example", "joint patrols"]],
    ["answers?document=DOCUMENT", ".answers-table, .answers-meeting", ["Answers, ", "Bruno Sample"]],
  ])("have the whole of %s", async (path, ready, told) => {
    const { page } = await bench.open({ path: path.replace("DOCUMENT", bench.documents[0] ?? ""), height: 300 });
    await page.locator(ready).first().waitFor();
    const { words } = await printed(page);
    for (const one of told) expect(words).toContain(one);
    await page.context().close();
  });
});
