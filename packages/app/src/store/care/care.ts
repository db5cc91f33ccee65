import { RapporteurError } from "@rapporteur/core/base";
import { backUpFile } from "./care-backup.ts";
import { checkLibrary } from "./care-check.ts";
import { digestOf, dumpLines } from "./care-dump.ts";
import { fixFindings } from "./care-fix.ts";
import { loadDump } from "./care-load.ts";
import { openSnapshot } from "./care-snapshot.ts";
import { allMigrations } from "../migrations/all-migrations.ts";
import type { CareStore, HistoryStore } from "../store.ts";
import type { StoreContext } from "../store-context.ts";

/** Looking after a library as a whole. */
export function careStore(context: StoreContext, history: Pick<HistoryStore, "commit">): CareStore {
  // An open store is at this program's schema.
  const schema = allMigrations.at(-1)?.version ?? 0;
  return {
    async backup(path) {
      if (context.dialect === "postgres") throw new RapporteurError("RAP_STORE_DUMP_TOOL");
      return backUpFile(context.location, path, { schema });
    },
    check: () => checkLibrary(context),
    fix: (findings, by) => fixFindings(context, history.commit, { findings, by }),
    async digest() {
      const snapshot = await openSnapshot(context);
      try {
        return await digestOf(snapshot, schema);
      } finally {
        await snapshot.close();
      }
    },
    async *dump() {
      const snapshot = await openSnapshot(context);
      try {
        yield* dumpLines(snapshot, schema);
      } finally {
        await snapshot.close();
      }
    },
    load: (lines) => loadDump(context, lines),
  };
}
