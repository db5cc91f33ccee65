import pg from "pg";
import type { OpenedDatabase } from "../../packages/app/src/store/opened-database.ts";
import { allMigrations } from "../../packages/app/src/store/migrations/all-migrations.ts";
import { migrate } from "../../packages/app/src/store/migrations/migrate.ts";

/** The schema before tables were made again. */
const oldSchema = 11;
const perProject = 20_000;
const perDocument = 30;

/** A PostgreSQL library at an old schema with generated rows: as many statements as asked for, each with its version, and their documents and revisions. */
export async function fillOldLibrary(opened: OpenedDatabase, address: string, statements: number): Promise<void> {
  await migrate(opened.context, { migrations: allMigrations.filter(({ version }) => version <= oldSchema) });
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const moment = "'2024-05-01T08:00:00.000Z'";
  const project = `'project-' || (n / ${perProject})`;
  const document = `'d' || (n / ${perDocument})`;
  const record = `json_build_object('id', 's' || n, 'documentId', ${document}, 'quote', repeat('What was said about gates and water. ', 4), 'values',
    json_build_object('agreement', n % 2 = 0), 'review', 'draft', 'note', '')::text`;
  const each = (from: number, to: number): string => `from generate_series(${from}, ${to}) n`;
  try {
    await client.query("set synchronous_commit = off");
    await client.query(`insert into documents select 'project-' || (n * ${perDocument} / ${perProject}), 'd' || n, 1, 'c' || n, 'Document ' || n, 'document ' || n,
      '2024-04-30', 'The Gazette', null, md5(n::text), 'local', ${moment}, ${perDocument}, 0, 0 ${each(0, Math.floor(statements / perDocument))}`);
    await client.query(`insert into revisions select n, 'project-0', ${moment}, 'a1', 'Ann', 'edit', 'Changed', 1, null, null, 0, null
      ${each(1, Math.max(1, Math.floor(statements / 10)))}`);
    await client.query(`update library_state set revision = ${Math.max(1, Math.floor(statements / 10))}`);
    for (let from = 0; from < statements; from += 100_000) {
      const to = Math.min(statements, from + 100_000) - 1;
      await client.query(`insert into versions select ${project}, 'statement', 's' || n, 1, null, ${record}, 0 ${each(from, to)}`);
      await client.query(`insert into statements select ${project}, 's' || n, 1, ${document}, 'position', n % ${perDocument}, n % ${perDocument} + 5,
        'e' || (n % 500), 'name ' || (n % 500), null, 'actual', 'builtin:x@1', 0.5, 'draft', '2024-04-30', 0, repeat('what was said ', 6), null, null ${each(from, to)}`);
    }
    await client.query("analyze");
  } finally {
    await client.end();
  }
}
