import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { restoreFile } from "./care-backup.ts";
import { copyLibrary } from "./copy.ts";
import { allMigrations } from "../migrations/all-migrations.ts";
import { migrate } from "../migrations/migrate.ts";
import { openStore } from "../open-store.ts";
import { openSqlite } from "../sqlite/open-sqlite.ts";
import type { Finding, Store } from "../store.ts";
import { describeAboveStores } from "../testing/describe-stores.ts";
import {
  changed,
  made,
  removed,
  sampleCommit,
  sampleContent,
  sampleDocument,
  sampleEntity,
  sampleStatement,
  sampleType,
} from "../testing/sample-records.ts";

const text = "Hello there.\n\nThe gas pipeline was not agreed. Мир, 北京 🚀.";
const content = sampleContent(text, {
  blocks: [
    { kind: "title", level: 1, start: 0, end: 12 },
    { kind: "paragraph", level: 0, start: 14, end: text.length },
  ],
});
const by = { account: "ann", name: "Ann" };
const quoted = { start: 18, end: 30, quote: "gas pipeline" };

/** A small library with something in every table that is kept. */
async function fill(store: Store): Promise<void> {
  await store.contents.keep("main", content);
  const { revision } = await store.history.commit(
    sampleCommit([
      made("type", sampleType()),
      made("entity", sampleEntity("e1")),
      made("entity", sampleEntity("e2", { mergedInto: "e1" })),
      made("document", sampleDocument("d1", content, { tags: ["energy", "мир"] })),
      made(
        "statement",
        sampleStatement("s1", "d1", { ...quoted, speaker: "e2", values: { concept: "e1", agreement: true, intensity: -0.25, date: "2024-01-02" } }),
      ),
      made("statement", sampleStatement("s2", "d1", { note: "a note" })),
    ]),
  );
  await store.history.commit(
    sampleCommit([changed("entity", sampleEntity("e1", { name: "Другое" }), revision), removed("statement", "s2", revision)]),
  );
  const now = "2026-03-01T10:00:00.000Z";
  const grants = { seeDocuments: "all", changeDocuments: "all", seeStatements: "all", changeStatements: "own" } as const;
  await store.accounts.saveAccount(
    { id: "ann", email: "ann@example.org", name: "Ann", isAdministrator: true, isDisabled: false, createdAt: now },
    { hash: "hash", until: null },
  );
  await store.accounts.saveMember("main", { account: "ann", role: "admin", grants });
  await store.accounts.audit({ id: "a1", at: now, account: "ann", action: "sign-in", target: null, details: { ok: true } });
  await store.accounts.saveSetting("site", { title: "Ö" });
  await store.jobs.add({ id: "j1", project: "main", kind: "code", request: {}, createdBy: "ann", createdAt: now }, [
    { label: "one", request: { n: 1 } },
  ]);
  const comment = {
    id: "c1",
    project: "main",
    roundup: "r1",
    parent: null,
    statement: null,
    stance: "adds",
    chance: null,
    name: "R",
    text: "Yes",
    state: "held",
    createdAt: now,
    editedAt: null,
  } as const;
  await store.comments.add({ ...comment, editorNote: null, email: null, rules: [], prefixHash: null }, "k1");
}

async function linesOf(store: Store): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of store.care.dump()) lines.push(line);
  return lines;
}

