import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../migrations/migrate.ts";
import type { OpenedDatabase } from "../opened-database.ts";
import { openSqlite } from "./open-sqlite.ts";

let folder = "";
let opened: OpenedDatabase;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "shared-"));
  opened = openSqlite(join(folder, "a.rapporteur"), Date.now);
  await migrate(opened.context);
});
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true, force: true });
});

const keys = async (db = opened.context.db): Promise<string[]> =>
  (await db.selectFrom("settings").select("key").orderBy("key").execute()).map(({ key }) => key);

/** Far more than a write needs until others have their turn: where they never have, the test ends and says so. */
const mostTurns = 500_000;

test("a long write lets others read meanwhile: what stood before it; once it was acknowledged, what it wrote", async () => {
  const seen: string[][] = [];
  const begun = Promise.withResolvers<void>();
  const writing = opened.context.write(async (trx) => {
    await trx.insertInto("settings").values({ key: "first", value: "1" }).execute();
    begun.resolve();
    for (let turn = 0; seen.length < 3 && turn < mostTurns; turn++) await trx.selectFrom("settings").select("key").execute();
    await trx.insertInto("settings").values({ key: "second", value: "1" }).execute();
    return seen.length;
  });
  await begun.promise;
  const reading = [keys(), keys(), opened.context.readConsistently(({ db }) => keys(db))].map(async (read) => seen.push(await read));
  expect(await writing).toBe(3);
  await Promise.all(reading);
  expect(seen).toEqual([[], [], []]);
  expect(await keys()).toEqual(["first", "second"]);
  expect(await opened.context.readConsistently(({ db }) => keys(db))).toEqual(["first", "second"]);
});
