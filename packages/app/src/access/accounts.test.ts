import { argon2Sync } from "node:crypto";
import { beforeEach, afterEach, describe, expect, test } from "vitest";
import { everything } from "../library/membership.ts";
import { changePassword, foldEmail, makeAccount, putMember, removeMember, resetPassword, signIn, updateAccount } from "./accounts.ts";
import { beginFactor, confirmFactor } from "./second-factor.ts";
import { hashToken } from "./sessions.ts";
import { codeOf, noon, openOffice, password, stranger, type Office } from "./testing/office.ts";
import { codeOfStep, stepAt } from "./totp.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const ip = "192.0.2.7";
const next = "another staple, quite another";
const given = { email: "ann@example.org", password, ip, agent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" };
const day = 24 * 60 * 60_000;

/** Whose session a cookie is; null: nobody's. */
const sessionOf = (cookie: string) => office.app.store.accounts.session(hashToken(cookie), new Date(office.app.now()).toISOString());
const actions = async () => (await office.noted()).map(({ action }) => action);

test("an address has one spelling", () => {
  expect(foldEmail("  A\u0308nn@EXAMPLE.org ")).toBe("änn@example.org");
});

describe("signing in", () => {
  test("starts a session, ends the one before, and says so in the log", async () => {
    const ann = await office.person("ann");
    const before = await office.callerOf(ann);
    const { cookie, maxAgeSeconds } = await signIn(office.app, { ...given, email: " ANN@example.org" }, before);
    expect(maxAgeSeconds).toBe(14 * 24 * 60 * 60);
    expect(await sessionOf(cookie)).toMatchObject({ account: { id: ann.id }, session: { agent: "Firefox on Linux" } });
    expect(await office.app.store.accounts.session(before.sessionHash ?? "", new Date(noon).toISOString())).toBeNull();
    expect(await office.noted()).toEqual([{ account: ann.id, action: "sign-in", target: null, details: { withCode: false } }]);
  });

  test("is refused alike for a wrong password, an unknown address, an account without a password and one that is disabled; the log says whose it was", async () => {
    const ann = await office.person("ann");
    const { accounts } = office.app.store;
    await accounts.saveAccount({ ...ann, id: "ben", email: "ben@example.org" });
    const cleo = await office.person("cleo");
    await updateAccount(office.app, stranger, cleo.id, { isDisabled: true });
    for (const wrong of [{ password: next }, { email: "nobody@example.org" }, { email: "ben@example.org" }, { email: "cleo@example.org" }])
      expect(await codeOf(signIn(office.app, { ...given, ...wrong }, stranger)), JSON.stringify(wrong)).toBe("RAP_ACCOUNT_PASSWORD");
    const refused = (await office.noted()).filter(({ action }) => action === "sign-in refused");
    expect(refused.map(({ account, target, details }) => [account, target, details])).toEqual(
      [ann.id, null, "ben", cleo.id].map((account) => [account, null, {}]),
    );
    expect(await accounts.sessionsOf(cleo.id, new Date(noon).toISOString())).toEqual([]);
  });

  test("is tried ten times from one network; once it succeeded, as often again", async () => {
    await office.person("ann");
    const wrong = () => codeOf(signIn(office.app, { ...given, password: next }, stranger));
    for (let attempt = 0; attempt < 9; attempt++) expect(await wrong()).toBe("RAP_ACCOUNT_PASSWORD");
    expect(await codeOf(signIn(office.app, given, stranger))).toBe("");
    for (let attempt = 0; attempt < 10; attempt++) expect(await wrong()).toBe("RAP_ACCOUNT_PASSWORD");
    expect(await wrong()).toBe("RAP_ACCOUNT_THROTTLED");
    expect(await codeOf(signIn(office.app, given, stranger))).toBe("RAP_ACCOUNT_THROTTLED");
  });

  test("asks for the code of a second factor only of who knows the password, and a wrong code counts as an attempt", async () => {
    const ann = await office.person("ann");
    await beginFactor(office.app, ann, { password, ip });
    const secret = Buffer.from((await office.app.store.accounts.secondFactor(ann.id))?.secret ?? "", "hex");
    const code = (step: number) => codeOfStep(secret, stepAt(noon) + step);
    await confirmFactor(office.app, ann, { code: code(0), ip });
    const enter = (more: object) => codeOf(signIn(office.app, { ...given, ...more }, stranger));
    expect(await enter({})).toBe("RAP_ACCOUNT_CODE_WANTED");
    expect(await enter({ password: next })).toBe("RAP_ACCOUNT_PASSWORD");
    expect(await enter({ code: "no code" })).toBe("RAP_ACCOUNT_CODE");
    expect(await enter({ code: code(1) })).toBe("");
    expect((await office.noted()).at(-1)).toMatchObject({ action: "sign-in", details: { withCode: true } });
    for (let attempt = 0; attempt < 10; attempt++) expect(await enter({ code: "no code" })).toBe("RAP_ACCOUNT_CODE");
    expect(await enter({ code: "no code" })).toBe("RAP_ACCOUNT_THROTTLED");
  });
});

describe("signing in at the moment of something else", () => {
  test("hashes a password of older parameters again, and leaves one of today's as it is", async () => {
    const ann = await office.person("ann");
    const { accounts } = office.app.store;
    const hashOf = async () => (await accounts.byEmail("ann@example.org"))?.passwordHash ?? "";
    const todays = await hashOf();
    await signIn(office.app, given, stranger);
    expect(await hashOf()).toBe(todays);
    const text = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "");
    const salt = Buffer.alloc(16, 1);
    const old = argon2Sync("argon2id", { message: password, nonce: salt, memory: 8, passes: 1, parallelism: 1, tagLength: 32 });
    await accounts.savePassword(ann.id, { hash: `$argon2id$v=19$m=8,t=1,p=1$${text(salt)}$${text(old)}`, until: null });
    expect(await codeOf(signIn(office.app, given, stranger))).toBe("");
    expect(await hashOf()).toMatch(/m=19456,t=2,p=1/);
  });

  test("leaves no session where the account was disabled or its password changed meanwhile", async () => {
    const ann = await office.person("ann");
    const { store } = office.app;
    for (const change of [{ account: { ...ann, isDisabled: true } }, { passwordHash: "another" }, null]) {
      let looks = 0;
      const byEmail = async (email: string) => {
        const found = await store.accounts.byEmail(email);
        return looks++ === 0 ? found : change === null || found === null ? null : { ...found, ...change };
      };
      const racing = { ...office.app, store: { ...store, accounts: { ...store.accounts, byEmail } } };
      expect(await codeOf(signIn(racing, given, stranger))).toBe("RAP_ACCOUNT_PASSWORD");
      expect(await store.accounts.sessionsOf(ann.id, new Date(noon).toISOString())).toEqual([]);
    }
  });
});

