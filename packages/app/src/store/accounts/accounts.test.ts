import { expect, test } from "vitest";
import type { Account, ApiToken, AuditEntry, Grants, Invitation } from "../account-store.ts";
import type { Store } from "../store.ts";
import { describeAboveStores } from "../testing/describe-stores.ts";
import { erasedName } from "./erase-account.ts";

const now = "2026-03-01T10:00:00.000Z";
const later = "2026-03-01T12:00:00.000Z";
const everything: Grants = { seeDocuments: "all", changeDocuments: "own", seeStatements: ["bo"], changeStatements: "own" };

function account(id: string, given: Partial<Account> = {}): Account {
  return { id, email: `${id}@example.org`, name: id.toUpperCase(), isAdministrator: false, isDisabled: false, createdAt: now, ...given };
}

const session = { tokenHash: "t1", account: "ann", createdAt: now, expiresAt: later, csrf: "c", agent: "", usedAt: now };
const identity = { issuer: "https://id.example", subject: "7", account: "ann", createdAt: now };
const token: ApiToken = {
  id: "k1",
  account: "ann",
  name: "script",
  scopes: ["read", "write"],
  project: null,
  createdAt: now,
  expiresAt: later,
  lastUsedAt: null,
};
const factor = { account: "ann", secret: "00", confirmedAt: null, lastStep: 0, recovery: [] };

