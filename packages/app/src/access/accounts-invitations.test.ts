import { afterEach, beforeEach, expect, test } from "vitest";
import { everything } from "../library/membership.ts";
import { acceptInvitation, invite, isStillMeant, type NewInvitation } from "./accounts-invitations.ts";
import { signIn, updateAccount } from "./accounts.ts";
import { codeOf, noon, openOffice, password, stranger, type Office } from "./testing/office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const days = 24 * 60 * 60_000;
const open: NewInvitation = { email: null, project: null, role: "reader", isAdministrator: false };

async function secretOf(given: Partial<NewInvitation> = {}, createdBy = "local"): Promise<string> {
  const { url } = await invite(office.app, createdBy, { ...open, ...given });
  return url.slice(url.indexOf("#") + 1);
}
const accept = (token: string, given: Partial<Parameters<typeof acceptInvitation>[1]> = {}) =>
  acceptInvitation(office.app, { token, name: "Ann", email: "ann@example.org", password, ip: "192.0.2.7", ...given });

test("an invitation is a link whose secret stands behind the #, good for two weeks; its address is folded", async () => {
  const { url, expiresAt } = await invite(office.app, "a7", { ...open, email: " Ann@Example.org", project: "main", role: "coder" });
  expect(url).toMatch(/^https:\/\/desk\.example\.org\/invitation#[\w-]{43}$/);
  expect(expiresAt).toBe(new Date(noon + 14 * days).toISOString());
  const [kept] = await office.app.store.accounts.invitations();
  expect(kept).toEqual({
    id: expect.stringMatching(/^n[0-9a-f]{24}$/),
    email: "ann@example.org",
    project: "main",
    role: "coder",
    isAdministrator: false,
    createdBy: "a7",
    createdAt: new Date(noon).toISOString(),
    expiresAt,
    usedAt: null,
  });
  expect(await office.noted()).toEqual([
    { account: "a7", action: "invitation made", target: kept?.id, details: { role: "coder", isAdministrator: false, project: "main" } },
  ]);
});

test("without an address of its own a server gives the path alone; an invitation into no project names none", async () => {
  const plain = { ...office.app, settings: { ...office.app.settings, origin: null } };
  expect((await invite(plain, "local", open)).url).toMatch(/^\/invitation#/);
  expect((await office.noted())[0]?.details).toEqual({ role: "reader", isAdministrator: false });
  expect(await codeOf(secretOf({ project: "none" }))).toBe("RAP_RIGHTS_NO_PROJECT");
  expect(await office.app.store.accounts.invitations()).toHaveLength(1);
});

test("who accepts one has an account in the role that it gives, and can sign in", async () => {
  const account = await accept(await secretOf({ project: "main", role: "editor", isAdministrator: true }), { email: "ANN@example.org" });
  const { accounts } = office.app.store;
  expect(account).toMatchObject({ email: "ann@example.org", name: "Ann", isAdministrator: true, isDisabled: false });
  expect(await accounts.member("main", account.id)).toEqual({ account: account.id, name: "Ann", role: "editor", grants: everything });
  const [used] = await accounts.invitations();
  expect(used?.usedAt).toBe(new Date(noon).toISOString());
  expect((await office.noted()).at(-1)).toEqual({ account: account.id, action: "invitation used", target: used?.id, details: { role: "editor" } });
  expect(await codeOf(signIn(office.app, { email: "ann@example.org", password, ip: "192.0.2.7", agent: "" }, stranger))).toBe("");
  const outside = await accept(await secretOf(), { email: "ben@example.org" });
  expect([outside.isAdministrator, await accounts.memberships(outside.id)]).toEqual([false, []]);
});

test("one is good once, until it runs out, for its own address alone, and by its own secret", async () => {
  const used = await secretOf();
  await accept(used);
  const other = { email: "ben@example.org" };
  expect(await codeOf(accept(used, other))).toBe("RAP_ACCOUNT_INVITATION");
  expect(await codeOf(accept("none", other))).toBe("RAP_ACCOUNT_INVITATION");
  const own = await secretOf({ email: "ben@example.org" });
  expect(await codeOf(accept(own, { email: "cleo@example.org" }))).toBe("RAP_ACCOUNT_INVITATION");
  office.setClock(noon + 14 * days);
  expect(await codeOf(accept(own, other))).toBe("RAP_ACCOUNT_INVITATION");
  office.setClock(noon + 14 * days - 1);
  expect(await codeOf(accept(own, other))).toBe("");
});

test("a taken address and a weak password leave an invitation as it was; that an address is taken only a good one tells", async () => {
  await office.person("ann");
  const secret = await secretOf();
  expect(await codeOf(accept("none"))).toBe("RAP_ACCOUNT_INVITATION");
  await expect(accept(secret)).rejects.toMatchObject({
    code: "RAP_STORE_UNIQUE",
    details: { field: "email", value: "ann@example.org", kind: "account" },
  });
  const weak = [
    { password: "password12" },
    { name: "Theodora Quibblington", password: "theodora quibblington 1" },
    { email: "zeppelin.quorum@example.net", password: "zeppelin.quorum@example.net" },
    { password: "desk.example.org desk" },
  ];
  for (const given of weak) expect(await codeOf(accept(secret, { email: "ben@example.org", ...given })), given.password).toBe("RAP_ACCOUNT_WEAK");
  expect(await codeOf(accept(secret, { email: "ben@example.org" }))).toBe("");
});

test("ten wrong ones from a network are looked at, and those that were good are not counted", async () => {
  for (let attempt = 0; attempt < 9; attempt++) expect(await codeOf(accept("none"))).toBe("RAP_ACCOUNT_INVITATION");
  await accept(await secretOf());
  for (let attempt = 0; attempt < 10; attempt++) expect(await codeOf(accept("none"))).toBe("RAP_ACCOUNT_INVITATION");
  expect(await codeOf(accept(await secretOf()))).toBe("RAP_ACCOUNT_THROTTLED");
});

test("one is meant as long as who made it administers the server; the command line always does", async () => {
  const root = await office.person("root", { isAdministrator: true });
  await office.person("second", { isAdministrator: true });
  const made = async (createdBy: string) => {
    await secretOf({}, createdBy);
    const found = (await office.app.store.accounts.invitations()).find((one) => one.createdBy === createdBy);
    return found ?? expect.unreachable(createdBy);
  };
  const [ofRoot, ofNobody, ofServer] = [await made(root.id), await made("gone"), await made("local")];
  const meant = async () => [
    await isStillMeant(office.app, ofRoot),
    await isStillMeant(office.app, ofNobody),
    await isStillMeant(office.app, ofServer),
  ];
  expect(await meant()).toEqual([true, false, true]);
  const secret = await secretOf({}, root.id);
  await updateAccount(office.app, stranger, root.id, { isDisabled: true });
  expect(await meant()).toEqual([false, false, true]);
  await updateAccount(office.app, stranger, root.id, { isDisabled: false, isAdministrator: false });
  expect(await meant()).toEqual([false, false, true]);
  expect(await codeOf(accept(secret))).toBe("RAP_ACCOUNT_INVITATION");
});

test("of two who use one at the same moment one has an account", async () => {
  const secret = await secretOf();
  const { store } = office.app;
  const late = { ...office.app, store: { ...store, accounts: { ...store.accounts, useInvitation: async () => null } } };
  expect(await codeOf(acceptInvitation(late, { token: secret, name: "Ann", email: "ann@example.org", password, ip: "192.0.2.7" }))).toBe(
    "RAP_ACCOUNT_INVITATION",
  );
  expect(await store.accounts.accounts()).toEqual([]);
});
