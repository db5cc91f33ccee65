import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addMember,
  ask,
  errorOf,
  makePerson,
  makeProject,
  password,
  startLibraryServer,
  startSingleUser,
  type LibraryServer,
} from "../../../../test/support/library-server.ts";
import { resetPassword } from "../access/accounts.ts";
import { invite } from "../access/accounts-invitations.ts";

let server: LibraryServer;
let now = Date.parse("2026-03-01T12:00:00Z");
beforeAll(async () => {
  server = await startLibraryServer({ flags: { accounts: true, rateLimit: 0 }, now: () => now });
});
afterAll(() => server.end());

const signIn = (email: string, secret = password, headers: Record<string, string> = {}) =>
  ask(server, "POST", "/api/session", { body: { email, password: secret }, headers });
const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
const sessionOf = async (cookie: string): Promise<{ account: { name: string } | null; csrf: string | null }> =>
  (await (await ask(server, "GET", "/api/session", { headers: { cookie } })).json()) as { account: { name: string } | null; csrf: string | null };

describe("signing in", () => {
  test("gives a cookie that scripts cannot read and other sites cannot send", async () => {
    await makePerson(server.app, "ada");
    const response = await signIn("ADA@Example.org");
    expect(response.status).toBe(204);
    const [cookie = ""] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^rapporteur=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await sessionOf(cookieOf(response))).toMatchObject({ account: { name: "ada" } });
  });

  test("behind https the cookie is held to the host and to https", async () => {
    const secure = await startLibraryServer({ flags: { accounts: true, origin: "https://rapporteur.example.org" } });
    await makePerson(secure.app, "bea");
    const response = await ask(secure, "POST", "/api/session", { body: { email: "bea@example.org", password } });
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-rapporteur=\S+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(response.headers.get("strict-transport-security")).toBe("max-age=31536000");
    await secure.end();
  });

  test("starts a session of its own, whatever cookie came along, and ends the one before", async () => {
    await makePerson(server.app, "cyd");
    const planted = "rapporteur=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    const first = cookieOf(await signIn("cyd@example.org", password, { cookie: planted }));
    expect(first).not.toBe(planted);
    expect((await sessionOf(planted)).account).toBeNull();
    const second = cookieOf(await signIn("cyd@example.org", password, { cookie: first }));
    expect(second).not.toBe(first);
    expect((await sessionOf(first)).account).toBeNull();
    expect((await sessionOf(second)).account).not.toBeNull();
  });

  test("says the same of an unknown address and of a wrong password", async () => {
    await makePerson(server.app, "dan");
    const [wrong, unknown] = [await errorOf(await signIn("dan@example.org", "wrong")), await errorOf(await signIn("nobody@example.org", "wrong"))];
    expect({ ...wrong, requestId: "" }).toEqual({ ...unknown, requestId: "" });
    expect(wrong).toMatchObject({ status: 401, code: "RAP_ACCOUNT_PASSWORD" });
  });

  test("comes from this server's pages alone", async () => {
    await makePerson(server.app, "eve");
    for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }])
      expect(await errorOf(await signIn("eve@example.org", password, headers as Record<string, string>))).toMatchObject({
        status: 403,
        code: "RAP_HTTP_ORIGIN",
      });
  });

  test("ends with signing out, with the time, and with being disabled", async () => {
    const person = await makePerson(server.app, "fay");
    const out = await ask(server, "DELETE", "/api/session", { as: person });
    expect(out.headers.getSetCookie()[0]).toMatch(/^rapporteur=; .*Expires=Thu, 01 Jan 1970/);
    expect((await sessionOf(person.cookie)).account).toBeNull();

    const late = cookieOf(await signIn(person.email));
    now += 15 * 24 * 60 * 60_000;
    expect((await sessionOf(late)).account).toBeNull();

    const again = cookieOf(await signIn(person.email));
    const boss = await makePerson(server.app, "boss", true);
    expect((await ask(server, "PATCH", `/api/accounts/${person.id}`, { as: boss, body: { isDisabled: true } })).status).toBe(204);
    expect((await sessionOf(again)).account).toBeNull();
    expect((await signIn(person.email)).status).toBe(401);
  });
});