async function* sent(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

/** What the store gives of everything that is made from the records. */
async function shown(store: Store): Promise<unknown> {
  return {
    documents: await store.lists.documents("main", { limit: 9 }),
    facets: await store.lists.documentFacets("main", { limit: 9 }),
    statements: await store.lists.statements("main", { limit: 9, words: "gas", speakers: ["e1", "e2"] }),
    entities: await store.lists.entities("main", { limit: 9, includesMerged: true }),
    found: await store.search.find("main", { text: "gas OR energy OR hello", limit: 9 }),
    table: await store.tables.statements("main"),
    past: await store.records.get("main", "entity", "e1", 1),
  };
}

/** Runs SQL behind the store's back. */
async function tamper(store: Store, place: string, statement: string): Promise<void> {
  if (store.dialect === "sqlite") {
    const database = new DatabaseSync(place);
    database.exec(statement);
    database.close();
    return;
  }
  const client = new pg.Client({ connectionString: place });
  await client.connect();
  // There, a record is not a text that can be cut.
  await client.query(statement.replace(/replace\(record, (.+)\)$/, "replace(record::text, $1)::json"));
  await client.end();
}

describeAboveStores("unfinished copies", ({ open, library }) => {
  test("a copy that ends with its process is told from an empty library, and can be made again", async () => {
    const there = await library();
    const from = await open();
    await fill(from);
    const interrupted = await open(there);
    const lines: string[] = [];
    for await (const line of from.care.dump()) lines.push(line);
    // What a process leaves that is killed between the mark and the end.
    let reachedMiddle = (): void => undefined;
    const middle = new Promise<void>((resolve) => (reachedMiddle = resolve));
    let goOn = (): void => undefined;
    const loading = interrupted.care.load(
      (async function* () {
        yield* lines.slice(0, 3);
        reachedMiddle();
        await new Promise<void>((resolve) => (goOn = resolve));
        throw new Error("the source went away");
      })(),
    );
    await middle;
    // An SQLite library answers no one while it is filled.
    if (interrupted.dialect === "postgres") expect(await (await open(there)).care.check()).toMatchObject([{ code: "unfinished", isFixable: false }]);
    goOn();
    await expect(loading).rejects.toThrow("the source went away");
    expect(await interrupted.care.check()).toEqual([]);
    await interrupted.accounts.saveSetting("load:unfinished", { since: "2026-01-01T00:00:00.000Z" });
    expect(await interrupted.care.check()).toMatchObject([{ code: "unfinished", isFixable: false }]);
    const copied = await copyLibrary(from, interrupted);
    expect(copied).toEqual(await from.care.digest());
    expect(await interrupted.care.check()).toEqual(await from.care.check());
  });
});

describeAboveStores("care", ({ dialect, library, open }) => {
  async function filled(): Promise<{ store: Store; at: string }> {
    const at = await library();
    const store = await open(at);
    await fill(store);
    return { store, at };
  }

  test("a dump loads into an empty store, which then shows and finds the same", async () => {
    const { store } = await filled();
    const copy = await open();
    await copy.care.load(sent(await linesOf(store)));
    expect(await linesOf(copy)).toEqual(await linesOf(store));
    expect(await shown(copy)).toEqual(await shown(store));
    expect(await copy.care.digest()).toEqual(await store.care.digest());
    expect((await copy.care.digest()).counts).toMatchObject({
      document: 1,
      statement: 1,
      entity: 2,
      type: 1,
      contents: 1,
      versions: 7,
      accounts: 1,
      jobs: 1,
      comments: 1,
    });
    expect(await copy.care.check()).toEqual([]);
    // The copy goes on where the original stood.
    expect((await copy.history.commit(sampleCommit([made("entity", sampleEntity("e9"))]))).revision).toBe(3);
  });

  test("a dump is written whole or not at all, and only where nothing is", async () => {
    const { store } = await filled();
    const lines = await linesOf(store);
    await expect(store.care.load(sent(lines))).rejects.toMatchObject({ code: "RAP_STORE_NOT_EMPTY" });
    const copy = await open();
    const broken = [...lines.slice(0, -1), '{"table":"comments","row":{"id":[]}}'];
    await expect(copy.care.load(sent(broken))).rejects.toMatchObject({ code: "RAP_STORE_DUMP", details: { line: lines.length } });
    for (const odd of ['"record":"{', '"record":"{\\"id\\":\\"x\\"}', '"kind":"spell"']) {
      const kind = odd.startsWith('"kind"');
      const spoilt = lines.map((line) => (line.includes('"versions"') ? line.replace(kind ? /"kind":"\w+"/ : /"record":"\{[^}]*\}/, odd) : line));
      expect(spoilt).not.toEqual(lines);
      await expect(copy.care.load(sent(spoilt))).rejects.toMatchObject({ code: "RAP_STORE_DUMP" });
    }
    await expect(copy.care.load(sent([]))).rejects.toMatchObject({ code: "RAP_STORE_DUMP" });
    await expect(copy.care.load(sent(["nonsense"]))).rejects.toMatchObject({ code: "RAP_STORE_DUMP", details: { line: 1 } });
    await expect(copy.care.load(sent(['{"format":"rapporteur.library/1","schema":9999}']))).rejects.toMatchObject({ code: "RAP_STORE_NEWER" });
    await copy.care.load(sent(lines));
    expect(await shown(copy)).toEqual(await shown(store));
  });

  test("a dump of an earlier schema is read: what it could not say was not there", async () => {
    const { store } = await filled();
    const lines = await linesOf(store);
    const before = (schema: number): string[] =>
      lines.map((line, at) => (at === 0 ? line.replace(/"schema":\d+/, `"schema":${schema}`) : line.replace('"chance":null,', "")));
    expect(before(24)).not.toEqual(lines);
    const copy = await open();
    await expect(copy.care.load(sent(before(25)))).rejects.toMatchObject({ code: "RAP_STORE_DUMP" });
    await copy.care.load(sent(before(24)));
    expect(await shown(copy)).toEqual(await shown(store));
  });

  test("a copy is compared, and says how far it is", async () => {
    const { store } = await filled();
    const progress: number[] = [];
    const digest = await copyLibrary(store, await open(), (rows) => progress.push(rows));
    expect(digest).toEqual(await store.care.digest());
    expect(progress.at(-1)).toBe((await linesOf(store)).length);
  });

  test("what was erased is in no dump", async () => {
    const { store } = await filled();
    await store.history.erase("main", [{ kind: "document", id: "d1" }], by);
    const dump = (await linesOf(store)).join("\n");
    expect(dump).not.toMatch(/pipeline|Document d1|a note/);
    const copy = await open();
    await copy.care.load(sent(dump.split("\n")));
    expect((await copy.history.versions("main", "document", "d1")).every(({ isErased }) => isErased)).toBe(true);
    expect(await store.search.find("main", { text: "pipeline OR gas OR energy", limit: 9 })).toEqual({ entries: [], next: null });
    expect(await store.care.check()).toEqual([]);
  });

  describe("a sound library is found sound, and each thing that is wrong is found", () => {
    test.each<[Finding["code"], string, boolean]>([
      ["index", "delete from search_rows where field = 1", true],
      ["index", "delete from search_rows where field = 0 and part = 0", true],
      ["index", "delete from search_rows where statement_id <> ''", true],
      ["index", "update statements set revision = 7", true],
      ["index", "delete from entities", true],
      [
        "index",
        "insert into documents select project, 'd7', revision, content_id, title, title_folded, published, publisher, url, sha256, added_by, added_at, 0, 0, 0 from documents",
        true,
      ],
      ["quote", `update versions set record = replace(record, '"start":18,"end":30', '"start":17,"end":29')`, true],
      ["orphan", `update versions set record = replace(record, '"start":18,"end":30', '"start":18,"end":3000')`, true],
      ["reference", "delete from versions where id = 'e2'", false],
      ["orphan", "delete from contents", false],
      ["version", "update versions set to_revision = 1 where to_revision = 2", false],
      ["version", "update versions set to_revision = 40 where to_revision = 2", false],
    ])("%s: %s", async (code, statement, isFixable) => {
      const { store, at } = await filled();
      expect(await store.care.check()).toEqual([]);
      const before = await shown(store);
      await tamper(store, at, statement);
      const findings = await store.care.check();
      expect(findings.filter((one) => one.code === code && one.isFixable === isFixable)).not.toEqual([]);
      const mended = await store.care.fix(findings, by);
      if (!isFixable) return;
      expect(mended).toBeGreaterThan(0);
      expect(await store.care.check()).toEqual([]);
      if (code === "index") expect(await shown(store)).toEqual(before);
      else expect((await store.records.get("main", "statement", "s1"))?.record).toMatchObject(quoted);
    });

    test("what is written meanwhile does not look wrong", async () => {
      const { store } = await filled();
      const state = { isChecked: false };
      const checked = store.care.check().finally(() => (state.isChecked = true));
      let count = 0;
      for (; !state.isChecked || count === 0; count++) {
        const more = sampleContent(`More words, number ${count}`);
        await store.contents.keep("main", more);
        await store.history.commit(
          sampleCommit([
            made("document", sampleDocument(`m${count}`, more)),
            made("statement", sampleStatement(`ms${count}`, `m${count}`, { quote: "More ", end: 5 })),
          ]),
        );
      }
      expect((await checked).filter(({ code }) => code !== "leftover")).toEqual([]);
      expect(await store.care.check()).toEqual([]);
    });

    test("a text that no document stands on goes", async () => {
      const { store } = await filled();
      await store.contents.keep("main", sampleContent("Left over"));
      const findings = await store.care.check();
      expect(findings).toMatchObject([{ code: "leftover", isFixable: true }]);
      expect(await store.care.fix(findings, by)).toBe(1);
      expect(await store.care.check()).toEqual([]);
      expect(await store.contents.get("main", content.id)).not.toBeNull();
    });
  });

  test.runIf(dialect === "postgres")("a library moves into a file and back into a database, the same to the letter", async () => {
    const { store } = await filled();
    const folder = mkdtempSync(join(tmpdir(), "care-"));
    const file = await openStore(join(folder, "a.rapporteur"));
    const back = await open();
    const digest = await copyLibrary(store, file);
    expect(await copyLibrary(file, back)).toEqual(digest);
    expect(await shown(file)).toEqual(await shown(store));
    expect(await shown(back)).toEqual(await shown(store));
    await file.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.runIf(dialect === "postgres")("no limit of time ends what makes a large library again", async () => {
    const { store } = await filled();
    const at = await library();
    const copy = await open(at);
    const client = new pg.Client({ connectionString: at });
    await client.connect();
    await client.query(`
      create table limits (words text);
      create function note_limit() returns trigger language plpgsql as
        $$ begin insert into limits values (current_setting('statement_timeout')); return null; end $$;
      create trigger note_limit after update on statements for each statement execute function note_limit()`);
    await copy.care.load(sent(await linesOf(store)));
    expect((await client.query("select distinct words from limits")).rows).toEqual([{ words: "0" }]);
    await client.end();
  });

  test.runIf(dialect === "postgres")("a database is not backed up into a file", async () => {
    const { store } = await filled();
    await expect(store.care.backup("/nowhere")).rejects.toMatchObject({ code: "RAP_STORE_DUMP_TOOL" });
  });
});

describe("library files", () => {
  let folder = "";
  let count = 0;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "care-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const newPlace = (): string => join(folder, `library-${++count}.rapporteur`);

  async function withStore<T>(path: string, work: (store: Store) => Promise<T>): Promise<T> {
    const store = await openStore(path);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  test("a backup is made while others write, opens as a library, and comes back at a new place alone", async () => {
    const [path, kept, restored] = [newPlace(), newPlace(), newPlace()];
    const digest = await withStore(path, async (store) => {
      await fill(store);
      const expected = await store.care.digest();
      const backup = store.care.backup(kept);
      for (let index = 0; index < 50; index++) await store.history.commit(sampleCommit([made("entity", sampleEntity(`w${index}`))]));
      expect(await backup).toMatchObject({ revision: 2, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
      await expect(store.care.backup(kept)).rejects.toMatchObject({ code: "RAP_STORE_BACKUP" });
      await expect(store.care.backup(join(folder, "none", "x"))).rejects.toMatchObject({ code: "RAP_STORE_BACKUP" });
      return expected;
    });
    expect(await restoreFile(kept, restored)).toMatchObject({ revision: 2 });
    await withStore(restored, async (store) => expect(await store.care.digest()).toEqual(digest));
    await expect(restoreFile(kept, restored)).rejects.toMatchObject({ code: "RAP_STORE_NOT_EMPTY" });
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("a library in use is restored with its latest changes, which lie beside its file, and nothing stays beside the copy", async () => {
    const [path, restored] = [newPlace(), newPlace()];
    await withStore(path, async (store) => {
      await fill(store);
      const head = await store.history.head("main");
      expect(await restoreFile(path, restored)).toMatchObject({ revision: head });
      const digest = await store.care.digest();
      expect(["-wal", "-shm", ".part", ".part-wal", ".part-shm"].filter((ending) => existsSync(restored + ending))).toEqual([]);
      await withStore(restored, async (copy) => expect(await copy.care.digest()).toEqual(digest));
    });
  });

  test("what was erased cannot be read from the file, nor from what lies beside it", async () => {
    const path = newPlace();
    await withStore(path, async (store) => {
      await fill(store);
      const note = "Zaphod ".repeat(2000);
      const zed = made("entity", sampleEntity("zed", { name: "Zaphod Secret", note }));
      const { revision } = await store.history.commit(sampleCommit([zed], { summary: "Added Zaphod" }));
      await store.history.commit(sampleCommit([changed("entity", sampleEntity("zed", { name: "Zaphod Other", note }), revision)]));
      await store.history.erase("main", [{ kind: "entity", id: "zed" }], by);
      for (const ending of ["", "-wal"]) expect(readFileSync(path + ending).includes("Zaphod")).toBe(false);
    });
  });

  test("what is no library is not restored, and leaves nothing behind", async () => {
    const [garbage, target] = [newPlace(), newPlace()];
    writeFileSync(garbage, "no database at all, but long enough to be looked at".repeat(20));
    await expect(restoreFile(garbage, target)).rejects.toMatchObject({ code: "RAP_STORE_NO_LIBRARY" });
    await expect(restoreFile(newPlace(), target)).rejects.toMatchObject({ code: expect.stringMatching(/^RAP_STORE_/) });
    expect(existsSync(target)).toBe(false);
    await expect(openStore(garbage)).rejects.toMatchObject({ code: "RAP_STORE_NO_LIBRARY" });
    expect(existsSync(`${garbage}.lock`)).toBe(false);
  });

  test("a damaged page is found before it is restored", async () => {
    const [path, kept] = [newPlace(), newPlace()];
    await withStore(path, async (store) => {
      await fill(store);
      await store.care.backup(kept);
    });
    const bytes = readFileSync(kept);
    bytes.fill(0x5a, 4096 * 3, 4096 * 8);
    writeFileSync(kept, bytes);
    await expect(restoreFile(kept, newPlace())).rejects.toMatchObject({ code: expect.stringMatching(/^RAP_STORE_(BACKUP|DAMAGED)$/) });
  });

  test("before its schema changes, a library is kept as it was", async () => {
    const path = newPlace();
    const older = openSqlite(path, Date.now);
    const last = allMigrations.findLast(({ only }) => only !== "postgres")?.version ?? 0;
    await migrate(older.context, { migrations: allMigrations.filter(({ version }) => version < last) });
    await older.close();
    await withStore(path, async (store) => fill(store));
    const kept = readdirSync(folder).find((name) => name.includes(".schema-")) ?? "";
    expect(kept).toMatch(new RegExp(`schema-${allMigrations.at(-2)?.version}\\.backup$`));
    const database = new DatabaseSync(join(folder, kept), { readOnly: true });
    expect(database.prepare("select max(version) as version from schema_version").get()).toEqual({ version: allMigrations.at(-2)?.version });
    database.close();
    await withStore(path, async () => {});
    expect(readdirSync(folder).filter((name) => name.endsWith(".backup") && name.includes(".schema-"))).toHaveLength(1);
  });

  test("a library has one owner, who says where it answers", async () => {
    const path = newPlace();
    const store = await openStore(path);
    store.announce("http://127.0.0.1:1");
    await expect(openStore(path)).rejects.toMatchObject({
      code: "RAP_STORE_LOCKED",
      details: expect.objectContaining({ pid: process.pid, address: " at http://127.0.0.1:1" }),
    });
    await store.close();
    await withStore(path, async () => {});
  });
});
