import { Socket } from "node:net";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { insertRows } from "../insert-rows.ts";
import { contentStore } from "../contents.ts";
import { localWatch } from "../history/commit-watch.ts";
import { historyStore } from "../history/history.ts";
import { followers } from "../projections.ts";
import { lendPostgres, type LentPostgres } from "../testing/lend-postgres.ts";
import { made, sampleCommit, sampleContent, sampleDocument, sampleEntity, sampleStatement, sampleType } from "../testing/sample-records.ts";
import { openPostgres } from "./open-postgres.ts";

let server: LentPostgres;
beforeAll(async () => {
  server = await lendPostgres();
});
afterAll(async () => server.stop());
afterEach(() => vi.restoreAllMocks());

const statement = (id: string) =>
  made("statement", sampleStatement(id, "d1", { speaker: "e1", values: { concept: "e2", agreement: true }, quote: "Hello" }));

test("a commit of one statement asks few questions, and waits for four answers of the server", async () => {
  const questions = vi.spyOn(pg.Client.prototype, "query");
  const { context, close } = await openPostgres(await server.makeLibrary(), Date.now);
  const history = historyStore({ ...context, ...followers }, localWatch());
  const content = sampleContent("Hello world, this is what the expert wrote.");
  await contentStore(context).keep("main", content);
  const people = ["e1", "e2"].map((id) => made("entity", sampleEntity(id)));
  await history.commit(sampleCommit([made("type", sampleType()), ...people, made("document", sampleDocument("d1", content)), statement("s0")]));
  for (const id of ["s1", "s2"]) await history.commit(sampleCommit([statement(id)], { requestKey: `key of ${id}` }));
  questions.mockClear();
  // What goes to the server together is written at once.
  const waits = vi.spyOn(Socket.prototype, "_writev");
  await history.commit(sampleCommit([statement("s3")], { requestKey: "key of s3" }));
  expect(questions).toHaveBeenCalledTimes(23);
  expect(waits).toHaveBeenCalledTimes(4);
  await close();
});

const key = (value: string) => ({ project: "main", kind: "entity", value, id: value }) as const;

test("a write whose answer nobody waited for is told, and takes no other along", async () => {
  const { context, close } = await openPostgres(await server.makeLibrary(), Date.now);
  const keep = (value: string) => context.write((trx) => insertRows(trx, "postgres", "recordKeys", [key(value)]));
  const kept = async () => (await context.db.selectFrom("recordKeys").select("value").orderBy("value").execute()).map(({ value }) => value);
  const unique = { code: "23505" };
  try {
    await keep("a");
    await expect(keep("a")).rejects.toMatchObject(unique);
    const outcomes = await Promise.allSettled([keep("b"), keep("b"), keep("c"), keep("a"), keep("d")]);
    expect(outcomes.map((one) => (one.status === "rejected" ? one.reason : null))).toEqual([
      null,
      expect.objectContaining(unique),
      null,
      expect.objectContaining(unique),
      null,
    ]);
    // Also by what is asked next.
    const next = context.write(async (trx) => {
      await insertRows(trx, "postgres", "recordKeys", [key("e"), key("a")]);
      return trx.selectFrom("recordKeys").select("value").execute();
    });
    await expect(next).rejects.toMatchObject(unique);
    expect(await kept()).toEqual(["a", "b", "c", "d"]);
  } finally {
    await close();
  }
});
