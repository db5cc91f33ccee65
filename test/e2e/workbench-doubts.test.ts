import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readWhole } from "../../packages/reader/src/reading/read-whole.ts";
import type { Readout } from "../../packages/reader/src/readout/readout.ts";
import { faultsInAnyLook, openedAt } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { until } from "./until.ts";

/* Names on both sides of every text: each text may be by the one before or the one after it. */
const page = `# The gates of Varn: what now?

By Ada Example

Ruritania threatened Graustark with sanctions on Monday. The truce will probably collapse by winter because trust is gone.

By Bruno Sample

Graustark is unlikely to yield to the pressure. Higher tolls will cause grain prices to rise, and Ruritania will attack Evallonia.

By Carla Muster
`;

let bench: Workbench;
let readout: Readout;
beforeAll(async () => {
  ({ readout } = await readWhole({ bytes: new TextEncoder().encode(page), name: "gates.md" }, { codes: true }));
  bench = await startWorkbench([readout]);
});
afterAll(async () => bench?.close());

const doubts = (open: Page) => open.getByRole("group", { name: "Not sure who wrote this" });

async function openOutline(open: Page): Promise<void> {
  await open.getByRole("region", { name: "Document" }).waitFor();
  const toggle = open.getByRole("button", { name: "Outline" });
  if (await toggle.isVisible()) await toggle.click();
  await doubts(open).first().waitFor();
}

it("is read without an author, with a warning for either text", () => {
  expect(readout.document.contributions.map(({ author }) => author)).toEqual([null, null]);
  expect(readout.warnings.filter(({ code }) => code === "author-ambiguous").map(({ candidates }) => candidates)).toEqual([
    ["person:ada-example", "person:bruno-sample"],
    ["person:bruno-sample", "person:carla-muster"],
  ]);
  expect(readout.statements.filter(({ speaker }) => speaker === null).length).toBeGreaterThan(2);
});

it("sets the author of a text and of all its statements by one press, which can be undone", { tags: "long" }, async () => {
  const { page: open } = await bench.open({ path: `read/${bench.documents[0]}` });
  await openOutline(open);
  expect(await doubts(open).count()).toBe(2);
  const outline = open.getByRole("navigation", { name: "Outline" });
  expect(await outline.getByText("Unattributed").count()).toBe(2);
  await doubts(open).first().getByRole("button", { name: "Bruno Sample", exact: true }).click();
  await until(() => doubts(open).count()).toBe(1);
  await until(() => outline.getByText("Unattributed").count()).toBe(1);
  await outline.locator(".read-outline-link").getByText("Bruno Sample").waitFor();
  await open.keyboard.press("Control+z");
  await until(() => doubts(open).count()).toBe(2);
  await until(() => outline.getByText("Unattributed").count()).toBe(2);
  await open.context().close();
});

it.each(openedAt)("looks right at %i px in both themes", { tags: "long" }, async (width) => {
  const { page: open } = await bench.open({ path: `read/${bench.documents[0]}`, width });
  await openOutline(open);
  expect(await faultsInAnyLook(open)).toEqual([]);
  const folder = process.env["RAPPORTEUR_PICTURES"];
  for (const theme of folder === undefined ? [] : (["light", "dark"] as const)) {
    mkdirSync(folder ?? "", { recursive: true });
    await open.emulateMedia({ colorScheme: theme });
    await open.screenshot({ path: join(folder ?? "", `doubts-${width}-${theme}.png`) });
  }
  await open.context().close();
});
