import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import type { Figure } from "../../eval/figure.ts";
import { largeReadout } from "../../test/support/samples/large-readout.ts";
import { startWorkbench, type Workbench } from "../../test/support/workbench.ts";

const size = { pages: 50, statements: 1000 };
const loads = 7;
const steps = 400;
const data = `${size.pages} pages, ${size.statements} statements, generated`;

/** The reading view: what it loads, how soon the first statement is marked, and what scrolling and coding cost. */
export async function measureReading(): Promise<Figure[]> {
  const bench = await startWorkbench([largeReadout({ title: "Fifty pages on gates", ...size })], { isKillable: true });
  try {
    const script = await scriptSize(bench);
    const ready: number[] = [];
    for (let load = 0; load < loads; load++) ready.push(await readyForKeys(bench));
    const { page } = await bench.open();
    await page.addInitScript(watcher);
    const firsts: number[] = [];
    for (let load = 0; load < loads; load++) firsts.push(await firstMark(page, bench));
    const scrolled = await scroll(page);
    const keys = { j: await pressMs(page, "j"), a: await pressMs(page, "a") };
    const figure = (name: string, value: number, more: Partial<Figure> = {}): Figure => ({
      name,
      value,
      unit: "ms",
      must: null,
      aim: null,
      better: "lower",
      n: 1,
      data,
      ...more,
    });
    return [
      figure("script of the reading view, gzip", script / 1000, { unit: "kB", must: 200 }),
      figure("first statement marked, median of loads", median(firsts), { must: 1000, n: loads }),
      figure("interactive, nothing in the browser's cache, median of loads", median(ready), { must: 1000, n: loads }),
      figure("scrolling: tasks over 50 ms", scrolled.longTasks, { unit: "", must: 0, n: steps }),
      figure("scrolling: frame, 95th percentile", scrolled.frame95, { n: steps }),
      figure("scrolling: our script a frame", scrolled.scriptMs, { n: steps }),
      figure("scrolling: layout and style a frame", scrolled.layoutMs, { n: steps }),
      figure("key j to the next draft", keys.j, { n: 30 }),
      figure("key a accepts and goes on", keys.a, { n: 30 }),
    ];
  } finally {
    await bench.close();
  }
}

/** Notes long tasks, and when a statement was first painted. */
const watcher = `
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask", buffered: true });
  const seen = new MutationObserver(() => {
    if (document.querySelector("[data-s]") === null) return;
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.firstMark = performance.now(); }));
  });
  seen.observe(document, { childList: true, subtree: true });`;

async function scriptSize(bench: Workbench): Promise<number> {
  const page = await (await bench.browser.newContext()).newPage();
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (/\.js$/.test(new URL(response.url()).pathname)) sizes.push(response.body().then((bytes) => gzipSync(bytes, { level: 9 }).length));
  });
  await page.goto(`${bench.address}/p/main/read/${bench.documents[0]}`);
  await page.waitForSelector("[data-card]");
  const all = await Promise.all(sizes);
  await page.context().close();
  return all.reduce((sum, one) => sum + one, 0);
}

/** Milliseconds from the start of the navigation of a first visit until the key for the next draft chooses one. */
async function readyForKeys(bench: Workbench): Promise<number> {
  const context = await bench.browser.newContext({ viewport: { width: 1440, height: 900 } });
  const fresh = await context.newPage();
  await fresh.addInitScript("localStorage.setItem('rapporteur.tour', 'done')");
  await fresh.goto(`${bench.address}/p/main/read/${bench.documents[0]}`, { waitUntil: "commit" });
  const ms = await fresh.evaluate<number>(`new Promise((resolve) => {
    const press = () => {
      if (document.querySelector("[data-card][data-active]") !== null) return resolve(performance.now());
      document.body?.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
      setTimeout(press, 5);
    };
    press();
  })`);
  await context.close();
  return ms;
}

async function firstMark(page: Page, bench: Workbench): Promise<number> {
  await page.goto(`${bench.address}/p/main/read/${bench.documents[0]}`);
  // Not waitForFunction: it evaluates words inside the page, which the page's policy refuses.
  return page.evaluate<number>(
    "new Promise((resolve) => { const look = () => (window.firstMark === undefined ? setTimeout(look, 20) : resolve(window.firstMark)); look(); })",
  );
}

interface Scrolled {
  readonly longTasks: number;
  readonly frame95: number;
  readonly scriptMs: number;
  readonly layoutMs: number;
}

async function scroll(page: Page): Promise<Scrolled> {
  await page.waitForSelector("[data-card]");
  await page.waitForTimeout(1000);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const readings = async (): Promise<Map<string, number>> => {
    const { metrics } = await session.send("Performance.getMetrics");
    return new Map(metrics.map(({ name, value }) => [name, value]));
  };
  await page.evaluate("window.longTasks.length = 0");
  const before = await readings();
  const frames = await page.evaluate<number[]>(`(async () => {
    const scroller = document.querySelector(".read-scroll");
    const frames = [];
    let last = performance.now();
    for (let step = 0; step < ${steps}; step++) {
      scroller.scrollTop += 60;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      frames.push(now - last);
      last = now;
    }
    return frames;
  })()`);
  const after = await readings();
  const spent = (name: string): number => (((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1000) / steps;
  const longTasks = await page.evaluate<number>("window.longTasks.length");
  await session.detach();
  const ordered = frames.toSorted((a, b) => a - b);
  return {
    longTasks,
    frame95: ordered[Math.floor(ordered.length * 0.95)] ?? Number.NaN,
    scriptMs: spent("ScriptDuration"),
    layoutMs: spent("LayoutDuration") + spent("RecalcStyleDuration"),
  };
}

/** From the press until the page is drawn again. */
async function pressMs(page: Page, key: string): Promise<number> {
  const times: number[] = [];
  for (let press = 0; press < 30; press++) {
    const began = performance.now();
    await page.keyboard.press(key);
    await page.evaluate("new Promise(requestAnimationFrame)");
    times.push(performance.now() - began);
  }
  return median(times);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
