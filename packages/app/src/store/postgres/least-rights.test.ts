import pg from "pg";
import { expect, test } from "vitest";
import { openStore } from "../open-store.ts";
import { startPostgres } from "../testing/postgres-server.ts";
import { made, sampleCommit, sampleEntity } from "../testing/sample-records.ts";

/** What docs/operate/server.md tells to do. */
const statements = ["CREATE ROLE plain_rapporteur LOGIN PASSWORD 'plain'", "CREATE DATABASE plain_study OWNER plain_rapporteur"];

test("an account that owns its database and nothing more is enough", { tags: "long" }, async () => {
  const server = await startPostgres();
  try {
    const address = await server.makeDatabase();
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
    const own = new URL(address);
    [own.username, own.password, own.pathname] = ["plain_rapporteur", "plain", "/plain_study"];
    const store = await openStore(own.href);
    await store.history.commit(sampleCommit([made("entity", sampleEntity("e1"))]));
    expect(await store.history.head("main")).toBe(1);
    await store.close();
    const again = new pg.Client({ connectionString: own.href });
    await again.connect();
    const { rows } = await again.query<{ rolsuper: boolean; rolcreatedb: boolean }>(
      "select rolsuper, rolcreatedb from pg_roles where rolname = current_user",
    );
    expect(rows).toEqual([{ rolsuper: false, rolcreatedb: false }]);
    await again.end();
  } finally {
    await server.stop();
  }
});
