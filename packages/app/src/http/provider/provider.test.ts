import { createServer } from "node:net";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startIdentityProvider, type IdentityProvider, type Known } from "../../../../../test/support/servers/identity-provider.ts";
import {
  ask,
  makePerson,
  makeProject,
  password,
  startLibraryServer,
  type LibraryServer,
  type Person,
} from "../../../../../test/support/library-server.ts";
import { openBrowser, type SmallBrowser } from "../../../../../test/support/small-browser.ts";
import { invite } from "../../access/accounts-invitations.ts";
import { resetPassword, signIn, updateAccount } from "../../access/accounts.ts";
import { nobody } from "../../access/rights.ts";
import { recognise } from "../../access/sessions.ts";
import { codeOfStep, stepAt } from "../../access/totp.ts";
import { writeTrip, readTrip } from "./trip-cookie.ts";

let provider: IdentityProvider;
let server: LibraryServer;
let project: string;

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

beforeAll(async () => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  provider = await startIdentityProvider(`${origin}/sign-in/provider/return`);
  const { issuer: providerIssuer, client: providerClient, secret: providerSecret } = provider;
  const flags = { accounts: true, rateLimit: 0, port, origin, providerIssuer, providerClient, providerSecret, providerDomains: "harbour.example" };
  server = await startLibraryServer({ flags });
  project = await makeProject(server.app, "Main");
});
afterAll(async () => {
  await server.end();
  await provider.end();
});

let browser: SmallBrowser;
beforeEach(() => (browser = openBrowser()));

let count = 0;
const somebody = (given: Partial<Known> = {}): Known => {
  const sub = `sub-${++count}`;
  return { sub, email: `${sub}@elsewhere.example`, email_verified: true, name: `Name ${count}`, ...given };
};
const isBack = (url: string): boolean => url.startsWith(`${server.origin}/sign-in/provider/return`);

/** Where signing in ends: "/" where it succeeded, else the code of the error. */
async function enter(person: Known, by = browser): Promise<string> {
  provider.be(person);
  const { url } = await by.visit(`${server.origin}/sign-in/provider`);
  return endOf(url);
}

function endOf(url: string): string {
  const { origin, pathname, hash } = new URL(url);
  if (origin !== server.origin) throw new Error(`it ended at ${url}`);
  return pathname === "/" ? "/" : hash.slice(1);
}

async function whoIs(by = browser): Promise<string | null> {
  const cookie = by.cookies.get(server.origin)?.get("rapporteur");
  return (await recognise(server.app, { cookie, authorization: undefined })).account?.email ?? null;
}

const inviteTo = (email: string | null) => invite(server.app, "local", { email, project, role: "coder", isAdministrator: false });

describe("somebody who comes first", () => {
  test("gets an account by an invitation to the verified address, once, and is known from then on", async () => {
    const person = somebody({ email: "Ines@Elsewhere.example" });
    expect(await enter(person)).toBe("RAP_ACCOUNT_PROVIDER_UNINVITED");
    await inviteTo("ines@elsewhere.example");
    expect(await enter(person, openBrowser())).toBe("/");
    const again = openBrowser();
    // The provider's own id counts, not the address: it may change.
    expect(await enter({ ...person, email: "other@elsewhere.example", email_verified: false }, again)).toBe("/");
    expect(await whoIs(again)).toBe("ines@elsewhere.example");
    const members = await server.app.store.accounts.members(project);
    expect(members.filter(({ name }) => name === person.name).map(({ role }) => role)).toEqual(["coder"]);
    expect((await server.app.store.accounts.invitations()).find(({ email }) => email === "ines@elsewhere.example")?.usedAt).not.toBeNull();
  });

  test("gets none by an invitation to nobody in particular, by one to another address, or by an address that was not verified", async () => {
    await inviteTo(null);
    await inviteTo("jon@elsewhere.example");
    expect(await enter(somebody())).toBe("RAP_ACCOUNT_PROVIDER_UNINVITED");
    expect(await enter(somebody({ email: "jon@elsewhere.example", email_verified: false }), openBrowser())).toBe("RAP_ACCOUNT_PROVIDER_UNVERIFIED");
    const { email: _, ...nameless } = somebody();
    expect(await enter(nameless, openBrowser())).toBe("RAP_ACCOUNT_PROVIDER_UNVERIFIED");
  });

  test("gets one without an invitation where the domain is named, and is a member of nothing", async () => {
    expect(await enter(somebody({ email: "kim@harbour.example" }))).toBe("/");
    expect(await whoIs()).toBe("kim@harbour.example");
    expect(await enter(somebody({ email: "kim@sub.harbour.example" }), openBrowser())).toBe("RAP_ACCOUNT_PROVIDER_UNINVITED");
    expect(await enter(somebody({ email: '"kim@harbour.example"@evil.example' }), openBrowser())).toBe("RAP_ACCOUNT_PROVIDER_UNINVITED");
    const { account } = (await server.app.store.accounts.byEmail("kim@harbour.example")) ?? {};
    expect(await server.app.store.accounts.memberships(account?.id ?? "")).toEqual([]);
  });
});

