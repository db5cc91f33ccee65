import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { openStore, type StoreOptions } from "../open-store.ts";
import type { OpenedStore } from "../store.ts";
import { startPostgres, type PostgresServer } from "./postgres-server.ts";

/** Makes libraries for the tests of one suite and closes them after each. */
export interface TestStores {
  readonly dialect: "sqlite" | "postgres";
  /** A place where no library is yet. */
  readonly place: (wish?: { readonly isBare?: boolean }) => Promise<string>;
  /** Opens the library at a place, or a new one. */
  readonly open: (place?: string, options?: StoreOptions) => Promise<OpenedStore>;
}

/** Runs a suite on an SQLite file and on a PostgreSQL server, both real; a library for each test. */
export function describeStores(name: string, suite: (stores: TestStores) => void): void {
  describe(`${name} (SQLite)`, () => {
    let folder = "";
    let count = 0;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "rapporteur-store-"));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    suite({ dialect: "sqlite", ...opener(async () => join(folder, `library-${++count}.rapporteur`)) });
  });
  describe(`${name} (PostgreSQL)`, () => {
    let server: PostgresServer | null = null;
    beforeAll(async () => {
      server = await startPostgres();
    }, 60_000);
    afterAll(async () => server?.stop());
    suite({
      dialect: "postgres",
      ...opener(async (wish) => {
        if (server === null) throw new Error("the server did not start");
        return server.makeDatabase(wish);
      }),
    });
  });
}

function opener(place: TestStores["place"]): Pick<TestStores, "place" | "open"> {
  const opened: OpenedStore[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  return {
    place,
    open: async (given, options) => {
      const store = await openStore(given ?? (await place()), options);
      opened.push(store);
      return store;
    },
  };
}
