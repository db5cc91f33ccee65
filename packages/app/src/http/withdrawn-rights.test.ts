import { afterAll, beforeAll, expect, test } from "vitest";
import { addMember, ask, startProject, type LibraryServer, type Person } from "../../../../test/support/library-server.ts";

let server: LibraryServer;
let project: string;
let people: Record<"admin" | "editor" | "coder", Person>;
beforeAll(async () => {
  ({ server, project, people } = await startProject("Withdrawn", { admin: "admin", editor: "editor", coder: "coder" }));
});
afterAll(() => server.end());

const at = (path: string): string => `/api/projects/${project}/${path}`;
const everywhere = { seeDocuments: "all", changeDocuments: "all", seeStatements: "all", changeStatements: "all" };
const makeRole = (person: Person, role: string) =>
  ask(server, "PUT", at(`members/${person.id}`), { as: people.admin, body: { role, grants: everywhere } });

test("what a browser keeps of an answer is asked for again once its person has another role", async () => {
  const tagOf = async (): Promise<string> => (await ask(server, "GET", at("records/part"), { as: people.coder })).headers.get("etag") ?? "";
  const asCoder = await tagOf();
  const again = (tag: string) => ask(server, "GET", at("records/part"), { as: people.coder, headers: { "if-none-match": tag } });
  expect((await again(asCoder)).status).toBe(304);
  await addMember(server.app, project, people.coder, "editor");
  expect((await again(asCoder)).status).toBe(200);
  const asEditor = await tagOf();
  await addMember(server.app, project, people.coder, "coder");
  expect((await again(asEditor)).status).toBe(200);
});

test("an editor who is made a reader hears at once no more of what comes to editors", async () => {
  const response = await ask(server, "GET", at("events"), { as: people.editor });
  const ended = response.text();
  const before = Date.now();
  expect((await makeRole(people.editor, "reader")).status).toBe(204);
  expect(await ended).toContain("retry:");
  // A heartbeat comes every twenty seconds.
  expect(Date.now() - before).toBeLessThan(15_000);
});

test("who hears a project that is made blind begins again at once, with what they may see", async () => {
  const response = await ask(server, "GET", at("events"), { as: people.coder });
  const ended = response.text();
  const { record, revision } = (await server.app.store.records.get(project, "project", project))!;
  const before = Date.now();
  const change = { kind: "project" as const, id: project, expected: revision, after: { ...record, isBlind: true } };
  await server.app.store.history.commit({
    project,
    by: { account: null, name: "another server" },
    action: "settings",
    summary: "",
    changes: [change],
  });
  expect(await ended).toContain("retry:");
  expect(Date.now() - before).toBeLessThan(15_000);
});

test("a token for one project tells nothing of its account's other tokens", async () => {
  const make = async (name: string, to: string | null): Promise<string> => {
    const body = { name, scopes: ["read"], project: to, expiresAt: null };
    return ((await (await ask(server, "POST", "/api/tokens", { as: people.admin, body })).json()) as { secret: string }).secret;
  };
  const [narrow, wide] = [await make("for one", project), await make("for all", null)];
  const names = async (token: string): Promise<string[]> =>
    ((await (await ask(server, "GET", "/api/tokens", { token })).json()) as { tokens: { name: string }[] }).tokens.map(({ name }) => name).toSorted();
  expect(await names(narrow)).toEqual(["for one"]);
  expect(await names(wide)).toEqual(["for all", "for one"]);
});

test.each([
  "http:/x/../../../../../../../../../../etc/passwd",
  "http:x/../../../../etc/passwd",
  "https:\\x\\..\\..\\etc\\passwd",
  "ht\ntp:/x/../../etc/passwd",
  " /etc/passwd",
  "file:///etc/passwd",
  "/etc/passwd",
])("%j, which is no address, is never taken for a path of the server's machine", async (url) => {
  const reply = await ask(server, "POST", at("fetches"), { as: people.coder, body: { urls: [url] } });
  expect(reply.status).toBe(400);
});
