import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore } from "../store/open-store.ts";
import { made, sampleCommit, sampleEntity } from "../store/testing/sample-records.ts";
import { copyLibraryTo } from "./care.ts";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "rapporteur-copies-"));
  const store = await openStore(join(folder, "from.rapporteur"));
  await store.history.commit(sampleCommit([made("entity", sampleEntity("e1"))]));
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a new file gets its name when it is whole, and an interrupted copy is made again", async () => {
  const [from, to] = [join(folder, "from.rapporteur"), join(folder, "to.rapporteur")];
  const interrupted = copyLibraryTo(from, to, () => {
    expect(existsSync(to)).toBe(false);
    throw new Error("interrupted");
  });
  await expect(interrupted).rejects.toThrow("interrupted");
  expect([existsSync(to), existsSync(`${to}.part`)]).toEqual([false, true]);
  const { counts } = await copyLibraryTo(from, to);
  expect(counts).toMatchObject({ revisions: 1 });
  expect(readdirSync(folder).filter((name) => name.startsWith("to."))).toEqual(["to.rapporteur"]);
  await expect(copyLibraryTo(from, to)).rejects.toMatchObject({ code: "RAP_STORE_NOT_EMPTY" });
});
