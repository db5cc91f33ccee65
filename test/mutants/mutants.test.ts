import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../packages/core/src/base/index.ts";
import { openJudge } from "../../scripts/mutants/judge-fairly.ts";
import type { Verdict } from "../../scripts/mutants/judge-mutants.ts";
import { openKeptMeasures } from "../../scripts/mutants/kept-measures.ts";
import { openMeasure } from "../../scripts/mutants/measure-tests.ts";
import type { MeasuredTest } from "../../scripts/mutants/measured-test.ts";
import type { Mutant } from "../../scripts/mutants/mutant.ts";
import { planTrials } from "../../scripts/mutants/plan-trials.ts";
import { readOptions } from "../../scripts/mutants/read-options.ts";
import { reportMutants } from "../../scripts/mutants/report-mutants.ts";
import { sampleMutants } from "../../scripts/mutants/sample-mutants.ts";
import { survivorsOf } from "../../scripts/mutants/survivors-of.ts";
import { testsNear } from "../../scripts/mutants/tests-near.ts";
import { usesOfFile } from "../../scripts/mutants/uses-of-file.ts";
import { isLong } from "../support/effort.ts";

const source = "const limit = 1;\nexport function f() { return limit < 2; }\nexport function g() { return limit > 3; }\n";

function mutantAt(before: string, file = "packages/core/src/base/some.ts"): Mutant {
  const start = source.indexOf(before);
  const line = source.slice(0, start).split("\n").length;
  return { file, line, kind: "comparison", start, end: start + before.length, before, after: "?" };
}

function measured(test: string, ...functions: number[]): MeasuredTest {
  return { test, ms: 1, entered: new Set(functions.map((index) => `packages/core/src/base/some.ts ${index}`)) };
}

describe("a sample of mutants", () => {
  const many = ["a.ts", ...Array.from({ length: 9 }, () => "b.ts")].map((file) => mutantAt("<", file));

  it("is spread over the files by how many each has, and the same for the same seed", () => {
    const big = many.flatMap((one) => Array.from({ length: 10 }, (_, line) => ({ ...one, line })));
    const drawn = sampleMutants(big, 20, seededRandom(1));
    expect(drawn.filter(({ file }) => file === "a.ts")).toHaveLength(2);
    expect(new Set(drawn).size).toBe(20);
    expect(sampleMutants(big, 20, seededRandom(1))).toEqual(drawn);
    expect(sampleMutants(big, 20, seededRandom(2))).not.toEqual(drawn);
  });

  it("is all of them where there are no more", () => {
    expect(sampleMutants(many, 99, seededRandom(1))).toEqual(many);
    expect(sampleMutants([], 5, seededRandom(1))).toEqual([]);
  });
});

describe("survivors", () => {
  it("of a run are those that no test noticed and that are where they were", () => {
    const folder = mkdtempSync(join(tmpdir(), "rapporteur-mutants-"));
    const all = ["<", ">", "1", "3"].map((before) => mutantAt(before));
    const outcomes = ["survived", "no test", "killed", "survived"] as const;
    const verdicts = all.map((mutant, at) => ({ mutant, outcome: outcomes[at], by: null, tests: 1, ms: 1 }));
    writeFileSync(join(folder, "run.json"), JSON.stringify({ verdicts }));
    const now = all.map((mutant) => (mutant.before === "3" ? { ...mutant, line: 4 } : mutant));
    expect(survivorsOf(join(folder, "run.json"), now).map(({ before }) => before)).toEqual(["<", ">"]);
    rmSync(folder, { recursive: true });
  });
});

