import type { Page } from "playwright-core";
import type { Figure } from "../../eval/figure.ts";
import { quantile } from "../quantile.ts";
import type { Served } from "./serve-libraries.ts";
import { firstDrawn, longTasks, redraws } from "./watcher.ts";

const data = "100,000 statements, 10,000 documents, 200 names, generated";
/** The rows in view, once each of them has come. */
const rows = `(() => {
  const rows = [...document.querySelectorAll(".statements-table .table-body .table-row")];
  return rows.length === 0 || rows.some((row) => row.lastElementChild.textContent === "…") ? null : rows.map((row) => row.textContent).join();
})()`;
const opens = 5;
const rounds = 5;
const steps = 300;

/** Boxes that are pressed one after the other; each press changes the rows in view. */
const boxes: Readonly<Record<string, readonly RegExp[]>> = {
  type: [/^Cause/, /^Cause/, /^Relation/, /^Relation/],
  review: [/^draft/, /^draft/, /^rejected/, /^rejected/],
  speaker: [/^concept number 0/, /^concept number 0/, /^person number 1 /, /^person number 1 /],
};
/** Keys, each of which changes what the words find. */
const keys = ["9", "3", "Backspace", "Backspace", "8", "6", "Backspace", "Backspace"];

/** The Statements screen: how soon rows are there, how soon a changed filter redraws them, and what scrolling costs. */
export async function measureStatements(served: Served): Promise<Figure[]> {
  const firsts: number[] = [];
  for (let open = 0; open < opens; open++) {
    const page = await served.visit("main", "statements");
    firsts.push(await firstDrawn(page, rows));
    await page.context().close();
  }
  const page = await served.visit("main", "statements");
  await firstDrawn(page, rows);
  await page.waitForTimeout(1000);
  const filtered = await filterTimes(page);
  const scrolled = await longTasks(page, () => scroll(page));
  await page.context().close();
  return [
    { ...blank, name: "Statements: first rows after opening, p50", value: quantile(firsts, 0.5), n: opens },
    ...Object.entries(filtered).flatMap(([by, times]): Figure[] => [
      { ...blank, name: `Statements: filter by ${by} to redrawn rows, p50`, value: quantile(times, 0.5), must: 100, n: times.length },
      { ...blank, name: `Statements: filter by ${by} to redrawn rows, max`, value: Math.max(...times), n: times.length },
    ]),
    { ...blank, name: "Statements: scrolling, tasks over 50 ms", value: scrolled.length, unit: "", must: 0, n: steps },
  ];
}

const blank: Omit<Figure, "name" | "value" | "n"> = { unit: "ms", must: null, aim: null, better: "lower", data };

async function filterTimes(page: Page): Promise<Record<string, number[]>> {
  const times: Record<string, number[]> = {};
  const time = async (by: string, act: () => Promise<unknown>): Promise<void> => {
    const [ms = Number.NaN] = await redraws(page, [rows], act);
    (times[by] ??= []).push(ms);
    // The counts beside follow; the next press is a reader's, not a machine's.
    await page.waitForTimeout(300);
  };
  for (const [by, names] of Object.entries(boxes)) {
    for (let round = 0; round < rounds; round++) for (const name of names) await time(by, () => page.getByRole("checkbox", { name }).first().click());
  }
  const field = page.getByLabel("Words in the statement");
  await field.focus();
  for (let round = 0; round < 3; round++) for (const key of keys) await time("words", () => page.keyboard.press(key));
  return times;
}

async function scroll(page: Page): Promise<void> {
  await page.locator(".statements-table .table-scroll").hover();
  for (let step = 0; step < steps; step++) {
    await page.mouse.wheel(0, step % 50 === 49 ? 20_000 : 240);
    await page.evaluate("new Promise(requestAnimationFrame)");
  }
}
