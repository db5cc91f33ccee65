import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { addMember, ask, errorOf, startProject, type LibraryServer, type Person } from "../../../../test/support/library-server.ts";
import type { MemoRecord } from "../records/memo-record.ts";
import type { Stored } from "../records/records.ts";
import type { StatementRecord } from "../records/statement-record.ts";
import { eraseAccount, personalData } from "../access/personal-data.ts";
import { takeCoding } from "../documents/code-documents.ts";
import { openWorkplace } from "../library/workplace.ts";

type Shown = Stored<MemoRecord> & { readonly name: string | null };

let server: LibraryServer;
let project: string;
let people: Record<"rea" | "ann" | "ben" | "eve", Person>;
let statement: Stored<StatementRecord>;
let keys = 0;
const requestKey = (): string => `memo-request-${keys++}`;
const at = (path: string): string => `/api/projects/${project}/${path}`;

beforeAll(async () => {
  ({ server, project, people } = await startProject("Discussed", { rea: "reader", ann: "coder", ben: "coder", eve: "editor" }));
  const drafts = { ...sampleReadout, statements: sampleReadout.statements.map((one) => ({ ...one, review: "draft" })) };
  await ask(server, "POST", at("documents?name=drafts.json"), { as: people.eve, body: new TextEncoder().encode(JSON.stringify(drafts)) });
  statement = (await statementsOf(people.eve))[0]!;
});
afterAll(() => server.end());

const statementsOf = async (as: Person, query = ""): Promise<Stored<StatementRecord>[]> =>
  ((await (await ask(server, "GET", at(`statements?${query}`), { as })).json()) as { entries: Stored<StatementRecord>[] }).entries;
const memosOf = async (as: Person, id = statement.record.id): Promise<Shown[]> =>
  ((await (await ask(server, "GET", at(`memos?statements=${id}`), { as })).json()) as { memos: Shown[] }).memos;
const write = (as: Person, body: object) =>
  ask(server, "POST", at("memos"), { as, body: { requestKey: requestKey(), statement: statement.record.id, ...body } });
const edit = (as: Person, { record, revision }: Stored<MemoRecord>, text: string) =>
  ask(server, "PATCH", at(`memos/${record.id}`), { as, body: { requestKey: requestKey(), expected: revision, text } });
const remove = (as: Person, { record, revision }: Stored<MemoRecord>) =>
  ask(server, "DELETE", at(`memos/${record.id}?requestKey=${requestKey()}&expected=${revision}`), { as });
const undo = (as: Person) => ask(server, "POST", at("undo"), { as, body: { requestKey: requestKey(), direction: "undo" } });

test("a reader writes a memo, another replies, all see who wrote when, and how many there are", async () => {
  const { rea, ann, ben } = people;
  const key = requestKey();
  const first = await write(rea, { requestKey: key, text: "Is this a forecast?" });
  expect(first.status).toBe(200);
  // Sent again, it is the same memo.
  expect(await (await write(rea, { requestKey: key, text: "Is this a forecast?" })).json()).toEqual(await first.json());
  const [memo] = await memosOf(ann);
  expect((await write(ann, { replyTo: memo?.record.id, text: "No: she only reports one." })).status).toBe(200);
  const memos = await memosOf(ben);
  expect(memos.map(({ record, name }) => [name, record.by, record.text, record.replyTo])).toEqual([
    ["rea", rea.id, "Is this a forecast?", null],
    ["ann", ann.id, "No: she only reports one.", memo?.record.id],
  ]);
  for (const { record } of memos) expect([Date.parse(record.writtenAt) > 0, record.editedAt]).toEqual([true, null]);
  expect(await (await ask(server, "GET", at("memo-counts"), { as: ben })).json()).toEqual({ counts: [{ statement: statement.record.id, count: 2 }] });
  expect((await statementsOf(ben, "withMemos=true")).map(({ record }) => record.id)).toEqual([statement.record.id]);
});

test("one's own can be edited and removed, nobody else's, also by a plain commit", async () => {
  const { rea, ann, eve } = people;
  const [memo] = await memosOf(rea);
  expect((await edit(rea, memo!, "Is this really a forecast?")).status).toBe(200);
  const [edited] = await memosOf(rea);
  expect(edited?.record).toMatchObject({ text: "Is this really a forecast?", writtenAt: memo?.record.writtenAt });
  expect(edited?.record.editedAt).not.toBeNull();
  expect((await errorOf(await edit(rea, memo!, "Too late"))).status).toBe(409);
  for (const other of [ann, eve]) {
    expect(await errorOf(await edit(other, edited!, "Not mine"))).toMatchObject({ status: 403, code: "RAP_RIGHTS_GRANT" });
    expect((await errorOf(await remove(other, edited!))).status).toBe(403);
  }
  const commit = (change: object) =>
    ask(server, "POST", at("commits"), {
      as: ann,
      body: { requestKey: requestKey(), action: "edit", summary: "", changes: [{ kind: "memo", ...change }] },
    });
  const id = edited!.record.id;
  expect((await errorOf(await commit({ id, expected: edited!.revision, after: null }))).status).toBe(403);
  expect((await commit({ id: "mforged", expected: null, after: { ...edited!.record, id: "mforged", text: "Forged" } })).status).toBe(200);
  const forged = (await memosOf(ann)).find(({ record }) => record.id === "mforged");
  expect(forged?.record.by).toBe(ann.id);
  expect((await remove(ann, forged!)).status).toBe(200);
  expect((await remove(rea, edited!)).status).toBe(200);
  expect((await memosOf(rea)).map(({ record }) => record.by)).toEqual([ann.id]);
  expect((await undo(rea)).status).toBe(200);
  expect((await memosOf(rea)).map(({ record }) => record.by)).toEqual([rea.id, ann.id]);
});

