import type { Page } from "playwright-core";

export interface FrameCosts {
  /** Milliseconds of script of each frame in which the page's script drew. */
  readonly scriptMs: readonly number[];
  /** How long all of it took. */
  readonly seconds: number;
}

/** A software renderer may take seconds a frame; those that there were tell what our script costs. */
const longestMs = 20_000;

/** An animation frame that only waits, as this measurement's own do, takes less. */
const leastDrawingMs = 1;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
}

/**
 * What the page's own script costs a frame while the mouse acts, from the browser's trace: on the thread that draws the page, the calls of functions (of
 * event listeners, animation frames, timers and messages, and what they call), from one animation frame to the next, in processor time, so that other
 * programs of the machine do not count. The drawing itself is another process's.
 */
export async function frameCosts(page: Page, steps: number, act: (step: number) => Promise<unknown>): Promise<FrameCosts> {
  const browser = page.context().browser();
  if (browser === null) throw new Error("the page has no browser");
  await browser.startTracing(page, { categories: ["devtools.timeline"] });
  const began = performance.now();
  for (let step = 0; step < steps && performance.now() - began < longestMs; step++) {
    await act(step);
    await page.evaluate("new Promise(requestAnimationFrame)");
  }
  const seconds = (performance.now() - began) / 1000;
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  return { scriptMs: byFrame(trace.traceEvents), seconds };
}

/** Frames in which nothing was drawn are told with the next one that was: their events led to it. */
function byFrame(all: readonly TraceEvent[]): number[] {
  const ticks = all.filter(({ name, ph }) => name === "FireAnimationFrame" && ph === "X");
  const main = ticks[0];
  if (main === undefined) throw new Error("the trace has no animation frame");
  const own = all.filter(({ pid, tid }) => pid === main.pid && tid === main.tid);
  const costOf = ({ tdur, dur }: TraceEvent): number => (tdur ?? dur ?? 0) / 1000;
  const costs: number[] = [];
  let cost = 0;
  for (const call of outermost(own.filter(({ name, ph }) => name === "FunctionCall" && ph === "X"))) {
    cost += costOf(call);
    const end = call.ts + (call.dur ?? 0);
    const isDrawing = ticks.some(({ ts, dur = 0 }) => ts <= call.ts && end <= ts + dur) && costOf(call) > leastDrawingMs;
    if (!isDrawing) continue;
    costs.push(cost);
    cost = 0;
  }
  return costs;
}

/** Calls that lie in no other. */
function outermost(calls: readonly TraceEvent[]): TraceEvent[] {
  const kept: TraceEvent[] = [];
  let end = -Infinity;
  for (const call of calls.toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))) {
    if (call.ts < end) continue;
    kept.push(call);
    end = call.ts + (call.dur ?? 0);
  }
  return kept;
}
