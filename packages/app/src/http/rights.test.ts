import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addMember,
  ask,
  errorOf,
  makePerson,
  makeProject,
  startLibraryServer,
  type LibraryServer,
  type Person,
} from "../../../../test/support/library-server.ts";

let server: LibraryServer;
beforeAll(async () => {
  server = await startLibraryServer({ flags: { accounts: true, rateLimit: 0 } });
});
afterAll(() => server.end());

let serial = 0;
const key = (): string => `request-${serial++}-key`;

/** A project with two coders and an editor, a document of each coder, and a statement of each coder in each document. */
async function twoCoders(name: string) {
  const project = await makeProject(server.app, name);
  const [ann, ben, eve] = [
    await makePerson(server.app, `${name}-ann`),
    await makePerson(server.app, `${name}-ben`),
    await makePerson(server.app, `${name}-eve`),
  ];
  await addMember(server.app, project, ann, "coder");
  await addMember(server.app, project, ben, "coder");
  await addMember(server.app, project, eve, "editor");
  const documents = [
    await upload(project, ann, "Ann found that the harbour closed early."),
    await upload(project, ben, "Ben found that the market opened late."),
  ];
  const statements = { ann: [] as string[], ben: [] as string[] };
  for (const id of documents) {
    statements.ann.push(await code(project, ann, id));
    statements.ben.push(await code(project, ben, id));
  }
  return { project, ann, ben, eve, documents, statements };
}

async function upload(project: string, as: Person, text: string): Promise<string> {
  const response = await ask(server, "POST", `/api/projects/${project}/documents?name=a.txt&code=false`, {
    as,
    body: new TextEncoder().encode(text),
  });
  return ((await response.json()) as { documentId: string }).documentId;
}

const sentence = (project: string, id: string, as: Person) =>
  ask(server, "GET", `/api/projects/${project}/documents/${id}`, { as }).then(
    async (response) => (await response.json()) as { content: { text: string } },
  );

async function code(project: string, as: Person, documentId: string): Promise<string> {
  const { content } = await sentence(project, documentId, as);
  const id = server.app.makeId("s");
  const after = {
    id,
    documentId,
    type: "position",
    start: 0,
    end: 3,
    quote: content.text.slice(0, 3),
    prefix: "",
    suffix: "",
    contribution: null,
    speaker: null,
    organization: null,
    reportedBy: [],
    status: "actual",
    coder: { kind: "person", name: "forged" },
    confidence: null,
    review: "accepted",
    reviewedBy: null,
    reviewedAt: null,
    draftId: null,
    values: {},
    marks: {},
    note: `coded by ${as.id}`,
  };
  const known = (await (await ask(server, "GET", `/api/projects/${project}/records/type`, { as })).json()) as {
    records: { record: { key: string; variables: { name: string; kind: string; isRequired: boolean }[] } }[];
  };
  const type = known.records.find(({ record }) => record.key === "position")!.record;
  const values = Object.fromEntries(
    type.variables.filter(({ isRequired }) => isRequired).map(({ name, kind }) => [name, kind === "boolean" ? true : 1]),
  );
  const body = {
    requestKey: key(),
    action: "code",
    summary: "coded",
    changes: [{ kind: "statement", id, expected: null, after: { ...after, values } }],
  };
  const response = await ask(server, "POST", `/api/projects/${project}/commits`, { as, body });
  if (!response.ok) throw new Error(await response.text());
  return id;
}

const listed = async (project: string, as: Person): Promise<string[]> =>
  (
    (await (await ask(server, "GET", `/api/projects/${project}/statements?limit=500`, { as })).json()) as { entries: { record: { id: string } }[] }
  ).entries
    .map(({ record }) => record.id)
    .sort();
const get = async (project: string, as: Person, path: string) => ask(server, "GET", `/api/projects/${project}/${path}`, { as });

