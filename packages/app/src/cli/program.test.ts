import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printableOutput } from "../present/text/terminal.ts";
import { runCommand } from "../../../../test/support/run-command.ts";
import type { CommandIo } from "./io.ts";
import { wantsColour, widthOf } from "./io.ts";

describe("rapporteur", () => {
  it("explains itself, with examples, and ends well", async () => {
    const { code, out } = await runCommand(["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("Examples:");
    expect((await runCommand(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [["read", "a.txt", "--fromat", "json"], "did you mean --format?"],
    [["raed", "a.txt"], "did you mean read?"],
    [["read", "a.txt", "--format", "yaml"], "text, json, html"],
    [["read"], "missing required argument"],
    [["serve", "a.txt", "--port", "eighty"], "a port is a whole number from 0 to 65535"],
  ])("%j is wrong usage: exit 2, one sentence, the nearest right one", async (args, cure) => {
    const { code, out, err } = await runCommand(args);
    expect(code).toBe(2);
    expect(err).toContain(cure);
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(out).toBe("");
  });
});

describe("what is printed of names that strangers chose", () => {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-names-"));
  const hostile = "a\u001b]0;owned\u0007\u001b[2Jb.pdf";
  beforeAll(() => writeFileSync(join(folder, hostile), "%PDF-1.4"));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Whether a process of its own named the file, and what else than words and ends of lines it printed. */
  const printed = async (...words: readonly string[]): Promise<[boolean, string]> => {
    const main = fileURLToPath(new URL("main.ts", import.meta.url));
    const text = await new Promise<string>((resolve) => {
      execFile(process.execPath, ["--conditions=rapporteur-source", main, ...words], (_error, out, err) => resolve(out + err));
    });
    return [text.includes("owned"), text.replace(/[^\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, "")];
  };

  it("holds no character that a terminal obeys, in errors; styles and progress of ours pass", async () => {
    expect(printableOutput("\r\u001b[Kread\u001b[1m it\u001b[22m \u001b]0;x\u0007\u001b[2J\r\u009b31m\u202e\r\n")).toBe(
      "\r\u001b[Kread\u001b[1m it\u001b[22m \ufffd]0;x\ufffd\ufffd[2J\ufffd\ufffd31m\ufffd\r\n",
    );
    expect(await printed("read", join(folder, hostile))).toEqual([true, ""]);
  });

  it("holds none in reports either", { tags: "long" }, async () => {
    expect(await printed("import", folder, "--library", join(folder, "l.rapporteur"))).toEqual([true, ""]);
  });
});

describe("the terminal", () => {
  const io = (stdout: Partial<CommandIo["stdout"]>, env: Record<string, string>): CommandIo => ({
    stdout: { write: () => true, ...stdout },
    stderr: { write: () => true },
    env,
    readStdin: async () => new Uint8Array(),
    untilStopped: async () => undefined,
  });

  it("is coloured only where it wants to be", () => {
    expect(wantsColour(io({ isTTY: true }, {}))).toBe(true);
    expect(wantsColour(io({ isTTY: true }, { NO_COLOR: "1" }))).toBe(false);
    expect(wantsColour(io({ isTTY: true }, { TERM: "dumb" }))).toBe(false);
    expect(wantsColour(io({}, {}))).toBe(false);
    expect(wantsColour(io({}, { FORCE_COLOR: "1" }))).toBe(true);
  });

  it("has a width, whatever it says", () => {
    expect(widthOf(io({ columns: 133 }, {}))).toBe(133);
    expect(widthOf(io({}, { COLUMNS: "100" }))).toBe(100);
    expect(widthOf(io({}, { COLUMNS: "x" }))).toBe(80);
    expect(widthOf(io({ columns: 12 }, {}))).toBe(40);
  });
});