describe("a changed password", () => {
  const change = (account: Parameters<typeof changePassword>[1], more: Partial<Parameters<typeof changePassword>[2]> = {}) =>
    changePassword(office.app, account, { current: password, next, ip, agent: "", ...more });

  test("ends every session, token and connection, and starts a session for who changed it", async () => {
    const ann = await office.person("ann");
    const { accounts } = office.app.store;
    const [old, ben] = [await office.callerOf(ann), await office.callerOf(await office.person("ben"))];
    const token = { id: "k", account: ann.id, name: "", scopes: [], project: null, createdAt: "", expiresAt: null, lastUsedAt: null };
    await accounts.saveToken(token, "hash");
    await accounts.saveIdentity({ issuer: "i", subject: "s", account: ann.id, createdAt: "" });
    const { cookie } = await change(ann);
    const now = new Date(noon).toISOString();
    expect((await accounts.sessionsOf(ann.id, now)).map(({ tokenHash }) => tokenHash)).toEqual([hashToken(cookie)]);
    expect([await accounts.session(old.sessionHash ?? "", now), await accounts.token("hash", now), await accounts.identity("i", "s")]).toEqual([
      null,
      null,
      null,
    ]);
    expect(await accounts.session(ben.sessionHash ?? "", now)).not.toBeNull();
    expect(await office.noted()).toEqual([{ account: ann.id, action: "password changed", target: ann.id, details: {} }]);
    expect(await codeOf(signIn(office.app, given, stranger))).toBe("RAP_ACCOUNT_PASSWORD");
    // It does not run out.
    office.setClock(noon + 400 * day);
    expect(await codeOf(signIn(office.app, { ...given, password: next }, stranger))).toBe("");
  });

  test("is refused without the present one, and where the account has none or no address", async () => {
    const ann = await office.person("ann");
    expect(await codeOf(change(ann, { current: next }))).toBe("RAP_ACCOUNT_PASSWORD");
    const ben = { ...ann, id: "ben", email: "ben@example.org" };
    await office.app.store.accounts.saveAccount(ben);
    expect([await codeOf(change(ben)), await codeOf(change({ ...ann, email: null }))]).toEqual(["RAP_ACCOUNT_PASSWORD", "RAP_ACCOUNT_PASSWORD"]);
    expect(await actions()).toEqual([]);
  });

  test.each([
    ["the owner's name", "annabel-anderson-annabel"],
    ["the owner's address", "ann.anderson@mail.test1"],
    ["the server's own name", "desk.example.org desk"],
  ])("is refused where it is made of %s", async (_, weak) => {
    const account = await makeAccount(office.app, { email: "ann.anderson@mail.test", name: "Annabel Anderson", password, isAdministrator: false });
    expect(await codeOf(change(account, { next: weak }))).toBe("RAP_ACCOUNT_WEAK");
    expect(await actions()).toEqual([]);
  });

  test("that was refused counts as an attempt, one that was taken does not", async () => {
    const ann = await office.person("ann");
    for (let attempt = 0; attempt < 9; attempt++) await codeOf(change(ann, { current: "wrong" }));
    await change(ann);
    for (let attempt = 0; attempt < 10; attempt++) expect(await codeOf(change(ann, { current: "wrong" }))).toBe("RAP_ACCOUNT_PASSWORD");
    expect(await codeOf(change(ann, { current: next, next: password }))).toBe("RAP_ACCOUNT_THROTTLED");
  });
});

