import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { codeOf } from "../access/testing/office.ts";
import { importReadout } from "../documents/import-readout.ts";
import { openStoredDocument } from "../documents/stored-document.ts";
import { commitAsPerson } from "../history/library-commit.ts";
import { changeMemo, writeMemo } from "../history/memos.ts";
import { openDesk, type TestDesk } from "../library/testing/desk.ts";
import type { Stored } from "../records/records.ts";
import type { StatementRecord } from "../records/statement-record.ts";
import { eraseAction } from "../store/history/invert-revision.ts";
import { countMemos, listMemos } from "./list-memos.ts";
import { reviewStatements } from "./review-statements.ts";

let desk: TestDesk;
let documentId: string;
let key = 0;
beforeAll(async () => {
  desk = await openDesk();
  documentId = (await importReadout(desk.workplace, { readout: sampleReadout })).documentId;
});
afterAll(() => desk.close());

const named = async (draftId: string): Promise<Stored<StatementRecord>> => {
  const { statements } = await openStoredDocument(desk.workplace, documentId);
  return statements.find(({ record }) => record.draftId === draftId) ?? expect.unreachable(draftId);
};
const write = async (account: string, draftId: string, text: string, replyTo: string | null = null, id?: string): Promise<string> => {
  const { record } = await named(draftId);
  return (await writeMemo(desk.as(account), { requestKey: `k${++key}`, statement: record.id, replyTo, text, id })).id;
};
const lastSummary = async (): Promise<string | undefined> => (await desk.workplace.store.history.list("main", { limit: 1 })).entries[0]?.summary;

test("memos stand on their statement, the oldest first, with replies to memos and none to replies", async () => {
  const first = await write("ann", "r1", "Is it?");
  expect(await lastSummary()).toBe("Wrote a memo on relation “Ruritania threatened Graustark on Monday”");
  const reply = await write("bob", "r1", "It is.", first);
  expect(await lastSummary()).toBe("Replied to a memo on relation “Ruritania threatened Graustark on Monday”");
  const other = await write("ann", "f1", "And this?", null, "a-memo-of-the-same-moment");
  for (const [draftId, replyTo, words] of [
    ["r1", "none", "is none, which is not a memo of this project"],
    ["f1", first, "is a memo on another statement"],
    ["r1", reply, `reply to ${first}, the memo that it replies to`],
  ] as const)
    await expect(write("bob", draftId, "No.", replyTo)).rejects.toThrow(words);
  expect(await codeOf(writeMemo(desk.as("ann"), { requestKey: "x", statement: "none", replyTo: null, text: "?" }))).toBe("RAP_LIBRARY_MISSING");
  const shown = await listMemos(desk.workplace);
  expect(shown.map(({ record, name }) => [record.id, record.by, name])).toEqual([
    [first, "ann", null],
    [reply, "bob", null],
    [other, "ann", null],
  ]);
  const [relation, forecast] = [await named("r1"), await named("f1")];
  expect((await listMemos(desk.workplace, { statements: [forecast.record.id] })).map(({ record }) => record.id)).toEqual([other]);
  const counts = new Map((await countMemos(desk.workplace)).map(({ statement, count }) => [statement, count]));
  expect(counts).toEqual(
    new Map([
      [relation.record.id, 2],
      [forecast.record.id, 1],
    ]),
  );
  const before = await desk.workplace.store.history.head("main");
  const { revision } = shown[0] ?? expect.unreachable();
  await changeMemo(desk.as("ann"), { requestKey: "edit", id: first, expected: revision, text: "Was it?" });
  expect(await lastSummary()).toBe("Changed a memo");
  expect((await listMemos(desk.workplace, { asOf: before }))[0]?.record).toMatchObject({ text: "Is it?", editedAt: null });
  expect((await listMemos(desk.workplace))[0]?.record).toMatchObject({ text: "Was it?", editedAt: expect.any(String) });
  await changeMemo(desk.as("bob"), { requestKey: "remove", id: reply, expected: shown[1]?.revision ?? 0, text: null });
  expect(await lastSummary()).toBe("Removed a memo");
  expect((await listMemos(desk.workplace)).map(({ record }) => record.id)).toEqual([first, other]);
  expect(await codeOf(changeMemo(desk.as("ann"), { requestKey: "y", id: "none", expected: 1, text: null }))).toBe("RAP_LIBRARY_MISSING");
});

test("memos of one moment stand in the order of their ids", async () => {
  const still = { ...desk.as("ann"), now: () => Date.parse("2031-07-01T00:00:00Z") };
  const { record } = await named("c1");
  for (const id of ["m-b", "m-c", "m-a"]) await writeMemo(still, { requestKey: id, statement: record.id, replyTo: null, text: id, id });
  const shown = await listMemos(desk.workplace, { statements: [record.id] });
  expect(shown.map((one) => one.record.id)).toEqual(["m-a", "m-b", "m-c"]);
});

test("a review is called by what it did, of one statement by its words, of several by their number", async () => {
  const review = async (verdict: "accepted" | "rejected" | "draft", ...draftIds: string[]): Promise<string | undefined> => {
    const statements = await Promise.all(draftIds.map(async (draftId) => await named(draftId)));
    const asked = statements.map(({ record, revision }) => ({ id: record.id, expected: revision }));
    await reviewStatements(desk.as("ann"), { review: verdict, statements: asked });
    return lastSummary();
  };
  expect(await review("accepted", "r1")).toBe("Accept relation “Ruritania threatened Graustark on Monday”");
  expect(await review("rejected", "r1", "f1")).toBe("Reject 2 statements");
  expect(await review("draft", "f1")).toMatch(/^Reopen forecast “The truce will probably/);
  const { record } = await named("r1");
  expect(record).toMatchObject({ review: "rejected", reviewedBy: "ann" });
  const missing = { review: "accepted" as const, statements: [{ id: "none", expected: 1 }] };
  expect(await codeOf(reviewStatements(desk.as("ann"), missing))).toBe("RAP_LIBRARY_MISSING");
});

test("nothing that a person writes is called an erasure", async () => {
  const { record, revision } = await named("p1");
  const changes = [{ kind: "statement" as const, id: record.id, expected: revision, after: null }];
  const asked = { requestKey: "e", summary: "", changes };
  await expect(commitAsPerson(desk.as("ann"), { ...asked, action: eraseAction })).rejects.toThrow("action is erase");
  expect((await commitAsPerson(desk.as("ann"), { ...asked, action: "remove" })).revision).toBeGreaterThan(revision);
});
