import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../open-store.ts";
import { made, sampleCommit, sampleEntity } from "../testing/sample-records.ts";
import { openSqliteHandle } from "./sqlite-handle.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "handle-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const place = (name: string): string => join(folder, name);
const entity = (id: string) => sampleCommit([made("entity", sampleEntity(id, { note: "x".repeat(15_000) }))]);

test.skipIf(process.platform === "win32")("a library and its backups are their owner's alone", async () => {
  const store = await openStore(place("private.rapporteur"));
  await store.history.commit(entity("e1"));
  await store.care.backup(place("private.backup"));
  const mode = (name: string): string => (statSync(place(name)).mode & 0o777).toString(8);
  const files = ["private.rapporteur", "private.rapporteur-wal", "private.rapporteur-shm", "private.backup"];
  expect(files.map(mode)).toEqual(["600", "600", "600", "600"]);
  await store.close();
});

test("a file of another kind is no library, and is left as it is", async () => {
  writeFileSync(place("notes.txt"), "These are my notes.\n".repeat(200));
  await expect(openStore(place("notes.txt"))).rejects.toMatchObject({ code: "RAP_STORE_NO_LIBRARY" });
  const other = new DatabaseSync(place("other.sqlite"));
  other.exec("create table theirs (a integer)");
  other.close();
  await expect(openStore(place("other.sqlite"))).rejects.toMatchObject({ code: "RAP_STORE_NO_LIBRARY" });
  const again = new DatabaseSync(place("other.sqlite"));
  expect(again.prepare("select name from sqlite_schema").all()).toEqual([{ name: "theirs" }]);
  expect(again.prepare("pragma journal_mode").get()).toEqual({ journal_mode: "delete" });
  again.close();
});

test("a library of a newer program is refused and left as it is", async () => {
  const store = await openStore(place("newer.rapporteur"));
  await store.close();
  const file = new DatabaseSync(place("newer.rapporteur"));
  file.exec("insert into schema_version values (999, 'later', '2030-01-01')");
  file.close();
  await expect(openStore(place("newer.rapporteur"))).rejects.toMatchObject({ code: "RAP_STORE_NEWER", details: { schema: 999 } });
});

test("a disk that fills up fails the commit under way, and everything acknowledged stays", async () => {
  const path = place("full.rapporteur");
  const store = await openStore(path);
  await store.history.commit(entity("kept"));
  await store.close();
  const handle = openSqliteHandle(path);
  const { page_count: pages } = handle.run("pragma page_count", []).rows[0] as { page_count: number };
  handle.exec(`pragma max_page_count = ${pages + 2}`);
  const write = () => {
    handle.exec("begin immediate");
    handle.run("insert into contents (project, id, text_sha256, text, body, words, contributors) values ('p', 'c', '', ?, '', 0, '')", [
      "y".repeat(100_000),
    ]);
    handle.exec("commit");
  };
  expect(write).toThrow(expect.objectContaining({ code: "RAP_STORE_FULL" }) as Error);
  handle.close();
  const again = await openStore(path);
  expect(await again.records.get("main", "entity", "kept")).not.toBeNull();
  await again.close();
});

test("a folder that is not there is said so", async () => {
  await expect(openStore(place("nowhere/at/all.rapporteur"))).rejects.toMatchObject({ code: expect.stringMatching(/^RAP_STORE_/) as string });
  expect(existsSync(place("nowhere"))).toBe(false);
});

test.skipIf(process.getuid?.() === 0)("a file that may not be written to is said so", async () => {
  const path = place("locked.rapporteur");
  await (await openStore(path)).close();
  chmodSync(path, 0o400);
  await expect(openStore(path)).rejects.toMatchObject({ code: "RAP_STORE_READ_ONLY" });
});

test("the header says what the file is, and the log is written ahead", () => {
  const handle = openSqliteHandle(place("fresh.rapporteur"));
  expect(handle.run("pragma journal_mode", []).rows).toEqual([{ journal_mode: "wal" }]);
  expect(handle.run("pragma foreign_keys", []).rows).toEqual([{ foreign_keys: 1 }]);
  expect(handle.run("pragma synchronous", []).rows).toEqual([{ synchronous: 2 }]);
  expect(handle.run("pragma application_id", []).rows).toEqual([{ application_id: 0x52_41_50_52 }]);
  handle.close();
});
