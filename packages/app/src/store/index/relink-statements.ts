import type { StatementRecord, TypeRecord } from "../../records/statement-record.ts";
import { checkExist, writeLinks } from "../history/check-links.ts";
import { stepsOf, type CommitWork, type RecordStep } from "../history/commit-work.ts";
import { countAfresh } from "./count-uses.ts";
import { inChunks } from "../insert-rows.ts";
import { entityVariables, recordLinks } from "../history/record-links.ts";
import { allTypes } from "../history/types-of-commit.ts";

/**
 * Where a commit makes a variable of a type hold entities, or no longer, the type's other statements name other records than before: their links and the uses
 * of entities are made again.
 *
 * Cost: O(statements of the type), only where such a variable changed.
 * @throws RAP_STORE_REFERENCE where a statement's value then names no entity
 */
export async function relinkStatements(work: CommitWork): Promise<void> {
  const keys = stepsOf(work, "type").flatMap(({ before, after }) =>
    before !== null && after !== null && !holdSameEntities(before, after) ? [after.key] : [],
  );
  if (keys.length === 0) return;
  const types = await allTypes(work.trx, work.project);
  const steps = await otherStatements(work, keys);
  const named = steps.flatMap(({ kind, id, after }) => recordLinks(kind, after, types).map((link) => ({ ...link, kind, id })));
  await checkExist(work, named);
  await writeLinks({ ...work, types, steps });
  const roots = await work.trx.selectFrom("entities").select("root").distinct().where("project", "=", work.project).execute();
  for (const some of inChunks(roots.map(({ root }) => root))) await countAfresh(work, some);
}

function holdSameEntities(before: TypeRecord, after: TypeRecord): boolean {
  return JSON.stringify(entityVariables(before).sort()) === JSON.stringify(entityVariables(after).sort());
}

type Kept = RecordStep<"statement"> & { readonly after: StatementRecord };

/** Statements of these types that the commit leaves as they are. */
async function otherStatements(work: CommitWork, keys: readonly string[]): Promise<Kept[]> {
  const touched = new Set(stepsOf(work, "statement").map(({ id }) => id));
  const rows = await work.trx
    .selectFrom("statements as statement")
    .crossJoin("versions as version")
    .whereRef("version.project", "=", "statement.project")
    .where("version.kind", "=", "statement")
    .whereRef("version.id", "=", "statement.id")
    .whereRef("version.fromRevision", "=", "statement.revision")
    .select("version.record")
    .where("statement.project", "=", work.project)
    .where("statement.type", "in", keys)
    .execute();
  const records = rows.map(({ record }) => JSON.parse(record ?? "null") as StatementRecord);
  return records.filter(({ id }) => !touched.has(id)).map((record): Kept => ({ kind: "statement", id: record.id, before: record, after: record }));
}
