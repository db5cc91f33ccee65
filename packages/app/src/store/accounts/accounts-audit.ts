import { sql, type Transaction } from "kysely";
import type { AccountStore, AuditEntry, AuditHead, ChainedEntry } from "../account-store.ts";
import type { AuditRow } from "./accounts-tables.ts";
import { chainHash, chainStart } from "./audit-chain.ts";
import { isBelow, readTimeKeyset, toPage, type Keyset } from "../sql/keyset.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

type AuditAndSettings = Pick<AccountStore, "audit" | "auditLog" | "auditChain" | "auditHead" | "setting" | "saveSetting" | "keepSetting">;

const headSetting = "audit head";

/** The log of what happened to accounts and rights, newest first, and the server's own settings. */
export function auditAndSettings({ db, write, dialect }: StoreContext): AuditAndSettings {
  return {
    audit: (entry) =>
      write(async (trx) => {
        // Two servers on one database write one chain.
        if (dialect === "postgres") await sql`select pg_advisory_xact_lock(72, 2)`.execute(trx);
        return append(trx, entry);
      }),
    auditChain: async ({ after, limit }) => {
      const rows = await db.selectFrom("auditEntries").selectAll().where("position", ">", after).orderBy("position").limit(limit).execute();
      return rows.map(toEntry);
    },
    async auditHead() {
      const row = await db.selectFrom("settings").select("value").where("key", "=", headSetting).executeTakeFirst();
      return row === undefined ? null : (JSON.parse(row.value) as AuditHead);
    },
    async auditLog({ cursor, limit }) {
      const rows = await db
        .selectFrom("auditEntries")
        .selectAll()
        .where(isBelow(["at", "id"], readTimeKeyset(cursor)))
        .orderBy("at", "desc")
        .orderBy("id", "desc")
        .limit(limit + 1)
        .execute();
      return toPage(rows, limit, keyOf, toEntry);
    },
    async setting(key) {
      const row = await db.selectFrom("settings").select("value").where("key", "=", key).executeTakeFirst();
      return row === undefined ? null : (JSON.parse(row.value) as unknown);
    },
    async saveSetting(key, value) {
      await write((trx) => putSetting(trx, key, value));
    },
    keepSetting: (key, value) =>
      write(async (trx) => {
        const text = JSON.stringify(value ?? null);
        await trx
          .insertInto("settings")
          .values({ key, value: text })
          .onConflict((conflict) => conflict.column("key").doNothing())
          .execute();
        const { value: kept } = await trx.selectFrom("settings").select("value").where("key", "=", key).executeTakeFirstOrThrow();
        return JSON.parse(kept) as unknown;
      }),
  };
}

async function append(trx: Transaction<Tables>, entry: AuditEntry): Promise<ChainedEntry> {
  const last = await trx.selectFrom("auditEntries").select(["position", "hash"]).orderBy("position", "desc").limit(1).executeTakeFirst();
  const row = { ...entry, details: JSON.stringify(entry.details), position: (last?.position ?? 0) + 1 };
  const hash = chainHash(last?.hash ?? chainStart, row);
  await trx
    .insertInto("auditEntries")
    .values({ ...row, hash })
    .execute();
  await putSetting(trx, headSetting, { position: row.position, hash });
  return { ...entry, position: row.position, hash };
}

async function putSetting(trx: Transaction<Tables>, key: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value ?? null);
  await trx
    .insertInto("settings")
    .values({ key, value: text })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value: text }))
    .execute();
}

const keyOf = (row: AuditRow): Keyset => [row.at, row.id];

function toEntry(row: AuditRow): ChainedEntry {
  return { ...row, details: JSON.parse(row.details) as AuditEntry["details"] };
}
