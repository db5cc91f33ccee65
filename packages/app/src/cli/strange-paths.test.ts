import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { startSingleUser } from "../../../../test/support/library-server.ts";
import { runCommand } from "../../../../test/support/run-command.ts";
import { submitImport } from "../jobs/import-many.ts";
import { collect } from "../library/collect.ts";
import { openWorkplace } from "../library/workplace.ts";
import { openStore } from "../store/open-store.ts";
import type { Store } from "../store/store.ts";
import { scratchFolder } from "../store/testing/scratch-folder.ts";

/* A library that somebody else made can hold jobs that wait, and they name what they like: a file of whoever opens the library, too. */

const folder = scratchFolder("strange");
const secret = join(folder, "secret.txt");
writeFileSync(secret, "The keys of the harbour lie under the third stone, said nobody.");
const own = join(folder, "own.txt");
writeFileSync(own, "The minister will resign by March, said Ada Example.");

const plant = (store: Store): Promise<string> => submitImport(openWorkplace(store), [secret], { codes: false });
const titles = async (store: Store): Promise<string[]> =>
  (await collect(store.records.all("main", "document"))).map(({ record }) => basename(record.sourceName ?? ""));

test("a command reads the files that it was given, and none that a waiting job of the library names", async () => {
  const library = join(folder, "given.rapporteur");
  expect((await runCommand(["import", own, "--no-code", "--library", library])).code).toBe(0);
  let store = await openStore(library);
  const job = await plant(store);
  await store.close();
  writeFileSync(own, "The minister will not resign by March, said Ada Example.");
  expect((await runCommand(["import", own, "--no-code", "--library", library])).out).toContain("Imported 1 document.");
  // What waits is looked at by every command that works on jobs.
  expect((await runCommand(["import", own, "--no-code", "--library", library])).code).toBe(0);
  store = await openStore(library);
  expect(await titles(store)).toEqual(["own.txt", "own.txt"]);
  expect((await store.jobs.failures("main", job, { limit: 5 })).entries).toMatchObject([{ code: "RAP_LIBRARY_PATH" }]);
  await store.close();
}, 120_000);

test("a server reads none", async () => {
  const server = await startSingleUser({ works: true });
  const { store } = server.app;
  const job = await plant(store);
  server.app.work.wake();
  await expect.poll(async () => (await store.jobs.get("main", job))?.state, { timeout: 60_000 }).toBe("failed");
  expect((await store.jobs.failures("main", job, { limit: 5 })).entries).toMatchObject([{ code: "RAP_LIBRARY_PATH" }]);
  expect(await titles(store)).toEqual([]);
  await server.end();
}, 120_000);