describe("the tests of a mutant", () => {
  const plan = async (before: string, near: readonly (MeasuredTest | null)[], given: { most?: number; look?: number } = {}) => {
    const asked: string[] = [];
    const names = near.map((one, at) => one?.test ?? `failing ${at}`);
    const measure = async (tests: readonly string[]): Promise<MeasuredTest[]> => {
      asked.push(...tests);
      return tests.flatMap((test) => near[names.indexOf(test)] ?? []);
    };
    const [trial] = await planTrials([{ mutant: mutantAt(before), source, near: names }], { measure, most: given.most ?? 9, look: given.look ?? 99 });
    return { tests: trial?.tests.map(({ test }) => test), asked };
  };

  it("are those that enter its function, the nearest first, as many as asked for; no more are measured than that takes", async () => {
    const near = [measured("a", 0), null, measured("b", 1), measured("c", 0, 1), measured("d", 0)];
    expect(await plan("<", [...near, measured("e")], { most: 2 })).toEqual({ tests: ["a", "c"], asked: ["a", "failing 1", "b", "c"] });
    expect(await plan("<", near, { look: 3 })).toEqual({ tests: ["a"], asked: ["a", "failing 1", "b"] });
    expect((await plan(">", near)).tests).toEqual(["b", "c"]);
    expect((await plan("1", near)).tests).toEqual(["a", "b", "c", "d"]);
    expect((await plan("<", [{ ...measured("slow", 0), ms: 9 }, measured("quick", 0), measured("later", 0)], { most: 2 })).tests).toEqual([
      "quick",
      "slow",
    ]);
  });

  it("are all that use the file where it runs when loaded, those that enter a function of it first, and none where none enters the function", async () => {
    expect((await plan("1", [measured("a"), measured("b")])).tests).toEqual(["a", "b"]);
    expect((await plan("1", [measured("user"), measured("later"), measured("a", 0)], { most: 2 })).tests).toEqual(["a", "user"]);
    expect((await plan("<", [measured("a", 1)])).tests).toEqual([]);
  });

  it("are nearest that lie in its folder, and then those that use it over the fewest others", () => {
    const users = new Map([
      ["x/a.ts", ["y/b.ts", "x/a.test.ts", "z/a.test.ts"]],
      ["y/b.ts", ["x/b.test.ts", "y/b.test.ts"]],
    ]);
    const near = testsNear("x/a.ts", users, (file) => file.endsWith(".test.ts"));
    expect(near).toEqual(["x/a.test.ts", "x/b.test.ts", "z/a.test.ts", "y/b.test.ts"]);
  });

  it("are found through the index that passes a name on, without types", () => {
    expect(usesOfFile("scripts/mutants/sample-mutants.ts")).toEqual(["packages/core/src/base/random.ts"]);
  });
});

describe("a verdict", () => {
  it("is that of tests that pass again once the change is taken back", async () => {
    const said: string[] = [];
    const scratch = { folder: "", write: () => undefined, remove: () => undefined };
    // One fails for ever once it has failed, one only while the source is changed.
    const ran: string[] = [];
    const process = {
      tests: async () => [],
      run: async ({ tests, changed }: { readonly tests: readonly string[]; readonly changed: readonly string[] }) => {
        ran.push(`${tests.join(" ")}${changed.length > 0 ? " changed" : ""}`);
        const failing = tests.find((test) => test === "broken.test.ts" || changed.length > 0);
        return { failure: failing === undefined ? null : `${failing}: says so`, files: [], ms: 1 };
      },
      stop: () => undefined,
    };
    const judge = openJudge(scratch, process, { limitMs: 1, say: (line) => said.push(line), isOver: () => false });
    const tests = ["broken.test.ts", "good.test.ts"].map((test) => ({ test, ms: 1 }));
    expect(await judge({ mutant: mutantAt("<"), source, tests })).toMatchObject({ outcome: "killed", by: "good.test.ts: says so", tests: 1 });
    expect(await judge({ mutant: mutantAt(">"), source, tests })).toMatchObject({ outcome: "killed" });
    expect(ran).toEqual(["broken.test.ts good.test.ts changed", "broken.test.ts", "good.test.ts changed", "good.test.ts", "good.test.ts changed"]);
    expect(said).toEqual(["left out from here on, for it fails when the change is taken back: broken.test.ts"]);
    expect((await judge({ mutant: mutantAt(">"), source, tests: tests.slice(0, 1) }))?.outcome).toBe("no test");
  });
});

