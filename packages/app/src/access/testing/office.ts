import { createHash } from "node:crypto";
import { join } from "node:path";
import { createProject } from "../../library/create-project.ts";
import type { ServerContext } from "../../library/server-context.ts";
import { openWorkplace, type Workplace } from "../../library/workplace.ts";
import { readSettings, type Settings } from "../../settings/config.ts";
import type { Account, AuditEntry } from "../../store/account-store.ts";
import { openStore } from "../../store/open-store.ts";
import type { Store } from "../../store/store.ts";
import { newLibrary } from "../../store/testing/new-library.ts";
import { scratchFolder } from "../../store/testing/scratch-folder.ts";
import { makeAccount } from "../accounts.ts";
import { nobody, type Caller } from "../rights.ts";
import { recognise, startSession } from "../sessions.ts";

export const noon = Date.parse("2031-06-01T12:00:00Z");
export const password = "correct horse battery";

/** A server's accounts on a library of its own with the project "main", without a server: the clock stands unless it is set, ids count up, and each look at what is random gives something else. */
export interface Office {
  readonly app: ServerContext & { readonly store: Store };
  readonly setClock: (now: number) => void;
  /** What the audit log holds, without ids and moments. */
  readonly noted: () => Promise<Omit<AuditEntry, "id" | "at">[]>;
  readonly person: (name: string, given?: { isAdministrator?: boolean }) => Promise<Account>;
  /** A caller with a new session of an account. */
  readonly callerOf: (account: Account, agent?: string) => Promise<Caller & { readonly account: Account }>;
  readonly adminPlace: Workplace;
  readonly close: () => Promise<void>;
}

export async function openOffice(settings: Partial<Settings> = {}, mode: ServerContext["mode"] = "accounts"): Promise<Office> {
  let [now, next, drawn] = [noon, 0, 0];
  const clock = (): number => now;
  const store = await openStore(await newLibrary(join(scratchFolder("office"), "test.rapporteur")), { now: clock });
  const makeId = (letter: string): string => `${letter}${++next}`;
  const app: Office["app"] = {
    store,
    settings: { ...readSettings().settings, origin: "https://desk.example.org", ...settings },
    settingOrigins: [],
    mode,
    hasSite: false,
    now: clock,
    makeId,
    random: (count) => createHash("shake256", { outputLength: count }).update(String(++drawn)).digest(),
    secret: new Uint8Array(32).fill(5),
    auditListeners: new Set(),
    isStopping: () => false,
  };
  const adminPlace = openWorkplace(store, { by: { account: "root", name: "Root" }, now: clock, makeId });
  await createProject(adminPlace, { id: "main", name: "Main" });
  return {
    app,
    setClock: (moment) => void (now = moment),
    noted: async () =>
      (await store.accounts.auditChain({ after: 0, limit: 1000 })).map(({ account, action, target, details }) => ({
        account,
        action,
        target,
        details,
      })),
    person: async (name, { isAdministrator = false } = {}) => makeAccount(app, { email: `${name}@example.org`, name, password, isAdministrator }),
    callerOf: async (account, agent) => {
      const { cookie } = await startSession(app, account, agent);
      const caller = await recognise(app, { cookie, authorization: undefined });
      return { ...caller, account };
    },
    adminPlace,
    close: () => store.close(),
  };
}

/** Whoever has not signed in. */
export const stranger = nobody;

/** The code of the error that a promise fails with; "" where it does not. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return "";
  } catch (thrown) {
    return thrown instanceof Error && "code" in thrown ? String(thrown.code) : String(thrown);
  }
}
