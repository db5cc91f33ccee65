import { RapporteurError } from "@rapporteur/core/base";
import type { EntityRecord } from "../../records/entity-record.ts";
import { columnText, foldedText } from "../sql/column-text.ts";
import { stepsOf, type CommitWork, type RecordStep } from "../history/commit-work.ts";
import { inChunks, insertRows } from "../insert-rows.ts";
import type { EntityRow } from "../record-tables.ts";
import { askKept } from "../sql/kept-queries.ts";
import { isAmong, keepsPlan } from "../sql/kept-plans.ts";

type Step = RecordStep<"entity">;
type Kept = Step & { readonly after: EntityRecord };

/** What a change of entities means for statements that name them. */
export interface EntityEffects {
  /** Roots whose uses have to be counted afresh, because merges moved. */
  readonly recount: ReadonlySet<string>;
  /** Entities under which the speaker's name to sort by may have changed. */
  readonly renamed: ReadonlySet<string>;
}

/**
 * Keeps the table of entities, with the root that following merges leads to.
 * @throws RAP_STORE_CYCLE where merges or parents would go round
 */
export async function indexEntities(work: CommitWork): Promise<EntityEffects> {
  const steps = stepsOf(work, "entity");
  if (steps.length === 0) return { recount: new Set(), renamed: new Set() };
  const { trx, dialect, project } = work;
  const removed = steps.filter(({ after }) => after === null).map(({ id }) => id);
  // What named an entity that goes counted at the root of its merges, which loses those uses.
  const left = [...(await rootsOf(work, removed)).values()];
  for (const ids of inChunks(removed)) {
    await trx.deleteFrom("entities").where("project", "=", project).where("id", "in", ids).execute();
  }
  const kept = steps.filter((step): step is Kept => step.after !== null);
  const made = kept.filter(({ before }) => before === null);
  await insertRows(
    trx,
    dialect,
    "entities",
    made.map(({ after }) => ({ ...rowOf(work, after), root: after.id, uses: 0 })),
  );
  for (const { id, before, after } of kept) {
    if (before !== null) await trx.updateTable("entities").set(rowOf(work, after)).where("project", "=", project).where("id", "=", id).execute();
  }
  await checkParents(work, kept);
  const moved = await moveRoots(
    work,
    kept.filter(({ before, after }) => (before?.mergedInto ?? null) !== after.mergedInto),
  );
  const gone = new Set(removed);
  const recount = new Set([...moved, ...left].filter((id) => !gone.has(id)));
  const renamed = kept.filter(({ before, after }) => before !== null && before.name !== after.name).map(({ id }) => id);
  return { recount, renamed: await under(work, [...renamed, ...recount]) };
}

function rowOf({ project, revision }: CommitWork, record: EntityRecord): Omit<EntityRow, "root" | "uses"> {
  const { id, key, type, name, aliases, parent, mergedInto } = record;
  const namesFolded = [name, ...aliases].map((one) => `\n${foldedText(one)}`).join("");
  return { project, id, revision, key: columnText(key), type, name: columnText(name), nameFolded: foldedText(name), namesFolded, parent, mergedInto };
}

/** Sets the roots of what was merged or set free, and of all that had been merged into it. Gives the roots that lost or won something. */
async function moveRoots(work: CommitWork, moved: readonly Kept[]): Promise<Set<string>> {
  const touched = new Set<string>();
  if (moved.length === 0) return touched;
  const { trx, project } = work;
  const affected = await mergedBelow(
    work,
    moved.map(({ id }) => id),
  );
  const outside = [...affected.values()].flatMap(({ mergedInto }) => (mergedInto !== null && !affected.has(mergedInto) ? [mergedInto] : []));
  const roots = await rootsOf(work, outside);
  for (const [id, { root: before }] of affected) {
    const root = follow(id, affected, roots);
    if (root === before) continue;
    touched.add(before).add(root);
    await trx.updateTable("entities").set({ root }).where("project", "=", project).where("id", "=", id).execute();
  }
  return touched;
}

interface Merged {
  readonly root: string;
  readonly mergedInto: string | null;
}

