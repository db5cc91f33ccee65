import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { codeOf } from "../access/testing/office.ts";
import { everything } from "../library/membership.ts";
import { openDesk, type TestDesk, type TestWorkplace } from "../library/testing/desk.ts";
import type { RecordKind } from "../records/records.ts";
import type { Change } from "../records/revision.ts";
import type { Role } from "../records/roles.ts";
import { countMemos, listMemos } from "../statements/list-memos.ts";
import { reviewStatements } from "../statements/review-statements.ts";
import { removeDocument } from "../documents/library-remove-document.ts";
import { changed, made, removed, sampleCommit, sampleContent, sampleDocument, sampleStatement } from "../store/testing/sample-records.ts";
import { demandRevision } from "./demand-revision.ts";
import { commitAsPerson } from "./library-commit.ts";
import { restoreRecord, undoAsPerson } from "./library-undo.ts";
import { changeMemo, writeMemo } from "./memos.ts";

let desk: TestDesk;
const by = { account: "root", name: "Root" };
let serial = 0;
const key = (): string => `request-${serial++}`;
beforeEach(async () => {
  desk = await openDesk();
  const { store } = desk.workplace;
  await store.contents.keep("main", sampleContent("Hello world"));
  await store.history.commit(sampleCommit([made("document", sampleDocument("d1", sampleContent("Hello world")))], { by }));
  await store.history.commit(
    sampleCommit(
      ["s1", "s2"].map((id) => made("statement", sampleStatement(id, "d1", { values: { agreement: true, intensity: 1 } }))),
      { by },
    ),
  );
});
afterEach(() => desk.close());

const as = (role: Role, account = "ann"): TestWorkplace => ({ ...desk.as(account), membership: { role, grants: everything } });
const read = async (kind: RecordKind, id: string) => (await desk.workplace.store.records.get("main", kind, id)) ?? expect.unreachable(id);
const head = () => desk.workplace.store.history.head("main");
const latest = async () => (await desk.workplace.store.history.list("main", { limit: 1 })).entries[0];
const commit = (place: TestWorkplace, changes: readonly Change[], given: { action?: string } = {}) =>
  commitAsPerson(place, { requestKey: key(), action: "edit", summary: "", changes, ...given });
const fault = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "",
    ({ code, details }: { code: string; details: object }) => ({ code, ...details }),
  );

describe("what a person writes", () => {
  test("says who made it and when, whatever was sent; later it stays so", async () => {
    const view = { id: "v1", name: "Mine", screen: "statements", query: "", note: "", createdBy: "eve" };
    const snapshot = {
      id: "n1",
      name: "A",
      revision: 1,
      digest: "0".repeat(64),
      counts: {},
      createdBy: "eve",
      createdAt: "1999-01-01T00:00:00.000Z",
      note: "",
    };
    await desk.workplace.store.history.commit(sampleCommit([made("snapshot", snapshot as never)]));
    const { record, revision } = await read("snapshot", "n1");
    await commit(as("editor"), [
      changed("snapshot", { ...(record as typeof snapshot), note: "new", createdBy: "bob", createdAt: "2000-01-01T00:00:00.000Z" }, revision),
    ]);
    expect((await read("snapshot", "n1")).record).toMatchObject({ note: "new", createdBy: "eve", createdAt: "1999-01-01T00:00:00.000Z" });
    const document = await read("document", "d1");
    await commit(as("editor"), [
      changed(
        "document",
        { ...(document.record as ReturnType<typeof sampleDocument>), note: "n", addedBy: "bob", addedAt: "2000-01-01T00:00:00.000Z" },
        document.revision,
      ),
    ]);
    expect((await read("document", "d1")).record).toMatchObject({
      note: "n",
      addedBy: "local",
      addedAt: sampleDocument("d1", sampleContent("x")).addedAt,
    });
    const { revision: first } = await commit(as("coder"), [made("view", view)]);
    await commit(as("editor", "bob"), [changed("view", { ...view, name: "Ours" }, first)]);
    expect((await read("view", "v1")).record).toMatchObject({ createdBy: "ann", name: "Ours" });
    expect(await codeOf(commit(as("reader"), []))).toBe("RAP_RIGHTS_ROLE");
  });

  test("says who recorded an outcome, and no other name that was sent", async () => {
    const nothing = { options: [], statements: [], criteria: null, condition: null, opens: null, closes: null, due: null, baseRate: null };
    await commit(as("editor"), [made("question", { id: "q1", text: "Will it rain?", kind: "binary", ...nothing } as never)]);
    const forged = {
      question: "q1",
      outcome: "yes",
      happened: "2026-01-01",
      recorded: "1999-01-01T00:00:00.000Z",
      by: "eve",
      reason: "",
      evidence: "",
    };
    await commit(as("editor"), [made("outcome", { id: "o1", ...forged })]);
    const { record } = await read("outcome", "o1");
    expect(record).toMatchObject({ by: "ann", outcome: "yes" });
    expect(record).not.toMatchObject({ recorded: forged.recorded });
  });

  test("is no erasure, is checked by the rules of its kind, and names what stands there", async () => {
    expect(await fault(commit(as("admin"), [], { action: "erase" }))).toMatchObject({
      code: "RAP_LIBRARY_FIELD",
      field: "action",
      problem: "is erase",
    });
    const { record, revision } = await read("statement", "s1");
    await commit(as("coder"), [{ kind: "statement", id: "s1", expected: revision, after: { ...record, note: "better" } } as Change]);
    expect((await read("statement", "s1")).record).toMatchObject({ note: "better", reviewedBy: "ann" });
    expect(
      await codeOf(commit(as("coder"), [{ kind: "statement", id: "s1", expected: revision, after: { ...record, note: "late" } } as Change])),
    ).toBe("RAP_STORE_CONFLICT");
    expect(await codeOf(commit(as("coder"), [removed("statement", "s2", (await read("statement", "s2")).revision)]))).toBe("");
  });
});

