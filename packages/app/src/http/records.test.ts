import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient, isApiFailure, type ApiFailure, type Client } from "../client/index.ts";
import type { ProjectRecord, RoundupRecord } from "../records/project-records.ts";
import type { Change } from "../records/revision.ts";
import type { TypeRecord } from "../records/statement-record.ts";
import { startSingleUser, type LibraryServer } from "../../../../test/support/library-server.ts";

let server: LibraryServer & { project: string };
let client: Client;
let documentId: string;
const params = { project: "main" };
let keys = 0;
const requestKey = (): string => `request-key-${keys++}`;
const text = "China warned Japan on Monday over the islands. The minister said sanctions will probably hurt exports within two years.";

beforeAll(async () => {
  server = await startSingleUser();
  client = createClient({ origin: server.origin });
  const bytes = new TextEncoder().encode(text);
  documentId = (await client.documents.upload({ params, query: { name: "note.txt" }, bytes })).documentId!;
});
afterAll(() => server.end());

const failure = async (promise: Promise<unknown>): Promise<ApiFailure> => {
  const thrown: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (!isApiFailure(thrown)) throw new Error("that did not fail");
  return thrown;
};
const regex = (id: string, label: string) => ({ id, label, pattern: "war", isCaseSensitive: false, color: "#aa0000" });
const put = (id: string, expected: number | null, label: string, key = requestKey()) =>
  client.records.commit({
    params,
    body: { requestKey: key, action: "edit", summary: "", changes: [{ kind: "regex", id, expected, after: regex(id, label) }] },
  });

describe("documents", () => {
  test("are read with all that the reading view needs, and once only", async () => {
    const view = await client.documents.get({ params: { ...params, id: documentId } });
    expect(view.content.text.trim()).toBe(text);
    expect(view.statements.length).toBeGreaterThan(0);
    const named = view.statements
      .flatMap(({ record }) => Object.values(record.values))
      .filter((value) => view.entities.some(({ id }) => id === value));
    expect(named.length).toBeGreaterThan(0);
    const again = await client.documents.upload({ params, query: { name: "other.txt" }, bytes: new TextEncoder().encode(text) });
    expect(again).toMatchObject({ documentId, wasKnown: true });
  });

  test("are listed, counted and found", async () => {
    const { entries } = await client.documents.list({ params });
    expect(entries).toMatchObject([{ record: { id: documentId }, words: 19 }]);
    expect((await client.search.find({ params, query: { text: "sanctions" } })).entries.map((one) => one.documentId)).toContain(documentId);
    expect((await client.search.match({ params, body: { pattern: "isl[a-z]+s" } })).matches).toMatchObject([{ documentId, text: "islands" }]);
    expect((await client.documents.readout({ params: { ...params, id: documentId } })).schema).toBe("rapporteur.readout/1");
    expect((await failure(client.search.find({ params, query: { text: '"open' } }))).status).toBe(400);
  });

  test("are removed with their statements, and come back by undo", async () => {
    const before = await client.documents.get({ params: { ...params, id: documentId } });
    await client.documents.remove({ params: { ...params, id: documentId }, query: { expected: before.document.revision } });
    expect((await failure(client.documents.get({ params: { ...params, id: documentId } }))).code).toBe("RAP_LIBRARY_MISSING");
    expect((await client.statements.list({ params })).total).toBe(0);
    await client.history.undo({ params, body: { requestKey: requestKey(), direction: "undo" } });
    const after = await client.documents.get({ params: { ...params, id: documentId } });
    expect(after.statements.map(({ record }) => record)).toEqual(before.statements.map(({ record }) => record));
  });

  test("come back from their history with their statements too", async () => {
    const before = await client.documents.get({ params: { ...params, id: documentId } });
    const { revision } = await client.documents.remove({ params: { ...params, id: documentId }, query: { expected: before.document.revision } });
    const body = { requestKey: requestKey(), kind: "document" as const, id: documentId, asOf: revision - 1, expected: null };
    await client.history.restore({ params, body });
    const after = await client.documents.get({ params: { ...params, id: documentId } });
    expect(after.statements.map(({ record }) => record)).toEqual(before.statements.map(({ record }) => record));
  });

  test("can be exported, and analysed by the names of the command line", async () => {
    const file = await client.analyses.exportFile({ params, body: { what: "statements", format: "csv", countsDrafts: true } });
    expect(file.filename).toMatch(/\.csv$/);
    expect(new TextDecoder().decode(file.bytes)).toContain("China");
    const answer = await client.analyses.relations({ params, body: { countsDrafts: true } });
    expect("report" in answer && answer.report.basis?.statements).toBeGreaterThan(0);
    const wrong = await failure(client.analyses.relations({ params, body: { countsDrafts: true, options: { lavel: "state" } } }));
    expect(wrong).toMatchObject({ code: "RAP_LIBRARY_OPTION", status: 400 });
    expect(wrong.cure).toContain("level");
  });
});