describe("an account that exists", () => {
  async function connect(by: SmallBrowser, person: Person, known: Known): Promise<string> {
    provider.be(known);
    const [name = "", value = ""] = person.cookie.split("=");
    const jar = by.cookies.get(server.origin) ?? new Map<string, string>();
    by.cookies.set(server.origin, jar.set(name, value));
    const begun = await ask(server, "POST", "/sign-in/provider/connect", { as: person, body: { password } });
    for (const line of begun.headers.getSetCookie()) jar.set(line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1, line.indexOf(";")));
    const { url } = await by.visit(((await begun.json()) as { url: string }).url);
    return endOf(url);
  }

  test("is not entered by its address; its owner connects it, and then is", async () => {
    const person = await makePerson(server.app, "lola");
    const known = somebody({ email: person.email });
    expect(await enter(known)).toBe("RAP_ACCOUNT_PROVIDER_EXISTS");
    expect(await whoIs()).toBeNull();
    expect(await connect(openBrowser(), person, known)).toBe("/");
    const after = openBrowser();
    expect(await enter(known, after)).toBe("/");
    expect(await whoIs(after)).toBe(person.email);
    // A new owner of the mailbox is somebody else.
    expect(await enter(somebody({ email: person.email }), openBrowser())).toBe("RAP_ACCOUNT_PROVIDER_EXISTS");
    // Nobody else connects the same identity.
    expect(await connect(openBrowser(), await makePerson(server.app, "mara"), known)).toBe("RAP_ACCOUNT_PROVIDER_TAKEN");
  });

  test("is connected by its owner's own page alone, in the browser where that began", async () => {
    const [victim, attacker] = [await makePerson(server.app, "nora"), await makePerson(server.app, "otto")];
    const path = "/sign-in/provider/connect";
    expect((await ask(server, "POST", path, {})).status).toBe(401);
    expect((await ask(server, "POST", path, { as: { ...victim, csrf: "" } })).status).toBe(403);
    expect((await ask(server, "POST", path, { as: victim, headers: { origin: "https://evil.example" } })).status).toBe(403);
    // A session that somebody else has got hold of is not enough.
    for (const body of [undefined, {}, { password: "not the password" }])
      expect([400, 401, 422]).toContain((await ask(server, "POST", path, { as: victim, ...(body === undefined ? {} : { body }) })).status);
    // What an attacker began for themselves, ended in the victim's browser, connects nothing.
    provider.be(somebody());
    const begun = await ask(server, "POST", path, { as: attacker, body: { password } });
    const { url } = await openBrowser().visit(((await begun.json()) as { url: string }).url, isBack);
    const [trip = ""] = begun.headers.getSetCookie();
    const ended = await fetch(url, { redirect: "manual", headers: { cookie: `${victim.cookie}; ${trip.split(";")[0]}` } });
    expect(ended.headers.get("location")).toBe("/sign-in#RAP_ACCOUNT_PROVIDER_TRIP");
    expect(await server.app.store.accounts.identitiesOf(victim.id)).toEqual([]);
  });

  test("is connected in the session alone in which its password was given: another one of the same account, too, connects nothing", async () => {
    const person = await makePerson(server.app, "udo");
    provider.be(somebody());
    const begun = await ask(server, "POST", "/sign-in/provider/connect", { as: person, body: { password } });
    const { url } = await openBrowser().visit(((await begun.json()) as { url: string }).url, isBack);
    const [trip = ""] = begun.headers.getSetCookie();
    const { cookie } = await signIn(server.app, { email: person.email, password, ip: "192.0.2.9", agent: "" }, nobody);
    const back = (session: string) => fetch(url, { redirect: "manual", headers: { cookie: `${session}; ${trip.split(";")[0]}` } });
    expect((await back(`rapporteur=${cookie}`)).headers.get("location")).toBe("/sign-in#RAP_ACCOUNT_PROVIDER_TRIP");
    expect(await server.app.store.accounts.identitiesOf(person.id)).toEqual([]);
  });

  test("is not entered by an identity of before once its password was changed or reset", async () => {
    const [person, other] = [await makePerson(server.app, "sara"), await makePerson(server.app, "tim")];
    const [known, another] = [somebody(), somebody()];
    expect(await connect(openBrowser(), person, known)).toBe("/");
    expect(await connect(openBrowser(), other, another)).toBe("/");
    const body = { current: password, next: "an otter rows at dawn" };
    expect((await ask(server, "POST", "/api/session/password", { as: person, body })).status).toBe(204);
    await resetPassword(server.app, other.email);
    expect(await enter(known)).toBe("RAP_ACCOUNT_PROVIDER_UNINVITED");
    expect(await enter(another, openBrowser())).toBe("RAP_ACCOUNT_PROVIDER_UNINVITED");
    expect(await whoIs()).toBeNull();
  });

  test("is not entered where it is disabled, or asks for a code that the provider does not", async () => {
    const person = await makePerson(server.app, "pia");
    const known = somebody();
    expect(await connect(openBrowser(), person, known)).toBe("/");
    const { secret } = (await (await ask(server, "POST", "/api/second-factor", { as: person, body: { password } })).json()) as { secret: string };
    expect(secret).not.toBe("");
    const raw = Buffer.from((await server.app.store.accounts.secondFactor(person.id))?.secret ?? "", "hex");
    await ask(server, "PUT", "/api/second-factor", { as: person, body: { code: codeOfStep(raw, stepAt(Date.now())) } });
    expect(await enter(known)).toBe("RAP_ACCOUNT_FACTOR_ELSEWHERE");
    const other = await makePerson(server.app, "quin");
    const disabled = somebody();
    expect(await connect(openBrowser(), other, disabled)).toBe("/");
    await updateAccount(server.app, await recognise(server.app, { cookie: person.cookie.split("=")[1], authorization: undefined }), other.id, {
      isDisabled: true,
    });
    expect(await enter(disabled, openBrowser())).toBe("RAP_ACCOUNT_DISABLED");
  });
});

