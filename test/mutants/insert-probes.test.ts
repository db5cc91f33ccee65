import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { functionAround, functionsIn } from "../../scripts/mutants/functions-in.ts";
import { insertProbes } from "../../scripts/mutants/insert-probes.ts";

const source = [
  "const one = (a) => (b) => ({ a, b });",
  "function two() {",
  "  return class { three() { return 3; } };",
  "}",
  "const four = 4;",
].join("\n");

describe("probes", () => {
  it("stand at the start of each function, on the lines that there were", () => {
    expect(insertProbes("some.ts", source, functionsIn("some.ts", source), "/probe.ts")).toBe(
      [
        'loadsForMutants(import.meta.url, false);const one = (a) => (enteredForMutants("some.ts 0"), (b) => (enteredForMutants("some.ts 1"), ({ a, b })));',
        'function two() {enteredForMutants("some.ts 2");',
        '  return class { three() {enteredForMutants("some.ts 3"); return 3; } };',
        "}",
        "const four = 4;",
        "loadsForMutants(import.meta.url, true);",
        'import { enteredForMutants, loadsForMutants } from "/probe.ts";',
        "",
      ].join("\n"),
    );
  });

  it("note for a test what it enters, and for a module what is entered while it is loaded", () => {
    const folder = mkdtempSync(join(tmpdir(), "rapporteur-probes-"));
    const probe = fileURLToPath(new URL("../../scripts/mutants/probe.ts", import.meta.url));
    const modules = {
      "words.ts": "export function words() { return 1; }\nexport function never() { return 2; }",
      "table.ts": '#!/usr/bin/env node\nimport { words } from "./words.ts";\nexport const table = words();\nexport const later = () => words();',
    };
    for (const [file, text] of Object.entries(modules)) writeFileSync(join(folder, file), insertProbes(file, text, functionsIn(file, text), probe));
    const entered = join(folder, "entered.txt");
    const code = `globalThis.__vitest_worker__ = { filepath: "a test" }; import(${JSON.stringify(join(folder, "table.ts"))}).then(({ later }) => later())`;
    spawnSync(process.execPath, ["-e", code], { env: { ...process.env, MUTANTS_ENTERED: entered, MUTANTS_TEST: "the test before" } });
    expect(readFileSync(entered, "utf8").trimEnd().split("\n")).toEqual([
      "a test\twords.ts 0",
      `${join(folder, "table.ts")}\twords.ts 0`,
      "a test\ttable.ts 0",
      "a test\twords.ts 0",
    ]);
    rmSync(folder, { recursive: true });
  });

  it("belong to the innermost function around a place", () => {
    const bodies = functionsIn("some.ts", source);
    const around = (text: string): number => functionAround(bodies, { start: source.indexOf(text), end: source.indexOf(text) + text.length });
    expect(["{ a, b }", "return class", "return 3", "4"].map(around)).toEqual([1, 2, 3, -1]);
  });
});
