import { afterAll, beforeAll, expect, test } from "vitest";
import { written } from "../../../../../test/fuzz/readers/written.ts";
import { createParquetFile } from "../../exchange/parquet/write-parquet.ts";
import { ask, errorOf, startProject, type LibraryServer, type Person } from "../../../../../test/support/library-server.ts";

let server: LibraryServer;
let project: string;
let coder: Person;
let editor: Person;
beforeAll(async () => {
  const started = await startProject("Tables", { coder: "coder", editor: "editor" });
  ({ server, project } = started);
  ({ coder, editor } = started.people);
});
afterAll(() => server.end());

const table = 'document,concept,agreement,quote,coder\none,bill,1,"We will vote for it.",person:somebody\n';
const upload = (as: Person): Promise<Response> =>
  ask(server, "POST", `/api/projects/${project}/documents?name=codes.csv`, { as, body: new TextEncoder().encode(table) });

test("a table of statements comes in as accepted work that is nobody's account's, from editors alone", { tags: "long" }, async () => {
  expect(await errorOf(await upload(coder))).toMatchObject({ code: "RAP_RIGHTS_ROLE" });
  const first = await upload(editor);
  expect([first.status, await first.json()]).toMatchObject([200, { wasKnown: false, warnings: [{ code: "statements-imported" }] }]);
  const listed = await ask(server, "GET", `/api/projects/${project}/statements`, { as: editor });
  const { entries } = (await listed.json()) as { entries: { record: object }[] };
  expect(entries.map(({ record }) => record)).toMatchObject([
    { review: "accepted", quote: "We will vote for it.", coder: { kind: "import", name: "somebody" }, reviewedBy: editor.id },
  ]);
  expect(await (await upload(editor)).json()).toMatchObject({ wasKnown: true });
});

const send = (as: Person, query: string, body: Uint8Array): Promise<Response> =>
  ask(server, "POST", `/api/projects/${project}/documents?${query}`, { as, body });

test("what is said of the columns of a table counts", async () => {
  const german = new TextEncoder().encode("Text;Zitat;Konzept;Zustimmung\nDebatte;Kein Verbot;Verbot;nein\n");
  const layout = "map=document%3DText&map=quote%3DZitat&map=concept%3DKonzept&map=agreement%3DZustimmung&kind=agreement%3Dboolean&kind=";
  expect(await (await send(editor, `name=german.csv&${layout}`, german)).json()).toMatchObject({
    warnings: [{ message: expect.stringContaining("1 statements of 1 new") }],
  });
  const listed = await ask(server, "GET", `/api/projects/${project}/statements`, { as: editor });
  expect(JSON.stringify(await listed.json())).toContain('"agreement":false');
  expect(await errorOf(await send(editor, "name=german.csv&map=quote%3DNirgends&map=", german))).toMatchObject({ code: "RAP_EXCHANGE_COLUMN" });
  expect(await errorOf(await send(editor, "name=german.csv&rows=words", german))).toMatchObject({ field: "rows" });
});

test("a table whose rows are documents is a job, for coders too, and tells what it leaves out", async () => {
  const articles = new TextEncoder().encode(`title,words,text\nTolls,9,"${"Ministers will meet on Tuesday. ".repeat(12)}"\n`);
  const received = (await (await send(coder, "name=articles.csv&code=false", articles)).json()) as { jobId: string | null; warnings: unknown };
  expect(received).toMatchObject({
    documentId: null,
    jobId: expect.any(String),
    warnings: [{ code: "left-out", message: expect.stringContaining("words") }],
  });
  const job = await ask(server, "GET", `/api/projects/${project}/jobs/${received.jobId}`, { as: coder });
  expect(await job.json()).toMatchObject({ total: 1 });
});

test("Parquet is read in a process within limits, and may be sent", { tags: "long" }, async () => {
  const file = written("coded.parquet", (path) => {
    const open = createParquetFile(path, { columns: ["document", "concept", "quote"].map((name) => ({ name, kind: "text" as const })) });
    open.add(["Debate", "tolls", "Tolls are fair."]);
    open.finish();
  });
  expect(await (await send(editor, "name=coded.parquet", file)).json()).toMatchObject({
    wasKnown: false,
    warnings: [{ message: expect.stringContaining("1 statements") }],
  });
  expect(await errorOf(await send(editor, "name=broken.parquet", file.subarray(0, 40)))).toMatchObject({ code: "RAP_EXCHANGE_PARQUET" });
});

test("a table can be looked at before it comes in, by coders too", async () => {
  const preview = (query: string, body: string): Promise<Response> =>
    ask(server, "POST", `/api/projects/${project}/table-previews?${query}`, { as: coder, body: new TextEncoder().encode(body) });
  const german = "Text;Zitat\nDebatte;Kein Verbot 😀\n";
  expect(await (await preview("name=german.csv&map=quote%3DZitat&map=document%3DText", german)).json()).toEqual({
    rows: "statements",
    statements: 1,
    documents: 1,
    hasWords: true,
    columns: [
      { column: "Text", readAs: "document", kind: null, examples: ["Debatte"] },
      { column: "Zitat", readAs: "quote", kind: null, examples: ["Kein Verbot 😀"] },
    ],
    notes: [],
  });
  const articles = `title,words,text\nTolls,9,"${"Ministers will meet on Tuesday. ".repeat(12)}"\n`;
  expect(await (await preview("name=articles.csv", articles)).json()).toMatchObject({
    rows: "documents",
    documents: 1,
    columns: [{ readAs: "title" }, { readAs: null }, { readAs: "text" }],
  });
  expect(await errorOf(await preview("name=talk.md", "# Talk"))).toMatchObject({ code: "RAP_EXCHANGE_EMPTY" });
  expect(await errorOf(await preview("name=broken.csv", 'a,b\n"x'))).toMatchObject({ code: "RAP_EXCHANGE_CSV" });
});

test("two tables that are sent at once come in both, though each brings the same type", async () => {
  const tableOf = (concept: string): Uint8Array =>
    new TextEncoder().encode(`document,type,concept,demand,quote\n${concept},demands,${concept},toll,We ask for ${concept}.\n`);
  const sent = ["ferries", "bridges"].map((concept) => send(editor, `name=${concept}.csv`, tableOf(concept)));
  const received = await Promise.all(sent);
  expect(await Promise.all(received.map(async (one) => [one.status, await one.json()]))).toMatchObject([
    [200, { warnings: [{ message: expect.stringContaining("1 statements of 1 new") }] }],
    [200, { warnings: [{ message: expect.stringContaining("1 statements of 1 new") }] }],
  ]);
});