describe("what is entered while a module is loaded", () => {
  it("counts for every test that uses the module, though only the first of a process loads it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "rapporteur-mutants-"));
    const enteredFile = join(folder, "entered.txt");
    let isLoaded = false;
    const process = {
      tests: async () => [],
      run: async ({ tests }: { readonly tests: readonly string[] }) => {
        const load = isLoaded ? "" : `${folder}/${tests[0]}\ta.ts 0\n${folder}/table.ts\ta.ts 0\n`;
        isLoaded = true;
        writeFileSync(enteredFile, `${load}${folder}/${tests[0]}\ta.ts 1\n`);
        return { failure: null, ms: 9, files: tests.map((one) => ({ test: one, failure: null, ms: 7 })) };
      },
      stop: () => undefined,
    };
    const usersOf = (module: string) => new Set(module === "table.ts" ? ["first", "second", "third"] : []);
    const kept = openKeptMeasures(null, new Map());
    const measure = openMeasure(process, { folder, enteredFile, usersOf, kept, say: () => undefined, isOver: () => false });
    const entered = async (tests: readonly string[]) => (await measure(tests)).map((one) => [one.test, [...one.entered].sort()]);
    expect(await entered(["first", "second", "other"])).toEqual([
      ["first", ["a.ts 0", "a.ts 1"]],
      ["second", ["a.ts 0"]],
      ["other", []],
    ]);
    expect(await entered(["third"])).toEqual([["third", ["a.ts 0", "a.ts 1"]]]);
    rmSync(folder, { recursive: true });
  });
});

describe("measures that are kept", () => {
  const test = "test/mutants/mutants.test.ts";
  const sources = new Map([["a.ts", "const one = 1;"]]);

  it("serve the next run over the same sources, which runs no test again", async () => {
    const folder = mkdtempSync(join(tmpdir(), "rapporteur-mutants-"));
    const path = join(folder, "measures.json");
    const ran: string[] = [];
    const process = {
      tests: async () => [],
      run: async ({ tests }: { readonly tests: readonly string[] }) => {
        ran.push(...tests);
        writeFileSync(join(folder, "entered.txt"), tests.map((one) => `${folder}/${one}\ta.ts 0\n${folder}/${one}\ta.ts 2\n`).join(""));
        return { failure: null, ms: 9, files: tests.map((one) => ({ test: one, failure: null, ms: 7 })) };
      },
      stop: () => undefined,
    };
    const measure = (given: ReadonlyMap<string, string>) =>
      openMeasure(process, {
        folder,
        enteredFile: join(folder, "entered.txt"),
        usersOf: () => new Set<string>(),
        kept: openKeptMeasures(path, given),
        say: () => undefined,
        isOver: () => false,
      })([test]);
    const first = await measure(sources);
    expect(first).toEqual([{ test, ms: 7, entered: new Set(["a.ts 0", "a.ts 2"]) }]);
    expect(await measure(sources)).toEqual(first);
    expect(ran).toEqual([test]);
    await measure(new Map([["a.ts", "const one = 2;"]]));
    expect(ran).toEqual([test, test]);
    expect(openKeptMeasures(null, sources).find(test)).toBeUndefined();
    rmSync(folder, { recursive: true });
  });
});

describe("the report of mutants", () => {
  it("counts by package and kind, and lists what no test noticed", () => {
    const outcomes = ["killed", "killed", "survived", "no test"] as const;
    const verdicts: Verdict[] = outcomes.map((outcome) => ({ mutant: mutantAt("<"), outcome, by: null, tests: 1, ms: 1 }));
    const report = reportMutants(verdicts).split("\n");
    expect(report[1]).toBe("core/base                      2         1        1  50 % (15 % to 85 %)");
    expect(report).toContain("comparison                     2         1        1  50 % (15 % to 85 %)");
    expect(report.filter((line) => line === "  packages/core/src/base/some.ts:2 comparison: < → ?")).toHaveLength(2);
  });
});

describe("npm run mutants", () => {
  it("reads its options", () => {
    expect(readOptions(["--in", "a", "--in", "b", "--count", "3"])).toMatchObject({ folders: ["a", "b"], count: 3, seed: 1, limitMs: 60_000 });
    expect([["--count", "3"], ["--in", "a", "--count", "none"], ["--what"]].map(readOptions)).toEqual([null, null, null]);
  });

  it.runIf(isLong)("kills what the tests notice and finds what they do not", () => {
    const root = fileURLToPath(new URL("../../", import.meta.url));
    const args = ["scripts/mutants/main.ts", "--in", "packages/core/src/base", "--count", "8", "--tests", "packages/core/src/base"];
    const { stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    expect(stdout).toMatch(/8 of 8, [1-8] killed/);
  });
});
