import { afterEach, beforeEach, expect, test } from "vitest";
import type { Account } from "../store/account-store.ts";
import { demandSecondFactor, lacksSecondFactor } from "./demand-second-factor.ts";
import { beginFactor, confirmFactor, demandFactor, demandPassword, factorState, removeFactor } from "./second-factor.ts";
import { codeOf, noon, openOffice, password, type Office } from "./testing/office.ts";
import { codeOfStep, stepAt } from "./totp.ts";

let office: Office;
let ann: Account;
beforeEach(async () => {
  office = await openOffice({ demandSecondFactor: true });
  ann = await office.person("ann");
});
afterEach(() => office.close());

const ip = "192.0.2.7";
const owner = { password, ip };

async function codeNow(steps = 0): Promise<string> {
  const factor = await office.app.store.accounts.secondFactor(ann.id);
  return codeOfStep(Buffer.from(factor?.secret ?? "", "hex"), stepAt(noon) + steps);
}
async function turnOn(): Promise<string[]> {
  await beginFactor(office.app, ann, owner);
  return (await confirmFactor(office.app, ann, { code: await codeNow(), ip })).recoveryCodes;
}

test("a factor is begun with a secret for the app, and counts once a code of it came back", async () => {
  const { secret, uri } = await beginFactor(office.app, ann, owner);
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(uri).toBe(`otpauth://totp/Rapporteur:ann%40example.org?secret=${secret}&issuer=Rapporteur&algorithm=SHA1&digits=6&period=30`);
  expect(await office.app.store.accounts.secondFactor(ann.id)).toMatchObject({ account: ann.id, confirmedAt: null, lastStep: 0, recovery: [] });
  expect(await factorState(office.app, ann)).toEqual({ isOn: false, recoveryLeft: 0 });
  await confirmFactor(office.app, ann, { code: await codeNow(), ip });
  expect(await factorState(office.app, ann)).toEqual({ isOn: true, recoveryLeft: 10 });
  expect(await office.app.store.accounts.secondFactor(ann.id)).toMatchObject({
    confirmedAt: new Date(noon).toISOString(),
    lastStep: stepAt(noon),
  });
  expect(await office.noted()).toEqual([{ account: ann.id, action: "second factor on", target: ann.id, details: {} }]);
  // The code that turned it on is used up.
  expect(await codeOf(demandFactor(office.app, ann, await codeNow()))).toBe("RAP_ACCOUNT_CODE");
  expect(await codeOf(demandFactor(office.app, ann, await codeNow(1)))).toBe("");
});

test("an account without an address is named by its name in the app", async () => {
  const nameless = { ...ann, email: null };
  expect(await codeOf(beginFactor(office.app, nameless, owner))).toBe("RAP_ACCOUNT_PASSWORD");
  expect(await codeOf(demandPassword(office.app, { ...ann, email: "nobody@example.org" }, owner))).toBe("RAP_ACCOUNT_PASSWORD");
});

test("each recovery code, as it is shown, lets in once, in any order", async () => {
  const codes = await turnOn();
  expect(codes).toHaveLength(10);
  for (const [place, code] of codes.entries()) expect(code).toMatch(new RegExp(`^${place}-[a-z2-7]{5}-[a-z2-7]{5}$`));
  for (const place of [9, 0]) {
    expect(await codeOf(demandFactor(office.app, ann, codes[place]))).toBe("");
    expect(await codeOf(demandFactor(office.app, ann, codes[place]))).toBe("RAP_ACCOUNT_CODE");
  }
  expect(await factorState(office.app, ann)).toEqual({ isOn: true, recoveryLeft: 8 });
  expect((await office.noted()).slice(1).map(({ account, action, target }) => [account, action, target])).toEqual([
    [ann.id, "recovery code used", ann.id],
    [ann.id, "second factor refused", null],
    [ann.id, "recovery code used", ann.id],
    [ann.id, "second factor refused", null],
  ]);
});

