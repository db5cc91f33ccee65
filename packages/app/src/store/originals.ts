import { sql } from "kysely";
import { lockState } from "./history/lock-state.ts";
import type { OriginalStore } from "./store.ts";
import type { StoreContext } from "./store-context.ts";
import { askKept } from "./sql/kept-queries.ts";
import { keepsPlan } from "./sql/kept-plans.ts";

/** Files as they were brought in, by the digest of their bytes: written once, never changed. */
export function originalStore({ db, dialect, write }: StoreContext): OriginalStore {
  return {
    keep: (project, { sha256, bytes, mostBytes }) =>
      write(async (trx) => {
        // Servers that share a library keep one file after the other: what is counted here stays so until this one is kept.
        await lockState(trx, { dialect });
        const ofProject = trx.selectFrom("originals").where("project", "=", project);
        if ((await ofProject.select("size").where("sha256", "=", sha256).executeTakeFirst()) !== undefined) return true;
        const sum = sql<number>`cast(coalesce(sum(size), 0) as double precision)`.as("kept");
        const { kept } = await ofProject.select(sum).executeTakeFirstOrThrow();
        if (kept + bytes.length > mostBytes) return false;
        const row = { project, sha256, size: bytes.length, bytes: Buffer.from(bytes).toString("base64") };
        await trx.insertInto("originals").values(row).execute();
        return true;
      }),
    async get(project, sha256) {
      const row = await db.selectFrom("originals").select("bytes").where("project", "=", project).where("sha256", "=", sha256).executeTakeFirst();
      return row === undefined ? null : Buffer.from(row.bytes, "base64");
    },
    async has(project, sha256) {
      const found = await askKept(db, "original", { project, sha256 }, (given) => {
        const kept = db.selectFrom("originals").select("size").where("project", "=", given.project).where("sha256", "=", given.sha256);
        return kept.modifyEnd(keepsPlan).compile();
      });
      return found.length > 0;
    },
  };
}
