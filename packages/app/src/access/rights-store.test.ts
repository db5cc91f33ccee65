import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AnyRecord, RecordKind } from "../records/records.ts";
import type { Change } from "../records/revision.ts";
import type { StatementRecord } from "../records/statement-record.ts";
import { collect } from "../library/collect.ts";
import { everything } from "../library/membership.ts";
import { openDesk, type TestDesk } from "../library/testing/desk.ts";
import type { Grants } from "../store/account-store.ts";
import {
  changed,
  digestOf,
  made,
  removed,
  sampleCommit,
  sampleContent,
  sampleDocument,
  sampleEntity,
  sampleFigure,
  sampleStatement,
} from "../store/testing/sample-records.ts";
import type { Store } from "../store/store.ts";
import { narrowStore } from "./rights-store.ts";
import { visibilityOf } from "./rights-visibility.ts";
import { codeOf } from "./testing/office.ts";

/*
 * A project with a document each of Ann's and Ben's. In Ann's (a) a machine's draft, one statement of Ann's, one of Ben's; in Ben's (b) a draft and a statement of Ben's.
 */

let desk: TestDesk;
let head: number;
const texts = { a: "Alpha words here", b: "Beta words here" };
const now = Date.parse("2032-01-01T00:00:00Z");

const person = (name: string) => ({
  coder: { kind: "person", name } as const,
  review: "accepted" as const,
  reviewedBy: name,
  reviewedAt: "2031-01-01T00:00:00.000Z",
});
const statement = (id: string, document: "a" | "b", given: Partial<StatementRecord> = {}) =>
  sampleStatement(id, document, { quote: texts[document].slice(0, 5), values: { concept: "e1" }, ...given });
const memo = (id: string, by: string, on: string): AnyRecord & { id: string } => ({
  id,
  statement: on,
  replyTo: null,
  text: "words",
  by,
  writtenAt: "2031-01-01T00:00:00.000Z",
  editedAt: null,
});
beforeEach(async () => {
  desk = await openDesk();
  const { store } = desk.workplace;
  for (const text of Object.values(texts)) await store.contents.keep("main", sampleContent(text));
  const commit = (changes: readonly Change[], account: string, summary: string) =>
    store.history.commit(sampleCommit(changes, { by: { account, name: account }, summary }));
  await commit(
    [made("entity", sampleEntity("e1")), made("document", sampleDocument("a", sampleContent(texts.a), { addedBy: "ann" }))],
    "ann",
    "a came",
  );
  await commit([made("document", sampleDocument("b", sampleContent(texts.b), { addedBy: "ben" }))], "ben", "b came");
  const all = [
    statement("s-draft", "a"),
    statement("s-ann", "a", person("ann")),
    statement("s-ben", "a", person("ben")),
    statement("t-draft", "b"),
    statement("t-ben", "b", person("ben")),
  ];
  await commit(
    all.map((one) => made("statement", one)),
    "local",
    "statements came",
  );
  const kinds: [RecordKind, AnyRecord & { id: string }][] = [
    ["memo", memo("m-ann", "ann", "s-ann")],
    ["memo", memo("m-ben", "ben", "s-draft")],
    ["memo", memo("m-hidden", "ann", "s-ben")],
    ["figure", sampleFigure("f-ann", { createdBy: "ann" })],
    ["figure", sampleFigure("f-ben", { createdBy: "ben" })],
  ];
  ({ revision: head } = await commit(
    kinds.map(([kind, record]) => made(kind, record as never)),
    "cleo",
    "memos came",
  ));
});
afterEach(() => desk.close());

/** The library as Ann has it with these grants: coders see their own statements alone in a blind project. */
function storeOf(grants: Partial<Grants>, { account = "ann", isBlind = false }: { account?: string; isBlind?: boolean } = {}): Store {
  const visibility = visibilityOf(account, { role: "coder", grants: { ...everything, ...grants } }, isBlind);
  if (visibility === null) throw new Error("something is to be hidden");
  return narrowStore(desk.workplace.store, { project: "main", visibility, now: () => now });
}
const ownStatements = { seeStatements: "own" } as const;
const ownDocuments = { seeDocuments: "own" } as const;
const idsOf = (entries: readonly { readonly record: { readonly id: string } }[]): string[] => entries.map(({ record }) => record.id).sort();
const page = { limit: 100 };

