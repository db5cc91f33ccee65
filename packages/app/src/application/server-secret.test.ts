import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../store/open-store.ts";
import type { Store } from "../store/store.ts";
import { newLibrary } from "../store/testing/new-library.ts";
import { scratchFolder } from "../store/testing/scratch-folder.ts";
import { acceptInvitation, invite } from "../access/accounts-invitations.ts";
import { openApp } from "./open-app.ts";
import { openSecret, renewSecret } from "./server-secret.ts";

async function library(): Promise<Store> {
  const store = await openStore(await newLibrary(join(scratchFolder("secret"), "a.rapporteur")));
  onTestFinished(() => store.close());
  return store;
}

test("two servers that start on a new library at the same moment share one secret", async () => {
  const store = await library();
  const { accounts } = store;
  // The second looks before the first has written, and writes after the first has read what it wrote.
  const first = Promise.withResolvers<Uint8Array>();
  const late = {
    accounts: {
      ...accounts,
      setting: (key: string) => accounts.setting(key),
      keepSetting: async (key: string, value: unknown) => {
        await first.promise;
        return accounts.keepSetting(key, value);
      },
    },
  };
  const second = openSecret(late, randomBytes);
  await new Promise((resolve) => setImmediate(resolve));
  first.resolve(await openSecret(store, randomBytes));
  expect(await second).toEqual(await first.promise);
});

test("a new secret is taken by the next server, and noted", async () => {
  const store = await library();
  const { app } = await openApp(store, { works: false });
  await renewSecret(app);
  const { app: next } = await openApp(store, { works: false });
  expect(next.secret).not.toEqual(app.secret);
  expect(next.secret).toHaveLength(32);
  expect((await store.accounts.auditLog({ limit: 1 })).entries[0]).toMatchObject({ action: "server secret renewed" });
});

test("no invitation that waits outlives it: who made the library may hold the link of one", async () => {
  const store = await library();
  const { app } = await openApp(store, { works: false });
  const { url } = await invite(app, "local", { email: null, project: null, role: "reader", isAdministrator: true });
  await renewSecret(app);
  const given = {
    token: new URL(url, "http://localhost").hash.slice(1),
    name: "Mallory",
    email: "m@example.org",
    password: "correct horse battery",
    ip: "192.0.2.1",
  };
  await expect(acceptInvitation(app, given)).rejects.toMatchObject({ code: "RAP_ACCOUNT_INVITATION" });
  expect(await store.accounts.accounts()).toEqual([]);
  expect((await store.accounts.auditLog({ limit: 1 })).entries[0]?.details).toEqual({ invitations: 1 });
});
