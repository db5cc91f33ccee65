import type { Kysely } from "kysely";
import type { AccountStore, TimeWindow } from "../account-store.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

type LoginFailures = Pick<AccountStore, "countFailure" | "failures" | "clearFailures">;

/** Failed sign-ins by key (an account, an address's prefix): what throttling counts, also after a restart. */
export function loginFailures({ db, write }: StoreContext): LoginFailures {
  return {
    countFailure: (keys, now, within) =>
      write(async (trx) => {
        if (keys.length > 0)
          await trx
            .insertInto("loginFailures")
            .values(keys.map((key) => ({ key, at: now })))
            .execute();
        return countWithin(trx, keys, within);
      }),
    failures: (keys, within) => countWithin(db, keys, within),
    async clearFailures(key) {
      await write((trx) => trx.deleteFrom("loginFailures").where("key", "=", key).execute());
    },
  };
}

async function countWithin(db: Kysely<Tables>, keys: readonly string[], { since, until }: TimeWindow): Promise<number[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom("loginFailures")
    .select(["key", (build) => build.fn.countAll().as("count")])
    .where("key", "in", keys)
    .where("at", ">=", since)
    .where("at", "<=", until)
    .groupBy("key")
    .execute();
  const counts = new Map(rows.map((row) => [row.key, Number(row.count)]));
  return keys.map((key) => counts.get(key) ?? 0);
}
