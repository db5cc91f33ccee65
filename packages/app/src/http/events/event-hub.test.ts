import { afterAll, beforeAll, expect, test } from "vitest";
import { startSingleUser, type LibraryServer } from "../../../../../test/support/library-server.ts";
import type { ServerEvent } from "./server-event.ts";
import { openEventHub } from "./event-hub.ts";

let server: LibraryServer & { project: string };
beforeAll(async () => {
  server = await startSingleUser();
});
afterAll(() => server.end());

test("anyone who comes while the last listener goes hears of the next commit", async () => {
  const { app, project } = server;
  const { store } = app;
  const problems: unknown[] = [];
  const hub = openEventHub(app, (thrown) => problems.push(thrown));
  const leave = hub.subscribe({ project, store, after: undefined }, () => true);
  await expect.poll(() => hub.count()).toBe(1);
  const told = Promise.withResolvers<ServerEvent>();
  hub.subscribe({ project, store, after: undefined }, (event) => {
    told.resolve(event);
    return true;
  });
  leave();
  await expect.poll(() => hub.count()).toBe(1);
  const after = { id: "r1", label: "x", pattern: "x", isCaseSensitive: false, color: "#000000" };
  const { revision } = await store.history.commit({
    project,
    by: { account: "local", name: "local" },
    action: "add",
    summary: "",
    changes: [{ kind: "regex", id: "r1", expected: null, after }],
  });
  expect(await told.promise).toMatchObject({ id: revision, event: "commit" });
  hub.close();
  expect(problems).toEqual([]);
});
