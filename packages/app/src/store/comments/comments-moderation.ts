import type { Transaction } from "kysely";
import type { CommentStore } from "../comment-store.ts";
import { commentTextHash } from "./comment-text-hash.ts";
import type { CommentRow } from "./comments-tables.ts";
import { isBelow, readTimeKeyset, toPage, type Keyset } from "../sql/keyset.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

/** What a withdrawn or erased comment keeps: that it was there. */
export const emptied = { name: "", text: "", textHash: "", email: null, prefixHash: null, rules: "[]", editorNote: null, chance: null } as const;

type Moderated = Parameters<CommentStore["moderate"]>;
type Change = Moderated[2];

/** Moderators' decisions, each in the log, and authors' own edits. */
export function moderation({ db, dialect, write }: StoreContext): Pick<CommentStore, "moderate" | "edit" | "log"> {
  return {
    moderate: (project, ids, change, { seen = {}, ...log }) =>
      write(async (trx) => {
        const there = await undecided(trx, { project, ids, dialect });
        const found = there.filter(({ id, editedAt }) => !Object.hasOwn(seen, id) || seen[id] === editedAt).map(({ id }) => id);
        if (found.length === 0) return 0;
        await trx.updateTable("comments").set(toColumns(change, log.at)).where("project", "=", project).where("id", "in", found).execute();
        const { id, at, by, action, note } = log;
        const entries = found.map((comment, index) => ({ project, id: entryId(id, index), at, byAccount: by, action, comment, note }));
        await trx.insertInto("moderationEntries").values(entries).execute();
        return found.length;
      }),
    async edit(project, id, { seen, text, state, editedAt, rules }) {
      const words = state === "withdrawn" ? emptied : { text, textHash: commentTextHash(text), rules: JSON.stringify(rules) };
      const { numUpdatedRows } = await write((trx) =>
        trx
          .updateTable("comments")
          .set({ ...words, state, editedAt })
          .where("project", "=", project)
          .where("id", "=", id)
          .where("state", "=", seen.state)
          .where("editedAt", seen.editedAt === null ? "is" : "=", seen.editedAt)
          .executeTakeFirstOrThrow(),
      );
      return numUpdatedRows > 0n;
    },
    async log(project, { cursor, limit }) {
      const rows = await db
        .selectFrom("moderationEntries")
        .selectAll()
        .where("project", "=", project)
        .where(isBelow(["at", "id"], readTimeKeyset(cursor)))
        .orderBy("at", "desc")
        .orderBy("id", "desc")
        .limit(limit + 1)
        .execute();
      return toPage(
        rows,
        limit,
        (row): Keyset => [row.at, row.id],
        ({ id, at, byAccount, action, comment, note }) => ({ id, at, by: byAccount, action, comment, note }),
      );
    },
  };
}

/** One decision on many comments is one entry each; the first keeps the id that was given. */
function entryId(id: string, index: number): string {
  return index === 0 ? id : `${id}-${String(index).padStart(4, "0")}`;
}

interface Asked extends Pick<StoreContext, "dialect"> {
  readonly project: string;
  readonly ids: readonly string[];
}

/**
 * Of these comments those that can be decided on: what was withdrawn or erased has no words any more, and nobody puts it on a page. They are locked, in one order for
 * all who decide: what another server does to them at the same moment stands before or comes after.
 */
async function undecided(trx: Transaction<Tables>, { project, ids, dialect }: Asked): Promise<Pick<CommentRow, "id" | "editedAt">[]> {
  if (ids.length === 0) return [];
  const these = trx.selectFrom("comments").select(["id", "editedAt"]).where("project", "=", project).where("id", "in", ids);
  const there = these.where("state", "not in", ["withdrawn", "erased"]).orderBy("id");
  return (dialect === "postgres" ? there.forUpdate() : there).execute();
}

function toColumns({ state, text, editorNote }: Change, at: string): Partial<CommentRow> {
  return {
    ...(text === undefined ? {} : { text, textHash: commentTextHash(text), editedAt: at }),
    ...(editorNote === undefined ? {} : { editorNote }),
    ...(state === "withdrawn" || state === "erased" ? emptied : {}),
    ...(state === undefined ? {} : { state }),
  };
}
