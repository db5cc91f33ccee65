import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addMember,
  ask,
  errorOf,
  makePerson,
  makeProject,
  password,
  startLibraryServer,
  type LibraryServer,
  type Person,
} from "../../../../test/support/library-server.ts";
import { createClient, type CommitEvent } from "../client/index.ts";
import { everyScope } from "../access/rights.ts";
import { makeToken } from "../access/accounts-tokens.ts";
import { openStore } from "../store/open-store.ts";
import { lendPostgres, type LentPostgres } from "../store/testing/lend-postgres.ts";

/* Two servers on one PostgreSQL database, as behind a load balancer. */
let postgres: LentPostgres;
let servers: [LibraryServer, LibraryServer];
let person: Person;
let project: string;

beforeAll(async () => {
  postgres = await lendPostgres();
  const address = await postgres.makeLibrary();
  const start = async () => startLibraryServer({ flags: { accounts: true, rateLimit: 0 }, store: await openStore(address) });
  servers = [await start(), await start()];
  project = await makeProject(servers[0].app, "Shared");
  person = await makePerson(servers[0].app, "ann");
  await addMember(servers[0].app, project, person, "editor");
});
afterAll(async () => {
  for (const server of servers) await server.end();
  await postgres.stop();
});

const regex = (id: string, expected: number | null, label: string) => ({
  requestKey: `request-${id}-${label}`,
  action: "edit",
  summary: "",
  changes: [{ kind: "regex", id, expected, after: { id, label, pattern: "x", isCaseSensitive: false, color: "#000000" } }],
});
const commit = (server: LibraryServer, body: object) => ask(server, "POST", `/api/projects/${project}/commits`, { as: person, body });

test("who signed in at one is signed in at the other; who was throttled at one is at the other", async () => {
  expect((await ask(servers[1], "GET", "/api/projects", { as: person })).status).toBe(200);
  await makePerson(servers[0].app, "gil");
  const signIn = (server: LibraryServer, secret: string) =>
    ask(server, "POST", "/api/session", { body: { email: "gil@example.org", password: secret } });
  for (let guess = 0; guess < 10; guess++) expect((await signIn(servers[guess % 2]!, "wrong")).status).toBe(401);
  for (const server of servers) expect((await signIn(server, password)).status).toBe(429);
});

test("of two writers at two servers one wins, and the other is told by what", async () => {
  const { revision } = (await (await commit(servers[0], regex("r1", null, "first"))).json()) as { revision: number };
  const answers = await Promise.all(servers.map((server, at) => commit(server, regex("r1", revision, `writer-${at}`))));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const lost = await errorOf(answers.find(({ status }) => status === 409)!);
  expect(lost).toMatchObject({ code: "RAP_STORE_CONFLICT", current: { record: { id: "r1" } } });
});

test("a request that is sent again to the other server is done once", async () => {
  const body = regex("r2", null, "once");
  const revisions = [];
  for (const server of servers) revisions.push(((await (await commit(server, body)).json()) as { revision: number }).revision);
  expect(revisions[0]).toBe(revisions[1]);
});

test("what is committed at one is heard at the other, and what was read there is no longer fresh", async () => {
  const account = (await servers[0].app.store.accounts.account(person.id))!;
  const caller = { account, via: "session", scopes: everyScope, onlyProject: null, csrf: null, sessionHash: null, tokenHash: null } as const;
  const { secret } = await makeToken(servers[0].app, caller, { name: "t", scopes: ["read"], project, expiresAt: null });
  const isOpen = Promise.withResolvers<void>();
  const heard = Promise.withResolvers<CommitEvent>();
  const stop = createClient({ origin: servers[1].origin, token: secret }).events(project, {
    onState: () => isOpen.resolve(),
    onCommit: heard.resolve,
  });
  await isOpen.promise;
  const path = `/api/projects/${project}/records/regex`;
  const tag = (await ask(servers[1], "GET", path, { token: secret })).headers.get("etag")!;
  await commit(servers[0], regex("r3", null, "news"));
  expect(await heard.promise).toMatchObject({ records: [{ kind: "regex", id: "r3" }], by: { account: person.id } });
  expect((await ask(servers[1], "GET", path, { token: secret, headers: { "if-none-match": tag } })).status).toBe(200);
  stop();
});

test("documents, search and tables are the same as in a file", async () => {
  const text = new TextEncoder().encode("China warned Japan on Monday. Sanctions will probably hurt exports.");
  const uploaded = await ask(servers[0], "POST", `/api/projects/${project}/documents?name=a.txt`, { as: person, body: text });
  const { documentId } = (await uploaded.json()) as { documentId: string };
  const found = (await (await ask(servers[1], "GET", `/api/projects/${project}/search?text=sanctions`, { as: person })).json()) as {
    entries: { documentId: string }[];
  };
  expect(found.entries.map((one) => one.documentId)).toContain(documentId);
  const table = await ask(servers[1], "GET", `/api/projects/${project}/table`, { as: person });
  expect(Number(table.headers.get("x-rapporteur-revision"))).toBeGreaterThan(0);
  await addMember(servers[0].app, project, person, { role: "editor", seeDocuments: "own", seeStatements: "own" });
  const statements = (await (await ask(servers[0], "GET", `/api/projects/${project}/statements`, { as: person })).json()) as { total: number };
  expect(statements.total).toBeGreaterThan(0);
});