describe("of statements that are hidden", () => {
  test("nothing is told in records, lists, counts, tables and searches", async () => {
    const { records, lists, tables, search } = storeOf(ownStatements);
    const seen = ["s-ann", "s-draft", "t-draft"];
    expect(idsOf(await collect(records.all("main", "statement")))).toEqual(seen);
    expect(idsOf(await records.getMany("main", "statement", ["s-ann", "s-ben", "t-ben"]))).toEqual(["s-ann"]);
    expect([(await records.get("main", "statement", "s-ben")) === null, (await records.get("main", "statement", "none")) === null]).toEqual([
      true,
      true,
    ]);
    expect((await records.get("main", "statement", "s-ann"))?.record.id).toBe("s-ann");
    expect(idsOf((await lists.statements("main", page)).entries)).toEqual(seen);
    expect(await lists.statementCount("main", page)).toBe(3);
    expect((await lists.statementFacets("main", page))["reviews"]?.map(({ value, count }) => [value, count])).toEqual([
      ["draft", 2],
      ["accepted", 1],
    ]);
    expect([...(await tables.statements("main")).table.ids].sort()).toEqual(seen);
    const batches: string[] = [];
    await tables.batches("main", { rows: 10 }, ({ ids }) => void batches.push(...ids));
    expect(batches.sort()).toEqual(seen);
    const before: string[] = [];
    await tables.batches("main", { rows: 10, asOf: 2 }, ({ ids }) => void before.push(...ids));
    expect(before).toEqual([]);
    const found = (await search.find("main", { text: "alpha", limit: 50 })).entries;
    expect(found.flatMap(({ statementId }) => statementId ?? []).sort()).toEqual(["s-ann", "s-draft"]);
  });

  test("documents, entities and facets count what is seen alone", async () => {
    const { lists } = storeOf(ownStatements);
    const documents = async (review?: "with drafts" | "reviewed" | "without statements") =>
      (await lists.documents("main", { ...page, review })).entries.map(({ record, counts }) => [record.id, counts.draft, counts.accepted]).sort();
    expect(await documents()).toEqual([
      ["a", 1, 1],
      ["b", 1, 0],
    ]);
    expect([await documents("with drafts"), await documents("reviewed")]).toEqual([
      [
        ["a", 1, 1],
        ["b", 1, 0],
      ],
      [],
    ]);
    expect(Object.keys(await lists.documentFacets("main", { ...page, review: "reviewed" }))).not.toContain("review");
    const plain = await desk.workplace.store.lists.entities("main", page);
    const entities = await lists.entities("main", page);
    expect([plain.entries[0]?.uses, entities.entries[0]?.uses]).toEqual([5, 3]);
  });

  test("nothing is told by revisions, versions and removed records", async () => {
    const { history, records } = storeOf(ownStatements);
    expect((await history.list("main", page)).entries.map(({ by }) => by.account)).not.toContain("ben");
    expect((await history.list("main", page)).entries.map(({ summary }) => summary)).toContain("a came");
    const { store } = desk.workplace;
    const own = await store.history.list("main", { ...page });
    const numbered = (summary: string): number => own.entries.find((one) => one.summary === summary)?.revision ?? 0;
    expect([await history.revision("main", numbered("b came")), await history.revision("main", 99)]).toEqual([null, null]);
    expect((await history.revision("main", numbered("statements came"))) === null).toBe(true);
    expect((await history.revision("main", numbered("a came")))?.changes.map(({ id }) => id).sort()).toEqual(["a", "e1"]);
    expect(await history.versions("main", "statement", "s-ben")).toEqual([]);
    expect(await history.versions("main", "statement", "s-ann")).toHaveLength(1);
    expect(await history.versions("main", "statement", "none")).toEqual([]);
    for (const id of ["s-ben", "t-draft"])
      await store.history.commit(sampleCommit([removed("statement", id, (await store.records.get("main", "statement", id))?.revision ?? 0)]));
    expect(idsOf(await records.removed("main", "statement", 0))).toEqual(["t-draft"]);
  });

  test("a version that was somebody else's for a while stays theirs", async () => {
    const { store } = desk.workplace;
    const [draft] = await store.records.getMany("main", "statement", ["s-draft"]);
    const taken = await store.history.commit(sampleCommit([changed("statement", { ...draft!.record, ...person("ben") }, draft!.revision)]));
    await store.history.commit(sampleCommit([changed("statement", draft!.record, taken.revision)]));
    expect((await store.history.versions("main", "statement", "s-draft")).length).toBe(3);
    expect((await storeOf(ownStatements).history.versions("main", "statement", "s-draft")).map(({ from }) => from)).not.toContain(taken.revision);
    expect(await storeOf(ownStatements).history.versions("main", "statement", "s-draft")).toHaveLength(2);
  });
});

