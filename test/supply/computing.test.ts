import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { importScript } from "./run-script.ts";

/* What `npm test` says it computed is what all its processes computed, also those whose parent ended first. */

const anyFunction = z.custom<(...given: unknown[]) => unknown>((value) => typeof value === "function");
const script = z.object({ ledger: anyFunction, measureComputing: anyFunction }).parse(await importScript("testing/computing.mjs"));
const kept = z.object({ read: anyFunction, seconds: anyFunction });

const measure = (intervalMs: number) => z.object({ seconds: anyFunction, stop: anyFunction }).parse(script.measureComputing(intervalMs));

type Row = readonly [id: number, parent: number, own: number, waited: number, started?: number];

/** Seconds that a ledger of process 10 has after each of several readings. */
function afterEach(...readings: readonly (readonly Row[])[]): unknown[] {
  const one = kept.parse(script.ledger(10));
  return readings.map((rows) => {
    one.read(new Map(rows.map(([id, parent, own, waited, started]) => [id, { parent, own, waited, started: started ?? id }])));
    return one.seconds();
  });
}

describe("the ledger of processes", () => {
  test.each<[string, (readonly Row[])[], number[]]>([
    [
      "only the root and what is below it count",
      [
        [
          [10, 1, 100, 0],
          [11, 10, 50, 0],
          [12, 11, 25, 0],
          [99, 1, 900, 0],
        ],
      ],
      [1.75],
    ],
    [
      "what its parent waited for counts once",
      [
        [
          [10, 1, 100, 0],
          [11, 10, 50, 0],
        ],
        [[10, 1, 100, 70]],
      ],
      [1.5, 1.7],
    ],
    [
      "what its parent did not wait for counts as it was read last",
      [
        [
          [10, 1, 100, 0],
          [11, 10, 50, 0],
        ],
        [[10, 1, 100, 0]],
      ],
      [1.5, 1.5],
    ],
    [
      "a grandchild dies with its parent and nobody waited for it",
      [
        [
          [10, 1, 100, 0],
          [11, 10, 50, 0],
          [12, 11, 200, 0],
        ],
        [[10, 1, 100, 50]],
      ],
      [3.5, 3.5],
    ],
    [
      "an orphan stays in the run",
      [
        [
          [10, 1, 100, 0],
          [11, 10, 50, 0],
          [12, 11, 20, 0],
        ],
        [
          [10, 1, 100, 50],
          [12, 1, 300, 0],
        ],
        [[10, 1, 100, 50]],
      ],
      [1.7, 4.5, 4.5],
    ],
    [
      "another process with the number of one that ended is none of the run",
      [
        [
          [10, 1, 100, 0],
          [11, 10, 50, 0, 5],
        ],
        [
          [10, 1, 100, 50],
          [11, 1, 900, 0, 6],
        ],
      ],
      [1.5, 1.5],
    ],
  ])("%s", (_, readings, expected) => {
    expect(afterEach(...readings)).toEqual(expected);
  });
});

test.runIf(process.platform === "linux")("nothing is read any more once the measure is ended", () => {
  vi.useFakeTimers();
  try {
    const { stop } = measure(20);
    expect(vi.getTimerCount()).toBe(1);
    stop();
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test.runIf(process.platform === "linux")("a process that outlives its parent is counted", async () => {
  const works =
    "for (let used = 0; used < 400_000; ) { const { user, system } = process.cpuUsage(); used = user + system; } console.log(process.pid); setInterval(() => 0, 1000)";
  const parent = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(works)}], { stdio: "inherit" })`;
  const computing = measure(20);
  const child = spawn(process.execPath, ["-e", parent], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const [said] = await once(child.stdout, "data");
  await pause(60);
  child.kill("SIGKILL");
  await ended;
  const measured = computing.seconds();
  computing.stop();
  process.kill(Number(String(said)), "SIGKILL");
  expect(measured).toBeGreaterThan(0.4);
});
