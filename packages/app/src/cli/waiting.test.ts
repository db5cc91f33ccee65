import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { expect, test } from "vitest";
import { runCommand } from "../../../../test/support/run-command.ts";
import { openPostgres } from "../store/postgres/open-postgres.ts";
import { allMigrations } from "../store/migrations/all-migrations.ts";
import { migrate } from "../store/migrations/migrate.ts";
import { lendPostgres } from "../store/testing/lend-postgres.ts";

test("a step of the schema that waits for others says so, in one line each time that it begins again", { tags: "long" }, async () => {
  const postgres = await lendPostgres();
  const address = await postgres.makeDatabase();
  const opened = await openPostgres(address, Date.now);
  const last = allMigrations.at(-1)!;
  await migrate(opened.context, { migrations: allMigrations.slice(0, -1) });
  await opened.close();
  const holder = new pg.Client({ connectionString: address });
  await holder.connect();
  await holder.query("begin");
  await holder.query("select from job_units");
  const done = runCommand(["doctor", "--database", address]);
  await setTimeout(2500);
  await holder.query("commit");
  const { code, err } = await done;
  await holder.end();
  await postgres.stop();
  const line = (tries: number): string =>
    `schema step ${last.version} (${last.name}) waits for others who use its tables, and begins again (${tries})`;
  const lines = err.split("\n").filter((one) => one !== "");
  expect([code, lines.length > 1, lines]).toEqual([0, true, lines.map((_, index) => line(index + 1))]);
});
