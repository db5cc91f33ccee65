import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../open-store.ts";
import { lendPostgres, type LentPostgres } from "../testing/lend-postgres.ts";
import { made, sampleCommit, sampleContent, sampleDocument, sampleEntity, sampleStatement, sampleType } from "../testing/sample-records.ts";

let server: LentPostgres;
beforeAll(async () => {
  server = await lendPostgres();
});
afterAll(async () => server.stop());

/** What docs/tables.md tells to do. */
const rights = [
  "CREATE ROLE analyst LOGIN PASSWORD 'analyst'",
  "GRANT USAGE ON SCHEMA analysis TO analyst",
  "GRANT SELECT ON ALL TABLES IN SCHEMA analysis TO analyst",
];

test("an analyst sees days, moments and JSON as such, and nothing but the views", async () => {
  const address = await server.makeLibrary();
  const store = await openStore(address);
  const content = sampleContent("Hello world, this is what the expert wrote.");
  await store.contents.keep("main", content);
  const statement = sampleStatement("s1", "d1", { speaker: "e1", values: { agreement: true, intensity: 2 } });
  const document = sampleDocument("d1", content, { tags: ["gas", "energy"] });
  const records = [made("type", sampleType()), made("entity", sampleEntity("e1")), made("document", document), made("statement", statement)];
  await store.history.commit(sampleCommit(records));
  await store.close();
  const owner = new pg.Client({ connectionString: address });
  await owner.connect();
  for (const right of rights) await owner.query(right);
  await owner.end();
  const own = new URL(address);
  [own.username, own.password] = ["analyst", "analyst"];
  const client = new pg.Client({ connectionString: own.href });
  await client.connect();
  const { rows } = await client.query(
    `select s.speaker, s.quote, s."values" ->> 'intensity' as intensity, (s.date - date '2024-04-01') as days, s.changed_at <= now() as is_past, d.tags, d.words
     from analysis.statements s join analysis.documents d on d.project = s.project and d.id = s.document_id`,
  );
  expect(rows).toEqual([{ speaker: "Name e1", quote: "Hello", intensity: "2", days: 29, is_past: true, tags: ["energy", "gas"], words: 8 }]);
  const types = await client.query<{ name: string; type: string }>(
    `select table_name || '.' || column_name as name, data_type as type from information_schema.columns
     where table_schema = 'analysis' and data_type not in ('text', 'integer', 'boolean', 'double precision') order by 1`,
  );
  expect(Object.fromEntries(types.rows.map(({ name, type }) => [name, type]))).toEqual({
    "documents.added_at": "timestamp with time zone",
    "documents.contributor_ids": "jsonb",
    "documents.published": "date",
    "documents.tags": "ARRAY",
    "revisions.at": "timestamp with time zone",
    "statements.changed_at": "timestamp with time zone",
    "statements.date": "date",
    "statements.values": "json",
  });
  await expect(client.query("select password_hash from accounts")).rejects.toThrow("permission denied");
  await client.end();
});
