import { describe, expect, it } from "vitest";
import type { CommandIo } from "./io.ts";
import { wantsColour, widthOf } from "./io.ts";
import { runCommandLine } from "./program.ts";

/** A command line without a process: what it printed and how it ended. */
async function rapporteur(args: readonly string[], overrides: Partial<CommandIo> = {}): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ["", ""];
  const io: CommandIo = {
    stdout: { write: (text) => ((out += text), true) },
    stderr: { write: (text) => ((err += text), true) },
    env: {},
    readStdin: async () => new Uint8Array(),
    untilStopped: async () => undefined,
    ...overrides,
  };
  return { code: await runCommandLine(args, io), out, err };
}

describe("rapporteur", () => {
  it("explains itself, with examples, and ends well", async () => {
    const { code, out } = await rapporteur(["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("Examples:");
    expect((await rapporteur(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    [["read", "a.txt", "--fromat", "json"], "did you mean --format?"],
    [["raed", "a.txt"], "did you mean read?"],
    [["read", "a.txt", "--format", "yaml"], "text, json, html"],
    [["read"], "missing required argument"],
    [["serve", "a.txt", "--port", "eighty"], "a port is a whole number from 0 to 65535"],
  ])("%j is wrong usage: exit 2, one sentence, the nearest right one", async (args, cure) => {
    const { code, out, err } = await rapporteur(args);
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
