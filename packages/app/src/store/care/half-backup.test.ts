import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { isRapporteurError } from "@rapporteur/core/base";
import { openStore } from "../open-store.ts";
import { made, sampleCommit, sampleEntity } from "../testing/sample-records.ts";
import { restoreFile } from "./care-backup.ts";
import { times } from "../../../../../test/support/effort.ts";

const folder = mkdtempSync(join(tmpdir(), "half-backup-"));
const [half, target] = [join(folder, "half.backup"), join(folder, "restored.rapporteur")];
const pageBytes = 4096;
let whole: Buffer;

beforeAll(async () => {
  const store = await openStore(join(folder, "study.rapporteur"));
  for (let number = 0; number < 20; number++)
    await store.history.commit(sampleCommit([made("entity", sampleEntity(`e${number}`, { note: "Words. ".repeat(1500) }))]));
  await store.care.backup(join(folder, "whole.backup"));
  await store.close();
  whole = readFileSync(join(folder, "whole.backup"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The code that restoring these bytes is refused with; nothing may come of them. */
async function refusal(bytes: Buffer): Promise<string> {
  writeFileSync(half, bytes);
  const thrown = await restoreFile(half, target).then(
    () => null,
    (problem: unknown) => problem,
  );
  expect(existsSync(target)).toBe(false);
  expect(readdirSync(folder).filter((name) => name.includes(".part"))).toEqual([]);
  return isRapporteurError(thrown) ? thrown.code : String(thrown);
}

const refused = /^RAP_STORE_(?:DAMAGED|NO_LIBRARY|BACKUP)$/;

test("a backup that ends too early is refused, wherever it ends, and nothing comes of it", async () => {
  const pages = whole.length / pageBytes;
  const lengths = [0, 1, 99, 100, 511, pageBytes - 1, pageBytes, pageBytes + 1, (pages >> 1) * pageBytes, whole.length - pageBytes, whole.length - 1];
  for (const length of lengths) expect([length, await refusal(whole.subarray(0, length))]).toEqual([length, expect.stringMatching(refused)]);
});

test("what is empty, a folder or not there is no library, by the name that was given", async () => {
  writeFileSync(half, "");
  for (const source of [half, folder, join(folder, "none.backup")])
    await expect(restoreFile(source, target), source).rejects.toMatchObject({ code: "RAP_STORE_NO_LIBRARY", details: { path: source } });
  expect(existsSync(target)).toBe(false);
});

test("a backup of full length is refused where a page was never written, or a byte is another one", async () => {
  const sum = readFileSync(join(folder, "whole.backup.sha256"), "utf8");
  expect(sum).toMatch(/^[0-9a-f]{64} {2}whole\.backup\n$/);
  writeFileSync(`${half}.sha256`, sum.replace("whole", "half"));
  for (let page = 1; page < whole.length / pageBytes; page += times(29, 7)) {
    const start = page * pageBytes;
    expect([page, await refusal(Buffer.from(whole).fill(0, start, start + pageBytes))]).toEqual([page, expect.stringMatching(refused)]);
    expect([page, await refusal(Buffer.from(whole).fill(88, start + 99, start + 100))]).toEqual([page, expect.stringMatching(refused)]);
  }
  writeFileSync(half, whole);
  expect(await restoreFile(half, target)).toMatchObject({ revision: 20 });
});
