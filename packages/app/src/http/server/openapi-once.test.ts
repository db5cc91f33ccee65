import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ask, startLibraryServer, type LibraryServer } from "../../../../../test/support/library-server.ts";

let server: LibraryServer;
beforeAll(async () => {
  server = await startLibraryServer({ flags: { accounts: true }, checksAnswers: false });
});
afterAll(() => server.end());

test("the description of the API is written once, whoever asks how often", async () => {
  const first = await (await ask(server, "GET", "/api/openapi.json")).text();
  const writes = vi.spyOn(JSON, "stringify");
  const again = await ask(server, "GET", "/api/openapi.json");
  const written = writes.mock.results.filter(({ value }) => typeof value === "string" && value.length > 100_000);
  writes.mockRestore();
  expect([again.status, again.headers.get("content-type")]).toEqual([200, "application/json; charset=utf-8"]);
  expect(await again.text()).toBe(first);
  expect(written).toHaveLength(0);
});
