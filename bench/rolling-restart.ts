import { cpus } from "node:os";
import pg from "pg";
import type { Figure, MeasureOptions } from "../eval/figure.ts";
import { createClient } from "../packages/app/src/client/index.ts";
import { openStore } from "../packages/app/src/store/open-store.ts";
import { startPostgres } from "../packages/app/src/store/testing/postgres-server.ts";
import { startReadyProxy } from "../test/support/servers/ready-proxy.ts";
import { serveProcess, type ServeProcess } from "../test/support/servers/serve-process.ts";
import { fillLibrary } from "./data/library.ts";
import { quantile } from "./quantile.ts";
import { makeProject, readsOf, underLoad, type UnderLoad } from "./service/load.ts";

const statementsPerDocument = 10;
const settleMs = 5000;
const steadyMs = 15_000;

/**
 * Two servers on a PostgreSQL library behind one address, asked 300 times a second while 30 statements a second are written: for a while, and while one
 * after the other is replaced. `--statements N` (1,000,000), `--rate N` change the amounts. Filling the library takes most of the time: `--database postgres://…` takes an empty
 * database and fills it, or goes on with one that an earlier run began to fill.
 */
export async function measure({ options }: MeasureOptions): Promise<Figure[]> {
  const statements = Number(options["statements"] ?? 1_000_000);
  const rate = Number(options["rate"] ?? 300);
  const given = options["database"];
  const postgres = given === undefined ? await startPostgres({ isDurable: true }) : null;
  const proxy = await startReadyProxy();
  const running = new Set<ServeProcess>();
  try {
    const database = given ?? (await postgres?.makeDatabase()) ?? "";
    const ids = await fill(database, statements / statementsPerDocument);
    const start = async (): Promise<ServeProcess> => {
      const server = await serveProcess(["--database", database, "--port", "0", "--workers", "1", "--drain-seconds", "5"]);
      running.add(server);
      proxy.add(server.address);
      while (!proxy.ready().includes(server.address)) await pause(100);
      return server;
    };
    const first = [await start(), await start()];
    const client = createClient({ origin: proxy.address });
    const reads = readsOf(client, ids);
    // What runs for the first time is compiled.
    await underLoad(client, reads, { perSecond: rate, isOver: after(settleMs) });
    const steady = await observed(() => underLoad(client, reads, { perSecond: rate, isOver: after(steadyMs) }));
    let areReplaced = false;
    const replacing = (async () => {
      for (const old of first) {
        await old.terminate();
        running.delete(old);
        await start();
      }
      await pause(settleMs);
      areReplaced = true;
    })();
    const through = await observed(() => underLoad(client, reads, { perSecond: rate, isOver: () => areReplaced }));
    await replacing;
    return [...figuresOf("before the restart", steady, { statements, rate }), ...figuresOf("through the restart", through, { statements, rate })];
  } finally {
    for (const server of running) server.kill();
    await proxy.close();
    await postgres?.stop();
  }
}

async function fill(database: string, documents: number): Promise<string[]> {
  const store = await openStore(database);
  try {
    const [row] = await ask<{ count: string }>(database, "select count(*) from documents");
    const done = Number(row?.count);
    if (done === 0) await makeProject(store);
    if (done < documents) {
      await fillLibrary(store, { documents, statementsPerDocument, done });
      // What the server would do by itself in the minutes after so many rows.
      await ask(database, "vacuum analyze");
      await ask(database, "checkpoint");
    }
    return (await store.lists.documents("main", { limit: 500 })).entries.map(({ record }) => record.id);
  } finally {
    await store.close();
  }
}

async function ask<Row extends pg.QueryResultRow>(database: string, query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}

interface Observed extends UnderLoad {
  /** Of all processors together, in percent: at 100 every request waits for others. */
  readonly busyPercent: number;
}

async function observed(work: () => Promise<UnderLoad>): Promise<Observed> {
  const before = processorTimes();
  const found = await work();
  const after = processorTimes();
  return { ...found, busyPercent: 100 * (1 - (after.idle - before.idle) / (after.all - before.all)) };
}

function processorTimes(): { idle: number; all: number } {
  const times = cpus().map((one) => one.times);
  return {
    idle: times.reduce((sum, { idle }) => sum + idle, 0),
    all: times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0),
  };
}

interface Amounts {
  readonly statements: number;
  readonly rate: number;
}

function figuresOf(when: string, { reads, writes, failed, busyPercent }: Observed, { statements, rate }: Amounts): Figure[] {
  const all = reads.get("all reads") ?? [];
  const data = `PostgreSQL, ${statements} statements, generated; ${rate} reads and ${rate / 10} writes a second through two servers`;
  const figure = (name: string, value: number, must: number | null, more: Partial<Figure> = {}): Figure => ({
    name: `${name}, ${when}`,
    value,
    must,
    unit: "ms",
    n: all.length,
    data,
    aim: null,
    better: "lower",
    ...more,
  });
  return [
    figure("reads, p50", quantile(all, 0.5), null),
    figure("reads, p99", quantile(all, 0.99), 40),
    ...[...reads].slice(1).map(([name, times]) => figure(`${name}, p99`, quantile(times, 0.99), null, { n: times.length })),
    figure("writes, p50", quantile(writes, 0.5), null, { n: writes.length }),
    figure("writes, p99", quantile(writes, 0.99), 40, { n: writes.length }),
    figure("refused or failed", failed, 0, { unit: "requests", n: all.length + writes.length }),
    figure("processors busy", busyPercent, null, { unit: "%", n: cpus().length }),
  ];
}

const after = (ms: number): (() => boolean) => {
  const start = performance.now();
  return () => performance.now() - start > ms;
};

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
