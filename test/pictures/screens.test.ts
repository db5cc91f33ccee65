import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { againstGolden } from "./golden-pictures.ts";
import { openLightTable, type LightTable } from "./light-table.ts";
import { photograph, startPicturedLibrary, type Look, type PicturedLibrary } from "./pictured-library.ts";

let library: PicturedLibrary;
let table: LightTable;
beforeAll(async () => {
  library = await startPicturedLibrary();
  table = await openLightTable(library.browser);
}, 120_000);
afterAll(async () => library?.close());

interface Screen {
  readonly path: (documents: readonly string[]) => string;
  /** What is there once all has come. */
  readonly ready: string;
  readonly isOnPhone?: boolean;
  /** What is done on the screen before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

/** Pages of experts in an address, which holds each key encoded twice. */
const who = (...names: string[]): string => `who=${names.map((name) => encodeURIComponent(encodeURIComponent(`person:${name}`))).join("%2C")}`;

const screens: Readonly<Record<string, Screen>> = {
  library: { path: () => "library", ready: ".table-body .table-row >> text=letter 1", isOnPhone: true },
  import: {
    path: () => "library",
    ready: ".table-body .table-row >> text=letter 1",
    act: async (page) => {
      await page.getByRole("button", { name: "Import files" }).click();
      await page.getByLabel("Or paste the addresses of pages, one a line").fill("https://longview.example/roundup");
    },
  },
  read: { path: ([first]) => `read/${first}`, ready: "[data-card]", isOnPhone: true },
  answers: { path: (documents) => `answers/${documents.at(-1)}`, ready: ".answers-table" },
  review: { path: () => "review", ready: ".review-words mark" },
  ask: { path: () => "ask?q=Who+is+for+joint+patrols&drafts=1", ready: ".ask-words" },
  experts: { path: () => "experts?drafts=1", ready: ".table-body .table-row" },
  expert: { path: () => `experts?drafts=1&${who("ada-example")}`, ready: ".experts-page" },
  compared: { path: () => `experts?drafts=1&${who("ada-example", "farah-specimen")}`, ready: ".experts-shared tbody tr" },
  concepts: { path: () => "concepts?drafts=1", ready: ".concepts-pair" },
  statements: { path: () => "statements", ready: ".statements-quote", isOnPhone: true },
  networks: { path: () => "networks?drafts=1&unit=months", ready: ".chart svg" },
  actors: { path: () => "actors?drafts=1", ready: ".graph-canvas canvas" },
  causes: { path: () => "causes?drafts=1", ready: ".causes-map .causes-box" },
  forecasts: { path: () => "forecasts", ready: ".figures-facts" },
  settings: { path: () => "settings", ready: "h2" },
  publish: { path: () => "publish", ready: ".publish-table" },
};

async function take({ path, ready, act }: Screen, look: Look): Promise<Page> {
  const page = await library.open(path(library.documents), look);
  await page.locator(ready).first().waitFor({ state: "attached" });
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  await act?.(page);
  return page;
}

describe("the main screens look as they were when somebody last looked at them", () => {
  for (const [name, screen] of Object.entries(screens)) {
    const looks: Look[] = [
      { width: 1440, theme: "light" },
      { width: 1440, theme: "dark" },
    ];
    if (screen.isOnPhone === true) looks.push({ width: 390, theme: "light" });
    for (const look of looks) {
      it(`${name}, ${look.width} px, ${look.theme}`, async () => {
        const page = await take(screen, look);
        expect(await againstGolden(table, `${name}-${look.width}-${look.theme}`, await photograph(page))).toBe("");
        await page.context().close();
      });
    }
  }
});