/** Everything that a person can be told of a project, as one text. */
async function everythingOf(project: string, as: Person, documents: readonly string[]): Promise<string> {
  const paths = [
    "documents",
    "statements",
    "statement-facets",
    "revisions?limit=500",
    "search?text=coded",
    "entities",
    "jobs",
    ...documents.flatMap((id) => [`documents/${id}`, `documents/${id}/readout`]),
  ];
  const parts = [];
  for (const path of paths) parts.push(await (await get(project, as, path)).text());
  const revisions = JSON.parse(parts[3] ?? "{}") as { entries: { revision: number }[] };
  const head = Math.max(...revisions.entries.map(({ revision }) => revision));
  for (let revision = 1; revision <= head + 20; revision++) parts.push(await (await get(project, as, `revisions/${revision}`)).text());
  parts.push(Buffer.from(await (await get(project, as, "table")).arrayBuffer()).toString("latin1"));
  const exported = await ask(server, "POST", `/api/projects/${project}/exports`, {
    as,
    body: { what: "statements", format: "csv", options: {}, countsDrafts: true },
  });
  parts.push(await exported.text());
  return parts.join("\n");
}

describe("a blind project", () => {
  test("shows coders their own statements alone, by every way in; an editor sees all, and opens it", async () => {
    const { project, ann, ben, eve, documents, statements } = await twoCoders("blind");
    const record = (await (await get(project, eve, `records/project/${project}`)).json()) as { record: object; revision: number };
    const admin = await makePerson(server.app, "blind-boss", true);
    const set = (isBlind: boolean, expected: number) =>
      ask(server, "POST", `/api/projects/${project}/commits`, {
        as: admin,
        body: {
          requestKey: key(),
          action: "settings",
          summary: "",
          changes: [{ kind: "project", id: project, expected, after: { ...record.record, isBlind } }],
        },
      });
    expect(await listed(project, ann)).toEqual([...statements.ann, ...statements.ben].sort());
    const { revision } = (await (await set(true, record.revision)).json()) as { revision: number };

    expect(await listed(project, ann)).toEqual([...statements.ann].sort());
    expect(await listed(project, ben)).toEqual([...statements.ben].sort());
    expect(await listed(project, eve)).toEqual([...statements.ann, ...statements.ben].sort());
    const told = await everythingOf(project, ann, documents);
    for (const id of statements.ben) expect(told).not.toContain(id);
    for (const id of statements.ann) expect(told).toContain(id);
    expect(told).not.toContain(`coded by ${ben.id}`);

    const counted = (await (await get(project, ann, "documents")).json()) as { entries: { counts: object }[] };
    expect(counted.entries.map(({ counts }) => counts)).toEqual(documents.map(() => ({ draft: 0, accepted: 1, rejected: 0 })));

    await set(false, revision);
    expect(await listed(project, ann)).toHaveLength(4);
  });

  test("counts for coders what they see: documents by review, uses of entities", async () => {
    const { project, ann, ben, eve, documents, statements } = await twoCoders("blind-counts");
    for (const id of statements.ann) {
      const { record, revision } = (await server.app.store.records.get(project, "statement", id))!;
      await server.app.store.history.commit({
        project,
        by: { account: ann.id, name: "Ann" },
        action: "remove",
        summary: "",
        changes: [{ kind: "statement", id: record.id, expected: revision, after: null }],
      });
    }
    const change = await projectChange(project, { isBlind: true });
    await server.app.store.history.commit({ project, by: { account: null, name: "test" }, action: "settings", summary: "", changes: [change] });
    const reviewed = async (as: Person, review: string) =>
      ((await (await get(project, as, `documents?review=${review}`)).json()) as { entries: unknown[] }).entries.length;
    expect([await reviewed(ann, "reviewed"), await reviewed(ann, "without%20statements")]).toEqual([0, documents.length]);
    expect([await reviewed(ben, "reviewed"), await reviewed(eve, "reviewed")]).toEqual([documents.length, documents.length]);
    expect(await (await get(project, ann, "document-facets")).json()).not.toHaveProperty("review");

    const concept = await makeConcept(project);
    expect(await usesOf(project, ann, concept)).toBe(0);
    await nameIn(project, statements.ben[0]!, concept);
    expect([await usesOf(project, ann, concept), await usesOf(project, ben, concept), await usesOf(project, eve, concept)]).toEqual([0, 1, 1]);
  });

  test("show nobody a hidden statement in a conflict", async () => {
    const { project, ann, statements, eve } = await twoCoders("blind-conflict");
    const change = await projectChange(project, { isBlind: true });
    await server.app.store.history.commit({ project, by: { account: null, name: "test" }, action: "settings", summary: "", changes: [change] });
    const [hidden = ""] = statements.ben;
    const { record } = (await (await get(project, eve, `records/statement/${hidden}`)).json()) as { record: object };
    const changes = [{ kind: "statement", id: hidden, expected: null, after: record }];
    const asked = await ask(server, "POST", `/api/projects/${project}/commits`, {
      as: ann,
      body: { requestKey: key(), action: "code", summary: "", changes },
    });
    const told = await asked.text();
    expect([asked.status, told.includes("coded by")]).toEqual([404, false]);
  });

  test("lets coders change and know nothing of each other's", async () => {
    const { project, ann, statements, eve } = await twoCoders("blind-write");
    await server.app.store.history.commit({
      project,
      by: { account: null, name: "test" },
      action: "settings",
      summary: "",
      changes: [await projectChange(project, { isBlind: true })],
    });
    const [hidden = ""] = statements.ben;
    const stored = (await (await get(project, eve, `records/statement/${hidden}`)).json()) as { record: object; revision: number };
    for (const path of [`records/statement/${hidden}`, `records/statement/${hidden}/versions`]) {
      const [there, nowhere] = [
        await errorOf(await get(project, ann, path)),
        await errorOf(await get(project, ann, path.replace(hidden, "snowhere00000"))),
      ];
      const same = nowhere.detail.replace("snowhere00000", hidden);
      expect({ ...there, requestId: "" }).toEqual({ ...nowhere, detail: same, message: same, requestId: "" });
      expect(there.status).toBe(404);
    }
    const review = { requestKey: key(), review: "rejected", statements: [{ id: hidden, expected: stored.revision }] };
    expect((await ask(server, "POST", `/api/projects/${project}/reviews`, { as: ann, body: review })).status).toBe(404);
    const change = { kind: "statement", id: hidden, expected: stored.revision, after: null };
    const commit = { requestKey: key(), action: "remove", summary: "", changes: [change] };
    expect((await ask(server, "POST", `/api/projects/${project}/commits`, { as: ann, body: commit })).status).toBe(404);
  });
});

