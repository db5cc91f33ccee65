import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { comparePictures, mostCells } from "./compare-pictures.ts";
import { openLightTable, type LightTable } from "./light-table.ts";
import type { Picture } from "./picture.ts";
import { photograph, snapshot, startPicturedLibrary, type PicturedLibrary } from "./pictured-library.ts";
import { writeSmallPng } from "./write-small-png.ts";

let library: PicturedLibrary;
let table: LightTable;
let page: Page;
let before: Picture;
beforeAll(async () => {
  library = await startPicturedLibrary();
  table = await openLightTable(library.browser);
  page = await library.open("statements", { width: 1440, theme: "light" });
  await page.locator(".statements-quote").first().waitFor();
  before = await table.decode(await photograph(page), 0.5);
}, 120_000);
afterAll(async () => library?.close());

/** The share of the picture that differs with this style in the page. */
async function shareWith(style: string): Promise<number> {
  await page.evaluate(`{
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(${JSON.stringify(style)});
    document.adoptedStyleSheets = [sheet];
  }`);
  return comparePictures(before, await table.decode(await snapshot(page), 0.5)).share;
}

describe("comparing pictures of screens", { tags: "long" }, () => {
  it("finds a panel that is hidden, without its place or with it", async () => {
    expect(await shareWith(".statements-narrow { visibility: hidden }")).toBeGreaterThan(3 * mostCells);
    expect(await shareWith(".statements-narrow { display: none }")).toBeGreaterThan(3 * mostCells);
  });

  it("finds a panel that has moved by 40 pixels, either way", async () => {
    expect(await shareWith(".statements-narrow { translate: 40px 0 }")).toBeGreaterThan(3 * mostCells);
    expect(await shareWith(".statements-narrow { translate: 0 40px }")).toBeGreaterThan(3 * mostCells);
  });

  it("finds a rail or a row of buttons that is gone", async () => {
    expect(await shareWith(".frame-rail { visibility: hidden }")).toBeGreaterThan(mostCells);
    expect(await shareWith(".statements-bulk { visibility: hidden }")).toBeGreaterThan(mostCells);
  });

  it("overlooks letters that are placed by other fractions of a pixel, and finds nothing where nothing changed", async () => {
    expect(await shareWith("")).toBe(0);
    expect(await shareWith("* { text-rendering: geometricPrecision }")).toBeLessThanOrEqual(mostCells);
    expect(await shareWith("body { translate: 0.3px 0.3px }")).toBeLessThanOrEqual(mostCells);
  });

  it("keeps a picture in a palette that it is known by again", async () => {
    const again = await table.decode(writeSmallPng(before), 1);
    expect(comparePictures(before, again).share).toBe(0);
  });
});
