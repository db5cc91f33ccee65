import { expect, test } from "vitest";
import { ask, startSingleUser } from "../../../../test/support/library-server.ts";

test.each([
  [true, "no-store"],
  [false, "private, no-cache"],
])("where computers are shared: %j, answers with what a project holds are sent with %s", async (sharedComputers, kept) => {
  const server = await startSingleUser({ flags: { sharedComputers } });
  const response = await ask(server, "GET", `/api/projects/${server.project}/documents`);
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe(kept);
  expect(response.headers.has("etag")).toBe(!sharedComputers);
  expect(await (await ask(server, "GET", "/api/session")).json()).toMatchObject({ keepsNothing: sharedComputers });
  await server.end();
});
