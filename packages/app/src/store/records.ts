import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";
import type { RecordKind, RecordOf, Stored } from "../records/records.ts";
import { inChunks } from "./insert-rows.ts";
import type { RecordStore } from "./store.ts";
import type { StoreContext } from "./store-context.ts";
import { columnText } from "./sql/column-text.ts";
import { askKept } from "./sql/kept-queries.ts";
import { isAmong, keepsPlan } from "./sql/kept-plans.ts";
import type { Tables } from "./tables.ts";

const chunk = 500;

/** Reads records from their versions, as they stand or as they stood at a revision. */
export function recordStore({ db }: StoreContext): RecordStore {
  return {
    async get<K extends RecordKind>(project: string, kind: K, id: string, asOf?: number) {
      const [found] = await readMany(db, { project, kind, asOf }, [id]);
      return found ?? null;
    },
    async getMany<K extends RecordKind>(project: string, kind: K, ids: readonly string[], asOf?: number) {
      const found: Stored<RecordOf<K>>[] = [];
      for (const some of inChunks([...new Set(ids)], chunk)) found.push(...(await readMany(db, { project, kind, asOf }, some)));
      const byId = new Map(found.map((one) => [one.record.id, one]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    all: (project, kind, options = {}) => readAll(db, { project, kind, asOf: options.asOf }),
    removed: (project, kind, since) => readRemoved(db, { project, kind }, since),
    async idOfKey(project, kind, key) {
      const keys = db.selectFrom("recordKeys").select("id").where("project", "=", project);
      const row = await keys.where("kind", "=", kind).where("value", "=", columnText(key)).executeTakeFirst();
      return row?.id ?? null;
    },
    async project(project) {
      const [row] = await askKept(db, "project", { project }, (given) => {
        const found = versionsAt(db, { project: given.project, kind: "project", asOf: undefined }).where("id", "=", given.project);
        const latest = sql<number | null>`(select max(revision) from revisions where project = ${given.project})`.as("head");
        return found.select(latest).modifyEnd(keepsPlan).compile();
      });
      return row === undefined ? null : { record: toStored<"project">(row), head: row.head ?? 0 };
    },
    async projects() {
      const rows = await db
        .selectFrom("versions")
        .select(["record", "fromRevision"])
        // Spelled out, not a parameter: only so is it the condition of its index.
        .where(sql<boolean>`kind = 'project'`)
        .where("toRevision", "is", null)
        .where("record", "is not", null)
        .orderBy("id")
        .execute();
      return rows.map((row) => toStored<"project">(row));
    },
  };
}

interface Wanted<K extends RecordKind> {
  readonly project: string;
  readonly kind: K;
  readonly asOf: number | undefined;
}

/** Versions of a kind that hold now, or held at a revision, and were not erased. */
export function versionsAt<K extends RecordKind>(db: Kysely<Tables>, { project, kind, asOf, at }: Wanted<K> & { readonly at?: RawBuilder<number> }) {
  const query = db
    .selectFrom("versions")
    .select(["id", "record", "fromRevision"])
    .where("project", "=", project)
    .where("kind", "=", kind)
    .where("record", "is not", null);
  const revision = at ?? asOf;
  if (revision === undefined) return query.where("toRevision", "is", null);
  return query.where("fromRevision", "<=", revision).where((is) => is.or([is("toRevision", "is", null), is("toRevision", ">", revision)]));
}

async function readMany<K extends RecordKind>(db: Kysely<Tables>, wanted: Wanted<K>, ids: readonly string[]): Promise<Stored<RecordOf<K>>[]> {
  const { project, kind, asOf } = wanted;
  const isPast = asOf !== undefined;
  const rows = await askKept(db, `${isPast ? "past" : "present"} records of ${kind}`, { project, asOf: asOf ?? 0, ids }, (given) =>
    versionsAt(db, { project: given.project, kind, asOf: isPast ? given.asOf : undefined })
      .where(isAmong(db, "id", given.ids))
      .modifyEnd(keepsPlan)
      .compile(),
  );
  return rows.map((row) => toStored<K>(row));
}

/** Records as they stand, by id: what a list found by the tables for speed, read in a second step so that both databases plan the first one alike. */
export async function recordsById<K extends RecordKind>(
  db: Kysely<Tables>,
  { project, kind }: Pick<Wanted<K>, "project" | "kind">,
  ids: readonly string[],
): Promise<Map<string, Stored<RecordOf<K>>>> {
  const found = new Map<string, Stored<RecordOf<K>>>();
  for (const some of inChunks(ids, chunk)) {
    for (const one of await readMany(db, { project, kind, asOf: undefined }, some)) found.set(one.record.id, one);
  }
  return found;
}

/** Reads by and by, each part after the id where the last ended, all as of the revision at the beginning. */
async function* readAll<K extends RecordKind>(db: Kysely<Tables>, wanted: Wanted<K>): AsyncIterable<Stored<RecordOf<K>>> {
  let revision: number | null = null;
  for (let after = ""; ;) {
    const rows: readonly AllRow[] = await readPart(db, wanted, { after, revision });
    for (const row of rows) yield toStored<K>(row);
    if (rows.length < chunk) return;
    after = rows.at(-1)?.id ?? after;
    revision = rows.at(-1)?.head ?? null;
  }
}

interface AllRow {
  readonly id: string;
  readonly record: string | null;
  readonly fromRevision: number;
  /** The library's revision when the first part was read. */
  readonly head: number;
}

/** One question a part: most kinds have few records, and so one part. @param revision of the library as the first part was read; null for that one */
function readPart<K extends RecordKind>(
  db: Kysely<Tables>,
  { project, kind, asOf }: Wanted<K>,
  { after, revision }: { readonly after: string; readonly revision: number | null },
): Promise<readonly AllRow[]> {
  const isFirst = revision === null;
  const isPast = asOf !== undefined;
  const values = { project, after, asOf: asOf ?? 0, revision: revision ?? 0 };
  return askKept(db, `all ${kind} ${isFirst} ${isPast}`, values, (given) => {
    const head = isFirst ? sql<number>`(select revision from library_state where id = 1)` : sql<number>`cast(${given.revision} as integer)`;
    const least = db.getExecutor().adapter instanceof PostgresAdapter ? sql`least` : sql`min`;
    const at = isPast ? sql<number>`${least}(${head}, cast(${given.asOf} as integer))` : head;
    return versionsAt(db, { project: given.project, kind, asOf: undefined, at })
      .select(head.as("head"))
      .where("id", ">", given.after)
      .orderBy("id")
      .limit(sql.lit(chunk))
      .compile();
  });
}

async function readRemoved<K extends RecordKind>(
  db: Kysely<Tables>,
  { project, kind }: Pick<Wanted<K>, "project" | "kind">,
  since: number,
): Promise<(Stored<RecordOf<K>> & { readonly until: number })[]> {
  const rows = await db
    .selectFrom("versions")
    .select(["id", "record", "fromRevision", "toRevision"])
    .where("project", "=", project)
    .where("kind", "=", kind)
    .where("toRevision", ">", since)
    .where("record", "is not", null)
    .where((is) => {
      const now = is.selectFrom("versions as now").select("now.id").where("now.toRevision", "is", null).where("now.record", "is not", null);
      const same = now.whereRef("now.project", "=", "versions.project").whereRef("now.kind", "=", "versions.kind");
      return is.not(is.exists(same.whereRef("now.id", "=", "versions.id")));
    })
    .orderBy("id")
    .orderBy("fromRevision")
    .execute();
  return rows.map((row) => ({ ...toStored<K>(row), until: row.toRevision ?? since }));
}

function toStored<K extends RecordKind>({ record, fromRevision }: { record: string | null; fromRevision: number }): Stored<RecordOf<K>> {
  return { record: JSON.parse(record ?? "null") as RecordOf<K>, revision: fromRevision };
}