describe("a memo", () => {
  const write = (given: Partial<Parameters<typeof writeMemo>[1]> = {}, place = as("reader")) =>
    writeMemo(place, { requestKey: key(), statement: "s1", replyTo: null, text: "Is this so?", ...given });

  test("is written by readers under their name, the same request once, and is told in the history", async () => {
    const requestKey = key();
    const [first, again] = [await write({ requestKey }), await write({ requestKey })];
    expect(again).toEqual(first);
    expect(first.id).toMatch(/^m[0-9a-f]{20}$/);
    expect((await write({ requestKey }, as("reader", "bob")).catch(() => ({ id: "" }))).id).not.toBe(first.id);
    expect((await read("memo", first.id)).record).toMatchObject({ statement: "s1", replyTo: null, text: "Is this so?", by: "ann", editedAt: null });
    const reply = await write({ replyTo: first.id, id: "m9", text: "Yes." }, as("reader", "bob"));
    expect([reply.id, (await latest())?.summary, (await latest())?.action]).toEqual(["m9", "Replied to a memo on position “Hello”", "memo"]);
    const { revision } = (await desk.workplace.store.history.revision("main", first.revision)) ?? expect.unreachable("revision");
    expect(revision.summary).toBe("Wrote a memo on position “Hello”");
    expect(await fault(write({ statement: "gone" }))).toMatchObject({ code: "RAP_LIBRARY_MISSING", kind: "statement", id: "gone" });
  });

  test("is changed and removed by its writer, by nobody else", async () => {
    const { id, revision } = await write();
    expect(await codeOf(changeMemo(as("admin", "bob"), { requestKey: key(), id, expected: revision, text: "Mine." }))).toBe("RAP_RIGHTS_GRANT");
    const second = await changeMemo(as("reader"), { requestKey: key(), id, expected: revision, text: "It is." });
    expect((await read("memo", id)).record).toMatchObject({ text: "It is.", editedAt: expect.stringMatching(/^2031/) });
    expect((await latest())?.summary).toBe("Changed a memo");
    await changeMemo(as("reader"), { requestKey: key(), id, expected: second.revision, text: null });
    expect((await latest())?.summary).toBe("Removed a memo");
    expect(await fault(changeMemo(as("reader"), { requestKey: key(), id, expected: 1, text: "x" }))).toMatchObject({
      code: "RAP_LIBRARY_MISSING",
      kind: "memo",
      id,
    });
  });

  test("is listed oldest first with its writer's name, by statement, as of a revision, and counted", async () => {
    const { store } = desk.workplace;
    await store.accounts.saveAccount({ id: "ann", email: null, name: "Ann Lind", isAdministrator: true, isDisabled: false, createdAt: "" });
    const at = (id: string, statement: string, writtenAt: string, by: string) =>
      made("memo", { id, statement, replyTo: null, text: "words", by, writtenAt, editedAt: null });
    const noon = "2031-06-01T12:00:00.000Z";
    const { revision } = await store.history.commit(
      sampleCommit([at("mb", "s1", noon, "ann"), at("ma", "s1", noon, "gone"), at("mc", "s2", "2031-06-01T11:00:00.000Z", "local")]),
    );
    await store.history.commit(sampleCommit([at("md", "s2", "2031-06-01T10:00:00.000Z", "ann")]));
    const listed = async (query?: Parameters<typeof listMemos>[1]) =>
      (await listMemos(desk.workplace, query)).map(({ record, name }) => [record.id, name]);
    expect(await listed()).toEqual([
      ["md", "Ann Lind"],
      ["mc", "local"],
      ["ma", null],
      ["mb", "Ann Lind"],
    ]);
    expect(await listed({ statements: ["s1"] })).toEqual([
      ["ma", null],
      ["mb", "Ann Lind"],
    ]);
    expect(await listed({ asOf: revision })).toEqual([
      ["mc", "local"],
      ["ma", null],
      ["mb", "Ann Lind"],
    ]);
    expect((await countMemos(desk.workplace)).toSorted((a, b) => (a.statement < b.statement ? -1 : 1))).toEqual([
      { statement: "s1", count: 2 },
      { statement: "s2", count: 2 },
    ]);
  });
});

