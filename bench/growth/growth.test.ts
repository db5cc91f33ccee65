import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { growthFigure, memory, type Point } from "./fit.ts";
import { ownMb, watchOwnMemory } from "./own-memory.ts";
import { runWhole } from "./run-whole.ts";

const limit = { must: 1.1, aim: 1 };
const ofMemory = { ...limit, of: memory };
const grown = (exponent: number, factor = 20): Point[] => [1, 2, 4, 8].map((length) => ({ length, amount: factor * length ** exponent }));

test.each([0, 0.9, 1, 1.28])("a stage that grows with the power %d is told with it, in time and in memory", (exponent) => {
  expect(growthFigure("storing", "documents", grown(exponent), limit)).toMatchObject({ name: "storing: exponent of time", value: exponent, n: 4 });
  expect(growthFigure("storing", "documents", grown(exponent), ofMemory).name).toBe("storing: exponent of memory");
});

test("what is too little to be told from nothing does not count", () => {
  const points = [{ length: 0.5, amount: 7.9 }, ...grown(1)];
  expect(growthFigure("storing", "documents", points, ofMemory)).toMatchObject({ value: 1, n: 4, data: "documents; 0.5 to 8, 160 MB at the most" });
});

test("what a process holds is seen while it works", async () => {
  const watch = await watchOwnMemory();
  const before = ownMb();
  const held = Array.from({ length: 40 }, () => Buffer.alloc(1_000_000, 1));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(held.length).toBe(40);
  expect((await watch.end()) - before).toBeGreaterThan(30);
});

test("a stage runs in a process of its own, over the library that storing made", { tags: "long", timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "rapporteur-whole-"));
  try {
    const runs = ["storing", "listing statements"].map((stage) => runWhole(stage, 20, folder));
    for (const { cpuMs, megabytes } of runs) {
      expect(cpuMs).toBeGreaterThan(0);
      expect(megabytes).toBeGreaterThanOrEqual(0);
    }
    expect(() => runWhole("dreaming", 20, folder)).toThrow("dreaming stopped with status 1");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