test("what cannot be done says how the factor stands", async () => {
  const state = (wanted: string) => ({ code: "RAP_ACCOUNT_FACTOR", details: { state: wanted } });
  await expect(confirmFactor(office.app, ann, { code: "000000", ip })).rejects.toMatchObject(state("not begun"));
  await expect(removeFactor(office.app, ann, owner)).rejects.toMatchObject(state("off"));
  await turnOn();
  await expect(beginFactor(office.app, ann, owner)).rejects.toMatchObject(state("on already"));
  await expect(confirmFactor(office.app, ann, { code: await codeNow(), ip })).rejects.toMatchObject(state("on already"));
  await removeFactor(office.app, ann, owner);
  expect(await factorState(office.app, ann)).toEqual({ isOn: false, recoveryLeft: 0 });
  expect((await office.noted()).at(-1)).toEqual({ account: ann.id, action: "second factor off", target: ann.id, details: {} });
});

test("begun or confirmed by somebody else at the same moment, it is not on by two", async () => {
  const { app } = office;
  const saveSecondFactor = async (): Promise<boolean> => false;
  const late = { ...app, store: { ...app.store, accounts: { ...app.store.accounts, saveSecondFactor } } };
  await expect(beginFactor(late, ann, owner)).rejects.toMatchObject({ details: { state: "on already" } });
  await beginFactor(app, ann, owner);
  await expect(confirmFactor(late, ann, { code: await codeNow(), ip })).rejects.toMatchObject({ code: "RAP_ACCOUNT_FACTOR" });
  expect(await office.noted()).toEqual([]);
});

test("wrong passwords and codes are counted, right ones forgiven", async () => {
  for (let attempt = 0; attempt < 9; attempt++)
    expect(await codeOf(beginFactor(office.app, ann, { password: "wrong", ip }))).toBe("RAP_ACCOUNT_PASSWORD");
  await beginFactor(office.app, ann, owner);
  for (let attempt = 0; attempt < 9; attempt++)
    expect(await codeOf(confirmFactor(office.app, ann, { code: "no code", ip }))).toBe("RAP_ACCOUNT_CODE");
  await confirmFactor(office.app, ann, { code: await codeNow(), ip });
  for (let attempt = 0; attempt < 10; attempt++)
    expect(await codeOf(removeFactor(office.app, ann, { password: "wrong", ip }))).toBe("RAP_ACCOUNT_PASSWORD");
  expect(await codeOf(removeFactor(office.app, ann, owner))).toBe("RAP_ACCOUNT_THROTTLED");
});

test("a server that demands a factor lets an account without one do no more than turn one on and leave", async () => {
  const asked = (endpoint: string) => codeOf(demandSecondFactor(office.app, ann, endpoint));
  expect(await asked("statements.list")).toBe("RAP_ACCOUNT_FACTOR_WANTED");
  // Not what is only called alike.
  expect(await asked("my.session.end")).toBe("RAP_ACCOUNT_FACTOR_WANTED");
  expect(await asked("sessions.list")).toBe("RAP_ACCOUNT_FACTOR_WANTED");
  expect([await asked("session.end"), await asked("secondFactor.begin")]).toEqual(["", ""]);
  await turnOn();
  expect(await asked("statements.list")).toBe("");
});

test("it is lacked only where it is demanded, and not by who enters through a provider alone that has one", async () => {
  const { app } = office;
  const lacks = (given: object, account: Account = ann, mode = app.mode) =>
    lacksSecondFactor({ ...app, mode, settings: { ...app.settings, ...given } }, account);
  expect([await lacks({}), await lacks({ demandSecondFactor: false }), await lacks({}, ann, "single-user")]).toEqual([true, false, false]);
  const byProvider = { ...ann, id: "ben", email: "ben@example.org" };
  await app.store.accounts.saveAccount(byProvider);
  expect(await lacks({ providerHasSecondFactor: true }, byProvider)).toBe(false);
  expect(await lacks({}, byProvider)).toBe(true);
  expect(await lacks({ providerHasSecondFactor: true })).toBe(true);
  expect(await lacks({ providerHasSecondFactor: true }, { ...byProvider, email: null })).toBe(true);
});
