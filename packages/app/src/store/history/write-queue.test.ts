import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../migrations/migrate.ts";
import type { OpenedDatabase } from "../opened-database.ts";
import { openSqlite } from "../sqlite/open-sqlite.ts";

let folder = "";
let opened: OpenedDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "queue-"));
  opened = openSqlite(join(folder, "a.rapporteur"), Date.now);
  await migrate(opened.context);
});
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const keep = (key: string): Promise<unknown> => opened.context.write((trx) => trx.insertInto("settings").values({ key, value: "1" }).execute());
const fail = (): Promise<unknown> =>
  opened.context.write(async (trx) => {
    await trx.insertInto("settings").values({ key: "never", value: "1" }).execute();
    throw new Error("mine alone");
  });
const keys = async (): Promise<string[]> =>
  (await opened.context.db.selectFrom("settings").select("key").orderBy("key").execute()).map(({ key }) => key);

test("a write that fails among others takes none of them along", async () => {
  const outcomes = await Promise.allSettled([keep("a"), fail(), keep("b"), fail(), keep("c")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "rejected", "fulfilled"]);
  expect(await keys()).toEqual(["a", "b", "c"]);
});

test("a write is not undone by one that came while it was under way", async () => {
  let late: Promise<unknown> = Promise.resolve();
  const first = opened.context.write(async (trx) => {
    await trx.insertInto("settings").values({ key: "d", value: "1" }).execute();
    late = fail();
    late.catch(() => {});
    await trx.insertInto("settings").values({ key: "e", value: "1" }).execute();
  });
  await expect(first).resolves.toBeUndefined();
  await expect(late).rejects.toThrow("mine alone");
  expect(await keys()).toEqual(["a", "b", "c", "d", "e"]);
});
