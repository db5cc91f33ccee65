import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../migrations/migrate.ts";
import { openStore } from "../open-store.ts";
import { startPostgres, type PostgresServer } from "../testing/postgres-server.ts";
import { made, sampleCommit, sampleEntity } from "../testing/sample-records.ts";
import { openPostgres } from "./open-postgres.ts";
import { openPool } from "./postgres-pool.ts";
import { withoutSecrets } from "./without-secrets.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres({ isDurable: true });
}, 60_000);
afterAll(async () => server.stop());

const entity = (id: string) => sampleCommit([made("entity", sampleEntity(id))]);

test("a server that went away is said to be unreachable, and is used again once it is back; listeners miss nothing", { tags: "long" }, async () => {
  const store = await openStore(await server.makeDatabase());
  const heard: number[] = [];
  store.history.watch(({ revision }) => heard.push(revision));
  await store.history.commit(entity("before"));
  await server.crash();
  await expect(store.history.commit(entity("during"))).rejects.toMatchObject({ code: "RAP_STORE_UNREACHABLE" });
  await expect(store.records.get("main", "entity", "before")).rejects.toMatchObject({ code: "RAP_STORE_UNREACHABLE" });
  await server.restart();
  await expect.poll(async () => store.history.commit(entity("after")).catch(() => null), { timeout: 10_000 }).toMatchObject({ revision: 2 });
  expect((await store.records.get("main", "entity", "before"))?.revision).toBe(1);
  expect(await store.records.get("main", "entity", "during")).toBeNull();
  await expect.poll(() => heard, { timeout: 15_000 }).toEqual([1, 2]);
  await store.close();
});

test("two processes at one database: revisions in the order of commits, each told to both, a key taken once", { tags: "long" }, async () => {
  const address = await server.makeDatabase();
  // Both make the schema at once.
  const [one, other] = await Promise.all([openStore(address), openStore(address)]);
  const heard: number[][] = [[], []];
  for (const [index, store] of [one, other].entries()) store.history.watch(({ revision }) => heard[index]?.push(revision));
  const commits = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? one : other).history.commit(entity(`e${index}`)));
  const revisions = (await Promise.all(commits)).map(({ revision }) => revision);
  expect([...revisions].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  await expect.poll(() => heard.map(({ length }) => length)).toEqual([40, 40]);
  expect(heard[0]).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  expect(heard[1]).toEqual(heard[0]);
  const taken = [one, other].map((store, index) => store.history.commit(sampleCommit([made("entity", sampleEntity(`x${index}`, { key: "same" }))])));
  const outcomes = await Promise.allSettled(taken);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await one.close();
  await other.close();
});

test("where the database lets another process go first, the write is done again", { tags: "long" }, async () => {
  const opened = await openPostgres(await server.makeDatabase(), Date.now);
  await migrate(opened.context);
  let attempts = 0;
  const done = await opened.context.write(async (trx) => {
    attempts++;
    if (attempts < 3) await sql`do $$ begin raise exception 'met' using errcode = '40P01'; end $$`.execute(trx);
    return attempts;
  });
  expect(done).toBe(3);
  await opened.close();
});

test("a server is not taken for a pooler, which is asked for commits instead of listened to", async () => {
  const { isShared, pool } = await openPool(await server.makeDatabase());
  expect(isShared).toBe(false);
  await pool.end();
});

test("no password in what messages say", async () => {
  expect(withoutSecrets("postgres://ann:secret@db.example.org:5433/library?sslmode=require")).toBe("postgres://ann@db.example.org:5433/library");
  const refused = openStore("postgres://ann:secret@127.0.0.1:1/none");
  await expect(refused).rejects.toMatchObject({ code: "RAP_STORE_UNREACHABLE" });
  await expect(refused).rejects.not.toThrow("secret");
});

test("another encoding than UTF-8 is refused", async () => {
  const address = await server.makeDatabase({ encoding: "LATIN1" });
  await expect(openStore(address)).rejects.toMatchObject({ code: "RAP_STORE_SERVER", details: { encoding: "LATIN1" } });
});
