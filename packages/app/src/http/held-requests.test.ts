import { request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  addMember,
  ask,
  makePerson,
  makeProject,
  password,
  startLibraryServer,
  type LibraryServer,
  type Person,
} from "../../../../test/support/library-server.ts";

/* A body may come minutes after its head: who asks, and what they may, is asked again when it is there. */

let server: LibraryServer;
beforeAll(async () => {
  server = await startLibraryServer({ flags: { accounts: true, rateLimit: 0 } });
});
afterAll(() => server.end());

/** Sends the head of a request and half of its body; the rest once something has happened. */
async function heldWhile(as: Person, [method, path]: readonly [string, string], body: string, between: () => Promise<unknown>): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const headers = { cookie: as.cookie, "x-csrf-token": as.csrf, "content-type": "application/json", "content-length": body.length };
  const sent = request(`${server.origin}${path}`, { method, headers }, (response) => {
    response.resume();
    resolve(response.statusCode ?? 0);
  });
  sent.on("error", reject);
  sent.write(body.slice(0, 1));
  await wait(200);
  await between();
  sent.end(body.slice(1));
  return promise;
}

const token = JSON.stringify({ name: "kept", scopes: ["read"], project: null, expiresAt: null });

test("a request that began before the password changed makes no token", async () => {
  const person = await makePerson(server.app, "held");
  const next = "another correct horse, with a battery";
  const change = (): Promise<unknown> => ask(server, "POST", "/api/session/password", { as: person, body: { current: password, next } });
  expect(await heldWhile(person, ["POST", "/api/tokens"], token, change)).toBe(401);
  expect(await server.app.store.accounts.tokensOf(person.id)).toEqual([]);
});

test("a request of an account that is disabled meanwhile is refused", async () => {
  const person = await makePerson(server.app, "disabled");
  const disable = (): Promise<unknown> => server.app.store.accounts.changeAccount(person.id, { isDisabled: true });
  expect(await heldWhile(person, ["POST", "/api/tokens"], token, disable)).toBe(401);
});

test("an upload and a change of somebody who lost the right meanwhile are refused", async () => {
  const project = await makeProject(server.app, "Held");
  const [leaving, lowered] = [await makePerson(server.app, "leaving"), await makePerson(server.app, "lowered")];
  for (const person of [leaving, lowered]) await addMember(server.app, project, person, "editor");
  const upload = `/api/projects/${project}/documents?name=b.txt&code=false`;
  const remove = (): Promise<unknown> => server.app.store.accounts.removeMember(project, leaving.id);
  expect(await heldWhile(leaving, ["POST", upload], "Words of a text.", remove)).toBe(404);
  expect(await heldWhile(lowered, ["POST", upload], "Words of a text.", () => addMember(server.app, project, lowered, "reader"))).toBe(403);
  expect((await server.app.store.lists.documents(project, { limit: 10 })).entries).toEqual([]);
});

test("a request that is held by nobody's fault goes through", async () => {
  const person = await makePerson(server.app, "slow");
  expect(await heldWhile(person, ["POST", "/api/tokens"], token, async () => undefined)).toBe(200);
});