/** Makes a concept. */
async function makeConcept(project: string): Promise<string> {
  const id = server.app.makeId("e");
  const blank = { iso3: null, country: null, actsFor: null, parent: null, wikidata: null, color: null, mergedInto: null };
  const after = { ...blank, id, key: `concept:${id}`, type: "concept" as const, name: "sanctions", aliases: [], attributes: [], rules: [], note: "" };
  const changes = [{ kind: "entity" as const, id, expected: null, after }];
  await server.app.store.history.commit({ project, by: { account: null, name: "test" }, action: "make", summary: "", changes });
  return id;
}

async function nameIn(project: string, statement: string, speaker: string): Promise<void> {
  const { record, revision } = (await server.app.store.records.get(project, "statement", statement))!;
  const changes = [{ kind: "statement" as const, id: statement, expected: revision, after: { ...record, speaker } }];
  await server.app.store.history.commit({ project, by: { account: null, name: "test" }, action: "edit", summary: "", changes });
}

async function usesOf(project: string, as: Person, entity: string): Promise<number | undefined> {
  const { entries } = (await (await get(project, as, "entities")).json()) as { entries: { record: { id: string }; uses: number }[] };
  return entries.find(({ record }) => record.id === entity)?.uses;
}

async function projectChange(project: string, change: object) {
  const { record, revision } = (await server.app.store.records.get(project, "project", project))!;
  return { kind: "project", id: project, expected: revision, after: { ...record, ...change } } as const;
}