describe("the way back", () => {
  const known = somebody({ email: "rosa@harbour.example" });
  const cookieName = "rapporteur-provider";

  /** As far as the provider's answer, which the browser has not given back yet. */
  async function answer(): Promise<URL> {
    provider.be(known);
    return new URL((await browser.visit(`${server.origin}/sign-in/provider`, isBack)).url);
  }
  const giveBack = async (url: URL, by = browser): Promise<string> => endOf((await by.visit(url.href)).url);

  /** Changes what the browser keeps on the way, as one could who knows the server's secret. */
  function changeTrip(change: object): void {
    const jar = browser.cookies.get(server.origin);
    const trip = readTrip(server.app.secret, jar?.get(cookieName), Date.now());
    if (trip === null) throw new Error("there is no trip");
    jar?.set(cookieName, writeTrip(server.app.secret, { ...trip, ...change }, Date.now()));
  }

  test("is good once, in the browser where it began", async () => {
    const url = await answer();
    expect(await giveBack(url, openBrowser())).toBe("RAP_ACCOUNT_PROVIDER_TRIP");
    expect(await giveBack(url)).toBe("/");
    expect(await giveBack(url)).toBe("RAP_ACCOUNT_PROVIDER_TRIP");
  });

  test.each([
    ["another state", (url: URL) => url.searchParams.set("state", "another")],
    ["another issuer", (url: URL) => url.searchParams.set("iss", "https://evil.example")],
    ["no issuer", (url: URL) => url.searchParams.delete("iss")],
    ["another code", (url: URL) => url.searchParams.set("code", "another")],
    ["an error", (url: URL) => url.searchParams.set("error", "access_denied")],
    ["another nonce", () => changeTrip({ nonce: "another" })],
    ["another PKCE verifier", () => changeTrip({ verifier: "x".repeat(43) })],
  ])("with %s is refused", async (_, change) => {
    const url = await answer();
    change(url);
    expect(await giveBack(url)).toBe("RAP_ACCOUNT_PROVIDER_ANSWER");
    expect(await whoIs()).toBeNull();
  });

  test("needs a cookie that the server has signed, not older than ten minutes", async () => {
    const url = await answer();
    const jar = browser.cookies.get(server.origin);
    const cookie = jar?.get(cookieName) ?? "";
    jar?.set(cookieName, cookie.replace(/\.[^.]*$/, ".forged"));
    expect(await giveBack(url)).toBe("RAP_ACCOUNT_PROVIDER_TRIP");
    expect(readTrip(server.app.secret, cookie, Date.now() + 601_000)).toBeNull();
    expect(readTrip(server.app.secret, cookie, Date.now() + 500_000)).not.toBeNull();
  });

  test("starts a new session in place of the one before, and tells nothing in the log", async () => {
    await giveBack(await answer());
    const first = browser.cookies.get(server.origin)?.get("rapporteur");
    await giveBack(await answer());
    const second = browser.cookies.get(server.origin)?.get("rapporteur");
    expect(second).not.toBe(first);
    expect((await recognise(server.app, { cookie: first, authorization: undefined })).account).toBeNull();
    expect(server.lines.join("")).not.toMatch(/code=|state=|harbour\.example/);
  });
});

