import { afterEach, beforeEach, expect, test } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { codeOf } from "../../access/testing/office.ts";
import { importDocument } from "../../documents/import-document.ts";
import { openStoredDocument } from "../../documents/stored-document.ts";
import type { DocumentReader, ReadingTask } from "../../documents/reading-task.ts";
import { everything } from "../../library/membership.ts";
import { openDesk, type TestDesk } from "../../library/testing/desk.ts";
import type { RoundupRecord } from "../../records/project-records.ts";
import { changed, made, sampleCommit, sampleRoundup } from "../../store/testing/sample-records.ts";
import { readRoundup } from "./read-roundup.ts";
import { storedRoundup } from "./roundup-from-document.ts";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

/** A reader that finds the sample in whatever it is given; what it was given. */
function readerOf(text = sampleReadout.document.text): { pool: DocumentReader; tasks: ReadingTask[] } {
  const tasks: ReadingTask[] = [];
  const readout = { ...sampleReadout, document: { ...sampleReadout.document, text } };
  return { tasks, pool: { size: 1, run: async (task) => (tasks.push(task), { readout, shapes: { authors: ["A"] } }) } };
}

const written = { author: "Ada", role: "", bio: "", heading: "", markdown: "Words." };
async function keep(given: Partial<RoundupRecord>): Promise<void> {
  const stored = await desk.workplace.store.records.get("main", "roundup", "r1");
  const record = { ...sampleRoundup({ title: "Truce talk", slug: "truce", standfirst: "Two answer.", tags: ["own"] }), ...stored?.record, ...given };
  await desk.workplace.store.history.commit(sampleCommit([stored === null ? made("roundup", record) : changed("roundup", record, stored.revision)]));
}
const read = async (pool: DocumentReader, given: { expected?: number } = {}) =>
  readRoundup(desk.workplace, { id: "r1", expected: (await storedRoundup(desk.workplace, "r1")).revision, ...given }, { pool });
const latest = async () => (await desk.workplace.store.history.list("main", { limit: 1 })).entries[0];

test("what was written becomes a document that is public, with the page's own title, standfirst and tags", async () => {
  await keep({ contributions: [written] });
  const { pool, tasks } = readerOf();
  const { documentId, revision } = await read(pool);
  const [task] = tasks;
  expect(task).toMatchObject({ kind: "read", codes: true, source: { name: "truce.md" } });
  expect(task?.kind === "read" && typeof task.source !== "string" ? new TextDecoder().decode(task.source.bytes) : "").toMatch(
    /^# Truce talk\n\nTwo answer\.\n\n\*\*Ada\*\*/,
  );
  const { document, content } = await openStoredDocument(desk.workplace, documentId);
  expect(document.record).toMatchObject({ rights: "public", sourceName: "truce.md", title: "Truce talk", standfirst: "Two answer.", tags: ["own"] });
  expect(content.authors).toEqual(["A"]);
  expect((await storedRoundup(desk.workplace, "r1")).record.documentId).toBe(documentId);
  expect(await latest()).toMatchObject({ action: "read roundup", summary: "Read “Truce talk” as a document", revision });
});

test("read again it is the same document, with the new text where there is one, and no change where there is none", async () => {
  await keep({ contributions: [written] });
  const { documentId } = await read(readerOf().pool);
  const head = await desk.workplace.store.history.head("main");
  expect(await read(readerOf().pool)).toEqual({ documentId, revision: head });
  await keep({ title: "Retitled", standfirst: "", tags: [] });
  const again = await read(readerOf().pool);
  expect(await latest()).toMatchObject({
    action: "edit",
    summary: "Took title, standfirst and tags of “Retitled” from its roundup",
    revision: again.revision,
  });
  const text = `${sampleReadout.document.text}More words.\n`;
  expect((await read(readerOf(text).pool)).documentId).toBe(documentId);
  const { document, content } = await openStoredDocument(desk.workplace, documentId);
  expect([content.text, document.record.title, document.record.standfirst, document.record.tags, document.record.sourceName]).toEqual([
    text,
    "Retitled",
    null,
    [],
    "truce.md",
  ]);
});

test("nothing that was written, a page that changed meanwhile, and who may not, are refused", async () => {
  for (const contributions of [[], [{ ...written, markdown: " \n" }]]) {
    await keep({ contributions });
    await expect(read(readerOf().pool)).rejects.toMatchObject({ code: "RAP_PUBLISH_EMPTY", details: { title: "Truce talk" } });
  }
  await keep({ contributions: [{ ...written, markdown: "" }, written] });
  expect(await codeOf(read(readerOf().pool, { expected: 1 }))).toBe("RAP_STORE_CONFLICT");
  const coder = { ...desk.workplace, membership: { role: "coder", grants: everything } } as const;
  expect(await codeOf(readRoundup(coder, { id: "r1", expected: 1 }, readerOf()))).toBe("RAP_RIGHTS_ROLE");
  expect(await codeOf(readRoundup(desk.workplace, { id: "gone", expected: 1 }, readerOf()))).toBe("RAP_LIBRARY_MISSING");
});

test("a document is read as it is asked for, on the project's scale, and its warnings are told", async () => {
  const { pool, tasks } = readerOf();
  const first = await importDocument(desk.workplace, { source: "/a/b.md" }, { pool });
  expect(first).toMatchObject({ wasKnown: false, warnings: [{ code: "contribution-unattributed", message: expect.stringContaining("no byline") }] });
  expect(tasks[0]).toEqual({ kind: "read", source: "/a/b.md", codes: true, scale: "icd203", keepsOriginal: true });
  const { record } = (await openStoredDocument(desk.workplace, first.documentId)).document;
  expect([record.sourceName, record.rights]).toEqual(["/a/b.md", "internal"]);
  const other = readerOf(`${sampleReadout.document.text}More.\n`);
  const source = { bytes: new Uint8Array(), name: "c.md" };
  const project = (await desk.workplace.store.records.get("main", "project", "main")) ?? expect.unreachable("main");
  await desk.workplace.store.history.commit(sampleCommit([changed("project", { ...project.record, keepsOriginals: false }, project.revision)]));
  const asked = { source, codes: false, rights: "public", requestKey: "k", metadata: { title: "T" } } as const;
  const second = await importDocument(desk.workplace, asked, other);
  expect(other.tasks[0]).toEqual({ kind: "read", source, codes: false, metadata: { title: "T" }, scale: "icd203", keepsOriginal: false });
  expect((await openStoredDocument(desk.workplace, second.documentId)).document.record).toMatchObject({ sourceName: "c.md", rights: "public" });
  expect((await importDocument(desk.workplace, asked, readerOf(`${sampleReadout.document.text}And more.\n`))).documentId).toBe(second.documentId);
});
