import { expect, test } from "vitest";
import { ask, startSingleUser } from "../../../../test/support/library-server.ts";

test("searches beyond the queue of an account are told when to come again, and the others are answered", async () => {
  const server = await startSingleUser();
  const { csrf } = (await (await ask(server, "GET", "/api/session")).json()) as { csrf: string };
  const search = (): Promise<Response> =>
    ask(server, "POST", "/api/projects/main/matches", { body: { pattern: "gra\\w+" }, headers: { "x-csrf-token": csrf } });
  const answers = await Promise.all(Array.from({ length: 40 }, search));
  const statuses = answers.map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200, 503]));
  const refused = answers.find(({ status }) => status === 503);
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused?.json()).toMatchObject({ code: "RAP_LIBRARY_BUSY" });
  expect((await search()).status).toBe(200);
  await server.end();
});
