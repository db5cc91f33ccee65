import { afterEach, beforeEach, expect, test } from "vitest";
import { everything } from "../../library/membership.ts";
import { openDesk, type TestDesk } from "../../library/testing/desk.ts";
import { made, sampleCommit, sampleContent, sampleDocument, sampleStatement } from "../../store/testing/sample-records.ts";
import type { DocumentRecord } from "../../records/document-record.ts";
import { countDuplicates, nearestDuplicate, suggestDuplicates } from "./suggest-duplicates.ts";
import { areToldApart, tellApart } from "./tell-apart.ts";
import { warnOfDuplicate } from "./warn-of-duplicate.ts";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

/** A text of so many different words, all of which begin with a mark of its own. */
const story = (mark: string, words = 200): string => Array.from({ length: words }, (_, at) => `${mark}${at}`).join(" ");
/** The same with its last words replaced. */
const retold = (mark: string, other: string, changed: number): string => `${story(mark, 200 - changed)} ${story(other, changed)}`;

async function add(id: string, text: string, given: Partial<DocumentRecord> = {}, reviewed = 0): Promise<void> {
  const { store } = desk.workplace;
  const content = sampleContent(text);
  await store.contents.keep("main", content);
  const statements = Array.from({ length: reviewed }, (_, at) =>
    sampleStatement(`s-${id}-${at}`, id, { quote: text.slice(0, 5), review: at % 2 === 0 ? "accepted" : "rejected", reviewedBy: "ann" }),
  );
  await store.history.commit(
    sampleCommit([made("document", sampleDocument(id, content, given)), ...statements.map((one) => made("statement", one))]),
  );
}
const groups = async () => (await suggestDuplicates(desk.workplace)).map(({ documents }) => documents.map(({ id }) => id));

test("nothing is suggested where texts are too short or differ", async () => {
  await add("a", story("alpha"));
  await add("b", story("beta"));
  await add("c", "Hello world");
  await add("d", "Hello world again");
  expect([
    await groups(),
    await nearestDuplicate(desk.workplace, "a"),
    await nearestDuplicate(desk.workplace, "c"),
    await countDuplicates(desk.workplace, ["a", "b", "c"]),
  ]).toEqual([[], null, null, 0]);
  expect([await warnOfDuplicate(desk.workplace, "a"), await nearestDuplicate(desk.workplace, "gone")]).toEqual([[], null]);
});

test("the document to keep has most that people reviewed, else came out first, else is the longest, else the first by id", async () => {
  await add("a1", story("alpha"), { published: "2031-01-02" });
  await add("a2", retold("alpha", "x", 10), { published: "2031-01-03" }, 2);
  await add("a3", retold("alpha", "y", 10), { published: "2031-01-01" });
  await add("b1", story("beta"), { published: "2031-01-02" });
  await add("b2", retold("beta", "x", 10), { published: "2031-01-01" });
  await add("b3", retold("beta", "y", 10), { published: null });
  await add("c1", story("gamma"), { published: null });
  await add("c2", `${story("gamma")} and more`, { published: null });
  await add("d2", story("delta"), { published: null, publisher: "P", url: "https://example.org/d2", sourceName: "d2.txt", title: "D" });
  await add("d1", `${story("delta")}.`, { published: null });
  const found = await suggestDuplicates(desk.workplace);
  expect(found.map(({ documents }) => documents.map(({ id }) => id))).toEqual([
    ["a2", "a3", "a1"],
    ["b2", "b1", "b3"],
    ["c2", "c1"],
    ["d1", "d2"],
  ]);
  const [kept] = found[0]?.documents ?? [];
  expect(kept).toMatchObject({ id: "a2", reviewed: 2, shared: 1, words: 200, published: "2031-01-03" });
  expect(found[3]?.documents[1]).toMatchObject({
    title: "D",
    publisher: "P",
    url: "https://example.org/d2",
    sourceName: "d2.txt",
    words: 200,
    reviewed: 0,
    revision: expect.any(Number),
  });
  expect(found[3]?.documents[1]?.shared).toBeGreaterThan(0.9);
  expect(await countDuplicates(desk.workplace, ["a1", "d1", "gone"])).toBe(2);
});

