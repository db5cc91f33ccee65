import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addMember,
  makePerson,
  makeProject,
  startLibraryServer,
  type LibraryServer,
  type Person,
} from "../../../../../test/support/library-server.ts";
import { membershipOf } from "../../access/rights-membership.ts";
import { makeToken, removeToken } from "../../access/accounts-tokens.ts";
import { endSession, recognise } from "../../access/sessions.ts";
import { mayStay, type Listener } from "./may-stay.ts";

let server: LibraryServer;
let project: string;
beforeAll(async () => {
  server = await startLibraryServer({ flags: { accounts: true } });
  project = await makeProject(server.app, "Heard");
});
afterAll(() => server.end());

async function listen(credentials: { person: Person } | { token: string }): Promise<Listener> {
  const { app } = server;
  const caller = await recognise(app, {
    cookie: "person" in credentials ? credentials.person.cookie.replace("rapporteur=", "") : undefined,
    authorization: "token" in credentials ? `Bearer ${credentials.token}` : undefined,
  });
  return { caller, membership: (await membershipOf(app, caller, project))! };
}

async function makeMember(name: string): Promise<Person> {
  const person = await makePerson(server.app, name);
  await addMember(server.app, project, person, "coder");
  return person;
}

test("who listens goes on until the session, the token or the account ends", async () => {
  const { app } = server;
  const [left, gone, bearer] = [await makeMember("left"), await makeMember("gone"), await makeMember("bearer")];
  const listeners = { left: await listen({ person: left }), gone: await listen({ person: gone }), bearer: await listen({ person: bearer }) };
  const { caller } = listeners.bearer;
  const { token, secret } = await makeToken(app, { ...caller, account: caller.account! }, { name: "t", scopes: ["read"], project, expiresAt: null });
  const byToken = await listen({ token: secret });
  for (const listener of [...Object.values(listeners), byToken]) expect(await mayStay(app, listener)).toBe(true);

  await endSession(app, listeners.left.caller);
  await app.store.accounts.saveAccount({ ...listeners.gone.caller.account!, isDisabled: true });
  await removeToken(app, bearer.id, token.id);
  expect(await Promise.all([listeners.left, listeners.gone, byToken, listeners.bearer].map((listener) => mayStay(app, listener)))).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

test("who sees less from now on, or is no member any more, starts from the beginning", async () => {
  const { app } = server;
  const [narrowed, removed] = [await makeMember("narrowed"), await makeMember("removed")];
  const listeners = [await listen({ person: narrowed }), await listen({ person: removed })];
  await addMember(app, project, narrowed, { role: "coder", seeStatements: "own" });
  await app.store.accounts.removeMember(project, removed.id);
  for (const listener of listeners) expect(await mayStay(app, listener)).toBe(false);
});
