import { expect, test } from "vitest";
import type { ServerContext } from "../library/server-context.ts";
import type { Account, SecondFactor } from "../store/account-store.ts";
import { hashPassword } from "./passwords/accounts-password.ts";
import { demandFactor, factorState } from "./second-factor.ts";
import { codeOfStep, stepAt } from "./totp.ts";

const now = Date.parse("2031-06-01T12:00:00Z");
const secret = new Uint8Array(20).fill(7);
const code = codeOfStep(secret, stepAt(now));
const ann: Account = { id: "ann", email: "ann@example.org", name: "Ann", isAdministrator: false, isDisabled: false, createdAt: "" };
const random = (count: number): Uint8Array => new Uint8Array(count).fill(3);
const on: SecondFactor = {
  account: "ann",
  secret: Buffer.from(secret).toString("hex"),
  confirmedAt: "2031-01-01T00:00:00.000Z",
  lastStep: 0,
  recovery: [],
};

/** A server that keeps this second factor; what was noted in the audit log. */
function server(factor: SecondFactor | null) {
  const noted: string[] = [];
  const used = new Set<unknown>();
  const takeOnce = async (one: unknown): Promise<boolean> => !used.has(one) && used.add(one) !== null;
  const accounts = {
    secondFactor: async () => factor,
    useStep: (_: string, step: number) => takeOnce(step),
    useRecovery: (_: string, place: number) => takeOnce(`recovery ${place}`),
    audit: async ({ action }: { action: string }) => void noted.push(action),
  };
  const app = {
    store: { accounts },
    settings: { strictCodes: true },
    now: () => now,
    random,
    makeId: (letter: string) => letter,
    auditListeners: new Set(),
  };
  return { app: app as unknown as ServerContext, noted };
}

/** What comes of each code, one after the other: "" where it lets in. */
async function outcomes(factor: SecondFactor | null, ...codes: (string | undefined)[]): Promise<[codes: string[], noted: string[]]> {
  const { app, noted } = server(factor);
  const all: string[] = [];
  for (const one of codes)
    all.push(
      await demandFactor(app, ann, one).then(
        () => "",
        (thrown: { code: string }) => thrown.code,
      ),
    );
  return [all, noted];
}

test("an account without a second factor, or with one that was only begun, is asked for no code", async () => {
  for (const factor of [null, { ...on, confirmedAt: null }]) {
    expect(await outcomes(factor, undefined, "000000")).toEqual([["", ""], []]);
    expect(await factorState(server(factor).app, ann)).toEqual({ isOn: false, recoveryLeft: 0 });
  }
});

test("a code of the clock lets in once, however it is typed; none and a wrong one do not", async () => {
  const typed = ` ${code.slice(0, 3)} ${code.slice(3)}-`;
  const wrong = code === "000000" ? "000001" : "000000";
  expect(await outcomes(on, undefined, wrong, typed, code)).toEqual([
    ["RAP_ACCOUNT_CODE_WANTED", "RAP_ACCOUNT_CODE", "", "RAP_ACCOUNT_CODE"],
    ["second factor refused", "second factor refused"],
  ]);
});

test("a recovery code lets in once, at its own place alone, and says that it was used", async () => {
  const recovery = [null, await hashPassword("1abcdefghij", random)];
  expect(await factorState(server({ ...on, recovery }).app, ann)).toEqual({ isOn: true, recoveryLeft: 1 });
  const [codes, noted] = await outcomes({ ...on, recovery }, "0-abcde-fghij", "1-abcde-fghik", "1-ABCDE-fghij", "1-abcde-fghij");
  expect(codes).toEqual(["RAP_ACCOUNT_CODE", "RAP_ACCOUNT_CODE", "", "RAP_ACCOUNT_CODE"]);
  expect(noted.filter((action) => action === "recovery code used")).toHaveLength(1);
});
