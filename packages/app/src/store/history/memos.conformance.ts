import { expect, test } from "vitest";
import type { MemoRecord } from "../../records/memo-record.ts";
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
  sampleMoment,
  sampleStatement,
  sampleType,
} from "../testing/sample-records.ts";

const ann = { account: "ann", name: "Ann" };

const memo = (id: string, statement: string, given: Partial<MemoRecord> = {}): MemoRecord => ({
  id,
  statement,
  replyTo: null,
  text: `What ${id} says`,
  by: "ann",
  writtenAt: sampleMoment,
  editedAt: null,
  ...given,
});

/** Two statements; two memos on the first, of which one is Ben's reply. */
async function seed(store: Store): Promise<number> {
  const content = sampleContent("Hello world, this is what the expert wrote.");
  await store.contents.keep("main", content);
  const records = [made("type", sampleType()), made("document", sampleDocument("d1", content))];
  const statements = [made("statement", sampleStatement("s1", "d1")), made("statement", sampleStatement("s2", "d1"))];
  await store.history.commit(sampleCommit([...records, ...statements]));
  const memos = [made("memo", memo("m1", "s1")), made("memo", memo("m2", "s1", { replyTo: "m1", by: "ben" }))];
  return (await store.history.commit(sampleCommit(memos))).revision;
}

const idsOf = async (store: Store): Promise<string[]> => (await listOf(store.records.all("main", "memo"))).map(({ record }) => record.id);

/** Memos stand on statements, go and come with them, and are found and erased by them. */
export function memosConformance({ open }: TestStores): void {
  test("statements with memos are found, also by who wrote them", async () => {
    const store = await open();
    await seed(store);
    const find = async (owners?: string[]): Promise<string[]> => {
      const seen = owners === undefined ? undefined : { owners, inPlaceFor: "eve" };
      const { entries } = await store.lists.statements("main", { withMemos: true, seen, limit: 10 });
      return entries.map(({ record }) => record.id);
    };
    expect([await find(), await find(["ben"]), await find(["eve"])]).toEqual([["s1"], ["s1"], []]);
    expect(await store.lists.statementCount("main", { withMemos: true, limit: 1 })).toBe(1);
    const answer = sampleStatement("s3", "d1", { draftOf: "s1", coder: { kind: "person", name: "ben" }, review: "accepted" });
    await store.history.commit(sampleCommit([made("statement", answer)]));
    expect(await find()).toEqual(["s1", "s3"]);
  });

  test("a memo names a statement that is there", async () => {
    const store = await open();
    await seed(store);
    await expect(store.history.commit(sampleCommit([made("memo", memo("m9", "gone"))]))).rejects.toMatchObject({ code: "RAP_STORE_REFERENCE" });
  });

  test("who removes a statement removes its memos with it, and undoing brings all of them back", async () => {
    const store = await open();
    await seed(store);
    const { revision } = (await store.records.get("main", "statement", "s1"))!;
    const gone = await store.history.commit(sampleCommit([removed("statement", "s1", revision)]));
    expect(await idsOf(store)).toEqual([]);
    expect((await store.history.revision("main", gone.revision))?.revision.changeCount).toBe(3);
    const back = await store.history.commit(await store.history.inverse("main", gone.revision, ann));
    expect(await idsOf(store)).toEqual(["m1", "m2"]);
    await store.history.commit(await store.history.inverse("main", back.revision, ann));
    expect(await idsOf(store)).toEqual([]);
  });

  test("a statement that is changed keeps its memos", async () => {
    const store = await open();
    const revision = await seed(store);
    const standing = (await store.records.get("main", "statement", "s1"))?.revision ?? 0;
    await store.history.commit(sampleCommit([changed("statement", sampleStatement("s1", "d1", { note: "look" }), standing)]));
    expect(standing).toBeLessThan(revision);
    expect(await idsOf(store)).toEqual(["m1", "m2"]);
  });

  test("a memo can be removed, and its replies stay", async () => {
    const store = await open();
    const revision = await seed(store);
    await store.history.commit(sampleCommit([removed("memo", "m1", revision)]));
    expect(await idsOf(store)).toEqual(["m2"]);
  });

  test("erasing a statement or its document erases every text that memos on it ever had", async () => {
    const store = await open();
    const revision = await seed(store);
    const edited = await store.history.commit(sampleCommit([changed("memo", memo("m1", "s1", { text: "Changed" }), revision)]));
    await store.history.commit(sampleCommit([removed("memo", "m1", edited.revision)]));
    await store.history.erase("main", [{ kind: "document", id: "d1" }], ann);
    for (const id of ["m1", "m2"]) {
      const versions = await store.history.versions("main", "memo", id);
      expect(versions.map(({ record, isErased }) => [record, isErased])).toEqual(versions.map(() => [null, true]));
    }
  });
}
