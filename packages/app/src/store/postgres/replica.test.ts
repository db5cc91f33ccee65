import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore } from "../open-store.ts";
import type { OpenedStore } from "../store.ts";
import { copyPostgres, type CopiedPostgres } from "../testing/postgres-copy.ts";
import { foreignFiles, startPostgres, type PostgresServer } from "../testing/postgres-server.ts";
import { made, sampleCommit, sampleContent, sampleDocument, sampleEntity, sampleStatement, sampleType } from "../testing/sample-records.ts";

describe.skipIf(foreignFiles !== null)(`a replica${foreignFiles === null ? "" : ` (${foreignFiles})`}`, () => {
  let server: PostgresServer;
  let standby: CopiedPostgres;
  let address = "";
  beforeAll(async () => {
    server = await startPostgres();
    address = await server.makeLibrary();
    standby = await copyPostgres(address, "standby.signal");
    await startStandby();
  });
  afterAll(async () => {
    await standby.stop();
    await server.stop();
  });

  const startStandby = async (): Promise<void> => {
    const { hostname, port, username, password } = new URL(address);
    await standby.start([`primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password}'`]);
  };
  const ask = async <Row extends pg.QueryResultRow>(at: string, query: string): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: at });
    await client.connect();
    const { rows } = await client.query<Row>(query);
    await client.end();
    return rows;
  };
  /** Whether a page of a list was the last thing that was asked on one of the program's connections there; a look at the revision leaves another query. */
  const askedThere = async (): Promise<boolean> => {
    const query = "select query from pg_stat_activity where application_name = 'rapporteur' and query like 'select page.%'";
    return (await ask(standby.there(address), query)).length > 0;
  };
  const add = (store: OpenedStore, id: string) => store.history.commit(sampleCommit([made("entity", sampleEntity(id))]));
  const listed = async (store: OpenedStore): Promise<string[]> =>
    (await store.lists.entities("main", { limit: 500 })).entries.map(({ record }) => record.id).sort();

  test("what this process wrote is in its lists at once, and they come from the replica once it has it", { tags: "long" }, async () => {
    const store = await openStore(address, { readFrom: standby.there(address) });
    const ids: string[] = [];
    for (let round = 10; round < 40; round++) {
      ids.push(`e${round}`);
      await add(store, `e${round}`);
      expect(await listed(store)).toEqual(ids);
    }
    await expect
      .poll(async () => {
        await listed(store);
        return askedThere();
      })
      .toBe(true);
    await store.close();
  });

  test("a replica that is behind is passed over, also for what another server wrote, and figures see what lists see", { tags: "long" }, async () => {
    const [store, other] = [await openStore(address, { readFrom: standby.there(address) }), await openStore(address)];
    const content = sampleContent("Hello world.");
    await store.contents.keep("main", content);
    const statement = made("statement", sampleStatement("s1", "d1"));
    await ask(standby.there(address), "select pg_wal_replay_pause()");
    await store.history.commit(sampleCommit([made("type", sampleType()), made("document", sampleDocument("d1", content)), statement]));
    expect((await store.tables.statements("main")).table.length).toBe(1);
    expect((await store.search.find("main", { text: "hello", limit: 5 })).entries).not.toEqual([]);
    expect((await store.lists.statementFacets("main", { limit: 1 }))["types"]).toMatchObject([{ count: 1 }]);
    await add(other, "x1");
    await expect.poll(() => listed(store)).toContain("x1");
    await ask(standby.there(address), "select pg_wal_replay_resume()");
    const { revision } = await add(other, "x2");
    // Somebody who knows of a revision sees it, whether this process heard of it or not.
    expect((await store.tables.statements("main", { asOf: revision })).revision).toBe(revision);
    await expect.poll(() => listed(store)).toContain("x2");
    await store.close();
    await other.close();
  });

  test("without the replica the library itself is read, and the replica again when it is back", { tags: "long", timeout: 60_000 }, async () => {
    await standby.end();
    const store = await openStore(address, { readFrom: standby.there(address) });
    await add(store, "y1");
    expect(await listed(store)).toContain("y1");
    await startStandby();
    await expect
      .poll(
        async () => {
          await listed(store);
          return askedThere();
        },
        { timeout: 30_000, interval: 500 },
      )
      .toBe(true);
    // It goes away under a store that reads from it.
    await standby.end();
    await expect.poll(() => listed(store).catch(() => [])).toContain("y1");
    await add(store, "y2");
    expect(await listed(store)).toContain("y2");
    await startStandby();
    await store.close();
  });

  test("a copy of something else is refused", { tags: "long" }, async () => {
    const elsewhere = await server.makeLibrary();
    const other = await openStore(elsewhere);
    await add(other, "other");
    await other.close();
    await expect(openStore(address, { readFrom: elsewhere })).rejects.toMatchObject({ code: "RAP_STORE_REPLICA" });
  });
});
