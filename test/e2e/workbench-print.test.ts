import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSource } from "../../packages/reader/src/sources/read-source.ts";
import { faultsByAxe } from "../support/looks.ts";
import { startWorkbench, type Workbench } from "../support/workbench.ts";
import { debateReadouts } from "./debate-readouts.ts";
import { until } from "./until.ts";

let bench: Workbench;
beforeAll(async () => {
  bench = await startWorkbench(debateReadouts());
});
afterAll(async () => bench?.close());

interface Printed {
  /** By our own reader of PDFs, which leaves out what stands round every page. */
  readonly words: string;
  /** What stands round every page, as the style sheet has it. */
  readonly round: string;
}

async function printed(page: Page): Promise<Printed> {
  const { document } = await readSource(await page.pdf({ preferCSSPageSize: true }), { name: "screen.pdf", isBounded: true });
  const round = await page.evaluate<string>(
    `document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSPageRule).map((rule) => rule.cssText).join()`,
  );
  return { words: document.text.replaceAll(/\s+/g, " "), round };
}

describe("screens on paper", () => {
  it("have the whole text that is read, on as many pages as it needs, and what its margin says behind it", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: `read/${bench.documents[0]}`, height: 300 });
    await page.locator("[data-card]").first().waitFor();
    const blocks = await page.locator(".read-block").allTextContents();
    const { words, round } = await printed(page);
    for (const block of blocks) expect(words).toContain(block.replaceAll(/\s+/g, " ").trim().slice(0, 40));
    for (const told of ["The gates, letter 1", "counter(pages)"]) expect(round).toContain(told);
    const [, behind = ""] = words.split(/Statements (?=1\.)/);
    expect(behind).toMatch(/Position, [^:]+: [+−] .+\((?:draft|accepted)\)/i);
    // The screen is as it was.
    expect(await page.locator(".read-printed").count()).toBe(0);
    await page.context().close();
  });

  it("have the picture of a network with its names, its settings in words, and title, scope and date round the page", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: `networks?drafts=1&in=${bench.documents[0]}`, height: 300 });
    await page.locator(".graph-canvas canvas").first().waitFor();
    await page
      .getByText(/\d+ of \d+ statements/)
      .first()
      .waitFor();
    const { words, round } = await printed(page);
    for (const told of ["Networks, ", "Document: The gates, letter 1", "counter(pages)"]) expect(round).toContain(told);
    for (const told of ["Ada Example", "Bruno Sample", "What a tie counts"]) expect(words).toContain(told);
    // Nothing that is pressed, and no settings panel.
    for (const control of ["Share this figure", "Export", "Filter"]) expect(words).not.toContain(control);
    expect(await page.locator(".graph-picture").count()).toBe(0);
    await page.context().close();
  });

  it.each(["networks", "actors"])(
    "have the picture of %s in a view of the page as paper has it, which tells no event of printing",
    { tags: "long" },
    async (screen) => {
      const { page, complaints } = await bench.open({ path: `${screen}?drafts=1`, theme: "dark" });
      await page.locator(".graph-canvas canvas").first().waitFor();
      await page.emulateMedia({ media: "print" });
      const picture = page.locator("svg.graph-picture");
      await picture.waitFor();
      expect(await picture.locator(".graph-label").count()).toBeGreaterThan(2);
      await page.emulateMedia({ media: null });
      await until(() => picture.count()).toBe(0);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  type Screen = readonly [path: string, ready: string, title: string, words: readonly string[]];
  const whole = async (...[path, ready, title, told]: Screen): Promise<void> => {
    const { page } = await bench.open({ path, height: 300 });
    await page.locator(ready).first().waitFor();
    const { words, round } = await printed(page);
    expect(round).toContain(title);
    for (const one of told) expect(words).toContain(one);
    // Each row, whatever the order.
    if (path.startsWith("forecasts")) expect(words.match(/To be asked:/g)).toHaveLength(12);
    await page.context().close();
  };
  it.each<Screen>([
    ["statements?types=cause", ".statements-quote", "Statements, ", ["letter 1", "letter 6", "18 statements from 6 documents"]],
    ["actors?drafts=1", ".graph-canvas canvas", "Actors, ", ["Ruritania", "Graustark"]],
    ["forecasts?drafts=1", ".forecasts-sentence", "Forecasts, ", ["by Ada Example", "by Hana Draft", "12 forecasts"]],
    ["causes?drafts=1", ".causes-map svg", "Causes, ", ["tolls", "barge traffic"]],
    ["ask?q=Who+is+for+joint+patrols&drafts=1", ".ask-words", "Ask, ", ["Ada Example", "Farah Specimen"]],
  ])("have the whole of %s", { tags: "long" }, whole);

  it("name whom the map leaves out, without hints for a pointer", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "actors?drafts=1&view=map" });
    await page.locator(".actors-outside li").first().waitFor();
    const outside = await page.locator(".actors-outside li").allTextContents();
    const { words } = await printed(page);
    for (const told of outside) expect(words).toContain(told);
    await page.goto(`${bench.address}/p/main/causes?drafts=1`);
    await page.getByText("Choose a link to see").waitFor();
    expect((await printed(page)).words).not.toContain("Choose a link to see");
    await page.context().close();
  });

  it("have the whole of each quotation in a table, of which a narrow screen shows the beginning", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "statements", width: 1024 });
    const quotes = page.locator(".statements-quote");
    await quotes.first().waitFor();
    const cut = (): Promise<number> => quotes.evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 2).length);
    await until(cut).toBeGreaterThan(0);
    await page.emulateMedia({ media: "print" });
    await until(cut).toBe(0);
    await page.context().close();
  });

  it("say which document the answers are of in words, not in a control", { tags: "long" }, async () => {
    const { page } = await bench.open({ path: "answers" });
    const choice = page.getByRole("combobox", { name: "Document" });
    await choice.waitFor();
    await page.emulateMedia({ media: "print" });
    const look = `(({ appearance, borderTopWidth }) => [appearance, borderTopWidth])(getComputedStyle(document.querySelector("select")))`;
    expect(await page.evaluate(look)).toEqual(["none", "0px"]);
    await page.context().close();
  });

  it(
    "take a network into the report as it stands, in light colours, with its legend and what it counts, on paper and in Word",
    { tags: "long" },
    async () => {
      const { page } = await bench.open({ path: `networks?drafts=1&net=twomode&in=${bench.documents[0]}`, theme: "dark" });
      await page.locator(".graph-canvas canvas").first().waitFor();
      const facts = (await page.locator(".figures-facts").textContent()) ?? "";
      await page.getByRole("link", { name: "Put into a report" }).click();
      const figure = page.locator(".report-network");
      await figure.locator("svg").waitFor();
      const caption = (await figure.locator("figcaption").textContent()) ?? "";
      for (const told of [facts, "Document: The gates, letter 1", "Drafts and accepted", "squares at the right"])
        expect(await figure.textContent()).toContain(told);
      expect(caption).toContain(facts);
      const ink = `getComputedStyle(document.querySelector(".report-network .graph-label")).fill`;
      expect(await page.evaluate(ink)).toBe("rgb(34, 32, 28)");
      expect(await faultsByAxe(page)).toEqual([]);
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as Word document" }).click()]);
      const bytes = readFileSync(await file.path());
      const picture = bytes.indexOf(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
      expect(picture).toBeGreaterThan(0);
      // Width and height stand in the head of a PNG: twice as fine as on the page.
      expect(bytes.readUInt32BE(picture + 16)).toBeGreaterThan(1000);
      expect(bytes.toString("latin1")).toContain("<wp:inline");
      const { document } = await readSource(bytes, { name: "report.docx" });
      expect(document.text).toContain(facts);
      const { words } = await printed(page);
      for (const told of ["Ada Example", "Bruno Sample", facts]) expect(words).toContain(told);
      await page.getByText("What the report holds").click();
      await page.getByRole("checkbox", { name: /^Network: speaker to concept/ }).uncheck();
      await until(() => figure.count()).toBe(0);
      await page.context().close();
    },
  );
});
