import { sql, type Kysely, type Transaction } from "kysely";
import type { Comment, CommentLimits, CommentState, CommentStore, HeldComment } from "../comment-store.ts";
import { commentStates } from "../comment-store.ts";
import { commentTextHash } from "./comment-text-hash.ts";
import { moderation } from "./comments-moderation.ts";
import { commentBlocks, commentPrivacy } from "./comments-privacy.ts";
import { toHeld, type CommentRow } from "./comments-tables.ts";
import { isBelow, readTimeKeyset, toPage, type Keyset } from "../sql/keyset.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

/** Readers' comments from their arrival on, with what moderators did to them. */
export function commentStore(context: StoreContext): CommentStore {
  return { ...arrival(context), ...queue(context.db), ...moderation(context), ...commentPrivacy(context), ...commentBlocks(context) };
}

/** Everything but address, rules and prefix: what may leave moderation. */
const publicColumns = [
  "id",
  "project",
  "roundup",
  "parent",
  "statement",
  "stance",
  "chance",
  "name",
  "text",
  "state",
  "createdAt",
  "editedAt",
  "editorNote",
] as const satisfies readonly (keyof CommentRow)[];

function arrival({ db, dialect, write }: StoreContext): Pick<CommentStore, "add" | "get" | "keptUnder" | "published"> {
  return {
    add: (comment, requestKey, limits) =>
      write(async (trx) => {
        if (limits !== undefined) {
          // Two servers that count at once would both find room: comments of a project come in one after the other.
          if (dialect === "postgres") await sql`select pg_advisory_xact_lock(73, hashtext(${comment.project}))`.execute(trx);
          const refusedBy = await reached(trx, { comment, requestKey, limits });
          if (refusedBy !== null) return { refusedBy };
        }
        const values = {
          ...comment,
          email: comment.email?.toLowerCase() ?? null,
          rules: JSON.stringify(comment.rules),
          textHash: commentTextHash(comment.text),
          requestKey,
        };
        const row = await trx
          .insertInto("comments")
          .values(values)
          .onConflict((conflict) => conflict.columns(["project", "requestKey"]).doNothing())
          .returning("id")
          .executeTakeFirst();
        return { id: row?.id ?? (await idUnder(trx, comment.project, requestKey)) ?? comment.id, wasRepeated: row === undefined };
      }),
    async get(project, id) {
      const row = await db.selectFrom("comments").selectAll().where("project", "=", project).where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toHeld(row);
    },
    keptUnder: (project, keyStart) => countUnder(db, project, keyStart),
    async published(project, roundup) {
      const rows = await db
        .selectFrom("comments")
        .select(publicColumns)
        .where("project", "=", project)
        .where("roundup", "=", roundup)
        .where("state", "in", ["approved", "withdrawn", "erased"])
        .orderBy("createdAt")
        .orderBy("id")
        .execute();
      const answered = new Set(rows.filter((row) => row.state === "approved").map((row) => row.parent));
      const shown = rows.filter((row) => row.state === "approved" || answered.has(row.id));
      return shown.map((row) => ({ ...row, state: row.state as CommentState, stance: row.stance as Comment["stance"] }));
    },
  };
}

interface Asked {
  readonly comment: HeldComment;
  readonly requestKey: string;
  readonly limits: CommentLimits;
}

/** The limit that leaves no room for one more; null where there is room, or the same was kept before. */
async function reached(trx: Transaction<Tables>, { comment, requestKey, limits }: Asked): Promise<keyof CommentLimits | null> {
  const { project, prefixHash } = comment;
  const ofProject = trx.selectFrom("comments").where("project", "=", project);
  if ((await idUnder(trx, project, requestKey)) !== undefined) return null;
  if ((await countUnder(trx, project, limits.form.keyStart)) >= limits.form.most) return "form";
  const lately = ofProject.where("prefixHash", "=", prefixHash).where("createdAt", ">=", limits.prefix.since);
  const { count } = await lately.select((build) => build.fn.countAll().as("count")).executeTakeFirstOrThrow();
  return Number(count) >= limits.prefix.most ? "prefix" : null;
}

async function idUnder(trx: Transaction<Tables>, project: string, requestKey: string): Promise<string | undefined> {
  const keyed = trx.selectFrom("comments").select("id").where("project", "=", project).where("requestKey", "=", requestKey);
  return (await keyed.executeTakeFirst())?.id;
}

async function countUnder(db: Kysely<Tables>, project: string, keyStart: string): Promise<number> {
  const keyed = db
    .selectFrom("comments")
    .select((build) => build.fn.countAll().as("count"))
    .where("project", "=", project);
  // As a stretch of the index. Keys are hexadecimal and dots: "g" comes after all of them.
  const row = await keyed.where("requestKey", ">=", keyStart).where("requestKey", "<", `${keyStart}g`).executeTakeFirstOrThrow();
  return Number(row.count);
}

function queue(db: Kysely<Tables>): Pick<CommentStore, "queue" | "queueCount" | "recent" | "isKnownAuthor"> {
  return {
    async queue(project, { states, cursor, limit }) {
      const rows = await db
        .selectFrom("comments")
        .selectAll()
        .where("project", "=", project)
        .where("state", "in", states)
        .where(isBelow(["createdAt", "id"], readTimeKeyset(cursor)))
        .orderBy("createdAt", "desc")
        .orderBy("id", "desc")
        .limit(limit + 1)
        .execute();
      return toPage(rows, limit, (row): Keyset => [row.createdAt, row.id], toHeld);
    },
    async queueCount(project) {
      const rows = await db
        .selectFrom("comments")
        .select(["state", (build) => build.fn.countAll().as("count")])
        .where("project", "=", project)
        .groupBy("state")
        .execute();
      const counts = new Map(rows.map((row) => [row.state, Number(row.count)]));
      return Object.fromEntries(commentStates.map((state) => [state, counts.get(state) ?? 0])) as Record<CommentState, number>;
    },
    async recent(project, { prefixHash, textHash, since }) {
      const row = await db
        .selectFrom("comments")
        .select([
          sql<string>`coalesce(sum(case when prefix_hash = ${prefixHash} then 1 else 0 end), 0)`.as("fromPrefix"),
          sql<string>`coalesce(sum(case when text_hash = ${textHash} then 1 else 0 end), 0)`.as("sameText"),
        ])
        .where("project", "=", project)
        .where("createdAt", ">=", since)
        .executeTakeFirstOrThrow();
      return { fromPrefix: Number(row.fromPrefix), sameText: Number(row.sameText) };
    },
    async isKnownAuthor(project, email) {
      const row = await db
        .selectFrom("comments")
        .select("id")
        .where("project", "=", project)
        .where("email", "=", email.toLowerCase())
        .where("state", "=", "approved")
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
