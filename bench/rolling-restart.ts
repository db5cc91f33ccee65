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

/**
 * Two servers on a PostgreSQL library behind one address, asked 300 times a second while 30 statements a second are written, and replaced one after the other
 * meanwhile. `--statements N` (1,000,000), `--rate N` change the amounts. Filling the library takes most of the time.
 */
export async function measure({ options }: MeasureOptions): Promise<Figure[]> {
  const statements = Number(options["statements"] ?? 1_000_000);
  const rate = Number(options["rate"] ?? 300);
  const postgres = await startPostgres();
  const proxy = await startReadyProxy();
  const running = new Set<ServeProcess>();
  try {
    const database = await postgres.makeDatabase();
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
    let areReplaced = false;
    const replacing = (async () => {
      await pause(settleMs);
      for (const old of first) {
        await old.terminate();
        running.delete(old);
        await start();
      }
      await pause(settleMs);
      areReplaced = true;
    })();
    const found = await underLoad(client, readsOf(client, ids), { perSecond: rate, isOver: () => areReplaced });
    await replacing;
    return figuresOf(found, { statements, rate });
  } finally {
    for (const server of running) server.kill();
    await proxy.close();
    await postgres.stop();
  }
}

async function fill(database: string, documents: number): Promise<string[]> {
  const store = await openStore(database);
  try {
    await makeProject(store);
    await fillLibrary(store, { documents, statementsPerDocument });
    return (await store.lists.documents("main", { limit: 500 })).entries.map(({ record }) => record.id);
  } finally {
    await store.close();
  }
}

function figuresOf({ reads, writes, failed }: UnderLoad, { statements, rate }: { statements: number; rate: number }): Figure[] {
  const all = reads.get("all reads") ?? [];
  const data = `PostgreSQL, ${statements} statements, generated; ${rate} reads and ${rate / 10} writes a second through two servers that are replaced`;
  const figure = (name: string, value: number, must: number | null, more: Partial<Figure> = {}): Figure => ({
    name,
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
    figure("writes, p99", quantile(writes, 0.99), 40, { n: writes.length }),
    figure("refused or failed", failed, 0, { unit: "requests", n: all.length + writes.length }),
  ];
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
