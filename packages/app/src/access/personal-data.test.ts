import { expect, test } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { importReadout } from "../documents/import-readout.ts";
import { createProject } from "../library/create-project.ts";
import { collect } from "../library/collect.ts";
import { everything } from "../library/membership.ts";
import { invite } from "./accounts-invitations.ts";
import { eraseAccount, personalData } from "./personal-data.ts";
import { codeOf, noon, openOffice } from "./testing/office.ts";

test("what is kept of an account is told whole, without what is another's, and erased with its memos", async () => {
  const office = await openOffice();
  const { app, adminPlace } = office;
  const { store } = app;
  const [ann, ben] = [await office.person("ann"), await office.person("ben")];
  await createProject(adminPlace, { id: "second", name: "Second" });
  await store.accounts.saveMember("main", { account: ann.id, role: "editor", grants: everything });
  await store.accounts.saveIdentity({ issuer: "i", subject: "s", account: ann.id, createdAt: "then" });
  await store.accounts.saveToken(
    { id: "k", account: ann.id, name: "nightly", scopes: [], project: null, createdAt: "then", expiresAt: null, lastUsedAt: null },
    "hash",
  );
  const invited = { project: null, role: "reader", isAdministrator: false } as const;
  await invite(app, "local", { ...invited, email: "Ann@example.org" });
  office.setClock(noon + 1);
  await invite(app, "local", { ...invited, email: "ben@example.org" });
  office.setClock(noon);
  await office.callerOf(ann, "Firefox/140.0");
  await importReadout(adminPlace, { readout: sampleReadout });
  const [statement] = await collect(store.records.all("main", "statement"));
  const target = statement?.record.id ?? "";
  const write = async (account: string, id: string, text: string | null, expected: number | null) => {
    const after =
      text === null ? null : { id, statement: target, replyTo: null, by: account, writtenAt: "2031-01-01T00:00:00.000Z", editedAt: null, text };
    return store.history.commit({
      project: "main",
      by: { account, name: account },
      action: "memo",
      summary: `${account} wrote`,
      changes: [{ kind: "memo" as const, id, expected, after }],
    });
  };
  const first = await write(ann.id, "m1", "one", null);
  const second = await write(ann.id, "m1", "two", first.revision);
  const removed = await write(ann.id, "m2", "gone", null);
  await write(ann.id, "m2", null, removed.revision);
  await write(ben.id, "m3", "another's", null);

  const data = await personalData(app, " ANN@example.org");
  expect(data).toMatchObject({
    account: ann,
    secondFactor: { isOn: false, recoveryLeft: 0 },
    identities: [{ issuer: "i", subject: "s", createdAt: "then" }],
    memberships: [{ project: "main", role: "editor" }],
    sessions: [{ createdAt: new Date(noon).toISOString(), agent: "Firefox" }],
    tokens: [{ name: "nightly", createdAt: "then", lastUsedAt: null }],
    invitations: [{ createdAt: new Date(noon).toISOString(), usedAt: null }],
    estimates: [],
  });
  expect(data.memos.toSorted((one, other) => one.revision - other.revision)).toEqual([
    { project: "main", statement: target, revision: first.revision, text: "one" },
    { project: "main", statement: target, revision: second.revision, text: "two" },
    { project: "main", statement: target, revision: removed.revision, text: "gone" },
  ]);
  expect(data.revisions.map(({ project, summary }) => `${project} ${summary}`)).toEqual(Array(4).fill(`main ${ann.id} wrote`));
  expect(data.audit).toEqual([]);
  await eraseAccount(app, "ann@example.org");
  expect((await collect(store.records.all("main", "memo"))).map(({ record }) => record.id)).toEqual(["m3"]);
  expect(await store.records.removed("main", "memo", 0)).toEqual([]);
  expect(await store.accounts.account(ann.id)).toMatchObject({ email: null, isDisabled: true });
  expect((await office.noted()).at(-1)).toEqual({ account: null, action: "account erased", target: ann.id, details: {} });
  expect([await codeOf(personalData(app, "ann@example.org")), await codeOf(eraseAccount(app, "ann@example.org"))]).toEqual([
    "RAP_ACCOUNT_MISSING",
    "RAP_ACCOUNT_MISSING",
  ]);
  await office.close();
});

test("the log is told as far as an account did something, or something was done to it", async () => {
  const office = await openOffice();
  const ann = await office.person("ann");
  const note = (account: string | null, target: string | null) =>
    office.app.store.accounts.audit({ id: `${account} ${target}`, at: "", account, action: "", target, details: {} });
  for (const [account, target] of [
    [ann.id, null],
    [null, ann.id],
    ["other", "other"],
    [null, null],
  ] as const)
    await note(account, target);
  const { audit } = await personalData(office.app, "ann@example.org");
  expect(audit.map(({ id }) => id)).toEqual([`${ann.id} null`, `null ${ann.id}`]);
  await office.close();
});
