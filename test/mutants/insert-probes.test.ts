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
        'const one = (a) => (enteredForMutants("some.ts 0"), (b) => (enteredForMutants("some.ts 1"), ({ a, b })));',
        'function two() {enteredForMutants("some.ts 2");',
        '  return class { three() {enteredForMutants("some.ts 3"); return 3; } };',
        "}",
        "const four = 4;",
        'import { enteredForMutants } from "/probe.ts";',
        "",
      ].join("\n"),
    );
  });

  it("belong to the innermost function around a place", () => {
    const bodies = functionsIn("some.ts", source);
    const around = (text: string): number => functionAround(bodies, { start: source.indexOf(text), end: source.indexOf(text) + text.length });
    expect(["{ a, b }", "return class", "return 3", "4"].map(around)).toEqual([1, 2, 3, -1]);
  });
});
