import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { everything } from "../library/membership.ts";
import { openDesk, type TestDesk } from "../library/testing/desk.ts";
import { made, sampleCommit, sampleContent, sampleDocument, sampleEntity, sampleStatement } from "../store/testing/sample-records.ts";
import { recodeStatements, selectStatements, type Recoding } from "./recode-statements.ts";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
  const { store } = desk.workplace;
  await store.contents.keep("main", sampleContent("Hello world"));
  const values = { agreement: true, intensity: 1 };
  await store.history.commit(
    sampleCommit([
      made("entity", sampleEntity("zz1")),
      made("document", sampleDocument("d1", sampleContent("Hello world"))),
      made("statement", sampleStatement("s1", "d1", { values })),
      made("statement", sampleStatement("s2", "d1", { values: { agreement: true, intensity: 0.75 }, note: "old" })),
      made("statement", sampleStatement("s3", "d1", { type: "relation", values: { action: "CONSULT", quad: "verbal-cooperation", weight: 1 } })),
    ]),
  );
});
afterEach(() => desk.close());

const recode = (select: Recoding["select"], field: string, value: Recoding["set"]["value"], more: Partial<Recoding> = {}) =>
  recodeStatements(desk.workplace, { select, set: { field, value }, ...more });
const read = async (id: string) => ((await desk.workplace.store.records.get("main", "statement", id)) ?? expect.unreachable(id)).record;
const head = () => desk.workplace.store.history.head("main");
const fault = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "",
    ({ code, details }: { code: string; details: object }) => ({ code, ...details }),
  );

describe("setting a field of many statements", () => {
  test("leaves alone those that have the value, and writes the others in one commit", async () => {
    const { count, examples, revision } = await recode({ ids: ["s1", "s2"] }, "note", "old");
    expect([count, examples, revision]).toEqual([1, [{ id: "s1", before: "", after: "old" }], await head()]);
    expect((await read("s1")).note).toBe("old");
    const [latest] = (await desk.workplace.store.history.list("main", { limit: 1 })).entries;
    expect(latest).toMatchObject({ action: "recode", summary: 'Set note to "old" in 1 statements', changeCount: 1 });
  });

  test("of a variable writes those whose type has it, by its bare name or in full", async () => {
    for (const [field, value] of [
      ["intensity", 0.5],
      ["values.intensity", 0.25],
    ] as const) {
      const { count, examples } = await recode({ documents: ["d1"] }, field, value);
      expect([count, examples.map(({ id }) => id).sort()]).toEqual([2, ["s1", "s2"]]);
    }
    expect([(await read("s1")).values["intensity"], "intensity" in (await read("s3")).values]).toEqual([0.25, false]);
    expect((await recode({ documents: ["d1"] }, "action", "CONSULT")).count).toBe(0);
  });

  test("tried out writes nothing, nor does what finds nothing", async () => {
    const before = await head();
    const tried = await recode({ documents: ["d1"] }, "note", "new", { dryRun: true });
    expect([tried.count, tried.revision, tried.examples[0]]).toEqual([3, null, { id: "s1", before: "", after: "new" }]);
    expect((await recode({ ids: ["s2"] }, "note", "old")).revision).toBeNull();
    expect(await head()).toBe(before);
    expect((await recode({ ids: ["s2"] }, "note", "other", { dryRun: false })).revision).toBe(before + 1);
  });

  test("shows ten examples, as they will be", async () => {
    const { store } = desk.workplace;
    await store.history.commit(
      sampleCommit(
        Array.from({ length: 12 }, (_, at) => made("statement", sampleStatement(`t${at}`, "d1", { values: { agreement: true, intensity: 1 } }))),
      ),
    );
    const { count, examples } = await recode({ types: ["position"] }, "intensity", 0.5, { dryRun: true });
    expect([count, examples.length]).toEqual([14, 10]);
    expect(examples.every(({ before, after }) => before !== after && after === 0.5)).toBe(true);
  });

  test("sent again under its key is done once", async () => {
    const first = await recode({ ids: ["s1"] }, "note", "x", { requestKey: "k" });
    const again = await recode({ ids: ["s2"] }, "note", "y", { requestKey: "k" });
    expect([again.revision, (await read("s2")).note]).toEqual([first.revision, "old"]);
  });

  test("says what is wrong with a field, a value or a selection", async () => {
    expect(await fault(recode({ ids: ["s1"] }, "intensty", 1))).toMatchObject({
      code: "RAP_LIBRARY_FIELD",
      field: "set.field",
      problem: "is intensty, which no statement has",
      cure: "did you mean intensity?",
    });
    expect(await fault(recode({ ids: ["s1"] }, "zzzzzzzzzz", 1))).toMatchObject({
      cure: expect.stringMatching(/^choose one of speaker, organization, status, review, note, /),
    });
    expect(await fault(recode({ ids: ["s1"] }, "status", "maybe"))).toMatchObject({
      code: "RAP_LIBRARY_FIELD",
      field: "status",
      problem: 'cannot be "maybe"',
    });
    expect(await fault(recode({ ids: ["s1", "gone"] }, "note", "x"))).toMatchObject({ code: "RAP_LIBRARY_MISSING", kind: "statement", id: "gone" });
    expect(await fault(recode({}, "note", "x"))).toMatchObject({ code: "RAP_LIBRARY_FIELD", field: "select", problem: "is empty" });
    expect(await fault(recode({ words: undefined }, "note", "x"))).toMatchObject({ field: "select" });
    const coder = { ...desk.workplace, membership: { role: "coder", grants: everything } } as const;
    expect(await fault(recodeStatements(coder, { select: { ids: ["s1"] }, set: { field: "note", value: "x" } }))).toMatchObject({
      code: "RAP_RIGHTS_ROLE",
    });
  });
});

test("statements are selected by id, or by all that narrows", async () => {
  const ids = async (select: Recoding["select"]) => (await selectStatements(desk.workplace, select)).map(({ record }) => record.id).sort();
  expect([await ids({ ids: ["s3", "s1"] }), await ids({ ids: [] }), await ids({ types: ["relation"] })]).toEqual([["s1", "s3"], [], ["s3"]]);
  expect([await ids({ reviews: ["accepted"] }), await ids({ documents: ["d1"], types: ["position"] })]).toEqual([[], ["s1", "s2"]]);
});
