import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import type { StatementRecord } from "../records/statement-record.ts";
import { importReadout } from "../documents/import-readout.ts";
import { openStoredDocument } from "../documents/stored-document.ts";
import { openDesk, type TestDesk } from "../library/testing/desk.ts";
import { codingOf, settleStatements } from "./edit-statement.ts";

/* What a person's edit becomes and what is refused: nothing is written, so that one library serves all. */

const { text } = sampleReadout.document;
let desk: TestDesk;
const drafts = new Map<string, StatementRecord>();
beforeAll(async () => {
  desk = await openDesk();
  const { documentId } = await importReadout(desk.workplace, { readout: sampleReadout });
  for (const { record } of (await openStoredDocument(desk.workplace, documentId)).statements) drafts.set(record.draftId ?? "", record);
});
afterAll(() => desk.close());

const draft = (id: string): StatementRecord => drafts.get(id) ?? expect.unreachable(id);

async function settle(before: StatementRecord | null, after: StatementRecord): Promise<StatementRecord> {
  const [settled] = await settleStatements(desk.as("ada"), [{ before, after }]);
  return settled ?? expect.unreachable();
}
/** A draft with some of it changed, values one by one. */
async function changed(id: string, { values, ...rest }: Partial<StatementRecord>): Promise<StatementRecord> {
  return settle(draft(id), { ...draft(id), ...rest, values: { ...draft(id).values, ...values } });
}

test("a draft keeps its confidence until what it says is changed", async () => {
  const { confidence, speaker } = draft("r1");
  expect(confidence).toBe(0.8);
  for (const change of [{ note: "seen" }, { review: "accepted" as const }, { contribution: null }, { marks: {} }])
    expect((await changed("r1", change)).confidence).toBe(0.8);
  const others: Partial<StatementRecord>[] = [
    { status: "denied" },
    { speaker: null },
    { organization: speaker },
    { reportedBy: [speaker ?? ""] },
    { values: { weight: -4 } },
    { end: draft("r1").end - 1, quote: draft("r1").quote.slice(0, -1) },
    { start: draft("r1").start + 1, quote: draft("r1").quote.slice(1) },
  ];
  for (const change of others) expect((await changed("r1", change)).confidence, JSON.stringify(change)).toBeNull();
});

test("what a statement says does not hang on the order of values, nor on values that are none", () => {
  const one = { ...draft("p1"), values: { concept: "c", agreement: true, intensity: null } };
  expect(codingOf({ ...one, values: { agreement: true, concept: "c" } })).toBe(codingOf(one));
  expect(codingOf({ ...one, values: { agreement: false, concept: "c" } })).not.toBe(codingOf(one));
  expect(codingOf({ ...one, type: "other" })).not.toBe(codingOf(one));
});

test("what follows from other values is worked out", async () => {
  expect((await changed("r1", { values: { action: "AID" } })).values).toMatchObject({ action: "AID", quad: "material-cooperation" });
  // The middle of both ends, unless a best chance is given.
  expect((await changed("f1", { values: { low: 0.2, high: 0.3, best: null } })).values).toMatchObject({
    best: 0.25,
    forecaster: draft("f1").speaker,
  });
  expect((await changed("f1", { values: { low: 0.2, high: 0.3, best: 0.29 } })).values["best"]).toBe(0.29);
  expect((await changed("f1", { values: { low: null, high: 0.3, best: null } })).values["best"]).toBeNull();
  expect((await changed("f1", { speaker: null })).values["forecaster"]).toBeNull();
  expect((await changed("p1", { note: "x" })).values).not.toHaveProperty("quad");
});

test("a passage is words of the text, with what stands around it", async () => {
  const whole = await changed("r1", { start: 0, end: text.length, quote: text, marks: { source: [text.length, text.length] } });
  expect([whole.prefix, whole.suffix, whole.marks]).toEqual(["", "", { source: [text.length, text.length] }]);
  const middle = await changed("r1", { marks: { source: [9, 9] } });
  expect([middle.prefix.length > 0, middle.suffix.length > 0]).toEqual([true, true]);
  const last = sampleReadout.document.contributions.length - 1;
  expect((await changed("r1", { contribution: last })).contribution).toBe(last);
});

