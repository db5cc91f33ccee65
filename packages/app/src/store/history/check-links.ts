import { RapporteurError } from "@rapporteur/core/base";
import type { RecordKind, RecordOf } from "../../records/records.ts";
import { stepsOf, type CommitWork, type RecordStep } from "./commit-work.ts";
import { inChunks, inOrderOf, insertRows } from "../insert-rows.ts";
import { recordLinks, type RecordLink } from "./record-links.ts";
import { askKept } from "../sql/kept-queries.ts";
import { isAmong, keepsPlan } from "../sql/kept-plans.ts";

interface Named extends RecordLink {
  readonly kind: RecordKind;
  readonly id: string;
}

/**
 * Holds a project together: what a written record names must be there, and nothing may still name what is removed.
 * @throws RAP_STORE_REFERENCE
 */
export async function checkLinks(work: CommitWork): Promise<void> {
  const after = new Map(work.steps.map((step) => [`${step.kind} ${step.id}`, step.after !== null]));
  const named = work.steps.flatMap((step) => namedBy(work, step));
  const gone = named.find(({ toKind, toId }) => after.get(`${toKind} ${toId}`) === false);
  if (gone !== undefined) throw stillNamed(gone);
  await checkExist(
    work,
    named.filter(({ toKind, toId }) => !after.has(`${toKind} ${toId}`)),
  );
  await checkContents(work);
  checkTypes(work);
  await checkRemoved(work, after);
}

function namedBy({ types }: CommitWork, { kind, id, after }: RecordStep): Named[] {
  return after === null ? [] : recordLinks(kind, after, types).map((link) => ({ ...link, kind, id }));
}

function dangling({ field, kind, id, toKind, toId }: Named): RapporteurError {
  return new RapporteurError("RAP_STORE_REFERENCE", { field, kind, id, target: `${toKind} ${toId}`, ...isMissing });
}

/** What is wrong with a place that names a record, and what helps. */
const isMissing = { problem: "is not in this project", cure: "name one that is there" };
const isRemoved = { problem: "would be removed", cure: "let it name another one first, or remove it along with it" };

function stillNamed({ field, kind, id, toKind, toId }: Named): RapporteurError {
  return new RapporteurError("RAP_STORE_REFERENCE", { field, kind, id, target: `${toKind} ${toId}`, ...isRemoved });
}

/** @throws RAP_STORE_REFERENCE where one of these names a record that is not in the project */
export async function checkExist(work: Pick<CommitWork, "trx" | "project">, named: readonly Named[]): Promise<void> {
  const groups = [...Map.groupBy(named, (one) => one.toKind)];
  const missing = await Promise.all(groups.map(([toKind, group]) => missingOf(work, toKind, group)));
  for (const one of missing) if (one !== undefined) throw dangling(one);
}

/** The first of these that names a record which is not there. */
async function missingOf(
  { trx, project }: Pick<CommitWork, "trx" | "project">,
  toKind: RecordKind,
  group: readonly Named[],
): Promise<Named | undefined> {
  const known = new Set<string>();
  for (const ids of inChunks([...new Set(group.map(({ toId }) => toId))])) {
    const rows = await askKept(trx, "open ids", { project, toKind, ids }, (asked) =>
      trx
        .selectFrom("versions")
        .select("id")
        .where("project", "=", asked.project)
        .where("kind", "=", asked.toKind)
        .where("toRevision", "is", null)
        .where(isAmong(trx, "id", asked.ids))
        .modifyEnd(keepsPlan)
        .compile(),
    );
    for (const { id } of rows) known.add(id);
  }
  return group.find(({ toId }) => !known.has(toId));
}

/** A document stands on a content that was kept before. */
async function checkContents(work: CommitWork): Promise<void> {
  const wanted = stepsOf(work, "document").flatMap(({ id, before, after }) =>
    after !== null && after.contentId !== before?.contentId ? [{ id, contentId: after.contentId }] : [],
  );
  const known = new Set<string>();
  for (const ids of inChunks(wanted.map(({ contentId }) => contentId))) {
    const rows = await work.trx.selectFrom("contents").select("id").where("project", "=", work.project).where("id", "in", ids).execute();
    for (const { id } of rows) known.add(id);
  }
  const missing = wanted.find(({ contentId }) => !known.has(contentId));
  if (missing === undefined) return;
  throw new RapporteurError("RAP_STORE_REFERENCE", {
    field: "contentId",
    kind: "document",
    id: missing.id,
    target: `content ${missing.contentId}`,
    ...isMissing,
  });
}

function checkTypes(work: CommitWork): void {
  for (const { id, after } of stepsOf(work, "statement")) {
    if (after === null || work.types.has(after.type)) continue;
    throw new RapporteurError("RAP_STORE_REFERENCE", { field: "type", kind: "statement", id, target: `type ${after.type}`, ...isMissing });
  }
}

async function checkRemoved(work: CommitWork, after: ReadonlyMap<string, boolean>): Promise<void> {
  const removed = work.steps.filter((step) => step.after === null && step.before !== null);
  for (const [toKind, group] of Map.groupBy(removed, (step) => step.kind)) {
    for (const ids of inChunks(group.map(({ id }) => id))) {
      const rows = await work.trx
        .selectFrom("recordLinks")
        .select(["kind", "id", "field", "toId"])
        .where("project", "=", work.project)
        .where("toKind", "=", toKind)
        .where("toId", "in", ids)
        .execute();
      // What this commit writes or removes was looked at above.
      const left = rows.find(({ kind, id }) => !after.has(`${kind} ${id}`));
      if (left !== undefined) throw stillNamed({ ...left, toKind });
    }
  }
  await checkTypesUnused(work);
}

/** Statements name their type by key. */
async function checkTypesUnused(work: CommitWork): Promise<void> {
  const keys = stepsOf(work, "type").flatMap(({ before, after }) => (before !== null && before.key !== after?.key ? [before.key] : []));
  if (keys.length === 0) return;
  const touched = new Set(stepsOf(work, "statement").map(({ id }) => id));
  const rows = await work.trx.selectFrom("statements").select(["id", "type"]).where("project", "=", work.project).where("type", "in", keys).execute();
  const left = rows.find(({ id }) => !touched.has(id));
  if (left !== undefined)
    throw new RapporteurError("RAP_STORE_REFERENCE", { field: "type", kind: "statement", id: left.id, target: `type ${left.type}`, ...isRemoved });
}

/** Keeps the table of which record names which. */
export async function writeLinks(work: CommitWork): Promise<void> {
  const { trx, dialect, project, steps } = work;
  const replaced = steps.filter(({ kind, before }) => before !== null && recordLinks(kind, before as RecordOf<typeof kind>, work.types).length > 0);
  for (const [kind, group] of Map.groupBy(replaced, (step) => step.kind)) {
    for (const ids of inChunks(group.map(({ id }) => id))) {
      await trx.deleteFrom("recordLinks").where("project", "=", project).where("kind", "=", kind).where("id", "in", ids).execute();
    }
  }
  const rows = steps.flatMap((step) => namedBy(work, step)).map(({ field, toKind, toId, kind, id }) => ({ project, kind, id, field, toKind, toId }));
  await insertRows(trx, dialect, "recordLinks", inOrderOf(rows, "id"));
}