describe("throttling", () => {
  test("stops guesses at one address, does not stop its owner elsewhere, outlives a restart, and ends", async () => {
    await makePerson(server.app, "gil");
    for (let guess = 0; guess < 10; guess++) expect((await signIn("gil@example.org", `guess ${guess}`)).status).toBe(401);
    expect(await errorOf(await signIn("gil@example.org"))).toMatchObject({ status: 429, code: "RAP_ACCOUNT_THROTTLED" });
    // Another server on the same library has counted nothing itself.
    const other = await startLibraryServer({
      flags: { accounts: true },
      now: () => now,
      store: { ...server.app.store, close: async () => undefined },
    });
    expect((await ask(other, "POST", "/api/session", { body: { email: "gil@example.org", password } })).status).toBe(429);
    await other.end();
    now += 16 * 60_000;
    expect((await signIn("gil@example.org")).status).toBe(204);
  });

  test("lets guesses at the same moment not slip through together", async () => {
    await makePerson(server.app, "hal");
    now += 16 * 60_000;
    const answers = await Promise.all(Array.from({ length: 25 }, (_, guess) => signIn("hal@example.org", `guess ${guess}`)));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(10);
    now += 16 * 60_000;
  });

  test("is forgotten by signing in", async () => {
    await makePerson(server.app, "ida");
    for (let round = 0; round < 3; round++) {
      for (let guess = 0; guess < 5; guess++) await signIn("ida@example.org", "wrong");
      expect((await signIn("ida@example.org")).status).toBe(204);
    }
  });
});

describe("invitations", () => {
  const accept = (token: string, email: string) => ask(server, "POST", "/api/invitations/accept", { body: { token, name: "New", email, password } });

  test("make an account with its membership and sign it in, once", async () => {
    const boss = await makePerson(server.app, "inviter", true);
    const project = await makeProject(server.app, "Inviting");
    const made = await ask(server, "POST", "/api/invitations", { as: boss, body: { email: null, project, role: "coder", isAdministrator: false } });
    const { url } = (await made.json()) as { url: string };
    const token = new URL(url, "http://x").hash.slice(1);
    const response = await accept(token, "new@example.org");
    expect(response.status).toBe(204);
    const session = (await (await ask(server, "GET", "/api/session", { headers: { cookie: cookieOf(response) } })).json()) as { projects: unknown[] };
    expect(session.projects).toMatchObject([{ id: project, role: "coder" }]);
    expect(await errorOf(await accept(token, "second@example.org"))).toMatchObject({ status: 422, code: "RAP_ACCOUNT_INVITATION" });
  });

  test.each([{ isDisabled: true }, { isAdministrator: false }])("are worth nothing once who made them is %j", async (change) => {
    const { app } = server;
    const name = `maker-${Object.keys(change).join("")}`;
    const [boss] = [await makePerson(app, name, true), await makePerson(app, `${name}-other`, true)];
    const made = await invite(app, boss.id, { email: `${name}-2@example.org`, project: null, role: "reader", isAdministrator: true });
    await app.store.accounts.changeAccount(boss.id, change);
    expect((await errorOf(await accept(made.url.split("#")[1]!, `${name}-2@example.org`))).code).toBe("RAP_ACCOUNT_INVITATION");
    await app.store.accounts.changeAccount(boss.id, { isDisabled: false, isAdministrator: true });
    expect((await accept(made.url.split("#")[1]!, `${name}-2@example.org`)).status).toBe(204);
  });

  test("for one address are nobody else's; a taken address leaves them whole; they run out", async () => {
    const { app } = server;
    await makePerson(app, "taken");
    const wish = { project: null, role: "reader", isAdministrator: false } as const;
    const tokenOf = async (email: string | null): Promise<string> => (await invite(app, "local", { email, ...wish })).url.split("#")[1]!;
    const own = await tokenOf("only@example.org");
    expect((await errorOf(await accept(own, "else@example.org"))).code).toBe("RAP_ACCOUNT_INVITATION");
    expect((await accept(own, "Only@Example.org")).status).toBe(204);
    const open = await tokenOf(null);
    expect((await errorOf(await accept(open, "taken@example.org"))).code).toBe("RAP_STORE_UNIQUE");
    expect((await accept(open, "free@example.org")).status).toBe(204);
    // Without a good invitation nobody learns that an address is taken.
    expect((await errorOf(await accept("x".repeat(43), "taken@example.org"))).code).toBe("RAP_ACCOUNT_INVITATION");
    const old = await tokenOf(null);
    now += 15 * 24 * 60 * 60_000;
    expect((await errorOf(await accept(old, "late@example.org"))).code).toBe("RAP_ACCOUNT_INVITATION");
  });
});

