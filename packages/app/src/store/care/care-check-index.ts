import { setImmediate } from "node:timers/promises";
import { sql, type Kysely } from "kysely";
import { textEntries } from "../search/search-entries.ts";
import { fieldNumber } from "../search/search-rows.ts";
import { tokenize } from "../search/tokens.ts";
import type { DialectName } from "../store-context.ts";
import type { Finding } from "../store.ts";
import type { Tables } from "../tables.ts";

type Db = Kysely<Tables>;

/** Whether the tables that stand for speed say what the records say. All of it can be made again. */
export async function checkIndex(db: Db, dialect: DialectName): Promise<Finding[]> {
  return [...(await checkRows(db)), ...(await checkWords(db, dialect))];
}

function stale(project: string | null, message: string): Finding {
  return { code: "index", project, kind: null, id: null, message, isFixable: true };
}

/** Every record that stands has its row at its revision, and no row stands without one. */
async function checkRows(db: Db): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const [table, kind] of [
    ["documents", "document"],
    ["entities", "entity"],
    ["statements", "statement"],
  ] as const) {
    const { rows } = await sql<{ project: string; missing: number | string }>`
      select project, count(*) as missing from (
        select v.project as project from versions v left join ${sql.table(table)} r on r.project = v.project and r.id = v.id and r.revision = v.from_revision
          where v.kind = ${kind} and v.to_revision is null and v.record is not null and r.id is null
        union all
        select r.project as project from ${sql.table(table)} r
          left join versions v on v.project = r.project and v.kind = ${kind} and v.id = r.id and v.to_revision is null and v.record is not null
          where v.id is null
      ) odd group by project order by project`.execute(db);
    found.push(...rows.map(({ project, missing }) => stale(project, `the list of ${table} is not what the records say (${Number(missing)} rows)`)));
  }
  return found;
}

/** What has words can be found. */
async function checkWords(db: Db, dialect: DialectName): Promise<Finding[]> {
  const found: Finding[] = [];
  if (dialect === "sqlite") {
    const { rows } = await sql<{ odd: number }>`select (select count(*) from search_rows) - (select count(*) from search_words) as odd`.execute(db);
    const odd = rows[0]?.odd ?? 0;
    if (odd !== 0) found.push(stale(null, `${Math.abs(odd)} passages and their words do not go together`));
  }
  const projects = new Set([...(await documentsWithoutWords(db)), ...(await statementsWithoutWords(db))]);
  return [...found, ...[...projects].map((project) => stale(project, "some texts cannot be found by their words"))];
}

/** Projects in which a document has other than the passages that its text gives. Cost: cuts every text again. */
async function documentsWithoutWords(db: Db): Promise<string[]> {
  const { rows } = await sql<{
    project: string;
    id: string;
    contentId: string;
    published: string | null;
    title: string;
    passages: number | string;
    titles: number | string;
  }>`
    select d.project, d.id, d.content_id, d.published, d.title,
      (select count(*) from search_rows r where r.project = d.project and r.document_id = d.id and r.statement_id = '' and r.field = ${fieldNumber("text")}) as passages,
      (select count(*) from search_rows r where r.project = d.project and r.document_id = d.id and r.statement_id = '' and r.field = ${fieldNumber("title")}) as titles
    from documents d order by d.project, d.id`.execute(db);
  const found = new Set<string>();
  for (const row of rows) {
    if (found.has(row.project)) continue;
    await setImmediate();
    const expected = [...(await textEntries({ trx: db, project: row.project }, row))];
    const isTitled = Number(row.titles) === 1 || tokenize(row.title).length === 0;
    if (expected.length !== Number(row.passages) || !isTitled) found.add(row.project);
  }
  return [...found];
}

/** Projects in which a quote with words has no row. */
async function statementsWithoutWords(db: Db): Promise<string[]> {
  const { rows } = await sql<{ project: string; quote: string }>`
    select s.project, s.quote_folded as quote from statements s
    left join search_rows r on r.project = s.project and r.document_id = s.document_id and r.statement_id = s.id and r.field = ${fieldNumber("quote")}
    where r.id is null order by s.project, s.id`.execute(db);
  return [...new Set(rows.filter(({ quote }) => tokenize(quote).length > 0).map(({ project }) => project))];
}
