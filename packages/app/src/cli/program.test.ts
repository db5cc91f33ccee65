import { describe, expect, it } from "vitest";
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