describe("of documents that are hidden", () => {
  test("nothing is told, nor of their statements", async () => {
    const { records, lists, tables, contents, search } = storeOf(ownDocuments);
    expect(idsOf(await collect(records.all("main", "document")))).toEqual(["a"]);
    expect((await records.get("main", "document", "b")) === null).toBe(true);
    expect(idsOf(await collect(records.all("main", "statement")))).toEqual(["s-ann", "s-ben", "s-draft"]);
    expect(idsOf((await lists.documents("main", page)).entries)).toEqual(["a"]);
    expect(idsOf((await lists.documents("main", { ...page, addedBy: ["ann", "ben"] })).entries)).toEqual(["a"]);
    expect(idsOf((await lists.documents("main", { ...page, addedBy: ["ben"] })).entries)).toEqual([]);
    expect(idsOf((await lists.statements("main", page)).entries)).toEqual(["s-ann", "s-ben", "s-draft"]);
    expect(idsOf((await lists.statements("main", { ...page, documents: ["a", "b"] })).entries)).toEqual(["s-ann", "s-ben", "s-draft"]);
    expect([
      await lists.statements("main", { ...page, documents: ["b"] }),
      await lists.statementCount("main", { ...page, documents: ["b"] }),
    ]).toEqual([{ entries: [], next: null }, 0]);
    expect(await lists.statementFacets("main", { ...page, documents: ["b"] })).toEqual({});
    expect([...(await tables.statements("main")).table.ids].sort()).toEqual(["s-ann", "s-ben", "s-draft"]);
    expect((await contents.ofDocuments("main")).map(({ documentId }) => documentId)).toEqual(["a"]);
    expect([await contents.find("main", { textSha256: digestOf(texts.a) }), await contents.find("main", { textSha256: digestOf(texts.b) })]).toEqual([
      { documentId: "a" },
      null,
    ]);
    const found = async (text: string) => (await search.find("main", { text, limit: 50 })).entries.map(({ documentId }) => documentId);
    expect([...new Set(await found("words"))]).toEqual(["a"]);
    expect(await search.find("main", { text: "words", documents: ["b"], limit: 50 })).toEqual({ entries: [], next: null });
    const facets = await lists.documentFacets("main", page);
    expect(facets["publishers"]?.map(({ count }) => count) ?? [1]).toEqual([1]);
  });

  test("what their owners did is not told, what anybody else did is, as far as it is seen", async () => {
    const { history } = storeOf(ownDocuments);
    expect([...new Set((await history.list("main", page)).entries.map(({ by }) => by.account))].sort()).not.toContain("ben");
    const named = storeOf({ seeDocuments: ["ben"] });
    expect(idsOf(await collect(named.records.all("main", "document")))).toEqual(["a", "b"]);
  });

  test("a text that only a hidden one has makes a document of one's own", async () => {
    const { history, contents } = storeOf({ ...ownDocuments, changeDocuments: "own" });
    await contents.keep("main", sampleContent(texts.b));
    const request = sampleCommit([made("document", sampleDocument("c", sampleContent(texts.b), { addedBy: "ann" }))], {
      newTexts: { hashes: [digestOf(texts.b)] },
    });
    expect(await codeOf(desk.workplace.store.history.commit(request))).not.toBe("");
    expect(await codeOf(history.commit(request))).toBe("");
  });
});

test("where documents alone are someone's to change, everything is seen as it is", async () => {
  const { records, lists, contents, history, tables } = storeOf({ changeDocuments: "own" });
  expect(idsOf(await collect(records.all("main", "statement")))).toHaveLength(5);
  expect(idsOf(await collect(records.all("main", "memo")))).toEqual(["m-ann", "m-ben", "m-hidden"]);
  expect((await lists.documents("main", { ...page, review: "with drafts" })).entries.map(({ counts }) => counts.accepted).sort()).toEqual([1, 2]);
  expect(Object.keys(await lists.documentFacets("main", page))).toContain("review");
  expect((await lists.entities("main", page)).entries[0]?.uses).toBe(5);
  expect(await contents.ofDocuments("main")).toHaveLength(2);
  expect(await contents.find("main", { textSha256: digestOf(texts.b) })).toEqual({ documentId: "b" });
  expect((await tables.statements("main")).table.ids).toHaveLength(5);
  expect((await history.revision("main", head))?.revision.changeCount).toBe(5);
  expect(await collect(records.all("main", "entity"))).toHaveLength(1);
});

