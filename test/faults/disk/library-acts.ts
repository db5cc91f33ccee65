import { existsSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { sampleReadout } from "../../fixtures/sample-readout.ts";
import { verifyAudit } from "../../../packages/app/src/access/audit-verify.ts";
import { importReadout } from "../../../packages/app/src/documents/import-readout.ts";
import { restoreLibrary } from "../../../packages/app/src/history/care.ts";
import { openLibrary } from "../../../packages/app/src/library/open-library.ts";
import { openWorkplace } from "../../../packages/app/src/library/workplace.ts";
import { allMigrations } from "../../../packages/app/src/store/migrations/all-migrations.ts";
import { migrate } from "../../../packages/app/src/store/migrations/migrate.ts";
import { openStore } from "../../../packages/app/src/store/open-store.ts";
import { openSqlite } from "../../../packages/app/src/store/sqlite/open-sqlite.ts";
import type { Store } from "../../../packages/app/src/store/store.ts";
import { made, sampleCommit, sampleEntity } from "../../../packages/app/src/store/testing/sample-records.ts";
import { withLibrary } from "../kill-rounds.ts";
import { faultProject } from "../traces.ts";
import { must, mustBeSound, type DiskAct } from "./disk-act.ts";

export const libraryIn = (folder: string): string => join(folder, "study.rapporteur");
const backupIn = (folder: string): string => join(folder, "study.backup");
const restoredIn = (folder: string): string => join(folder, "restored.rapporteur");
const kept = 5;
const editCount = 4;
const auditCount = 40;

async function addEntities(store: Store, start: string, count: number, acknowledge: (what: string) => void = () => undefined): Promise<void> {
  for (let number = 0; number < count; number++) {
    const id = `${start}${number}`;
    await store.history.commit(sampleCommit([made("entity", sampleEntity(id, { note: "Words. ".repeat(300) }))], { project: faultProject }));
    acknowledge(id);
  }
}

async function hasEntities(store: Store, ids: readonly string[]): Promise<void> {
  const found = await store.records.getMany(faultProject, "entity", ids);
  must(found.length === ids.length, `${ids.length - found.length} of ${ids.length} acknowledged records are gone`);
}

const before = Array.from({ length: kept }, (_, number) => `before${number}`);

/** A library with a few records, and what is acknowledged besides. */
async function hasAll(path: string, acknowledged: Iterable<string> = []): Promise<void> {
  await withLibrary(path, async (store) => {
    await hasEntities(store, [...before, ...acknowledged]);
    await mustBeSound(store);
  });
}

const makeSmallLibrary = (folder: string): Promise<void> => withLibrary(libraryIn(folder), (store) => addEntities(store, "before", kept));

const commits: DiskAct = {
  name: "commit",
  prepare: makeSmallLibrary,
  act: (folder, acknowledge) => withLibrary(libraryIn(folder), (store) => addEntities(store, "after", editCount, acknowledge)),
  check: (folder, acknowledged) => hasAll(libraryIn(folder), acknowledged),
};

const imports: DiskAct = {
  name: "import",
  prepare: async (folder) => (await openLibrary(libraryIn(folder))).store.close(),
  act: (folder, acknowledge) =>
    withLibrary(libraryIn(folder), async (store) => acknowledge((await importReadout(openWorkplace(store), { readout: sampleReadout })).documentId)),
  check: (folder, acknowledged) =>
    withLibrary(libraryIn(folder), async (store) => {
      const workplace = openWorkplace(store);
      const { entries } = await store.lists.documents(workplace.project, { limit: 10 });
      for (const id of acknowledged)
        must(
          entries.some(({ record }) => record.id === id),
          "an acknowledged document is gone",
        );
      const statements = await store.lists.statements(workplace.project, { limit: 500 });
      const wanted = entries.length === 0 ? 0 : sampleReadout.statements.length;
      must(statements.entries.length === wanted, `${entries.length} documents have ${statements.entries.length} statements`);
      await mustBeSound(store);
      const again = await importReadout(workplace, { readout: sampleReadout });
      must(again.wasKnown === entries.length > 0, "with room again, the import does not know what is there");
    }),
};

const backups: DiskAct = {
  name: "backup",
  prepare: makeSmallLibrary,
  act: (folder, acknowledge) =>
    withLibrary(libraryIn(folder), async (store) => {
      await store.care.backup(backupIn(folder));
      acknowledge("backup");
    }),
  check: async (folder, acknowledged) => {
    await hasAll(libraryIn(folder));
    must(!acknowledged.has("backup") || existsSync(backupIn(folder)), "an acknowledged backup is gone");
    if (!existsSync(backupIn(folder))) await withLibrary(libraryIn(folder), (store) => store.care.backup(backupIn(folder)));
    must(!existsSync(`${backupIn(folder)}.part`), "half a backup was left behind");
    // What has the name of a backup is a whole one, acknowledged or not.
    await restoreLibrary(backupIn(folder), restoredIn(folder));
    await hasAll(restoredIn(folder));
  },
};

const restores: DiskAct = {
  name: "restore",
  prepare: async (folder) => {
    await makeSmallLibrary(folder);
    await withLibrary(libraryIn(folder), (store) => store.care.backup(backupIn(folder)));
    await rm(libraryIn(folder));
  },
  act: async (folder, acknowledge) => {
    await restoreLibrary(backupIn(folder), libraryIn(folder));
    acknowledge("restored");
  },
  check: async (folder, acknowledged) => {
    must(!acknowledged.has("restored") || existsSync(libraryIn(folder)), "a restored library is gone");
    if (!existsSync(libraryIn(folder))) await restoreLibrary(backupIn(folder), libraryIn(folder));
    await hasAll(libraryIn(folder));
  },
};

/** From the last schema that had no chain in its audit log. */
const migrations: DiskAct = {
  name: "migration",
  prepare: async (folder) => {
    const opened = openSqlite(libraryIn(folder), Date.now);
    await migrate(opened.context, { migrations: allMigrations.filter(({ version }) => version < 10) });
    for (let number = 0; number < auditCount; number++)
      await sql`insert into audit_entries values (${`u${number}`}, '2026-01-02T00:00:00.000Z', null, 'sign-in', null, '{}')`.execute(
        opened.context.writer,
      );
    await opened.close();
  },
  act: async (folder, acknowledge) => {
    await (await openStore(libraryIn(folder))).close();
    acknowledge("migrated");
  },
  check: async (folder) => {
    await withLibrary(libraryIn(folder), async (store) => {
      const { entries, problem } = await verifyAudit(store.accounts);
      must(entries === auditCount && problem === null, `the audit log has ${entries} of ${auditCount} entries: ${JSON.stringify(problem)}`);
      await mustBeSound(store);
    });
    const copies = readdirSync(folder).filter((name) => name.endsWith(".backup"));
    must(copies.length > 0, "the schema changed without a copy of what was before");
    for (const [place, name] of copies.entries()) await restoreLibrary(join(folder, name), join(folder, `copy-${place}`));
  },
};

export const libraryActs: readonly DiskAct[] = [commits, imports, backups, restores, migrations];
