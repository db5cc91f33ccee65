import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { BoundedChild, type ChildLimits } from "./bounded-child.ts";

const folder = mkdtempSync(join(tmpdir(), "rapporteur-child-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const serve = fileURLToPath(new URL("./serve-tasks.ts", import.meta.url));
const errors = fileURLToPath(new URL("../../../../core/src/base/errors.ts", import.meta.url));
const script = join(folder, "child.mjs");
writeFileSync(
  script,
  `import { serveTasks } from ${JSON.stringify(serve)};
   import { getHeapSpaceStatistics } from "node:v8";
   import { RapporteurError } from ${JSON.stringify(errors)};
   const tasks = {
     echo: (given) => given,
     pid: () => process.pid,
     slow: (_, begin) => { begin(50); for (;;); },
     hard: (_, begin) => { begin(50, "processor"); for (;;); },
     starved: (ms, begin) => { begin(150, "processor"); return new Promise((done) => setTimeout(() => done(ms), ms)); },
     waiting: (ms, begin) => { begin(50); return new Promise((done) => setTimeout(() => done(ms), ms)); },
     heap: () => { const kept = []; for (;;) kept.push(new Array(10_000).fill(0).map((_, at) => ({ at }))); },
     buffers: () => { const kept = []; for (;;) kept.push(Buffer.alloc(8_000_000, 1)); },
     churn: () => {
       const last = [];
       for (let at = 0; at < 3_000_000; at++) last[at % 100_000] = { at };
       return getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space").space_size / 2 ** 20;
     },
     long: () => "x".repeat(3_000_000),
     refuse: () => { throw new RapporteurError("RAP_SOURCE_EMPTY", { source: "a.txt" }); },
     fail: () => { throw new TypeError("no such thing"); },
     parts: (of, begin) => { for (let done = 0; done < of; done++) begin(1_000, "wall", { done, of }); return of; },
     exit: () => process.exit(3),
     environment: () => Object.keys(process.env),
   };
   serveTasks(async ({ name, given }, begin) => tasks[name](given, begin));`,
);

const limits: ChildLimits = { heapMb: 96, residentMb: 300, answerMb: 2 };
const open: BoundedChild[] = [];
afterEach(() => {
  for (const child of open.splice(0)) child.close();
});
function start(given: Partial<ChildLimits> = {}): BoundedChild {
  const child = new BoundedChild(pathToFileURL(script), { ...limits, ...given });
  open.push(child);
  return child;
}

describe("a process within limits", () => {
  test("answers, and is the same one for the next task", async () => {
    const child = start();
    const given = { bytes: new Uint8Array([1, 2]), map: new Map([["a", 1]]) };
    expect(await child.ask({ name: "echo", given })).toEqual(given);
    expect(await child.ask({ name: "pid" })).toBe(await child.ask({ name: "pid" }));
  });

  test("is told nothing of the program's environment", async () => {
    process.env["RAPPORTEUR_TEST_SECRET"] = "secret";
    expect(await start().ask({ name: "environment" })).not.toContain("RAPPORTEUR_TEST_SECRET");
  });

  test.each([
    ["slow", /more than 0\.05 s/],
    ["hard", /more than 0\.05 s/],
    ["heap", /more than 96 MB of memory/],
    ["buffers", /more than 96 MB of memory/],
    ["exit", /its process ended \(exit 3\)/],
  ])("is ended where a task takes too much: %s", async (name, words) => {
    const child = start();
    await expect(child.ask({ name })).rejects.toThrow(words);
    expect(child.isUsable).toBe(false);
    await expect(child.ask({ name: "echo" })).rejects.toThrow(/ended/);
  });

  test("makes its objects in no more room than it was given", { tags: "long" }, async () => {
    expect(await start({ newMb: 2 }).ask({ name: "churn" })).toBeLessThanOrEqual(6);
    expect(await start().ask({ name: "churn" })).toBeGreaterThan(6);
  });

  test("keeps an answer that is too large to itself", async () => {
    const child = start();
    await expect(child.ask({ name: "long" })).rejects.toThrow(/larger than 2 MB/);
    expect(await child.ask({ name: "echo", given: 1 })).toBe(1);
  });

  test("hands over what a task throws", async () => {
    const child = start();
    await expect(child.ask({ name: "refuse" })).rejects.toMatchObject({ code: "RAP_SOURCE_EMPTY", details: { source: "a.txt" } });
    await expect(child.ask({ name: "fail" })).rejects.toThrow("no such thing");
    expect(child.isUsable).toBe(true);
  });

  test.runIf(process.platform === "linux")(
    "may take longer to start while it is not let at the processor, but not for ever",
    { tags: "long" },
    async () => {
      const late = join(folder, "late.mjs");
      writeFileSync(late, `await new Promise((done) => setTimeout(done, 2500));\n${readFileSync(script, "utf8")}`);
      const child = new BoundedChild(pathToFileURL(late), limits);
      open.push(child);
      expect(await child.ask({ name: "echo", given: 1 }, { startMs: 1000 })).toBe(1);
      const never = new BoundedChild(pathToFileURL(late), limits);
      open.push(never);
      await expect(never.ask({ name: "echo" }, { startMs: 100 })).rejects.toThrow(/more than 0\.1 s/);
    },
  );

  test.runIf(process.platform === "linux")(
    "a stage that computes may take longer while it is not let at the processor, but not for ever",
    { tags: "long" },
    async () => {
      expect(await start().ask({ name: "starved", given: 250 })).toBe(250);
      await expect(start().ask({ name: "starved", given: 4000 })).rejects.toThrow(/more than 0\.15 s/);
      await expect(start().ask({ name: "waiting", given: 250 })).rejects.toThrow(/more than 0\.05 s/);
    },
  );

  test("says how far a task of many parts is", async () => {
    const told: unknown[] = [];
    expect(await start().ask({ name: "parts", given: 3 }, { onProgress: (progress) => told.push(progress) })).toBe(3);
    expect(told).toEqual([0, 1, 2].map((done) => ({ done, of: 3 })));
  });

  test("ends when nobody waits any more", async () => {
    const child = start();
    const gone = new AbortController();
    const asked = child.ask({ name: "slow" }, { signal: gone.signal });
    gone.abort();
    await expect(asked).rejects.toThrow(/called off/);
    expect(child.isUsable).toBe(false);
  });
});
