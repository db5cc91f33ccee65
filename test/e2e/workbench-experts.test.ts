import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isLong } from "../support/effort.ts";
import { faultsInAnyLook, faultsOnTheWay, openedAt } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until, untilSaved } from "./until.ts";

/** The debate, in which Ada Example turns round over joint patrols in the fifth letter. */
function turnedReadouts(): ReturnType<typeof debateReadouts> {
  const readouts = debateReadouts();
  const turned = readouts[4]?.statements.find((one) => one.type === "position" && one.speaker === "person:ada-example");
  if (turned?.type !== "position") throw new Error("the invented debate has no such position");
  Object.assign(turned, { concept: "concept:joint-patrols", agreement: false, intensity: -0.6 });
  return readouts;
}

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench(turnedReadouts());
});
afterAll(async () => bench?.close());

async function openPages(query: string, ready: string): Promise<Page> {
  const { page } = await bench.open({ path: `experts${query}` });
  await page.locator(ready).first().waitFor();
  return page;
}

const who = (...keys: string[]): string => `who=${keys.map((key) => encodeURIComponent(encodeURIComponent(key))).join("%2C")}`;

describe("pages of experts in a real browser", () => {
  it("are listed, found by keyboard, and tell what changed with both quotes, each leading to its place", async () => {
    const page = await openPages("?drafts=1", ".table-row");
    await page.getByLabel("Search experts").fill("ada");
    await page.keyboard.press("Tab");
    await until(() => page.locator(".table-body .table-row").count()).toBe(1);
    await page.getByRole("grid").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Ada Example", level: 1 }).waitFor();
    const change = page.locator(".experts-change");
    await until(() => change.getByRole("heading").first().textContent()).toMatch(/joint patrols: for, then against on/);
    await until(() => change.locator(".experts-words").count()).toBe(2);
    expect(await faultsOnTheWay(page)).toEqual([]);
    await page.goBack();
    await page.getByRole("grid").waitFor();
    await page.goForward();
    await change.locator(".experts-words").last().click();
    await page.waitForSelector("[data-card][data-active]");
    await page.context().close();
  });

  it("lay two side by side, those who part first, and take a third one in", { tags: "long" }, async () => {
    const page = await openPages("?drafts=1", ".table-row");
    for (const name of ["Ada Example", "Farah Specimen"]) await page.getByRole("checkbox", { name: `Compare ${name}` }).check();
    await page.getByRole("button", { name: "Compare 2 side by side" }).click();
    const rows = page.locator(".experts-shared tbody tr");
    await rows.first().waitFor();
    await until(() => rows.first().locator("th").textContent()).toContain("they disagree");
    const stances = await rows.first().locator(".experts-stance").allTextContents();
    expect(new Set(stances.map((stance) => stance.trim()))).toEqual(new Set(["+ for", "− against"]));
    await page.getByLabel("Compare with another expert").selectOption({ label: "Carla Muster" });
    await until(() => page.locator(".experts-brief").count()).toBe(3);
    await page.getByRole("button", { name: "Remove Carla Muster from the comparison" }).click();
    await until(() => page.locator(".experts-brief").count()).toBe(2);
    await page.context().close();
  });

  it("say of an actor what it did and met with, and of a concept who turned round; counts open their words", { tags: "long" }, async () => {
    const page = await openPages(`?kind=actor&drafts=1&${who("state:ruritania")}`, ".experts-list");
    const acts = page.locator(".experts-part", { hasText: "What it did, and what was done to it" });
    await acts.getByText("did 2 of conflict; received 3 of conflict").waitFor();
    await acts.getByRole("button", { name: /^Graustark: show/ }).click();
    await acts.locator(".evidence-item").first().waitFor();
    await page.goto(page.url().replace(/\?.*/, `?kind=concept&drafts=1&${who("concept:joint-patrols")}`));
    await page.getByText("1 speaker changed position on it.").waitFor();
    await page.context().close();
  });

  it("obey the scope, and say where it leaves nothing", { tags: "long" }, async () => {
    const [first = ""] = bench.documents;
    const page = await openPages(`?drafts=1&in=${first}&${who("person:ada-example")}`, ".experts-lead");
    await until(() => page.locator(".experts-lead").textContent()).toContain("in 1 document");
    await page.goto(page.url().replace("ada-example", "nobody-here"));
    await page.getByText("Nothing to draw yet").waitFor();
    await page.context().close();
  });

  it("are reached from Ask and from the details of an entity", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "ask?q=Who+disagrees+on+joint+patrols&drafts=1" });
    await page.getByRole("link", { name: "Ada Example", exact: true }).click();
    await page.getByRole("heading", { name: "Ada Example", level: 1 }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: "Find anything" }).fill("Graustark");
    await page.getByRole("option", { name: /^Graustark/ }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: /^Open the page/ }).click();
    await page.getByRole("heading", { name: "Graustark", level: 1 }).waitFor();
    await page.context().close();
  });

  for (const width of openedAt) {
    it(`have no accessibility violation and no sideways scroll in either theme, opened at ${width} px`, { tags: "long" }, async () => {
      const ways = [
        ["?drafts=1", ".table-row"],
        [`?drafts=1&${who("person:ada-example")}`, ".experts-forecast"],
        [`?drafts=1&${who("person:ada-example", "person:farah-specimen")}`, ".experts-shared"],
      ] as const;
      // A page of one alone has what the others have.
      for (const [query, ready] of isLong ? ways : ways.slice(1, 2)) {
        const { page, complaints } = await bench.open({ path: `experts${query}`, width });
        await page.locator(ready).first().waitFor();
        expect(await faultsInAnyLook(page)).toEqual([]);
        expect(complaints).toEqual([]);
        const shots = process.env["SHOTS"];
        if (shots !== undefined) await page.screenshot({ path: `${shots}/${ready.slice(1)}-${width}.png`, fullPage: true });
        await page.context().close();
      }
    });
  }

  it("are listed with a word on the drafts that are left out, once something is accepted", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: `read/${bench.documents[0]}` });
    await page.locator("[data-card]").first().waitFor();
    await page.keyboard.press("j");
    await page.locator("[data-card][data-active]").waitFor();
    await page.keyboard.press("a");
    await page.locator("[data-card]", { hasText: "accepted" }).first().waitFor();
    await untilSaved(page);
    await page.goto(`${bench.address}/p/main/experts`);
    const left = page.getByRole("note").filter({ hasText: /\d+ drafts that nobody has reviewed are left out/ });
    await left.waitFor();
    const rows = page.locator(".table-body .table-row");
    await until(() => rows.count()).toBe(1);
    await left.getByRole("button", { name: "Count the drafts" }).click();
    await until(() => rows.count()).toBeGreaterThan(1);
    expect(await left.count()).toBe(0);
    await page.context().close();
  });
});
