import { expect, test } from "vitest";
import { times } from "../../../../../test/support/effort.ts";
import type { CommitRequest, Committed } from "../../records/revision.ts";
import { erasedSummary } from "./erase-records.ts";
import { ConflictError } from "./conflict-error.ts";
import type { Store } from "../store.ts";
import type { TestStores } from "../testing/describe-stores.ts";
import { listOf } from "../testing/list-of.ts";
import {
  changed,
  made,
  removed,
  sampleCommit,
  sampleContent,
  sampleDocument,
  sampleEntity,
  sampleMoment,
  sampleRoundup,
  sampleStatement,
  sampleType,
} from "../testing/sample-records.ts";

const ann = { account: "ann", name: "Ann" };

/** A document with one statement by the entity e1. */
async function seedLibrary(store: Store): Promise<Committed> {
  const content = sampleContent("Hello world, this is what the expert wrote.");
  await store.contents.keep("main", content);
  return store.history.commit(
    sampleCommit(
      [
        made("type", sampleType()),
        made("entity", sampleEntity("e1")),
        made("entity", sampleEntity("e2")),
        made("document", sampleDocument("d1", content)),
        made("statement", sampleStatement("s1", "d1", { speaker: "e1", values: { concept: "e2", agreement: true } })),
      ],
      { action: "import" },
    ),
  );
}

/** Commits, conflicts, undo, the past and erasure. */
export function historyConformance(stores: TestStores): void {
  commits(stores);
  references(stores);
  undoing(stores);
  pastAndListeners(stores);
  erasing(stores);
}