test("in a set that hangs together pair by pair each kept document takes those that are like it", async () => {
  // b shares two thirds with a and with c; a and c share a third with each other.
  await add("a", story("w", 300), { published: "2031-01-01" });
  await add("b", Array.from({ length: 300 }, (_, at) => `w${at + 75}`).join(" "), { published: "2031-01-02" });
  await add("c", Array.from({ length: 300 }, (_, at) => `w${at + 150}`).join(" "), { published: "2031-01-03" });
  await add("d", Array.from({ length: 300 }, (_, at) => `w${at + 160}`).join(" "), { published: "2031-01-04" });
  expect(await groups()).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
});

test("the nearest is the one that shares most", async () => {
  await add("a", story("alpha"));
  await add("b", retold("alpha", "x", 60));
  await add("c", retold("alpha", "y", 10), { title: "Near" });
  await add("d", retold("alpha", "z", 30));
  const nearest = await nearestDuplicate(desk.workplace, "a");
  expect(nearest?.id).toBe("c");
  expect(nearest?.shared).toBeGreaterThan(0.8);
  const [warning] = await warnOfDuplicate(desk.workplace, "a");
  expect(warning).toEqual({
    code: "document-near-duplicate",
    message: `The text is nearly that of “Near”: ${Math.round(100 * (nearest?.shared ?? 0))} % of their runs of three words are the same.`,
  });
});

test("what a person told apart is not suggested again, until that is undone", async () => {
  for (const id of ["a", "b", "c"]) await add(id, retold("alpha", id, 10), { title: `Title ${id}`, published: `2031-01-0${id.charCodeAt(0) - 96}` });
  const seen = async (...ids: string[]) =>
    Promise.all(ids.map(async (id) => ({ id, expected: (await desk.workplace.store.records.get("main", "document", id))?.revision ?? 0 })));
  const { revision } = await tellApart(desk.workplace, { documents: await seen("a", "c") });
  const [latest] = (await desk.workplace.store.history.list("main", { limit: 1 })).entries;
  expect(latest).toMatchObject({ revision, action: "tell-apart", summary: "Told 1 document apart from “Title a”", changeCount: 1 });
  expect(await groups()).toEqual([["a", "b"]]);
  const record = async (id: string) => (await desk.workplace.store.records.get("main", "document", id))?.record ?? expect.unreachable(id);
  expect([
    areToldApart(await record("a"), await record("c")),
    areToldApart(await record("c"), await record("a")),
    areToldApart(await record("a"), await record("b")),
  ]).toEqual([true, true, false]);
  await tellApart(desk.workplace, { documents: await seen("b", "a", "c") });
  expect((await desk.workplace.store.history.list("main", { limit: 1 })).entries[0]?.summary).toBe("Told 2 documents apart from “Title b”");
  expect([(await record("b")).distinctFrom, (await record("a")).distinctFrom, (await record("c")).distinctFrom]).toEqual([
    undefined,
    ["b"],
    ["a", "b"],
  ]);
  expect(await groups()).toEqual([]);
});

test("two to a hundred different documents that are there are told apart, by editors", async () => {
  await add("a", story("alpha"));
  await add("b", story("beta"));
  const apart = async (documents: readonly string[], place = desk.workplace) =>
    tellApart(place, { documents: documents.map((id) => ({ id, expected: 99 })) }).then(
      () => "",
      ({ code }: { code: string }) => code,
    );
  for (const documents of [[], ["a"], ["a", "a"], ["a", "b", "a"], Array.from({ length: 101 }, (_, at) => `x${at}`)])
    expect(await apart(documents)).toBe("RAP_LIBRARY_JOIN");
  expect(await apart(Array.from({ length: 100 }, (_, at) => `x${at}`))).toBe("RAP_LIBRARY_MISSING");
  expect(await apart(["a", "gone"])).toBe("RAP_LIBRARY_MISSING");
  expect(await apart(["a", "b"])).toBe("RAP_STORE_CONFLICT");
  expect(await apart(["a", "b"], { ...desk.workplace, membership: { role: "coder", grants: everything } })).toBe("RAP_RIGHTS_ROLE");
});

test("the groups of most documents come first, equal ones by their documents' names", async () => {
  for (const [mark, ids] of [
    ["alpha", ["a1", "a2"]],
    ["gamma", ["c1", "c2", "c3"]],
    ["beta", ["b1", "b2"]],
  ] as const)
    for (const id of ids) await add(id, story(mark));
  expect((await groups()).map((group) => group.toSorted())).toEqual([
    ["c1", "c2", "c3"],
    ["a1", "a2"],
    ["b1", "b2"],
  ]);
});
