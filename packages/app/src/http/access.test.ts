import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addMember,
  ask,
  errorOf,
  makePerson,
  makeProject,
  signedIn,
  startLibraryServer,
  type Asking,
  type LibraryServer,
  type Person,
} from "../../../../test/support/library-server.ts";
import { openApi } from "../contract/openapi.ts";
import { makeToken } from "../access/accounts-tokens.ts";
import { everyScope } from "../access/rights.ts";
import type { TokenScope } from "../store/account-store.ts";

/*
 * Who may call what, and with which token scope: decided here once more, by hand. An endpoint that is new, or whose access was changed, fails until
 * somebody has thought about it here.
 */
const rules: Readonly<Record<string, string>> = {
  "session.get": "public",
  "session.start": "public",
  "session.end": "signed-in person",
  "session.accept": "public",
  "session.changePassword": "signed-in person",
  "session.list": "signed-in person",
  "session.revoke": "signed-in person",
  "session.revokeOthers": "signed-in person",
  "secondFactor.get": "signed-in person",
  "secondFactor.begin": "signed-in person",
  "secondFactor.confirm": "signed-in person",
  "secondFactor.remove": "signed-in person",
  "accounts.list": "administrator admin",
  "accounts.update": "administrator admin",
  "accounts.invite": "administrator admin",
  "accounts.audit": "administrator admin",
  "accounts.auditFile": "administrator admin",
  "tokens.list": "signed-in read",
  "tokens.create": "signed-in person",
  "tokens.remove": "signed-in person",
  "members.list": "reader read",
  "members.put": "admin admin",
  "members.remove": "admin admin",
  "projects.list": "signed-in read",
  "projects.create": "administrator admin",
  "records.list": "reader read",
  "records.get": "reader read",
  "records.commit": "coder write",
  "records.versions": "reader read",
  "history.list": "reader read",
  "history.get": "reader read",
  "history.undo": "reader write",
  "history.restore": "coder write",
  "history.snapshot": "editor write",
  "history.checkSnapshot": "reader read",
  "history.erase": "admin admin",
  "history.events": "reader read",
  "documents.list": "reader read",
  "documents.facets": "reader read",
  "documents.get": "reader read",
  "documents.original": "reader read",
  "documents.upload": "coder write",
  "documents.previewTable": "coder write",
  "documents.fetch": "coder write",
  "documents.code": "coder write",
  "documents.duplicates": "reader read",
  "documents.join": "editor write",
  "documents.tellApart": "editor write",
  "documents.remove": "editor write",
  "documents.readout": "reader read",
  "documents.reextract": "editor write",
  "statements.list": "reader read",
  "statements.facets": "reader read",
  "statements.review": "coder write",
  "statements.recode": "editor write",
  "statements.table": "reader read",
  "statements.audit": "coder write",
  "statements.trust": "reader read",
  "memos.list": "reader read",
  "memos.counts": "reader read",
  "memos.write": "reader write",
  "memos.edit": "reader write",
  "memos.remove": "reader write",
  "entities.list": "reader read",
  "entities.merge": "editor write",
  "entities.history": "reader read",
  "search.find": "reader read",
  "search.match": "reader read",
  "ask.answer": "reader read",
  "ledger.open": "editor write",
  "ledger.estimates": "reader read",
  "ledger.estimate": "reader write",
  "ledger.resolve": "editor write",
  "figures.size": "reader read",
  "figures.answer": "reader read",
  "analyses.network": "reader read",
  "analyses.relations": "reader read",
  "analyses.causes": "reader read",
  "analyses.whatif": "reader read",
  "analyses.forecasts": "reader read",
  "analyses.agreement": "reader read",
  "analyses.comparison": "reader read",
  "analyses.exportFile": "reader read",
  "jobs.list": "reader read",
  "jobs.get": "reader read",
  "jobs.steer": "coder write",
  "jobs.failures": "reader read",
  "publishing.settings": "reader read",
  "publishing.saveSettings": "admin admin",
  "publishing.fromDocument": "editor write",
  "publishing.read": "editor write",
  "publishing.preview": "editor read",
  "publishing.publish": "editor write",
  "parts.invite": "editor write",
  "parts.renew": "editor write",
  "parts.decide": "editor write",
  "sharedFigures.list": "editor read",
  "sharedFigures.freeze": "editor write",
  "sharedFigures.revoke": "editor write",
  "moderation.queue": "editor read",
  "moderation.get": "editor read",
  "moderation.decide": "editor write",
  "moderation.block": "editor write",
  "moderation.blocks": "editor read",
  "moderation.unblock": "editor write",
  "moderation.promote": "editor write",
  "moderation.log": "editor read",
  "moderation.erase": "admin admin",
  "server.live": "public",
  "server.ready": "public",
  "server.openapi": "public",
  "server.formats": "public",
  "server.doctor": "administrator admin",
  "server.backup": "administrator admin",
  "server.config": "administrator admin",
};

interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly access: string;
  readonly scope: string;
}

interface Described {
  operationId: string;
  "x-access": string;
  "x-scope": string;
}
const document = openApi("0") as { paths: Record<string, Record<string, Described>> };
const operations: Operation[] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]) => ({
    id: one.operationId,
    method: method.toUpperCase(),
    path,
    access: one["x-access"],
    scope: one["x-scope"],
  })),
);

const rank = ["reader", "coder", "editor", "admin"];
const people = ["nobody", "stranger", "reader", "coder", "editor", "admin", "administrator"] as const;
type Kind = (typeof people)[number];

/** What the rule says of a caller, worked out apart from the code that decides it. */
function mayCall(rule: string, kind: Kind): boolean {
  const [access = ""] = rule.split(" ");
  if (access === "public") return true;
  if (kind === "nobody") return false;
  if (access === "signed-in" || kind === "administrator") return true;
  return rank.includes(access) && rank.indexOf(kind) >= rank.indexOf(access);
}

const refusals = /^RAP_(?:ACCOUNT_SIGN_IN|ACCOUNT_TOKEN|RIGHTS_|HTTP_CSRF|HTTP_ORIGIN)/;

let server: LibraryServer;
let project: string;
let foreign: string;

beforeAll(async () => {
  server = await startLibraryServer({ flags: { accounts: true, rateLimit: 0 }, checksAnswers: false });
  project = await makeProject(server.app, "Ours");
  foreign = await makeProject(server.app, "Theirs");
});
afterAll(() => server.end());

const known = new Map<Kind, string>();

/** Somebody of that kind, with a session of their own: one endpoint ends it. */
async function caller(kind: Kind): Promise<Person | undefined> {
  if (kind === "nobody") return undefined;
  const id = known.get(kind);
  if (id !== undefined) return signedIn(server.app, id);
  const person = await makePerson(server.app, kind, kind === "administrator");
  known.set(kind, person.id);
  if (rank.includes(kind)) await addMember(server.app, project, person, kind as "reader");
  return person;
}

/** Asks with nothing in the body: what is let in is refused for that, or done. Null: let in; else the code of the refusal. */
async function refusalOf({ method, path, id }: Operation, asking: Asking, inProject = project): Promise<string | null> {
  const filled = path
    .replace("{project}", inProject)
    .replace("{kind}", "type")
    .replace("{revision}", "1")
    .replace(/\{\w+\}/g, "x0000");
  const ending = new AbortController();
  const headers = id === "history.events" ? { accept: "text/event-stream" } : {};
  const response = await ask(server, method, filled, { ...asking, headers: { ...headers, ...asking.headers } });
  if (response.ok) {
    await response.body?.cancel();
    ending.abort();
    return null;
  }
  const { code } = await errorOf(response);
  return refusals.test(code) ? code : null;
}

test("every endpoint has a rule, and every rule an endpoint", () => {
  expect(operations.map(({ id }) => id).sort()).toEqual(Object.keys(rules).sort());
});