describe("grants", () => {
  test("narrow what is seen to some people's documents and what stands in them", async () => {
    const { project, ann, ben, documents } = await twoCoders("narrow");
    await addMember(server.app, project, ann, { role: "coder", seeDocuments: "own" });
    const seen = (await (await get(project, ann, "documents")).json()) as { entries: { record: { id: string } }[] };
    expect(seen.entries.map(({ record }) => record.id)).toEqual([documents[0]]);
    expect(await listed(project, ann)).toHaveLength(2);
    expect((await get(project, ann, `documents/${documents[1]}`)).status).toBe(404);
    const told = await everythingOf(project, ann, []);
    expect(told).not.toContain("market opened");
    await addMember(server.app, project, ann, { role: "coder", seeDocuments: [ben.id] });
    expect(await listed(project, ann)).toHaveLength(4);
  });

  test("of a text that only a hidden document has, give a document of one's own, and snapshots of the whole", async () => {
    const { project, ann, ben, documents } = await twoCoders("hidden-text");
    await addMember(server.app, project, ben, { role: "editor", seeDocuments: "own" });
    const text = "Ann found that the harbour closed early.";
    const own = await upload(project, ben, text);
    expect(documents).not.toContain(own);
    expect(await upload(project, ben, text)).toBe(own);
    expect([...documents, own]).toContain(await upload(project, ann, text));
    const taken = await ask(server, "POST", `/api/projects/${project}/snapshots`, { as: ben, body: { name: "All" } });
    const { snapshot } = (await taken.json()) as { snapshot: { id: string; counts: { document: number } } };
    expect(snapshot.counts.document).toBe(3);
    for (const as of [ann, ben])
      expect(((await (await get(project, as, `snapshots/${snapshot.id}`)).json()) as { isWhole: boolean }).isWhole).toBe(true);
  });

  test("keep from an editor what a shared figure quotes beyond them; figures are listed without what they show", async () => {
    const { project, ben, eve, statements } = await twoCoders("figures");
    const table = { columns: [{ title: "Who", align: "left" }], rows: [["the market"]], rowCount: 1 };
    const body = { requestKey: key(), screen: "networks", title: "All", settings: [], picture: null, table, statements: statements.ben };
    const shared = await ask(server, "POST", `/api/projects/${project}/shared-figures`, { as: eve, body });
    const { id, revision } = (await shared.json()) as { id: string; revision: number };
    const paths = [`records/figure/${id}`, `records/figure/${id}/versions`];
    await addMember(server.app, project, ben, "editor");
    for (const path of paths) expect((await get(project, ben, path)).status).toBe(200);
    await addMember(server.app, project, ben, { role: "editor", seeStatements: "own" });
    for (const path of paths) expect((await get(project, ben, path)).status).toBe(404);
    expect(await (await get(project, ben, `history/${revision}`)).text()).not.toContain("the market");
    for (const path of paths) expect((await get(project, eve, path)).status).toBe(200);
    expect((await get(project, eve, "records/figure")).status).toBe(400);
  });

  test("hold back changes to what is somebody else's", async () => {
    const { project, ann, statements, documents } = await twoCoders("held");
    await addMember(server.app, project, ann, { role: "editor", changeStatements: "own", changeDocuments: "own" });
    const review = async (id: string) => {
      const { revision } = (await (await get(project, ann, `records/statement/${id}`)).json()) as { revision: number };
      return ask(server, "POST", `/api/projects/${project}/reviews`, {
        as: ann,
        body: { requestKey: key(), review: "rejected", statements: [{ id, expected: revision }] },
      });
    };
    expect((await review(statements.ann[0]!)).status).toBe(200);
    expect(await errorOf(await review(statements.ben[0]!))).toMatchObject({ status: 403, code: "RAP_RIGHTS_GRANT" });
    const { document } = (await (await get(project, ann, `documents/${documents[1]}`)).json()) as { document: { revision: number } };
    const removal = await ask(server, "DELETE", `/api/projects/${project}/documents/${documents[1]}?expected=${document.revision}`, { as: ann });
    expect(await errorOf(removal)).toMatchObject({ status: 403, code: "RAP_RIGHTS_GRANT" });
  });

  test("hold them back from jobs, too: others' documents are not coded again", async () => {
    const { project, ann, documents } = await twoCoders("jobs");
    await addMember(server.app, project, ann, { role: "coder", changeDocuments: "own" });
    const recode = (ids: readonly string[] | null) =>
      ask(server, "POST", `/api/projects/${project}/codings`, { as: ann, body: { documents: ids, coder: "builtin" } });
    expect(await errorOf(await recode(documents))).toMatchObject({ status: 403, code: "RAP_RIGHTS_GRANT" });
    const { jobId } = (await (await recode(null)).json()) as { jobId: string };
    expect(await (await get(project, ann, `jobs/${jobId}`)).json()).toMatchObject({ total: 1 });
  });
});