describe("a password that is reset", () => {
  test("is good for a day, and everything that entered the account before has ended", async () => {
    const ann = await office.person("ann");
    const old = await office.callerOf(ann);
    const { accounts } = office.app.store;
    const reset = await resetPassword(office.app, " Ann@example.org");
    expect(reset).toMatch(/^[\w-]{24}$/);
    expect(await accounts.session(old.sessionHash ?? "", new Date(noon).toISOString())).toBeNull();
    const enter = (words: string) => codeOf(signIn(office.app, { ...given, password: words }, stranger));
    expect([await enter(password), await enter(reset)]).toEqual(["RAP_ACCOUNT_PASSWORD", ""]);
    office.setClock(noon + day - 1);
    expect(await enter(reset)).toBe("");
    office.setClock(noon + day);
    expect(await enter(reset)).toBe("RAP_ACCOUNT_PASSWORD");
    expect((await office.noted())[0]).toEqual({ account: null, action: "password reset", target: ann.id, details: {} });
    expect(await codeOf(resetPassword(office.app, "nobody@example.org"))).toBe("RAP_ACCOUNT_MISSING");
  });

  test("leaves a second factor on unless its owner was made sure of, and only says that one went where there was one", async () => {
    const ann = await office.person("ann");
    const { accounts } = office.app.store;
    const factor = { account: ann.id, secret: "00", confirmedAt: null, lastStep: 0, recovery: [] };
    await accounts.saveSecondFactor(factor);
    await resetPassword(office.app, "ann@example.org");
    expect(await accounts.secondFactor(ann.id)).not.toBeNull();
    await resetPassword(office.app, "ann@example.org", { identity: "call" });
    expect(await accounts.secondFactor(ann.id)).toBeNull();
    await resetPassword(office.app, "ann@example.org", { identity: "meeting" });
    expect((await office.noted()).filter(({ action }) => action === "second factor off")).toEqual([
      { account: null, action: "second factor off", target: ann.id, details: { identity: "call" } },
    ]);
  });
});

