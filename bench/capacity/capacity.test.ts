import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withCapacity } from "./capacity-page.ts";
import { limitsOf, needOf, readersOf, usualAssumptions, type UnitCosts } from "./capacity-model.ts";
import { simulateQueue, type QueueSetting } from "./simulate-queue.ts";

const costs: UnitCosts = {
  secondsPerThousandCharacters: 0.2,
  readerMegabytes: 350,
  storeMsPerDocument: 5,
  libraryBytesPerDocument: 50_000,
  tableBytesPerStatement: 33,
  networkMsPerStatement: 0.007,
  networkBytesPerStatement: 440,
};

test("needs grow with the number of documents, and with nothing else", () => {
  const [small, large] = [needOf(1e4, costs), needOf(1e8, costs)];
  for (const [name, value] of Object.entries(small))
    expect(Object.entries(large).find(([other]) => other === name)?.[1]).toBeCloseTo(value * 1e4, -2);
  expect(needOf(3600 * 1000, costs, { ...usualAssumptions, characters: 1000 }).readingCoreHours).toBeCloseTo(200);
});

test("a machine reads with as many processes as it has cores and room for", () => {
  expect(readersOf(costs, usualAssumptions)).toBe(usualAssumptions.cores);
  const small = { ...usualAssumptions, memoryGigabytes: 4 };
  expect(readersOf(costs, small)).toBe(5);
  expect(readersOf(costs, { ...small, memoryGigabytes: 0.5 })).toBe(1);
  const slower = needOf(1e6, costs, small).readingDays / needOf(1e6, costs).readingDays;
  expect(slower).toBeCloseTo(usualAssumptions.cores / 5);
});

test("each limit is met where its need says so, and the first one comes first", () => {
  const limits = limitsOf(costs);
  expect(limits.map(({ from }) => from)).toEqual(limits.map(({ from }) => from).toSorted((a, b) => a - b));
  const reading = limits.find(({ what }) => what === "reading on one machine");
  expect(needOf(reading?.from ?? 0, costs).readingDays).toBeCloseTo(usualAssumptions.patienceDays);
  const disk = limits.find(({ what }) => what === "the disk of one machine");
  expect(needOf(disk?.from ?? 0, costs).libraryGigabytes).toBeCloseTo(usualAssumptions.diskGigabytes);
});

const setting: QueueSetting = { documents: 4000, workers: 4, readSeconds: 1, claimSeconds: 0.002, commitSeconds: 0.005, batch: 50 };

test("few workers are as fast as they read, many as fast as the database is", () => {
  const few = simulateQueue(setting);
  expect(few.perSecond / 4).toBeGreaterThan(0.93);
  expect(few.perSecond / 4).toBeLessThan(1.05);
  expect(few.databaseLoad).toBeCloseTo(few.perSecond * 0.007, 2);
  const many = simulateQueue({ ...setting, documents: 40_000, workers: 400 });
  // One document takes 7 ms of the database, no matter who reads.
  expect(many.perSecond).toBeGreaterThan(0.9 / 0.007);
  expect(many.perSecond).toBeLessThanOrEqual(1 / 0.007);
  expect(many.databaseLoad).toBeGreaterThan(0.9);
  expect(many.workerLoad).toBeLessThan(0.5);
});

test("twice the workers do twice as much until the database is full", () => {
  const perSecond = [1, 2, 4, 8, 16, 32].map((workers) => simulateQueue({ ...setting, documents: 8000, workers }).perSecond);
  for (const [at, value] of perSecond.entries()) if (at > 0) expect(value / (perSecond[at - 1] ?? 1)).toBeGreaterThan(1.8);
});

test("killed workers cost time, and no document is lost or committed twice", () => {
  const killed = simulateQueue({ ...setting, killChance: 0.05 });
  expect(killed.committed).toBe(4000);
  expect(killed.retried).toBeGreaterThan(100);
  expect(killed.seconds).toBeGreaterThan(simulateQueue(setting).seconds);
  expect(killed.seconds).toBeLessThan(simulateQueue(setting).seconds * 1.3);
});

test("the page gets the figures, and keeps what stands around them", () => {
  const page = readFileSync(new URL("../../docs/scale.md", import.meta.url), "utf8");
  const queue = { seconds: 10, committed: 2000, retried: 0, workerLoad: 0.9 };
  const queues = [{ workers: 1024, perSecond: 386.6, databaseLoad: 0.784, ...queue }];
  const figures = { costs, given: usualAssumptions, queues, where: "version 1, a machine" };
  const written = withCapacity(page, figures);
  for (const line of [
    "Measured: version 1, a machine.",
    "| read and code 1,000 characters | 0.2 s of one core |",
    "| a document with ten statements in a library's file, its text of 1,900 characters included | 50 kB |",
    "| a statement in Parquet | 33 bytes |",
    "| reading, core-hours | 3.3 | 330 | 33,000 | 330,000 |",
    "| library | 500 MB | 50 GB | 5 TB | 50 TB |",
    "| a network in one process | 0.7 s, 44 MB | 70 s, 4.4 GB | too large | too large |",
    "| 1,024 | 390 | 78 % of the time |",
    "| price of keeping the tables, a month | under 0.001 | 0.026 | 2.6 | 26 |",
  ])
    expect(
      written.split("\n").some((one) => one.startsWith(line)),
      line,
    ).toBe(true);
  const around = (text: string): string => text.replace(/<!-- written by[^]*until here -->/, "");
  expect(around(written)).toBe(around(page));
  expect(withCapacity(written, figures)).toBe(written);
  expect(() => withCapacity("# No place", figures)).toThrow("has no part");
});
