import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { againstGolden, isUpdating, type Shots } from "./golden-pictures.ts";
import { isLong } from "../support/effort.ts";
import { themes } from "../e2e/browser.ts";
import { openLightTable, type LightTable } from "./light-table.ts";
import { photograph, snapshot, startPicturedLibrary, type Look, type PicturedLibrary } from "./pictured-library.ts";
import { startPicturedTeam, type PicturedTeam } from "./pictured-team.ts";

let library: PicturedLibrary;
let team: PicturedTeam;
let table: LightTable;
beforeAll(async () => {
  library = await startPicturedLibrary();
  team = await startPicturedTeam(library.browser);
  table = await openLightTable(library.browser);
}, 120_000);
afterAll(async () => {
  await team?.close();
  await library?.close();
});

interface Screen {
  readonly path: (documents: readonly string[]) => string;
  /** What is there once all has come. */
  readonly ready: string;
  readonly isOnPhone?: boolean;
  /** Whose library it is, and who looks at it: the library of one person, unless told. */
  readonly seenBy?: "member" | "stranger";
  /** What is done on the screen before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

/** Pages of experts in an address, which holds each key encoded twice. */
const who = (...names: string[]): string => `who=${names.map((name) => encodeURIComponent(encodeURIComponent(`person:${name}`))).join("%2C")}`;

const screens: Readonly<Record<string, Screen>> = {
  start: { path: () => "start", ready: ".start-words[aria-busy=false]", isOnPhone: true },
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
  report: { path: () => "statements/report", ready: ".statements-evidence li" },
  coders: { path: () => "statements/coders", ready: ".statements-coders h2 >> text=settled", seenBy: "member" },
  memo: {
    path: ([first]) => `read/${first}`,
    ready: "[data-card]",
    seenBy: "member",
    act: async (page) => {
      await page.locator("[data-card]").first().click();
      await page.locator(".memo-text").nth(1).waitFor();
    },
  },
  duplicates: {
    path: () => "library",
    ready: ".library-duplicates",
    seenBy: "member",
    act: async (page) => {
      await page.locator(".library-duplicates summary").click();
      await page.locator(".duplicates-side").nth(1).waitFor();
    },
  },
  comments: { path: () => "publish/comments", ready: ".publish-rules", seenBy: "member" },
  account: { path: () => "settings/account", ready: "text=Authenticator app", seenBy: "member" },
  "sign-in": { path: () => "library", ready: ".sign-in-form", seenBy: "stranger" },
};

async function take({ path, ready, act, seenBy }: Screen, look: Look): Promise<Page> {
  const open = seenBy === undefined ? library.open : seenBy === "member" ? team.open : team.openAsStranger;
  const page = await open(path((seenBy === undefined ? library : team).documents), look);
  await page.locator(ready).first().waitFor({ state: "attached" });
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  await act?.(page);
  return page;
}

/** The short form takes each screen in one theme, one after the other in the other one, and half of the phone's. */
const isWhole = isLong || isUpdating;

const shotsOf = (page: Page): Shots => ({ first: () => snapshot(page), atRest: () => photograph(page) });

describe("the main screens look as they were when somebody last looked at them", { tags: "long" }, () => {
  for (const [index, [name, screen]] of Object.entries(screens).entries()) {
    const shown = isWhole ? themes : [themes[index % 2] ?? "light"];
    it(`${name}, 1440 px, ${shown.join(" and ")}`, async () => {
      const page = await take(screen, { width: 1440, theme: shown[0] ?? "light" });
      for (const theme of shown) {
        await page.emulateMedia({ colorScheme: theme });
        expect(await againstGolden(table, `${name}-1440-${theme}`, shotsOf(page))).toBe("");
      }
      await page.context().close();
    });
    if (screen.isOnPhone !== true || (!isWhole && index % 2 === 1)) continue;
    it(`${name}, 390 px`, async () => {
      const page = await take(screen, { width: 390, theme: "light" });
      expect(await againstGolden(table, `${name}-390-light`, shotsOf(page))).toBe("");
      await page.context().close();
    });
  }
});