test.each<[string, string, Partial<StatementRecord>, RegExp]>([
  ["an empty passage", "r1", { start: 5, end: 5, quote: "" }, /start and end are 5 and 5.*a passage of the text/],
  ["a passage beyond the text", "r1", { start: text.length - 1, end: text.length + 1, quote: "\n?" }, /a passage of the text, which has/],
  ["a mark beyond the text", "r1", { marks: { source: [0, text.length + 1] } }, /marks.source is 0 to/],
  ["a mark that ends before it begins", "r1", { marks: { source: [9, 8] } }, /marks.source is 9 to 8/],
  ["a contribution behind the last", "r1", { contribution: sampleReadout.document.contributions.length }, /the document has 2, counted from 0/],
  ["an unknown organization", "r1", { organization: "nobody" }, /organization names nobody/],
  ["an unknown reporter", "r1", { reportedBy: ["nobody"] }, /reportedBy.0 names nobody/],
  [
    "a mark of a variable that the type does not have",
    "r1",
    { marks: { sourse: [0, 1] } },
    /values.sourse is not a variable of relation.*did you mean source/,
  ],
  ["a variable like no other", "r1", { values: { whatever: 1 } }, /values.whatever is not a variable of relation.*it has source, target/],
  ["a weight below the least", "r1", { values: { weight: -10.5 } }, /give at least -10/],
  ["a weight that is no number", "r1", { values: { weight: Number.POSITIVE_INFINITY } }, /give a number/],
  ["a day that is none", "r1", { values: { date: "2031-04-31" } }, /a day as YYYY-MM-DD/],
  ["a day in other form", "r1", { values: { date: "31-04-01" } }, /a day as YYYY-MM-DD/],
  ["a number as an entity", "r1", { values: { source: 3 } }, /give the id of an entity/],
  ["a word as a truth", "p1", { values: { agreement: "yes" } }, /give true or false/],
  ["a part of a whole number", "f1", { values: { direction: 0.5 } }, /give a whole number/],
  ["a number as words", "f1", { values: { event: 7 } }, /give words/],
  ["an intensity against the agreement", "p1", { values: { agreement: false, intensity: 0.5 } }, /give both the same sign/],
  ["a lowest chance above the highest", "f1", { values: { low: 0.5, high: 0.4 } }, /values.low is 0.5, above the highest chance 0.4/],
])("%s is refused", async (_, id, change, message) => {
  await expect(changed(id, change)).rejects.toThrow(message);
});

test("what stands at an end is not beyond it", async () => {
  expect((await changed("r1", { values: { weight: -10 } })).values["weight"]).toBe(-10);
  expect((await changed("r1", { values: { weight: 10 } })).values["weight"]).toBe(10);
  expect((await changed("p1", { values: { agreement: false, intensity: 0 } })).values["intensity"]).toBe(0);
  expect((await changed("p1", { values: { agreement: false, intensity: -0.5 } })).values["intensity"]).toBe(-0.5);
  expect((await changed("f1", { values: { low: 0.4, high: 0.4 } })).values["low"]).toBe(0.4);
  expect((await changed("r1", { values: { date: "2032-02-29" } })).values["date"]).toBe("2032-02-29");
});

test("a new statement is of a type that there is, in a document that there is", async () => {
  const fresh = { ...draft("p1"), id: "new", draftOf: "s9" };
  expect(await settle(null, fresh)).toMatchObject({
    draftId: null,
    draftOf: undefined,
    confidence: null,
    reviewedBy: "ada",
    coder: { kind: "person", name: "ada" },
  });
  await expect(settle(null, { ...fresh, type: "dance" })).rejects.toThrow(/type is dance.*choose one of .*position/);
  await expect(settle(null, { ...fresh, documentId: "nowhere" })).rejects.toMatchObject({ code: "RAP_LIBRARY_MISSING" });
  // Of one that stands, type and document are not for a person to set.
  expect(await settle(draft("p1"), { ...draft("p1"), type: "dance", documentId: "nowhere", id: "x", note: "y" })).toMatchObject({
    type: "position",
    documentId: draft("p1").documentId,
    id: draft("p1").id,
  });
});
