import { argon2Sync } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makePerson, password, startLibraryServer, type LibraryServer, type Person } from "../../../../test/support/library-server.ts";
import type { AppContext } from "../application/app-context.ts";
import type { AccountStore } from "../store/account-store.ts";
import { makeToken } from "./accounts-tokens.ts";
import { changePassword, resetPassword, signIn, updateAccount } from "./accounts.ts";
import { connectProvider } from "./provider/enter-by-provider.ts";
import { nobody } from "./rights.ts";
import { beginFactor, confirmFactor } from "./second-factor.ts";
import { recognise } from "./sessions.ts";
import { codeOfStep, stepAt } from "./totp.ts";

let server: LibraryServer;
beforeAll(async () => {
  server = await startLibraryServer({ flags: { accounts: true } });
});
afterAll(() => server.end());

const next = "another correct horse, with a battery";

/** The same server, in which something happens each time that an account was looked up by its address. */
function withBetween(app: AppContext, between: () => Promise<void>): AppContext {
  const byEmail: AccountStore["byEmail"] = async (email) => {
    const found = await app.store.accounts.byEmail(email);
    await between();
    return found;
  };
  return { ...app, store: { ...app.store, accounts: { ...app.store.accounts, byEmail } } };
}

/** With one pass, which signing in hashes again. */
function hashedOnce(words: string): string {
  const salt = Buffer.alloc(16, 1);
  const hash = argon2Sync("argon2id", { message: words, nonce: salt, memory: 19_456, passes: 1, parallelism: 1, tagLength: 32 });
  const text = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "");
  return `$argon2id$v=19$m=19456,t=1,p=1$${text(salt)}$${text(hash)}`;
}

/** The first time alone. */
function once(act: () => Promise<void>): () => Promise<void> {
  let isDone = false;
  return async () => {
    if (isDone) return;
    isDone = true;
    await act();
  };
}

async function changeWhile(person: Person, between: () => Promise<void>): Promise<unknown> {
  const { app } = server;
  const account = await app.store.accounts.account(person.id);
  if (account === null) throw new Error("no account");
  const given = { current: password, next, ip: "192.0.2.7", agent: "test" };
  return changePassword(withBetween(app, between), account, given).catch((thrown: unknown) => thrown);
}

test("an account that is disabled while its password changes stays so", async () => {
  const { app } = server;
  const person = await makePerson(app, "leaving", true);
  await makePerson(app, "steward", true);
  await changeWhile(person, () => updateAccount(app, nobody, person.id, { isDisabled: true, isAdministrator: false }));
  expect(await app.store.accounts.account(person.id)).toMatchObject({ isDisabled: true, isAdministrator: false });
});

test("an account that is emptied while its password changes stays empty", async () => {
  const { app } = server;
  const person = await makePerson(app, "erased");
  const thrown = await changeWhile(person, async () => {
    const account = await app.store.accounts.account(person.id);
    if (account !== null) await app.store.accounts.eraseAccount(account);
  });
  expect(thrown).toMatchObject({ code: "RAP_ACCOUNT_PASSWORD" });
  expect(await app.store.accounts.account(person.id)).toMatchObject({ email: null, isDisabled: true });
});

test("a name that is changed at the same moment as a right takes nothing of it back", async () => {
  const { app } = server;
  const person = await makePerson(app, "renamed");
  await Promise.all([
    updateAccount(app, nobody, person.id, { isDisabled: true }),
    updateAccount(app, nobody, person.id, { name: "Renamed" }),
    updateAccount(app, nobody, person.id, { isAdministrator: true }),
  ]);
  expect(await app.store.accounts.account(person.id)).toMatchObject({ name: "Renamed", isDisabled: true, isAdministrator: true });
});

const given = { password, ip: "192.0.2.8", agent: "test" };
const failure = (thrown: unknown): unknown => thrown;

test("of two changes of a password at the same moment one counts", async () => {
  const { app } = server;
  const person = await makePerson(app, "twice");
  const account = await app.store.accounts.account(person.id);
  if (account === null) throw new Error("no account");
  const own = { current: password, next, ip: "192.0.2.7", agent: "owner" };
  const thrown = await changeWhile(
    person,
    once(async () => void (await changePassword(app, account, { ...own, next: "the owner's own new words" }))),
  );
  expect(thrown).toMatchObject({ code: "RAP_ACCOUNT_PASSWORD" });
  await expect(signIn(app, { ...given, email: person.email, password: "the owner's own new words" }, nobody)).resolves.toBeDefined();
});

