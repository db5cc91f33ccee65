import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Figure } from "../../eval/figure.ts";

/** What one stage took of one length. */
export interface Point {
  readonly length: number;
  readonly ms: number;
}

/** Shorter times are those of the clock. */
const leastMs = 4;
/** A stage that takes longer than this is measured once. */
const longMs = 600;

/** How a figure of growth is judged. */
export interface Limit {
  readonly must: number;
  readonly aim: number;
}

/** The exponent of time of a stage, from what it took of each length. */
export function growthFigure(name: string, shape: string, points: readonly Point[], limit: Limit): Figure {
  const told = points.filter(({ ms }) => ms >= leastMs);
  const most = points.at(-1);
  return {
    ...limit,
    name: `${name}: exponent of time`,
    value: Math.round(slope(told) * 100) / 100,
    unit: "",
    better: "lower",
    n: told.length,
    data: `${shape}; ${points[0]?.length} to ${most?.length}, ${(most?.ms ?? 0).toFixed(0)} ms at the most`,
  };
}

/** The shortest of three, in time of this thread on the processor: what others take of the machine is not counted. */
export function timeOf(run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 3; turn++) {
    const before = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
    if (least > longMs) break;
  }
  return least;
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Empties what earlier stages left behind, so that no later one pays for it. */
export function collectGarbage(): void {
  collect();
}

/** Of the line of least squares through the logarithms; 0 for fewer than two points: too fast to grow. */
export function slope(points: readonly Point[]): number {
  if (points.length < 2) return 0;
  const [x, y] = [points.map(({ length }) => Math.log(length)), points.map(({ ms }) => Math.log(ms))];
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const above = x.reduce((sum, value, at) => sum + (value - mx) * ((y[at] ?? 0) - my), 0);
  return above / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}
