import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import { isLong } from "../support/effort.ts";
import { faultsInAnyLook, openedAt } from "../support/looks.ts";
import { axe, startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

let bench: Workbench;
/** The first letter has a part that Ada Example signs, in which others speak too, and a part of two who sign together. */
function signedReadouts(): Readout[] {
  const [first, ...others] = debateReadouts();
  if (first === undefined) return [];
  const { text } = first.document;
  const middle = Math.floor(text.length / 2);
  const part = { bio: null, heading: null, affiliation: null, roles: [] };
  const contributions: Readout["document"]["contributions"] = [
    { ...part, start: 0, end: middle, body: [0, middle], author: "person:ada-example" },
    {
      ...part,
      start: middle,
      end: text.length,
      body: [middle, text.length],
      author: "person:bruno-sample",
      coAuthors: [{ author: "person:carla-muster", affiliation: null, roles: [] }],
    },
  ];
  return [{ ...first, document: { ...first.document, contributions } }, ...others];
}

beforeAll(async () => {
  bench = await startWorkbench(signedReadouts());
});
afterAll(async () => bench?.close());

const bar = (page: Page) => page.getByRole("group", { name: "Scope" });
const kept = (page: Page) => bar(page).getByRole("status").textContent();

async function openAt(path: string): Promise<Page> {
  const { page } = await bench.open({ path });
  await until(() => kept(page)).toContain("statement");
  return page;
}

describe("one scope over every analysis, in a real browser", () => {
  it("from a document leads to its analyses alone, goes along from screen to screen, and is taken away by its chip", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: `read/${bench.documents[0]}` });
    await page.getByRole("navigation", { name: "Only this document" }).getByRole("link", { name: "Actors" }).click();
    const chip = bar(page).getByRole("button", { name: "Remove filter: Document: The gates, letter 1" });
    await chip.waitFor();
    await page.getByRole("button", { name: "Accepted only" }).click();
    await until(() => page.locator(".basis").first().textContent()).toContain("from 1 document");
    for (const screen of isLong ? ["Networks", "Causes", "Forecasts", "Statements"] : ["Statements"]) {
      await page.getByRole("navigation", { name: "Screens" }).getByRole("link", { name: screen }).click();
      await chip.waitFor();
      expect(page.url()).toContain(`in=${bench.documents[0]}`);
    }
    await until(() => page.locator(".statements-list > .note").textContent()).toContain("1 document");
    await chip.click();
    await until(() => page.locator(".statements-list > .note").textContent()).toContain("6 documents");
    await page.goBack();
    await chip.waitFor();
    await page.context().close();
  });

  it("narrows to what somebody wrote, whoever is quoted there; lists, networks and the rail's counts obey", { tags: "long" }, async () => {
    const page = await openAt("statements");
    const listed = async (): Promise<number> => Number(/\d+/.exec((await page.locator(".statements-list > .note").textContent()) ?? "")?.[0]);
    const railCount = (screen: string) => page.locator(".frame-link", { hasText: screen }).locator(".frame-count").textContent();
    await until(listed).toBe(144);
    expect(await railCount("Statements")).toBe("144");
    await bar(page).getByRole("button", { name: "Filter", exact: true }).click();
    const dialog = page.getByRole("dialog");
    const counts = await dialog.getByRole("group", { name: "Contributors" }).locator(".scope-counted").allTextContents();
    const of = (name: string): number => Number(/\d+$/.exec(counts.find((words) => words.startsWith(name)) ?? "")?.[0]);
    expect(of("Bruno Sample")).toBe(of("Carla Muster"));
    expect(of("Ada Example") + of("Bruno Sample") + of("signed by nobody")).toBe(144);
    await dialog.getByLabel(/^Ada Example/).check();
    await dialog.getByRole("button", { name: "Done" }).click();
    await bar(page).getByRole("button", { name: "Remove filter: Contributor: Ada Example" }).waitFor();
    await until(listed).toBe(of("Ada Example"));
    await until(() => railCount("Statements")).toBe(String(of("Ada Example")));
    const speakers = await page.locator(".statements-facets").textContent();
    expect(speakers).toContain("Bruno Sample");
    for (const screen of ["Networks", "Review"]) {
      await page.getByRole("navigation", { name: "Screens" }).getByRole("link", { name: screen }).click();
      await bar(page).getByRole("button", { name: "Remove filter: Contributor: Ada Example" }).waitFor();
      await until(() => railCount("Statements")).toBe(String(of("Ada Example")));
    }
    await page.getByRole("navigation", { name: "Screens" }).getByRole("link", { name: "Library" }).click();
    await until(() => page.locator(".frame-count").count()).toBe(0);
    await page.context().close();
  });

  it("from a node leaves a speaker out, and every screen obeys", { tags: "long" }, async () => {
    const page = await openAt("networks?drafts=1&pick=node,1%253Aperson%253Aada-example");
    await page.locator(".figures-facts >> text=8 nodes").waitFor();
    await page.getByRole("button", { name: "Without this speaker" }).click();
    await page.locator(".figures-facts >> text=7 nodes").waitFor();
    await bar(page).getByRole("button", { name: "Remove filter: Without: Ada Example" }).waitFor();
    await page.getByRole("navigation", { name: "Screens" }).getByRole("link", { name: "Causes" }).click();
    await until(() => page.getByLabel(/^Ada Example/).isChecked()).toBe(false);
    await page.context().close();
  });

  it("is chosen in a dialog that tells what each choice leaves, and is undone by one press", { tags: "long" }, async () => {
    const page = await openAt("forecasts?drafts=1");
    await bar(page).getByRole("button", { name: "Filter", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Only statements by Bruno Sample" }).click();
    await dialog.getByLabel(/The gates, letter 2/).check();
    await dialog.getByLabel("From").fill("2026-01-01");
    expect(await axe(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Done" }).click();
    await until(() => bar(page).locator(".scope-chip").count()).toBe(4);
    await bar(page).getByRole("button", { name: "Clear filters" }).click();
    await until(() => bar(page).locator(".scope-chip").count()).toBe(1);
    await page.context().close();
  });

  it("goes into every file, which says what it leaves out", { tags: "long" }, async () => {
    const page = await openAt(`actors?drafts=1&in=${bench.documents[0]}`);
    await page.locator(".figures-facts").waitFor();
    await page.getByRole("main").getByRole("button", { name: "Export" }).last().click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "SVG" }).click()]);
    const svg = readFileSync(await file.path(), "utf8");
    expect(svg).toMatch(/<desc[^>]*>Scope: Document: The gates, letter 1; Drafts and accepted\. \d+ of \d+ statements; \d+ left out\./);
    await page.context().close();
  });

  it("that leaves nothing says so and gives the way back", { tags: "long" }, async () => {
    const page = await openAt("statements?by=person%253Anobody-here");
    await page.getByRole("heading", { name: "Nothing matches" }).waitFor();
    await page.context().close();
  });

  for (const width of openedAt) {
    it(`has no accessibility violation and no sideways scroll in either theme, opened at ${width} px`, { tags: "long" }, async () => {
      const { page, complaints } = await bench.open({ path: `answers?in=${bench.documents[0]}&without=person%253Aada-example`, width });
      await bar(page).locator(".scope-chip").nth(1).waitFor();
      expect(await faultsInAnyLook(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  }
});
