import { CompiledQuery, PostgresDriver, sql, type Transaction } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { insertRows } from "../insert-rows.ts";
import { sendQuery } from "../sql/send-query.ts";
import { askKept } from "../sql/kept-queries.ts";
import { keepsPlan } from "../sql/kept-plans.ts";
import type { Tables } from "../tables.ts";
import { startPostgres, type PostgresServer } from "../testing/postgres-server.ts";
import { openPostgres } from "./open-postgres.ts";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => server.stop());
afterEach(() => vi.restoreAllMocks());

const key = (value: string) => ({ project: "main", kind: "entity", value, id: value }) as const;

async function openLibrary() {
  const { context, close } = await openPostgres(await server.makeLibrary(), Date.now);
  const keep = (trx: Transaction<Tables>, ...values: string[]) => insertRows(trx, "postgres", "recordKeys", values.map(key));
  const kept = async () => (await context.db.selectFrom("recordKeys").select("value").orderBy("value").execute()).map(({ value }) => value);
  return { context, close, keep, kept };
}

/** The server refuses the next beginning of a transaction. */
function refuseBeginning(): void {
  vi.spyOn(PostgresDriver.prototype, "beginTransaction").mockImplementationOnce(async (connection) => {
    await connection.executeQuery(CompiledQuery.raw("begin refused"));
  });
}

test("nothing is kept of a transaction whose beginning failed", async () => {
  const { context, close, keep, kept } = await openLibrary();
  try {
    const asks = async (trx: Transaction<Tables>) => void (await trx.selectFrom("recordKeys").select("id").execute());
    for (const first of [asks, async () => undefined]) {
      refuseBeginning();
      const written = context.write(async (trx) => {
        await first(trx);
        await keep(trx, "a");
      });
      await expect(written).rejects.toMatchObject({ code: "42601" });
      vi.restoreAllMocks();
      expect(await kept()).toEqual([]);
    }
  } finally {
    await close();
  }
});

test("nothing is kept of a transaction of which something could not be sent", async () => {
  const { context, close, keep, kept } = await openLibrary();
  const unsendable = {
    toPostgres: () => {
      throw new TypeError("unsendable");
    },
  };
  try {
    const written = context.write(async (trx) => {
      await keep(trx, "a");
      await sendQuery(trx, CompiledQuery.raw("select $1::text", [unsendable]));
    });
    await expect(written).rejects.toThrow("unsendable");
    expect(await kept()).toEqual([]);
  } finally {
    await close();
  }
});

test("of questions that were asked together, what the first failed by is told, and an outdated plan is made again", async () => {
  const { context, close } = await openLibrary();
  try {
    await context.db.insertInto("recordKeys").values(key("a")).execute();
    const keyOf = (trx: Transaction<Tables>) =>
      askKept(trx, "test of outdated", { id: "a" }, ({ id }) =>
        trx.selectFrom("recordKeys").select("value").where("id", "=", id).modifyEnd(keepsPlan).compile(),
      );
    const both = (trx: Transaction<Tables>) =>
      Promise.all([
        keyOf(trx),
        askKept(trx, "test of others", { id: "a" }, ({ id }) => trx.selectFrom("documents").select("id").where("id", "=", id).compile()),
      ]);
    await context.write(both);
    await sql`alter table record_keys alter column value type varchar(98)`.execute(context.db);
    expect(await context.write(both)).toEqual([[{ value: "a" }], []]);
  } finally {
    await close();
  }
});