/** These entities and all that were merged into them, however many steps away. */
async function mergedBelow({ trx, project }: CommitWork, ids: readonly string[]): Promise<Map<string, Merged>> {
  const found = new Map<string, Merged>();
  const columns = ["id", "root", "mergedInto"] as const;
  let frontier = await selectChunks(ids, (chunk) =>
    trx.selectFrom("entities").select(columns).where("project", "=", project).where("id", "in", chunk).execute(),
  );
  while (frontier.length > 0) {
    const fresh = frontier.filter(({ id }) => !found.has(id));
    for (const { id, root, mergedInto } of fresh) found.set(id, { root, mergedInto });
    frontier = await selectChunks(
      fresh.map(({ id }) => id),
      (chunk) => trx.selectFrom("entities").select(columns).where("project", "=", project).where("mergedInto", "in", chunk).execute(),
    );
  }
  return found;
}

async function selectChunks<T>(values: readonly string[], select: (chunk: string[]) => Promise<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for (const chunk of inChunks(values)) all.push(...(await select(chunk)));
  return all;
}

function follow(id: string, affected: ReadonlyMap<string, Merged>, roots: ReadonlyMap<string, string>): string {
  const passed = new Set<string>();
  for (let at = id; ;) {
    if (passed.has(at)) throw new RapporteurError("RAP_STORE_CYCLE", { field: "mergedInto", kind: "entity", id });
    passed.add(at);
    const step = affected.get(at);
    if (step === undefined) return roots.get(at) ?? at;
    if (step.mergedInto === null) return at;
    at = step.mergedInto;
  }
}

/** Where following merges from these entities ends, by id. */
export async function rootsOf({ trx, project }: Pick<CommitWork, "trx" | "project">, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await selectChunks([...new Set(ids)], (chunk) =>
    askKept(trx, "roots", { project, ids: chunk }, (asked) =>
      trx
        .selectFrom("entities")
        .select(["id", "root"])
        .where("project", "=", asked.project)
        .where(isAmong(trx, "id", asked.ids))
        .modifyEnd(keepsPlan)
        .compile(),
    ),
  );
  return new Map(rows.map(({ id, root }) => [id, root]));
}

/** All entities whose root is one of these, or the root of one of these. */
async function under({ trx, project }: CommitWork, ids: readonly string[]): Promise<Set<string>> {
  const rows = await selectChunks(ids, (chunk) =>
    trx.selectFrom("entities").select("id").where("project", "=", project).where("root", "in", chunk).execute(),
  );
  return new Set(rows.map(({ id }) => id));
}

/** Cost: O(entities above those that moved), each looked at once, however many stand below it. */
async function checkParents(work: CommitWork, kept: readonly Kept[]): Promise<void> {
  const moved = kept.filter(({ before, after }) => after.parent !== null && after.parent !== before?.parent);
  const parents = await parentsAbove(
    work,
    moved.map(({ id }) => id),
  );
  /** Entities from which the way up ends. */
  const ends = new Set<string>();
  for (const { id } of moved) {
    const passed = new Set<string>();
    for (let at: string | null = id; at !== null && !ends.has(at); at = parents.get(at) ?? null) {
      if (passed.has(at)) throw new RapporteurError("RAP_STORE_CYCLE", { field: "parent", kind: "entity", id });
      passed.add(at);
    }
    for (const at of passed) ends.add(at);
  }
}

/** The parents of these entities, of those above them, and so on. */
async function parentsAbove({ trx, project }: CommitWork, ids: readonly string[]): Promise<Map<string, string | null>> {
  const parents = new Map<string, string | null>();
  for (let wanted = [...ids]; wanted.length > 0;) {
    const rows = await selectChunks(wanted, (chunk) =>
      trx.selectFrom("entities").select(["id", "parent"]).where("project", "=", project).where("id", "in", chunk).execute(),
    );
    for (const { id, parent } of rows) parents.set(id, parent);
    wanted = [...new Set(rows.flatMap(({ parent }) => (parent === null || parents.has(parent) ? [] : [parent])))];
  }
  return parents;
}
