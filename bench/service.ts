import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Figure, MeasureOptions } from "../eval/figure.ts";
import { createClient } from "../packages/app/src/client/index.ts";
import { openStore } from "../packages/app/src/store/open-store.ts";
import { fillLibrary } from "./data/library.ts";
import { quantile } from "./quantile.ts";
import { createOneByOne, makeProject, type Reads, readsOf, timed, underLoad } from "./service/load.ts";

const size = { documents: 10_000, statementsPerDocument: 10 };

/**
 * The HTTP API of a library with 10,000 documents and 100,000 statements, in a process of its own: mixed reads at 200 a second while 20 statements a second
 * are written, how long making a statement takes, and whether memory stays flat. `--seconds N`, `--requests N`, `--documents N` change the amounts.
 */
export async function measure({ options }: MeasureOptions): Promise<Figure[]> {
  const documents = Number(options["documents"] ?? size.documents);
  const amounts = { seconds: Number(options["seconds"] ?? 20), requests: Number(options["requests"] ?? 200_000) };
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-bench-"));
  try {
    const path = join(folder, "bench.rapporteur");
    const store = await openStore(path);
    await makeProject(store);
    await fillLibrary(store, { ...size, documents });
    const ids = (await store.lists.documents("main", { limit: 500 })).entries.map(({ record }) => record.id);
    await store.close();
    const child = fork(fileURLToPath(new URL("data/served-library.ts", import.meta.url)), [path], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    const figures = await measureServer(child, { ids, documents, ...amounts });
    child.disconnect();
    await once(child, "exit");
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Amounts {
  readonly ids: readonly string[];
  readonly documents: number;
  readonly seconds: number;
  readonly requests: number;
}

async function measureServer(child: ChildProcess, amounts: Amounts): Promise<Figure[]> {
  const { address, openMs } = await told<{ address: string; openMs: number }>(child);
  const client = createClient({ origin: address });
  const data = `SQLite, ${amounts.documents} documents, ${amounts.documents * size.statementsPerDocument} statements, generated`;
  const figure = (name: string, value: number, must: number | null = null, more: Partial<Figure> = {}): Figure => ({
    name,
    value,
    must,
    unit: "ms",
    n: 1,
    data,
    aim: null,
    better: "lower",
    ...more,
  });
  const reads = readsOf(client, amounts.ids);
  const cold = await timed(() => client.table("main"));
  const creates = await createOneByOne(client, 200);
  const before = await useOf(child);
  const mixed = await underLoad(client, reads, { perSecond: 200, isOver: (turns) => turns >= amounts.seconds * 200 });
  const loadCpuMs = (await useOf(child)).cpuMs - before.cpuMs;
  const memory = await manyRequests(child, reads, amounts.requests);
  return [
    figure("open the library", openMs, 300),
    figure("table over HTTP, cold", cold),
    figure("create a statement, p50", quantile(creates, 0.5), 4, { n: creates.length }),
    figure("create a statement, p99", quantile(creates, 0.99), null, { n: creates.length }),
    ...[...mixed.reads].flatMap(([name, times]) => [
      figure(`${name} under load, p50`, quantile(times, 0.5), null, { n: times.length }),
      figure(`${name} under load, p99`, quantile(times, 0.99), name === "all reads" ? 25 : null, { n: times.length }),
    ]),
    figure("write under load, p50", quantile(mixed.writes, 0.5), null, { n: mixed.writes.length }),
    figure("write under load, p99", quantile(mixed.writes, 0.99), null, { n: mixed.writes.length }),
    figure("refused or failed under load", mixed.failed, 0, { unit: "requests", n: mixed.writes.length }),
    figure("processor time of the server under load, of each second", loadCpuMs / amounts.seconds, null, { n: mixed.writes.length }),
    figure("processor time of the server a request", memory.cpuMs, null, { n: amounts.requests }),
    figure("requests a second, 8 at a time", memory.perSecond, null, { unit: "1/s", n: amounts.requests, better: "higher" }),
    ...memory.rss.map((bytes, at) =>
      figure(`memory after ${Math.round((amounts.requests * (at + 1)) / memory.rss.length)} requests`, bytes / 1e6, null, { unit: "MB" }),
    ),
    figure("memory, last fifth against second fifth", growth(memory.rss), 1.15, { unit: "times" }),
  ];
}

interface ManyRequests {
  readonly perSecond: number;
  /** The server's own, a request: what it would take on a machine with nothing else to do. */
  readonly cpuMs: number;
  readonly rss: readonly number[];
}

async function useOf(child: ChildProcess): Promise<{ rss: number; cpuMs: number }> {
  child.send("use");
  return told(child);
}

async function manyRequests(child: ChildProcess, reads: Reads, requests: number): Promise<ManyRequests> {
  const names = Object.keys(reads).filter((name) => !name.startsWith("filter"));
  const rss: number[] = [];
  const before = await useOf(child);
  let { cpuMs } = before;
  const start = performance.now();
  for (let round = 0; round < 5; round++) {
    let left = Math.ceil(requests / 5);
    const worker = async (): Promise<void> => {
      while (left-- > 0) await reads[names[left % names.length] ?? ""]?.(left);
    };
    await Promise.all(Array.from({ length: 8 }, worker));
    const use = await useOf(child);
    rss.push(use.rss);
    cpuMs = use.cpuMs;
  }
  return { perSecond: requests / ((performance.now() - start) / 1000), cpuMs: (cpuMs - before.cpuMs) / requests, rss };
}

/** The first fifth warms caches and the compiler up. */
function growth(rss: readonly number[]): number {
  return (rss.at(-1) ?? Number.NaN) / (rss[1] ?? Number.NaN);
}

async function told<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, "message")) as [T];
  return message;
}