function commits({ open, library }: TestStores): void {
  test("a commit is read back at once, with its revision, and after opening again", async () => {
    const at = await library();
    const store = await open(at);
    const { revision } = await seedLibrary(store);
    const expected = { record: sampleEntity("e1"), revision };
    expect(await store.records.get("main", "entity", "e1")).toEqual(expected);
    await store.close();
    const again = await open(at);
    expect(await again.records.get("main", "entity", "e1")).toEqual(expected);
    expect(await again.history.head("main")).toBe(revision);
    expect(await again.history.head("other")).toBe(0);
  });

  test("one of two who edit the same statement gets a conflict with what stands now, and nothing of it is kept", async () => {
    const store = await open();
    const { revision } = await seedLibrary(store);
    const edit = (note: string) =>
      store.history.commit(sampleCommit([changed("statement", sampleStatement("s1", "d1", { note }), revision)], { by: ann }));
    const outcomes = await Promise.allSettled([edit("first"), edit("second"), edit("third")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
    const { reason } = outcomes[1] as PromiseRejectedResult;
    expect(reason).toBeInstanceOf(ConflictError);
    expect((reason as ConflictError).code).toBe("RAP_STORE_CONFLICT");
    expect((reason as ConflictError).current).toEqual({ record: sampleStatement("s1", "d1", { note: "first" }), revision: revision + 1 });
    expect((reason as ConflictError).message).toContain("Ann");
    expect(await store.history.head("main")).toBe(revision + 1);
  });

  test("making what is there and changing what is not are conflicts too", async () => {
    const store = await open();
    await seedLibrary(store);
    await expect(store.history.commit(sampleCommit([made("entity", sampleEntity("e1"))]))).rejects.toMatchObject({ code: "RAP_STORE_CONFLICT" });
    await expect(store.history.commit(sampleCommit([changed("entity", sampleEntity("e9"), 1)]))).rejects.toMatchObject({
      code: "RAP_STORE_CONFLICT",
      current: null,
    });
    await expect(store.history.commit(sampleCommit([removed("statement", "s1", 99)]))).rejects.toMatchObject({ code: "RAP_STORE_CONFLICT" });
  });

  test("a commit is made together or not at all", async () => {
    const store = await open();
    const { revision } = await seedLibrary(store);
    const half = [made("entity", sampleEntity("e3")), changed("entity", sampleEntity("e1", { name: "Other" }), 99)];
    await expect(store.history.commit(sampleCommit(half))).rejects.toThrow();
    expect(await store.records.get("main", "entity", "e3")).toBeNull();
    expect(await store.history.head("main")).toBe(revision);
  });

  test("a request key used again gives the first answer and changes nothing, also when both come at once", async () => {
    const store = await open();
    await seedLibrary(store);
    const request = sampleCommit([made("entity", sampleEntity("e3"))], { requestKey: "key-00000001" });
    const [first, second] = await Promise.all([store.history.commit(request), store.history.commit(request)]);
    expect(first?.wasRepeated).toBe(false);
    expect(second).toEqual({ revision: first?.revision, wasRepeated: true });
    expect(await store.history.commit(request)).toEqual(second);
    // Somebody else would take the answer for that to a change which was never made.
    const other = { ...request, by: { account: "somebody-else", name: "Other" } };
    await expect(store.history.commit(other)).rejects.toMatchObject({ code: "RAP_STORE_UNIQUE", details: { field: "requestKey" } });
  });
}

function references({ open }: TestStores): void {
  test("what a record names must be there, and what is named may not go", async () => {
    const store = await open();
    const { revision } = await seedLibrary(store);
    const place = (kind: string, id: string, field: string, target: string) => ({ kind, id, field, target });
    type Place = ReturnType<typeof place>;
    const refused = async (changes: Parameters<typeof sampleCommit>[0], where: Place, problem = "is not in this project") =>
      expect(store.history.commit(sampleCommit(changes))).rejects.toMatchObject({ code: "RAP_STORE_REFERENCE", details: { ...where, problem } });
    const inUse = "would be removed";
    await refused([made("statement", sampleStatement("s2", "d9"))], place("statement", "s2", "documentId", "document d9"));
    await refused([made("statement", sampleStatement("s2", "d1", { speaker: "e9" }))], place("statement", "s2", "speaker", "entity e9"));
    await refused(
      [made("statement", sampleStatement("s2", "d1", { values: { concept: "e9" } }))],
      place("statement", "s2", "values.concept", "entity e9"),
    );
    await refused([made("statement", sampleStatement("s2", "d1", { type: "none" }))], place("statement", "s2", "type", "type none"));
    const lost = sampleContent("never kept");
    await refused([made("document", sampleDocument("d2", lost))], place("document", "d2", "contentId", `content ${lost.id}`));
    await refused([made("roundup", sampleRoundup({ documentId: "d9" }))], place("roundup", sampleRoundup({}).id, "documentId", "document d9"));
    await refused([made("roundup", sampleRoundup({ snapshotId: "n9" }))], place("roundup", sampleRoundup({}).id, "snapshotId", "snapshot n9"));
    await refused([removed("entity", "e1", revision)], place("statement", "s1", "speaker", "entity e1"), inUse);
    await refused([removed("document", "d1", revision)], place("statement", "s1", "documentId", "document d1"), inUse);
    await refused([removed("type", "t-position", revision)], place("statement", "s1", "type", "type position"), inUse);
    await refused(
      [made("entity", sampleEntity("e3", { parent: "e2" })), removed("entity", "e2", revision)],
      place("entity", "e3", "parent", "entity e2"),
      inUse,
    );
    await store.history.commit(
      sampleCommit([removed("statement", "s1", revision), removed("document", "d1", revision), removed("entity", "e1", revision)]),
    );
    expect(await store.records.get("main", "document", "d1")).toBeNull();
  });

  test("projects do not reach into each other", async () => {
    const store = await open();
    await seedLibrary(store);
    const elsewhere = sampleCommit([made("entity", sampleEntity("x1", { parent: "e1" }))], { project: "other" });
    await expect(store.history.commit(elsewhere)).rejects.toMatchObject({ code: "RAP_STORE_REFERENCE" });
    expect(await store.records.get("other", "entity", "e1")).toBeNull();
    const own = await store.history.commit(sampleCommit([made("entity", sampleEntity("e1"))], { project: "other" }));
    expect(await store.history.list("other", { limit: 10 })).toMatchObject({ entries: [{ revision: own.revision }], next: null });
  });

  test("a key stands once in a project; records may trade keys", async () => {
    const store = await open();
    const { revision } = await seedLibrary(store);
    await expect(store.history.commit(sampleCommit([made("entity", sampleEntity("e3", { key: "person:e1" }))]))).rejects.toMatchObject({
      code: "RAP_STORE_UNIQUE",
      details: { field: "key", value: "person:e1", kind: "entity" },
    });
    const trade = [
      changed("entity", sampleEntity("e1", { key: "person:e2" }), revision),
      changed("entity", sampleEntity("e2", { key: "person:e1" }), revision),
    ];
    await store.history.commit(sampleCommit(trade));
    expect((await store.records.get("main", "entity", "e1"))?.record.key).toBe("person:e2");
  });

  test("merges and parents do not go round", async () => {
    const store = await open();
    const { revision } = await seedLibrary(store);
    const round = (field: "mergedInto" | "parent") => [
      changed("entity", sampleEntity("e1", { [field]: "e2" }), revision),
      changed("entity", sampleEntity("e2", { [field]: "e1" }), revision),
    ];
    await expect(store.history.commit(sampleCommit(round("mergedInto")))).rejects.toMatchObject({ code: "RAP_STORE_CYCLE" });
    await expect(store.history.commit(sampleCommit(round("parent")))).rejects.toMatchObject({ code: "RAP_STORE_CYCLE" });
  });
}

function undoing({ open }: TestStores): void {
  test("undo puts back, redo does again, over several steps", async () => {
    const store = await open();
    const { revision } = await seedLibrary(store);
    const note = async () => (await store.records.get("main", "statement", "s1"))?.record.note;
    const edit = async (text: string, seen: number) =>
      store.history.commit(sampleCommit([changed("statement", sampleStatement("s1", "d1", { note: text }), seen)], { by: ann }));
    const first = await edit("one", revision);
    await edit("two", first.revision);
    const step = async (direction: "undo" | "redo") => {
      const next = await store.history.undoable("main", "ann", direction);
      if (next === null) return null;
      return store.history.commit(await store.history.inverse("main", next.revision, ann));
    };
    const seen: unknown[] = [];
    for (const direction of ["undo", "undo", "redo", "redo", "redo", "undo", "redo"] as const) {
      const done = await step(direction);
      seen.push(done === null ? "nothing" : await note());
    }
    expect(seen).toEqual(["one", "", "one", "two", "nothing", "one", "two"]);
    await step("undo");
    const stands = await store.records.get("main", "statement", "s1");
    await edit("three", stands?.revision ?? 0);
    expect(await store.history.undoable("main", "ann", "redo")).toBeNull();
    expect(await store.history.undoable("main", "bob", "undo")).toBeNull();
    const undone = await store.history.list("main", { limit: 3 });
    expect(undone.entries[1]).toMatchObject({ action: "undo", undoneBy: null, undoes: expect.any(Number) as number });
  });

  test("a revision whose records were changed since cannot be undone, and says by which", async () => {
    const store = await open();
    const { revision } = await seedLibrary(store);
    const later = await store.history.commit(sampleCommit([changed("entity", sampleEntity("e1", { name: "Other" }), revision)]));
    await expect(store.history.inverse("main", revision, ann)).rejects.toMatchObject({
      code: "RAP_STORE_UNDO",
      details: { id: "e1", later: later.revision },
    });
    await expect(store.history.inverse("main", 99, ann)).rejects.toMatchObject({ code: "RAP_STORE_NO_REVISION" });
    await expect(store.history.inverse("other", revision, ann)).rejects.toMatchObject({ code: "RAP_STORE_NO_REVISION" });
  });

  test("a removed record is restored by undoing, and its history shows all of it", async () => {
    const store = await open();
    const { revision } = await seedLibrary(store);
    const gone = await store.history.commit(sampleCommit([removed("statement", "s1", revision)]));
    expect(await store.records.get("main", "statement", "s1")).toBeNull();
    const back = await store.history.commit(await store.history.inverse("main", gone.revision, ann));
    expect(await store.records.get("main", "statement", "s1")).toMatchObject({ revision: back.revision, record: { speaker: "e1" } });
    const versions = await store.history.versions("main", "statement", "s1");
    expect(versions.map(({ from, to }) => [from, to])).toEqual([
      [back.revision, null],
      [revision, gone.revision],
    ]);
    expect(await store.history.revision("main", gone.revision)).toMatchObject({
      changes: [{ kind: "statement", id: "s1", before: { id: "s1" }, after: null }],
      revision: { undoneBy: back.revision },
    });
    const several = await store.history.commit(sampleCommit(["zoe", "abe", "moe"].map((id) => made("entity", sampleEntity(id)))));
    expect((await store.history.revision("main", several.revision))?.changes.map(({ id }) => id)).toEqual(["abe", "moe", "zoe"]);
    const touched = await store.history.list("main", { kind: "statement", id: "s1", limit: 2 });
    expect(touched.entries.map((one) => one.revision)).toEqual([back.revision, gone.revision]);
    const rest = await store.history.list("main", { kind: "statement", id: "s1", limit: 2, cursor: touched.next ?? "" });
    expect(rest.entries.map((one) => one.revision)).toEqual([revision]);
  });
}

function pastAndListeners({ open }: TestStores): void {
  test("the past is read as it was", async () => {
    const store = await open();
    const { revision } = await seedLibrary(store);
    const { revision: renamed } = await store.history.commit(sampleCommit([changed("entity", sampleEntity("e1", { name: "Later" }), revision)]));
    await store.history.commit(sampleCommit([removed("statement", "s1", revision)]));
    expect(await store.records.get("main", "entity", "e1", revision)).toEqual({ record: sampleEntity("e1"), revision });
    expect((await store.records.get("main", "entity", "e1", renamed))?.record.name).toBe("Later");
    expect(await store.records.get("main", "entity", "e1", revision - 1)).toBeNull();
    const all = await listOf(store.records.all("main", "statement", { asOf: renamed }));
    expect(all.map(({ record }) => record.id)).toEqual(["s1"]);
    expect(await listOf(store.records.all("main", "statement"))).toEqual([]);
  });

  test("what was removed since is found with the revisions it stood at, and what came back is not among it", async () => {
    const store = await open();
    const { revision } = await seedLibrary(store);
    const { revision: gone } = await store.history.commit(sampleCommit([removed("statement", "s1", revision)]));
    expect(await store.records.removed("main", "statement", revision)).toMatchObject([{ record: { id: "s1" }, revision, until: gone }]);
    expect(await store.records.removed("main", "statement", gone)).toEqual([]);
    expect(await store.records.removed("main", "entity", 0)).toEqual([]);
    await store.history.commit(await store.history.inverse("main", gone, ann));
    expect(await store.records.removed("main", "statement", 0)).toEqual([]);
  });

  test("a key leads to the record that has it", async () => {
    const store = await open();
    await seedLibrary(store);
    const { key } = sampleEntity("e1");
    expect(await store.records.idOfKey("main", "entity", key)).toBe("e1");
    expect(await store.records.idOfKey("main", "type", key)).toBeNull();
    expect(await store.records.idOfKey("other", "entity", key)).toBeNull();
  });

  test("moments never go back, whatever the clock does", async () => {
    let now = Date.parse(sampleMoment);
    const store = await open(undefined, { now: () => now });
    await seedLibrary(store);
    now -= 3_600_000;
    await store.history.commit(sampleCommit([made("entity", sampleEntity("e3"))]));
    const { entries } = await store.history.list("main", { limit: 2 });
    expect(entries.map(({ at }) => at)).toEqual([sampleMoment, sampleMoment]);
  });

  test("ids of a kind are those that stand and those that stood", async () => {
    const store = await open();
    const { revision } = await seedLibrary(store);
    await store.history.commit(sampleCommit([removed("statement", "s1", revision)]));
    expect(await store.history.idsEver("main", "statement")).toContain("s1");
    expect(await store.history.idsEver("other", "statement")).toEqual([]);
    expect(await store.history.idsEver("main", "figure")).toEqual([]);
  });

  test("listeners hear of every commit once, in order", async () => {
    const store = await open();
    const heard: number[] = [];
    const stop = store.history.watch(({ revision }) => heard.push(revision));
    await seedLibrary(store);
    const ids = Array.from({ length: 20 }, (_, index) => `w${index}`);
    const committed = await Promise.all(ids.map((id) => store.history.commit(sampleCommit([made("entity", sampleEntity(id))]))));
    await expect.poll(() => heard.length).toBe(21);
    expect(heard).toEqual([1, ...committed.map(({ revision }) => revision)]);
    stop();
    await store.history.commit(sampleCommit([made("entity", sampleEntity("last"))]));
    expect(heard).toHaveLength(21);
  });
}

function erasing({ open }: TestStores): void {
  test("erasing empties every version, the statements of a document and its content, and leaves tombstones", async () => {
    const store = await open();
    const { revision } = await seedLibrary(store);
    const { revision: edited } = await store.history.commit(
      sampleCommit([changed("statement", sampleStatement("s1", "d1", { quote: "A name in a quote" }), revision)]),
    );
    await store.history.commit(sampleCommit([removed("statement", "s1", edited)]));
    const content = sampleContent("Hello world, this is what the expert wrote.");
    const erased = await store.history.erase("main", [{ kind: "document", id: "d1" }], ann);
    expect(erased).toMatchObject({ versions: 3, contents: 1 });
    expect(await store.records.get("main", "document", "d1", revision)).toBeNull();
    expect(await store.contents.get("main", content.id)).toBeNull();
    const versions = await store.history.versions("main", "statement", "s1");
    expect(versions.map(({ record, isErased }) => [record, isErased])).toEqual([
      [null, true],
      [null, true],
    ]);
    await expect(store.history.inverse("main", erased.revision, ann)).rejects.toMatchObject({ code: "RAP_STORE_ERASED" });
    // Its sentences quote titles and names.
    const { entries } = await store.history.list("main", { limit: 10 });
    expect(entries.map(({ summary }) => summary)).toEqual(["Erased 2 records", erasedSummary, erasedSummary, erasedSummary]);
    await expect(store.history.inverse("main", edited, ann)).rejects.toThrow();
    expect((await store.search.find("main", { text: "quote", limit: 10 })).entries).toEqual([]);
  });

  test("what others name cannot be erased from under them", async () => {
    const store = await open();
    const { revision } = await seedLibrary(store);
    await expect(store.history.erase("main", [{ kind: "entity", id: "e1" }], ann)).rejects.toMatchObject({ code: "RAP_STORE_REFERENCE" });
    expect(await store.history.head("main")).toBe(revision);
  });

  test("a commit may be large", async () => {
    const store = await open();
    const { revision } = await seedLibrary(store);
    const count = times(1200, 3000);
    const many = Array.from({ length: count }, (_, index) => made("statement", sampleStatement(`m${index}`, "d1", { speaker: "e1", start: index })));
    const { revision: added } = await store.history.commit(sampleCommit(many));
    expect(await store.lists.statementCount("main", { limit: 1 })).toBe(count + 1);
    const undo = await store.history.inverse("main", added, ann);
    expect(undo.changes).toHaveLength(count);
    await store.history.commit(undo);
    expect(await store.lists.statementCount("main", { limit: 1 })).toBe(1);
    expect((await store.lists.entities("main", { limit: 10 })).entries.map(({ record, uses }) => [record.id, uses])).toEqual([
      ["e1", 1],
      ["e2", 1],
    ]);
    expect(added).toBe(revision + 1);
  });

  test("commits that follow one another are revisions of their own, each on top of the one before", async () => {
    const store = await open();
    const { revision } = await seedLibrary(store);
    const heard: number[] = [];
    store.history.watch((committed) => heard.push(committed.revision));
    const part = (from: number): CommitRequest =>
      sampleCommit([1, 2].map((step) => made("statement", sampleStatement(`m${from + step}`, "d1", { speaker: "e3", start: from + step }))));
    const requests = [sampleCommit([made("entity", sampleEntity("e3"))]), part(0), part(10), part(20)];
    const committed = await store.history.commitAll(requests);
    expect(committed).toEqual([1, 2, 3, 4].map((step) => ({ revision: revision + step, wasRepeated: false })));
    // Of the one before, PostgreSQL may tell late.
    await expect.poll(() => heard.slice(-4)).toEqual([1, 2, 3, 4].map((step) => revision + step));
    expect((await store.history.list("main", { limit: 3 })).entries.map(({ changeCount }) => changeCount)).toEqual([2, 2, 2]);
    expect(await store.lists.statementCount("main", { limit: 1 })).toBe(7);
    await store.history.commit(await store.history.inverse("main", revision + 3, ann));
    expect(await store.lists.statementCount("main", { limit: 1 })).toBe(5);
    const missing = [part(30), sampleCommit([made("statement", sampleStatement("m9", "d1", { speaker: "nobody" }))])];
    await expect(store.history.commitAll(missing)).rejects.toMatchObject({ code: "RAP_STORE_REFERENCE" });
    expect(await store.records.get("main", "statement", "m9")).toBeNull();
  });

  test("a change named twice is refused", async () => {
    const store = await open();
    await expect(store.history.commit(sampleCommit([made("entity", sampleEntity("e1")), made("entity", sampleEntity("e1"))]))).rejects.toMatchObject({
      code: "RAP_STORE_TWICE",
    });
  });
}