test("who signs in with the old password while it is reset has no session afterwards, and the old password does not come back", async () => {
  const { app } = server;
  const person = await makePerson(app, "reset");
  await app.store.accounts.savePassword(person.id, { hash: hashedOnce(password), until: null });
  let reset = "";
  const racing = withBetween(
    app,
    once(async () => {
      reset = await resetPassword(app, person.email);
    }),
  );
  expect(await signIn(racing, { ...given, email: person.email }, nobody).catch(failure)).toMatchObject({ code: "RAP_ACCOUNT_PASSWORD" });
  expect(await app.store.accounts.sessionsOf(person.id, new Date(app.now()).toISOString())).toEqual([]);
  await expect(signIn(app, { ...given, email: person.email, password: reset }, nobody)).resolves.toBeDefined();
});

test("a second factor is confirmed once, and begun by nobody who comes too late", async () => {
  const { app } = server;
  const person = await makePerson(app, "factor");
  const account = await app.store.accounts.account(person.id);
  if (account === null) throw new Error("no account");
  await beginFactor(app, account, given);
  const secret = Buffer.from((await app.store.accounts.secondFactor(person.id))?.secret ?? "", "hex");
  const confirm = { code: codeOfStep(secret, stepAt(app.now())), ip: given.ip };
  const outcomes = await Promise.allSettled([confirmFactor(app, account, confirm), confirmFactor(app, account, confirm)]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const begun = { account: person.id, secret: "00", confirmedAt: null, lastStep: 0, recovery: [] };
  expect(await app.store.accounts.saveSecondFactor(begun)).toBe(false);
  expect((await app.store.accounts.secondFactor(person.id))?.confirmedAt).not.toBeNull();
});

test("who makes a token while the password changes has none afterwards", async () => {
  const { app } = server;
  const person = await makePerson(app, "robbed");
  const caller = await recognise(app, { cookie: person.cookie.replace("rapporteur=", ""), authorization: undefined });
  const account = caller.account!;
  const saveToken: AccountStore["saveToken"] = async (...asked) => {
    // The thief's request was let in before; the owner's change of the password is done before what it asks for is kept.
    await changePassword(app, account, { current: password, next, ip: "192.0.2.7", agent: "owner" });
    return app.store.accounts.saveToken(...asked);
  };
  const racing = { ...app, store: { ...app.store, accounts: { ...app.store.accounts, saveToken } } };
  const wish = { name: "t", scopes: ["read" as const], project: null, expiresAt: null };
  expect(await makeToken(racing, { ...caller, account }, wish).catch(failure)).toMatchObject({ code: "RAP_ACCOUNT_SIGN_IN" });
  expect(await app.store.accounts.tokensOf(person.id)).toEqual([]);
});

test("who connects an identity or turns on a second factor while the password changes has neither afterwards", async () => {
  const { app } = server;
  const person = await makePerson(app, "linked");
  const { sessionHash, account } = await recognise(app, { cookie: person.cookie.replace("rapporteur=", ""), authorization: undefined });
  if (account === null) throw new Error("no account");
  await beginFactor(app, account, given);
  const secret = Buffer.from((await app.store.accounts.secondFactor(person.id))?.secret ?? "", "hex");
  const change = once(async () => void (await changePassword(app, account, { current: password, next, ip: "192.0.2.7", agent: "owner" })));
  const { accounts } = app.store;
  const saveIdentity: AccountStore["saveIdentity"] = async (...asked) => {
    await change();
    return accounts.saveIdentity(...asked);
  };
  const saveSecondFactor: AccountStore["saveSecondFactor"] = async (...asked) => {
    await change();
    return accounts.saveSecondFactor(...asked);
  };
  const racing = { ...app, store: { ...app.store, accounts: { ...accounts, saveIdentity, saveSecondFactor } } };
  const thief = { issuer: "https://id.example", subject: "thief", name: null, verifiedEmail: null };
  expect(await connectProvider(racing, { account, sessionHash }, thief).catch(failure)).toMatchObject({ code: "RAP_ACCOUNT_SIGN_IN" });
  const confirm = { code: codeOfStep(secret, stepAt(app.now())), ip: given.ip, session: sessionHash };
  expect(await confirmFactor(racing, account, confirm).catch(failure)).toMatchObject({ code: "RAP_ACCOUNT_SIGN_IN" });
  expect(await accounts.identitiesOf(person.id)).toEqual([]);
  expect((await accounts.secondFactor(person.id))?.confirmedAt).toBeNull();
});
