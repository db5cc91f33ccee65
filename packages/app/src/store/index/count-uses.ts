import { sql } from "kysely";
import { stepsOf, type CommitWork } from "../history/commit-work.ts";
import { rootsOf } from "./index-entities.ts";
import { inChunks } from "../insert-rows.ts";
import { recordLinks } from "../history/record-links.ts";
import { sendQuery } from "../sql/send-query.ts";
import { isAmong, keepsPlan } from "../sql/kept-plans.ts";

/**
 * Keeps how many statements name an entity or what was merged into it. Adds and takes away by the statements that changed; counts afresh only where
 * merges moved, since then any number of statements count elsewhere.
 */
export async function countUses(work: CommitWork, recount: ReadonlySet<string>, roots: Roots): Promise<void> {
  const { trx, project, isRebuild } = work;
  if (isRebuild === true) return;
  const moved = movedUses(work, roots);
  const counted = [...moved].filter(([id, by]) => by !== 0 && !recount.has(id));
  // Together those that move by as many: each update goes to a server and back.
  for (const [by, some] of Map.groupBy(counted, ([, count]) => count)) {
    for (const ids of inChunks(some.map(([id]) => id))) {
      const update = trx
        .updateTable("entities")
        .set((column) => ({ uses: column("uses", "+", by) }))
        .where("project", "=", project);
      await sendQuery(
        trx,
        update
          .where(isAmong(trx, "id", ids))
          .modifyEnd(keepsPlan)
          .compile(),
      );
    }
  }
  for (const ids of inChunks([...recount])) await countAfresh(work, ids);
}

/** Where merges lead to, by entity. */
type Roots = ReadonlyMap<string, string>;

/** Of all entities that a commit's statements name or named. */
export function rootsOfStatements(work: CommitWork): Promise<Roots> {
  const records = stepsOf(work, "statement").flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
  return rootsOf(
    work,
    records.flatMap((record) => entitiesOf(work, record)),
  );
}

function movedUses(work: CommitWork, roots: Roots): Map<string, number> {
  const steps = stepsOf(work, "statement").map(({ before, after }) => ({
    before: before === null ? [] : entitiesOf(work, before),
    after: after === null ? [] : entitiesOf(work, after),
  }));
  const moved = new Map<string, number>();
  const add = (entities: readonly string[], by: number): void => {
    for (const root of new Set(entities.map((id) => roots.get(id) ?? id))) moved.set(root, (moved.get(root) ?? 0) + by);
  };
  for (const { before, after } of steps) {
    add(before, -1);
    add(after, 1);
  }
  return moved;
}

function entitiesOf({ types }: CommitWork, record: Parameters<typeof recordLinks>[1]): string[] {
  return recordLinks("statement", record, types).flatMap(({ toKind, toId }) => (toKind === "entity" ? [toId] : []));
}

/** Counts the uses of these roots from the links. */
export async function countAfresh(work: CommitWork, ids: readonly string[]): Promise<void> {
  const { trx, project } = work;
  await trx.updateTable("entities").set({ uses: 0 }).where("project", "=", project).where("id", "in", ids).execute();
  for (const { root, uses } of await usesByRoot(work).where("entity.root", "in", ids).execute()) {
    await trx.updateTable("entities").set({ uses }).where("project", "=", project).where("id", "=", root).execute();
  }
}

/**
 * Counts the uses of all entities in one statement. A row that many steps of one transaction change keeps all that it was until the transaction ends, and each step
 * would look through them.
 */
export async function countAllUses({ trx, project }: Pick<CommitWork, "trx" | "project">): Promise<void> {
  const counted = usesByRoot({ trx, project }).as("counted");
  await trx
    .updateTable("entities")
    .from(counted)
    .set((column) => ({ uses: column.ref("counted.uses") }))
    .where("entities.project", "=", project)
    .whereRef("entities.id", "=", "counted.root")
    .execute();
}

/** How many statements name each root or what was merged into it. */
function usesByRoot({ trx, project }: Pick<CommitWork, "trx" | "project">) {
  return trx
    .selectFrom("recordLinks as link")
    .innerJoin("entities as entity", (join) => join.onRef("entity.project", "=", "link.project").onRef("entity.id", "=", "link.toId"))
    .select(["entity.root", sql<number>`count(distinct link.id)`.as("uses")])
    .where("link.project", "=", project)
    .where("link.toKind", "=", "entity")
    .where("link.kind", "=", "statement")
    .groupBy("entity.root");
}