test("of an account only what is named changes; disabled, it is out at once", async () => {
  const [root, ann] = [await office.person("root", { isAdministrator: true }), await office.person("ann")];
  const by = { ...stranger, account: root };
  const { accounts } = office.app.store;
  const session = await office.callerOf(ann);
  await updateAccount(office.app, by, ann.id, { name: "Anna" });
  expect(await accounts.account(ann.id)).toEqual({ ...ann, name: "Anna" });
  await updateAccount(office.app, by, ann.id, { isAdministrator: true });
  expect(await accounts.session(session.sessionHash ?? "", new Date(noon).toISOString())).not.toBeNull();
  await updateAccount(office.app, by, ann.id, { isDisabled: true });
  expect(await accounts.account(ann.id)).toEqual({ ...ann, name: "Anna", isAdministrator: true, isDisabled: true });
  expect(await accounts.sessionsOf(ann.id, new Date(noon).toISOString())).toEqual([]);
  expect(await codeOf(updateAccount(office.app, by, "none", { name: "" }))).toBe("RAP_ACCOUNT_MISSING");
  expect(await office.noted()).toEqual(
    [
      [false, false],
      [false, true],
      [true, true],
    ].map(([isDisabled, isAdministrator]) => ({
      account: root.id,
      action: "account changed",
      target: ann.id,
      details: { isDisabled, isAdministrator },
    })),
  );
  await updateAccount(office.app, stranger, ann.id, {});
  expect((await office.noted()).at(-1)?.account).toBeNull();
});

test("members come, change and go by who administers the project, and each is noted", async () => {
  const ann = await office.person("ann");
  const { app, adminPlace } = office;
  const { accounts } = app.store;
  const grants = { ...everything, seeStatements: "own" } as const;
  const low = { ...adminPlace, membership: { role: "editor", grants: everything } } as const;
  expect(await codeOf(putMember(app, low, { account: ann.id, role: "coder", grants }))).toBe("RAP_RIGHTS_ROLE");
  expect(await codeOf(putMember(app, adminPlace, { account: "none", role: "coder", grants }))).toBe("RAP_ACCOUNT_MISSING");
  expect(await codeOf(removeMember(app, adminPlace, ann.id))).toBe("RAP_ACCOUNT_MISSING");
  await putMember(app, adminPlace, { account: ann.id, role: "coder", grants });
  expect(await accounts.member("main", ann.id)).toMatchObject({ role: "coder", grants });
  expect(await codeOf(removeMember(app, low, ann.id))).toBe("RAP_RIGHTS_ROLE");
  await removeMember(app, adminPlace, ann.id);
  expect(await accounts.member("main", ann.id)).toBeNull();
  expect(await office.noted()).toEqual([
    { account: "root", action: "member put", target: ann.id, details: { project: "main", role: "coder", grants: JSON.stringify(grants) } },
    { account: "root", action: "member removed", target: ann.id, details: { project: "main" } },
  ]);
  const many = { ...everything, seeStatements: Array.from({ length: 500 }, (_, at) => `account-${at}`) };
  await putMember(app, adminPlace, { account: ann.id, role: "coder", grants: many });
  expect(String((await office.noted()).at(-1)?.details["grants"])).toHaveLength(2000);
});

test("a new account has its folded address, the moment and a password; an address is taken once", async () => {
  const account = await makeAccount(office.app, { email: "ANN@example.org ", name: "Ann", password, isAdministrator: true });
  expect(account).toEqual({
    id: expect.stringMatching(/^a\d+$/),
    email: "ann@example.org",
    name: "Ann",
    isAdministrator: true,
    isDisabled: false,
    createdAt: new Date(noon).toISOString(),
  });
  expect(await office.app.store.accounts.account(account.id)).toEqual(account);
  expect(await codeOf(office.person("ann"))).toBe("RAP_STORE_UNIQUE");
});
