import { afterAll, beforeAll, expect, test } from "vitest";
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

test("a table of statements comes in as accepted work that is nobody's account's, from editors alone", async () => {
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
