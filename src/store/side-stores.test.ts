import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe } from "vitest";
import { accountsConformance } from "./accounts.conformance.ts";
import { commentsConformance } from "./comments.conformance.ts";
import { jobsConformance } from "./jobs.conformance.ts";
import { openStore } from "./open-store.ts";
import type { Store } from "./store.ts";

describe("SQLite", () => {
  const opened: { store: Store; folder: string }[] = [];
  async function open(): Promise<Store> {
    const folder = mkdtempSync(join(tmpdir(), "side-"));
    const store = await openStore(join(folder, "a.rapporteur"));
    opened.push({ store, folder });
    return store;
  }
  afterEach(async () => {
    for (const { store, folder } of opened.splice(0)) {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
  describe("accounts", () => accountsConformance(open));
  describe("jobs", () => jobsConformance(open));
  describe("comments", () => commentsConformance(open));
});