describe("statements", () => {
  test("are reviewed at the revision they were seen at", async () => {
    const { entries } = await client.statements.list({ params });
    const [first] = entries;
    const statements = [{ id: first!.record.id, expected: first!.revision }];
    await client.statements.review({ params, body: { requestKey: requestKey(), review: "accepted", statements } });
    const { entries: accepted } = await client.statements.list({ params, query: { reviews: ["accepted"] } });
    expect(accepted.map(({ record }) => [record.id, record.reviewedBy])).toEqual([[first!.record.id, "local"]]);
    const late = await failure(client.statements.review({ params, body: { requestKey: requestKey(), review: "rejected", statements } }));
    expect(late).toMatchObject({ status: 409, code: "RAP_STORE_CONFLICT", current: { record: { review: "accepted" } } });
  });

  test("come as a table of columns, which is fetched once a revision", async () => {
    const { table, revision } = await client.table("main");
    expect(table.length).toBe((await client.statements.list({ params })).total);
    expect(table.documents.ids).toEqual([documentId]);
    expect((await client.table("main")).table).toBe(table);
    await put("changed", null, "one more");
    const next = await client.table("main");
    expect(next.revision).toBeGreaterThan(revision);
  });

  test("of a person carry the person's name and the words of the text, whatever was sent", async () => {
    const { entries } = await client.statements.list({ params, query: { types: ["forecast"], limit: 1 } });
    const sample = entries[0]!.record;
    const forged = {
      ...sample,
      id: "snew1",
      coder: { kind: "person" as const, name: "somebody" },
      reviewedBy: "somebody",
      draftId: "x",
      confidence: 1,
    };
    const commit = (after: typeof forged) =>
      client.records.commit({
        params,
        body: { requestKey: requestKey(), action: "code", summary: "", changes: [{ kind: "statement", id: "snew1", expected: null, after }] },
      });
    expect((await failure(commit({ ...forged, quote: "words that are not there" }))).code).toBe("RAP_LIBRARY_QUOTE");
    expect((await failure(commit({ ...forged, values: { nonsense: 1 } }))).field).toBe("values.nonsense");
    await commit(forged);
    const stored = await client.records.get({ params: { ...params, kind: "statement", id: "snew1" } });
    expect(stored.record).toMatchObject({ coder: { kind: "person", name: "local" }, reviewedBy: "local", draftId: null, confidence: null });
  });
});