describe("roles", () => {
  test("keep what an invited expert writes between the expert and the editors", async () => {
    const { project, ann, eve } = await twoCoders("parts");
    const { store, makeId } = server.app;
    const roundup = makeId("r");
    const commit = async (kind: "roundup" | "part", after: Readonly<Record<string, unknown>> & { readonly id: string }) =>
      store.history.commit({
        project,
        by: { account: null, name: "test" },
        action: "make",
        summary: "",
        changes: [{ kind, id: after.id, expected: null, after: after as never }],
      });
    const none = {
      documentId: null,
      publishAt: null,
      publishedAt: null,
      snapshotId: null,
      corrections: [],
      questions: [],
      contributions: [],
      tags: [],
    };
    await commit("roundup", { ...none, id: roundup, slug: "ferry", title: "The ferry", standfirst: "", state: "draft", comments: "off" });
    const words = { role: "", bio: "", heading: "", markdown: "Not yet.", answers: [] };
    const expiresAt = new Date(0).toISOString();
    const part = { id: makeId("p"), roundup, author: "Runa Dal", state: "draft", secretHash: null, expiresAt, words, note: "", submittedAt: null };
    const { revision } = await commit("part", part);
    const paths = [`records/part/${part.id}`, `records/part/${part.id}/versions`, "records/part", `revisions/${revision}`];
    const told = async (as: Person) =>
      Promise.all(
        paths.map(async (path) => {
          const answer = await get(project, as, path);
          return [answer.status, (await answer.text()).includes("Not yet.")];
        }),
      );
    expect(await told(eve)).toEqual(paths.map(() => [200, true]));
    expect(await told(ann)).toEqual([
      [404, false],
      [404, false],
      [200, false],
      [200, false],
    ]);
  });

  test("say which kinds of record one may write", async () => {
    const { project, ann, eve } = await twoCoders("kinds");
    const question = {
      id: "q1",
      text: "Will it?",
      criteria: null,
      kind: "binary",
      options: [],
      condition: null,
      opens: null,
      closes: null,
      due: null,
      baseRate: null,
      statements: [],
    };
    const body = (kind: string, after: { id: string }) => ({
      requestKey: key(),
      action: "add",
      summary: "",
      changes: [{ kind, id: after.id, expected: null, after }],
    });
    const commit = (as: Person, kind: string, after: { id: string }) =>
      ask(server, "POST", `/api/projects/${project}/commits`, { as, body: body(kind, after) });
    expect(await errorOf(await commit(ann, "question", question))).toMatchObject({ status: 403, code: "RAP_RIGHTS_KIND" });
    expect((await commit(eve, "question", question)).status).toBe(200);
    const outcome = {
      id: "o1",
      question: "q1",
      outcome: "yes",
      happened: "2026-01-01",
      recorded: "1999-01-01T00:00:00.000Z",
      by: ann.id,
      reason: "",
      evidence: "",
    };
    expect((await commit(eve, "outcome", outcome)).status).toBe(200);
    const stored = (await (await get(project, eve, "records/outcome/o1")).json()) as { record: { by: string; recorded: string }; revision: number };
    expect(stored.record.by).toBe(eve.id);
    expect(stored.record.recorded).not.toContain("1999");
    const again = { ...body("outcome", { ...outcome, outcome: "no" } as { id: string }) };
    again.changes[0]!.expected = stored.revision as unknown as null;
    expect(await errorOf(await ask(server, "POST", `/api/projects/${project}/commits`, { as: eve, body: again }))).toMatchObject({
      code: "RAP_RIGHTS_FIXED",
    });
  });

  test("let coders undo their own work and nobody else's", async () => {
    const { project, ann, ben, eve } = await twoCoders("undoing");
    const undo = (as: Person, revision?: number) =>
      ask(server, "POST", `/api/projects/${project}/undo`, {
        as,
        body: { requestKey: key(), direction: "undo", ...(revision === undefined ? {} : { revision }) },
      });
    const latest = async (of: Person) => {
      const { entries } = (await (await get(project, eve, "revisions?limit=100")).json()) as {
        entries: { revision: number; by: { account: string } }[];
      };
      return entries.find(({ by }) => by.account === of.id)!.revision;
    };
    expect(await errorOf(await undo(ann, await latest(ben)))).toMatchObject({ status: 403, code: "RAP_RIGHTS_UNDO" });
    expect((await undo(ann)).status).toBe(200);
    expect((await undo(eve, await latest(ben))).status).toBe(200);
  });

  test("of who is taken out of a project end at once", async () => {
    const { project, ann } = await twoCoders("leaving");
    expect((await get(project, ann, "documents")).status).toBe(200);
    await server.app.store.accounts.removeMember(project, ann.id);
    expect((await get(project, ann, "documents")).status).toBe(404);
  });
});
