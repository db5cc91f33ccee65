import type { Page } from "playwright-core";
import type { Figure } from "../../eval/figure.ts";
import { quantile } from "../quantile.ts";
import type { Served, SizedProject } from "./serve-libraries.ts";
import { firstDrawn, lastAnswer, redraws } from "./watcher.ts";

const presses = 8;
/** What stands above each figure: how many there are of everything. */
export const facts = `(document.querySelector(".figures-facts") ?? {}).textContent ?? null`;
const labels = `window.bench.labelsDrawn || null`;

export interface Case {
  readonly name: string;
  readonly path: string;
  readonly task: "network" | "actors" | "causes";
  /** What has been redrawn where it is another. */
  readonly look: string;
  readonly press: (page: Page, turn: number) => Promise<unknown>;
}

const cases: readonly Case[] = [
  {
    name: "Networks, what a tie counts",
    path: "networks?drafts=1",
    task: "network",
    look: labels,
    press: (page, turn) => page.getByLabel("What a tie counts").selectOption(["congruence", "conflict", "subtract"][turn % 3] ?? "subtract"),
  },
  {
    name: "Networks, window slider",
    path: "networks?drafts=1&unit=years",
    task: "network",
    look: labels,
    press: async (page, turn) => {
      await page.getByRole("slider").focus();
      await page.keyboard.press(turn % 8 < 4 ? "ArrowRight" : "ArrowLeft");
    },
  },
  {
    name: "Actors, who acts",
    path: "actors?drafts=1&level=person",
    task: "actors",
    look: labels,
    press: (page, turn) => page.getByLabel("An act counts").selectOption({ index: (turn + 1) % 2 }),
  },
  {
    name: "Causes, an expert's claims",
    path: "causes?drafts=1",
    task: "causes",
    look: facts,
    press: (page) => page.locator(".figures-group input[type=checkbox]").first().click(),
  },
];

/**
 * From a changed setting or slider on, on 50,000 and on 100,000 statements: the worker's answer, the new numbers in the page, and beside them the redrawn
 * figure, in which the renderer has its part.
 */
export async function measureSettings(served: Served): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const project of ["half", "main"] as const)
    for (const one of cases) figures.push(...(await measureCase(served, project, one, project === "half" ? 100 : null)));
  return figures;
}

/** @param numbersMust milliseconds until the new numbers stand in the page; null where nothing is demanded */
export async function measureCase(
  served: Served,
  project: SizedProject,
  { name, path, task, look, press }: Case,
  numbersMust: number | null,
): Promise<Figure[]> {
  const page = await served.visit(project, path);
  await firstDrawn(page, look);
  await rest(page);
  const times: { worker: number[]; numbers: number[]; drawn: number[] } = { worker: [], numbers: [], drawn: [] };
  await lastAnswer(page, task);
  for (let turn = 0; turn < presses; turn++) {
    const [drawnMs = Number.NaN] = await redraws(page, [look], () => press(page, turn));
    await rest(page);
    const { numbersMs, workerMs } = await lastAnswer(page, task);
    times.drawn.push(drawnMs);
    times.numbers.push(numbersMs);
    if (workerMs !== null) times.worker.push(workerMs);
  }
  const facts = (await page.locator(".figures-facts").textContent()) ?? "";
  await page.context().close();
  const [statements, isHalf] = project === "half" ? ["50,000", true] : ["100,000", false];
  const blank = { unit: "ms", aim: null, better: "lower", data: `${statements} statements, 200 names; ${facts}` } as const;
  const figure = (what: string, values: readonly number[], limits: Partial<Figure> = {}): Figure[] => [
    { ...blank, name: `${name}, ${what}, p50`, value: quantile(values, 0.5), must: null, n: values.length, ...limits },
    { ...blank, name: `${name}, ${what}, max`, value: Math.max(...values), must: null, n: values.length },
  ];
  return [
    ...figure("the worker's answer", times.worker, { aim: isHalf ? 60 : null }),
    ...figure("to new numbers in the page", times.numbers, { must: numbersMust }),
    ...figure("to redraw with a software renderer", times.drawn),
  ];
}

/** Until nothing more is computed or drawn: what follows a change is not counted to the next. */
async function rest(page: Page): Promise<void> {
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  await page.evaluate(`new Promise((resolve) => {
    const began = performance.now();
    const look = () => performance.now() - Math.max(began, window.bench.labelsAt) > 700 ? resolve() : setTimeout(look, 50);
    look();
  })`);
}
