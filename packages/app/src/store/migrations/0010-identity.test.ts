import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { verifyAudit } from "../../access/audit-verify.ts";
import { openStore } from "../open-store.ts";
import { openSqlite } from "../sqlite/open-sqlite.ts";
import { allMigrations } from "./all-migrations.ts";
import { migrate } from "./migrate.ts";

test("what was noted before there was a chain becomes its beginning, in order of time", async () => {
  const folder = mkdtempSync(join(tmpdir(), "identity-"));
  const path = join(folder, "old.rapporteur");
  const opened = openSqlite(path, Date.now);
  await migrate(opened.context, { migrations: allMigrations.filter(({ version }) => version < 10) });
  for (const [id, at] of [
    ["ub", "2026-01-02T00:00:00.000Z"],
    ["uc", "2026-01-01T00:00:00.000Z"],
    ["ua", "2026-01-02T00:00:00.000Z"],
  ])
    await sql`insert into audit_entries values (${id}, ${at}, null, 'sign-in', null, '{"n":1}')`.execute(opened.context.writer);
  await opened.close();
  const store = await openStore(path);
  expect(await store.accounts.auditHead()).toMatchObject({ position: 3 });
  await store.accounts.audit({ id: "ud", at: "2026-01-03T00:00:00.000Z", account: null, action: "sign-in", target: null, details: {} });
  expect((await store.accounts.auditChain({ after: 0, limit: 10 })).map(({ id }) => id)).toEqual(["uc", "ua", "ub", "ud"]);
  expect(await verifyAudit(store.accounts)).toMatchObject({ entries: 4, problem: null });
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});
