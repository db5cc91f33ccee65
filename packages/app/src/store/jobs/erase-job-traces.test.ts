import { expect, test } from "vitest";
import { describeAboveStores } from "../testing/describe-stores.ts";
import { made, sampleCommit, sampleContent, sampleDocument } from "../testing/sample-records.ts";
import { erasedTrace } from "./erase-job-traces.ts";

const now = "2026-03-01T10:00:00.000Z";
const by = { account: "ann", name: "Ann" };

describeAboveStores("erasing a document", ({ open }) => {
  test("empties what jobs keep of it, and leaves what is about others and what waits", async () => {
    const store = await open();
    const { jobs } = store;
    const content = sampleContent("Secret words");
    const other = sampleContent("Other words");
    await store.contents.keep("main", content);
    await store.contents.keep("main", other);
    const documents = [
      made("document", sampleDocument("d1", content, { sourceName: "secret.txt", title: "About Ada" })),
      made("document", sampleDocument("d2", other, { sourceName: "other.txt" })),
    ];
    await store.history.commit(sampleCommit(documents));
    const about = { project: "main", createdBy: "ann", createdAt: now };
    await jobs.add({ ...about, id: "j1", kind: "import", request: { sources: ["secret.txt", "other.txt"] } }, [
      { label: "secret.txt", request: { source: { name: "secret.txt", base64: "U2VjcmV0" } } },
      { label: "other.txt", request: { source: { name: "other.txt", base64: "T3RoZXI=" } } },
    ]);
    await jobs.add({ ...about, id: "j2", kind: "code", request: {} }, [{ label: "About Ada", request: { documentId: "d1" } }]);
    await jobs.add({ ...about, id: "j3", kind: "analysis", request: {} }, [{ label: "relations", request: {} }]);
    for (const kind of ["import", "import", "analysis"]) {
      const unit = (await jobs.claim({ worker: "w", kinds: [kind], most: 1 }))[0]!;
      const outcome = kind === "analysis" ? { result: { rows: ["Ada"] } } : { failure: { code: "RAP_TEST", message: "secret.txt broke" } };
      await jobs.finish("w", unit, outcome);
    }
    await store.history.erase("main", [{ kind: "document", id: "d1" }], by);
    const failures = (await jobs.failures("main", "j1", { limit: 10 })).entries;
    expect(failures.map(({ label, message }) => [label, message])).toEqual([
      [erasedTrace, ""],
      ["other.txt", "secret.txt broke"],
    ]);
    expect(await jobs.get("main", "j1")).toMatchObject({ request: {}, failedCount: 2 });
    expect(await jobs.get("main", "j3")).toMatchObject({ result: null });
    // What waits still says what there is to do, but no longer of whom.
    expect((await jobs.claim({ worker: "w", kinds: ["code"], most: 1 }))[0]?.request).toEqual({ documentId: "d1" });
  });
});
