import type { Kysely } from "kysely";
import type { SignedPart } from "@rapporteur/core/model";
import type { DocumentRecord } from "../../records/document-record.ts";
import { columnDay } from "../sql/column-time.ts";
import { columnText, foldedText } from "../sql/column-text.ts";
import { stepsOf, type CommitWork, type RecordStep } from "../history/commit-work.ts";
import { inChunks, insertRows } from "../insert-rows.ts";
import type { DocumentRow, DocumentValueRow } from "../record-tables.ts";
import type { Tables } from "../tables.ts";
import { partsOfBody, writePart } from "../../records/signed-parts.ts";
import { askKept } from "../sql/kept-queries.ts";
import { isAmong, keepsPlan } from "../sql/kept-plans.ts";

type Step = RecordStep<"document">;

/** Keeps the table of documents and their lists; counts of statements stand as they were. */
export async function indexDocuments(work: CommitWork): Promise<void> {
  const steps = stepsOf(work, "document");
  if (steps.length === 0) return;
  const { trx, dialect, project } = work;
  for (const ids of inChunks(steps.filter(({ before }) => before !== null).map(({ id }) => id))) {
    await trx.deleteFrom("documentValues").where("project", "=", project).where("documentId", "in", ids).execute();
  }
  for (const ids of inChunks(steps.filter(({ after }) => after === null).map(({ id }) => id))) {
    await trx.deleteFrom("documents").where("project", "=", project).where("id", "in", ids).execute();
  }
  const kept = steps.filter((step): step is Step & { after: DocumentRecord } => step.after !== null);
  const made = kept.filter(({ before }) => before === null);
  await insertRows(
    trx,
    dialect,
    "documents",
    made.map(({ after }) => ({ ...rowOf(work, after), draftCount: 0, acceptedCount: 0, rejectedCount: 0 })),
  );
  for (const { id, before, after } of kept) {
    if (before === null) continue;
    await trx.updateTable("documents").set(rowOf(work, after)).where("project", "=", project).where("id", "=", id).execute();
    if (before.published !== after.published) await moveDates(work, after);
  }
  const signed = await signedIn(work, kept);
  await insertRows(
    trx,
    dialect,
    "documentValues",
    kept.flatMap(({ after }) => valuesOf(project, after, signed.get(after.contentId) ?? [])),
  );
}

function rowOf({ project, revision }: CommitWork, record: DocumentRecord): Omit<DocumentRow, "draftCount" | "acceptedCount" | "rejectedCount"> {
  const { id, contentId, title, published, publisher, url, sha256, addedBy, addedAt } = record;
  return {
    project,
    id,
    revision,
    contentId,
    title: columnText(title),
    titleFolded: foldedText(title),
    published: columnDay(published),
    publisher: publisher === null ? null : columnText(publisher),
    url: url === null ? null : columnText(url),
    sha256,
    addedBy,
    addedAt,
  };
}

/** Statements without a date of their own have their document's. */
async function moveDates({ trx, project }: CommitWork, { id, published }: DocumentRecord): Promise<void> {
  await trx
    .updateTable("statements")
    .set({ date: columnDay(published) })
    .where("project", "=", project)
    .where("documentId", "=", id)
    .where("hasOwnDate", "=", 0)
    .execute();
}

/** Who signs which parts of the contents that documents stand on. Cost: the bodies of those that anybody signs are read. */
async function signedIn({ trx, project }: CommitWork, kept: readonly { readonly after: DocumentRecord }[]): Promise<Map<string, SignedPart[]>> {
  const found = new Map<string, SignedPart[]>();
  for (const ids of inChunks(kept.map(({ after }) => after.contentId))) {
    const rows = await trx
      .selectFrom("contents")
      .select(["id", "body"])
      .where("project", "=", project)
      .where("id", "in", ids)
      .where("contributors", "<>", "[]")
      .execute();
    for (const { id, body } of rows) found.set(id, partsOfBody(body));
  }
  return found;
}

/** Contents and bytes of joined documents are among them, so that a text that comes again is found in the document that it was joined to. */
function valuesOf(project: string, { id, tags, assignedTo, sources = [] }: DocumentRecord, parts: readonly SignedPart[]): DocumentValueRow[] {
  const rows = (field: DocumentValueRow["field"], values: readonly string[]): DocumentValueRow[] =>
    [...new Set(values.map(columnText))].map((value) => ({ project, field, value, documentId: id }));
  const joined = sources.flatMap(({ contentId, sha256 }) => [contentId, sha256]);
  const contributors = parts.map(({ author }) => author);
  const listed = [...rows("tag", tags), ...rows("assigned", assignedTo), ...rows("source", joined)];
  return [...listed, ...rows("contributor", contributors), ...rows("part", parts.map(writePart))];
}

/** When documents were published, by id. */
export async function publishedOf(
  { trx, project }: Pick<CommitWork, "project"> & { readonly trx: Kysely<Tables> },
  documents: readonly string[],
): Promise<Map<string, string | null>> {
  const dates = new Map<string, string | null>();
  for (const ids of inChunks([...new Set(documents)])) {
    const rows = await askKept(trx, "published", { project, ids }, (asked) => {
      const standing = trx.selectFrom("documents").select(["id", "published"]).where("project", "=", asked.project);
      return standing
        .where(isAmong(trx, "id", asked.ids))
        .modifyEnd(keepsPlan)
        .compile();
    });
    for (const { id, published } of rows) dates.set(id, published);
  }
  return dates;
}

const datesOfWork = new WeakMap<object, Promise<Map<string, string | null>>>();

/** When the documents of a commit's statements were published: two parts of it ask, once the documents themselves are written. */
export function publishedInCommit(work: CommitWork): Promise<Map<string, string | null>> {
  const written = stepsOf(work, "statement").flatMap(({ after }) => after ?? []);
  const dates =
    datesOfWork.get(work) ??
    publishedOf(
      work,
      written.map(({ documentId }) => documentId),
    );
  datesOfWork.set(work, dates);
  return dates;
}
