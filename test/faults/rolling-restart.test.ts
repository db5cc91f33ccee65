import { afterAll, beforeAll, expect, test } from "vitest";
import { times } from "../support/effort.ts";
import { startPostgres, type PostgresServer } from "../../packages/app/src/store/testing/postgres-server.ts";
import { startReadyProxy, type ReadyProxy } from "../support/servers/ready-proxy.ts";
import { serveProcess, type ServeProcess } from "../support/servers/serve-process.ts";

/* Two servers on one PostgreSQL database behind one address, replaced one after the other while people work. */
let postgres: PostgresServer;
let proxy: ReadyProxy;
let database: string;
const running = new Set<ServeProcess>();

beforeAll(async () => {
  postgres = await startPostgres();
  database = await postgres.makeLibrary();
  proxy = await startReadyProxy();
});
afterAll(async () => {
  for (const server of running) server.kill();
  await proxy.close();
  await postgres.stop();
});

async function start(): Promise<ServeProcess> {
  const server = await serveProcess(["--database", database, "--port", "0", "--workers", "1", "--drain-seconds", "5"]);
  running.add(server);
  proxy.add(server.address);
  await expect.poll(() => proxy.ready(), { timeout: 60_000 }).toContain(server.address);
  return server;
}

interface Load {
  readonly failures: string[];
  readonly written: Set<string>;
  count: number;
  readonly stop: () => Promise<void>;
}

/** Requests a second: what one takes of computing is the same at any rate. */
const rate = times(15, 50);

/** Requests at that rate, come what may; every tenth writes. */
function startLoad(csrf: string): Load {
  const underWay = new Set<Promise<void>>();
  const load = { failures: [] as string[], written: new Set<string>(), count: 0 };
  const begin = performance.now();
  const timer = setInterval(() => {
    while (load.count < ((performance.now() - begin) / 1000) * rate) {
      const number = load.count++;
      const sent = (number % 10 === 0 ? write(csrf, number) : read()).then(
        ({ status, text }) => {
          if (status !== 200) load.failures.push(`${number}: ${status} ${text}`);
          else if (number % 10 === 0) load.written.add(`r${number}`);
        },
        (problem: unknown) => void load.failures.push(`${number}: ${String(problem)}`),
      );
      underWay.add(sent);
      void sent.finally(() => underWay.delete(sent));
    }
  }, 20);
  return Object.assign(load, {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(underWay);
    },
  });
}

interface Answered {
  readonly status: number;
  readonly text: string;
}

async function read(): Promise<Answered> {
  const answer = await fetch(`${proxy.address}/api/projects/main/documents`);
  return { status: answer.status, text: await answer.text() };
}

async function write(csrf: string, number: number): Promise<Answered> {
  const id = `r${number}`;
  const after = { id, label: id, pattern: "x", isCaseSensitive: false, color: "#000000" };
  const body = { requestKey: `request-${id}`, action: "add", summary: "", changes: [{ kind: "regex", id, expected: null, after }] };
  const headers = { "content-type": "application/json", "x-csrf-token": csrf };
  const answer = await fetch(`${proxy.address}/api/projects/main/commits`, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: answer.status, text: await answer.text() };
}

test("both servers are replaced under steady requests, and no request fails", { timeout: 300_000 }, async () => {
  const first = [await start(), await start()];
  const { csrf } = (await (await fetch(`${proxy.address}/api/session`)).json()) as { csrf: string };
  const load = startLoad(csrf);
  for (const old of first) {
    expect(await old.terminate()).toBe(0);
    running.delete(old);
    await start();
  }
  await new Promise((resolve) => setTimeout(resolve, 1000));
  await load.stop();
  expect(load.failures).toEqual([]);
  expect(load.count).toBeGreaterThan(4 * rate);
  const { records } = (await (await fetch(`${proxy.address}/api/projects/main/records/regex`)).json()) as { records: { record: { id: string } }[] };
  expect(new Set(records.map(({ record }) => record.id))).toEqual(load.written);
});
