import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Figure } from "../../eval/figure.ts";
import { ensureProject } from "../../packages/app/src/library/create-project.ts";
import { openWorkplace } from "../../packages/app/src/library/workplace.ts";
import { commentQueue } from "../../packages/app/src/publishing/comments/comment-queue.ts";
import { saveSiteChoices, siteChoices } from "../../packages/app/src/publishing/site-settings.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import { launchBrowser } from "../../test/e2e/browser.ts";
import { ferryPact, keepComment, makeRoundup, publishPage } from "../../test/support/published-site.ts";
import { runSiteServer } from "../../test/support/servers/run-site-server.ts";
import { quantile } from "../quantile.ts";

/** What the process that makes the load tells. */
export interface LoadReport {
  readonly views: readonly number[];
  readonly comments: readonly number[];
  readonly failed: number;
}

const heldCount = 10_000;

/** Views and comments on a real server, how soon a browser paints the page, and the moderators' queue with ten thousand comments. */
export async function measureSiteLoad(seconds: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-load-"));
  const library = join(folder, "bench.rapporteur");
  try {
    const slug = await prepare(library);
    const server = await runSiteServer(library);
    const paints = await largestPaints(`${server.address}/site/roundups/${slug}.html`);
    const load = fork(fileURLToPath(new URL("make-load.ts", import.meta.url)), [server.address, slug, String(seconds)]);
    const [report] = (await once(load, "message")) as [LoadReport];
    await server.kill();
    const queue = await queueMs(library);
    const { views, comments, failed } = report;
    const data = `${views.length / seconds} views/s and ${(comments.length / seconds).toFixed(1)} comments/s for ${seconds} s`;
    const figure = (name: string, value: number, must: number | null, n: number): Figure => ({
      name,
      value,
      must,
      n,
      unit: "ms",
      aim: null,
      better: "lower",
      data,
    });
    return [
      figure("page view, p50", quantile(views, 0.5), null, views.length),
      figure("page view, p99", quantile(views, 0.99), 50, views.length),
      figure("comment, p99", quantile(comments, 0.99), 50, comments.length),
      { ...figure("refused or failed", failed, 0, views.length + comments.length), unit: "requests" },
      { ...figure("largest paint in Chromium, median", quantile(paints, 0.5), 1000, paints.length), data: "loopback, no load beside it" },
      { ...figure("queue of moderators, server time", queue, 100, 1), data: `${heldCount} held comments, first 50` },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function prepare(library: string): Promise<string> {
  const store = await openStore(library);
  const workplace = openWorkplace(store, { project: await ensureProject(store) });
  const choices = await siteChoices(store, workplace.project);
  await saveSiteChoices(workplace, { ...choices, comments: { ...choices.comments, perPrefix: 1000 } });
  const page = await makeRoundup(workplace, ferryPact);
  await publishPage(workplace, page);
  for (let number = 0; number < 20; number++) await keepComment(workplace, page, {});
  const keep = (number: number): Promise<string> =>
    keepComment(workplace, page, { id: `held${number}`, state: "held", prefixHash: `q${number % 100}` });
  for (let from = 0; from < heldCount; from += 500) await Promise.all(Array.from({ length: 500 }, (_, at) => keep(from + at)));
  await store.close();
  return page.slug;
}

/** Median of several, once warm: the first asks the disk. */
async function queueMs(library: string): Promise<number> {
  const store = await openStore(library);
  const workplace = openWorkplace(store);
  const times: number[] = [];
  for (let turn = 0; turn < 9; turn++) {
    const start = performance.now();
    await commentQueue(workplace, { state: "held", limit: 50 });
    times.push(performance.now() - start);
  }
  await store.close();
  return quantile(times, 0.5);
}

async function largestPaints(url: string): Promise<number[]> {
  const browser = await launchBrowser();
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    await page.goto(url, { waitUntil: "networkidle" });
    const time = await page.evaluate<number>(
      `new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true }))`,
    );
    times.push(time);
    await context.close();
  }
  await browser.close();
  return times;
}
