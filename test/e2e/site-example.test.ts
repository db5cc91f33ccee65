import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importReadout } from "../../packages/app/src/documents/import-readout.ts";
import { roundupFromDocument } from "../../packages/app/src/publishing/roundups/roundup-from-document.ts";
import { reviewStatements } from "../../packages/app/src/statements/review-statements.ts";
import { exampleReadout } from "../support/example-readouts.ts";
import { faultsInAnyLook } from "../support/looks.ts";
import { publishPage, startSite, type SiteServer } from "../support/published-site.ts";
import { openPages, sidewaysScroll, type OpenPages } from "../support/workbench.ts";
import { launchBrowser } from "./browser.ts";

let server: SiteServer;
let browser: Browser;
let pages: OpenPages;
let address = "";

/** The bundled roundup as an editor publishes it: what the coder was surer of is accepted. */
beforeAll(async () => {
  server = await startSite();
  const { workplace } = server;
  const readout = await exampleReadout("summit-roundup.html");
  const { documentId } = await importReadout(workplace, { readout, rights: "public", sourceName: "summit-roundup.html" });
  const { entries } = await workplace.store.lists.statements(workplace.project, { documents: [documentId], reviews: ["draft"], limit: 500 });
  const surer = entries.filter(({ record }) => (record.confidence ?? 0) >= 0.35);
  const statements = surer.map(({ record, revision }) => ({ id: record.id, expected: revision }));
  await reviewStatements(workplace, { review: "accepted", statements });
  const { id } = await roundupFromDocument(workplace, { documentId });
  await publishPage(workplace, { roundup: id });
  const slug = (await workplace.store.records.get(workplace.project, "roundup", id))?.record.slug ?? "";
  address = `${server.address}/site/roundups/${slug}.html`;
  browser = await launchBrowser();
  pages = openPages(browser, server.address);
});
afterAll(async () => {
  await pages?.close();
  await browser?.close();
  await server?.end();
});

async function open(width = 1440, fragment = ""): Promise<Page> {
  server.pass(60_000);
  return (await pages.open({ at: `${address}${fragment}`, width })).page;
}

describe("the bundled roundup as a published page", () => {
  it("has a place for each portrait, answers, ledger and maps, and nothing to mend in any look", { tags: "long" }, async () => {
    const page = await open();
    expect(await page.locator(".by .portrait").allTextContents()).toEqual(["IV", "DO", "VS"]);
    for (const id of ["answers", "relations", "causes", "ledger"]) expect([id, await page.locator(`#${id}`).count()]).toEqual([id, 1]);
    expect(await faultsInAnyLook(page)).toEqual([]);
    await page.context().close();
    const phone = await open(390);
    expect(await sidewaysScroll(phone)).toBe(0);
    await phone.context().close();
  });

  it("sets a range bar behind a forecast with a number, which leads to its row; the words stay as they were written", { tags: "long" }, async () => {
    const page = await open();
    const bar = page.locator(".contribution p", { hasText: "perhaps a 60 percent chance" }).locator("a.chance").first();
    expect(await bar.getAttribute("aria-label")).toMatch(/^\d+ to \d+ per cent, see the ledger$/);
    const paragraph = await bar.locator("xpath=ancestor::p").textContent();
    expect(paragraph).toContain(
      "perhaps a 60 percent chance that Beijing will keep its data flowing, since a secret that everyone can see is not worth keeping.",
    );
    await bar.click();
    const row = page.locator(new URL(page.url()).hash);
    expect(await row.locator("svg.range").count()).toBe(1);
    await page.context().close();
  });

  it("unfolds the part of the ledger that a link leads into, and all of it on paper", async () => {
    const page = await open();
    const folded = page.locator("details.kind:not([open]) li.entry").first();
    const id = (await folded.getAttribute("id")) ?? "";
    expect(id).toMatch(/^statement-/);
    expect(await folded.isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await folded.isVisible()).toBe(true);
    await page.context().close();
    const led = await open(1440, `#${id}`);
    expect(await led.locator(`[id="${id}"]`).isVisible()).toBe(true);
    await led.context().close();
  });
});
