import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../open-store.ts";
import type { OpenedStore } from "../store.ts";
import { copyPostgres } from "../testing/postgres-copy.ts";
import { foreignFiles, startPostgres, type PostgresServer } from "../testing/postgres-server.ts";
import { made, sampleCommit, sampleContent, sampleDocument, sampleEntity, sampleStatement, sampleType } from "../testing/sample-records.ts";

/* What docs/operate/care.md tells to do, done. */

const ask = async <Row extends pg.QueryResultRow>(address: string, query: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
};

async function fill(store: OpenedStore): Promise<void> {
  const content = sampleContent("Hello world, this is what the expert wrote.");
  await store.contents.keep("main", content);
  const records = [made("type", sampleType()), made("entity", sampleEntity("e1")), made("document", sampleDocument("d1", content))];
  await store.history.commit(sampleCommit([...records, made("statement", sampleStatement("s1", "d1", { speaker: "e1" }))]));
  await store.accounts.audit({ id: "a1", at: "2026-01-03T00:00:00.000Z", account: null, action: "sign-in", target: null, details: { b: 1, a: 2 } });
}

/** That it is whole, and that it can be worked with. */
async function expectSame(address: string, sha256: string): Promise<void> {
  const store = await openStore(address);
  expect((await store.care.digest()).sha256).toBe(sha256);
  expect(await store.care.check()).toEqual([]);
  await store.history.commit(sampleCommit([made("entity", sampleEntity("later"))]));
  await store.close();
}

describe.skipIf(foreignFiles !== null)(`back to a moment${foreignFiles === null ? "" : ` (${foreignFiles})`}`, () => {
  let archive = "";
  let server: PostgresServer;
  beforeAll(async () => {
    archive = mkdtempSync(join(tmpdir(), "rapporteur-archive-"));
    chmodSync(archive, 0o777);
    const archiving = `archive_command=test ! -f ${archive}/%f && cp %p ${archive}/%f`;
    server = await startPostgres({ isDurable: true, settings: ["archive_mode=on", archiving] });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(archive, { recursive: true, force: true });
  });

  test("a copy of the data and the archived log give the library as it was before an accident", { tags: "long", timeout: 120_000 }, async () => {
    const address = await server.makeLibrary();
    const store = await openStore(address);
    await fill(store);
    const copy = await copyPostgres(address, "recovery.signal");
    await store.history.commit(sampleCommit([made("entity", sampleEntity("after-the-copy"))]));
    const { sha256 } = await store.care.digest();
    await setTimeout(50);
    const [moment] = await ask<{ at: string }>(address, "select clock_timestamp()::text as at");
    await setTimeout(50);
    await store.history.erase("main", [{ kind: "document", id: "d1" }], { account: "ann", name: "Ann" });
    await store.close();
    const [segment] = await ask<{ name: string }>(address, "select pg_walfile_name(pg_switch_wal()) as name");
    await expect
      .poll(() => ask(address, `select 1 from pg_stat_archiver where last_archived_wal >= '${segment?.name ?? ""}'`), { timeout: 30_000 })
      .toHaveLength(1);
    const target = `recovery_target_time = '${moment?.at ?? ""}'`;
    await copy.start([`restore_command = 'cp ${archive}/%f %p'`, target, "recovery_target_action = 'promote'"]);
    await expect.poll(() => ask(copy.there(address), "select pg_is_in_recovery() as is"), { timeout: 30_000 }).toEqual([{ is: false }]);
    await expectSame(copy.there(address), sha256);
    await copy.stop();
  });
});

/** The major version of the pg_dump at hand; 0 where there is none. */
function dumpVersion(): number {
  const { status, stdout } = spawnSync("pg_dump", ["--version"], { encoding: "utf8" });
  return status === 0 ? Number(/(\d+)/.exec(stdout)?.[1] ?? 0) : 0;
}

describe("a dump", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => server.stop());

  test("pg_dump and pg_restore bring a library back whole", async ({ skip }) => {
    const address = await server.makeLibrary();
    const [row] = await ask<{ version: number }>(address, "select current_setting('server_version_num')::integer / 10000 as version");
    const [needed, found] = [row?.version ?? 0, dumpVersion()];
    skip(found === 0, "pg_dump is not installed");
    skip(found < needed, `pg_dump ${found} is older than the server, ${needed}: give RAPPORTEUR_TEST_POSTGRES a server of its age`);
    const store = await openStore(address);
    await fill(store);
    const { sha256 } = await store.care.digest();
    await store.close();
    const folder = mkdtempSync(join(tmpdir(), "rapporteur-dump-"));
    const file = join(folder, "library.dump");
    const target = await server.makeDatabase();
    expect(spawnSync("pg_dump", ["--format=custom", `--file=${file}`, address]).status).toBe(0);
    expect(spawnSync("pg_restore", ["--no-owner", "--exit-on-error", `--dbname=${target}`, file]).status).toBe(0);
    await expectSame(target, sha256);
    rmSync(folder, { recursive: true, force: true });
  });
});
