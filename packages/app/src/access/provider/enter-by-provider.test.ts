import { afterEach, beforeEach, expect, test } from "vitest";
import { everything } from "../../library/membership.ts";
import { invite } from "../accounts-invitations.ts";
import { updateAccount } from "../accounts.ts";
import { hashToken } from "../sessions.ts";
import { codeOf, noon, openOffice, stranger, type Office } from "../testing/office.ts";
import { connectProvider, enterByProvider } from "./enter-by-provider.ts";
import type { ProviderPerson } from "./provider-client.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice({ providerDomains: ["example.org"] });
});
afterEach(() => office.close());

const ada: ProviderPerson = { issuer: "https://id.example.org", subject: "7", name: "Ada Lind", verifiedEmail: "Ada@example.org" };
const enter = (person: ProviderPerson, before = stranger) => enterByProvider(office.app, person, { before, agent: "Firefox/140.0" });
const accountOf = async (cookie: string) => (await office.app.store.accounts.session(hashToken(cookie), new Date(noon).toISOString()))?.account;

test("somebody of a domain of the settings gets an account, and is known by the provider's id from then on", async () => {
  const { cookie } = await enter(ada);
  const account = await accountOf(cookie);
  expect(account).toEqual({
    id: expect.stringMatching(/^a\d+$/),
    email: "ada@example.org",
    name: "Ada Lind",
    isAdministrator: false,
    isDisabled: false,
    createdAt: new Date(noon).toISOString(),
  });
  const again = await enter({ ...ada, name: "Other", verifiedEmail: null });
  expect(await accountOf(again.cookie)).toEqual(account);
  const [session] = await office.app.store.accounts.sessionsOf(account?.id ?? "", new Date(noon).toISOString());
  expect(session?.agent).toBe("Firefox");
  expect(await office.noted()).toEqual([
    { account: account?.id, action: "provider connected", target: account?.id, details: {} },
    { account: account?.id, action: "sign-in", target: null, details: { withProvider: true } },
    { account: account?.id, action: "sign-in", target: null, details: { withProvider: true } },
  ]);
});

test("an account is named by its address where the provider has no name, and the domain is what stands behind the last @", async () => {
  const { cookie } = await enter({ ...ada, name: null, verifiedEmail: '"ada@home"@example.org' });
  expect((await accountOf(cookie))?.name).toBe('"ada@home"');
  expect(await codeOf(enter({ ...ada, subject: "8", verifiedEmail: "ada@example.org@elsewhere.net" }))).toBe("RAP_ACCOUNT_PROVIDER_UNINVITED");
});

test("nobody enters without a verified address, by the address of an account, or uninvited from elsewhere", async () => {
  await office.person("ben");
  expect(await codeOf(enter({ ...ada, verifiedEmail: null }))).toBe("RAP_ACCOUNT_PROVIDER_UNVERIFIED");
  expect(await codeOf(enter({ ...ada, verifiedEmail: "BEN@example.org" }))).toBe("RAP_ACCOUNT_PROVIDER_EXISTS");
  expect(await codeOf(enter({ ...ada, verifiedEmail: "ada@elsewhere.net" }))).toBe("RAP_ACCOUNT_PROVIDER_UNINVITED");
  expect(await office.app.store.accounts.identity(ada.issuer, ada.subject)).toBeNull();
});