test("what cannot be written says why", async () => {
  const { ann } = people;
  const [memo, reply] = await memosOf(ann);
  expect(await errorOf(await write(ann, { replyTo: reply?.record.id, text: "A reply to a reply" }))).toMatchObject({ status: 422, field: "replyTo" });
  const other = (await statementsOf(ann)).find(({ record }) => record.id !== statement.record.id);
  const elsewhere = await write(ann, { statement: other?.record.id, replyTo: memo?.record.id, text: "Elsewhere" });
  expect(await errorOf(elsewhere)).toMatchObject({ status: 422, field: "replyTo" });
  expect(await errorOf(await write(ann, { text: "   " }))).toMatchObject({ status: 422, field: "text" });
  expect((await errorOf(await write(ann, { text: "x".repeat(4001) }))).status).toBe(400);
  expect((await write(ann, { text: "x".repeat(4000) })).status).toBe(200);
  expect((await undo(ann)).status).toBe(200);
  expect((await errorOf(await write(ann, { statement: "gone", text: "Where?" }))).status).toBe(404);
});

test("who was a coder and is a reader now undoes memos, and no coding", async () => {
  const { ben } = people;
  const draft = (await statementsOf(ben)).at(-1)!;
  const statements = [{ id: draft.record.id, expected: draft.revision }];
  expect((await ask(server, "POST", at("reviews"), { as: ben, body: { requestKey: requestKey(), review: "rejected", statements } })).status).toBe(
    200,
  );
  await addMember(server.app, project, ben, "reader");
  expect(await errorOf(await undo(ben))).toMatchObject({ status: 403, code: "RAP_RIGHTS_KIND" });
  expect((await write(ben, { text: "As a reader" })).status).toBe(200);
  expect((await undo(ben)).status).toBe(200);
  await addMember(server.app, project, ben, "coder");
  expect((await undo(ben)).status).toBe(200);
});

test("a draft with a memo stays when its document is coded again", async () => {
  const workplace = openWorkplace(server.app.store, { project });
  const readout = { ...sampleReadout, statements: [] };
  const { removed } = await takeCoding(workplace, statement.record.documentId, readout);
  expect(removed).toBe(sampleReadout.statements.length - 1);
  expect((await statementsOf(people.ann)).map(({ record }) => record.id)).toEqual([statement.record.id]);
});

test("in a blind project coders see their own memos only, editors all", async () => {
  const { ann, ben, eve, rea } = people;
  const { store } = server.app;
  const { record, revision } = (await store.records.get(project, "project", project))!;
  const change = { kind: "project", id: project, expected: revision, after: { ...record, isBlind: true } } as const;
  await store.history.commit({ project, by: { account: null, name: "test" }, action: "settings", summary: "", changes: [change] });
  const writers = async (as: Person): Promise<string[]> => (await memosOf(as)).map(({ name }) => name ?? "");
  expect([await writers(ann), await writers(ben), await writers(eve)]).toEqual([["ann"], [], ["rea", "ann"]]);
  expect([(await statementsOf(ann, "withMemos=true")).length, (await statementsOf(ben, "withMemos=true")).length]).toEqual([1, 0]);
  expect((await ask(server, "GET", at(`records/memo`), { as: ben }).then((answer) => answer.json())) as object).toEqual({ records: [] });
  const hidden = (await memosOf(eve)).find(({ record: memo }) => memo.by === rea.id);
  expect((await errorOf(await edit(ben, hidden!, "Mine now"))).status).toBe(404);
});

test("what somebody wrote is exported with their account and erased with it; replies stay", async () => {
  const { rea, eve } = people;
  const { memos } = await personalData(server.app, rea.email);
  expect([...new Set(memos.map(({ text }) => text))].sort()).toEqual(["Is this a forecast?", "Is this really a forecast?"]);
  await eraseAccount(server.app, rea.email);
  expect((await memosOf(eve)).map(({ name }) => name)).toEqual(["ann"]);
  for await (const line of server.app.store.care.dump()) expect(line).not.toContain("really a forecast");
});
