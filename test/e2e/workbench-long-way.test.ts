import { readFileSync } from "node:fs";
import { XMLParser } from "fast-xml-parser";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { fitGraph } from "../../web/src/figures/graph/fit-graph.ts";
import { until, untilSaved } from "./until.ts";

const first = `# The tolls on the Arn: What should the council do?

## Keep them

**Ada Lind**, fellow at the Harbour Institute

The river toll is right. Joint patrols are right.

## Away with them

**Boris Mehl**, professor at the Coast School

The river tolls are a mistake.

## They pay for the locks

**Carla Venn**, director of the Arn Centre

The river tolls are right.
`;
const second = `# The tolls a year later

## They failed

**Ada Lind**, fellow at the Harbour Institute

The river tolls are a mistake.

## They failed indeed

**Boris Mehl**, professor at the Coast School

The river tolls are a mistake.
`;

/** What the stage leaves free at each of its sides, in pixels. */
const stagePadding = 40;

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench();
});
afterAll(async () => bench?.close());

async function importFiles(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Import files" }).first().click();
  const given = [first, second].map((text, at) => ({ name: `tolls-${at + 1}.md`, mimeType: "text/markdown", buffer: Buffer.from(text) }));
  await page.locator("input[type=file]").setInputFiles(given);
  await until(() => page.locator(".table-body .table-row").count()).toBe(2);
}

/** Accepts every draft of every document by one key each. */
async function acceptAll(page: Page): Promise<void> {
  await page.goto(`${bench.address}/p/main/review`);
  await page.locator(".review-words mark").first().waitFor();
  const told = page.getByText(/\d+ of \d+ statements reviewed/);
  const [, all = ""] = /of (\d+)/.exec((await told.textContent()) ?? "") ?? [];
  for (let done = 1; done <= Number(all); done++) {
    await page.keyboard.press("a");
    await until(() => told.textContent()).toContain(`${done} of ${all} statements`);
  }
  await untilSaved(page);
}

async function mergeTolls(page: Page): Promise<void> {
  await page.goto(`${bench.address}/p/main/concepts`);
  await until(async () => (await page.locator(".concepts-side h2").allTextContents()).toSorted()).toEqual(["river toll", "river tolls"]);
  await page.keyboard.press("m");
  await page.getByText("Merged “river toll” into “river tolls”").waitFor();
  await untilSaved(page);
}

interface Graphml {
  readonly graphml: {
    readonly key: readonly { readonly id: string; readonly "attr.name": string }[];
    readonly graph: { readonly desc: string; readonly node: readonly { readonly id: string; readonly data: readonly Datum[] }[] };
  };
}
interface Datum {
  readonly key: string;
  readonly "#text": string | number;
}

/** What another parser than ours reads of the file. */
function readPlaces(text: string): { readonly label: string; readonly x: number; readonly y: number }[] {
  const isArray = (name: string, _path: unknown, _isLeaf: boolean, isAttribute: boolean): boolean =>
    !isAttribute && ["node", "edge", "data", "key"].includes(name);
  const { graphml } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "", isArray }).parse(text) as Graphml;
  const names = new Map(graphml.key.map((key) => [key.id, key["attr.name"]]));
  return graphml.graph.node.map(({ data }) => {
    const told = Object.fromEntries(data.map(({ key, "#text": value }) => [names.get(key), value]));
    return { label: String(told["label"]), x: Number(told["x"]), y: Number(told["y"]) };
  });
}

it("leads from two files to the network of one of them, its words, and a file with the places of the screen", { tags: "long" }, async () => {
  const { page, complaints } = await bench.open({ path: "library" });
  await importFiles(page);
  await acceptAll(page);
  await mergeTolls(page);

  await page.goto(`${bench.address}/p/main/library`);
  await page.getByRole("link", { name: /^The tolls on the Arn/ }).click();
  await page.getByRole("navigation", { name: "Only this document" }).getByRole("link", { name: "Networks" }).click();
  await until(() => page.locator(".figures-facts").textContent()).toMatch(/^3 nodes/);
  await until(() => page.locator(".basis").textContent()).toMatch(/4 statements from 1 document · 0% unreviewed/);

  await page.getByRole("tab", { name: "List" }).click();
  await page.getByRole("row", { name: /Ada Lind.*Boris Mehl|Boris Mehl.*Ada Lind/ }).click();
  const quotes = page.locator(".frame-inspector .evidence-quote");
  await until(async () => new Set(await quotes.allTextContents())).toEqual(new Set(["The river toll is right.", "The river tolls are a mistake."]));
  expect(new Set(await page.locator(".frame-inspector .evidence-item a").allTextContents())).toEqual(
    new Set(["The tolls on the Arn: What should the council do?"]),
  );

  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Graph" }).click();
  const stage = page.getByRole("application");
  await stage.locator("canvas").first().waitFor();
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  await page.getByRole("main").getByRole("button", { name: "Export" }).last().click();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "GraphML", exact: true }).click()]);
  const nodes = readPlaces(readFileSync(await file.path(), "utf8"));
  expect(nodes.map(({ label }) => label).toSorted()).toEqual(["Ada Lind", "Boris Mehl", "Carla Venn"]);

  // At the place that the file tells, the screen has the same name.
  await stage.scrollIntoViewIfNeeded();
  const box = await stage.boundingBox();
  if (box === null) throw new Error("the picture has no place");
  const drawn = nodes.map(({ label, x, y }) => ({ key: label, label, x, y, size: 8, group: 0 }));
  const fit = fitGraph(drawn, box, stagePadding);
  for (const { label, x, y } of nodes) {
    const at = { x: box.x + (x - fit.x[0]) * fit.scale, y: box.y + (fit.y[1] - y) * fit.scale };
    await page.mouse.move(at.x - 2, at.y);
    await page.mouse.move(at.x, at.y, { steps: 4 });
    await until(() => page.locator(".graph-tip").textContent()).toContain(`${label}: `);
  }
  expect(complaints).toEqual([]);
  await page.context().close();
});