describe("passwords", () => {
  test("are changed with the present one; other sessions end, this one goes on", async () => {
    const person = await makePerson(server.app, "jan");
    const other = cookieOf(await signIn(person.email));
    const change = (current: string) => ask(server, "POST", "/api/session/password", { as: person, body: { current, next: "a new long password" } });
    expect((await change("wrong")).status).toBe(401);
    const changed = await change(password);
    expect(changed.status).toBe(204);
    expect((await sessionOf(other)).account).toBeNull();
    expect((await sessionOf(person.cookie)).account).toBeNull();
    expect((await sessionOf(cookieOf(changed))).account).not.toBeNull();
    expect((await signIn(person.email, "a new long password")).status).toBe(204);
  });

  test("are reset for who forgot them, and the old one is no more", async () => {
    const person = await makePerson(server.app, "kim");
    const fresh = await resetPassword(server.app, "KIM@example.org");
    expect((await sessionOf(person.cookie)).account).toBeNull();
    expect((await signIn(person.email)).status).toBe(401);
    expect((await signIn(person.email, fresh)).status).toBe(204);
    await expect(resetPassword(server.app, "no@example.org")).rejects.toMatchObject({ code: "RAP_ACCOUNT_MISSING" });
  });

  test("shorter than twelve characters are refused, a long phrase is not", async () => {
    const { url } = await invite(server.app, "local", { email: null, project: null, role: "reader", isAdministrator: false });
    const body = { token: url.split("#")[1], name: "Lee", email: "lee@example.org" };
    const short = await ask(server, "POST", "/api/invitations/accept", { body: { ...body, password: "short" } });
    expect(await errorOf(short)).toMatchObject({ status: 400, field: "password" });
    expect(
      (await ask(server, "POST", "/api/invitations/accept", { body: { ...body, password: "blå mugs sang over the harbour ".repeat(16) } })).status,
    ).toBe(204);
  });
});

test("a token works until it is revoked or runs out, and names no secret in any list", async () => {
  const person = await makePerson(server.app, "max");
  const make = async (expiresAt: string | null) =>
    (await (await ask(server, "POST", "/api/tokens", { as: person, body: { name: "t", scopes: ["read"], project: null, expiresAt } })).json()) as {
      token: { id: string };
      secret: string;
    };
  const [lasting, brief] = [await make(null), await make(new Date(now + 60_000).toISOString())];
  const status = async (token: string) => (await ask(server, "GET", "/api/projects", { token })).status;
  expect([await status(lasting.secret), await status(brief.secret)]).toEqual([200, 200]);
  now += 120_000;
  expect(await errorOf(await ask(server, "GET", "/api/projects", { token: brief.secret }))).toMatchObject({ status: 401, code: "RAP_ACCOUNT_TOKEN" });
  const list = await (await ask(server, "GET", "/api/tokens", { as: person })).text();
  expect(list).not.toContain(lasting.secret);
  const other = await makePerson(server.app, "ned");
  expect((await ask(server, "DELETE", `/api/tokens/${lasting.token.id}`, { as: other })).status).toBe(404);
  expect((await ask(server, "DELETE", `/api/tokens/${lasting.token.id}`, { as: person })).status).toBe(204);
  expect(await status(lasting.secret)).toBe(401);
  expect(await status("rap_nonsense-nonsense-nonsense")).toBe(401);
});

