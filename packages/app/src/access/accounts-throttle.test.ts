import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, startLibraryServer, type LibraryServer } from "../../../../test/support/library-server.ts";
import { countAttempt } from "./accounts-throttle.ts";

let server: LibraryServer;
const noon = Date.parse("2026-03-01T12:00:00Z");
let now = noon;
beforeAll(async () => {
  server = await startLibraryServer({ flags: { accounts: true }, now: () => now });
});
afterAll(() => server.end());

const attempt = (email: string, network: number): Promise<boolean> =>
  countAttempt(server.app, { email, ip: `198.51.${network}.7` }).then(
    () => true,
    () => false,
  );

test("guesses from many networks leave every other network some attempts", async () => {
  for (let network = 0; network < 10; network++)
    for (let guess = 0; guess < 10; guess++) expect(await attempt("ann@example.org", network)).toBe(true);
  // One that has guessed has no more, one that has not has a few.
  expect(await attempt("ann@example.org", 0)).toBe(false);
  for (const network of [100, 101, 102]) {
    const tries = [];
    for (let guess = 0; guess < 5; guess++) tries.push(await attempt("ann@example.org", network));
    expect(tries).toEqual([true, true, true, false, false]);
  }
  expect(await attempt("ben@example.org", 0)).toBe(true);
  expect(await attempt("ben@example.org", 100)).toBe(true);
});

test("attempts that were counted while the clock was ahead lock nobody out when it is right again", async () => {
  now = noon + 24 * 3_600_000;
  for (let guess = 0; guess < 12; guess++) await attempt("cleo@example.org", 7);
  expect(await attempt("cleo@example.org", 7)).toBe(false);
  now = noon;
  expect(await attempt("cleo@example.org", 7)).toBe(true);
});

test("attempts are forgotten after fifteen minutes, and a success clears those of the account in its network", async () => {
  now = noon;
  for (let guess = 0; guess < 10; guess++) await attempt("dora@example.org", 50);
  now = noon + 15 * 60_000;
  expect(await attempt("dora@example.org", 50)).toBe(false);
  now += 1;
  for (let guess = 0; guess < 9; guess++) expect(await attempt("dora@example.org", 50)).toBe(true);
  const { succeeded } = await countAttempt(server.app, { email: "dora@example.org", ip: "198.51.50.7" });
  expect(await attempt("dora@example.org", 50)).toBe(false);
  await succeeded();
  expect(await attempt("dora@example.org", 50)).toBe(true);
});

test.each([
  ["no proxy that is trusted", ["10.0.0.0/8"], 429],
  ["a trusted proxy", ["127.0.0.1"], 401],
])(
  "guesses under ten addresses that their requests name are, behind %s, answered by the address that counts",
  async (_, trustedProxies, eleventh) => {
    const proxied = await startLibraryServer({ flags: { accounts: true, trustedProxies }, now: () => noon });
    const guess = async (network: number): Promise<number> =>
      (
        await ask(proxied, "POST", "/api/session", {
          body: { email: "ada@example.org", password: "wrong" },
          headers: { "x-forwarded-for": `203.0.${network}.9` },
        })
      ).status;
    for (let network = 0; network < 10; network++) expect(await guess(network)).toBe(401);
    expect(await guess(10)).toBe(eleventh);
    await proxied.end();
  },
);
