import type { Page } from "playwright-core";
import type { Figure } from "../../eval/figure.ts";
import { quantile } from "../quantile.ts";
import type { Served, SizedProject } from "./serve-libraries.ts";
import { firstDrawn, redraws } from "./watcher.ts";

const presses = 8;
/** What stands above each figure: how many there are of everything. */
const facts = `(document.querySelector(".figures-facts") ?? {}).textContent ?? null`;
const labels = `window.bench.labelsDrawn || null`;

interface Case {
  readonly name: string;
  readonly path: string;
  /** What has been redrawn where it is another. */
  readonly look: string;
  readonly press: (page: Page, turn: number) => Promise<unknown>;
}

const cases: readonly Case[] = [
  {
    name: "Networks, what a tie counts",
    path: "networks?drafts=1",
    look: labels,
    press: (page, turn) => page.getByLabel("What a tie counts").selectOption(["congruence", "conflict", "subtract"][turn % 3] ?? "subtract"),
  },
  {
    name: "Networks, window slider",
    path: "networks?drafts=1&unit=years",
    look: labels,
    press: async (page, turn) => {
      await page.getByRole("slider").focus();
      await page.keyboard.press(turn % 8 < 4 ? "ArrowRight" : "ArrowLeft");
    },
  },
  {
    name: "Actors, who acts",
    path: "actors?drafts=1&level=person",
    look: labels,
    press: (page, turn) => page.getByLabel("An act counts").selectOption({ index: (turn + 1) % 2 }),
  },
  {
    name: "Causes, an expert's claims",
    path: "causes?drafts=1",
    look: facts,
    press: (page) => page.locator(".figures-group input[type=checkbox]").first().click(),
  },
];

/** From a changed setting or slider to the redrawn figure, on 50,000 and on 100,000 statements. */
export async function measureSettings(served: Served): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const project of ["half", "main"] as const) for (const one of cases) figures.push(...(await measureCase(served, project, one)));
  return figures;
}

async function measureCase(served: Served, project: SizedProject, { name, path, look, press }: Case): Promise<Figure[]> {
  const page = await served.visit(project, path);
  await firstDrawn(page, look);
  await rest(page);
  const times: number[] = [];
  for (let turn = 0; turn < presses; turn++) {
    const [ms = Number.NaN] = await redraws(page, [look], () => press(page, turn));
    times.push(ms);
    await rest(page);
  }
  const drawn = (await page.locator(".figures-facts").textContent()) ?? "";
  await page.context().close();
  const [statements, isHalf] = project === "half" ? ["50,000", true] : ["100,000", false];
  const blank = { unit: "ms", aim: null, better: "lower", n: times.length, data: `${statements} statements, 200 names; ${drawn}` } as const;
  return [
    { ...blank, name: `${name}, to redraw, p50`, value: quantile(times, 0.5), must: isHalf ? 100 : null },
    { ...blank, name: `${name}, to redraw, max`, value: Math.max(...times), must: null },
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
