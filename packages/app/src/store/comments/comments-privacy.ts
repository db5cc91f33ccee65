import type { Transaction } from "kysely";
import { dayMs } from "@rapporteur/core/base";
import type { CommentBlock, CommentStore, ModerationEntry } from "../comment-store.ts";
import { emptied } from "./comments-moderation.ts";
import { toHeld, type ModerationRow } from "./comments-tables.ts";
import { inChunks } from "../insert-rows.ts";
import { scrubbing } from "../scrub.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

type Blocking = Pick<CommentStore, "block" | "isBlocked" | "blocks" | "unblock" | "hashBlocks">;
type Privacy = Pick<CommentStore, "byEmail" | "erase" | "eraseOwn" | "forgetBefore">;

/** Blocks that moderators are shown. */
const mostBlocks = 1000;

/** Who may not comment at once, as keyed hashes. */
export function commentBlocks({ db, write }: StoreContext): Blocking {
  return {
    async block(project, { by: byAccount, ...block }, log) {
      await write(async (trx) => {
        const row = await trx
          .insertInto("commentBlocks")
          .values({ project, byAccount, ...block })
          .onConflict((conflict) => conflict.columns(["project", "kind", "value"]).doNothing())
          .returning("value")
          .executeTakeFirst();
        if (row !== undefined) await trx.insertInto("moderationEntries").values(toRow(project, log)).execute();
      });
    },
    async isBlocked(project, { prefixHash, emailHash }) {
      const row = await db
        .selectFrom("commentBlocks")
        .select("kind")
        .where("project", "=", project)
        .where((build) =>
          build.or([
            build.and([build("kind", "=", "prefix"), build("value", "=", prefixHash)]),
            build.and([build("kind", "=", "email"), build("value", "=", emailHash)]),
          ]),
        )
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async blocks(project) {
      const all = db.selectFrom("commentBlocks").selectAll().where("project", "=", project);
      const rows = await all.orderBy("at", "desc").orderBy("value").limit(mostBlocks).execute();
      return rows.map(({ kind, value, hint, byAccount, at }) => ({ kind: kind as CommentBlock["kind"], value, hint, by: byAccount, at }));
    },
    unblock: (project, value, log) =>
      write(async (trx) => {
        const { numDeletedRows } = await trx.deleteFrom("commentBlocks").where("project", "=", project).where("value", "=", value).executeTakeFirst();
        if (numDeletedRows > 0) await trx.insertInto("moderationEntries").values(toRow(project, log)).execute();
        return numDeletedRows > 0;
      }),
    hashBlocks: (hidden) =>
      write(async (trx) => {
        const plain = trx.selectFrom("commentBlocks").selectAll().where("kind", "=", "email");
        const rows = await plain.where("value", "like", "%@%").execute();
        for (const row of rows) {
          const { project, kind, value } = row;
          await trx.deleteFrom("commentBlocks").where("project", "=", project).where("kind", "=", kind).where("value", "=", value).execute();
          const hashed = trx.insertInto("commentBlocks").values({ ...row, ...hidden(value) });
          await hashed.onConflict((conflict) => conflict.columns(["project", "kind", "value"]).doNothing()).execute();
        }
        return rows.length;
      }),
  };
}

function toRow(project: string, { by, ...entry }: ModerationEntry): ModerationRow {
  return { project, byAccount: by, ...entry };
}

/** What is kept under an address, and what is forgotten of those who commented. */
export function commentPrivacy(context: StoreContext): Privacy {
  const { db, write } = context;
  return {
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
    erase: (project, ids, now, emailHash) => scrubbing(context, () => write((trx) => eraseComments(trx, { project, ids, now, emailHash }))),
    eraseOwn: async (project, id, now) => {
      const work = () => write((trx) => eraseComments(trx, { project, ids: [id], now, emailHash: null }));
      await scrubbing(context, work, { restMs: dayMs });
    },
    forgetBefore: (moment) =>
      write(async (trx) => {
        await trx.updateTable("commentBlocks").set({ hint: null }).where("at", "<", moment).where("hint", "is not", null).execute();
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

interface ErasedComments {
  readonly project: string;
  readonly ids: readonly string[];
  readonly now: string;
  readonly emailHash: string | null;
}

async function eraseComments(trx: Transaction<Tables>, { project, ids, now, emailHash }: ErasedComments): Promise<number> {
  if (emailHash !== null)
    await trx.updateTable("commentBlocks").set({ hint: null }).where("project", "=", project).where("value", "=", emailHash).execute();
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
}
