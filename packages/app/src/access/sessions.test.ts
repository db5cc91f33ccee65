import { expect, test } from "vitest";
import type { ServerContext } from "../library/server-context.ts";
import type { Account } from "../store/account-store.ts";
import type { Caller } from "./rights.ts";
import { carriesCsrf, hashToken, recognise, recogniseAgain, startSession, unusedSince } from "./sessions.ts";

const now = Date.parse("2031-06-01T12:00:00Z");
const ago = (minutes: number): string => new Date(now - 60_000 * minutes).toISOString();
const ann: Account = { id: "ann", email: "ann@example.org", name: "Ann", isAdministrator: false, isDisabled: false, createdAt: ago(9999) };

interface Kept {
  readonly account?: Account;
  /** Of the session. */
  readonly usedAt?: string;
  readonly mode?: ServerContext["mode"];
}

/** A server whose store knows the cookie "cookie" and the token "token-of-twenty-letters"; `noted` has what was written. */
function server({ account = ann, usedAt = ago(0), mode = "accounts" }: Kept = {}) {
  const noted: unknown[] = [];
  const session = { csrf: "csrf", usedAt };
  const accounts = {
    session: async (hash: string) => (hash === hashToken("cookie") ? { session, account } : null),
    token: async (hash: string) => (hash === hashToken("token-of-twenty-letters") ? { token: { scopes: ["read"], project: "main" }, account } : null),
    useSession: async (hash: string, at: string) => void noted.push([hash, at]),
    saveSession: async (row: unknown) => void noted.push(row),
  };
  const app = {
    store: { accounts },
    settings: { sessionIdleHours: 2, sessionDays: 3 },
    mode,
    now: () => now,
    random: (count: number) => new Uint8Array(count).fill(7),
    secret: new Uint8Array(32),
  } as unknown as ServerContext;
  return { app, noted };
}

const asked = (kept: Kept, cookie: string | undefined, authorization?: string): Promise<Caller> =>
  recognise(server(kept).app, { cookie, authorization });

test("a session is known by its cookie until it was not used for as long as the server allows", async () => {
  expect(await asked({}, "cookie")).toMatchObject({
    account: ann,
    via: "session",
    onlyProject: null,
    csrf: "csrf",
    sessionHash: hashToken("cookie"),
    tokenHash: null,
  });
  expect((await asked({ usedAt: ago(119) }, "cookie")).via).toBe("session");
  expect((await asked({ usedAt: ago(120) }, "cookie")).via).toBe("nobody");
  expect(unusedSince(server().app)).toBe(ago(120));
  for (const cookie of ["other", undefined]) expect((await asked({}, cookie)).via).toBe("nobody");
  expect((await asked({ account: { ...ann, isDisabled: true } }, "cookie")).via).toBe("nobody");
});

test("that a session was used is noted at most every ten minutes", async () => {
  for (const [minutes, count] of [
    [9, 0],
    [10, 0],
    [11, 1],
  ] as const) {
    const { app, noted } = server({ usedAt: ago(minutes) });
    await recognise(app, { cookie: "cookie", authorization: undefined });
    expect([minutes, noted.length]).toEqual([minutes, count]);
  }
});

test("a token goes before a cookie, reaches what it was made for, and is refused where it is wrong", async () => {
  expect(await asked({}, "cookie", "Bearer token-of-twenty-letters")).toMatchObject({
    account: ann,
    via: "token",
    scopes: ["read"],
    onlyProject: "main",
    csrf: null,
  });
  const wrong = [
    "Bearer token-of-twenty-letterz",
    "Bearer short",
    "Basic token-of-twenty-letters",
    "token-of-twenty-letters",
    "No Bearer token-of-twenty-letters",
    "Bearer token-of-twenty-letters.",
    "",
  ];
  const refused = expect.objectContaining({ code: "RAP_ACCOUNT_TOKEN" }) as Error;
  for (const authorization of wrong) await expect(asked({}, "cookie", authorization), authorization).rejects.toThrow(refused);
  await expect(asked({ account: { ...ann, isDisabled: true } }, undefined, "Bearer token-of-twenty-letters")).rejects.toThrow(refused);
  // A library of one user has no tokens.
  await expect(asked({ mode: "single-user" }, undefined, "Bearer token-of-twenty-letters")).rejects.toThrow(refused);
});

test("in a library of one user everybody who reaches it is that user, and writes must come from its own page", async () => {
  const caller = await asked({ mode: "single-user" }, undefined);
  expect(caller).toMatchObject({ account: { id: "local", isAdministrator: true }, via: "local", onlyProject: null, sessionHash: null });
  expect(caller.csrf).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect((await recogniseAgain(server().app, caller))?.via).toBe("local");
});

test("who was known is known again as long as the session or token lasts and the account is open", async () => {
  const callers = [await asked({}, "cookie"), await asked({}, undefined, "Bearer token-of-twenty-letters")];
  const renamed = { ...ann, name: "Ann Lind" };
  for (const caller of callers) {
    expect(await recogniseAgain(server({ account: renamed }).app, caller)).toEqual({ ...caller, account: renamed });
    expect(await recogniseAgain(server({ account: { ...ann, isDisabled: true } }).app, caller)).toBeNull();
  }
  const [session] = callers;
  if (session === undefined) throw new Error("there are two");
  for (const sessionHash of ["ended", null]) expect(await recogniseAgain(server().app, { ...session, sessionHash })).toBeNull();
});

test("of a new session the store keeps no more than hashes, a short name of the browser and its end", async () => {
  const { app, noted } = server();
  const { cookie, maxAgeSeconds } = await startSession(app, ann, "Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0");
  expect(maxAgeSeconds).toBe(3 * 24 * 60 * 60);
  expect(noted).toEqual([
    {
      tokenHash: hashToken(cookie),
      account: "ann",
      createdAt: ago(0),
      expiresAt: "2031-06-04T12:00:00.000Z",
      csrf: cookie,
      agent: "Firefox on Linux",
      usedAt: ago(0),
    },
  ]);
  expect(hashToken("a")).toBe("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb");
});

test("a write carries the word of its session, which a token needs none of", async () => {
  const session = await asked({}, "cookie");
  expect(["csrf", "csrF", "", undefined].map((header) => carriesCsrf(session, header))).toEqual([true, false, false, false]);
  expect(carriesCsrf({ ...session, csrf: null }, undefined)).toBe(true);
});

test("on a single-user server everybody is the one account that has every right, and is not disabled", async () => {
  const { account, via, scopes, onlyProject, sessionHash, tokenHash } = await asked({ mode: "single-user" }, undefined);
  expect(account).toEqual({
    id: "local",
    email: null,
    name: "local",
    isAdministrator: true,
    isDisabled: false,
    createdAt: "1970-01-01T00:00:00.000Z",
  });
  expect([via, scopes, onlyProject, sessionHash, tokenHash]).toEqual(["local", ["read", "write", "admin"], null, null, null]);
});
