import pg from "pg";
import type { OpenedDatabase } from "../../packages/app/src/store/opened-database.ts";
import { allMigrations } from "../../packages/app/src/store/migrations/all-migrations.ts";
import { migrate } from "../../packages/app/src/store/migrations/migrate.ts";
import { copiedTables, type CopiedTable, type RealRows } from "./real-rows.ts";

/** The schema before tables were made again. */
export const oldSchema = 11;
const documentsPerProject = 700;
const unitsPerJob = 1000;
const rowsAtOnce = 100_000;

const moment = "'2024-05-01T08:00:00.000Z'";
/** Ids are as long as real ones. */
const idOf = (letter: string, number: string): string => `'${letter}' || lpad((${number})::text, 12, '0')`;
const projectOf = (document: string): string => `'project-' || (${document}) / ${documentsPerProject}`;

/** A statement of the first project. */
export const statementId = (number: number): string => `s${String(number).padStart(12, "0")}`;

type Columns = Readonly<Record<string, string>>;

/**
 * A PostgreSQL library at an old schema: as many statements as asked for, each with its version, their documents with texts, the units of work that read them, and
 * revisions, comments and notes of the audit log. They are copies of real rows with ids, projects and documents of their own. Tables that no later step of the
 * schema touches stay empty: the index of words, values of variables, links, blocks.
 */
export async function fillOldLibrary(opened: OpenedDatabase, address: string, statements: number, real: RealRows): Promise<void> {
  await migrate(opened.context, { migrations: allMigrations.filter(({ version }) => version <= oldSchema) });
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    await client.query("set synchronous_commit = off; set maintenance_work_mem = '512MB'");
    for (const table of copiedTables) await holdRows(client, table, real.rows[table]);
    const indexes = await dropIndexes(client, [...copiedTables, "revisions", "job_units"]);
    await fill(client, statements, real.statementsPerDocument);
    for (const definition of indexes) await client.query(definition);
    await client.query("analyze");
  } finally {
    await client.end();
  }
}

/** The rows to copy, numbered from 0. */
async function holdRows(client: pg.Client, table: CopiedTable, rows: string): Promise<void> {
  await client.query(
    `create temporary table real_${table} as select row_number() over () - 1 as at, t.* from json_populate_recordset(null::${table}, '${rows.replaceAll("'", "''")}') t`,
  );
}

/** Made at the end, all entries at once. Gives what makes them. */
async function dropIndexes(client: pg.Client, tables: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select c.relname as name, pg_get_indexdef(c.oid) as definition from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = any($1::regclass[]) and not i.indisprimary`,
    [tables],
  );
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/** Rows from one number to another, `n`: copies of real ones in turn, `t`, but for these columns. */
async function copy(client: pg.Client, table: CopiedTable, count: number, own: Columns): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum",
    [table],
  );
  const names = rows.map(({ name }) => name);
  for (let from = 0; from < count; from += rowsAtOnce)
    await client.query(
      `insert into ${table} (${names.join(", ")}) select ${names.map((name) => own[name] ?? `t.${name}`).join(", ")}
       from generate_series(${from}, ${Math.min(count, from + rowsAtOnce) - 1}) n
       join real_${table} t on t.at = n % (select count(*) from real_${table})`,
    );
}

async function fill(client: pg.Client, statements: number, perDocument: number): Promise<void> {
  const [documents, revisions] = [Math.ceil(statements / perDocument), Math.ceil(statements / 10)];
  const document = `n / ${perDocument}`;
  const content = "md5(n::text) || md5((-n)::text)";
  const project = projectOf(document);
  await copy(client, "documents", documents, {
    project: projectOf("n"),
    id: idOf("d", "n"),
    revision: "1",
    content_id: content,
    sha256: content,
    added_at: moment,
  });
  await copy(client, "contents", documents, { project: projectOf("n"), id: content });
  await copy(client, "statements", statements, { project, id: idOf("s", "n"), revision: "1", document_id: idOf("d", document) });
  const record = `replace(t.record, t.id, ${idOf("s", "n")})`;
  await copy(client, "versions", statements, { project, id: idOf("s", "n"), from_revision: "1", record });
  const each = (count: number): string => `from generate_series(1, ${count}) n`;
  await client.query(
    `insert into revisions select n, ${projectOf(`n % ${documents}`)}, ${moment}, 'a1', 'Ann', 'edit', 'Changed', 1, null, null, 0, null ${each(revisions)}`,
  );
  await client.query(`update library_state set revision = ${revisions}`);
  const jobs = Math.ceil(documents / unitsPerJob);
  await client.query(
    `insert into jobs select 'j' || n, 'project-0', 'import', '{}', 'done', 1, ${unitsPerJob}, ${unitsPerJob}, 0, 'a1', ${moment}, ${moment}, null ${each(jobs)}`,
  );
  await client.query(
    `insert into job_units (job, position, label, request, state, is_open, attempts) select 'j' || (n - 1) / ${unitsPerJob} + 1, n % ${unitsPerJob}, 'page ' || n,
       json_build_object('kind', 'url', 'url', 'https://gazette.example/' || md5(n::text)), 'done', 0, 1 ${each(documents)}`,
  );
  await client.query(
    `insert into comments (project, id, request_key, roundup, name, text, text_hash, state, created_at, rules) select 'project-0', ${idOf("c", "n")}, 'k' || n, 'r1', 'Ann',
       repeat('I was there. ', 8), md5(n::text), 'shown', ${moment}, '[]' ${each(Math.ceil(documents / 10))}`,
  );
  await client.query(
    `insert into audit_entries (id, at, account, action, details, position, hash) select 'x' || n, ${moment}, 'a1', 'sign-in', '{}', n, md5(n::text) ${each(Math.ceil(documents / 10))}`,
  );
}
