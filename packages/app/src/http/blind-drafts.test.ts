import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { ask, errorOf, startProject, type LibraryServer, type Person } from "../../../../test/support/library-server.ts";
import type { Stored } from "../records/records.ts";
import type { StatementRecord } from "../records/statement-record.ts";

/* Two coders of a blind project review the drafts of one document, over HTTP. */
let server: LibraryServer;
let project: string;
let people: Record<"ann" | "ben" | "eve", Person>;
beforeAll(async () => {
  ({ server, project, people } = await startProject("Blind drafts", { ann: "coder", ben: "coder", eve: "editor" }));
  const drafts = { ...sampleReadout, statements: sampleReadout.statements.map((one) => ({ ...one, review: "draft" })) };
  const body = new TextEncoder().encode(JSON.stringify(drafts));
  await ask(server, "POST", `/api/projects/${project}/documents?name=drafts.json`, { as: people.eve, body });
  const { record, revision } = (await server.app.store.records.get(project, "project", project))!;
  const change = { kind: "project", id: project, expected: revision, after: { ...record, isBlind: true } } as const;
  await server.app.store.history.commit({ project, by: { account: null, name: "test" }, action: "settings", summary: "", changes: [change] });
});
afterAll(() => server.end());

const at = (path: string): string => `/api/projects/${project}/${path}`;
const listed = async (as: Person, type: string): Promise<Stored<StatementRecord>[]> =>
  ((await (await ask(server, "GET", at(`statements?types=${type}`), { as })).json()) as { entries: Stored<StatementRecord>[] }).entries;
const review = (as: Person, { record, revision }: Stored<StatementRecord>, verdict: string) =>
  ask(server, "POST", at("reviews"), {
    as,
    body: { requestKey: `${as.id}-${record.id}-${verdict}`, review: verdict, statements: [{ id: record.id, expected: revision }] },
  });

test("each reviews the draft without a trace for the other; agreement compares what they made of it", async () => {
  const { ann, ben, eve } = people;
  const [draft] = await listed(ann, "cause");
  expect((await review(ann, draft!, "accepted")).status).toBe(200);
  const [own] = await listed(ann, "cause");
  expect(own?.record).toMatchObject({ draftOf: draft?.record.id, review: "accepted", coder: { kind: "person", name: ann.id } });
  expect(await listed(ben, "cause")).toEqual([draft]);
  expect((await errorOf(await ask(server, "GET", at(`records/statement/${own?.record.id}`), { as: ben }))).status).toBe(404);
  expect((await errorOf(await review(ann, draft!, "rejected"))).status).toBe(409);
  expect((await review(ben, draft!, "accepted")).status).toBe(200);
  expect((await listed(eve, "cause")).map(({ record }) => record.review).sort()).toEqual(["accepted", "accepted", "draft"]);
  const body = { options: { samples: 0 }, countsDrafts: false };
  const { report } = (await (await ask(server, "POST", at("analyses/agreement"), { as: eve, body })).json()) as { report: { result: object } };
  expect(report.result).toMatchObject({ coders: ["ann", "ben"] });
  const { report: causes } = (await (
    await ask(server, "POST", at("analyses/causes"), { as: ben, body: { options: {}, countsDrafts: false } })
  ).json()) as {
    report: { basis: object };
  };
  expect(causes.basis).toMatchObject({ statements: 1, reviewed: 1 });
});

test("what one asks for again is not answered from what the other saw", async () => {
  const { ann, ben } = people;
  const first = await ask(server, "GET", at("statements?types=relation"), { as: ann });
  const again = await ask(server, "GET", at("statements?types=relation"), { as: ben, headers: { "if-none-match": first.headers.get("etag") ?? "" } });
  expect([first.status, again.status]).toEqual([200, 200]);
});

test("undoing brings the draft back, to the one alone", async () => {
  const { ann, ben } = people;
  const [draft] = await listed(ann, "relation");
  await review(ann, draft!, "rejected");
  expect((await listed(ann, "relation"))[0]?.record.review).toBe("rejected");
  const undone = await ask(server, "POST", at("undo"), { as: ann, body: { requestKey: "undo-of-ann", direction: "undo" } });
  expect(undone.status).toBe(200);
  expect([await listed(ann, "relation"), await listed(ben, "relation")]).toEqual([[draft], [draft]]);
});
