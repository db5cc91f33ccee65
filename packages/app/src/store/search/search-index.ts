import { stepsOf, type CommitWork, type RecordStep } from "../history/commit-work.ts";
import { publishedInCommit, publishedOf } from "../index/index-documents.ts";
import { inChunks } from "../insert-rows.ts";
import { authorEntries, describingEntries, entriesOfStatements, textEntries } from "./search-entries.ts";
import { dropDocumentEntries, dropStatementEntries, insertEntries, type SearchEntry } from "./search-rows.ts";

/**
 * Keeps the index of words in step with a commit, inside its transaction, after the tables of documents and entities.
 *
 * @param renamed entities whose shown name may have changed: of documents they wrote, the authors are written again
 * Cost: O(text of new contents + titles, tags, notes and quotes that changed)
 */
export async function indexSearch(work: CommitWork, renamed: ReadonlySet<string>): Promise<void> {
  const documents = stepsOf(work, "document");
  const statements = stepsOf(work, "statement").filter(hasNewWords);
  await dropDocuments(work, documents);
  await dropStatements(work, statements);
  await insertDocuments(work, documents);
  await insertEntries(work, await entriesOfAuthors(work, documents, renamed));
  const written = statements.flatMap(({ after }) => after ?? []);
  const dates = written.length === 0 ? new Map<string, string | null>() : await publishedInCommit(work);
  for (const some of inChunks(written)) await insertEntries(work, entriesOfStatements(some, dates));
  await moveDates(work, documents);
}

function hasNewWords({ before, after }: RecordStep<"statement">): boolean {
  return (
    before?.quote !== after?.quote ||
    before?.note !== after?.note ||
    before?.documentId !== after?.documentId ||
    before?.start !== after?.start ||
    before?.end !== after?.end
  );
}

const hasNewText = ({ before, after }: RecordStep<"document">): boolean => before?.contentId !== after?.contentId;

async function dropDocuments(work: CommitWork, steps: readonly RecordStep<"document">[]): Promise<void> {
  const known = steps.filter(({ before }) => before !== null);
  const idsOf = (some: readonly RecordStep<"document">[]): string[] => some.map(({ id }) => id);
  await dropDocumentEntries(work, idsOf(known.filter(hasNewText)));
  await dropDocumentEntries(work, idsOf(known.filter((step) => !hasNewText(step))), ["title", "tag", "note"]);
}

async function dropStatements(work: CommitWork, steps: readonly RecordStep<"statement">[]): Promise<void> {
  await dropStatementEntries(
    work,
    steps.flatMap(({ before }) => before ?? []),
  );
}

async function insertDocuments(work: CommitWork, steps: readonly RecordStep<"document">[]): Promise<void> {
  for (const some of inChunks(steps)) {
    await insertEntries(work, describingAll(some));
    for (const step of some) if (step.after !== null && hasNewText(step)) await insertEntries(work, await textEntries(work, step.after));
  }
}

function* describingAll(steps: readonly RecordStep<"document">[]): Generator<SearchEntry, void> {
  for (const { after } of steps) if (after !== null) yield* describingEntries(after);
}

async function entriesOfAuthors(work: CommitWork, steps: readonly RecordStep<"document">[], renamed: ReadonlySet<string>): Promise<SearchEntry[]> {
  const documents = new Map<string, string | null>();
  for (const step of steps) if (step.after !== null && hasNewText(step)) documents.set(step.id, step.after.published);
  const written = await documentsBy(work, [...renamed]);
  const stale = written.filter((id) => !documents.has(id));
  await dropDocumentEntries(work, stale, ["author"]);
  for (const [id, published] of await publishedOf(work, stale)) documents.set(id, published);
  return authorEntries(work, documents);
}

async function documentsBy({ trx, project }: CommitWork, authors: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const ids of inChunks(authors)) {
    const rows = await trx
      .selectFrom("documentValues")
      .select("documentId")
      .where("project", "=", project)
      .where("field", "=", "contributor")
      .where("value", "in", ids)
      .execute();
    for (const { documentId } of rows) found.add(documentId);
  }
  return [...found];
}

/** All rows of a document stand under its date, those of its statements too. */
async function moveDates({ trx, project }: CommitWork, steps: readonly RecordStep<"document">[]): Promise<void> {
  for (const { id, before, after } of steps) {
    if (before === null || after === null || before.published === after.published) continue;
    await trx
      .updateTable("searchRows")
      .set({ published: after.published ?? "" })
      .where("project", "=", project)
      .where("documentId", "=", id)
      .execute();
  }
}
