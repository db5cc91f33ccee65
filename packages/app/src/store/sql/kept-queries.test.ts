import {
  CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type QueryResult,
} from "kysely";
import { expect, test } from "vitest";
import type { Tables } from "../tables.ts";
import { isAmong } from "./kept-plans.ts";
import { askKept } from "./kept-queries.ts";

type Asked = { readonly sql: string; readonly parameters: readonly unknown[] };

/** A server or a file that answers nothing and remembers what it was asked. */
function noDatabase(kind: "server" | "file"): { readonly db: Kysely<Tables>; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  class Noting extends DummyDriver {
    override async acquireConnection() {
      const executeQuery = async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
        asked.push({ sql, parameters });
        return { rows: [] };
      };
      return { ...(await super.acquireConnection()), executeQuery };
    }
  }
  const isServer = kind === "server";
  const dialect = {
    createDriver: () => new Noting(),
    createQueryCompiler: () => (isServer ? new PostgresQueryCompiler() : new SqliteQueryCompiler()),
    createAdapter: () => (isServer ? new PostgresAdapter() : new SqliteAdapter()),
    createIntrospector: (db: Kysely<never>) => (isServer ? new PostgresIntrospector(db) : new SqliteIntrospector(db)),
  };
  return { db: new Kysely<Tables>({ dialect }), asked };
}

/** Asks twice with other values; says how often a text was made. */
async function askTwice(kind: "server" | "file"): Promise<{ readonly made: number; readonly asked: readonly Asked[] }> {
  const { db, asked } = noDatabase(kind);
  let made = 0;
  for (const [project, ids, types] of [["one", ["a"], ["x", "y"]] as const, ["two", ["b", "c"], ["z", "w"]] as const])
    await askKept(db, `test of a ${kind}`, { project, ids, types, words: undefined }, (given) => {
      made++;
      const found = db
        .selectFrom("statements")
        .select("id")
        .where("project", "=", given.project)
        .where(isAmong(db, "id", given.ids));
      return found.where("review", "=", "draft").where("type", "in", given.types).compile();
    });
  return { made, asked };
}

test("on a server a text is made once, and every value finds its place in it: lists as a whole and element by element", async () => {
  const { made, asked } = await askTwice("server");
  const text = `select "id" from "statements" where "project" = $1 and "id" = any($2::text[]) and "review" = $3 and "type" in ($4, $5)`;
  expect(made).toBe(1);
  expect(asked).toEqual([
    { sql: text, parameters: ["one", ["a"], "draft", "x", "y"] },
    { sql: text, parameters: ["two", ["b", "c"], "draft", "z", "w"] },
  ]);
});

test("in a file each question has a text of its own", async () => {
  const { made, asked } = await askTwice("file");
  expect(made).toBe(2);
  expect(asked.map(({ parameters }) => parameters)).toEqual([
    ["one", "a", "draft", "x", "y"],
    ["two", "b", "c", "draft", "z", "w"],
  ]);
});
