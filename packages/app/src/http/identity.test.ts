import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  ask,
  errorOf,
  makePerson,
  password,
  signedIn,
  startLibraryServer,
  type LibraryServer,
  type Person,
} from "../../../../test/support/library-server.ts";
import { resetPassword } from "../access/accounts.ts";
import { codeOfStep, stepAt } from "../access/totp.ts";

let now = Date.parse("2026-03-01T12:00:00Z");
let server: LibraryServer;
beforeAll(async () => {
  server = await startLibraryServer({ flags: { accounts: true, rateLimit: 0 }, now: () => now });
});
afterAll(() => server.end());

const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
const signIn = (email: string, body: object = {}) =>
  ask(server, "POST", "/api/session", { body: { email, password, ...body }, headers: { "user-agent": firefox } });
const answerOf = async <T>(response: Promise<Response>): Promise<T> => (await (await response).json()) as T;

interface Session {
  readonly id: string;
  readonly agent: string;
  readonly isCurrent: boolean;
}
const sessionsOf = async (as: Person): Promise<Session[]> =>
  (await answerOf<{ sessions: Session[] }>(ask(server, "GET", "/api/sessions", { as }))).sessions;

describe("sessions", () => {
  test("are listed for their owner alone, each by the name of its browser, without what it is recognised by", async () => {
    const [person, other] = [await makePerson(server.app, "lena"), await makePerson(server.app, "omar")];
    now += 1000;
    await signIn(person.email);
    const found = await sessionsOf(person);
    expect(found).toMatchObject([
      { agent: "Firefox on Linux", isCurrent: false },
      { agent: "", isCurrent: true },
    ]);
    expect(await sessionsOf(other)).toHaveLength(1);
    const text = JSON.stringify(found);
    expect(text).not.toContain(person.cookie.split("=")[1]);
    expect(text).not.toContain(person.csrf);
  });

  test("are ended one by one or all others at once; others' are not there", async () => {
    const person = await makePerson(server.app, "mina");
    const [second, third] = [await signedIn(server.app, person.id), await signedIn(server.app, person.id)];
    const isIn = async (as: Person): Promise<boolean> => (await ask(server, "GET", "/api/sessions", { as })).ok;
    const idOf = async (as: Person): Promise<string> => (await sessionsOf(as)).find(({ isCurrent }) => isCurrent)?.id ?? "";
    const stranger = await makePerson(server.app, "nils");
    expect((await ask(server, "DELETE", `/api/sessions/${await idOf(second)}`, { as: stranger })).status).toBe(404);
    expect((await ask(server, "DELETE", `/api/sessions/${await idOf(second)}`, { as: person })).status).toBe(204);
    expect([await isIn(person), await isIn(second), await isIn(third)]).toEqual([true, false, true]);
    const fourth = await signedIn(server.app, person.id);
    expect((await ask(server, "DELETE", "/api/sessions", { as: person })).status).toBe(204);
    expect([await isIn(person), await isIn(third), await isIn(fourth), await isIn(stranger)]).toEqual([true, false, false, true]);
  });

  test("are ended by who has just signed in: a session that is older ends itself alone", async () => {
    const person = await makePerson(server.app, "zora");
    now += 16 * 60_000;
    const stolen = await signedIn(server.app, person.id);
    const [newer] = await sessionsOf(stolen);
    const end = (as: Person, id: string | undefined) => ask(server, "DELETE", id === undefined ? "/api/sessions" : `/api/sessions/${id}`, { as });
    expect(await errorOf(await end(person, newer?.id))).toMatchObject({ status: 403, code: "RAP_ACCOUNT_FRESH" });
    expect(await errorOf(await end(person, undefined))).toMatchObject({ status: 403, code: "RAP_ACCOUNT_FRESH" });
    expect(await sessionsOf(stolen)).toHaveLength(2);
    // Having signed in again, one may.
    const again = await signedIn(server.app, person.id);
    expect((await end(again, undefined)).status).toBe(204);
    expect((await sessionsOf(again)).map(({ isCurrent }) => isCurrent)).toEqual([true]);
    now += 16 * 60_000;
    expect((await end(again, (await sessionsOf(again))[0]?.id)).status).toBe(204);
    expect((await ask(server, "GET", "/api/sessions", { as: again })).status).toBe(401);
  });

  const hours = 60 * 60_000;
  const isInAfter = async (as: Awaited<ReturnType<typeof makePerson>>, milliseconds: number): Promise<boolean> => {
    now += milliseconds;
    return (await ask(server, "GET", "/api/sessions", { as })).ok;
  };

  test("end when they were not used for long, and go on while they are", async () => {
    const person = await makePerson(server.app, "ruth");
    for (let use = 0; use < 4; use++) expect(await isInAfter(person, 48 * hours)).toBe(true);
    expect(await isInAfter(person, 73 * hours)).toBe(false);
    expect(await server.app.store.accounts.dropExpired(new Date(now).toISOString(), new Date(now - 72 * hours).toISOString())).toBeGreaterThan(0);
  });

  test("end after fourteen days, however much they are used", async () => {
    const person = await makePerson(server.app, "edda");
    for (let use = 0; use < 6; use++) expect(await isInAfter(person, 48 * hours)).toBe(true);
    expect(await isInAfter(person, 49 * hours)).toBe(false);
  });

  test("a password that was reset by somebody else is good for a day, its successor for ever", async () => {
    const day = 24 * 60 * 60_000;
    const [late, early] = [await makePerson(server.app, "sven"), await makePerson(server.app, "tova")];
    const [first, second] = [await resetPassword(server.app, late.email), await resetPassword(server.app, early.email)];
    const [session] = (await signIn(early.email, { password: second })).headers.getSetCookie();
    const csrf = (await server.app.store.accounts.sessionsOf(early.id, new Date(now).toISOString()))[0]?.csrf ?? "";
    const as = { ...early, cookie: session?.split(";")[0] ?? "", csrf };
    const weak = await ask(server, "POST", "/api/session/password", { as, body: { current: second, next: "password1234" } });
    expect(await errorOf(weak)).toMatchObject({ code: "RAP_ACCOUNT_WEAK" });
    const changed = await ask(server, "POST", "/api/session/password", { as, body: { current: second, next: "four odd mugs sang" } });
    expect(changed.status).toBe(204);
    now += day;
    expect(await errorOf(await signIn(late.email, { password: first }))).toMatchObject({ code: "RAP_ACCOUNT_PASSWORD" });
    expect((await signIn(early.email, { password: "four odd mugs sang" })).status).toBe(204);
  });
});

