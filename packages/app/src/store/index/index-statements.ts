import { ownerOf, type StatementRecord } from "../../records/statement-record.ts";
import type { ReviewState } from "@rapporteur/core/model";
import { columnDay } from "../sql/column-time.ts";
import { columnText, foldedText } from "../sql/column-text.ts";
import { stepsOf, type CommitWork, type RecordStep } from "../history/commit-work.ts";
import { countUses, rootsOfStatements } from "./count-uses.ts";
import { publishedInCommit } from "./index-documents.ts";
import type { EntityEffects } from "./index-entities.ts";
import { inChunks, inOrderOf, insertRows } from "../insert-rows.ts";
import type { StatementRow, StatementValueRow } from "../record-tables.ts";
import { valueText } from "./value-text.ts";
import { readBlocks, writeBlocks } from "../table/write-blocks.ts";
import { askKept } from "../sql/kept-queries.ts";
import { sendQuery } from "../sql/send-query.ts";
import { isAmong, keepsPlan } from "../sql/kept-plans.ts";

type Step = RecordStep<"statement">;

/** Keeps the table of statements, its values and blocks, the counts of documents and the uses of entities. */
export async function indexStatements(work: CommitWork, effects: EntityEffects): Promise<void> {
  const steps = stepsOf(work, "statement");
  await deleteOld(work, steps);
  const written = steps.flatMap(({ after }) => after ?? []);
  // Nothing of this is changed by what follows: sent together.
  const [dates, names, blocks, roots] = await Promise.all([
    publishedInCommit(work),
    speakerNames(
      work,
      written.flatMap(({ speaker }) => speaker ?? []),
    ),
    readBlocks(work),
    work.isRebuild === true ? new Map<string, string>() : rootsOfStatements(work),
  ]);
  await insertNew(work, written, { dates, names });
  await writeBlocks(work, blocks);
  await countReviews(work, steps);
  await countUses(work, effects.recount, roots);
  await renameSpeakers(work, effects.renamed);
}

async function deleteOld({ trx, project }: CommitWork, steps: readonly Step[]): Promise<void> {
  const old = steps.flatMap(({ before }) => (before === null ? [] : [before]));
  for (const ids of inChunks(old.map(({ id }) => id))) {
    await trx.deleteFrom("statements").where("project", "=", project).where("id", "in", ids).execute();
    await trx.deleteFrom("statementValues").where("project", "=", project).where("statementId", "in", ids).execute();
  }
}

interface Around {
  /** When each document was published. */
  readonly dates: ReadonlyMap<string, string | null>;
  /** By which speakers are sorted. */
  readonly names: ReadonlyMap<string, string>;
}

async function insertNew(work: CommitWork, records: readonly StatementRecord[], { dates, names }: Around): Promise<void> {
  const { trx, dialect, project } = work;
  const rows = records.map((record) =>
    rowOf(work, record, { published: dates.get(record.documentId) ?? null, speakerSort: names.get(record.speaker ?? "") ?? null }),
  );
  await insertRows(trx, dialect, "statements", inOrderOf(rows, "id"));
  const values = records.flatMap((record) => valuesOf(project, record));
  await insertRows(trx, dialect, "statementValues", inOrderOf(values, "statementId"));
}

function rowOf(
  { project, revision }: CommitWork,
  record: StatementRecord,
  { published, speakerSort }: { published: string | null; speakerSort: string | null },
): StatementRow {
  const { id, documentId, type, start, end, speaker, organization, status, coder, confidence, review, quote } = record;
  const own = record.values["date"];
  const ownDate = typeof own === "string" ? columnDay(own) : null;
  return {
    project,
    id,
    revision,
    documentId,
    type,
    startOffset: start,
    endOffset: end,
    speaker,
    speakerSort,
    organization,
    status,
    coder: columnText(`${coder.kind}:${coder.name}`),
    owner: ownerOf(record),
    draftOf: record.draftOf ?? null,
    confidence,
    review,
    date: ownDate ?? published,
    hasOwnDate: ownDate === null ? 0 : 1,
    quoteFolded: foldedText(quote),
  };
}

function valuesOf(project: string, { id, values }: StatementRecord): StatementValueRow[] {
  return Object.entries(values).flatMap(([variable, given]) => {
    const value = valueText(given);
    return value === null ? [] : [{ project, variable, value, statementId: id }];
  });
}

/** Names to sort speakers by: folded, of whom merges lead to. */
async function speakerNames(work: CommitWork, speakers: readonly string[]): Promise<Map<string, string>> {
  const { trx, project } = work;
  const names = new Map<string, string>();
  for (const ids of inChunks([...new Set(speakers)])) {
    const rows = await askKept(trx, "speaker names", { project, ids }, (asked) =>
      trx
        .selectFrom("entities as entity")
        .innerJoin("entities as root", (join) => join.onRef("root.project", "=", "entity.project").onRef("root.id", "=", "entity.root"))
        .select(["entity.id", "root.nameFolded"])
        .where("entity.project", "=", asked.project)
        .where(isAmong(trx, "entity.id", asked.ids))
        .modifyEnd(keepsPlan)
        .compile(),
    );
    for (const { id, nameFolded } of rows) names.set(id, nameFolded);
  }
  return names;
}

async function renameSpeakers(work: CommitWork, entities: ReadonlySet<string>): Promise<void> {
  if (entities.size === 0) return;
  for (const [id, speakerSort] of await speakerNames(work, [...entities])) {
    await work.trx.updateTable("statements").set({ speakerSort }).where("project", "=", work.project).where("speaker", "=", id).execute();
  }
}

/** Adds to a document's counts what the commit brought and takes away what it took. */
async function countReviews({ trx, project }: CommitWork, steps: readonly Step[]): Promise<void> {
  const moved = new Map<string, Record<ReviewState, number>>();
  const add = (record: StatementRecord | null, by: number): void => {
    if (record === null) return;
    const counts = moved.get(record.documentId) ?? { draft: 0, accepted: 0, rejected: 0 };
    counts[record.review] += by;
    moved.set(record.documentId, counts);
  };
  for (const { before, after } of steps) {
    add(before, -1);
    add(after, 1);
  }
  const counted = [...moved].filter(([, { draft, accepted, rejected }]) => draft !== 0 || accepted !== 0 || rejected !== 0);
  const byCounts = Map.groupBy(counted, ([, { draft, accepted, rejected }]) => `${draft} ${accepted} ${rejected}`);
  for (const some of byCounts.values()) for (const part of inChunks(some)) await addCounts(trx, project, part);
}

/** Documents whose counts change alike. */
async function addCounts(trx: CommitWork["trx"], project: string, documents: readonly [string, Record<ReviewState, number>][]): Promise<void> {
  const [, { draft, accepted, rejected }] = documents[0] as [string, Record<ReviewState, number>];
  const ids = documents.map(([id]) => id);
  const counted = trx
    .updateTable("documents")
    .set((column) => ({
      draftCount: column("draftCount", "+", draft),
      acceptedCount: column("acceptedCount", "+", accepted),
      rejectedCount: column("rejectedCount", "+", rejected),
    }))
    .where("project", "=", project)
    .where(isAmong(trx, "id", ids))
    .modifyEnd(keepsPlan);
  await sendQuery(trx, counted.compile());
}
