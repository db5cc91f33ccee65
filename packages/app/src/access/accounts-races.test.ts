import { afterAll, beforeAll, expect, test } from "vitest";
import { makePerson, password, startLibraryServer, type LibraryServer, type Person } from "../../../../test/support/library-server.ts";
import type { AppContext } from "../application/app-context.ts";
import type { AccountStore } from "../store/account-store.ts";
import { changePassword, updateAccount } from "./accounts.ts";
import { nobody } from "./rights.ts";

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