/** What accounts, rights, sessions, tokens and invitations promise, whatever the store is. */
describeAboveStores("accounts", ({ open, library, dialect }) => {
  const accounts = async (): Promise<Store["accounts"]> => (await open()).accounts;

  test("an account is found by id and, whatever the case, by address; its password's hash only there", async () => {
    const store = await accounts();
    await store.saveAccount(account("ann", { email: "Ann@Example.org" }), { hash: "hash", until: null });
    expect(await store.account("ann")).toEqual(account("ann"));
    expect(await store.byEmail("ANN@example.ORG")).toEqual({ account: account("ann"), passwordHash: "hash", passwordUntil: null });
    expect(await store.byEmail("nobody@example.org")).toBeNull();
    expect(await store.account("nobody")).toBeNull();
  });

  test("saving again keeps the password's hash unless a new one comes; a taken address is refused", async () => {
    const store = await accounts();
    await store.saveAccount(account("ann"), { hash: "hash", until: null });
    await store.saveAccount(account("ann", { name: "Ann" }));
    expect(await store.byEmail("ann@example.org")).toMatchObject({ account: { name: "Ann" }, passwordHash: "hash" });
    await store.saveAccount(account("ann"), { hash: "other", until: null });
    expect((await store.byEmail("ann@example.org"))?.passwordHash).toBe("other");
    await expect(store.saveAccount(account("bo", { email: "ANN@example.org" }))).rejects.toMatchObject({ code: "RAP_STORE_UNIQUE" });
    await store.saveAccount(account("cy", { email: null }));
    await store.saveAccount(account("di", { email: null }));
    expect((await store.accounts()).map(({ id }) => id)).toEqual(["ann", "cy", "di"]);
  });

  test("the last administrator can be neither disabled nor stripped", async () => {
    const store = await accounts();
    await store.saveAccount(account("ann", { isAdministrator: true }));
    await expect(store.saveAccount(account("ann"))).rejects.toMatchObject({ code: "RAP_STORE_LAST_ADMIN" });
    await expect(store.saveAccount(account("ann", { isAdministrator: true, isDisabled: true }))).rejects.toMatchObject({
      code: "RAP_STORE_LAST_ADMIN",
    });
    await store.saveAccount(account("bo", { isAdministrator: true }));
    await store.saveAccount(account("ann"));
    expect((await store.account("ann"))?.isAdministrator).toBe(false);
  });

  test("of two administrators who leave at the same moment one stays, of the server and of a project", async () => {
    const store = await accounts();
    for (let round = 0; round < 10; round++) {
      await store.saveAccount(account("ann", { isAdministrator: true }));
      await store.saveAccount(account("bo", { isAdministrator: true }));
      await Promise.allSettled(["ann", "bo"].map((id) => store.changeAccount(id, { isAdministrator: false })));
      expect((await store.accounts()).filter(({ isAdministrator }) => isAdministrator)).toHaveLength(1);
      for (const id of ["ann", "bo"]) await store.saveMember("main", { account: id, role: "admin", grants: everything });
      await Promise.allSettled([store.removeMember("main", "ann"), store.saveMember("main", { account: "bo", role: "reader", grants: everything })]);
      expect((await store.members("main")).filter(({ role }) => role === "admin")).toHaveLength(1);
    }
    expect(await store.changeAccount("nobody", { name: "x" })).toBeNull();
    expect(await store.savePassword("nobody", { hash: "x", until: null })).toBe(false);
  });

  test("members have a role and grants in a project; its last admin stays", async () => {
    const store = await accounts();
    await store.saveAccount(account("ann"));
    await store.saveAccount(account("bo"));
    await store.saveMember("main", { account: "ann", role: "admin", grants: everything });
    await store.saveMember("main", { account: "bo", role: "coder", grants: everything });
    await store.saveMember("other", { account: "bo", role: "admin", grants: everything });
    expect(await store.members("main")).toEqual([
      { account: "ann", name: "ANN", role: "admin", grants: everything },
      { account: "bo", name: "BO", role: "coder", grants: everything },
    ]);
    expect(await store.memberships("bo")).toEqual([
      { project: "main", role: "coder", grants: everything },
      { project: "other", role: "admin", grants: everything },
    ]);
    expect(await store.member("other", "ann")).toBeNull();
    await expect(store.removeMember("main", "ann")).rejects.toMatchObject({ code: "RAP_STORE_LAST_ADMIN" });
    await expect(store.saveMember("main", { account: "ann", role: "reader", grants: everything })).rejects.toMatchObject({
      code: "RAP_STORE_LAST_ADMIN",
    });
    await store.saveMember("main", { account: "bo", role: "admin", grants: everything });
    await store.removeMember("main", "ann");
    expect((await store.members("main")).map((member) => member.account)).toEqual(["bo"]);
  });

  test("a session holds until it expires, ends, or its account is disabled", async () => {
    const store = await accounts();
    await store.saveAccount(account("ann"));
    await store.saveSession(session);
    await store.saveSession({ ...session, tokenHash: "t2" });
    expect(await store.session("t1", now)).toEqual({ session, account: account("ann") });
    expect(await store.session("t1", later)).toBeNull();
    await store.endSession("t1");
    expect(await store.session("t1", now)).toBeNull();
    await store.saveAccount(account("ann", { isDisabled: true }));
    expect(await store.session("t2", now)).toBeNull();
    await store.saveAccount(account("ann"));
    expect(await store.dropExpired(now, "2026-02-01T00:00:00.000Z")).toBe(0);
    expect(await store.dropExpired(later, "2026-02-01T00:00:00.000Z")).toBe(1);
    await store.saveSession(session);
    await store.useSession("t1", "2026-03-01T11:00:00.000Z");
    expect(await store.dropExpired(now, now)).toBe(0);
    expect(await store.dropExpired(now, "2026-03-01T11:00:00.000Z")).toBe(1);
    await store.saveSession(session);
    await store.endSessionsOf("ann");
    expect(await store.session("t1", now)).toBeNull();
  });

  test("an identity of a provider belongs to one account, and goes with it", async () => {
    const store = await accounts();
    await store.saveAccount(account("ann"));
    await store.saveAccount(account("bo"));
    await store.saveIdentity(identity);
    expect(await store.identity("https://id.example", "7")).toEqual(identity);
    expect(await store.identity("https://other.example", "7")).toBeNull();
    await expect(store.saveIdentity({ ...identity, account: "bo" })).rejects.toMatchObject({ code: "RAP_STORE_UNIQUE" });
    expect(await store.identitiesOf("ann")).toEqual([identity]);
    await store.eraseAccount(account("ann"));
    expect(await store.identity("https://id.example", "7")).toBeNull();
  });

  test("an account that is erased has no name in the work that it asked for, and others keep theirs", async () => {
    const store = await open();
    for (const id of ["ann", "bo"]) await store.accounts.saveAccount(account(id));
    const unit = (id: string) => ({ label: "unit", request: { n: 1, by: { account: id, name: id.toUpperCase() } } });
    await store.jobs.add({ id: "j1", project: "main", kind: "code", request: {}, createdBy: "ann", createdAt: now }, [unit("bo"), unit("ann")]);
    await store.jobs.add({ id: "j2", project: "main", kind: "code", request: {}, createdBy: "bo", createdAt: later }, [unit("bo"), unit("ann")]);
    await store.accounts.eraseAccount(account("ann"));
    const units = await store.jobs.claim({ worker: "w", kinds: ["code"], most: 9 });
    expect(units.map(({ job, index, request }) => [job, index, request])).toEqual(
      ["j1", "j2"].flatMap((job) => [
        [job, 0, { n: 1, by: { account: "bo", name: "BO" } }],
        [job, 1, { n: 1, by: { account: "ann", name: erasedName } }],
      ]),
    );
  });

  test("what was asked for in a session that has ended is not kept", async () => {
    const store = await accounts();
    await store.saveAccount(account("ann"));
    await store.saveSession(session);
    await store.saveIdentity({ ...identity, subject: "8" }, "t1");
    await store.endSessionsOf("ann");
    const refused = { code: "RAP_ACCOUNT_SIGN_IN" };
    await expect(store.saveIdentity(identity, "t1")).rejects.toMatchObject(refused);
    await expect(store.saveToken(token, "secret", "t1")).rejects.toMatchObject(refused);
    await expect(store.saveSecondFactor(factor, "t1")).rejects.toMatchObject(refused);
    expect((await store.identitiesOf("ann")).map(({ subject }) => subject)).toEqual(["8"]);
    expect([await store.tokensOf("ann"), await store.secondFactor("ann")]).toEqual([[], null]);
  });

  test("who ends the sessions and then takes away what was made in them leaves nothing, whichever server keeps something at that moment", async () => {
    const shared = await library();
    const one = await open(shared);
    const other = dialect === "postgres" ? await open(shared) : one;
    await one.accounts.saveAccount(account("ann"));
    for (let round = 0; round < 40; round++) {
      await one.accounts.saveSession(session);
      const makes = [() => other.accounts.saveIdentity(identity, "t1"), () => other.accounts.saveToken(token, "secret", "t1")];
      const ends = async (): Promise<void> => {
        await one.accounts.endSessionsOf("ann");
        await one.accounts.removeTokensOf("ann");
        await one.accounts.removeIdentitiesOf("ann");
      };
      await Promise.allSettled([...makes.map((make) => make()), ends()]);
      expect([await one.accounts.identitiesOf("ann"), await one.accounts.tokensOf("ann")]).toEqual([[], []]);
    }
  });

  test("a token is found by its secret's hash, says when it was used, and goes with its owner's word alone", async () => {
    const store = await accounts();
    await store.saveAccount(account("ann"));
    await store.saveToken(token, "secret");
    expect((await store.token("secret", now))?.token.scopes).toEqual(["read", "write"]);
    expect(await store.token("secret", later)).toBeNull();
    expect(await store.tokensOf("ann")).toEqual([{ ...token, lastUsedAt: now }]);
    expect(await store.removeToken("bo", "k1")).toBe(false);
    expect(await store.removeToken("ann", "k1")).toBe(true);
    expect(await store.token("secret", now)).toBeNull();
  });

  test("an invitation is used once, and not too late", async () => {
    const store = await accounts();
    const invitation: Invitation = {
      id: "i1",
      email: null,
      project: "main",
      role: "coder",
      isAdministrator: false,
      createdBy: "ann",
      createdAt: now,
      expiresAt: later,
      usedAt: null,
    };
    await store.saveInvitation(invitation, "s1");
    await store.saveInvitation({ ...invitation, id: "i2" }, "s2");
    expect(await store.useInvitation({ secretHash: "s2" }, later)).toBeNull();
    const uses = await Promise.all([{ secretHash: "s1" }, { id: invitation.id }, { secretHash: "s1" }].map((by) => store.useInvitation(by, now)));
    expect(uses.filter((used) => used !== null)).toEqual([{ ...invitation, usedAt: now }]);
    expect((await store.invitations()).map(({ usedAt }) => usedAt)).toEqual([now, null]);
  });

  test("failures are counted by key within a time, and forgotten", async () => {
    const store = await accounts();
    const since = (from: string, until = "2026-03-02T00:00:00.000Z"): { since: string; until: string } => ({ since: from, until });
    expect(await store.countFailure(["a", "p"], "2026-03-01T09:00:00.000Z", since("2026-03-01T08:00:00.000Z"))).toEqual([1, 1]);
    expect(await store.countFailure(["a"], now, since("2026-03-01T08:00:00.000Z"))).toEqual([2]);
    expect(await store.failures(["a", "p", "x"], since("2026-03-01T09:30:00.000Z"))).toEqual([1, 0, 0]);
    expect(await store.failures(["a"], since("2026-03-01T08:00:00.000Z", "2026-03-01T09:30:00.000Z"))).toEqual([1]);
    await store.clearFailures("a");
    expect(await store.failures(["a", "p"], since("2026-03-01T00:00:00.000Z"))).toEqual([0, 1]);
    await store.dropExpired("2026-03-03T00:00:00.000Z", now);
    expect(await store.failures(["p"], since("2026-03-01T00:00:00.000Z"))).toEqual([0]);
  });

  test("the audit log is read newest first, page by page; settings are kept as they are", async () => {
    const store = await accounts();
    const entries = Array.from({ length: 5 }, (_, index): AuditEntry => ({
      id: `a${index}`,
      at: index < 3 ? now : later,
      account: null,
      action: "sign-in",
      target: null,
      details: { n: index, ok: true },
    }));
    for (const entry of entries) await store.audit(entry);
    const first = await store.auditLog({ limit: 2 });
    const second = await store.auditLog({ limit: 3, cursor: first.next ?? "" });
    expect([...first.entries, ...second.entries].map(({ id }) => id)).toEqual(["a4", "a3", "a2", "a1", "a0"]);
    expect(second.next).toBeNull();
    expect(first.entries[0]?.details).toEqual({ n: 4, ok: true });
    await expect(store.auditLog({ limit: 2, cursor: "nonsense" })).rejects.toMatchObject({ code: "RAP_STORE_CURSOR" });
    expect(await store.setting("secret")).toBeNull();
    await store.saveSetting("secret", { a: [1, "б"] });
    await store.saveSetting("secret", { a: [2] });
    expect(await store.setting("secret")).toEqual({ a: [2] });
  });
});