describe("a second factor", () => {
  const path = "/api/second-factor";
  const codeAt = (secret: Buffer, moment: number): string => codeOfStep(secret, stepAt(moment));
  const secretOf = async (id: string): Promise<Buffer> => Buffer.from((await server.app.store.accounts.secondFactor(id))?.secret ?? "", "hex");

  /** Somebody with a second factor that is on. */
  async function withFactor(name: string): Promise<{ person: Person; secret: Buffer; recoveryCodes: string[] }> {
    const person = await makePerson(server.app, name);
    expect((await ask(server, "POST", path, { as: person, body: { password } })).status).toBe(200);
    const secret = await secretOf(person.id);
    const { recoveryCodes } = await answerOf<{ recoveryCodes: string[] }>(
      ask(server, "PUT", path, { as: person, body: { code: codeAt(secret, now) } }),
    );
    return { person, secret, recoveryCodes };
  }

  test("is begun with the password, and counts once a code of it was given back", async () => {
    const person = await makePerson(server.app, "pia");
    expect(await errorOf(await ask(server, "POST", path, { as: person, body: { password: "wrong" } }))).toMatchObject({
      code: "RAP_ACCOUNT_PASSWORD",
    });
    expect(await errorOf(await ask(server, "PUT", path, { as: person, body: { code: "123456" } }))).toMatchObject({ code: "RAP_ACCOUNT_FACTOR" });
    const begun = await answerOf<{ secret: string; uri: string }>(ask(server, "POST", path, { as: person, body: { password } }));
    expect(begun.uri).toContain(begun.secret);
    expect((await signIn(person.email)).status).toBe(204);
    const secret = await secretOf(person.id);
    expect(await errorOf(await ask(server, "PUT", path, { as: person, body: { code: codeAt(secret, now + 300_000) } }))).toMatchObject({
      code: "RAP_ACCOUNT_CODE",
    });
    const confirmed = await answerOf<{ recoveryCodes: string[] }>(ask(server, "PUT", path, { as: person, body: { code: codeAt(secret, now) } }));
    expect(new Set(confirmed.recoveryCodes).size).toBe(10);
    expect(await errorOf(await signIn(person.email))).toMatchObject({ status: 401, code: "RAP_ACCOUNT_CODE_WANTED" });
    expect(await errorOf(await ask(server, "POST", path, { as: person, body: { password } }))).toMatchObject({ code: "RAP_ACCOUNT_FACTOR" });
  });

  test("is told of to nobody who does not know the password", async () => {
    const { person } = await withFactor("quentin");
    const strip = async (response: Response): Promise<object> => ({ ...(await errorOf(response)), requestId: "" });
    const wrong = await strip(await signIn(person.email, { password: "wrong" }));
    expect(wrong).toEqual(await strip(await signIn("nobody@example.org", { password: "wrong" })));
    expect(wrong).toEqual(await strip(await signIn(person.email, { password: "wrong", code: "123456" })));
  });

  test("takes each code once, also of two at the same moment", async () => {
    const { person, secret } = await withFactor("rosa");
    // The code that turned it on is used.
    expect(await errorOf(await signIn(person.email, { code: codeAt(secret, now) }))).toMatchObject({ code: "RAP_ACCOUNT_CODE" });
    now += 60_000;
    const code = codeAt(secret, now);
    const answers = await Promise.all([signIn(person.email, { code }), signIn(person.email, { code }), signIn(person.email, { code })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 401, 401]);
    now += 60_000;
    expect((await signIn(person.email, { code: codeAt(secret, now) })).status).toBe(204);
  });

  test("gives way to a recovery code, each once, typed as people type", async () => {
    const { person, recoveryCodes } = await withFactor("selma");
    const [first = "", second = ""] = recoveryCodes;
    expect((await signIn(person.email, { code: first.toUpperCase().replaceAll("-", " ") })).status).toBe(204);
    expect(await errorOf(await signIn(person.email, { code: first }))).toMatchObject({ code: "RAP_ACCOUNT_CODE" });
    const both = await Promise.all([signIn(person.email, { code: second }), signIn(person.email, { code: second })]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 401]);
    expect(await answerOf(ask(server, "GET", path, { as: person }))).toEqual({ isOn: true, recoveryLeft: 8 });
    const kept = JSON.stringify(await server.app.store.accounts.secondFactor(person.id));
    for (const code of recoveryCodes) expect(kept).not.toContain(code.replaceAll("-", ""));
    expect(kept.match(/argon2id/g)).toHaveLength(8);
  });

  test("is guessed at no more often than passwords are", async () => {
    const { person } = await withFactor("tariq");
    now += 16 * 60_000;
    const codes: string[] = [];
    for (let guess = 0; guess < 12; guess++) codes.push((await errorOf(await signIn(person.email, { code: String(guess).padStart(6, "0") }))).code);
    expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => "RAP_ACCOUNT_CODE"));
    expect(codes.slice(10)).toEqual(["RAP_ACCOUNT_THROTTLED", "RAP_ACCOUNT_THROTTLED"]);
    now += 16 * 60_000;
  });

  test("is turned off with the password; a reset password leaves it on unless it was lost too", async () => {
    const { person } = await withFactor("uma");
    const fresh = await resetPassword(server.app, person.email);
    expect(await errorOf(await signIn(person.email, { password: fresh }))).toMatchObject({ code: "RAP_ACCOUNT_CODE_WANTED" });
    const again = await resetPassword(server.app, person.email, { identity: "meeting" });
    expect((await signIn(person.email, { password: again })).status).toBe(204);
    const { entries } = await server.app.store.accounts.auditLog({ limit: 5 });
    expect(entries).toContainEqual(expect.objectContaining({ action: "second factor off", target: person.id, details: { identity: "meeting" } }));
    const { person: other } = await withFactor("vera");
    expect((await ask(server, "POST", `${path}/removal`, { as: other, body: { password: "wrong" } })).status).toBe(401);
    expect((await ask(server, "POST", `${path}/removal`, { as: other, body: { password } })).status).toBe(204);
    expect((await signIn(other.email)).status).toBe(204);
  });
});

