import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { faultsInAnyLook, faultsOnTheWay, openedAt } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

/** The debate, in which the last letter writes some concepts in other words. */
function variedReadouts(): ReturnType<typeof debateReadouts> {
  const readouts = debateReadouts();
  const other: Readonly<Record<string, string>> = {
    "joint patrols": "joint patrol",
    "a new treaty": "new treatise",
    "a toll on barges": "barge tolls",
  };
  const last = readouts[5];
  if (last === undefined) throw new Error("the invented debate has six letters");
  const varied = new Map<string, { readonly id: string; readonly name: string }>();
  for (const [name, instead] of Object.entries(other))
    varied.set(`concept:${name.replaceAll(" ", "-")}`, { id: `concept:${instead.replaceAll(" ", "-")}`, name: instead });
  for (const statement of last.statements)
    if (statement.type === "position") statement.concept = varied.get(statement.concept ?? "")?.id ?? statement.concept;
  for (const entity of last.entities) Object.assign(entity, varied.get(entity.id));
  return readouts;
}

let bench: Workbench;
beforeEach(async () => {
  bench = await startWorkbench(variedReadouts());
});
afterEach(async () => bench?.close());

async function openQueue(width = 1440): Promise<Page> {
  const { page } = await bench.open({ path: "concepts?drafts=1", width });
  await page.locator(".concepts-pair").waitFor();
  return page;
}

const suggestions = (page: Page) => page.getByRole("navigation", { name: "Suggestions" }).getByRole("button");
const sideNames = (page: Page) => page.locator(".concepts-side h2").allTextContents();

describe("the queue of suggested merges in a real browser", () => {
  it("shows why two may be the same, with their words and what the network would become", { tags: "long" }, async () => {
    const page = await openQueue();
    await until(async () => (await suggestions(page).allTextContents()).slice(0, 3)).toEqual([
      "barge tolls → a toll on barges",
      "joint patrol → joint patrols",
      "patrols → joint patrols",
    ]);
    await until(() => sideNames(page)).toEqual(["barge tolls", "a toll on barges"]);
    await page.getByText("The same words, in another order or form").waitFor();
    await until(() => page.locator(".concepts-side .evidence-item").count()).toBeGreaterThan(2);
    const concepts = page.getByRole("row", { name: /^Concepts with positions/ });
    await until(() => concepts.locator("td").allTextContents()).toEqual(["Concepts with positions", "9", "8"]);
    await page.keyboard.press("s");
    await until(() => sideNames(page)).toEqual(["a toll on barges", "barge tolls"]);
    await page.keyboard.press("j");
    await until(() => sideNames(page)).toEqual(["joint patrol", "joint patrols"]);
    await page.context().close();
  });

  it("merges by one key and undoes by one", async () => {
    const page = await openQueue();
    const names = async (): Promise<string[]> => {
      const answer = await page.request.get(`${bench.address}/api/projects/main/entities?text=toll&types=concept`);
      return ((await answer.json()) as { entries: { record: { name: string } }[] }).entries.map(({ record }) => record.name).sort();
    };
    expect(await names()).toContain("barge tolls");
    await page.locator(".concepts-effect table").waitFor();
    expect(await faultsOnTheWay(page)).toEqual([]);
    await page.keyboard.press("m");
    await page.getByText("Merged “barge tolls” into “a toll on barges”").waitFor();
    await until(() => sideNames(page)).toEqual(["joint patrol", "joint patrols"]);
    await until(names).not.toContain("barge tolls");
    await until(() => suggestions(page).count()).toBe(4);
    await page.keyboard.press("u");
    await until(names).toContain("barge tolls");
    await until(() => suggestions(page).count()).toBe(6);
    await page.context().close();
  });

  it("remembers what is kept apart and what is placed below, over a reload", { tags: "long" }, async () => {
    const page = await openQueue();
    await page.keyboard.press("x");
    await page.getByText("Kept “barge tolls” and “a toll on barges” apart").waitFor();
    await until(() => suggestions(page).count()).toBe(5);
    await page.keyboard.press("n");
    await page.getByText("Placed “joint patrol” below “joint patrols”").waitFor();
    await page.getByText("2 decided, 4 left").waitFor();
    await page.reload();
    await until(() => suggestions(page).first().textContent()).toBe("patrols → joint patrols");
    await until(() => suggestions(page).count()).toBe(4);
    await page.keyboard.press("Control+z");
    await until(() => suggestions(page).count()).toBe(5);
    await page.context().close();
  });

  it("has no accessibility violation and no sideways scroll in any width and theme", { tags: "long" }, async () => {
    for (const width of openedAt) {
      const { page, complaints } = await bench.open({ path: "concepts?drafts=1", width });
      await page.locator(".concepts-effect table").waitFor();
      expect(await faultsInAnyLook(page)).toEqual([]);
      expect(complaints).toEqual([]);
      const shots = process.env["SHOTS"];
      if (shots !== undefined) await page.screenshot({ path: `${shots}/concepts-${width}.png` });
      await page.context().close();
    }
  });
});
