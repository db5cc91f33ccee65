import type { Page } from "playwright-core";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSource } from "../../packages/reader/src/sources/read-source.ts";
import { sampleReadout } from "../fixtures/sample-readout.ts";
import { largeReadout } from "../support/samples/large-readout.ts";
import { faultsByAxe, faultsInAnyLook, faultsOfFurtherView, faultsOnTheWay, openedAt } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { until, untilSaved } from "./until.ts";

let bench: Workbench;
const total = 40 + sampleReadout.statements.length;

beforeAll(async () => {
  bench = await startWorkbench([largeReadout({ title: "Gates upstream", pages: 4, statements: 40 }), sampleReadout]);
});
afterAll(async () => bench?.close());

const rows = (page: Page) => page.locator(".table-body .table-row");
const counted = (page: Page) => page.locator(".statements-list > [role=status]");

async function open(path = "statements"): Promise<Page> {
  const { page } = await bench.open({ path });
  await page.waitForSelector(".statements-quote");
  return page;
}

describe("the statements in a real browser", () => {
  for (const width of openedAt) {
    it(
      `table, report and coders have no accessibility violation and no sideways scroll in either theme, opened at ${width} px`,
      { tags: "long" },
      async () => {
        const { page, complaints, requests } = await bench.open({ path: "statements", width });
        await page.waitForSelector(".statements-quote");
        expect(await faultsInAnyLook(page)).toEqual([]);
        await rows(page).first().locator(".statements-quote").click();
        await page.waitForSelector(".statements-words");
        expect(await faultsOfFurtherView(page)).toEqual([]);
        await page.goto(`${bench.address}/p/main/statements/report`);
        await page.waitForSelector(".statements-evidence li");
        expect(await faultsOfFurtherView(page)).toEqual([]);
        expect(complaints).toEqual([]);
        expect(requests.filter((url) => !url.startsWith(`${bench.address}/`) && !url.startsWith("data:"))).toEqual([]);
        await page.context().close();
      },
    );
  }

  it("prints its report on white paper in either theme, with title, scope and page numbers round each page", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "statements/report?types=forecast" });
    await page.locator(".statements-evidence li").first().waitFor();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const colors = await page.evaluate<string[]>(`(() => {
      const ink = (of) => getComputedStyle(document.querySelector(of)).color;
      return [ink(".statements-report h1"), ink(".statements-cited")];
    })()`);
    expect(colors).toEqual(["rgb(34, 32, 28)", "rgb(34, 32, 28)"]);
    expect(await page.locator(".frame-rail").isVisible()).toBe(false);
    await until(() => page.locator(".statements-report").textContent()).toContain("left out");
    const rules = await page.evaluate<string>(
      `document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.cssText).join()`,
    );
    expect(rules).toContain("counter(pages)");
    expect(rules).toContain("Type: forecast");
    const bytes = await page.pdf({ preferCSSPageSize: true });
    const pdf = bytes.toString("latin1");
    const pages = pdf.match(/\/Type \/Page\b/g)?.length ?? 0;
    // Our own reader of PDFs finds the words.
    const { document } = await readSource(bytes, { name: "report.pdf", isBounded: true });
    expect(document.text.replace(/\s+/g, " ")).toContain("The truce will probably collapse by winter");
    // What stands round every page is no part of the text that it reads.
    expect(pages).toBeGreaterThan(1);
    expect(document.text).not.toContain(`1 / ${pages}`);
    // Links to the words stay links.
    expect(pdf.match(/\/URI \(http[^)]*\?statement=/g)?.length).toBeGreaterThan(1);
    await page.context().close();
  });

  it("says how many of those listed are rejected, which the scope does not count, and so does the report", { tags: "long" }, async () => {
    const given = sampleReadout.statements.map((one, at) => (at === 0 ? { ...one, review: "rejected" as const } : one));
    const other = await startWorkbench([{ ...sampleReadout, statements: given }]);
    const { page } = await other.open({ path: "statements" });
    await until(() => counted(page).textContent()).toContain(`${given.length} statements, 1 of them rejected, from 1 document`);
    await until(() => page.getByRole("group", { name: "Scope" }).getByRole("status").textContent()).toBe(`${given.length - 1} statements`);
    await page.goto(`${other.address}/p/main/statements/report`);
    await page.getByText(`${given.length} statements, 1 of them rejected,`).first().waitFor();
    await page.goto(`${other.address}/p/main/statements?only=review:accepted,draft`);
    await until(() => counted(page).textContent()).toContain(`${given.length - 1} of ${given.length} statements from`);
    await other.close();
  });

  it("narrows by words, facets and names, keeps it in the address, and comes back by it", async () => {
    const page = await open();
    await until(() => counted(page).textContent()).toContain(`${total} statements`);
    expect(await faultsOnTheWay(page)).toEqual([]);
    await page.getByLabel("Words in the statement").fill("truce");
    await until(() => counted(page).textContent()).toContain(`of ${total} statements`);
    await until(() => page.locator(".statements-quote").allTextContents()).toSatisfy((all: string[]) => all.every((words) => /truce/i.test(words)));
    await page.getByLabel("Words in the statement").fill("");
    await page.getByRole("checkbox", { name: /^Relation/ }).check();
    await page.waitForSelector("[role=columnheader] >> text=Weight");
    await until(() => rows(page).count()).toBe(sampleReadout.statements.filter(({ type }) => type === "relation").length);
    const address = page.url();
    expect(address).toContain("only=type");
    const again = await open();
    await again.goto(address);
    await again.waitForSelector("[role=columnheader] >> text=Weight");
    await again.goBack();
    await again.waitForSelector("[role=columnheader] >> text=Statement");
    await again.context().close();
    await page.context().close();
  });

  it("narrows by a speaker, whose key has a colon, and comes back by the address", { tags: "long" }, async () => {
    const page = await open();
    const box = page.getByRole("group", { name: "Speaker" }).getByRole("checkbox").first();
    const name = await box.evaluate((input: { parentElement: { textContent: string } }) => input.parentElement.textContent);
    const kept = Number(/\d+$/.exec(name)?.[0]);
    await box.check();
    await until(() => counted(page).textContent()).toContain(`${kept} of ${total} statements`);
    await until(() => rows(page).count()).toBe(kept);
    await page.reload();
    await until(() => counted(page).textContent()).toContain(`${kept} of ${total} statements`);
    await until(() => box.isChecked()).toBe(true);
    await page.context().close();
  });

  it("sorts either way", { tags: "long" }, async () => {
    const page = await open();
    const types = () => page.locator(".table-body .type-mark").allTextContents();
    await page.getByRole("button", { name: "Sort by Type" }).click();
    await until(async () => (await types())[0]).toBe("Cause");
    await page.getByRole("button", { name: "Sort by Type" }).click();
    await until(async () => (await types())[0]).toBe("Relation");
    await until(() => page.locator("[aria-sort=descending]").textContent()).toContain("Type");
    await page.context().close();
  });

  it("works by keyboard: moves, opens, selects a stretch", async () => {
    const page = await open();
    await page.getByRole("grid").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".statements-words");
    await page.keyboard.press("Escape");
    await until(() => page.locator(".statements-words").count()).toBe(0);
    await page.getByRole("grid").focus();
    await page.keyboard.press(" ");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Shift+ ");
    await until(() => page.locator(".statements-bulk-count").textContent()).toBe("3 statements selected");
    await page.context().close();
  });

  it("changes a value in its cell, and takes it back", async () => {
    const page = await open("statements?only=type:relation");
    const action = rows(page).first().locator(".statements-cell", { hasText: "THREATEN" });
    await action.dblclick();
    await page.locator(".statements-editor select").selectOption({ label: "COERCE" });
    const cell = rows(page).first().locator(".statements-cell", { hasText: "COERCE" });
    await cell.waitFor();
    await untilSaved(page);
    await until(() => rows(page).first().textContent()).toContain("accepted");
    await page.locator("h1").click();
    await page.keyboard.press("Control+z");
    await rows(page).first().locator(".statements-cell", { hasText: "THREATEN" }).waitFor();
    await until(() => rows(page).first().textContent()).toContain("draft");
    await page.context().close();
  });

  it("corrects and decides beside the table", { tags: "long" }, async () => {
    const page = await open("statements?only=type:forecast&q=yield");
    await rows(page).first().locator(".statements-quote").click();
    await page.waitForSelector(".statements-words");
    const inspector = page.locator(".frame-inspector");
    await inspector.getByLabel("Note").fill("Seen twice");
    await inspector.getByLabel("Note").press("Enter");
    await untilSaved(page);
    await inspector.getByRole("button", { name: "Reject" }).click();
    await until(() => rows(page).first().textContent()).toContain("rejected");
    await inspector.getByRole("link", { name: "Read in its place" }).click();
    await until(() => page.url()).toContain("/read/");
    await page.context().close();
  });

  it("sets a value of many after a preview, and undoes it", { tags: "long" }, async () => {
    const page = await open();
    await page.getByRole("button", { name: `Select all ${total}` }).click();
    await until(() => page.locator(".statements-bulk-count").textContent()).toBe(`${total} statements selected`);
    await page.getByRole("button", { name: "Select none" }).click();
    for (const at of [0, 1]) await rows(page).nth(at).getByRole("checkbox").check();
    await page.getByRole("button", { name: "Set a value…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Field").selectOption({ label: "Status" });
    await dialog.getByLabel("Value", { exact: true }).selectOption({ label: "denied" });
    await dialog.getByRole("button", { name: "Preview" }).click();
    const apply = dialog.getByRole("button", { name: /^Change \d+ statements$/ });
    await apply.waitFor();
    await until(() => dialog.locator("tbody tr").first().textContent()).toMatch(/actual.*denied/);
    expect(await faultsByAxe(page)).toEqual([]);
    await apply.click();
    await until(() => page.locator(".frame-toasts").textContent()).toContain("Changed");
    const denied = page.getByRole("checkbox", { name: /^denied/ });
    await denied.waitFor();
    await page.locator(".frame-toasts").getByRole("button", { name: "Undo" }).click();
    await until(() => denied.count()).toBe(0);
    await page.context().close();
  });

  it("merges one actor into another after a preview, and the table follows", { tags: "long" }, async () => {
    const page = await open();
    await page.getByRole("button", { name: "Merge or rename…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("The one that stays").fill("Expert A");
    await dialog.locator(".entity-option", { hasText: "Expert A Example" }).click();
    await dialog.getByLabel("Merge into it").fill("Expert B");
    await dialog.locator(".entity-option", { hasText: "Expert B Example" }).click();
    await dialog.getByRole("button", { name: "Preview" }).click();
    await dialog.getByText("would be counted under the one that stays").waitFor();
    await dialog.getByRole("button", { name: "Merge", exact: true }).click();
    await until(() => page.getByRole("checkbox", { name: /^Expert B Example/ }).count()).toBe(0);
    await page.keyboard.press("Control+z");
    await page.getByRole("checkbox", { name: /^Expert B Example/ }).waitFor();
    await page.context().close();
  });

  it("keeps a view under a name and exports what is shown", { tags: "long" }, async () => {
    const page = await open("statements?only=type:relation&sort=weight");
    await page.getByRole("button", { name: "Saved views" }).click();
    await page.getByRole("menuitem", { name: "Save this view…" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Deeds by weight");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await untilSaved(page);
    const other = await open();
    await other.getByRole("button", { name: "Saved views" }).click();
    await other.getByRole("menuitemradio", { name: "Deeds by weight" }).click();
    await until(() => other.url()).toContain("sort=weight");
    await other.waitForSelector("[role=columnheader] >> text=Weight");
    await other.getByRole("button", { name: "Export what is shown" }).click();
    const [download] = await Promise.all([other.waitForEvent("download"), other.getByRole("menuitem", { name: "As CSV" }).click()]);
    const lines = readFileSync(await download.path(), "utf8")
      .trim()
      .split("\r\n");
    expect(lines[0]).toContain("id,type,review,documentId,title,day,start,quote");
    expect(lines.length).toBe(1 + sampleReadout.statements.filter(({ type }) => type === "relation").length);
    await other.context().close();
    await page.context().close();
  });

  it("prints the view with its settings and evidence", { tags: "long" }, async () => {
    const page = await open("statements?only=type:forecast&q=truce");
    await page.getByRole("link", { name: "Report" }).click();
    const report = page.locator(".statements-report");
    await report.waitFor();
    await until(() => report.textContent()).toContain("Type: Forecast");
    await until(() => report.textContent()).toContain("with the words “truce”");
    await page.emulateMedia({ media: "print" });
    await until(() => page.locator(".frame-rail").isVisible()).toBe(false);
    await until(() => page.locator(".statements-evidence").isVisible()).toBe(true);
    await page.emulateMedia({ media: null });

    // Each line of a table leads to the statements that it counts.
    const line = page.getByRole("region", { name: "Speaker" }).locator("tbody tr").first();
    const [name = "", count = ""] = await line.locator("td").allTextContents();
    await line.getByRole("link", { name }).click();
    await page.locator(".table-body .table-row").first().waitFor();
    await until(() => page.locator(".statements-list > .note").textContent()).toMatch(new RegExp(`^${count} of `));
    expect(page.url()).toMatch(/only=type%3Aforecast%3Bspeaker/);
    await page.context().close();
  });

  it("writes the chosen figures and every quotation with its source as a Word document", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "statements/report" });
    await page.locator(".statements-evidence li").first().waitFor();
    const inPage = await page.locator(".statements-evidence li").count();
    await page.getByText("What the report holds").click();
    await page.getByRole("checkbox", { name: "Review" }).uncheck();
    await until(() => page.url()).toContain("left=review");
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as Word document" }).click()]);
    const bytes = readFileSync(await file.path());
    // The parts of the archive are not packed.
    const written = bytes.toString("utf8");
    expect(written.match(/<w:hyperlink /g)).toHaveLength(inPage);
    expect(written).toContain("All statements of the project.");
    expect(written).toMatch(/\d+% unreviewed|unreviewed/);
    expect(written.match(/<w:tbl>/g)).toHaveLength(await page.locator(".statements-report-figures table").count());
    // Our own reader of Word documents finds the words.
    expect((await readSource(bytes, { name: "report.docx" })).document.text).toContain("The truce will probably collapse by winter");
    await page.context().close();
  });

  it("sets two coders side by side and settles by a press", { tags: "long" }, async () => {
    const page = await open("statements?only=type:position");
    for (const at of [0, 1]) {
      await rows(page).nth(at).locator(".statements-quote").click();
      await page.locator(".frame-inspector").getByRole("button", { name: "Accept" }).click();
      await until(() => rows(page).nth(at).textContent()).toContain("accepted");
    }
    await page.goto(`${bench.address}/p/main/statements/coders?drafts=1`);
    await page.waitForSelector(".statements-dispute");
    await until(() => page.locator("h2").allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining("What is made of it")]));
    expect(await faultsByAxe(page)).toEqual([]);
    const before = await page.locator(".statements-coders h2").last().textContent();
    await page.locator(".statements-dispute").first().getByRole("button", { name: "Reject" }).click();
    await until(() => page.locator(".statements-coders h2").last().textContent()).not.toBe(before);
    await page.context().close();
  });
});