test("tokens end with the password that they were made under, changed or reset", async () => {
  const [person, other] = [await makePerson(server.app, "pat"), await makePerson(server.app, "quinn")];
  const make = async (as: typeof person): Promise<string> =>
    (
      (await (await ask(server, "POST", "/api/tokens", { as, body: { name: "t", scopes: ["read"], project: null, expiresAt: null } })).json()) as {
        secret: string;
      }
    ).secret;
  const [own, foreign] = [await make(person), await make(other)];
  const status = async (token: string) => (await ask(server, "GET", "/api/projects", { token })).status;
  const body = { current: password, next: "a wholly new password" };
  expect((await ask(server, "POST", "/api/session/password", { as: person, body })).status).toBe(204);
  expect([await status(own), await status(foreign)]).toEqual([401, 200]);
  await resetPassword(server.app, other.email);
  expect(await status(foreign)).toBe(401);
});

test("the last administrator can be neither disabled nor made an ordinary account", async () => {
  const alone = await startLibraryServer({ flags: { accounts: true } });
  const boss = await makePerson(alone.app, "only", true);
  for (const body of [{ isDisabled: true }, { isAdministrator: false }])
    expect(await errorOf(await ask(alone, "PATCH", `/api/accounts/${boss.id}`, { as: boss, body }))).toMatchObject({
      status: 409,
      code: "RAP_STORE_LAST_ADMIN",
    });
  await alone.end();
});

test("the audit log tells what happened, without secrets or addresses", async () => {
  const boss = await makePerson(server.app, "auditor", true);
  const member = await makePerson(server.app, "member");
  const project = await makeProject(server.app, "Audited");
  await addMember(server.app, project, boss, "admin");
  const grants = { seeDocuments: "all", changeDocuments: "own", seeStatements: "all", changeStatements: [boss.id] };
  expect((await ask(server, "PUT", `/api/projects/${project}/members/${member.id}`, { as: boss, body: { role: "coder", grants } })).status).toBe(204);
  expect((await ask(server, "DELETE", `/api/projects/${project}/members/${member.id}`, { as: boss })).status).toBe(204);
  const log = (await (await ask(server, "GET", "/api/audit?limit=500", { as: boss })).json()) as {
    entries: { action: string; target: string | null; details: Record<string, string> }[];
  };
  // Whole, so that it can be read later what somebody was allowed.
  const put = log.entries.find(({ action, target }) => action === "member put" && target === member.id)?.details ?? {};
  expect([put["project"], put["role"], JSON.parse(put["grants"] ?? "null")]).toEqual([project, "coder", grants]);
  const actions = new Set(log.entries.map(({ action }) => action));
  for (const action of [
    "sign-in",
    "sign-in refused",
    "member put",
    "member removed",
    "invitation made",
    "invitation used",
    "password reset",
    "token made",
  ])
    expect(actions).toContain(action);
  const text = JSON.stringify(log);
  expect(text).not.toMatch(/@example\.org|127\.0\.0\.1|password":|rap_/);
});

test("a single-user server has no accounts to sign in to, and makes no tokens", async () => {
  const single = await startSingleUser();
  const { csrf } = (await (await ask(single, "GET", "/api/session")).json()) as { csrf: string };
  const headers = { "x-csrf-token": csrf };
  for (const [method, path, body] of [
    ["POST", "/api/session", { email: "a@example.org", password }],
    ["POST", "/api/tokens", { name: "t", scopes: ["read"], project: null, expiresAt: null }],
    ["POST", "/api/invitations", { email: null, project: null, role: "reader", isAdministrator: false }],
  ] as const)
    expect(await errorOf(await ask(single, method, path, { body, headers }))).toMatchObject({ status: 403, code: "RAP_HTTP_ACCOUNTS_OFF" });
  await single.end();
});