describe("undoing", () => {
  const accept = async (place: TestWorkplace, id = "s1") =>
    reviewStatements(place, { review: "accepted", statements: [{ id, expected: (await read("statement", id)).revision }] });
  const undo = (place: TestWorkplace, given: Partial<Parameters<typeof undoAsPerson>[1]> = {}) =>
    undoAsPerson(place, { requestKey: key(), direction: "undo", ...given });

  test("takes back one's own latest change, and redoing brings it again; where there is none it says so", async () => {
    expect(await fault(undo(as("coder")))).toMatchObject({ code: "RAP_RIGHTS_NOTHING", direction: "undo" });
    await accept(as("coder"));
    await accept(as("coder", "bob"), "s2");
    const { summary } = await undo(as("coder"));
    expect(summary).toContain("Accept position");
    expect([(await read("statement", "s1")).record, (await read("statement", "s2")).record]).toMatchObject([
      { review: "draft" },
      { review: "accepted" },
    ]);
    await undo(as("coder"), { direction: "redo" });
    expect((await read("statement", "s1")).record).toMatchObject({ review: "accepted" });
    expect(await fault(undo(as("coder"), { direction: "redo" }))).toMatchObject({ code: "RAP_RIGHTS_NOTHING", direction: "redo" });
  });

  test("of another's revision is for editors, of a revision that is not there for nobody", async () => {
    const { revision } = await accept(as("coder", "bob"));
    expect(await fault(undo(as("coder"), { revision }))).toMatchObject({ code: "RAP_RIGHTS_UNDO", revision });
    expect(await fault(undo(as("admin"), { revision: 99 }))).toMatchObject({ code: "RAP_LIBRARY_MISSING", kind: "revision", id: 99 });
    expect(await codeOf(undo(as("editor"), { revision }))).toBe("");
    expect((await read("statement", "s1")).record).toMatchObject({ review: "draft" });
    expect(await codeOf(undo(as("coder", "bob"), { revision }))).toBe("RAP_STORE_UNDO");
  });

  test("of memos is for readers, of what they may not write it is not", async () => {
    const { id } = await writeMemo(as("reader"), { requestKey: key(), statement: "s1", replyTo: null, text: "words" });
    await undo(as("reader"));
    expect(await desk.workplace.store.records.get("main", "memo", id)).toBeNull();
    const { revision } = await accept(as("coder"));
    expect(await codeOf(undo(as("reader"), { revision }))).toBe("RAP_RIGHTS_KIND");
  });
});

