import type { AccountStore, AuditEntry } from "../account-store.ts";
import type { AuditRow } from "./accounts-tables.ts";
import { isBelow, readKeyset, toPage, type Keyset } from "../lists/keyset.ts";
import type { StoreContext } from "../store-context.ts";

type AuditAndSettings = Pick<AccountStore, "audit" | "auditLog" | "setting" | "saveSetting">;

/** The log of what happened to accounts and rights, newest first, and the server's own settings. */
export function auditAndSettings({ db, write }: StoreContext): AuditAndSettings {
  return {
    async audit(entry) {
      await write((trx) =>
        trx
          .insertInto("auditEntries")
          .values({ ...entry, details: JSON.stringify(entry.details) })
          .execute(),
      );
    },
    async auditLog({ cursor, limit }) {
      const rows = await db
        .selectFrom("auditEntries")
        .selectAll()
        .where(isBelow(["at", "id"], readKeyset(cursor)))
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
      const text = JSON.stringify(value ?? null);
      await write((trx) =>
        trx
          .insertInto("settings")
          .values({ key, value: text })
          .onConflict((conflict) => conflict.column("key").doUpdateSet({ value: text }))
          .execute(),
      );
    },
  };
}

const keyOf = (row: AuditRow): Keyset => [row.at, row.id];

function toEntry(row: AuditRow): AuditEntry {
  return { ...row, details: JSON.parse(row.details) as AuditEntry["details"] };
}