test("an invitation to the very address lets in from anywhere, into its project; an old, a used and another's do not", async () => {
  const { app } = office;
  const guest = { ...ada, verifiedEmail: "ada@elsewhere.net" };
  const wish = { email: "ada@elsewhere.net", project: "main", role: "editor", isAdministrator: true } as const;
  await invite(app, "gone", wish);
  await invite(app, "local", { ...wish, email: null });
  await invite(app, "local", { ...wish, email: "eve@elsewhere.net" });
  expect(await codeOf(enter(guest))).toBe("RAP_ACCOUNT_PROVIDER_UNINVITED");
  const { expiresAt } = await invite(app, "local", wish);
  office.setClock(Date.parse(expiresAt));
  expect(await codeOf(enter(guest))).toBe("RAP_ACCOUNT_PROVIDER_UNINVITED");
  office.setClock(noon);
  const account = await accountOf((await enter(guest)).cookie);
  expect(account).toMatchObject({ email: "ada@elsewhere.net", isAdministrator: true });
  expect(await app.store.accounts.member("main", account?.id ?? "")).toMatchObject({ role: "editor", grants: everything });
  const used = (await app.store.accounts.invitations()).filter(({ usedAt }) => usedAt !== null);
  expect(used.map(({ createdBy, email }) => [createdBy, email])).toEqual([["local", "ada@elsewhere.net"]]);
  expect((await office.noted()).find(({ action }) => action === "invitation used")).toEqual({
    account: account?.id,
    action: "invitation used",
    target: used[0]?.id,
    details: { role: "editor" },
  });
});

test("an invitation into no project makes no member", async () => {
  await invite(office.app, "local", { email: "ada@elsewhere.net", project: null, role: "editor", isAdministrator: false });
  const account = await accountOf((await enter({ ...ada, verifiedEmail: "ada@elsewhere.net" })).cookie);
  expect([account?.isAdministrator, await office.app.store.accounts.memberships(account?.id ?? "")]).toEqual([false, []]);
});

test("the session of before ends; a disabled account is not entered, nor one with a second factor of its own unless the provider has it", async () => {
  const ben = await office.person("ben");
  const before = await office.callerOf(ben);
  await connectProvider(office.app, before, ada);
  await enter(ada, before);
  expect(await office.app.store.accounts.session(before.sessionHash ?? "", new Date(noon).toISOString())).toBeNull();
  const begun = { account: ben.id, secret: "00", confirmedAt: null, lastStep: 0, recovery: [] };
  await office.app.store.accounts.saveSecondFactor(begun);
  await office.app.store.accounts.saveSecondFactor({ ...begun, confirmedAt: new Date(noon).toISOString() });
  expect(await codeOf(enter(ada))).toBe("RAP_ACCOUNT_FACTOR_ELSEWHERE");
  const trusting = { ...office.app, settings: { ...office.app.settings, providerHasSecondFactor: true } };
  expect(await codeOf(enterByProvider(trusting, ada, { before: stranger, agent: "" }))).toBe("");
  await updateAccount(office.app, stranger, ben.id, { isDisabled: true });
  expect(await codeOf(enter(ada))).toBe("RAP_ACCOUNT_DISABLED");
});

test("who is disconnected at the moment of entering is left without a session", async () => {
  const { app } = office;
  const ben = await office.person("ben");
  await connectProvider(app, await office.callerOf(ben), ada);
  let asked = 0;
  const identity = async (issuer: string, subject: string) => (asked++ === 0 ? app.store.accounts.identity(issuer, subject) : null);
  const racing = { ...app, store: { ...app.store, accounts: { ...app.store.accounts, identity } } };
  expect(await codeOf(enterByProvider(racing, ada, { before: stranger, agent: "" }))).toBe("RAP_ACCOUNT_DISABLED");
  expect(await app.store.accounts.sessionsOf(ben.id, new Date(noon).toISOString())).toHaveLength(1);
});

test("an account is connected once, and with nobody who is another's", async () => {
  const person = await office.person("ben");
  const [ben, eve] = [await office.callerOf(person), await office.callerOf(await office.person("eve"))];
  await connectProvider(office.app, ben, ada);
  await connectProvider(office.app, ben, ada);
  expect(await office.app.store.accounts.identitiesOf(person.id)).toEqual([
    { issuer: ada.issuer, subject: ada.subject, account: person.id, createdAt: new Date(noon).toISOString() },
  ]);
  expect(await codeOf(connectProvider(office.app, eve, ada))).toBe("RAP_ACCOUNT_PROVIDER_TAKEN");
  expect(await office.noted()).toHaveLength(1);
});
