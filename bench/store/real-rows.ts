import pg from "pg";
import { exampleReadout } from "../../test/support/example-readouts.ts";
import { importReadouts } from "../../packages/app/src/documents/import-readout.ts";
import { ensureProject } from "../../packages/app/src/library/create-project.ts";
import { openWorkplace } from "../../packages/app/src/library/workplace.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";

/** Tables of whose rows a large library is made. */
export const copiedTables = ["documents", "contents", "statements", "versions"] as const;
export type CopiedTable = (typeof copiedTables)[number];

/** A page of several experts, and one of one. */
const examples = ["second-roundup.txt", "oped.md"];

/** Rows of a library as JSON, a text for all of a table. */
export interface RealRows {
  readonly rows: Readonly<Record<CopiedTable, string>>;
  readonly statementsPerDocument: number;
}

/** What a library holds of two documents of `examples/`, read and committed by the present program. @param address of an empty library on PostgreSQL */
export async function realRows(address: string): Promise<RealRows> {
  const store = await openStore(address);
  try {
    await importReadouts(
      openWorkplace(store, { project: await ensureProject(store) }),
      await Promise.all(examples.map(async (name) => ({ readout: await exampleReadout(name), sourceName: name }))),
    );
  } finally {
    await store.close();
  }
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    const all = async (table: string, where = "true"): Promise<string> => {
      const { rows } = await client.query<{ all: string }>(`select json_agg(t)::text as all from ${table} t where ${where}`);
      return rows[0]?.all ?? "[]";
    };
    const [documents, contents, statements] = [await all("documents"), await all("contents"), await all("statements")];
    const counted = await client.query<{ each: number }>(
      "select (select count(*) from statements)::float / (select count(*) from documents) as each",
    );
    return {
      rows: { documents, contents, statements, versions: await all("versions", "kind = 'statement'") },
      statementsPerDocument: Math.max(1, Math.floor(counted.rows[0]?.each ?? 1)),
    };
  } finally {
    await client.end();
  }
}
