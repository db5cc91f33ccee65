import { buildNetwork } from "../../packages/engines/src/network/build/build-network.ts";
import { buildKernelNetworks } from "../../packages/engines/src/network/time/kernel.ts";
import type { NetworkOptions } from "../../packages/engines/src/network/options.ts";
import { polarizationSeries } from "../../packages/engines/src/network/time/polarization-series.ts";
import { streamTwoMode } from "../../packages/engines/src/network/build/two-mode-stream.ts";
import { buildWindowNetworks } from "../../packages/engines/src/network/time/windows.ts";
import { generateStatements } from "./generate-statements.ts";

/** One run of a case. */
export interface Run {
  readonly ms: number;
  /** Processor time of the process, which other programs do not lengthen; garbage collection on other threads included. */
  readonly cpuMs: number;
  /** What was done, e.g. "5.3 M pair updates". */
  readonly work: string;
}

export const caseNames = ["network", "windows", "kernels", "polarization", "stream"] as const;
export type CaseName = (typeof caseNames)[number];

const shared: NetworkOptions = {
  variable1: "organization",
  variable2: "concept",
  qualifier: "agreement",
  aggregation: "subtract",
  normalization: "average",
  duplicates: "document",
};

/** Runs a case once on freshly generated statements, so that nothing is remembered from the run before. */
export function runCase(name: CaseName, statements: number, seed: number): Run {
  if (name === "stream") return runStream(statements);
  const table = generateStatements(statements, seed);
  const watch = startWatch();
  let pairUpdates = 0;
  if (name === "network") pairUpdates = buildNetwork(table, shared).work.pairUpdates;
  else if (name === "windows")
    for (const network of buildWindowNetworks(table, { ...shared, duplicates: "include" }, { unit: "years", size: 3 }))
      pairUpdates += network.work.pairUpdates;
  else if (name === "kernels")
    for (const network of buildKernelNetworks(table, { ...shared, duplicates: "include" }, { unit: "years", size: 4, kernel: "gaussian" }))
      pairUpdates += network.work.pairUpdates;
  else return runPolarization(table);
  const { ms, cpuMs } = watch();
  return { ms, cpuMs, work: `${(pairUpdates / 1e6).toFixed(1)} M pair updates, ${(pairUpdates / ms / 1e6).toFixed(2)} G/s` };
}

type Elapsed = Pick<Run, "ms" | "cpuMs">;

/** Starts counting; the function it returns says how much has passed. */
function startWatch(): () => Elapsed {
  const start = performance.now();
  const before = process.cpuUsage();
  return () => {
    const used = process.cpuUsage(before);
    return { ms: performance.now() - start, cpuMs: (used.user + used.system) / 1000 };
  };
}

/** 3,600 daily centres of a window of 365 days. */
function runPolarization(table: ReturnType<typeof generateStatements>): Run {
  const watch = startWatch();
  let points = 0;
  let actors = 0;
  for (const point of polarizationSeries(table, shared, { windows: { unit: "days", size: 365, indent: false } })) {
    points += 1;
    actors += point.actors.length;
    if (points === 3600) break;
  }
  const { ms, cpuMs } = watch();
  // Two matrices of actors², written, divided and read once by either measure.
  const bytes = points * (actors / points) ** 2 * 8 * 6;
  return { ms, cpuMs, work: `${points} centres, ${(ms / points).toFixed(1)} ms each, about ${(bytes / 1e9).toFixed(0)} GB moved` };
}

/** Batches of 250,000; generating them is not counted. */
function runStream(statements: number): Run {
  const stream = streamTwoMode({ ...shared, normalization: "no" });
  const batchSize = 250_000;
  const total = { ms: 0, cpuMs: 0 };
  const addTime = ({ ms, cpuMs }: Elapsed) => {
    total.ms += ms;
    total.cpuMs += cpuMs;
  };
  for (let batch = 0; batch * batchSize < statements; batch++) {
    const table = generateStatements(Math.min(batchSize, statements - batch * batchSize), batch + 1);
    const named = { ...table, documents: { ...table.documents, ids: table.documents.ids.map((id) => `${batch}-${id}`) } };
    const watch = startWatch();
    stream.add(named);
    addTime(watch());
  }
  const watch = startWatch();
  const { bytesRead } = stream.finish();
  addTime(watch());
  return { ...total, work: `${(bytesRead / 1e6).toFixed(0)} MB of columns read, ${(bytesRead / total.ms / 1e6).toFixed(2)} GB/s` };
}
