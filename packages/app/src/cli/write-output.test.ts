import { execFileSync } from "node:child_process";
import { chmodSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../store/open-store.ts";
import { writeOutput } from "./write-output.ts";

let desk = "";
beforeAll(() => {
  desk = mkdtempSync(join(tmpdir(), "rapporteur-out-"));
});
afterAll(() => rmSync(desk, { recursive: true, force: true }));

describe("writeOutput", () => {
  it.skipIf(process.platform === "win32")("writes through a link and keeps the file's rights", async () => {
    const [file, link] = [join(desk, "file.txt"), join(desk, "link.txt")];
    writeFileSync(file, "old");
    chmodSync(file, 0o640);
    symlinkSync(file, link);
    await writeOutput(link, "new");
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual(["new", 0o640]);
  });

  it.skipIf(process.platform === "win32")("writes to a pipe and leaves it one", async () => {
    const pipe = join(desk, "pipe");
    execFileSync("mkfifo", [pipe]);
    const [, read] = await Promise.all([writeOutput(pipe, "words"), import("node:fs/promises").then(({ readFile }) => readFile(pipe, "utf8"))]);
    expect(read).toBe("words");
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  it("never writes over a library", async () => {
    const library = join(desk, "study.rapporteur");
    await (await openStore(library)).close();
    const before = readFileSync(library);
    for (const path of [library, join(desk, "study-link")]) {
      if (path !== library) symlinkSync(library, path);
      await expect(writeOutput(path, "words")).rejects.toMatchObject({
        code: "RAP_CLI_OUT",
        details: { reason: expect.stringContaining("library") },
      });
    }
    expect(readFileSync(library).equals(before)).toBe(true);
  });

  it("says in the catalogue's words what stands in the way, and leaves nothing behind", async () => {
    const file = join(desk, "in-the-way");
    writeFileSync(file, "kept");
    const before = readdirSync(desk);
    for (const path of [join(file, "below"), desk, join(desk, "none", "x")]) {
      await expect(writeOutput(path, "x")).rejects.toMatchObject({ code: "RAP_CLI_OUT" });
    }
    expect(readdirSync(desk)).toEqual(before);
    expect(readFileSync(file, "utf8")).toBe("kept");
  });
});
