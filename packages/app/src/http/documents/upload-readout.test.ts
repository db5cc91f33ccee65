import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { ask, errorOf, startProject, type LibraryServer, type Person } from "../../../../../test/support/library-server.ts";
import type { StatementRecord } from "../../records/statement-record.ts";

let server: LibraryServer;
let project: string;
let coder: Person;
let editor: Person;
beforeAll(async () => {
  const started = await startProject("Readouts", { coder: "coder", editor: "editor" });
  ({ server, project } = started);
  ({ coder, editor } = started.people);
});
afterAll(() => server.end());

const upload = (as: Person, readout: unknown) =>
  ask(server, "POST", `/api/projects/${project}/documents?name=readout.json`, { as, body: new TextEncoder().encode(JSON.stringify(readout)) });

/** The sample over another text, its statements coded by these, in turn. */
function codedBy(title: string, coders: readonly string[]): object {
  const { document, statements } = sampleReadout;
  const coded = statements.map((one, at) => ({ ...one, coder: coders[at % coders.length] }));
  return { ...sampleReadout, document: { ...document, text: `${document.text}\n${title}` }, statements: coded };
}

async function codersIn(response: Response): Promise<string[]> {
  const { documentId } = (await response.json()) as { documentId: string };
  const opened = await ask(server, "GET", `/api/projects/${project}/documents/${documentId}`, { as: editor });
  const { statements } = (await opened.json()) as { statements: { record: StatementRecord }[] };
  return [...new Set(statements.map(({ record }) => `${record.coder.kind} ${record.coder.name}`))].sort();
}

test("a readout brings its statements with their reviews; a text that is known stays as it is", async () => {
  const response = await upload(editor, sampleReadout);
  const { documentId, wasKnown } = (await response.clone().json()) as { documentId: string; wasKnown: boolean };
  expect([response.status, wasKnown]).toEqual([200, false]);
  const opened = await ask(server, "GET", `/api/projects/${project}/documents/${documentId}`, { as: editor });
  const { statements } = (await opened.json()) as { statements: { record: StatementRecord }[] };
  const reviews = statements.map(({ record }) => `${record.draftId} ${record.review}`).sort();
  expect(reviews).toEqual(sampleReadout.statements.map(({ id, review }) => `${id} ${review}`).sort());
  expect(await (await upload(coder, sampleReadout)).json()).toMatchObject({ documentId, wasKnown: true });
});

test("coders pass off nothing as coded by others, editors may bring it", async () => {
  const coders = [`person:${coder.id}`, "person:somebody"];
  expect(await codersIn(await upload(coder, codedBy("By a coder.", coders)))).toEqual(["import file:somebody", `person ${coder.id}`]);
  expect(await codersIn(await upload(editor, codedBy("By an editor.", coders)))).toEqual([`person ${coder.id}`, "person somebody"]);
});

test("what is no readout is refused with the place of the fault, and nothing of it is kept", async () => {
  const [first] = sampleReadout.statements;
  const changed = { ...codedBy("Misquoted.", ["builtin@1"]), statements: [{ ...first, quote: "never said" }] };
  expect(await errorOf(await upload(editor, changed))).toMatchObject({ code: "RAP_LIBRARY_QUOTE" });
  expect(await errorOf(await upload(editor, { schema: "rapporteur.readout/1" }))).toMatchObject({ code: "RAP_SERVICE_READOUT" });
  const listed = await ask(server, "GET", `/api/projects/${project}/documents`, { as: editor });
  expect(((await listed.json()) as { entries: unknown[] }).entries).toHaveLength(3);
});
