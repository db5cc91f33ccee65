import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isBreached } from "./breached-passwords.ts";
import { demandStrongPassword } from "./weak-password.ts";
import { times } from "../../../../../test/support/effort.ts";

const sha1 = (password: string): string => createHash("sha1").update(password).digest("hex").toUpperCase();

function listOf(passwords: readonly string[], { end = "\n", write = (hash: string, at: number) => `${hash}:${at * 97}` } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "breached-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "list.txt");
  writeFileSync(path, passwords.map(sha1).toSorted().map(write).join(end) + end);
  return path;
}

const most = times(60, 300);
const many = Array.from({ length: most }, (_, at) => `zurück zum fluß ${at}`);

test.each([1, 2, 3, most])("of a list of %d each password is found, and no other", async (count) => {
  const listed = many.slice(0, count);
  for (const path of [listOf(listed), listOf(listed, { end: "\r\n" }), listOf(listed, { write: (hash) => hash.toLowerCase() })]) {
    for (const password of listed) expect(await isBreached(path, password), password).toBe(true);
    for (let at = 0; at < 100; at++) expect(await isBreached(path, `another ${at}`)).toBe(false);
  }
});

test("an empty list holds nothing", async () => {
  expect(await isBreached(listOf([], { end: "" }), "anything at all")).toBe(false);
});

test("a password that no estimator minds is refused where the list has it, in whichever spelling", async () => {
  const list = listOf(["zurück zum fluß am abend"]);
  await demandStrongPassword("zurück zum fluß am morgen", [], list);
  await expect(demandStrongPassword("zurück zum fluß am abend".normalize("NFD"), [], list)).rejects.toMatchObject({ code: "RAP_ACCOUNT_WEAK" });
});
