import { expect, test } from "vitest";
import type { OpenedStore } from "../store.ts";
import type { TestStores } from "../testing/describe-stores.ts";
import { changed, made, removed, sampleCommit, sampleContent, sampleDocument, sampleEntity, sampleMoment } from "../testing/sample-records.ts";
import { sampleFigure, sampleStatement, sampleType } from "../testing/sample-records.ts";

const ann = { account: "ann", name: "Ann" };

/** A project with a person who said something, and figures that show it in several ways. */
async function seed(store: OpenedStore): Promise<{ readonly seeded: number; readonly head: number }> {
  const content = sampleContent("Hello world, this is what the expert wrote.");
  await store.contents.keep("main", content);
  const { revision: seeded } = await store.history.commit(
    sampleCommit([
      made("type", sampleType()),
      made("document", sampleDocument("d1", content)),
      made("entity", sampleEntity("e1", { name: "Ada Former" })),
      made("statement", sampleStatement("s1", "d1", { speaker: "e1" })),
      made("snapshot", {
        id: "n1",
        name: "Before",
        revision: 1,
        digest: content.textSha256,
        counts: {},
        createdBy: "ann",
        createdAt: sampleMoment,
        note: "",
      }),
    ]),
  );
  await store.history.commit(sampleCommit([changed("entity", sampleEntity("e1", { name: "Ada Lind" }), seeded)]));
  const figures = [
    sampleFigure("f-words", { statements: ["s1"] }),
    sampleFigure("f-name", { note: "After Ada Lind." }),
    sampleFigure("f-past", { title: "What ADA  former said" }),
    sampleFigure("f-small", { picture: { svg: "<svg/>", dark: [], small: { svg: "<svg><text>Ada Lind</text></svg>", dark: [] } } }),
    sampleFigure("f-apart", { note: "After Ada Linden." }),
    sampleFigure("f-ended", { statements: ["s1"] }),
  ];
  const { revision: shared } = await store.history.commit(
    sampleCommit(
      figures.map((figure) => made("figure", figure)),
      { summary: "Shared “A figure”" },
    ),
  );
  const { revision: head } = await store.history.commit(sampleCommit([removed("figure", "f-ended", shared)]));
  return { seeded, head };
}

const erased = [
  { kind: "entity", id: "e1" },
  { kind: "statement", id: "s1" },
] as const;

/** What shows a person goes in the revision that erases the person: nobody can see one without the other. */
export function eraseFiguresConformance({ open }: TestStores): void {
  test("an erasure, the figures that it empties and the snapshots that it marks are one revision", async () => {
    const store = await open();
    const { head } = await seed(store);
    const done = await store.history.erase("main", erased, ann);
    expect(done.revision).toBe(head + 1);
    expect(await store.history.head("main")).toBe(done.revision);
    expect([...done.figuresEmptied].toSorted()).toEqual(["f-ended", "f-name", "f-past", "f-small", "f-words"]);
    expect(done.snapshotsAffected).toEqual(["n1"]);
    for (const id of ["f-words", "f-name", "f-past", "f-small"]) {
      const [last, ...before] = await store.history.versions("main", "figure", id);
      expect(last).toMatchObject({
        from: done.revision,
        isErased: false,
        record: { id, title: "", picture: null, statements: [], createdBy: "ann" },
      });
      expect(last?.record).not.toMatchObject({ erasedAt: null });
      expect(before.map(({ record, isErased }) => [record, isErased])).toEqual([[null, true]]);
    }
    expect((await store.history.versions("main", "figure", "f-ended")).map(({ record }) => record)).toEqual([null]);
    expect((await store.records.get("main", "figure", "f-apart"))?.record.title).toBe("A figure");
    expect((await store.records.get("main", "snapshot", "n1"))?.record.note).toContain("can no longer be rebuilt");
    await expect(store.history.inverse("main", done.revision, ann)).rejects.toMatchObject({ code: "RAP_STORE_ERASED" });
    const { entries } = await store.history.list("main", { kind: "figure", id: "f-words", limit: 9 });
    expect(JSON.stringify(entries)).not.toContain("A figure");
  });

  test("an erasure that fails empties no figure and marks no snapshot", async () => {
    const store = await open();
    const { head } = await seed(store);
    await expect(store.history.erase("main", [{ kind: "entity", id: "e1" }], ann)).rejects.toMatchObject({ code: "RAP_STORE_REFERENCE" });
    expect(await store.history.head("main")).toBe(head);
    expect((await store.records.get("main", "figure", "f-name"))?.record.note).toBe("After Ada Lind.");
    expect((await store.records.get("main", "snapshot", "n1"))?.record.note).toBe("");
  });

  test("a project shares as many figures as it may, however many are shared at once", async () => {
    const store = await open();
    await seed(store);
    const share = (id: string) =>
      store.history.commit(sampleCommit([made("figure", sampleFigure(id))], { mostFigures: 7, requestKey: `share-${id}` }));
    const outcomes = await Promise.allSettled(["a", "b", "c", "d", "e"].map(share));
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "fulfilled", "rejected", "rejected", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "RAP_FIGURE_MANY", details: { most: 7 } } });
    const kept = outcomes.findIndex(({ status }) => status === "fulfilled");
    expect(await share(["a", "b", "c", "d", "e"][kept]!)).toMatchObject({ wasRepeated: true });
    // Ending one makes room for another, and what adds none is let through.
    const { revision } = (await store.records.get("main", "figure", "f-apart"))!;
    await store.history.commit(sampleCommit([removed("figure", "f-apart", revision)], { mostFigures: 1 }));
    await share("late");
  });

  test("a figure whose words were read before an erasure is not shared after it", async () => {
    const store = await open();
    const { head } = await seed(store);
    await store.history.erase("main", erased, ann);
    const late = sampleFigure("f-late", { statements: ["s1"], note: "After Ada Lind." });
    const shared = store.history.commit(sampleCommit([made("figure", late)], { notErasedSince: head }));
    await expect(shared).rejects.toMatchObject({ code: "RAP_STORE_ERASED_SINCE" });
    expect(await store.records.get("main", "figure", "f-late")).toBeNull();
    const now = await store.history.head("main");
    await store.history.commit(sampleCommit([made("figure", sampleFigure("f-new"))], { notErasedSince: now }));
    expect(await store.records.get("main", "figure", "f-new")).not.toBeNull();
  });
}
