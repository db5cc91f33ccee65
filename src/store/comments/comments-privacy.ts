import type { CommentStore } from "../comment-store.ts";
import { emptied } from "./comments-moderation.ts";
import { toHeld } from "./comments-tables.ts";
import { inChunks } from "../insert-rows.ts";
import type { StoreContext } from "../store-context.ts";

type Privacy = Pick<CommentStore, "block" | "isBlocked" | "byEmail" | "erase" | "forgetBefore">;

/** Who may not comment, and what is forgotten of those who did. */
export function commentPrivacy({ db, write }: StoreContext): Privacy {
  return {
    async block(...[project, kind, value, by, now]) {
      const row = { project, kind, value: kind === "email" ? value.toLowerCase() : value, byAccount: by, at: now };
      await write((trx) =>
        trx
          .insertInto("commentBlocks")
          .values(row)
          .onConflict((conflict) => conflict.columns(["project", "kind", "value"]).doNothing())
          .execute(),
      );
    },
    async isBlocked(project, { prefixHash, email }) {
      const row = await db
        .selectFrom("commentBlocks")
        .select("kind")
        .where("project", "=", project)
        .where((build) =>
          build.or([
            build.and([build("kind", "=", "prefix"), build("value", "=", prefixHash)]),
            build.and([build("kind", "=", "email"), build("value", "=", email.toLowerCase())]),
          ]),
        )
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async byEmail(project, email) {
      const rows = await db
        .selectFrom("comments")
        .selectAll()
        .where("project", "=", project)
        .where("email", "=", email.toLowerCase())
        .orderBy("createdAt")
        .orderBy("id")
        .execute();
      return rows.map(toHeld);
    },
    erase: (project, ids, now) =>
      write(async (trx) => {
        let erased = 0;
        for (const some of inChunks(ids)) {
          const { numUpdatedRows } = await trx
            .updateTable("comments")
            .set({ ...emptied, state: "erased", editedAt: now })
            .where("project", "=", project)
            .where("id", "in", some)
            .executeTakeFirst();
          erased += Number(numUpdatedRows);
        }
        return erased;
      }),
    forgetBefore: (moment) =>
      write(async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable("comments")
          .set({ email: null, prefixHash: null })
          .where("createdAt", "<", moment)
          .where((build) => build.or([build("email", "is not", null), build("prefixHash", "is not", null)]))
          .executeTakeFirst();
        return Number(numUpdatedRows);
      }),
  };
}
