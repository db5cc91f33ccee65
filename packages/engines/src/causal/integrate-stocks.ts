import { RapporteurError } from "@rapporteur/core/base";

/** Net flow into each stock at a time, given the stocks. */
export type Flows = (time: number, stocks: readonly number[]) => readonly number[];

export interface StockRun {
  readonly times: readonly number[];
  /** Stocks by step, the start included. */
  readonly stocks: readonly (readonly number[])[];
}

/**
 * Runs a stock-and-flow model: for causal claims that come with numbers. Without numbers a map has signs, and the what-if engine is the place for it.
 *
 * `euler`: y + dt·f(t, y). `rk4`: the classical Runge–Kutta step of order 4 (Kutta 1901).
 *
 * @param options `dt` step, `until` end time, both in the model's own unit, starting at 0
 * @throws RAP_CAUSAL_OPTION where `dt` is not above 0 or `until` below 0
 * Cost: O(steps · cost of the flows).
 */
export function integrateStocks(start: readonly number[], flows: Flows, options: { dt: number; until: number; method: "euler" | "rk4" }): StockRun {
  const { dt, until, method } = options;
  if (!(dt > 0)) throw new RapporteurError("RAP_CAUSAL_OPTION", { option: "dt", value: dt, must: "a step above 0" });
  if (!(until >= 0)) throw new RapporteurError("RAP_CAUSAL_OPTION", { option: "until", value: until, must: "a time from 0" });
  const steps = Math.round(until / dt);
  const step = method === "euler" ? eulerStep : rungeKuttaStep;
  const run = { times: [0], stocks: [start] as (readonly number[])[] };
  for (let count = 1; count <= steps; count++) {
    run.stocks.push(step(run.stocks.at(-1) ?? start, flows, { time: (count - 1) * dt, dt }));
    run.times.push(count * dt);
  }
  return run;
}

interface Step {
  readonly time: number;
  readonly dt: number;
}

function eulerStep(stocks: readonly number[], flows: Flows, { time, dt }: Step): number[] {
  return along(stocks, flows(time, stocks), dt);
}

function rungeKuttaStep(stocks: readonly number[], flows: Flows, { time, dt }: Step): number[] {
  const first = flows(time, stocks);
  const second = flows(time + dt / 2, along(stocks, first, dt / 2));
  const third = flows(time + dt / 2, along(stocks, second, dt / 2));
  const fourth = flows(time + dt, along(stocks, third, dt));
  const slopes = stocks.map((_, place) => (at(first, place) + 2 * at(second, place) + 2 * at(third, place) + at(fourth, place)) / 6);
  return along(stocks, slopes, dt);
}

function along(stocks: readonly number[], slopes: readonly number[], dt: number): number[] {
  return stocks.map((stock, place) => stock + dt * at(slopes, place));
}

function at(values: readonly number[], place: number): number {
  return values[place] ?? 0;
}
