import { RapporteurError } from "@rapporteur/core/base";
import { columnText } from "../sql/column-text.ts";
import type { CommitWork } from "./commit-work.ts";
import { inChunks, insertRows } from "../insert-rows.ts";
import { uniqueKey } from "./record-links.ts";

/**
 * Keeps the keys that may stand once in a project. Old ones are let go first, so that records may trade keys within a commit.
 * @throws RAP_STORE_UNIQUE
 */
export async function writeKeys({ trx, dialect, project, steps }: CommitWork): Promise<void> {
  const changed = steps.filter(({ kind, before, after }) => {
    const [old, now] = [before && uniqueKey(kind, before), after && uniqueKey(kind, after)];
    return old?.value !== now?.value;
  });
  for (const [kind, group] of Map.groupBy(changed, (step) => step.kind)) {
    for (const ids of inChunks(group.map(({ id }) => id))) {
      await trx.deleteFrom("recordKeys").where("project", "=", project).where("kind", "=", kind).where("id", "in", ids).execute();
    }
    const rows = group.flatMap(({ id, after }) => {
      const key = after && uniqueKey(kind, after);
      return key ? [{ value: columnText(key.value), id, field: key.field }] : [];
    });
    const taken = new Set<string>();
    for (const values of inChunks(rows.map(({ value }) => value))) {
      const found = await trx
        .selectFrom("recordKeys")
        .select("value")
        .where("project", "=", project)
        .where("kind", "=", kind)
        .where("value", "in", values)
        .execute();
      for (const { value } of found) taken.add(value);
    }
    for (const { field, value } of rows) {
      if (taken.has(value)) throw new RapporteurError("RAP_STORE_UNIQUE", { field, value, kind });
      taken.add(value);
    }
    await insertRows(
      trx,
      dialect,
      "recordKeys",
      rows.map(({ value, id }) => ({ project, kind, value, id })),
    );
  }
}
