import { sql, type Transaction } from "kysely";
import type { AnyRecord, RecordKind } from "../../records/records.ts";
import { recordKinds } from "../../records/records.ts";
import type { CommitWork, RecordStep } from "../history/commit-work.ts";
import { projections } from "../projections.ts";
import type { DialectName } from "../store-context.ts";
import type { Tables } from "../tables.ts";
import { allTypes } from "../history/types-of-commit.ts";
import { countAllUses } from "../index/count-uses.ts";
import { writeKeys } from "../history/write-keys.ts";

type Trx = Transaction<Tables>;

const recordsAtOnce = 500;
/** What others stand on comes first. */
const kindsInOrder: readonly RecordKind[] = [
  "entity",
  "document",
  "statement",
  ...recordKinds.filter((kind) => !["entity", "document", "statement"].includes(kind)),
];

/**
 * Makes everything that stands for speed again from the versions of a project's records: lists, keys, links, counts and the index of words.
 * Cost: that of committing every record once.
 */
export async function rebuildTables(trx: Trx, dialect: DialectName, project: string): Promise<void> {
  // One statement goes over all rows; the limit is for those that somebody waits for.
  if (dialect === "postgres") await sql`set local statement_timeout = 0`.execute(trx);
  await clear(trx, dialect, project);
  const types = await allTypes(trx, project);
  for (const kind of kindsInOrder) {
    for (let after = ""; ;) {
      const steps = await readSteps(trx, { project, kind, after });
      await apply({ trx, dialect, project, revision: 0, steps, types, isRebuild: true });
      if (steps.length < recordsAtOnce) break;
      after = steps.at(-1)?.id ?? after;
    }
  }
  // PostgreSQL knows nothing yet of rows that this transaction wrote, and would look through all of them for each row.
  if (dialect === "postgres") await sql`analyze versions, documents, entities, statements, record_links`.execute(trx);
  await countAllUses({ trx, project });
  await setRevisions(trx, project);
}

async function clear(trx: Trx, dialect: DialectName, project: string): Promise<void> {
  const tables = [
    "documents",
    "documentValues",
    "entities",
    "statements",
    "statementBlocks",
    "statementValues",
    "recordKeys",
    "recordLinks",
  ] as const;
  for (const table of tables) await trx.deleteFrom(table).where("project", "=", project).execute();
  const rows = trx.selectFrom("searchRows").select("id").where("project", "=", project);
  if (dialect === "sqlite") await trx.deleteFrom("searchWords").where("rowid", "in", rows).execute();
  await trx.deleteFrom("searchRows").where("project", "=", project).execute();
}

async function readSteps(trx: Trx, { project, kind, after }: { project: string; kind: RecordKind; after: string }): Promise<RecordStep[]> {
  const rows = await trx
    .selectFrom("versions")
    .select(["id", "record"])
    .where("project", "=", project)
    .where("kind", "=", kind)
    .where("toRevision", "is", null)
    .where("record", "is not", null)
    .where("id", ">", after)
    .orderBy("id")
    .limit(recordsAtOnce)
    .execute();
  return rows.map(({ id, record }) => ({ kind, id, before: null, after: JSON.parse(record as string) as AnyRecord }));
}

async function apply(work: CommitWork): Promise<void> {
  if (work.steps.length === 0) return;
  await writeKeys(work);
  for (const keep of projections) await keep(work);
}

/** Rows were written as if by one commit: each gets the revision of the version that stands. */
async function setRevisions(trx: Trx, project: string): Promise<void> {
  for (const [table, kind] of [
    ["documents", "document"],
    ["entities", "entity"],
    ["statements", "statement"],
  ] as const) {
    await sql`update ${sql.table(table)} set revision = v.from_revision from versions v
      where v.project = ${project} and v.kind = ${kind} and v.id = ${sql.table(table)}.id and v.to_revision is null and ${sql.table(table)}.project = ${project}`.execute(
      trx,
    );
  }
}

/** Projects that have records. */
export async function projectsOf(trx: Trx): Promise<string[]> {
  const rows = await trx.selectFrom("versions").select("project").distinct().orderBy("project").execute();
  return rows.map(({ project }) => project);
}
