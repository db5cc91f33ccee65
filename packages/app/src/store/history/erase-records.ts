import { sql, type Transaction } from "kysely";
import type { DocumentRecord } from "../../records/document-record.ts";
import type { RecordKind } from "../../records/records.ts";
import type { Change, CommitRequest, Author } from "../../records/revision.ts";
import type { Erased } from "../store.ts";
import { applyCommit, type Applied } from "./apply-commit.ts";
import { contains } from "../sql/contains.ts";
import { inChunks } from "../insert-rows.ts";
import { emptyFigures } from "./empty-figures.ts";
import { lockState } from "./lock-state.ts";
import { markSnapshots } from "./mark-snapshots.ts";
import { memosEverOn } from "./with-memos.ts";
import { eraseAction } from "./invert-revision.ts";
import type { DialectName } from "../store-context.ts";
import type { Tables } from "../tables.ts";

type Trx = Transaction<Tables>;
type Target = { readonly kind: RecordKind; readonly id: string };

/**
 * Empties every version of records, for good: the versions stay as tombstones, so that revisions can still be counted, but nothing says what they held,
 * the sentences of the history neither. What still stands is removed first, by a revision of its own. A document takes its statements along, those of the
 * past too, and these their memos, and the contents that no other document stands on, and what others keep of it (`Followers`). The same revision empties the shared figures that
 * show something of it, and marks the snapshots that hold something of it.
 *
 * Cost: O(versions of the project) for each document, since statements of the past are found by reading them; O(size of the shared figures).
 * @throws RAP_STORE_REFERENCE where a record that stays names one of these
 */
export async function eraseRecords(
  trx: Trx,
  context: Applied,
  { project, records, by }: { project: string; records: readonly Target[]; by: Author },
): Promise<Erased> {
  // What is found below stays as it is until the transaction ends.
  await lockState(trx, context);
  const documents = records.filter(({ kind }) => kind === "document").map(({ id }) => id);
  const named = unique([...records, ...(await statementsOf(trx, { project, dialect: context.dialect }, documents))]);
  const statements = new Set(named.flatMap(({ kind, id }) => (kind === "statement" ? [id] : [])));
  const memos = (await memosEverOn(trx, project, statements)).map((id): Target => ({ kind: "memo", id }));
  const targets = unique([...named, ...memos]);
  const contents = await contentsOf(trx, project, documents);
  const files = await filesOf(trx, project, documents);
  for (const erase of context.erasures) await erase(trx, { project, dialect: context.dialect, documents });
  const touched = { project, targets, erasedAt: new Date(context.now()).toISOString() };
  const figures = await emptyFigures(trx, touched);
  const snapshots = await markSnapshots(trx, touched);
  const changes = [...(await removals(trx, project, targets)), ...figures.changes, ...snapshots];
  const request: CommitRequest = { project, by, action: eraseAction, summary: `Erased ${targets.length} records`, changes };
  const { revision } = await applyCommit(trx, context, request);
  const emptied = [...targets, ...figures.held.map((id): Target => ({ kind: "figure", id }))];
  const versions = await emptyVersions(trx, { project, targets: emptied, erasure: revision });
  await blankSummaries(trx, { project, targets: emptied, erasure: revision });
  await dropOriginals(trx, project, files);
  const questions = targets.flatMap(({ kind, id }) => (kind === "question" ? [id] : []));
  for (const ids of inChunks(questions)) await trx.deleteFrom("estimates").where("project", "=", project).where("question", "in", ids).execute();
  const dropped = await dropContents(trx, project, contents);
  return { versions, contents: dropped, revision, figuresEmptied: figures.held, snapshotsAffected: snapshots.map(({ id }) => id) };
}

/** Empties what these records were before the erasure; what it left in their place stays. */
async function emptyVersions(
  trx: Trx,
  { project, targets, erasure }: { project: string; targets: readonly Target[]; erasure: number },
): Promise<number> {
  let versions = 0;
  for (const [kind, group] of Map.groupBy(targets, (one) => one.kind)) {
    for (const ids of inChunks(group.map(({ id }) => id))) {
      const { numUpdatedRows } = await trx
        .updateTable("versions")
        .set({ record: null, isErased: 1 })
        .where("project", "=", project)
        .where("kind", "=", kind)
        .where("id", "in", ids)
        .where("fromRevision", "<", erasure)
        .where("isErased", "=", 0)
        .executeTakeFirst();
      versions += Number(numUpdatedRows);
    }
  }
  return versions;
}

/** What the history says instead of a sentence that may name what was erased. */
export const erasedSummary = "Changed something that was erased since";