test("where a way of asking is set, only who was asked so comes in", async () => {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const strict = await startIdentityProvider(`${origin}/sign-in/provider/return`);
  const { issuer: providerIssuer, client: providerClient, secret: providerSecret } = strict;
  const flags = {
    accounts: true,
    port,
    origin,
    providerIssuer,
    providerClient,
    providerSecret,
    providerDomains: "harbour.example",
    providerAcr: "two",
  };
  const asking = await startLibraryServer({ flags });
  try {
    for (const [acr, end] of [
      ["one", "/sign-in#RAP_ACCOUNT_PROVIDER_ANSWER"],
      [undefined, "/sign-in#RAP_ACCOUNT_PROVIDER_ANSWER"],
      ["two", "/"],
    ] as const) {
      const person = somebody({ email: `${acr}@harbour.example` });
      strict.be(acr === undefined ? person : { ...person, acr });
      const { url } = await openBrowser().visit(`${origin}/sign-in/provider`);
      expect(url).toBe(`${origin}${end}`);
    }
  } finally {
    await asking.end();
    await strict.end();
  }
});

test("a server without a provider has no such pages", async () => {
  const other = await startLibraryServer({ flags: { accounts: true } });
  expect((await fetch(`${other.origin}/sign-in/provider`, { redirect: "manual" })).status).toBe(404);
  await other.end();
});

test.each([{ providerIssuer: "https://id.example" }, { providerIssuer: "https://id.example", providerClient: "rapporteur" }])(
  "a server that lacks what signing in with a provider needs does not start: %j",
  async (flags) => {
    await expect(startLibraryServer({ flags: { accounts: true, ...flags } })).rejects.toMatchObject({ code: "RAP_SERVICE_CONFIG" });
  },
);

test("a network that asks too often has to wait", async () => {
  const limited = await startLibraryServer({
    flags: { accounts: true, origin: "http://127.0.0.1:1", providerIssuer: "http://127.0.0.1:1", providerClient: "rapporteur" },
    now: () => 0,
  });
  const statuses = new Set<number>();
  for (let request = 0; request < 101; request++) statuses.add((await fetch(`${limited.origin}/sign-in/provider`, { redirect: "manual" })).status);
  expect([...statuses]).toEqual([303, 429]);
  await limited.end();
});

test("a provider that is away is said to be, and asked again later", async () => {
  const away = await startLibraryServer({
    flags: { accounts: true, origin: "http://127.0.0.1:1", providerIssuer: "http://127.0.0.1:1", providerClient: "rapporteur" },
  });
  const response = await fetch(`${away.origin}/sign-in/provider`, { redirect: "manual" });
  expect(response.headers.get("location")).toBe("/sign-in#RAP_ACCOUNT_PROVIDER_AWAY");
  await away.end();
});
