import type { Kysely } from "kysely";
import type { TypeRecord } from "../../records/statement-record.ts";
import type { RecordStep } from "./commit-work.ts";
import type { TypesByKey } from "./record-links.ts";
import type { Tables } from "../tables.ts";
import { askKept } from "../sql/kept-queries.ts";
import { keepsPlan } from "../sql/kept-plans.ts";

/**
 * The types, as they stand after a commit's versions were written, of the statements it touches.
 *
 * @param known the project's types, where it is known that the commit changes none
 */
export async function typesOfCommit(
  db: Kysely<Tables>,
  project: string,
  steps: readonly RecordStep[],
  known: TypesByKey | null,
): Promise<TypesByKey> {
  const keys = new Set<string>();
  for (const { kind, before, after } of steps) {
    if (kind !== "statement") continue;
    for (const record of [before, after]) if (record !== null && "type" in record) keys.add(record.type);
  }
  if (keys.size === 0) return new Map();
  const types = known ?? (await allTypes(db, project));
  return new Map([...types].filter(([key]) => keys.has(key)));
}

/** A project's types by key, in order of id: where two share the name of a variable, the first one's kind counts, and every database has to find the same. */
export async function allTypes(db: Kysely<Tables>, project: string): Promise<TypesByKey> {
  const rows = await askKept(db, "types", { project }, (asked) =>
    db
      .selectFrom("versions")
      .select("record")
      .where("project", "=", asked.project)
      .where("kind", "=", "type")
      .where("toRevision", "is", null)
      .where("record", "is not", null)
      .orderBy("id")
      .modifyEnd(keepsPlan)
      .compile(),
  );
  const types = rows.map(({ record }) => JSON.parse(record as string) as TypeRecord);
  return new Map(types.map((type) => [type.key, type]));
}
