import type { Page } from "playwright-core";
import type { Figure } from "../../eval/figure.ts";
import { quantile } from "../quantile.ts";
import type { Served } from "./serve-libraries.ts";
import { frameCosts } from "./frame-costs.ts";
import { firstDrawn } from "./watcher.ts";

const opens = 3;
const frames = 40;

/** A large network: from the ties' arrival to the graph that no longer moves, and what moving and zooming it with the mouse cost our own script. */
export async function measureNetwork(served: Served): Promise<Figure[]> {
  const settled: number[] = [];
  let size = "";
  for (let open = 1; open < opens; open++) {
    const page = await served.visit("network", "networks?drafts=1");
    ({ size } = await settle(page, settled));
    await page.context().close();
  }
  const page = await served.visit("network", "networks?drafts=1");
  await settle(page, settled);
  await page.waitForTimeout(1000);
  const canvas = (await page.locator(".graph-canvas").boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [canvas.x + canvas.width / 2, canvas.y + canvas.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const panned = await frameCosts(page, frames, (step) => page.mouse.move(x + 120 * Math.sin(step / 8), y + 80 * Math.cos(step / 8)));
  await page.mouse.up();
  await page.keyboard.down("Control");
  const zoomed = await frameCosts(page, frames, (step) => page.mouse.wheel(0, step % 20 < 10 ? -60 : 60));
  await page.context().close();
  const figure = (name: string, value: number, more: Partial<Figure> = {}): Figure => ({
    name: `Network: ${name}`,
    value,
    unit: "ms",
    must: null,
    aim: null,
    better: "lower",
    n: frames,
    data: size,
    ...more,
  });
  return [
    figure("ties' arrival to settled layout, max", Math.max(...settled), { must: 2000, n: opens }),
    ...[["panning", panned] as const, ["zooming", zoomed] as const].flatMap(([what, { scriptMs, seconds }]) => [
      figure(`${what}, our script a frame, p50`, quantile(scriptMs, 0.5), { must: 4, n: scriptMs.length }),
      figure(`${what}, our script a frame, p95`, quantile(scriptMs, 0.95), { n: scriptMs.length }),
      figure(`${what}, frames a second with a software renderer`, scriptMs.length / seconds, { unit: "1/s", better: "higher", n: scriptMs.length }),
    ]),
  ];
}

async function settle(page: Page, settled: number[]): Promise<{ size: string }> {
  // Painted when the network has come; its layout is asked for and drawn after.
  const arrived = await firstDrawn(page, `document.querySelector(".figures-facts")`);
  await firstDrawn(page, `window.bench.labelsDrawn || null`);
  // The last of a graph's drawings: none for as long as a reader takes to look.
  const last = await page.evaluate<number>(`new Promise((resolve) => {
    const look = () => performance.now() - window.bench.labelsAt > 1500 ? resolve(window.bench.labelsAt) : setTimeout(look, 50);
    look();
  })`);
  settled.push(last - arrived);
  return { size: `${((await page.locator(".figures-facts").textContent()) ?? "").split(", ").slice(0, 2).join(", ")}, generated` };
}