test("known and unknown accounts are answered alike, attempt by attempt, until both are throttled", async () => {
  now += 16 * 60_000;
  await makePerson(server.app, "wanda");
  const tries = async (email: string): Promise<object[]> => {
    const answers = [];
    for (let attempt = 0; attempt < 13; attempt++) {
      const response = await signIn(email, { password: "wrong" });
      const headers = [...response.headers].filter(([name]) => !["date", "x-request-id"].includes(name));
      answers.push({ headers, ...(await errorOf(response)), requestId: "" });
    }
    return answers;
  };
  const known = await tries("wanda@example.org");
  expect(known).toEqual(await tries("nobody-at-all@example.org"));
  expect(new Set(known.map((answer) => (answer as { code: string }).code))).toEqual(new Set(["RAP_ACCOUNT_PASSWORD", "RAP_ACCOUNT_THROTTLED"]));
});

test("the audit log is answered as lines, in the order of its chain", async () => {
  const boss = await makePerson(server.app, "yuri", true);
  const response = await ask(server, "GET", "/api/audit/file?after=2&limit=3", { as: boss });
  const lines = (await response.text()).trimEnd().split("\n");
  expect(lines.map((line) => (JSON.parse(line) as { position: number }).position)).toEqual([3, 4, 5]);
});