describe("bringing back", () => {
  const restore = (kind: RecordKind, id: string, asOf: number, given: { expected?: number | null; place?: TestWorkplace } = {}) =>
    restoreRecord(given.place ?? as("editor"), { requestKey: key(), kind, id, asOf, expected: given.expected ?? null });

  test("a removed document comes with its statements and their memos, a removed statement with its memos", async () => {
    const { store } = desk.workplace;
    await writeMemo(as("reader", "bob"), { requestKey: key(), statement: "s1", replyTo: null, text: "words", id: "m1" });
    await writeMemo(as("reader", "bob"), { requestKey: key(), statement: "s2", replyTo: null, text: "words", id: "m2" });
    await store.contents.keep("main", sampleContent("Another"));
    await store.history.commit(
      sampleCommit([
        made("document", sampleDocument("d2", sampleContent("Another"))),
        made("statement", sampleStatement("t1", "d2", { quote: "Anoth" })),
      ]),
    );
    const before = await head();
    await store.history.commit(
      sampleCommit([
        removed("memo", "m1", (await read("memo", "m1")).revision),
        removed("statement", "s1", (await read("statement", "s1")).revision),
      ]),
    );
    await restore("statement", "s1", before);
    expect((await latest())?.changeCount).toBe(2);
    expect(await latest()).toMatchObject({ action: "restore", summary: `Restored a statement from revision ${before}` });
    expect((await read("memo", "m1")).record).toMatchObject({ by: "bob" });
    await removeDocument(as("editor"), "d1", (await read("document", "d1")).revision);
    expect(await store.records.get("main", "statement", "s1")).toBeNull();
    await restore("document", "d1", before);
    expect((await latest())?.changeCount).toBe(5);
    expect((await latest())?.summary).toBe(`Restored a document from revision ${before}`);
    expect((await read("statement", "s2")).record).toMatchObject({ documentId: "d1" });
  });

  test("what stands is put back alone, by who may change it, and what was not there then is missing", async () => {
    const { record, revision } = await read("statement", "s1");
    await commit(as("coder"), [{ kind: "statement", id: "s1", expected: revision, after: { ...record, note: "better" } } as Change]);
    const now = (await read("statement", "s1")).revision;
    await restore("statement", "s1", revision, { expected: now, place: as("coder") });
    expect((await read("statement", "s1")).record).toEqual(record);
    expect((await latest())?.changeCount).toBe(1);
    expect(await fault(restore("statement", "s1", 1))).toMatchObject({ code: "RAP_LIBRARY_MISSING", kind: "statement", id: "s1 as of revision 1" });
    expect(await codeOf(restore("type", "t1", revision, { place: as("coder") }))).toBe("RAP_RIGHTS_KIND");
    expect(await codeOf(restore("statement", "s1", revision, { place: as("reader") }))).toBe("RAP_RIGHTS_ROLE");
    expect(await codeOf(restore("statement", "s1", revision, { expected: now }))).toBe("RAP_STORE_CONFLICT");
  });

  test("a document does not get back another text, nor a statement words that no longer stand in it", async () => {
    const { store } = desk.workplace;
    const before = await head();
    const [document, first, second] = [await read("document", "d1"), await read("statement", "s1"), await read("statement", "s2")];
    await store.contents.keep("main", sampleContent("Hello again, and more words"));
    const { revision } = await store.history.commit(
      sampleCommit([
        changed(
          "document",
          { ...(document.record as ReturnType<typeof sampleDocument>), contentId: sampleContent("Hello again, and more words").id },
          document.revision,
        ),
        removed("statement", "s1", first.revision),
        changed("statement", { ...(second.record as ReturnType<typeof sampleStatement>), start: 6, end: 11, quote: "again" }, second.revision),
      ]),
    );
    expect(await fault(restore("document", "d1", before, { expected: revision }))).toMatchObject({
      code: "RAP_LIBRARY_RESTORE",
      kind: "document",
      id: "d1",
      revision: before,
    });
    // Its words stand where it says.
    expect(await codeOf(restore("statement", "s1", before))).toBe("");
    const moved = await head();
    await store.contents.keep("main", sampleContent("Well, hello"));
    await store.history.commit(
      sampleCommit([
        changed("document", { ...(document.record as ReturnType<typeof sampleDocument>), contentId: sampleContent("Well, hello").id }, revision),
        ...(await Promise.all(["s1", "s2"].map(async (id) => removed("statement", id, (await read("statement", id)).revision)))),
      ]),
    );
    expect(await fault(restore("statement", "s2", moved))).toMatchObject({
      code: "RAP_LIBRARY_RESTORE",
      kind: "statement",
      id: "s2",
      revision: moved,
    });
  });

  test.each([
    ["a contribution that the text no longer has", { contribution: 0 }, "RAP_LIBRARY_RESTORE"],
    ["a mark beyond the text", { marks: { concept: [0, 12] } }, "RAP_LIBRARY_RESTORE"],
    ["a mark that ends with the text", { marks: { concept: [0, 11] } }, ""],
  ] as const)("a statement with %s", async (_, given, wanted) => {
    const { store } = desk.workplace;
    const document = await read("document", "d1");
    const contributions = [{ heading: null, start: 0, end: 11, body: [0, 11], bio: null, author: null, affiliation: null, roles: [] }] as never;
    const long = sampleContent("Hello world and more", { contributions });
    await store.contents.keep("main", long);
    const { revision } = await store.history.commit(
      sampleCommit([
        changed("document", { ...(document.record as ReturnType<typeof sampleDocument>), contentId: long.id }, document.revision),
        made("statement", sampleStatement("s9", "d1", given as never)),
      ]),
    );
    await store.history.commit(
      sampleCommit([changed("document", document.record as ReturnType<typeof sampleDocument>, revision), removed("statement", "s9", revision)]),
    );
    expect(await codeOf(restore("statement", "s9", revision))).toBe(wanted);
  });
});

test("what is asked as of a revision has been", async () => {
  const now = await head();
  await demandRevision(desk.workplace, undefined);
  await demandRevision(desk.workplace, now);
  expect(await fault(demandRevision(desk.workplace, now + 1))).toMatchObject({ code: "RAP_LIBRARY_AS_OF", asOf: now + 1, head: now });
});
