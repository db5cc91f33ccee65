import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Figure, MeasureOptions } from "../eval/figure.ts";
import type { CaseName, Run } from "./network/cases.ts";

interface Case {
  readonly name: string;
  readonly of: CaseName;
  readonly statements: number;
  /** The first run warms the compiler up and is not counted, unless it is the only one. */
  readonly runs: number;
  readonly mustMs: number;
  readonly mustMegabytes?: number;
  readonly comparison: string;
}

const cases: readonly Case[] = [
  {
    name: "10,000 statements, subtract/average, document duplicates",
    of: "network",
    statements: 1e4,
    runs: 60,
    mustMs: 10,
    comparison: "DNA 3.1.2: 19 s",
  },
  { name: "100,000 statements, same", of: "network", statements: 1e5, runs: 30, mustMs: 50, comparison: "DNA 3.1.2: unfinished after 18 min" },
  { name: "100,000, 8 three-year windows", of: "windows", statements: 1e5, runs: 20, mustMs: 150, comparison: "DNA 3.1.2: 31 s" },
  { name: "10,000, 6 Gaussian kernel networks", of: "kernels", statements: 1e4, runs: 7, mustMs: 300, comparison: "DNA 3.1.2: 36-40 s" },
  {
    name: "100,000, 3,600 daily centres of a one-year window, with polarization",
    of: "polarization",
    statements: 1e5,
    runs: 1,
    mustMs: 60_000,
    comparison: "DNA 3.1.2: not feasible",
  },
  {
    name: "1,000,000, subtract/average, document duplicates",
    of: "network",
    statements: 1e6,
    runs: 5,
    mustMs: 400,
    mustMegabytes: 600,
    comparison: "",
  },
  {
    name: "10,000,000, two-mode from a stream of typed batches",
    of: "stream",
    statements: 1e7,
    runs: 1,
    mustMs: 10_000,
    mustMegabytes: 1000,
    comparison: "",
  },
];

/**
 * Time (of the fastest run) and memory of network building on one core, each case in a process of its own, on generated statements of the
 * shape of the reference's synthetic file. `--only N` runs the N-th case alone.
 */
export async function measure(options: MeasureOptions): Promise<Figure[]> {
  const only = options.options["only"];
  const chosen = only === undefined ? cases : cases.slice(Number(only) - 1, Number(only));
  return chosen.flatMap(measureCase);
}

function measureCase(one: Case): Figure[] {
  const { results, peakMegabytes } = runInChild(one);
  const counted = results.length > 1 ? results.slice(1) : results;
  // The fastest run is the one that other programs on the machine disturbed least.
  const fastest = counted.reduce((best, run) => (run.ms < best.ms ? run : best));
  const first = results[0] as Run;
  const shape = `500 organizations × 200 concepts, 10 years; ${fastest.work}; ${fastest.cpuMs.toFixed(0)} ms of processor time`;
  const time: Figure = {
    name: one.name,
    value: fastest.ms,
    unit: "ms",
    must: one.mustMs,
    aim: null,
    better: "lower",
    n: counted.length,
    data: results.length > 1 ? `${shape}; first run ${first.ms.toFixed(0)} ms` : shape,
    comparison: one.comparison,
  };
  if (one.mustMegabytes === undefined) return [time];
  return [
    time,
    {
      ...time,
      name: `${one.name}: peak memory`,
      value: peakMegabytes,
      unit: "MB",
      must: one.mustMegabytes,
      data: "the whole process, its input included",
    },
  ];
}

function runInChild({ of, statements, runs }: Case): { results: Run[]; peakMegabytes: number } {
  const script = join(import.meta.dirname, "network", "run-case.ts");
  const args = ["--disable-warning=ExperimentalWarning", "--expose-gc", script, of, String(statements), String(runs)];
  const child = spawnSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (child.status !== 0) throw new Error(`the case ${of} stopped with status ${child.status}`);
  return JSON.parse(child.stdout) as { results: Run[]; peakMegabytes: number };
}
