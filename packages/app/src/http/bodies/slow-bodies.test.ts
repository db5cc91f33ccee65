import { expect, test } from "vitest";
import { ask, startSingleUser, type LibraryServer } from "../../../../../test/support/library-server.ts";

test("what has no body is answered, though it takes longer than a body may", { tags: "long" }, async () => {
  const slow = await startSingleUser({ bodyTimeoutMs: 100 });
  const store = slow.app.store as { care: LibraryServer["app"]["store"]["care"] };
  const { care } = store;
  const backup = async (path: string) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    return care.backup(path);
  };
  store.care = { ...care, backup };
  const session = (await (await ask(slow, "GET", "/api/session")).json()) as { csrf: string };
  const headers = { "x-csrf-token": session.csrf };
  expect((await ask(slow, "POST", "/api/backups", { headers })).status).toBe(200);
  await slow.end();
});
