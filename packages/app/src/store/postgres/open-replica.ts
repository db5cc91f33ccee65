import { CamelCasePlugin, Kysely } from "kysely";
import type { CommitWatch } from "../history/commit-watch.ts";
import { allMigrations } from "../migrations/all-migrations.ts";
import type { Tables } from "../tables.ts";
import { GuardedDriver, postgresDialect } from "./postgres-dialect.ts";
import { postgresError } from "./postgres-error.ts";
import type { PostgresPool } from "./postgres-pool.ts";
import { ReplicaDriver } from "./replica-driver.ts";
import { withoutSecrets } from "./without-secrets.ts";

interface OpenedReplica {
  /** Reads from the replica, or from the library while the replica is behind or away. */
  readonly db: Kysely<Tables>;
  /** Learns from a watch, and from this process's own commits, what readers must be shown. @throws RAP_STORE_REPLICA */
  readonly follow: (watch: CommitWatch, library: Kysely<Tables>) => Promise<CommitWatch>;
}

export function openReplica(address: string, library: PostgresPool, location: string): OpenedReplica {
  let needed = 0;
  const need = (revision: number): void => {
    needed = Math.max(needed, revision);
  };
  const schema = allMigrations.at(-1)?.version ?? 0;
  const primary = new GuardedDriver(library, (problem) => postgresError(problem, location));
  const driver = new ReplicaDriver({ address, location: withoutSecrets(address), schema, needed: () => needed }, primary);
  const db = new Kysely<Tables>({ dialect: { ...postgresDialect(library, location), createDriver: () => driver }, plugins: [new CamelCasePlugin()] });
  return {
    db,
    follow: async (watch, owner) => {
      const { revision } = await owner.selectFrom("libraryState").select("revision").where("id", "=", 1).executeTakeFirstOrThrow();
      need(revision);
      watch.watch((note) => need(note.revision));
      await driver.init();
      await driver.check();
      return {
        ...watch,
        noteDurable: (note) => {
          need(note.revision);
          watch.noteDurable(note);
        },
      };
    },
  };
}
