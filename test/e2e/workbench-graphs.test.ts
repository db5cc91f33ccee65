import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsInAnyLook } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench(debateReadouts());
});
afterAll(async () => bench?.close());

async function openGraph(query = ""): Promise<Page> {
  const { page } = await bench.open({ path: `networks?drafts=1${query}` });
  await page.locator(".graph-canvas canvas").first().waitFor();
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  return page;
}

const stage = (page: Page) => page.getByRole("application");
const pinsOf = (page: Page): string | null => new URL(page.url()).searchParams.get("pins");

/** A graph file as the menu of the screen saves it. */
async function saved(page: Page, format: string): Promise<string> {
  await page.getByRole("main").getByRole("button", { name: "Export" }).first().click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: format, exact: true }).click()]);
  return readFileSync(await file.path(), "utf8");
}

describe("a graph of acts or causes as a file for other programs", () => {
  it("has the actors of the screen with their places, each direction apart, and says what it looks at", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: `actors?drafts=1&in=${bench.documents[0]}` });
    await page.locator(".graph-canvas canvas").first().waitFor();
    await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
    const text = await saved(page, "GraphML");
    expect(text).toContain('edgedefault="directed"');
    expect(text).toMatch(/<desc>Who does what to whom\. Scope: Document: The gates, letter 1; Drafts and accepted\. \d+ of \d+ statements/);
    expect([...text.matchAll(/<data key="label">([^<]+)</g)].map(([, name]) => name)).toEqual(expect.arrayContaining(["Ruritania", "Graustark"]));
    const places = [...text.matchAll(/<data key="x">([-\d.]+)<\/data>\s*<data key="y">([-\d.]+)</g)].map(([, x, y]) => `${x} ${y}`);
    expect(new Set(places).size).toBe(places.length);
    expect(await saved(page, "GEXF")).toContain('defaultedgetype="directed"');
    await page.context().close();
  });

  it("has the concepts of the causal map where they stand, causes above what they lead to", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: `causes?drafts=1&in=${bench.documents[0]}` });
    await page.locator(".causes-map .causes-box").first().waitFor();
    const text = await saved(page, "GraphML");
    const nodes = [...text.matchAll(/<node id="(n\d+)">\s*<data key="name">([^<]+)<[\s\S]*?<data key="y">([-\d.]+)</g)].map(
      ([, id = "", name, y]) => ({
        id,
        name,
        y: Number(y),
      }),
    );
    const shown = await page.locator(".causes-map .causes-box").count();
    expect(nodes).toHaveLength(shown);
    const heightOf = new Map(nodes.map(({ id, y }) => [id, y]));
    const ties = [...text.matchAll(/<edge id="e\d+" source="(n\d+)" target="(n\d+)">/g)];
    expect(ties.length).toBeGreaterThan(0);
    for (const [, from = "", to = ""] of ties) expect(heightOf.get(from)).toBeGreaterThan(heightOf.get(to) ?? Infinity);
    expect(text).toMatch(/attr\.name="claims"/);
    await page.context().close();
  });
});

describe("a graph by pointer and by keyboard", () => {
  it("goes from node to node by arrows, tells each, and opens its statements with Enter", { tags: "long" }, async () => {
    const page = await openGraph();
    await stage(page).focus();
    await page.keyboard.press("ArrowRight");
    const said = page.locator(".hidden[role=status]");
    await until(() => said.allTextContents()).toContain("Ada Example: 12 statements in 6 documents");
    await page.keyboard.press("ArrowRight");
    await until(async () => (await said.allTextContents()).join()).not.toContain("Ada Example");
    await page.keyboard.press("Enter");
    await page.locator(".frame-inspector .evidence-item").first().waitFor();
    await page.context().close();
  });

  it("finds a node by its name and goes there", { tags: "long" }, async () => {
    const page = await openGraph();
    const field = page.getByRole("combobox", { name: "Find in the picture" });
    await field.fill("zzz");
    await page.getByText("Nothing here is called so").waitFor();
    await field.fill("farah");
    await page.getByText("1 node", { exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await until(() => page.locator(".frame-inspector h2").allTextContents()).toContain("Farah Specimen");
    expect(await faultsInAnyLook(page)).toEqual([]);
    await page.context().close();
  });

  it("moves a node with Shift and the arrows, keeps it over a changed setting, and lets it go by Back", { tags: "long" }, async () => {
    const page = await openGraph();
    await stage(page).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowDown");
    await until(() => pinsOf(page)).toContain("ada-example");
    const pinned = pinsOf(page);
    await page.getByLabel("What a tie counts").selectOption("congruence");
    await until(() => page.url()).toContain("ties=congruence");
    expect(pinsOf(page)).toBe(pinned);
    await page.getByRole("button", { name: "Let 1 pinned node go" }).click();
    await until(() => pinsOf(page)).toBe(null);
    await page.goBack();
    await until(() => pinsOf(page)).toBe(pinned);
    await page.context().close();
  });

  it("pins what is dragged, and says under the pointer what a mark is", { tags: "long" }, async () => {
    const page = await openGraph();
    const field = page.getByRole("combobox", { name: "Find in the picture" });
    await field.fill("Carla Muster");
    await page.keyboard.press("Enter");
    await page.locator(".frame-inspector .evidence-item").first().waitFor();
    await page.waitForTimeout(500);
    // What was found stands in the middle.
    const box = await stage(page).boundingBox();
    if (box === null) throw new Error("the picture has no place");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x - 2, y);
    await page.mouse.move(x, y, { steps: 4 });
    await until(() => page.locator(".graph-tip").textContent()).toContain("Carla Muster: 12 statements");
    await page.mouse.down();
    await page.mouse.move(x + 60, y + 40, { steps: 8 });
    await page.mouse.up();
    await until(() => pinsOf(page)).toContain("carla-muster");
    await page.context().close();
  });

  it("leaves the nodes where they are when a setting changes", { tags: "long" }, async () => {
    const page = await openGraph();
    const places = async (): Promise<Map<string, string>> => {
      await page.getByRole("main").getByRole("button", { name: "Export" }).last().click();
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "GraphML", exact: true }).click()]);
      const text = readFileSync(await file.path(), "utf8");
      const names = [...text.matchAll(/<node[\s\S]*?<\/node>/g)].map(([node]) => node);
      return new Map(
        names.map((node) => [/>([A-Z]\w+ \w+)</.exec(node)?.[1] ?? "", [...node.matchAll(/key="[xy]"[^>]*>([^<]*)/g)].map(([, at]) => at).join()]),
      );
    };
    const before = await places();
    expect([...before.values()].every((place) => /^-?\d/.test(place))).toBe(true);
    await page.getByLabel("What a tie counts").selectOption("congruence");
    await until(() => page.locator(".figures-facts").textContent()).not.toContain("16 ties");
    for (const [name, place] of await places()) expect([name, place]).toEqual([name, before.get(name)]);
    await page.context().close();
  });

  it("writes pictures with title, legend, scope and day", { tags: "long" }, async () => {
    const page = await openGraph();
    await page.getByRole("main").getByRole("button", { name: "Export" }).last().click();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "SVG", exact: true }).click()]);
    const svg = readFileSync(await file.path(), "utf8");
    for (const words of ["Network: speaker tied through concept", "Community 1 (3)", "a dashed line is a tie below zero", "Rapporteur."])
      expect(svg).toContain(words);
    expect(svg).toMatch(/Whole library|drafts|Drafts/);
    await page.context().close();
  });
});
