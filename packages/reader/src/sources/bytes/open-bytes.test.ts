import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { collect, readBytes, readHead } from "./read-bytes.ts";
import { openBytes, openFile } from "./open-bytes.ts";
import { listSources } from "../archive/list-sources.ts";

const hasPipes = process.platform !== "win32";
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "open-bytes-"));
  if (hasPipes) execFileSync("mkfifo", [join(folder, "silent"), join(folder, "written"), join(folder, "late"), join(folder, "silent.mbox")]);
  writeFileSync(join(folder, "plain"), "words");
  symlinkSync(join(folder, "circle"), join(folder, "circle"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const wordsOf = async (path: string): Promise<string> => Buffer.from(await readBytes(path)).toString();

describe.skipIf(!hasPipes)("what is no plain file", () => {
  test("a pipe that nobody writes to is refused, and holds nothing back", async () => {
    await expect(openBytes(at("silent"), { patienceMs: 50 })).rejects.toMatchObject({ code: "RAP_SOURCE_UNREADABLE" });
    expect(await readHead(at("silent"), 10)).toHaveLength(0);
  });

  test("a pipe is read to its end, however slowly it is written", { tags: "long" }, async () => {
    spawn("sh", ["-c", `(printf one; sleep 0.3; printf two) > ${at("written")}`]);
    expect(await wordsOf(at("written"))).toBe("onetwo");
    spawn("sh", ["-c", `sleep 0.3; printf late > ${at("late")}`]);
    expect(await wordsOf(at("late"))).toBe("late");
  });

  test("a pipe that gives more than the limit is ended", async () => {
    const stream = spawn("sh", ["-c", `cat /dev/zero > ${at("written")}`]);
    await expect(readBytes(at("written"), 100_000)).rejects.toMatchObject({ code: "RAP_SOURCE_TOO_LARGE" });
    stream.kill();
  });

  test.each(["/dev/zero", "/dev/null", "/dev/tty"])("a device is refused: %s", async (path) => {
    await expect(readBytes(path)).rejects.toMatchObject({ code: "RAP_SOURCE_UNREADABLE" });
    await expect(openFile(path)).rejects.toMatchObject({ code: "RAP_SOURCE_UNREADABLE" });
  });

  test("a socket is refused", async () => {
    const server = createServer().listen(at("socket"));
    await expect(readBytes(at("socket"))).rejects.toMatchObject({ code: "RAP_SOURCE_UNREADABLE" });
    server.close();
  });

  test("links in a circle are refused", async () => {
    await expect(readBytes(at("circle"))).rejects.toMatchObject({ code: "RAP_SOURCE_UNREADABLE" });
  });

  test("a file that is read from any place in it cannot be a pipe", async () => {
    await expect(openFile(at("silent"))).rejects.toMatchObject({ code: "RAP_SOURCE_UNREADABLE" });
  });

  test("pipes in a folder are passed over", async () => {
    const names: string[] = [];
    for await (const { name } of listSources(folder)) names.push(name);
    expect(names.filter((name) => /silent|socket/.test(name))).toEqual([]);
  });
});

test("a file is read whole, and its first bytes", async () => {
  expect(await wordsOf(at("plain"))).toBe("words");
  expect(Buffer.from(await collect(await openBytes(at("plain")), { source: "", maxBytes: 10 })).toString()).toBe("words");
  expect(Buffer.from(await readHead(at("plain"), 3)).toString()).toBe("wor");
});