/** Summaries quote titles and names: those of revisions that touched what was erased go with it. */
async function blankSummaries(
  trx: Trx,
  { project, targets, erasure }: { project: string; targets: readonly Target[]; erasure: number },
): Promise<void> {
  const touched = new Set<number>();
  for (const [kind, group] of Map.groupBy(targets, (one) => one.kind)) {
    for (const ids of inChunks(group.map(({ id }) => id))) {
      const versions = trx.selectFrom("versions").select(["fromRevision", "toRevision"]);
      const rows = await versions.where("project", "=", project).where("kind", "=", kind).where("id", "in", ids).execute();
      for (const { fromRevision, toRevision } of rows) for (const one of [fromRevision, toRevision]) if (one !== null) touched.add(one);
    }
  }
  touched.delete(erasure);
  for (const revisions of inChunks([...touched])) {
    await trx.updateTable("revisions").set({ summary: erasedSummary }).where("project", "=", project).where("revision", "in", revisions).execute();
  }
}

function unique(targets: readonly Target[]): Target[] {
  return [...new Map(targets.map((target) => [`${target.kind} ${target.id}`, target])).values()];
}

async function removals(trx: Trx, project: string, targets: readonly Target[]): Promise<Change[]> {
  const changes: Change[] = [];
  for (const [kind, group] of Map.groupBy(targets, (one) => one.kind)) {
    for (const ids of inChunks(group.map(({ id }) => id))) {
      const rows = await trx
        .selectFrom("versions")
        .select(["id", "fromRevision"])
        .where("project", "=", project)
        .where("kind", "=", kind)
        .where("toRevision", "is", null)
        .where("id", "in", ids)
        .execute();
      for (const { id, fromRevision } of rows) changes.push({ kind, id, expected: fromRevision, after: null });
    }
  }
  return changes;
}

/** Statements that these documents have or ever had. */
async function statementsOf(
  trx: Trx,
  { project, dialect }: { project: string; dialect: DialectName },
  documents: readonly string[],
): Promise<Target[]> {
  const found: Target[] = [];
  for (const documentId of documents) {
    const rows = await trx
      .selectFrom("versions")
      .select("id")
      .distinct()
      .where("project", "=", project)
      .where("kind", "=", "statement")
      .where(contains(dialect, sql.ref("record"), `"documentId":${JSON.stringify(documentId)}`))
      .execute();
    found.push(...rows.map(({ id }): Target => ({ kind: "statement", id })));
  }
  return found;
}

/** Contents that any version of these documents stood on. */
async function contentsOf(trx: Trx, project: string, documents: readonly string[]): Promise<Set<string>> {
  const contents = new Set<string>();
  if (documents.length === 0) return contents;
  const erased = new Set(documents);
  for (const { id, contentId } of await documentContents(trx, project)) if (erased.has(id)) contents.add(contentId);
  return contents;
}

async function documentContents(trx: Trx, project: string): Promise<{ id: string; contentId: string; files: readonly string[] }[]> {
  const rows = await trx
    .selectFrom("versions")
    .select(["id", "record"])
    .where("project", "=", project)
    .where("kind", "=", "document")
    .where("record", "is not", null)
    .execute();
  return rows.map(({ id, record }) => {
    const { contentId, sha256, sources = [] } = JSON.parse(record ?? "{}") as DocumentRecord;
    return { id, contentId, files: [sha256, ...sources.map((source) => source.sha256)] };
  });
}

/** Digests of the files that any version of these documents was read from. */
async function filesOf(trx: Trx, project: string, documents: readonly string[]): Promise<Set<string>> {
  if (documents.length === 0) return new Set();
  const erased = new Set(documents);
  return new Set((await documentContents(trx, project)).flatMap(({ id, files }) => (erased.has(id) ? files : [])));
}

/** Drops files unless a version of a document that stays was read from them. */
async function dropOriginals(trx: Trx, project: string, files: ReadonlySet<string>): Promise<void> {
  if (files.size === 0) return;
  const needed = new Set((await documentContents(trx, project)).flatMap((one) => one.files));
  for (const some of inChunks([...files].filter((file) => !needed.has(file))))
    await trx.deleteFrom("originals").where("project", "=", project).where("sha256", "in", some).execute();
}

/** Drops contents unless a version of a document that stays stands on them. */
async function dropContents(trx: Trx, project: string, contents: ReadonlySet<string>): Promise<number> {
  if (contents.size === 0) return 0;
  const needed = new Set((await documentContents(trx, project)).map(({ contentId }) => contentId));
  let dropped = 0;
  for (const ids of inChunks([...contents].filter((id) => !needed.has(id)))) {
    const { numDeletedRows } = await trx.deleteFrom("contents").where("project", "=", project).where("id", "in", ids).executeTakeFirst();
    dropped += Number(numDeletedRows);
  }
  return dropped;
}
