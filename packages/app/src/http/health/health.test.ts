import { expect, test } from "vitest";
import { ask, startSingleUser } from "../../../../../test/support/library-server.ts";

test.each(["/health", "/api/health"])("%s/live and /ready answer anyone who asks, by any name of the machine", async (base) => {
  const server = await startSingleUser();
  const live = await ask(server, "GET", `${base}/live`);
  expect([live.status, await live.json()]).toEqual([200, { status: "ok" }]);
  const ready = await ask(server, "GET", `${base}/ready`);
  expect([ready.status, await ready.json()]).toEqual([200, { status: "ok", store: "sqlite", reason: null }]);
  expect(ready.headers.get("cache-control")).toBe("no-store");
  await server.end();
});

test.each(["/health", "/api/health"])("%s/ready tells a store that does not answer", async (base) => {
  const server = await startSingleUser();
  (server.app.store.history as { head: unknown }).head = () => Promise.reject(new Error("away"));
  const ready = await ask(server, "GET", `${base}/ready`);
  expect([ready.status, await ready.json()]).toEqual([503, { status: "down", store: "sqlite", reason: "store-away" }]);
  expect((await ask(server, "GET", `${base}/live`)).status).toBe(200);
  await server.end();
});

test("a server that was told to stop is not ready at once, and takes requests until the balancer had time to notice", async () => {
  const server = await startSingleUser({ flags: { drainSeconds: 1 } });
  const start = performance.now();
  const closing = server.close();
  const ready = await ask(server, "GET", "/health/ready");
  expect([ready.status, await ready.json()]).toEqual([503, { status: "down", store: "sqlite", reason: "stopping" }]);
  const late = await ask(server, "GET", "/api/projects");
  expect([late.status, late.headers.get("connection")]).toEqual([200, "close"]);
  await closing;
  expect(performance.now() - start).toBeGreaterThanOrEqual(990);
  await expect(ask(server, "GET", "/health/live")).rejects.toThrow();
  await server.end();
});
