import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import { expect, test } from "vitest";
import type { Tables } from "../tables.ts";
import type { KeyedRow, ListOrder } from "./list-page.ts";
import { readPage } from "./read-page.ts";

const order: ListOrder = { name: "date", columns: ["published", "id"], isDescending: false, hasNulls: true };
const noDatabase = (): Kysely<Tables> =>
  new Kysely({
    dialect: {
      createDriver: () => new DummyDriver(),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
  });

/** A list of two dated rows and one without a date; says which questions were asked inside a transaction. */
async function pageOf(limit: number, isHeld: boolean): Promise<{ readonly ids: unknown[]; readonly inTransaction: boolean[] }> {
  const [outside, inside] = [noDatabase(), noDatabase()];
  const inTransaction: boolean[] = [];
  let parts = 0;
  const page = await readPage<KeyedRow>(
    {
      db: outside,
      readConsistently: (work) => {
        parts = 0;
        return work({ db: inside, rows: async () => undefined });
      },
    },
    { order, query: { limit }, isHeld },
    async (db, part) => {
      inTransaction.push(db === inside);
      const rows: KeyedRow[] = parts++ === 0 ? ["a", "b"].map((key1) => ({ key0: "2031", key1 })) : [{ key0: null, key1: "c" }];
      return rows.slice(0, part.limit);
    },
  );
  return { ids: page.entries.map(({ key1 }) => key1), inTransaction };
}

test("a page that one question finds is read without a transaction, one that takes more in one", async () => {
  expect(await pageOf(1, false)).toEqual({ ids: ["a"], inTransaction: [false] });
  expect(await pageOf(3, false)).toEqual({ ids: ["a", "b", "c"], inTransaction: [false, true, true] });
  expect(await pageOf(1, true)).toEqual({ ids: ["a"], inTransaction: [true] });
});
