import { setImmediate } from "node:timers/promises";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { StatementRecord } from "../../records/statement-record.ts";
import type { RecordKind } from "../../records/records.ts";
import { checkIndex } from "./care-check-index.ts";
import { unfinishedLoad } from "./care-load.ts";
import { readWhole } from "./care-snapshot.ts";
import type { DialectName, StoreContext } from "../store-context.ts";
import type { Finding } from "../store.ts";
import type { Tables } from "../tables.ts";

type Db = Kysely<Tables>;

/** A library with more wrong than this is told so; the rest shows once these are mended. */
const mostOfACode = 1000;

/**
 * Looks for what is wrong inside a library. Reads everything once, and lets others have their turn between documents.
 * Cost: O(size of the library).
 */
export async function checkLibrary(context: StoreContext): Promise<readonly Finding[]> {
  const { dialect } = context;
  return readWhole(context, async (db) => [
    ...(await checkPages(db, dialect)),
    ...(await checkLoad(db)),
    ...(await checkVersions(db)),
    ...(await checkReferences(db)),
    ...(await checkContents(db)),
    ...(await checkQuotes(db)),
    ...(await checkIndex(db, dialect)),
  ]);
}

function finding(code: Finding["code"], message: string, about: Partial<Pick<Finding, "project" | "kind" | "id" | "isFixable">> = {}): Finding {
  return { code, message, project: null, kind: null, id: null, isFixable: false, ...about };
}

/** What the database says of itself. */
async function checkPages(db: Db, dialect: DialectName): Promise<Finding[]> {
  if (dialect === "postgres") return [];
  const { rows } = await sql<{ integrityCheck: string }>`pragma integrity_check(100)`.execute(db);
  return rows.filter(({ integrityCheck }) => integrityCheck !== "ok").map(({ integrityCheck }) => finding("integrity", integrityCheck));
}

/** What was begun by a copy and never came to its end. */
async function checkLoad(db: Db): Promise<Finding[]> {
  const row = await db.selectFrom("settings").select("value").where("key", "=", unfinishedLoad).executeTakeFirst();
  if (row === undefined) return [];
  const { since } = JSON.parse(row.value) as { since: string };
  return [finding("unfinished", `a copy into this library was begun at ${since} and did not end: nothing of it arrived; make the copy again`)];
}

/** Versions of a record follow one another, begin and end with revisions that are there, and one at most is open. */
async function checkVersions(db: Db): Promise<Finding[]> {
  const { rows } = await sql<{ project: string; kind: RecordKind; id: string; fromRevision: number }>`
    select v.project, v.kind, v.id, v.from_revision from (
      select project, kind, id, from_revision, to_revision,
        lead(from_revision) over (partition by project, kind, id order by from_revision) as next_revision
      from versions
    ) v
    left join revisions f on f.revision = v.from_revision and f.project = v.project
    left join revisions t on t.revision = v.to_revision and t.project = v.project
    where f.revision is null or (v.to_revision is not null and (t.revision is null or v.to_revision <= v.from_revision))
      or (v.next_revision is not null and (v.to_revision is null or v.to_revision > v.next_revision))
    order by v.project, v.kind, v.id, v.from_revision limit ${mostOfACode}`.execute(db);
  return rows.map(({ project, kind, id, fromRevision }) =>
    finding("version", `the version of ${kind} ${id} from revision ${fromRevision} does not fit those beside it`, { project, kind, id }),
  );
}

/** What records name is there. */
async function checkReferences(db: Db): Promise<Finding[]> {
  const { rows } = await sql<{ project: string; kind: RecordKind; id: string; field: string; toKind: string; toId: string }>`
    select l.project, l.kind, l.id, l.field, l.to_kind, l.to_id from record_links l
    left join versions v on v.project = l.project and v.kind = l.to_kind and v.id = l.to_id and v.to_revision is null and v.record is not null
    where v.id is null order by l.project, l.kind, l.id, l.field limit ${mostOfACode}`.execute(db);
  return rows.map(({ project, kind, id, field, toKind, toId }) =>
    finding("reference", `${field} of ${kind} ${id} names ${toKind} ${toId}, which is not there`, { project, kind, id }),
  );
}

/** Documents stand on contents, contents on documents. */
async function checkContents(db: Db): Promise<Finding[]> {
  const missing = await sql<{ project: string; id: string }>`
    select d.project, d.id from documents d left join contents c on c.project = d.project and c.id = d.content_id
    where c.id is null order by d.project, d.id limit ${mostOfACode}`.execute(db);
  const unused = await unusedContents(db);
  return [
    ...missing.rows.map(({ project, id }) => finding("orphan", `the text of document ${id} is not there`, { project, kind: "document", id })),
    ...unused.map(({ project, id }) => finding("leftover", `no document stands on the text ${id}`, { project, id, isFixable: true })),
  ];
}

/** Contents that no document stands on, nor stood on before. */
export async function unusedContents(db: Db): Promise<{ project: string; id: string }[]> {
  const used = new Set<string>();
  const versions = db.selectFrom("versions").select(["project", "record"]).where("kind", "=", "document").where("record", "is not", null);
  for (const { project, record } of await versions.execute())
    used.add(`${project} ${(JSON.parse(record ?? "{}") as { contentId: string }).contentId}`);
  const contents = await db.selectFrom("contents").select(["project", "id"]).orderBy("project").orderBy("id").execute();
  return contents.filter(({ project, id }) => !used.has(`${project} ${id}`));
}

/** Spans lie within their texts, and quotes are what stands there. Texts are read one at a time. */
async function checkQuotes(db: Db): Promise<Finding[]> {
  const found: Finding[] = [];
  const documents = await db.selectFrom("documents").select(["project", "id", "contentId"]).orderBy("project").orderBy("id").execute();
  for (const { project, id, contentId } of documents) {
    await setImmediate();
    const records = await statementsOf(db, project, id);
    if (records.length === 0) continue;
    const content = await db.selectFrom("contents").select("text").where("project", "=", project).where("id", "=", contentId).executeTakeFirst();
    if (content !== undefined) found.push(...records.flatMap((record) => checkQuote(project, record, content.text)));
    if (found.length >= mostOfACode) break;
  }
  return found;
}

function checkQuote(project: string, { id, start, end, quote }: StatementRecord, text: string): Finding[] {
  const about = { project, kind: "statement", id, isFixable: true } as const;
  if (start > end || end > text.length)
    return [finding("orphan", `statement ${id} lies at ${start}–${end} of a text of ${text.length} characters`, about)];
  return text.slice(start, end) === quote ? [] : [finding("quote", `the quote of statement ${id} is not what is at ${start}–${end}`, about)];
}

async function statementsOf(db: Db, project: string, documentId: string): Promise<StatementRecord[]> {
  const rows = await db
    .selectFrom("statements")
    .innerJoin("versions", (join) =>
      join
        .onRef("versions.project", "=", "statements.project")
        .onRef("versions.id", "=", "statements.id")
        .on("versions.kind", "=", "statement")
        .on("versions.toRevision", "is", null),
    )
    .select("versions.record")
    .where("statements.project", "=", project)
    .where("statements.documentId", "=", documentId)
    .orderBy("statements.startOffset")
    .orderBy("statements.id")
    .execute();
  return rows.flatMap(({ record }) => (record === null ? [] : [JSON.parse(record) as StatementRecord]));
}