describe("records", () => {
  test("change only at the revision that their writer saw; the loser gets the winner's version", async () => {
    const { revision } = await put("r1", null, "first");
    const [one, other] = await Promise.allSettled([put("r1", revision, "mine"), put("r1", revision, "yours")]);
    expect([one.status, other.status].sort()).toEqual(["fulfilled", "rejected"]);
    const lost = (one.status === "rejected" ? one.reason : (other as PromiseRejectedResult).reason) as ApiFailure;
    expect(lost).toMatchObject({ status: 409, code: "RAP_STORE_CONFLICT", current: { by: "local" } });
    expect(lost.current?.record).toMatchObject({ label: one.status === "fulfilled" ? "mine" : "yours" });
    expect((await failure(put("r1", null, "again"))).status).toBe(409);
  });

  test("sent twice under one key are written once", async () => {
    const key = requestKey();
    const first = await put("r2", null, "once", key);
    expect(await put("r2", null, "once", key)).toEqual(first);
    expect((await client.records.versions({ params: { ...params, kind: "regex", id: "r2" } })).versions).toHaveLength(1);
  });

  test("are held to what their readers take for granted", async () => {
    const { record: project, revision } = await client.records.get({ params: { ...params, kind: "project", id: "main" } });
    const { document } = await client.documents.get({ params: { ...params, id: documentId } });
    const { records: types } = await client.records.list({ params: { ...params, kind: "type" } });
    const [type] = types as { record: TypeRecord; revision: number }[];
    const question = { id: "qone", text: "Will it rain?", kind: "binary" } as const;
    const open = { ...question, options: [], statements: [], criteria: null, condition: null, opens: null, closes: null, due: null, baseRate: null };
    const commit = (changes: readonly Change[], action = "edit") =>
      client.records.commit({ params, body: { requestKey: requestKey(), action, summary: "", changes: [...changes] } });
    await commit([{ kind: "question", id: "qone", expected: null, after: open }]);
    const outcome = { question: "qone", happened: "2026-01-01", recorded: "2026-01-01T00:00:00.000Z", by: "x", reason: "", evidence: "" };
    const typed = (variables: TypeRecord["variables"]): Change => {
      const { record, revision: expected } = type!;
      return { kind: "type", id: record.id, expected, after: { ...record, variables } };
    };
    const { record } = document;
    const refused: readonly (readonly [Change, string, string])[] = [
      [{ kind: "project", id: "main", expected: revision, after: { ...(project as ProjectRecord), scale: "kant" } }, "RAP_LIBRARY_FIELD", "scale"],
      [{ kind: "project", id: "main", expected: revision, after: { ...(project as ProjectRecord), locale: "?" } }, "RAP_LIBRARY_FIELD", "locale"],
      [
        { kind: "document", id: record.id, expected: document.revision, after: { ...record, url: "javascript:alert(1)" } },
        "RAP_LIBRARY_FIELD",
        "url",
      ],
      [typed(type!.record.variables.slice(1)), "RAP_RIGHTS_FIXED", `variable ${type!.record.variables[0]!.name}`],
      [typed([...type!.record.variables, type!.record.variables[0]!]), "RAP_LIBRARY_FIELD", "variables"],
      [{ kind: "outcome", id: "oone", expected: null, after: { ...outcome, id: "oone", outcome: "banana" } }, "RAP_LIBRARY_FIELD", "outcome"],
      ...["javascript:alert(1)", " https://example.org", "data:text/html,x", "see above"].map((evidence): [Change, string, string] => [
        { kind: "outcome", id: "otwo", expected: null, after: { ...outcome, id: "otwo", outcome: "yes", evidence } },
        "RAP_LIBRARY_FIELD",
        "evidence",
      ]),
    ];
    for (const [change, code, field] of refused) expect(await failure(commit([change]))).toMatchObject({ code, field });
    // Erasures are never undone, so nothing else may be called one.
    expect(await failure(commit([{ kind: "question", id: "qone", expected: 1, after: null }], "erase"))).toMatchObject({ field: "action" });
  });

  test("of pages are published by publishing alone", async () => {
    const words = { title: "One", standfirst: "", questions: [], contributions: [], tags: [], documentId: null };
    const unpublished = { publishAt: null, publishedAt: null, snapshotId: null, comments: "open", corrections: [] } as const;
    const draft: RoundupRecord = { id: "rone", slug: "one", ...words, ...unpublished, corrections: [], state: "draft" };
    const commit = (expected: number | null, after: RoundupRecord) =>
      client.records.commit({
        params,
        body: { requestKey: requestKey(), action: "edit", summary: "", changes: [{ kind: "roundup", id: "rone", expected, after }] },
      });
    const forged: RoundupRecord = { ...draft, state: "published", publishedAt: "2020-01-01T00:00:00.000Z" };
    expect(await failure(commit(null, { ...forged }))).toMatchObject({ code: "RAP_RIGHTS_FIXED", field: "state" });
    const { revision } = await commit(null, { ...draft });
    const correction = { at: "2020-01-01T00:00:00.000Z", what: "x", old: 1, new: 2, note: "" };
    for (const after of [{ ...forged }, { ...draft, corrections: [correction] }])
      expect((await failure(commit(revision, after))).code).toBe("RAP_RIGHTS_FIXED");
    expect((await commit(revision, { ...draft, title: "Two" })).revision).toBeGreaterThan(revision);
  });

  test("go back and forth, tell their past, and are restored from it", async () => {
    const undo = (direction: "undo" | "redo") => client.history.undo({ params, body: { requestKey: requestKey(), direction } });
    const label = async () => (await client.records.get({ params: { ...params, kind: "regex", id: "r3" } })).record;
    const first = await put("r3", null, "one");
    await put("r3", first.revision, "two");
    await undo("undo");
    expect(await label()).toMatchObject({ label: "one" });
    await undo("redo");
    expect(await label()).toMatchObject({ label: "two" });
    expect(await client.records.get({ params: { ...params, kind: "regex", id: "r3" }, query: { asOf: first.revision } })).toMatchObject({
      record: { label: "one" },
    });
    const now = await client.records.get({ params: { ...params, kind: "regex", id: "r3" } });
    const changes = [{ kind: "regex" as const, id: "r3", expected: now.revision, after: null }];
    await client.records.commit({ params, body: { requestKey: requestKey(), action: "remove", summary: "", changes } });
    expect((await failure(client.records.get({ params: { ...params, kind: "regex", id: "r3" } }))).status).toBe(404);
    await client.history.restore({ params, body: { requestKey: requestKey(), kind: "regex", id: "r3", asOf: first.revision, expected: null } });
    expect(await label()).toMatchObject({ label: "one" });
    const { versions } = await client.records.versions({ params: { ...params, kind: "regex", id: "r3" } });
    expect(versions.map(({ record }) => (record as { label: string }).label)).toEqual(["one", "two", "one", "two", "one"]);
    const { entries } = await client.history.list({ params, query: { kind: "regex", id: "r3" } });
    expect(entries.map(({ action }) => action)).toContain("restore");
    expect((await client.history.get({ params: { ...params, revision: first.revision } })).changes).toMatchObject([
      { before: null, after: { label: "one" } },
    ]);
  });

  test("answer with 304 while nothing changed", async () => {
    const path = `${server.origin}/api/projects/main/documents`;
    const tag = (await fetch(path)).headers.get("etag")!;
    expect((await fetch(path, { headers: { "if-none-match": tag } })).status).toBe(304);
    await put("r4", null, "something");
    expect((await fetch(path, { headers: { "if-none-match": tag } })).status).toBe(200);
  });

  test("are not taken for those of another library at the same revision, which was served at the same address before", async () => {
    const [former, other] = [await startSingleUser(), await startSingleUser()];
    const path = (of: LibraryServer): string => `${of.origin}/api/projects/main/documents`;
    const tag = (await fetch(path(former))).headers.get("etag")!;
    const again = await fetch(path(other), { headers: { "if-none-match": tag } });
    expect([again.status, again.headers.get("etag") === tag]).toEqual([200, false]);
    for (const server of [former, other]) await server.end();
  });

  test("keep their state under a name", async () => {
    const { snapshot } = await client.history.snapshot({ params, body: { name: "Before the talks" } });
    expect(await client.history.checkSnapshot({ params: { ...params, id: snapshot.id } })).toMatchObject({
      isWhole: true,
      snapshot: { name: "Before the talks" },
    });
    await client.history.erase({ params, body: { confirm: "erase", records: [{ kind: "document", id: documentId }] } });
    expect(await client.history.checkSnapshot({ params: { ...params, id: snapshot.id } })).toMatchObject({ isWhole: false });
  });
});

test("the server tells of itself: its settings without secrets, what is wrong in the library, a copy of it", async () => {
  const { settings } = await client.server.config();
  expect(settings.find(({ name }) => name === "port")).toEqual({ name: "port", value: "0", from: "the flag --port" });
  expect((await client.server.doctor()).findings).toEqual([]);
  const backup = await client.server.backup();
  expect(backup.bytes).toBeGreaterThan(0);
});