test("a server that demands a second factor lets accounts without one do nothing else than get one", async () => {
  const strict = await startLibraryServer({ flags: { accounts: true, rateLimit: 0, demandSecondFactor: true }, now: () => now });
  const person = await makePerson(strict.app, "vera", true);
  const isLacking = async (): Promise<boolean> =>
    ((await (await ask(strict, "GET", "/api/session", { as: person })).json()) as { lacksSecondFactor: boolean }).lacksSecondFactor;
  expect(await errorOf(await ask(strict, "GET", "/api/accounts", { as: person }))).toMatchObject({ status: 403, code: "RAP_ACCOUNT_FACTOR_WANTED" });
  expect((await ask(strict, "POST", "/api/tokens", { as: person, body: { name: "t", scopes: ["read"] } })).status).toBe(403);
  expect(await isLacking()).toBe(true);
  expect((await ask(strict, "POST", "/api/second-factor", { as: person, body: { password } })).status).toBe(200);
  expect(await isLacking()).toBe(true);
  const secret = Buffer.from((await strict.app.store.accounts.secondFactor(person.id))?.secret ?? "", "hex");
  await ask(strict, "PUT", "/api/second-factor", { as: person, body: { code: codeOfStep(secret, stepAt(now)) } });
  expect(await isLacking()).toBe(false);
  expect((await ask(strict, "GET", "/api/accounts", { as: person })).status).toBe(200);
  await strict.end();
});

test("signing out clears what the browser keeps", async () => {
  const person = await makePerson(server.app, "wim");
  const out = await ask(server, "DELETE", "/api/session", { as: person });
  expect(out.headers.get("clear-site-data")).toBe('"cache", "storage"');
});

test("refusals are logged with the route and the account's id, and nothing else of who asked", async () => {
  const person = await makePerson(server.app, "zoya");
  const before = server.lines.length;
  await ask(server, "GET", "/api/accounts", { as: person });
  await ask(server, "POST", "/api/second-factor", { as: { ...person, csrf: "wrong" }, body: { password } });
  await ask(server, "GET", "/api/accounts", { headers: { authorization: `Bearer ${"x".repeat(43)}` } });
  const logged = server.lines.slice(before).filter((line) => line.includes("refused by rule"));
  expect(logged.map((line) => JSON.parse(line) as object)).toMatchObject([
    { code: "RAP_RIGHTS_ADMINISTRATOR", method: "GET", route: "/api/accounts", account: person.id },
    { code: "RAP_HTTP_CSRF", method: "POST", route: "/api/second-factor", account: person.id },
    { code: "RAP_ACCOUNT_TOKEN", route: "/api/accounts", account: null },
  ]);
  expect(logged.join("")).not.toMatch(/zoya|127\.0\.0\.1/);
});

test("each entry of the audit log is a line of the server's log, with its place in the chain and no address", async () => {
  const person = await makePerson(server.app, "ilse");
  await signIn(person.email);
  const { position, hash } = (await server.app.store.accounts.auditHead()) ?? { position: 0, hash: "" };
  const told = server.lines.map((line) => JSON.parse(line) as { msg: string; audit?: object }).filter(({ msg }) => msg === "audit");
  expect(told.at(-1)?.audit).toMatchObject({ position, hash, account: person.id, action: "sign-in" });
  expect(JSON.stringify(told)).not.toContain("@");
});
