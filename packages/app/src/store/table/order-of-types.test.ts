import pg from "pg";
import { expect, test } from "vitest";
import type { StatementVariable } from "../../records/statement-record.ts";
import { describeAboveStores } from "../testing/describe-stores.ts";
import { made, sampleCommit, sampleType } from "../testing/sample-records.ts";

const note = (kind: StatementVariable["kind"]): StatementVariable => ({
  name: "note",
  label: "note",
  kind,
  entityTypes: [],
  choices: [],
  minimum: null,
  maximum: null,
  isRequired: false,
  help: "",
});

describeAboveStores("types of a table", ({ dialect, library, open }) => {
  // Each database has an order of its own for rows that nobody put in order: PostgreSQL that in which they were written.
  test("of types that share the name of a variable, the first by id gives it its kind, in whatever order they were written", async () => {
    const place = await library();
    const store = await open(place);
    const types = (["z", "m", "a"] as const).map((key, index) => ({
      ...sampleType(key),
      variables: [note(index === 2 ? "short text" : "number"), note("boolean")].map((one, at) => (at === 0 ? one : { ...one, name: `only ${key}` })),
    }));
    for (const type of types) await store.history.commit(sampleCommit([made("type", type)]));
    if (dialect === "postgres") await analyze(place);
    const { table } = await store.tables.statements("main");
    expect(table.variables["note"]?.kind).toBe("text");
    expect(Object.keys(table.variables).filter((name) => name.startsWith("only"))).toEqual(["only a", "only m", "only z"]);
  });
});

/** A server that knows how small its tables are reads them from one end to the other. */
async function analyze(place: string): Promise<void> {
  const client = new pg.Client(place);
  await client.connect();
  await client.query("analyze");
  await client.end();
}
