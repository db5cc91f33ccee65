import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../../../../../test/e2e/browser.ts";
import { readSource } from "../read-source.ts";

const paragraphs = Array.from({ length: 14 }, (_, index) =>
  `In round ${index + 1} the ministers of the two countries met on the shore and agreed on nothing of importance, although the governments had announced understandings about international transportation. `
    .repeat(3)
    .trim(),
);
const page = `<html lang="en"><title>The long road over the pass to nowhere</title>
<h1>The long road over the pass to nowhere</h1><p>By Lotte Example-Brandt, 14 March 2029</p>
<div style="columns: 2; column-gap: 20px; text-align: justify; hyphens: auto; font: 12px serif">${paragraphs.map((words) => `<p>${words}</p>`).join("")}</div>`;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser.close());

test("a page that a browser prints in two justified columns reads as it was written", { tags: "long", timeout: 60_000 }, async () => {
  const tab = await browser.newPage();
  await tab.setContent(page);
  const printed = await tab.pdf({
    format: "A5",
    displayHeaderFooter: true,
    headerTemplate: '<span style="font-size: 8px; margin-left: 40px">Made-up Review</span>',
    footerTemplate: '<span class="pageNumber" style="font-size: 8px; margin: auto"></span>',
    margin: { top: "60px", bottom: "60px", left: "40px", right: "40px" },
  });
  const { document, warnings } = await readSource(printed, { name: "printed.pdf" });
  expect(warnings).toEqual([]);
  expect(document.metadata).toMatchObject({ title: "The long road over the pass to nowhere", published: "2029-03-14" });
  expect(document.pages?.length).toBeGreaterThan(1);
  const words = (text: string): string[] => text.split(/\s+/);
  expect(words(document.text)).toEqual(
    words(`The long road over the pass to nowhere By Lotte Example-Brandt, 14 March 2029 ${paragraphs.join(" ")}`),
  );
  expect(document.blocks.filter(({ kind }) => kind === "paragraph")).toHaveLength(paragraphs.length);
});
