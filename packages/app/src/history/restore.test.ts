import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import type { Readout } from "@rapporteur/reader/readout";
import { importReadout } from "../documents/import-readout.ts";
import { reextractDocument } from "../documents/reextract.ts";
import { openStoredDocument } from "../documents/stored-document.ts";
import { everything } from "../library/membership.ts";
import { openDesk, type TestDesk, type TestWorkplace } from "../library/testing/desk.ts";
import type { RecordKind } from "../records/records.ts";
import { commitAsPerson } from "./library-commit.ts";
import { restoreRecord } from "./library-undo.ts";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

let serial = 0;
const requestKey = (): string => `request-${serial++}`;
const as = (account: string, role: "reader" | "coder" | "editor"): TestWorkplace => ({
  ...desk.as(account),
  membership: { role, grants: everything },
});
const restore = (by: TestWorkplace, kind: RecordKind, id: string, asOf: number, expected: number | null) =>
  restoreRecord(by, { requestKey: requestKey(), kind, id, asOf, expected });

/** The sample with words before its text, so that everything in it stands elsewhere. */
function movedBy(words: string): Readout {
  const { document, statements } = sampleReadout;
  const text = `${words}${document.text}`;
  const at = words.length;
  return {
    ...sampleReadout,
    document: { ...document, text, textSha256: createHash("sha256").update(text).digest("hex"), blocks: [] },
    statements: statements.map((one) => ({ ...one, start: one.start + at, end: one.end + at, contribution: null, marks: {} })),
  };
}

test("a view comes back by who made it and by editors, as it is changed by them alone", async () => {
  const [ann, ben, eve] = [as("ann", "coder"), as("ben", "coder"), as("eve", "editor")];
  const view = { id: "v1", name: "Ann's", screen: "statements", query: "", note: "", createdBy: "ann" };
  const commit = (after: typeof view | null, expected: number | null) =>
    commitAsPerson(ann, { requestKey: requestKey(), action: "view", summary: "", changes: [{ kind: "view", id: "v1", expected, after }] });
  const { revision: first } = await commit(view, null);
  const { revision: second } = await commit({ ...view, name: "Ann's own" }, first);
  await expect(restore(ben, "view", "v1", first, second)).rejects.toMatchObject({ code: "RAP_RIGHTS_GRANT" });
  const { revision: third } = await restore(eve, "view", "v1", first, second);
  await commit(null, third);
  await expect(restore(ben, "view", "v1", first, null)).rejects.toMatchObject({ code: "RAP_RIGHTS_GRANT" });
  await restore(ann, "view", "v1", second, null);
  expect((await ann.store.records.get("main", "view", "v1"))?.record.name).toBe("Ann's own");
});

test("what comes back of a document with a new text stands in that text", async () => {
  const { workplace } = desk;
  const { documentId } = await importReadout(workplace, { readout: sampleReadout });
  const before = await workplace.store.history.head("main");
  const { document, statements } = await openStoredDocument(workplace, documentId);
  const touched = statements.find(({ record }) => record.review === "accepted")!;
  await reextractDocument(workplace, { documentId, expected: document.revision, reading: { readout: movedBy("Foreword. "), shapes: {} } });
  const current = await openStoredDocument(workplace, documentId);
  const stood = current.statements.find(({ record }) => record.id === touched.record.id)!;
  expect(stood.record.start).toBe(touched.record.start + 10);
  const [ann, eve] = [as("ann", "coder"), as("eve", "editor")];
  const refused = { code: "RAP_LIBRARY_RESTORE" };
  await expect(restore(ann, "statement", stood.record.id, before, stood.revision)).rejects.toMatchObject(refused);
  await expect(restore(eve, "document", documentId, before, current.document.revision)).rejects.toMatchObject(refused);
  expect((await openStoredDocument(workplace, documentId)).statements).toEqual(current.statements);
  // On the present text they come back.
  const moved = await workplace.store.history.head("main");
  const { revision } = await commitAsPerson(ann, {
    requestKey: requestKey(),
    action: "edit",
    summary: "",
    changes: [{ kind: "statement", id: stood.record.id, expected: stood.revision, after: { ...stood.record, note: "Hm." } }],
  });
  await restore(ann, "statement", stood.record.id, moved, revision);
  expect(await workplace.store.care.check()).toEqual([]);
});
