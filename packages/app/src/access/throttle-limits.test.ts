import { afterEach, beforeEach, expect, test } from "vitest";
import { countAttempt } from "./accounts-throttle.ts";
import { codeOf, noon, openOffice, type Office } from "./testing/office.ts";

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

const attempt = (email: string, ip: string) => codeOf(countAttempt(office.app, { email, ip }));
const refused = "RAP_ACCOUNT_THROTTLED";

test("a network has a hundred attempts in a quarter of an hour, and so many again when it is over", async () => {
  for (let at = 0; at < 100; at++) expect(await attempt(`p${at}@example.org`, `192.0.2.${at}`)).toBe("");
  expect([await attempt("other@example.org", "192.0.2.1"), await attempt("other@example.org", "192.0.3.1")]).toEqual([refused, ""]);
  office.setClock(noon + 15 * 60_000);
  expect(await attempt("other@example.org", "192.0.2.1")).toBe(refused);
  office.setClock(noon + 15 * 60_000 + 1);
  expect(await attempt("other@example.org", "192.0.2.1")).toBe("");
});

test("an address has ten from a network, and three from each where it was tried a hundred times from anywhere", async () => {
  for (let at = 0; at < 10; at++) expect(await attempt("ann@example.org", "192.0.2.1")).toBe("");
  expect(await attempt("ann@example.org", "192.0.2.1")).toBe(refused);
  await expect(countAttempt(office.app, { email: "ann@example.org", ip: "192.0.2.1" })).rejects.toMatchObject({ details: { minutes: 15 } });
  for (let network = 10; network < 19; network++) for (let at = 0; at < 10; at++) await attempt("ann@example.org", `192.0.${network}.1`);
  // A hundred by now.
  const tries = [];
  for (let at = 0; at < 4; at++) tries.push(await attempt("ann@example.org", "192.0.50.1"));
  expect(tries).toEqual(["", "", "", refused]);
  expect(await attempt("ben@example.org", "192.0.50.1")).toBe("");
});

test("a success forgives the address there and anywhere, and leaves the network's count", async () => {
  for (let at = 0; at < 99; at++) await attempt(`p${at}@example.org`, "192.0.2.1");
  const { succeeded } = await countAttempt(office.app, { email: "ann@example.org", ip: "192.0.2.1" });
  await succeeded();
  expect(await attempt("ann@example.org", "192.0.2.1")).toBe(refused);
  for (let at = 0; at < 9; at++) await attempt("ben@example.org", "192.0.3.1");
  const success = await countAttempt(office.app, { email: "ben@example.org", ip: "192.0.3.1" });
  await success.succeeded();
  for (let at = 0; at < 10; at++) expect(await attempt("ben@example.org", "192.0.3.1")).toBe("");
});
