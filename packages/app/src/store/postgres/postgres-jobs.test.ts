import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../open-store.ts";
import type { OpenedStore } from "../store.ts";
import { passTime } from "../testing/pass-time.ts";
import { lendPostgres, type LentPostgres } from "../testing/lend-postgres.ts";

let server: LentPostgres;
const opened: OpenedStore[] = [];
beforeAll(async () => {
  server = await lendPostgres();
}, 60_000);
afterAll(async () => {
  for (const store of opened) await store.close();
  await server.stop();
});

async function open(address: string): Promise<OpenedStore> {
  const store = await openStore(address);
  opened.push(store);
  return store;
}

async function ask(address: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}

const job = { id: "j1", project: "main", kind: "code", request: {}, createdBy: "ann", createdAt: "2026-03-01T10:00:00.000Z" };
const units = (count: number) => Array.from({ length: count }, (_, n) => ({ label: `secret ${n}`, request: { secret: n } }));
const claim = (store: OpenedStore, most = 1) => store.jobs.claim({ worker: "w", kinds: ["code"], most });

test("what pg-boss gives up of itself becomes a failure of its job, which may be retried", { tags: "long" }, async () => {
  const address = await server.makeLibrary();
  const { jobs } = await open(address);
  await jobs.add(job, units(2));
  await jobs.seal("j1");
  await jobs.claim({ worker: "gone", kinds: ["code"], most: 1 });
  await ask(address, "update rapporteur_jobs.job set retry_count = retry_limit where state = 'active'");
  await passTime(address, 120_000);
  await jobs.recover();
  expect(await jobs.get("main", "j1")).toMatchObject({ failedCount: 1, state: "running" });
  expect((await jobs.failures("main", "j1", { limit: 9 })).entries).toMatchObject([{ index: 0, code: "RAP_LIBRARY_GIVEN_UP" }]);
  await jobs.steer("main", "j1", "retry");
  const both = await jobs.claim({ worker: "w", kinds: ["code"], most: 9 });
  expect(both.map(({ index }) => index)).toEqual([0, 1]);
  for (const unit of both) expect(await jobs.finish("w", unit, {})).toBe("noted");
  expect(await jobs.get("main", "j1")).toMatchObject({ state: "done", doneCount: 2, failedCount: 0 });
  await jobs.recover();
  expect(await ask(address, "select name from rapporteur_jobs.queue")).toEqual([{ name: "dead" }]);
  expect(await ask(address, "select id from rapporteur_jobs.job")).toEqual([]);
});

test("the rows of pg-boss say nothing of what a unit is about", async () => {
  const address = await server.makeLibrary();
  const store = await open(address);
  await store.jobs.add(job, units(3));
  const [unit] = await claim(store);
  await store.jobs.finish("w", unit!, { failure: { code: "RAP_TEST", message: "secret 0 broke", mayPass: true } });
  const rows = await ask(address, "select row_to_json(job)::text as text from rapporteur_jobs.job");
  expect(rows).toHaveLength(3);
  expect(JSON.stringify(rows)).not.toContain("secret");
});

test("jobs of an older version, or of a copy, stay listed where they ended and go on where they did not", { tags: "long" }, async () => {
  const address = await server.makeLibrary();
  await (await openStore(address)).close();
  const text = (state: string, count: number): string =>
    `insert into jobs (id, project, kind, request, state, is_sealed, total, done_count, failed_count, created_by, created_at)
     values ('${state}', 'main', 'code', 'null', '${state}', 1, ${count}, ${state === "running" ? 1 : 0}, 0, 'ann', '2026-03-01T10:00:00.000Z')`;
  const unit = (of: string, position: number, state: string): string =>
    `insert into job_units (job, position, label, request, state, is_open, attempts, lost_count, worker, lease_until)
     values ('${of}', ${position}, 'u', '{"n":${position}}', '${state}', ${state === "done" ? 0 : 1}, 1, 0, null, null)`;
  await ask(
    address,
    text("running", 3),
    unit("running", 0, "done"),
    unit("running", 1, "running"),
    unit("running", 2, "waiting"),
    text("paused", 1),
    unit("paused", 0, "waiting"),
    text("done", 0),
    text("cancelled", 1),
    unit("cancelled", 0, "waiting"),
  );
  const store = await open(address);
  await store.jobs.recover();
  await store.jobs.recover();
  const found = await claim(store, 9);
  expect(found.map(({ job: of, index, lostCount }) => [of, index, lostCount])).toEqual([
    ["running", 1, 1],
    ["running", 2, 0],
  ]);
  for (const one of found) await store.jobs.finish("w", one, {});
  expect(await store.jobs.get("main", "running")).toMatchObject({ state: "done", doneCount: 3 });
  expect((await store.jobs.list("main", { limit: 9 })).entries.map(({ id }) => id).sort()).toEqual(["cancelled", "done", "paused", "running"]);
  await store.jobs.steer("main", "paused", "resume");
  expect((await claim(store))[0]?.job).toBe("paused");
  await store.jobs.steer("main", "cancelled", "retry");
  expect((await claim(store))[0]?.job).toBe("cancelled");
});

test("a server works with an account that may only read and write what another one made", async () => {
  const address = await server.makeLibrary();
  await (await openStore(address)).close();
  const role = `plain_server_${Date.now()}`;
  const schemas = ["public", "rapporteur_jobs"];
  await ask(
    address,
    `create role ${role} login password 'plain'`,
    ...schemas.flatMap((schema) => [
      `grant usage on schema ${schema} to ${role}`,
      `grant select, insert, update, delete on all tables in schema ${schema} to ${role}`,
      `grant usage on all sequences in schema ${schema} to ${role}`,
    ]),
  );
  const own = new URL(address);
  [own.username, own.password] = [role, "plain"];
  const store = await open(own.href);
  await store.jobs.add(job, units(2));
  await store.jobs.seal("j1");
  const [first, second] = await claim(store, 2);
  await store.jobs.renew("w", [first!, second!]);
  expect(await store.jobs.finish("w", first!, { failure: { code: "RAP_TEST", message: "", mayPass: true } })).toBe("postponed");
  await store.jobs.release("w", second!);
  await passTime(address, 60_000);
  await store.jobs.recover();
  for (const unit of await claim(store, 2)) expect(await store.jobs.finish("w", unit, {})).toBe("noted");
  await store.jobs.recover();
  expect(await ask(address, "select name from rapporteur_jobs.queue")).toEqual([{ name: "dead" }]);
});

test("an account that may not make the queues says who can", async () => {
  const address = await server.makeLibrary();
  await (await openStore(address)).close();
  const role = `poor_server_${Date.now()}`;
  await ask(
    address,
    "drop schema rapporteur_jobs cascade",
    `create role ${role} login password 'plain'`,
    `grant select, insert, update, delete on all tables in schema public to ${role}`,
  );
  const own = new URL(address);
  [own.username, own.password] = [role, "plain"];
  await expect(openStore(own.href)).rejects.toMatchObject({ code: "RAP_STORE_JOBS" });
});
