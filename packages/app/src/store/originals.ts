import { sql } from "kysely";
import type { OriginalStore } from "./store.ts";
import type { StoreContext } from "./store-context.ts";

/** Files as they were brought in, by the digest of their bytes: written once, never changed. */
export function originalStore({ db, write }: StoreContext): OriginalStore {
  return {
    async keep(project, { sha256, bytes, mostBytes }) {
      const { kept } = await db
        .selectFrom("originals")
        .select(sql<number>`cast(coalesce(sum(size), 0) as double precision)`.as("kept"))
        .where("project", "=", project)
        .executeTakeFirstOrThrow();
      if (kept + bytes.length > mostBytes) return false;
      const row = { project, sha256, size: bytes.length, bytes: Buffer.from(bytes).toString("base64") };
      await write(async (trx) => {
        await trx
          .insertInto("originals")
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      });
      return true;
    },
    async get(project, sha256) {
      const row = await db.selectFrom("originals").select("bytes").where("project", "=", project).where("sha256", "=", sha256).executeTakeFirst();
      return row === undefined ? null : Buffer.from(row.bytes, "base64");
    },
    async has(project, sha256) {
      const row = await db.selectFrom("originals").select("size").where("project", "=", project).where("sha256", "=", sha256).executeTakeFirst();
      return row !== undefined;
    },
  };
}
