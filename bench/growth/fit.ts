import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Figure } from "../../eval/figure.ts";

/** What one stage took of one length. */
export interface Point {
  readonly length: number;
  readonly amount: number;
}

/** A stage that takes longer than this is measured once. */
const longMs = 600;

/** What is measured of a stage: its unit, and what is too little to tell from nothing. */
export interface Measured {
  readonly what: "time" | "memory" | "size";
  readonly unit: string;
  readonly least: number;
}

const time: Measured = { what: "time", unit: "ms", least: 4 };
/** A process of Node that does nothing takes so much more and less from one moment to the next. */
export const memory: Measured = { what: "memory", unit: "MB", least: 8 };
export const size: Measured = { what: "size", unit: "kB", least: 4 };

/** How a figure of growth is judged, and what of: time unless told. */
export interface Limit {
  readonly must: number;
  readonly aim: number;
  readonly of?: Measured;
}

/** The exponent with which a stage grows, from what it took of each length. */
export function growthFigure(stage: string, shape: string, points: readonly Point[], { must, aim, of = time }: Limit): Figure {
  const { what, unit, least } = of;
  const told = points.filter(({ amount }) => amount >= least);
  const most = Math.max(...points.map(({ amount }) => amount));
  return {
    must,
    aim,
    name: `${stage}: exponent of ${what}`,
    value: Math.round(slope(told) * 100) / 100,
    unit: "",
    better: "lower",
    n: told.length,
    data: `${shape}; ${points[0]?.length} to ${points.at(-1)?.length}, ${most.toFixed(0)} ${unit} at the most`,
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
  const [x, y] = [points.map(({ length }) => Math.log(length)), points.map(({ amount }) => Math.log(amount))];
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const above = x.reduce((sum, value, at) => sum + (value - mx) * ((y[at] ?? 0) - my), 0);
  return above / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}