test("memos are seen with their statement and by whose they are, figures by who made them", async () => {
  const kept = async (store: Store) => [
    idsOf(await collect(store.records.all("main", "memo"))),
    idsOf(await collect(store.records.all("main", "figure"))),
    idsOf(await collect(store.records.all("main", "type"))).length,
  ];
  expect(await kept(storeOf(ownStatements))).toEqual([["m-ann"], ["f-ann"], 4]);
  expect(await kept(storeOf({ seeStatements: ["ben"] }))).toEqual([["m-ann", "m-ben", "m-hidden"], ["f-ann"], 4]);
  expect(await kept(storeOf({ changeStatements: "own" }, { account: "ben" }))).toEqual([["m-ann", "m-ben", "m-hidden"], ["f-ben"], 4]);
  const { changes } = (await storeOf({ changeStatements: "own" }).history.revision("main", head)) ?? { changes: [] };
  expect(changes.map(({ id }) => id).sort()).toEqual(["f-ann", "m-ann", "m-ben", "m-hidden"]);
});

describe("changes", () => {
  const revisionOf = async (kind: RecordKind, id: string): Promise<number> =>
    (await desk.workplace.store.records.get("main", kind, id))?.revision ?? 0;
  const tried = async (store: Store, change: Change): Promise<string> => codeOf(store.history.commit(sampleCommit([change])));
  const edited = async (id: string, given: Partial<StatementRecord> = { note: "new" }): Promise<Change> => {
    const [stored] = await desk.workplace.store.records.getMany("main", "statement", [id]);
    return changed("statement", { ...stored!.record, ...given }, stored!.revision);
  };

  test("of what is hidden answer as if it were not there, of what is another's that it is", async () => {
    expect(await tried(storeOf(ownStatements), await edited("s-ben"))).toBe("RAP_LIBRARY_MISSING");
    expect(await tried(storeOf({ changeStatements: "own" }), await edited("s-ben"))).toBe("RAP_RIGHTS_GRANT");
    expect(await tried(storeOf({ changeStatements: "own" }), await edited("s-ann"))).toBe("");
    expect(await tried(storeOf({ changeStatements: ["ben"] }), await edited("s-ben"))).toBe("");
    expect(await tried(storeOf(ownStatements), { kind: "statement", id: "none", expected: 3, after: null })).toBe("RAP_LIBRARY_MISSING");
    const documents = { ...(await desk.workplace.store.records.get("main", "document", "b"))!.record, note: "new" };
    const change = changed("document", documents, await revisionOf("document", "b"));
    expect([await tried(storeOf(ownDocuments), change), await tried(storeOf({ changeDocuments: "own" }), change)]).toEqual([
      "RAP_LIBRARY_MISSING",
      "RAP_RIGHTS_GRANT",
    ]);
    expect(await tried(storeOf({ changeDocuments: ["ben"] }), change)).toBe("");
    expect(
      await tried(storeOf({ changeDocuments: "own" }), changed("entity", sampleEntity("e1", { name: "Other" }), await revisionOf("entity", "e1"))),
    ).toBe("");
  });

  test("make nothing that is another's, as where a removed record comes back", async () => {
    const store = storeOf({ changeStatements: "own", changeDocuments: "own" });
    expect(await tried(store, made("statement", statement("x", "a", person("ben"))))).toBe("RAP_RIGHTS_GRANT");
    expect(await tried(store, made("statement", statement("x", "a", person("ann"))))).toBe("");
    await desk.workplace.store.contents.keep("main", sampleContent("Gamma"));
    expect(await tried(store, made("document", sampleDocument("c", sampleContent("Gamma"), { addedBy: "ben" })))).toBe("RAP_RIGHTS_GRANT");
    expect(await tried(store, removed("statement", "s-ben", await revisionOf("statement", "s-ben")))).toBe("RAP_RIGHTS_GRANT");
  });

  test("of memos are for who sees them and their statement", async () => {
    const store = storeOf(ownStatements);
    const again = async (id: string, by: string, on: string) => changed("memo", memo(id, by, on) as never, await revisionOf("memo", id));
    expect(await tried(store, await again("m-ben", "ben", "s-draft"))).toBe("RAP_LIBRARY_MISSING");
    expect(await tried(store, await again("m-ann", "ann", "s-ann"))).toBe("");
    expect(await tried(store, made("memo", memo("m-new", "ann", "s-ben") as never))).toBe("RAP_LIBRARY_MISSING");
    expect(await tried(store, made("memo", memo("m-new", "ann", "s-draft") as never))).toBe("");
    expect(await tried(store, removed("memo", "m-ann", await revisionOf("memo", "m-ann")))).toBe("");
    expect(await tried(store, removed("memo", "m-hidden", await revisionOf("memo", "m-hidden")))).toBe("RAP_LIBRARY_MISSING");
  });

  test("of a draft make a statement of one's own where others are hidden; several commits follow one another", async () => {
    const store = storeOf(ownStatements);
    const requests = [
      sampleCommit([await edited("s-draft", { review: "accepted", reviewedBy: "ann" })]),
      sampleCommit([removed("statement", "t-draft", await revisionOf("statement", "t-draft"))]),
    ];
    const committed = await store.history.commitAll(requests);
    expect(committed.map(({ wasRepeated }) => wasRepeated)).toEqual([false, false]);
    const own = (await collect(store.records.all("main", "statement"))).filter(({ record }) => record.draftOf !== undefined);
    expect(own.map(({ record }) => [record.draftOf, record.review, record.coder.name]).sort()).toEqual([
      ["s-draft", "accepted", "ann"],
      ["t-draft", "rejected", "ann"],
    ]);
    expect(own.find(({ record }) => record.draftOf === "t-draft")?.record.reviewedAt).toBe(new Date(now).toISOString());
    // In place of the drafts, now and not before.
    expect(idsOf(await collect(store.records.all("main", "statement"))).filter((id) => id.endsWith("draft"))).toEqual([]);
    expect(idsOf(await collect(store.records.all("main", "statement", { asOf: head }))).filter((id) => id.endsWith("draft"))).toEqual([
      "s-draft",
      "t-draft",
    ]);
    expect([...(await store.tables.statements("main", { asOf: head })).table.ids].sort()).toEqual(["s-ann", "s-draft", "t-draft"]);
    expect((await store.tables.statements("main")).table.ids).not.toContain("s-draft");
    expect((await store.history.revision("main", committed[0]?.revision ?? 0))?.revision.changeCount).toBe(2);
    // Whoever sees everybody's statements is told of the one that came.
    expect((await storeOf({ changeDocuments: "own" }).history.revision("main", committed[0]?.revision ?? 0))?.revision.changeCount).toBe(1);
    expect(idsOf(await collect(desk.workplace.store.records.all("main", "statement"))).filter((id) => id.endsWith("draft"))).toEqual([
      "s-draft",
      "t-draft",
    ]);
    const [first] = own;
    const after = changed("statement", { ...first!.record, note: "more" }, first!.revision);
    const { revision } = await store.history.commit(sampleCommit([after]));
    expect((await store.history.revision("main", revision))?.revision.changeCount).toBe(1);
  });

  test("of a draft by who sees all are changes of the draft", async () => {
    await storeOf({ changeDocuments: "own" }).history.commit(sampleCommit([await edited("s-draft", { note: "seen" })]));
    expect((await desk.workplace.store.records.get("main", "statement", "s-draft"))?.record.note).toBe("seen");
  });

  test("that meet show what stands there to who may see it", async () => {
    const stale = await edited("s-draft");
    const [draft] = await desk.workplace.store.records.getMany("main", "statement", ["s-draft"]);
    const visible = { ...stale, expected: draft!.revision - 1 } as Change;
    await expect(storeOf(ownStatements).history.commit(sampleCommit([visible]))).rejects.toMatchObject({
      code: "RAP_STORE_CONFLICT",
      current: { record: { id: "s-draft" } },
    });
    // A new one of an id that something hidden has.
    expect(await tried(storeOf(ownStatements), made("statement", statement("s-ben", "a", person("ann"))))).toBe("RAP_LIBRARY_MISSING");
    expect(await tried(storeOf({ changeStatements: "own" }), made("statement", statement("s-ben", "a", person("ann"))))).toBe("RAP_STORE_CONFLICT");
    expect(await tried(storeOf(ownStatements), made("statement", statement("x", "a", { values: { concept: "gone" }, ...person("ann") })))).not.toBe(
      "RAP_LIBRARY_MISSING",
    );
  });
});