describe.each(people)("as %s", (kind) => {
  test.each(operations)("$id", async (operation) => {
    const as = await caller(kind);
    const refusal = await refusalOf(operation, as === undefined ? {} : { as });
    const rule = rules[operation.id] ?? "";
    expect(refusal === null, `${refusal}`).toBe(mayCall(rule, kind));
    if (refusal === null) return;
    const isInProject = operation.path.includes("{project}");
    if (kind === "nobody") expect(refusal).toBe("RAP_ACCOUNT_SIGN_IN");
    else if (kind === "stranger" && isInProject) expect(refusal).toBe("RAP_RIGHTS_NO_PROJECT");
  });
});

describe.each(["read", "write", "admin"] as const)("with a token of scope %s", (scope) => {
  let secret: string;
  beforeAll(async () => {
    secret = await tokenOf([scope]);
  });
  test.each(operations)("$id", async (operation) => {
    const [access = "", needed = ""] = (rules[operation.id] ?? "").split(" ");
    const refusal = await refusalOf(operation, { token: secret });
    if (access === "public" || needed === scope) expect(refusal).toBeNull();
    else expect(refusal).toBe(needed === "person" ? "RAP_RIGHTS_PERSON" : "RAP_RIGHTS_SCOPE");
  });
});

async function tokenOf(scopes: readonly TokenScope[], onlyProject: string | null = null): Promise<string> {
  const { id } = await makePerson(server.app, `owner-${server.app.makeId("x")}`, true);
  const account = (await server.app.store.accounts.account(id))!;
  const caller = { account, via: "session", scopes: everyScope, onlyProject: null, csrf: null, sessionHash: null, tokenHash: null } as const;
  return (await makeToken(server.app, caller, { name: "test", scopes, project: onlyProject, expiresAt: null })).secret;
}

test("a token for one project reaches no other, and nothing of the server", async () => {
  const token = await tokenOf(["read", "write", "admin"], project);
  for (const operation of operations) {
    const [access = "", needed] = (rules[operation.id] ?? "").split(" ");
    if (access === "public" || needed === "person") continue;
    const refusal = await refusalOf(operation, { token }, foreign);
    if (operation.path.includes("{project}")) expect(refusal, operation.id).toBe("RAP_RIGHTS_NO_PROJECT");
    if (access === "administrator") expect(refusal, operation.id).toBe("RAP_RIGHTS_ADMINISTRATOR");
  }
  const projects = (await (await ask(server, "GET", "/api/projects", { token })).json()) as { projects: { record: { id: string } }[] };
  expect(projects.projects.map(({ record }) => record.id)).toEqual([project]);
});

test("a project of others answers like one that is not there", async () => {
  const stranger = await makePerson(server.app, "guesser");
  for (const operation of operations.filter(({ path }) => path.includes("{project}"))) {
    const answers = await Promise.all(
      [foreign, "pnowhere00000"].map(async (id) => {
        const path = operation.path
          .replace("{project}", id)
          .replace("{kind}", "type")
          .replace(/\{\w+\}/g, "1");
        const response = await ask(server, operation.method, path, { as: stranger });
        const text = (await response.text()).replaceAll(id, "ID").replace(/"requestId":"[^"]+"/, "");
        const headers = [...response.headers].filter(([name]) => !["date", "x-request-id", "content-length"].includes(name));
        return { status: response.status, text, headers };
      }),
    );
    expect(answers[0], operation.id).toEqual(answers[1]);
    expect(answers[0]?.status).toBe(404);
  }
});

test("writes of a session without its csrf token, or with another's, are refused", async () => {
  const person = await makePerson(server.app, "csrf", true);
  const other = await makePerson(server.app, "csrf-other");
  for (const operation of operations.filter(({ method, access }) => method !== "GET" && access !== "public")) {
    for (const csrf of ["", other.csrf]) {
      const refusal = await refusalOf(operation, { as: { ...person, csrf } });
      expect(refusal, operation.id).toBe("RAP_HTTP_CSRF");
    }
  }
});
