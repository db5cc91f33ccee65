import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { openStore, type StoreOptions } from "../open-store.ts";
import type { OpenedStore } from "../store.ts";
import { newLibrary } from "./new-library.ts";
import { noPgbouncer, startPgbouncer, type Pgbouncer } from "./pgbouncer.ts";
import { lendPostgres, type LentPostgres } from "./lend-postgres.ts";

/** Makes libraries for the tests of one suite and closes them after each. */
export interface TestStores {
  readonly dialect: "sqlite" | "postgres";
  /** A place where no library is yet: opening it makes every step of the schema, which takes a second of computing on PostgreSQL. */
  readonly place: () => Promise<string>;
  /** A place with an empty library of its own. */
  readonly library: () => Promise<string>;
  /** Opens the library at a place, or a new one. */
  readonly open: (place?: string, options?: StoreOptions) => Promise<OpenedStore>;
}

/** Runs a suite on an SQLite file and on a PostgreSQL server, both real; a library for each test. */
export function describeStores(name: string, suite: (stores: TestStores) => void): void {
  describeSqlite(name, suite);
  describePostgres(name, suite, {});
}

/** The same for what lies above the store, or asks the two for nothing that they answer in ways of their own: PostgreSQL is left to the long form. */
export function describeAboveStores(name: string, suite: (stores: TestStores) => void): void {
  describeSqlite(name, suite);
  describePostgres(name, suite, { tags: "long" });
}

function describeSqlite(name: string, suite: (stores: TestStores) => void): void {
  describe(`${name} (SQLite)`, () => {
    let folder = "";
    let count = 0;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "rapporteur-store-"));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const place = async (): Promise<string> => join(folder, `library-${++count}.rapporteur`);
    const library = async (): Promise<string> => newLibrary(await place());
    suite({ dialect: "sqlite", ...opener({ place, library }) });
  });
}

function describePostgres(name: string, suite: (stores: TestStores) => void, options: { readonly tags?: "long" }): void {
  describe(`${name} (PostgreSQL)`, options, () => {
    let server: LentPostgres | null = null;
    beforeAll(async () => {
      server = await lendPostgres();
    }, 60_000);
    afterAll(async () => server?.stop());
    const started = (): LentPostgres => {
      if (server === null) throw new Error("the server did not start");
      return server;
    };
    suite({ dialect: "postgres", ...opener({ place: () => started().makeDatabase(), library: () => started().makeLibrary() }) });
  });
}

/** Runs a suite on a PostgreSQL server behind a PgBouncer that gives every transaction another connection. */
export function describeThroughPooler(name: string, suite: (stores: TestStores) => void): void {
  describe.skipIf(noPgbouncer !== null)(`${name} (through PgBouncer${noPgbouncer === null ? "" : `: ${noPgbouncer}`})`, { tags: "long" }, () => {
    let server: LentPostgres | null = null;
    let pooler: Pgbouncer | null = null;
    beforeAll(async () => {
      server = await lendPostgres();
      pooler = await startPgbouncer(await server.makeLibrary());
    }, 60_000);
    afterAll(async () => {
      await pooler?.stop();
      await server?.stop();
    });
    const through = async (make: "makeDatabase" | "makeLibrary"): Promise<string> => {
      if (server === null || pooler === null) throw new Error("the servers did not start");
      return pooler.through(await server[make]());
    };
    suite({ dialect: "postgres", ...opener({ place: () => through("makeDatabase"), library: () => through("makeLibrary") }) });
  });
}

interface Places {
  readonly place: () => Promise<string>;
  /** Where a new library may be opened fastest. */
  readonly library: () => Promise<string>;
}

function opener({ place, library }: Places): Pick<TestStores, "place" | "library" | "open"> {
  const opened: OpenedStore[] = [];
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });
  return {
    place,
    library,
    open: async (given, options) => {
      const store = await openStore(given ?? (await library()), options);
      opened.push(store);
      return store;
    },
  };
}
