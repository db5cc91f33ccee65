import type { RecordOf, Stored } from "../../model/library/records.ts";
import type { Change, CommitRequest, Committed, Doer } from "../../model/library/revision.ts";
import type { StatementRecord } from "../../model/library/statement-record.ts";
import { makeAnchor, openAnchorFinder, type AnchorResult } from "../../text/anchor.ts";
import { unusedContents } from "./care-check.ts";
import { projectsOf, rebuildTables } from "./care-rebuild.ts";
import type { StoreContext } from "../store-context.ts";
import type { Finding } from "../store.ts";

type Commit = (request: CommitRequest) => Promise<Committed>;

/**
 * Mends what can be mended without a guess: tables and index are made again, texts without a document go, and statements whose quote does not stand
 * where they say are moved to the one place where it does, by a commit that can be undone. A quote that stands nowhere, or in several places, is left.
 *
 * @returns how many findings are mended
 */
export async function fixFindings(
  context: StoreContext,
  commit: Commit,
  { findings, by }: { findings: readonly Finding[]; by: Doer },
): Promise<number> {
  const fixable = findings.filter(({ isFixable }) => isFixable);
  const stale = fixable.filter(({ code }) => code === "index");
  const misplaced = fixable.filter(({ kind, code }) => kind === "statement" && (code === "quote" || code === "orphan"));
  const unused = fixable.filter(({ kind, code }) => code === "orphan" && kind === null);
  await rebuild(context, stale);
  let mended = stale.length + (await dropContents(context, unused));
  for (const [project, group] of Map.groupBy(misplaced, (one) => one.project ?? "")) {
    const ids = group.flatMap(({ id }) => id ?? []);
    mended += await moveStatements(context, commit, { project, ids, by });
  }
  return mended;
}

async function rebuild({ write, dialect }: StoreContext, stale: readonly Finding[]): Promise<void> {
  if (stale.length === 0) return;
  await write(async (trx) => {
    const everywhere = stale.some(({ project }) => project === null);
    const projects = everywhere ? await projectsOf(trx) : new Set(stale.flatMap(({ project }) => project ?? []));
    for (const project of projects) await rebuildTables(trx, dialect, project);
    if (everywhere && dialect === "sqlite")
      await trx.deleteFrom("searchWords").where("rowid", "not in", trx.selectFrom("searchRows").select("id")).execute();
  });
}

async function dropContents({ write }: StoreContext, unused: readonly Finding[]): Promise<number> {
  if (unused.length === 0) return 0;
  const asked = new Set(unused.map(({ project, id }) => `${project} ${id}`));
  return write(async (trx) => {
    // Looked up again: a document may have come to stand on one since.
    const still = (await unusedContents(trx)).filter(({ project, id }) => asked.has(`${project} ${id}`));
    for (const { project, id } of still) await trx.deleteFrom("contents").where("project", "=", project).where("id", "=", id).execute();
    return still.length;
  });
}

async function moveStatements(
  context: StoreContext,
  commit: Commit,
  { project, ids, by }: { project: string; ids: readonly string[]; by: Doer },
): Promise<number> {
  const changes: Change[] = [];
  for (const id of ids) {
    const change = await moved(context, project, id);
    if (change !== null) changes.push(change);
  }
  if (changes.length === 0) return 0;
  await commit({ project, by, action: "repair", summary: `Moved ${changes.length} statements to where their quotes stand`, changes });
  return changes.length;
}

async function moved({ db }: StoreContext, project: string, id: string): Promise<Change | null> {
  const found = await openRecord(db, { project, kind: "statement", id });
  if (found === null) return null;
  const document = await openRecord(db, { project, kind: "document", id: found.record.documentId });
  if (document === null) return null;
  const content = await db
    .selectFrom("contents")
    .select("text")
    .where("project", "=", project)
    .where("id", "=", document.record.contentId)
    .executeTakeFirst();
  if (content === undefined) return null;
  const place: AnchorResult = openAnchorFinder(content.text)(found.record);
  if (place.kind !== "found") return null;
  const { start, end } = place.span;
  const shift = start - found.record.start;
  const marks = Object.entries(found.record.marks).map(([name, [from, to]]) => [name, [from + shift, to + shift]] as const);
  const isInside = marks.every(([, [from, to]]) => from >= 0 && to <= content.text.length);
  const after = { ...found.record, start, end, ...makeAnchor(content.text, place.span), marks: isInside ? Object.fromEntries(marks) : {} };
  return { kind: "statement", id, expected: found.revision, after: after as StatementRecord };
}

async function openRecord<K extends "statement" | "document">(
  db: StoreContext["db"],
  { project, kind, id }: { project: string; kind: K; id: string },
): Promise<Stored<RecordOf<K>> | null> {
  const row = await db
    .selectFrom("versions")
    .select(["record", "fromRevision"])
    .where("project", "=", project)
    .where("kind", "=", kind)
    .where("id", "=", id)
    .where("toRevision", "is", null)
    .executeTakeFirst();
  return row === undefined || row.record === null ? null : { record: JSON.parse(row.record) as RecordOf<K>, revision: row.fromRevision };
}
