import { expect, test } from "vitest";
import type { EntityRecord } from "../records/entity-record.ts";
import { sampleEntity } from "../store/testing/sample-records.ts";
import type { ReadStore } from "../store/store.ts";
import { foldEntityName, openEntityIndex, typeOfKey } from "./entity-index.ts";

/** A project of entities that each commit changes one by one, and how often all were read. */
function project(...first: EntityRecord[]) {
  const entities = new Map(first.map((record) => [record.id, record]));
  const commits: { id: string; kind: string; after: EntityRecord | null }[] = [];
  const counts = { whole: 0, revisions: 0 };
  const store = {
    history: {
      head: async () => commits.length,
      revision: async (_: string, revision: number) => {
        counts.revisions++;
        return { changes: [commits[revision - 1]] };
      },
    },
    records: {
      async *all() {
        counts.whole++;
        for (const record of entities.values()) yield { record, revision: 0 };
      },
    },
  } as unknown as ReadStore;
  const commit = (id: string, after: EntityRecord | null, kind = "entity"): void => {
    commits.push({ id, kind, after });
    if (kind !== "entity") return;
    if (after === null) entities.delete(id);
    else entities.set(id, after);
  };
  return { store, commit, counts };
}

test("an entity is found by id, by key, and by a name that it alone bears among its type", async () => {
  const { store } = project(
    sampleEntity("a", { name: "Ada  Lind", aliases: ["Lind"] }),
    sampleEntity("b", { name: "Ben Lind", aliases: ["Lind"] }),
    sampleEntity("c", { name: "Áda Lind", type: "organization", key: "org:c" }),
  );
  const index = await openEntityIndex(store, "main");
  expect(index.get("a")?.record.id).toBe("a");
  expect(index.byKey("person:b")?.record.id).toBe("b");
  expect(index.byName("person", "ÁDA LIND ")?.record.id).toBe("a");
  expect(index.byName("organization", "ada lind")?.record.id).toBe("c");
  expect([index.byName("person", "Lind"), index.byName("person", "nobody"), index.get("x"), index.byKey("person:x")]).toEqual([
    null,
    null,
    null,
    null,
  ]);
  expect([...index.all()]).toHaveLength(3);
});

test("who was merged is found as the one that stands, and two names of one are no two", async () => {
  const { store } = project(
    sampleEntity("a", { name: "Ada" }),
    sampleEntity("b", { name: "Ada", mergedInto: "a" }),
    sampleEntity("c", { mergedInto: "b" }),
  );
  const index = await openEntityIndex(store, "main");
  expect([index.standing("c"), index.byKey("person:c"), index.byName("person", "ada")].map((found) => found?.record.id)).toEqual(["a", "a", "a"]);
});

test("a circle of merges is said, not walked for ever", async () => {
  const { store } = project(sampleEntity("a", { mergedInto: "b" }), sampleEntity("b", { mergedInto: "a" }));
  const index = await openEntityIndex(store, "main");
  expect(() => index.standing("a")).toThrow(expect.objectContaining({ code: "RAP_LIBRARY_REDIRECT", details: { id: "a" } }));
});

test("what others commit is taken in change by change, and all at once after a long time", async () => {
  const { store, commit, counts } = project(sampleEntity("a", { name: "Ada" }));
  const index = await openEntityIndex(store, "main");
  commit("a", sampleEntity("a", { name: "Bea" }));
  commit("m", null, "memo");
  commit("n", sampleEntity("n", { name: "New" }));
  await index.refresh();
  await index.refresh();
  expect(counts).toEqual({ whole: 1, revisions: 3 });
  expect([index.byName("person", "Ada"), index.byName("person", "Bea")?.record.id, index.byKey("person:n")?.record.id]).toEqual([null, "a", "n"]);
  commit("n", null);
  await index.refresh();
  expect([index.get("n"), index.byKey("person:n"), index.byName("person", "New")]).toEqual([null, null, null]);
  for (let at = 0; at < 200; at++) commit("a", sampleEntity("a", { name: `Name ${at}` }));
  await index.refresh();
  expect(counts).toEqual({ whole: 1, revisions: 204 });
  for (let at = 0; at < 201; at++) commit("a", sampleEntity("a", { name: `Later ${at}` }));
  await index.refresh();
  expect(counts).toEqual({ whole: 2, revisions: 204 });
  expect(index.byName("person", "Later 200")?.record.id).toBe("a");
});

test("names are compared without marks, case and double spaces; a key tells its type", () => {
  expect(foldEntityName("  Čeněk\n ÜBEL ")).toBe("cenek ubel");
  expect(["person:a", "org:a", "state:A", "unknown:a", "plain"].map(typeOfKey)).toEqual(["person", "organization", "state", "concept", "concept"]);
});
