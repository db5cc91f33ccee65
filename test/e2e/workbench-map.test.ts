import { readFileSync } from "node:fs";
import { XMLParser } from "fast-xml-parser";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import { faultsInAnyLook, faultsOnTheWay, openedAt } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

/** Three of the four invented states stand for states of the world; Sylvania stays nowhere. */
const places = { "state:ruritania": "state:UKR", "state:graustark": "state:TUR", "state:evallonia": "state:FRA" };

function placedReadouts(): Readout[] {
  const texts = debateReadouts().map((readout) => JSON.stringify(readout));
  const placed = texts.map((text) => Object.entries(places).reduce((moved, [from, to]) => moved.replaceAll(`"${from}"`, `"${to}"`), text));
  return placed.map((text) => {
    const readout: Readout = JSON.parse(text);
    return readout;
  });
}

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench(placedReadouts());
});
afterAll(async () => bench?.close());

async function openMap(query = ""): Promise<Page> {
  const { page } = await bench.open({ path: `actors?drafts=1&view=map${query}` });
  await page.locator(".actors-mark").first().waitFor();
  return page;
}

describe("the map of actors in a real browser", () => {
  for (const width of openedAt) {
    it(`has no accessibility violation and no sideways scroll in either theme, opened at ${width} px`, { tags: "long" }, async () => {
      const { page, complaints } = await bench.open({ path: "actors?drafts=1&view=map", width });
      await page.locator(".actors-mark").first().waitFor();
      expect(await faultsInAnyLook(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  }

  it("shows each state with its name, says who has no place, and leads from every mark and arrow to the words", async () => {
    const page = await openMap();
    expect(await page.locator(".actors-mark").count()).toBe(3);
    expect(await faultsOnTheWay(page)).toEqual([]);
    expect((await page.locator(".actors-name").allTextContents()).toSorted()).toEqual(["Evallonia", "Graustark", "Ruritania"]);
    const boxes = await page
      .locator(".actors-name, .actors-mark > :nth-child(3)")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    for (const [at, a] of boxes.entries())
      for (const b of boxes.slice(at + 1)) expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true);
    await page.locator(".actors-mark").first().click();
    const panel = page.locator(".frame-inspector");
    await panel.locator(".evidence-quote").first().waitFor();
    await panel
      .getByRole("button", { name: /acts?$/ })
      .first()
      .click();
    await page.locator(".actors-pair .evidence-quote").first().waitFor();
    await page.getByRole("button", { name: "Sylvania (" }).click();
    await page.getByRole("heading", { name: "Sylvania", exact: true }).waitFor();
    await panel
      .getByRole("link", { name: /^Open in the text/ })
      .first()
      .click();
    await page.waitForSelector("[data-card][data-active]");
    await page.context().close();
  });

  it("is gone over by keyboard, and zooms", { tags: "long" }, async () => {
    const page = await openMap();
    const map = page.getByRole("application", { name: /^World map of who does what to whom: 3 actors/ });
    await map.focus();
    await page.keyboard.press("ArrowRight");
    await until(() => page.locator(".figures-main [role=status]").allTextContents()).toContainEqual(expect.stringMatching(/: \d+ acts/));
    await page.keyboard.press("Enter");
    await page.locator(".frame-inspector .evidence-quote").first().waitFor();
    const span = () => page.locator(".actors-map > svg > svg").first().getAttribute("viewBox");
    const before = await span();
    await map.focus();
    await page.keyboard.press("-");
    await until(span).not.toBe(before);
    await page.keyboard.press("0");
    await until(span).toBe(before);
    await page.context().close();
  });

  it("obeys the scope, and gives away what it shows as a file", { tags: "long" }, async () => {
    const whole = await openMap();
    const actsOf = async (page: Page): Promise<number> => {
      const about = await page.locator(".actors-mark title").allTextContents();
      return about.reduce((sum, words) => sum + Number(/: (\d+) acts?/.exec(words)?.[1]), 0);
    };
    const all = await actsOf(whole);
    await whole.context().close();
    const page = await openMap("&from=2026-05-01");
    const some = await actsOf(page);
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    await page.getByRole("button", { name: "Export" }).click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "SVG", exact: true }).click()]);
    const written = readFileSync(await file.path(), "utf8");
    const parsed = JSON.stringify(new XMLParser({ ignoreAttributes: false }).parse(written));
    for (const words of ["Ruritania", "Graustark", "Evallonia", "An arrow goes from who acts to whom", "48 of 144 statements", "paint-order"])
      expect(parsed).toContain(words);
    expect(parsed).not.toContain("Sylvania");
    await page.context().close();
  });

  it("says what to do where nobody has a place", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "actors?drafts=1&view=map&level=person" });
    await page.locator(".figures-view").waitFor();
    await until(() => page.locator(".actors-mark, .empty").count()).toBeGreaterThan(0);
    await page.context().close();
  });
});
