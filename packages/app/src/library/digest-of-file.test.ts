import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { digestOfFile } from "./digest-of-file.ts";

const folder = mkdtempSync(join(tmpdir(), "digest-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([0, 5, 131_072, 1_000_003])("the digest of %i bytes is that of the whole", async (length) => {
  const bytes = Buffer.alloc(length, "A talk.");
  const path = join(folder, `${length}.txt`);
  writeFileSync(path, bytes);
  expect(await digestOfFile(path)).toBe(createHash("sha256").update(bytes).digest("hex"));
});

test("what cannot be read has none", async () => {
  expect(await digestOfFile(join(folder, "nothing"))).toBeNull();
  expect(await digestOfFile(folder)).toBeNull();
  if (process.platform === "win32") return;
  execFileSync("mkfifo", [join(folder, "pipe")]);
  expect(await digestOfFile(join(folder, "pipe"))).toBeNull();
});

test("many large files at once take little memory", { tags: "long" }, async () => {
  const path = join(folder, "large.bin");
  writeFileSync(path, Buffer.alloc(16 << 20));
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().arrayBuffers)), 5);
  const before = process.memoryUsage().arrayBuffers;
  await Promise.all(Array.from({ length: 24 }, () => digestOfFile(path)));
  clearInterval(watch);
  // 24 of them whole would be 384 MB.
  expect(most - before).toBeLessThan(200 << 20);
});
